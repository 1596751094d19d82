import { type ErrorCategory, failure } from "../errors.js";
import type { CallFacts, ClientEvent } from "./events.js";
import { refuseUnknown } from "./names.js";
import type { HttpDispatcher } from "./sending/sender.js";

/** The numbers of a client. Each can be set for the client and for one call. */
export interface Limits {
  /** One attempt: connecting, headers and the whole body. Milliseconds, default 30 000. */
  readonly timeoutMs?: number | undefined;
  /** One call: all attempts, waits and token requests. Milliseconds, default 90 000. */
  readonly deadlineMs?: number | undefined;
  /** Repeats after a first attempt that failed in passing; default 2. Writes repeat only if the first cannot have happened. */
  readonly maxRetries?: number | undefined;
  /** Waits double from `baseMs` (250) to `maxMs` (8 000), half of each left to chance. */
  readonly backoff?:
    | { readonly baseMs?: number | undefined; readonly maxMs?: number | undefined }
    | undefined;
  /** Bytes of an answer after decompression; default 10 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Pages one iteration may ask for; default 10 000. */
  readonly maxPages?: number | undefined;
}

/** A refusal's body, as text and cut at 16 KiB: it may hold anything, personal data included. */
export interface RefusalBody {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/**
 * Decides when a request may go out. Waiting counts towards the deadline of the call: one that cannot go out in time fails as
 * `rate_limit`, with nothing sent.
 */
export interface Limiter {
  /** Resolves when the next request may be sent. `signal` aborts when the call no longer waits. */
  acquire(signal: AbortSignal): Promise<void>;
  /** Hears how the server answered, where that says something about its limits: a 429, or `RateLimit` headers. */
  answered?(answer: LimitedAnswer): void;
}

/** What an answer says about the limits of the server. */
export interface LimitedAnswer {
  readonly status: number;
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfterMs?: number;
  /** Requests that are left, from `RateLimit-Remaining` or `X-RateLimit-Remaining`. */
  readonly remaining?: number;
  /** Milliseconds until there are more, from `RateLimit-Reset` or `X-RateLimit-Reset`. */
  readonly resetMs?: number;
}

/** An attempt that is about to be sent. */
export interface TracedAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds since the call began. */
  readonly sinceMs: number;
}

/** Gives `traceparent` and `tracestate` of an attempt; what else it gives, or throws, is ignored. See `banking-customers/otel`. */
export type TraceHeaders = (attempt: TracedAttempt & CallFacts) => {
  readonly traceparent?: string;
  readonly tracestate?: string;
};

/** Watches answers: see `banking-customers/observe`. What it throws is ignored. */
export interface ClientObserver {
  answered(answer: ClientAnswer): void;
}

/** One answer of an operation, refusals included. It holds personal data and secrets. */
export interface ClientAnswer {
  readonly provider: string;
  /** The spec's operationId. */
  readonly operation: string;
  readonly status: number;
  header(name: string): string | null;
  /** The parsed JSON; `undefined` where the body was none. */
  readonly data: unknown;
  /** What was asked for. */
  readonly request: { readonly params?: unknown; readonly body?: unknown };
}

/** Options of one call. */
export interface CallOptions extends Limits {
  /** Settles the call at once, with category `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Sent as `Idempotency-Key`, or where the provider documents a field of the body for it, there. */
  readonly idempotencyKey?: string | undefined;
  /** Called with the body of an answer that is not a success, which errors never hold. */
  readonly onRefusalBody?: ((refusal: RefusalBody) => void) | undefined;
}

/**
 * A given `fetch` is called as `fetch(url, init)` and must honour `init.signal` for connections to be closed in time. What it
 * repeats of itself is beyond us: Node's own sends a request that is answered 421 once more, writes too.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of every client. */
export interface ClientOptions extends Limits {
  /** https, or http to this machine; without credentials, query or fragment. */
  readonly baseUrl?: string | URL | undefined;
  readonly fetch?: Fetch | undefined;
  /**
   * Node only: an undici `Dispatcher` to send through, such as an `Agent` with client certificates, a `ProxyAgent` or a
   * `MockAgent`. Its idle connections are its owner's to close. It excludes `fetch`.
   */
  readonly dispatcher?: HttpDispatcher | undefined;
  /** One event per attempt, retry, token request and call: names, numbers and categories. What it throws is ignored. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  /** Asked right before each attempt for the headers that continue a trace at the server. None are sent without it. */
  readonly traceHeaders?: TraceHeaders | undefined;
  /** Asked before each attempt, token requests of its own options included. */
  readonly limiter?: Limiter | undefined;
  /** Shown every answer, before anything is taken out of it. It cannot change, delay or fail a call. */
  readonly observer?: ClientObserver | undefined;
  /** Leave passwords, PIN codes and the like in `wire`. Default false. */
  readonly includeSecrets?: boolean | undefined;
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
const inBackoff = ["baseMs", "maxMs"];
const limitNames = [...names.filter((name) => !inBackoff.includes(name)), "backoff"];

/** Every option of a call. */
export const callNames: readonly string[] = [...limitNames, "signal", "idempotencyKey", "onRefusalBody"];

/** Every option that all clients have. */
export const clientNames: readonly string[] = [
  ...limitNames,
  "baseUrl",
  "fetch",
  "dispatcher",
  "limiter",
  "observer",
  "onEvent",
  "traceHeaders",
  "includeSecrets",
];

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
  const backoff = own(given.backoff, "backoff", category);
  refuseUnknown(backoff, inBackoff, "member of backoff", category);
  const all = own({ ...given, ...backoff }, "");
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
  // The first request refuses a deadline that is none.
  if (!(typeof deadlineMs === "number" && deadlineMs >= 1)) return () => call;
  const end = performance.now() + deadlineMs;
  return () => ({ ...call, deadlineMs: Math.max(1, end - performance.now()) });
}

/** Checks a base URL and cuts its trailing slash. Requests go to this origin and no other. */
export function baseUrl(given: unknown, name = "baseUrl"): string {
  return address(given, name).href.replace(/\/+$/, "");
}

/** An address that requests may go to. The message names what is wrong with this one, and no part of it. */
export function address(given: unknown, name: string): URL {
  const wrong = (why: string) => failure("config", `${name} ${why}`);
  if (given === undefined) throw wrong("is required");
  const text = given instanceof URL ? given.href : given;
  if (typeof text !== "string") throw wrong(`must be text or a URL, not ${kindOf(given)}`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong("is not a whole URL: it must begin with https://");
  }
  const { protocol, hostname, username, password } = url;
  if (protocol !== "https:" && protocol !== "http:") throw wrong("must begin with https://");
  if (protocol === "http:" && !loopback.test(hostname))
    throw wrong("must be https: http is for this machine only");
  if (username || password) throw wrong("must not hold credentials");
  if (text.includes("?")) throw wrong("must not have a query");
  if (text.includes("#")) throw wrong("must not have a fragment");
  return url;
}

/** What a value is, in a word. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" || typeof value === "undefined" ? `${typeof value}` : `a ${typeof value}`;
}

// Names below localhost are asked of DNS, which may send them anywhere.
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
