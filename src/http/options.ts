import { BankingError } from "../errors.js";
import type { ClientEvent } from "./events.js";

/** The numbers of a client. Each can be set for the client and for one call. */
export interface Limits {
  /** One attempt: connecting, headers and the whole body. Milliseconds, default 30 000. */
  readonly timeoutMs?: number;
  /** One call: all attempts, waits and token requests. Milliseconds, default 90 000. */
  readonly deadlineMs?: number;
  /** Repeats after a first attempt that failed in passing; default 2. Writes repeat only if the first cannot have happened. */
  readonly maxRetries?: number;
  /** Waits double from `baseMs` (250) to `maxMs` (8 000), half of each left to chance. */
  readonly backoff?: { readonly baseMs?: number; readonly maxMs?: number };
  /** Bytes of an answer after decompression; default 10 MiB. */
  readonly maxResponseBytes?: number;
  /** Pages one iteration may ask for; default 10 000. */
  readonly maxPages?: number;
}

/** A refusal's body, as text and cut at 16 KiB: it may hold anything, personal data included. */
export interface RefusalBody {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** Options of one call. */
export interface CallOptions extends Limits {
  /** Settles the call at once, with category `aborted`. */
  readonly signal?: AbortSignal;
  /** Sent as `Idempotency-Key`, or where the provider documents a field of the body for it, there. */
  readonly idempotencyKey?: string;
  /** Called with the body of an answer that is not a success, which errors never hold. */
  readonly onRefusalBody?: (refusal: RefusalBody) => void;
}

/**
 * A given `fetch` is called as `fetch(url, init)` and must honour `init.signal` for connections to be closed in time. What it
 * repeats of itself is beyond us: Node's own sends a request that is answered 421 once more, writes too.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of every client. */
export interface ClientOptions extends Limits {
  /** https, or http to this machine; without credentials, query or fragment. */
  readonly baseUrl?: string;
  readonly fetch?: Fetch;
  /** One event per attempt, retry, token request and call: names, numbers and categories. What it throws is ignored. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Leave passwords, PIN codes and the like in `wire`. Default false. */
  readonly includeSecrets?: boolean;
}

export interface ResolvedLimits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxRetries: number;
  readonly backoff: { readonly baseMs: number; readonly maxMs: number };
  readonly maxResponseBytes: number;
  readonly maxPages: number;
}

const defaults: ResolvedLimits = {
  timeoutMs: 30_000,
  deadlineMs: 90_000,
  maxRetries: 2,
  backoff: { baseMs: 250, maxMs: 8_000 },
  maxResponseBytes: 10 * 2 ** 20,
  maxPages: 10_000,
};

// setTimeout turns anything longer into no wait at all.
const longestTimer = 2 ** 31 - 1;

/** The own properties of what a caller passed: a polluted Object.prototype sets no option. */
export function own<T extends object>(
  given: T | undefined,
  what: string,
  category: "input" | "config" = "input",
): T {
  if (given !== undefined && (typeof given !== "object" || given === null || Array.isArray(given))) {
    throw new BankingError(`${what} must be an object`, { category });
  }
  return Object.assign(Object.create(null), given);
}

/** `given` over `base`, checked. */
export function limits(
  given: Limits,
  category: "input" | "config",
  base: ResolvedLimits = defaults,
): ResolvedLimits {
  const number = (name: string, value: number | undefined, standard: number, least: number, most: number) => {
    if (value === undefined) return standard;
    const whole = name === "timeoutMs" || name === "deadlineMs" || Number.isInteger(value);
    if (typeof value !== "number" || !whole || !(value >= least && value <= most)) {
      throw new BankingError(`${name} must be a number from ${least} to ${most}`, { category });
    }
    return value;
  };
  const backoff = own(given.backoff, "backoff", category);
  return {
    timeoutMs: number("timeoutMs", given.timeoutMs, base.timeoutMs, 1, longestTimer),
    deadlineMs: number("deadlineMs", given.deadlineMs, base.deadlineMs, 1, longestTimer),
    maxRetries: number("maxRetries", given.maxRetries, base.maxRetries, 0, 100),
    backoff: {
      baseMs: number("backoff.baseMs", backoff.baseMs, base.backoff.baseMs, 1, longestTimer),
      maxMs: number("backoff.maxMs", backoff.maxMs, base.backoff.maxMs, 1, longestTimer),
    },
    maxResponseBytes: number(
      "maxResponseBytes",
      given.maxResponseBytes,
      base.maxResponseBytes,
      1,
      2 ** 53 - 1,
    ),
    maxPages: number("maxPages", given.maxPages, base.maxPages, 1, 2 ** 53 - 1),
  };
}

/** Options for requests that are one call to the caller: together they end by its deadline. */
export function together(call: CallOptions, standard: ResolvedLimits): () => CallOptions {
  const { deadlineMs = standard.deadlineMs } = call;
  // Not to be used: the first request says so.
  if (!(deadlineMs >= 1)) return () => call;
  const end = performance.now() + deadlineMs;
  return () => ({ ...call, deadlineMs: Math.max(1, end - performance.now()) });
}

/** Checks a base URL and cuts its trailing slash. Requests go to this origin and no other. */
export function baseUrl(given: unknown, name = "baseUrl"): string {
  const refuse = (why: string) => new BankingError(`${name} ${why}`, { category: "config" });
  if (typeof given !== "string") throw refuse("must be text");
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw refuse("is not a URL");
  }
  const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw refuse("must be https (http only for this machine)");
  }
  if (url.username || url.password) throw refuse("must not hold credentials");
  if (/[?#]/.test(given)) throw refuse("must not have a query or a fragment");
  return url.href.replace(/\/+$/, "");
}
