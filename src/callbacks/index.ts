import type { webhooks } from "../../generated/counterparty.js";
import { numberWithin } from "../auth/options.js";
import { failure } from "../errors.js";
import { quietly } from "../http/events.js";
import { refuseUnknown } from "../http/names.js";
import { type Fetch, isFunction, own } from "../http/options.js";
import { type KeySource, keysOf } from "./keys.js";
import { type Session, type TokenFault, verified } from "./session.js";

export type { KeySet, KeySource, PublicKey } from "./keys.js";
export type { Session } from "./session.js";

type Answer<Name extends keyof webhooks> =
  webhooks[Name]["get"]["responses"][200]["content"]["application/json"];

/** What a handler is asked. `signal` aborts when the answer would come too late. */
export interface CallbackRequest extends Session {
  readonly signal: AbortSignal;
}

type Handler<Body> = (request: CallbackRequest) => Body | undefined | null | Promise<Body | undefined | null>;

/** What happened with one call, for logs: no value of the token or of an answer. */
export interface CallbackEvent {
  /** Absent where the path was none of the three. */
  readonly callback?: CallbackName;
  readonly outcome: "answered" | "denied";
  /**
   * Why it was denied: the `request` is no GET of one of the three paths; the `token` is none; its `key` is not known; the
   * `signature` is wrong; it has `expired` or is not valid yet; its `claims` are not those of the page; the handler gave nothing
   * (`unknown`), threw (`handler`), gave something else than the spec says (`answer`) or took too long (`late`).
   */
  readonly reason?: TokenFault | "request" | "unknown" | "handler" | "answer" | "late";
  readonly durationMs: number;
}

export interface CallbackOptions {
  /**
   * Public keys: a key set (`{ keys }`) or the address of one (the platform's is `/.well-known/jwks.json` below its base URL), or
   * a list of both. Where requests of the bank carry a JWT of its own, its own key signs the callbacks, too.
   */
  readonly jwks: KeySource | readonly KeySource[];
  /** Who the customer with the login `object` is. */
  readonly userAuth: Handler<Answer<"user_auth">>;
  /** The secret of the customer with the external identifier `object`: text, or `{ key }`. */
  readonly key: Handler<string | Answer<"key">>;
  /** The external identifier of the customer with the external identifier `object`: text, or `{ external_id }`. */
  readonly externalId: Handler<string | Answer<"external_id">>;
  /** Difference of clocks that is put up with, in seconds. Default 5, at most 60. */
  readonly toleranceSeconds?: number | undefined;
  /** How long after its `iat` a token is good, whatever its `exp` says. Default 1200, the lifetime that the pages recommend. */
  readonly maxAgeSeconds?: number | undefined;
  readonly onEvent?: ((event: CallbackEvent) => void) | undefined;
  /** What keys are fetched with. Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
}

const callbacks = {
  user_auth: "userAuth",
  key: "key",
  external_id: "externalId",
} as const satisfies Record<keyof webhooks, keyof CallbackOptions>;

type CallbackName = (typeof callbacks)[keyof webhooks];

/** What is answered: these properties and no other, all of them text. */
const answers = {
  userAuth: {
    required: ["external_id", "key"],
    optional: ["first_name", "last_name", "email", "phone"],
  },
  key: { required: ["key"], optional: [] },
  externalId: { required: ["external_id"], optional: [] },
} as const satisfies {
  userAuth: Properties<Answer<"user_auth">>;
  key: Properties<Answer<"key">>;
  externalId: Properties<Answer<"external_id">>;
};

interface Properties<Body> {
  readonly required: readonly (keyof Body & string)[];
  readonly optional: readonly (keyof Body & string)[];
}

const optionNames = [
  "jwks",
  "userAuth",
  "key",
  "externalId",
  "toleranceSeconds",
  "maxAgeSeconds",
  "onEvent",
  "fetch",
] as const satisfies readonly (keyof CallbackOptions)[];

/** The platform gives up after a second; the way back takes its part. */
const longestMs = 900;
const longestExternalId = 500;

/**
 * Answers the three calls that the counterparty platform makes to a bank before it lets an operation through: `GET …/user_auth`,
 * `GET …/key` and `GET …/external_id`. The function is a standard one from `Request` to `Response` and fits Hono, Next.js, Workers
 * and, through an adapter, Express; whatever stands before the last segment of the path is yours.
 *
 * The token in `X-Session-ID` must be an RS256 JWT of a known key with the claims `flow`, `sub`, `obj`, `iat` and `exp`. Everything
 * else, a handler that gives nothing, throws or takes more than 900 ms is the same 401 without a reason; `onEvent` hears which.
 * The pages name no claim that makes a token good for one call only: until it expires, somebody who has seen it can use it again.
 *
 * @see https://docs.prozora.network/bank-integration/eng/api-methods/authentification/bank-authorization
 */
export function createCounterpartyCallbacks(
  options: CallbackOptions,
): (request: Request) => Promise<Response> {
  const given = own(options, "options", "config");
  refuseUnknown(given, optionNames, "option", "config");
  for (const name of ["jwks", "userAuth", "key", "externalId"] as const) {
    if (given[name] === undefined) throw failure("config", `${name} is required`);
    if (name !== "jwks") isFunction(name, given[name], "config");
  }
  isFunction("onEvent", given.onEvent, "config");
  isFunction("fetch", given.fetch, "config");
  const sources = (Array.isArray(given.jwks) ? given.jwks : [given.jwks]) as readonly KeySource[];
  if (sources.length === 0) throw failure("config", "jwks is empty");
  const verification = {
    keys: keysOf(sources, given.fetch),
    toleranceSeconds: numberWithin("toleranceSeconds", given.toleranceSeconds, 5, [0, 60]),
    maxAgeSeconds: numberWithin("maxAgeSeconds", given.maxAgeSeconds, 1200, [1, 86_400]),
  };

  const decide = async (name: CallbackName | undefined, request: Request, signal: AbortSignal) => {
    if (name === undefined || request.method !== "GET") return "request";
    const session = await verified(request.headers.get("x-session-id"), verification);
    if (typeof session === "string") return session;
    let answer: unknown;
    try {
      answer = await given[name]({ ...session, signal });
    } catch {
      return "handler";
    }
    if (answer === undefined || answer === null) return "unknown";
    return bodyOf(name, answer) ?? "answer";
  };

  return async (request) => {
    const started = performance.now();
    const name = callbackOf(request);
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), longestMs);
    });
    const decided = await Promise.race([decide(name, request, controller.signal), late]);
    clearTimeout(timer);
    if (decided === "late") controller.abort();
    const isAnswered = typeof decided === "object";
    const { onEvent } = given;
    if (onEvent)
      quietly(() =>
        onEvent({
          ...(name && { callback: name }),
          outcome: isAnswered ? "answered" : "denied",
          ...(!isAnswered && { reason: decided }),
          durationMs: performance.now() - started,
        }),
      );
    return isAnswered ? answered(decided) : denied();
  };
}

function callbackOf(request: Request): CallbackName | undefined {
  try {
    const last = new URL(request.url).pathname.split("/").at(-1) ?? "";
    return Object.hasOwn(callbacks, last) ? callbacks[last as keyof webhooks] : undefined;
  } catch {
    return undefined;
  }
}

/** The properties of the spec; nothing where one is missing or of another type. What else a record holds stays here. */
function bodyOf(name: CallbackName, given: unknown): Readonly<Record<string, string>> | undefined {
  const { required, optional } = answers[name];
  const record: object =
    typeof given === "string" && name !== "userAuth" ? { [required[0]]: given } : Object(given);
  const body: Record<string, string> = {};
  for (const property of [...required, ...optional]) {
    const value: unknown = Object.hasOwn(record, property) ? Reflect.get(record, property) : undefined;
    const isNone = value === undefined || value === null;
    if (isNone && (optional as readonly string[]).includes(property)) continue;
    if (typeof value !== "string") return undefined;
    if (value === "" && (required as readonly string[]).includes(property)) return undefined;
    body[property] = value;
  }
  return (body.external_id?.length ?? 0) > longestExternalId ? undefined : body;
}

const unseen = { "cache-control": "no-store" };

function answered(body: object): Response {
  return Response.json(body, { status: 200, headers: unseen });
}

function denied(): Response {
  return new Response(null, { status: 401, headers: unseen });
}
