import { type ErrorCategory, failure } from "../errors.js";
import type { ClientEvent } from "./events.js";
import type { HttpDispatcher } from "./sending/sender.js";

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
  /**
   * Node only: an undici `Dispatcher` to send through, such as an `Agent` with client certificates, a `ProxyAgent` or a
   * `MockAgent`. Its idle connections are its owner's to close. It excludes `fetch`.
   */
  readonly dispatcher?: HttpDispatcher | undefined;
  /** One event per attempt, retry, token request and call: names, numbers and categories. What it throws is ignored. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Leave passwords, PIN codes and the like in `wire`. Default false. */
  readonly includeSecrets?: boolean;
}

const standards = {
  timeoutMs: 30_000,
  deadlineMs: 90_000,
  maxRetries: 2,
  maxResponseBytes: 10 * 2 ** 20,
  maxPages: 10_000,
  baseMs: 250,
  maxMs: 8_000,
};

export type ResolvedLimits = Readonly<typeof standards>;

const names = Object.keys(standards) as (keyof ResolvedLimits)[];

/** The own properties of what a caller passed: a polluted Object.prototype sets no option. */
export function own<T extends object>(given: T | undefined, what: string, category?: ErrorCategory): T {
  if (given === undefined) return nothing;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw failure(category ?? "input", `${what} must be an object`);
  }
  // Not Object.create(null): what that makes is slow to read.
  return Object.setPrototypeOf({ ...given }, null);
}

const nothing = Object.freeze(Object.setPrototypeOf({}, null));

/** `given` over `base`, checked. */
export function limits(
  given: Limits,
  category: ErrorCategory,
  base: ResolvedLimits = standards,
): ResolvedLimits {
  const all = own({ ...given, ...own(given.backoff, "backoff", category) }, "");
  const check = (name: string, standard: number): number => {
    const value: unknown = Reflect.get(all, name);
    if (value === undefined) return standard;
    const isTime = name.endsWith("Ms");
    const least = name === "maxRetries" ? 0 : 1;
    // setTimeout turns anything longer into no wait at all.
    const most = isTime ? 2 ** 31 - 1 : name === "maxRetries" ? 100 : 2 ** 53 - 1;
    if (
      typeof value !== "number" ||
      !(value >= least && value <= most && (isTime || Number.isInteger(value)))
    ) {
      throw failure(category, `${name} must be a number from ${least} to ${most}`);
    }
    return value;
  };
  const resolved = { ...base };
  for (const name of names) resolved[name] = check(name, base[name]);
  return resolved;
}

/** A hook, where there is one. */
export function isFunction(name: string, value: unknown, category: ErrorCategory): void {
  if (value !== undefined && typeof value !== "function")
    throw failure(category, `${name} must be a function`);
}

/** Options for requests that are one call to the caller: together they end by its deadline. */
export function together(given: CallOptions | undefined, standard: ResolvedLimits): () => CallOptions {
  const call = own(given, "call");
  const { deadlineMs = standard.deadlineMs } = call;
  // Not to be used: the first request says so.
  if (!(typeof deadlineMs === "number" && deadlineMs >= 1)) return () => call;
  const end = performance.now() + deadlineMs;
  return () => ({ ...call, deadlineMs: Math.max(1, end - performance.now()) });
}

/** Checks a base URL and cuts its trailing slash. Requests go to this origin and no other. */
export function baseUrl(given: unknown, name = "baseUrl"): string {
  const text = typeof given === "string" ? given : "";
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // No URL at all.
  }
  const usable =
    url &&
    (url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname))) &&
    !url.username &&
    !url.password &&
    !/[?#]/.test(text);
  if (!url || !usable) {
    throw failure(
      "config",
      `${name} must be an https URL (http only for this machine) without credentials, query or fragment`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
