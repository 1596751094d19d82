// The caller's own limits: who may send now, and what the server says of its limits.

import { failure, isBankingError } from "../../errors.js";
import { quietly } from "../events.js";
import type { LimitedAnswer, Limiter } from "../options.js";
import type { Incoming } from "../sending/sender.js";
import { beforeDeadline, type CallDeadline } from "./deadline.js";
import { retryAfterMs } from "./retry.js";

/** Waits until the limiter lets a request through. Rejects with `rate_limit` when that is not in time. */
export async function admitted(limiter: Limiter, callDeadline: CallDeadline): Promise<void> {
  const controller = new AbortController();
  let refusal: unknown;
  const acquire = async () => {
    try {
      await limiter.acquire(controller.signal);
    } catch (error) {
      refusal = error;
      throw failure("rate_limit", "the limiter let no request through");
    }
  };
  try {
    await beforeDeadline(callDeadline, Number.POSITIVE_INFINITY, acquire, () => controller.abort());
  } catch (error) {
    if (isBankingError(error) && error.category === "aborted") throw error;
    // A limiter that hears of the abort says at once when there would have been room.
    for (let turn = 0; refusal === undefined && turn < 8; turn += 1) await undefined;
    const waitMs: unknown = Object(refusal).retryAfterMs;
    throw failure("rate_limit", "the limiter let no request through in time", {
      retryable: true,
      ...(typeof waitMs === "number" &&
        waitMs >= 0 &&
        Number.isFinite(waitMs) && { retryAfterMs: Math.ceil(waitMs) }),
    });
  }
}

/** Tells the limiter what an answer says of the server's limits. */
export function reportLimits(limiter: Limiter, incoming: Incoming): void {
  if (typeof limiter.answered !== "function") return;
  const { status } = incoming;
  const waitMs = retryAfterMs(incoming.header("retry-after"), Date.now(), incoming.header("date"));
  const remaining = count(incoming.header("ratelimit-remaining") ?? incoming.header("x-ratelimit-remaining"));
  const reset = count(incoming.header("ratelimit-reset") ?? incoming.header("x-ratelimit-reset"));
  if (status !== 429 && remaining === undefined && reset === undefined) return;
  const answer: LimitedAnswer = {
    status,
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    ...(remaining !== undefined && { remaining }),
    ...(reset !== undefined && { resetMs: fromNow(reset) }),
  };
  quietly(() => limiter.answered?.(answer));
}

function count(header: string | null): number | undefined {
  return header !== null && /^\s*\d{1,15}\s*$/.test(header) ? Number(header) : undefined;
}

/** Seconds from now, or since 1970: servers write both. */
function fromNow(reset: number): number {
  return reset > 1_000_000_000 ? Math.max(0, reset * 1000 - Date.now()) : reset * 1000;
}
