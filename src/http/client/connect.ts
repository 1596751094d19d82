import { BankingError, type ErrorFacts, failure, unreadable } from "../../errors.js";
import { call } from "../attempts/call.js";
import { type CredentialRequest, credentialsOf, type Scheme } from "../attempts/credentials.js";
import type { Answer, Connection, Operation, Plan, ReadRefusal } from "../attempts/plan.js";
import { RetryBudget } from "../attempts/retry.js";
import { removedNames } from "../bodies/answer.js";
import {
  address,
  bodyText,
  group,
  headerValue,
  isPlain,
  member,
  type Parts,
  segment,
  template,
} from "../bodies/request.js";
import { refuseUnknown } from "../names.js";
import {
  baseUrl,
  type CallOptions,
  type ClientOptions,
  callNames,
  clientNames,
  isFunction,
  limits,
  own,
  type ResolvedLimits,
} from "../options.js";
import { senderFor } from "../sending/choose.js";

/** The answer to a call through `client.http`. */
export interface HttpAnswer<Data> {
  readonly data: Data;
  readonly status: number;
  readonly headers: Headers;
}

type Verb = "get" | "put" | "post" | "delete";
type PathsWith<Paths, V extends Verb> = {
  [Path in keyof Paths]: Paths[Path] extends { [Method in V]: object } ? Path : never;
}[keyof Paths];
type Member<T, Name extends PropertyKey> = T extends { [Key in Name]: infer Value } ? Value : never;
type Params<Op> = Op extends { parameters: infer P }
  ? object extends P
    ? { params?: P }
    : { params: P }
  : unknown;
type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type Body<Op> = Op extends { requestBody: infer B }
  ? { body: Json<B> }
  : Op extends { requestBody?: infer B }
    ? { body?: Json<NonNullable<B>> }
    : unknown;
type Data<Op> = Op extends { responses: { 200: infer R } }
  ? R extends { content: unknown }
    ? Json<R>
    : undefined
  : unknown;
type Arguments<Op> = Params<Op> & Body<Op> & { call?: CallOptions };
type Init<Op> = object extends Arguments<Op> ? [init?: Arguments<Op>] : [init: Arguments<Op>];

/** One verb: every path of the spec that has it, with the parameters, body and answer the spec gives it. */
export type HttpMethod<Paths, V extends Verb> = <Path extends PathsWith<Paths, V>>(
  path: Path,
  ...init: Init<Member<Paths[Path], V>>
) => Promise<HttpAnswer<Data<Member<Paths[Path], V>>>>;

/** Every operation of a spec, typed by it, with the same credentials, limits and errors as the contract. */
export interface HttpClient<Paths> {
  readonly GET: HttpMethod<Paths, "get">;
  readonly PUT: HttpMethod<Paths, "put">;
  readonly POST: HttpMethod<Paths, "post">;
  readonly DELETE: HttpMethod<Paths, "delete">;
}

/** What the contract's own client is told besides the spec's parts of a request. */
interface Reading<Answered, T> {
  /** Reads the answer. What it cannot read is a failure of this call. */
  readonly as: (data: Answered) => T;
  /**
   * Of a read that a write is made of. `before`: with secrets, which are part of the record; if it fails, nothing was written.
   * `after`: if it fails, the write may have happened all the same.
   */
  readonly write?: "before" | "after";
}

/** One verb of the contract's own client. Answers are without what the spec marks as secret. */
export type ContractMethod<Paths, V extends Verb> = <Path extends PathsWith<Paths, V>, T>(
  path: Path,
  init: Arguments<Member<Paths[Path], V>> & Reading<Data<Member<Paths[Path], V>>, T>,
) => Promise<T>;

export interface ContractClient<Paths> {
  readonly GET: ContractMethod<Paths, "get">;
  readonly PUT: ContractMethod<Paths, "put">;
  readonly POST: ContractMethod<Paths, "post">;
  readonly DELETE: ContractMethod<Paths, "delete">;
}

/** The clients of one connection. */
export interface Connected<Paths> {
  /** Answers as the server gave them. */
  readonly http: HttpClient<Paths>;
  readonly contract: ContractClient<Paths>;
  readonly limits: ResolvedLimits;
  /** What `contract` leaves out. */
  readonly hidden: ReadonlySet<string>;
  /** What the spec marks as secret. */
  readonly secrets: ReadonlySet<string>;
}

/** What a generated file says about its API at run time. */
export interface Api {
  readonly schemes: Readonly<Record<string, Scheme>>;
  readonly credentials: readonly string[];
  /** Where a refusal may name its machine code: JSON pointers. No other property of a refusal is ever shown. */
  readonly errorCodes?: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
}

/** What a provider's folder hands over. */
export interface HttpSetup {
  readonly provider: string;
  readonly api: Api;
  /** Credentials are those named like the spec's security schemes. */
  readonly options: ClientOptions;
  /** Where the options name none. */
  readonly baseUrl?: string;
  /** Options without which there is no client. */
  readonly required: readonly string[];
  /** Exactly one of these. */
  readonly oneOf?: readonly string[];
  /** Options that stand in paths. */
  readonly scope?: readonly string[];
  /** Options of this provider alone that are neither credentials nor any of the above. */
  readonly others?: readonly string[];
  readonly secrets: readonly string[];
  readonly readRefusal?: ReadRefusal;
  /** Whom and what a request is about, where credentials depend on it. */
  readonly about?: (operation: string, parts: Parts) => Omit<CredentialRequest, "operation">;
}

/** A request through `client.http`, or one of the contract's own. */
interface Request extends Parts, Partial<Reading<unknown, unknown>> {
  readonly call?: CallOptions;
}

/** What sets the contract's own client apart. */
type AnswerHandling = Pick<Plan, "without" | "outcome" | "isWrittenBack" | "as">;

type Route = Pick<Plan, "id" | "operation" | "headers" | "asked"> & { readonly parts: readonly string[] };

/** Clients of a whole spec. */
export function createHttp<Paths>(setup: HttpSetup): Connected<Paths> {
  try {
    return connect(own(setup, "the setup"));
  } catch (error) {
    throw withFacts(error, { category: "config", provider: setup.provider });
  }
}

function connect<Paths>(setup: HttpSetup): Connected<Paths> {
  const { provider, oneOf, about } = setup;
  const options = own(setup.options, "options", "config");
  const option = (name: string): unknown => Reflect.get(options, name);
  const { api, secretProperties } = specOf(option("api"), setup);
  const isGiven = (name: string) => option(name) !== undefined;
  const { required, scope = [], others = [] } = setup;
  const known = [
    "api",
    ...clientNames,
    ...Object.keys(api.schemes),
    ...required,
    ...(oneOf ?? []),
    ...scope,
    ...others,
  ];
  refuseUnknown(options, known, "option", "config");
  for (const name of required) {
    if (!isGiven(name)) throw failure("config", `${name} is required`);
  }
  if (oneOf && oneOf.filter(isGiven).length !== 1) {
    throw failure("config", `exactly one of ${oneOf.join(" and ")} is required`);
  }
  for (const name of scope) segment(name, option(name), "config");
  const origin = baseUrl(isGiven("baseUrl") ? options.baseUrl : setup.baseUrl);
  const standard = limits(options, "config");
  const { onEvent } = options;
  isFunction("onEvent", onEvent, "config");
  const connection: Connection = {
    provider,
    send: senderFor(options),
    budget: new RetryBudget(),
    onEvent,
    readRefusal: setup.readRefusal,
    errorCodes: api.errorCodes,
    limiter: hook("limiter", options.limiter, "acquire"),
    observer: hook("observer", options.observer, "answered"),
  };

  const routes = new Map<string, { [method: string]: Route }>();
  for (const [id, row] of Object.entries(api.operations)) {
    const { method, path, effect, answer, idempotencyKey, credentials } = own(row, id);
    const { headers, asked } = credentialsOf(api.schemes, credentials ?? api.credentials, option);
    routes.set(path, {
      ...routes.get(path),
      [method]: {
        id,
        operation: { method, path, effect, answer, idempotencyKey },
        parts: template(path),
        headers: { accept: "application/json", ...headers },
        asked,
      },
    });
  }

  const planned = (
    route: Route,
    request: Request | undefined,
    { without, outcome, isWrittenBack, as }: AnswerHandling,
  ): Plan => {
    const { id, operation, parts, asked } = route;
    const params = group(group({ request }, "request"), "params");
    const given = group(request, "call");
    const call = own<CallOptions>(given, "call");
    if (given) refuseUnknown(call, callNames, "call option");
    if (request) refuseUnknown(request, requestNames, "member of a request");
    if (params) refuseUnknown(params, paramNames, "member of params");
    const { signal, onRefusalBody, idempotencyKey } = call;
    isFunction("onRefusalBody", onRefusalBody, "input");
    if (!isNone(signal) && !(typeof signal.aborted === "boolean" && "removeEventListener" in signal))
      throw failure("input", "signal must be an AbortSignal");
    const content = member(request, "body");
    // Spread last, here and in mappings: members after a spread take Node 20 ten times as long.
    const headers: Record<string, string> =
      content === undefined ? { ...route.headers } : { "content-type": "application/json", ...route.headers };
    if (idempotencyKey !== undefined)
      headers["idempotency-key"] = headerValue("idempotencyKey", idempotencyKey);
    addHeaders(headers, group(params, "header"));
    const { body, key } = identified(operation, content, idempotencyKey);
    return {
      id,
      operation,
      base: origin,
      url: address(origin, parts, params),
      body: body === undefined ? undefined : bodyText(body),
      headers,
      asked,
      acts: about ? { operation: id, ...about(id, { params, body }) } : { operation: id },
      limits: given ? limits(call, "input", standard) : standard,
      options: call,
      request: { params, body: content },
      key,
      without,
      outcome,
      isWrittenBack,
      as,
    };
  };

  const send = async (
    method: string,
    path: string,
    request: Request | undefined,
    handling: AnswerHandling,
  ) => {
    const route = routes.get(path)?.[method];
    if (!route)
      throw new BankingError("the spec has no such operation", { category: "input", provider, method });
    const { id: operation } = route;
    const outcome = handling.outcome ?? (route.operation.effect === "read" ? undefined : "not_sent");
    let plan: Plan;
    try {
      plan = planned(route, request, handling);
    } catch (error) {
      throw withFacts(error, { category: "input", provider, operation, method, path, outcome });
    }
    return call(connection, plan);
  };

  const all = removedNames([]);
  const hidden = new Set(options.includeSecrets ? [] : secretProperties);
  const shown = removedNames(hidden);
  const verbs = <Method>(method: (name: string) => Method) => ({
    GET: method("GET"),
    PUT: method("PUT"),
    POST: method("POST"),
    DELETE: method("DELETE"),
  });
  const asSent = ({ data, status, incoming }: Answer) => ({
    data,
    status,
    get headers() {
      return incoming.headers();
    },
  });
  // The spec is a claim about what a server sends; this is the one place that takes its word for it.
  return {
    http: verbs(
      (method) => (path: string, request?: Request) =>
        send(method, path, request, { without: all, as: asSent }),
    ),
    contract: verbs((method) => (path: string, request: Required<Request>) => {
      const write = Object.hasOwn(request, "write") ? request.write : undefined;
      return send(method, path, request, {
        without: write === "before" ? all : shown,
        outcome: write && outcomes[write],
        isWrittenBack: write === "before",
        as: ({ data }) => request.as(data),
      });
    }),
    limits: standard,
    hidden,
    secrets: new Set(secretProperties),
  } as unknown as Connected<Paths>;
}

/** Of a write whose reads fail. */
const outcomes = { before: "not_sent", after: "unknown" } as const;

/** Says of an unusable argument or option what it was for. */
function withFacts(error: unknown, facts: ErrorFacts): BankingError {
  return new BankingError(unreadable(error).message, facts);
}

/** The spec that the options bring, or the one of the package. */
function specOf(
  given: unknown,
  { api, secrets }: HttpSetup,
): { api: Api; secretProperties: readonly string[] } {
  if (given === undefined) return { api, secretProperties: secrets };
  const isOurs = ["schemes", "credentials", "operations", "secretProperties"].every(
    (name) => typeof member(given, name) === "object",
  );
  if (!isOurs)
    throw failure("config", "api must be the export api of a file that banking-customers generate wrote");
  const own = given as Api & { readonly secretProperties: readonly string[] };
  return { api: own, secretProperties: own.secretProperties };
}

/** An object of the caller's with one method that is called. */
function hook<T extends object>(name: string, given: T | undefined, method: keyof T & string): T | undefined {
  if (given !== undefined && typeof Object(given)[method] !== "function")
    throw failure("config", `${name} must be an object with ${method}()`);
  return given;
}

const requestNames = ["params", "body", "call", "as", "write"];
const paramNames = ["path", "query", "header"];

// What a connection, a proxy or another client's session is told is not the caller's to say.
const reserved =
  /^(connection|content-length|cookie|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function addHeaders(headers: Record<string, string>, given: object = {}): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const taken = Object.keys(headers).some((set) => set.toLowerCase() === name.toLowerCase());
    if (taken || reserved.test(name) || !/^[\w-]+$/.test(name)) {
      throw failure("input", "params.header names a header that cannot be set");
    }
    headers[name] = headerValue(name, value);
  }
}

/** The body with its idempotency key, made once per call, and whose that is. */
function identified(
  { idempotencyKey: field }: Operation,
  body: unknown,
  key: string | undefined,
): Pick<Plan, "key"> & { readonly body: unknown } {
  if (field === undefined || !isPlain(body)) return { body };
  const own = member(body, field);
  const given = isNone(own) || own === "" ? key : own;
  if (key !== undefined && given !== key)
    throw failure("input", `idempotencyKey and ${field} are one thing: they must say the same`);
  const made = given === undefined;
  return { body: { ...body, [field]: made ? crypto.randomUUID() : given }, key: made ? "made" : "given" };
}

function isNone(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
