import type { ResolvedLimits } from "../options.js";

/** Half of the wait grows, half is chance: clients that failed together do not come back together. */
export function backoffMs(
  { baseMs, maxMs }: Pick<ResolvedLimits, "baseMs" | "maxMs">,
  retry: number,
): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** (retry - 1));
  return Math.ceil((ceiling * (1 + Math.random())) / 2);
}

/**
 * `Retry-After` in milliseconds from now. Absent when it is missing, past, or no number or date. A date is a time of the server's
 * clock, which the answer's own `Date` shows; without one, ours is all there is.
 */
export function retryAfterMs(
  header: string | null,
  now = Date.now(),
  date: string | null = null,
): number | undefined {
  const text = header?.trim() ?? "";
  const wait = /^\d+(\.\d+)?$/.test(text)
    ? Math.ceil(Number(text) * 1000)
    : timeOf(text, 0) - timeOf(date ?? "", now);
  return wait > 0 ? Math.min(wait, Number.MAX_SAFE_INTEGER) : undefined;
}

/** The time of an HTTP date. Anything else is no time: the other one given. */
function timeOf(text: string, otherwise: number): number {
  if (!/^[A-Z][a-z]{2}.*\d\d:\d\d:\d\d/.test(text)) return otherwise;
  const time = Date.parse(text.replace(/( GMT)?$/, " GMT"));
  return Number.isNaN(time) ? otherwise : time;
}

/** What an outage may cost: each retry takes one, each success gives one back. */
export class RetryBudget {
  #left = 20;

  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  refill(): void {
    this.#left = Math.min(20, this.#left + 1);
  }
}
