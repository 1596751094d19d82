import { BankingError, type ErrorCategory, isBankingError } from "../errors.js";
import { call } from "../http/attempts/call.js";
import type { TokenSource } from "../http/attempts/credentials.js";
import type { Connection, Operation, Plan } from "../http/attempts/plan.js";
import { RetryBudget } from "../http/attempts/retry.js";
import { removedNames } from "../http/bodies/answer.js";
import { headerValue } from "../http/bodies/request.js";
import { refuseUnknown } from "../http/names.js";
import { type ClientOptions, clientNames, isFunction, limits, own } from "../http/options.js";
import { senderFor } from "../http/sending/choose.js";
import type { Incoming, Outgoing, Sender, Sending } from "../http/sending/sender.js";
import { cachedToken, type FetchedToken } from "./cached.js";
import { text, tokenUrl } from "./options.js";

/**
 * Options of every token endpoint. Limits are those of a client and count for token requests alone; a call that waits for a
 * token still ends by its own deadline.
 */
export interface TokenEndpointOptions
  extends Omit<ClientOptions, "baseUrl" | "includeSecrets" | "maxPages" | "observer"> {
  /** https, or http to this machine; without credentials, query or fragment. */
  readonly tokenUrl: string | URL;
  readonly clientId: string;
  /** Space-separated, as in RFC 6749. Left out when absent. */
  readonly scope?: string | undefined;
  /** More fields of the request's body, such as `audience` or `resource`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** A token is replaced this long before it expires, at the earliest after half of its lifetime. Default 60. */
  readonly refreshBeforeSeconds?: number | undefined;
}

export type Fields = Readonly<Record<string, string>>;

/** How one kind of client asks. */
export interface TokenRequest {
  readonly id: string;
  /** Options that this kind has beside those of every token endpoint. */
  readonly names?: readonly string[];
  readonly fields: Fields;
  readonly headers?: Fields;
  readonly json?: boolean;
  /** What nothing an endpoint says may repeat. */
  readonly secrets: readonly string[];
  /** Made anew for each attempt: a server that remembers a `jti` refuses its second use. */
  readonly prove?: () => Promise<{ readonly fields?: Fields; readonly headers?: Fields }>;
}

const endpointNames = [
  ...clientNames.filter((name) => !/^(baseUrl|includeSecrets|maxPages|observer)$/.test(name)),
  "tokenUrl",
  "clientId",
  "scope",
  "parameters",
  "refreshBeforeSeconds",
];

const provider = "oauth";
const operation: Operation = { method: "POST", path: "{tokenUrl}", effect: "read", answer: "object" };
const nothing = removedNames([]);
const kept: ReadonlySet<ErrorCategory> = new Set(["network", "timeout", "aborted", "redirect"]);
// RFC 6749, section 5.2.
const known =
  /"error"\s*:\s*"(invalid_(?:request|client|grant|scope)|unauthorized_client|unsupported_grant_type)"/;

/** Tokens of an endpoint in the tokenRequest of RFC 6749. What goes wrong is `auth`, `network`, `timeout` or `redirect`. */
export function tokenEndpoint(options: TokenEndpointOptions, tokenRequest: TokenRequest): TokenSource {
  refuseUnknown(options, [...endpointNames, ...(tokenRequest.names ?? [])], "option", "config");
  const url = tokenUrl(options.tokenUrl);
  const standard = limits(options, "config");
  isFunction("onEvent", options.onEvent, "config");
  const fields = { ...tokenRequest.fields, ...more(options, tokenRequest.fields) };
  const headers = {
    accept: "application/json",
    "content-type": tokenRequest.json ? "application/json" : "application/x-www-form-urlencoded",
    ...tokenRequest.headers,
  };
  const encode = (all: Fields) =>
    tokenRequest.json ? JSON.stringify(all) : new URLSearchParams(all).toString();
  const plain = senderFor(options);
  const budget = new RetryBudget();
  const { id, secrets, prove } = tokenRequest;
  isFunction("traceHeaders", options.traceHeaders, "config");

  const fetchToken = async ({ signal }: { readonly signal: AbortSignal }): Promise<FetchedToken> => {
    let attempts = 0;
    let code: string | undefined;
    const finish = async (request: Outgoing): Promise<Outgoing> => {
      const proof = await prove?.();
      attempts += 1;
      code = undefined;
      const body = proof?.fields ? encode({ ...fields, ...proof.fields }) : request.body;
      return { ...request, body, headers: { ...request.headers, ...proof?.headers } };
    };
    const connection: Connection = {
      provider,
      send: finishing(plain, finish, secrets),
      budget,
      onEvent: options.onEvent,
      traceHeaders: options.traceHeaders,
      limiter: options.limiter,
      readRefusal(status, refusal) {
        code = known.exec(refusal)?.[1];
        return status < 400 ? undefined : "auth";
      },
    };
    const plan: Plan<FetchedToken> = {
      id,
      operation,
      base: `${url}/`,
      url,
      body: encode(fields),
      headers,
      asked: [],
      acts: { operation: id },
      limits: standard,
      options: { signal },
      without: nothing,
      as: ({ data }) => read(Object(data)),
    };
    // A key that cannot be used fails here, and not as a connection that broke.
    await prove?.();
    try {
      return await call(connection, plan);
    } catch (error) {
      if (!isBankingError(error)) throw error;
      throw new BankingError(error.message.replace(`${provider} ${id}: `, ""), {
        ...error.toJSON(),
        provider,
        operation: id,
        method: operation.method,
        path: operation.path,
        category: kept.has(error.category) ? error.category : "auth",
        code,
        attempts,
      });
    }
  };
  const { deadlineMs } = standard;
  return cachedToken(fetchToken, { refreshBeforeSeconds: options.refreshBeforeSeconds, deadlineMs });
}

function more({ scope, parameters }: TokenEndpointOptions, fixed: Fields): Fields {
  const fields: Record<string, string> = {};
  if (scope !== undefined) fields.scope = text("scope", scope);
  for (const [name, value] of Object.entries(own(parameters, "parameters", "config"))) {
    if (Object.hasOwn(fixed, name) || Object.hasOwn(fields, name)) {
      throw new BankingError("parameters names a field that is set already", { category: "config" });
    }
    fields[name] = text("a value of parameters", value);
  }
  return fields;
}

/** An answer of RFC 6749, section 5.1. A `token_type` that is absent, which it forbids, counts as Bearer. */
function read(data: object): FetchedToken {
  const answer = new Map<string, unknown>(Object.entries(data));
  const token = headerValue("access_token", answer.get("access_token"), "auth");
  const type = answer.has("token_type") ? answer.get("token_type") : "Bearer";
  if (typeof type !== "string" || type.toLowerCase() !== "bearer") {
    throw new BankingError("token_type is not Bearer", { category: "auth" });
  }
  const lifetime = answer.get("expires_in");
  const numeric = typeof lifetime === "string" && /^\d+$/.test(lifetime) ? Number(lifetime) : lifetime;
  return { token, expiresInSeconds: typeof numeric === "number" ? numeric : undefined };
}

/** A sender that finishes each request before it goes, and hides a request id that repeats a secret. */
function finishing(
  send: Sender,
  finish: (request: Outgoing) => Promise<Outgoing>,
  secrets: readonly string[],
): Sender {
  return (request) => {
    let sending: Sending | undefined;
    let cancelled = false;
    const exchange = async (): Promise<Incoming> => {
      const finished = await finish(request);
      // A proof is part of what it says.
      const said = JSON.stringify([finished.headers, finished.body]);
      sending = send(finished);
      if (cancelled) sending.cancel();
      const incoming = await sending.answer;
      return {
        status: incoming.status,
        header(name) {
          const value = incoming.header(name);
          if (value === null || !name.endsWith("-id")) return value;
          const repeats = secrets.some((secret) => value.includes(secret)) || said.includes(value);
          return repeats ? null : value;
        },
        headers: () => incoming.headers(),
        read: (maxBytes, tolerant) => incoming.read(maxBytes, tolerant),
      };
    };
    return {
      answer: exchange(),
      get sent() {
        return sending?.sent ?? false;
      },
      get reason() {
        return sending?.reason;
      },
      cancel() {
        cancelled = true;
        sending?.cancel();
      },
    };
  };
}
