import { platformSender } from "#platform";
import { BankingError, type ErrorFacts, isBankingError } from "../errors.js";
import { type Connection, call, type Operation, type Plan, type ReadRefusal, unread } from "./call.js";
import { type CredentialRequest, Credentials, type Scheme } from "./credentials.js";
import { fetchSender } from "./fetch.js";
import {
  baseUrl,
  type CallOptions,
  type ClientOptions,
  limits,
  own,
  type ResolvedLimits,
} from "./options.js";
import { address, bodyText, group, headerValue, member, type Parts, segment, template } from "./request.js";
import { RetryBudget } from "./retry.js";

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

/** One verb of the contract's own client: `as` reads the answer. What it cannot read is a failure of that call. */
export type ContractMethod<Paths, V extends Verb> = <Path extends PathsWith<Paths, V>, T>(
  path: Path,
  init: Arguments<Member<Paths[Path], V>> & { as: (data: Data<Member<Paths[Path], V>>) => T },
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
  /** Answers without what the spec marks as secret. */
  readonly contract: ContractClient<Paths>;
  /** Reads before a write: with secrets, which are part of the record. If one fails, nothing was written. */
  readonly before: ContractClient<Paths>;
  /** Reads after a write. If one fails, the write may have happened all the same. */
  readonly after: ContractClient<Paths>;
  readonly limits: ResolvedLimits;
  /** What `contract` leaves out. */
  readonly hidden: ReadonlySet<string>;
}

/** What a generated file says about its API at run time. */
export interface Api {
  readonly schemes: Readonly<Record<string, Scheme>>;
  readonly credentials: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
}

/** What a provider's folder hands over. */
export interface HttpSetup {
  readonly provider: string;
  readonly api: Api;
  readonly options: ClientOptions;
  /** Where the options name none. */
  readonly baseUrl: string | undefined;
  /** Options that are credentials: named like the spec's security schemes. */
  readonly credentials: readonly string[];
  /** Options without which there is no client. */
  readonly required: readonly string[];
  /** Exactly one of these. */
  readonly oneOf?: readonly string[];
  /** Options that stand in paths. */
  readonly scope?: readonly string[];
  readonly secrets: readonly string[];
  readonly readRefusal?: ReadRefusal;
  /** Whom and what a request is about, where credentials depend on it. */
  readonly about?: (operation: string, parts: Parts) => Omit<CredentialRequest, "operation">;
}

const nothing: ReadonlySet<string> = new Set();
const noOptions: CallOptions = Object.freeze(Object.create(null));

interface Request extends Parts {
  readonly call?: CallOptions;
  readonly as?: (data: unknown) => unknown;
}

/** What sets the clients of one connection apart. */
type Manner = Pick<Plan, "without" | "outcome">;

/** Clients of a whole spec. */
export function createHttp<Paths>(setup: HttpSetup): Connected<Paths> {
  return located({ category: "config", provider: setup.provider }, () =>
    connect<Paths>(own(setup, "the setup")),
  );
}

function connect<Paths>(setup: HttpSetup): Connected<Paths> {
  const { api, provider } = setup;
  const options = own(setup.options, "options", "config");
  const option = (name: string): unknown => Reflect.get(options, name);
  for (const name of setup.required) {
    if (option(name) === undefined) throw new BankingError(`${name} is required`, { category: "config" });
  }
  if (setup.oneOf && setup.oneOf.filter((name) => option(name) !== undefined).length !== 1) {
    throw new BankingError(`exactly one of ${setup.oneOf.join(" and ")} is required`, {
      category: "config",
    });
  }
  for (const name of setup.scope ?? []) segment(name, option(name), "config");
  const origin = baseUrl(options.baseUrl === undefined ? setup.baseUrl : options.baseUrl);
  const standard = limits(options, "config");
  hook("fetch", options.fetch, "config");
  hook("onEvent", options.onEvent, "config");
  const credentials = new Credentials(
    api.schemes,
    Object.fromEntries(setup.credentials.map((name) => [name, option(name)])),
  );
  const connection: Connection = {
    provider,
    send: options.fetch ? fetchSender(options.fetch) : platformSender(),
    credentials,
    budget: new RetryBudget(),
    onEvent: options.onEvent,
    readRefusal: setup.readRefusal,
  };
  const routes = new Map(
    Object.entries(api.operations).map(([id, row]) => {
      const operation = own(row, id);
      const wanted = operation.credentials ?? api.credentials;
      const headers = { accept: "application/json", ...credentials.fixed(wanted) };
      const parts = template(operation.path);
      return [`${operation.method} ${operation.path}`, { id, operation, parts, wanted, headers }];
    }),
  );

  const send = async (method: string, path: string, request: Request | undefined, manner: Manner) => {
    const route = routes.get(`${method} ${String(path)}`);
    if (!route)
      throw new BankingError("the spec has no such operation", { category: "input", provider, method });
    const { id, operation, wanted } = route;
    const outcome = manner.outcome ?? (operation.effect === "read" ? undefined : "not_sent");
    const facts: ErrorFacts = { category: "input", provider, operation: id, method, path, outcome };
    const plan = located(facts, () => {
      const params = group(group({ request }, "request"), "params");
      const callOptions = group(request, "call");
      const given = callOptions === undefined ? noOptions : own<CallOptions>(callOptions, "call");
      const headers: Record<string, string> = { ...route.headers };
      addHeaders(headers, group(params, "header"));
      const body = identified(operation, member(request, "body"), given.idempotencyKey, headers);
      if (body !== undefined) headers["content-type"] = "application/json";
      return {
        id,
        operation,
        url: address(origin, route.parts, params),
        body: body === undefined ? undefined : bodyText(body),
        headers,
        wanted,
        acts: setup.about ? { operation: id, ...setup.about(id, { params, body }) } : { operation: id },
        limits: callOptions === undefined ? standard : limits(given, "input", standard),
        options: hooks(given),
        ...manner,
      };
    });
    return { plan, answer: await call(connection, plan) };
  };

  const answered = (method: string) => async (path: string, request?: Request) => {
    const { data, status, incoming } = (await send(method, path, request, { without: nothing })).answer;
    return {
      data,
      status,
      get headers() {
        return incoming.headers();
      },
    };
  };
  const read = (manner: Manner) => (method: string) => async (path: string, request: Required<Request>) => {
    const { plan, answer } = await send(method, path, request, manner);
    try {
      return request.as(answer.data);
    } catch (error) {
      throw isBankingError(error) ? unread(connection, plan, answer, error) : error;
    }
  };
  const verbs = <Method>(method: (name: string) => Method) => ({
    GET: method("GET"),
    PUT: method("PUT"),
    POST: method("POST"),
    DELETE: method("DELETE"),
  });
  const hidden = options.includeSecrets ? nothing : new Set(setup.secrets);
  // The spec is a claim about what a server sends; this is the one place that takes its word for it.
  return {
    http: verbs(answered),
    contract: verbs(read({ without: hidden })),
    before: verbs(read({ without: nothing, outcome: "not_sent" })),
    after: verbs(read({ without: hidden, outcome: "unknown" })),
    limits: standard,
    hidden,
  } as unknown as Connected<Paths>;
}

/** Says of an unusable argument or option what it was for. What a getter or proxy throws may quote anything. */
function located<T>(facts: ErrorFacts, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new BankingError(isBankingError(error) ? error.message : "an argument cannot be read", facts);
  }
}

function hooks(given: CallOptions): CallOptions {
  hook("onRefusalBody", given.onRefusalBody, "input");
  const signal: unknown = given.signal ?? undefined;
  const usable = typeof signal === "object" && signal !== null && "addEventListener" in signal;
  if (signal !== undefined && !usable)
    throw new BankingError("signal must be an AbortSignal", { category: "input" });
  return given;
}

function hook(name: string, value: unknown, category: "input" | "config"): void {
  if (value !== undefined && typeof value !== "function") {
    throw new BankingError(`${name} must be a function`, { category });
  }
}

// What a connection, a proxy or another client's session is told is not the caller's to say.
const reserved =
  /^(connection|content-length|cookie|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function addHeaders(headers: Record<string, string>, given: object = {}): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (
      !/^[\w-]+$/.test(name) ||
      reserved.test(name) ||
      Object.keys(headers).some((set) => set.toLowerCase() === name.toLowerCase())
    ) {
      throw new BankingError("params.header names a header that cannot be set", { category: "input" });
    }
    headers[name] = headerValue(name, value);
  }
}

/** The body with its idempotency key, made once per call; a caller's own key goes out as a header too. */
function identified(
  { idempotencyKey: field }: Operation,
  body: unknown,
  key: string | undefined,
  headers: Record<string, string>,
): unknown {
  if (key !== undefined) headers["idempotency-key"] = headerValue("idempotencyKey", key);
  if (field === undefined || typeof body !== "object" || body === null) return body;
  return { [field]: key ?? crypto.randomUUID(), ...body };
}
