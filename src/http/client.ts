import { platformSender } from "#platform";
import { BankingError, isBankingError } from "../errors.js";
import { type Connection, call, type Operation, type ReadRefusal } from "./call.js";
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
import { address, bodyText, headerValue, member, type Parts, segment, template } from "./request.js";
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
const noOptions: CallOptions = Object.freeze({});

interface Request extends Parts {
  readonly call?: CallOptions;
}

/** A client of a whole spec, twice: `http` answers as the server did, `contract` without what the spec marks as secret. */
export function createHttp<Paths>(setup: HttpSetup): {
  readonly http: HttpClient<Paths>;
  readonly contract: HttpClient<Paths>;
  readonly limits: ResolvedLimits;
  /** What `contract` leaves out. */
  readonly hidden: ReadonlySet<string>;
} {
  const { api, provider } = setup;
  const options = own(setup.options, "options", "config");
  const option = (name: string): unknown => Reflect.get(options, name);
  for (const name of setup.required) {
    if (option(name) === undefined)
      throw new BankingError(`${name} is required`, { category: "config", provider });
  }
  if (setup.oneOf && setup.oneOf.filter((name) => option(name) !== undefined).length !== 1) {
    throw new BankingError(`exactly one of ${setup.oneOf.join(" and ")} is required`, {
      category: "config",
      provider,
    });
  }
  for (const name of setup.scope ?? []) segment(name, option(name), "config");
  const origin = baseUrl(options.baseUrl ?? setup.baseUrl);
  const standard = limits(options, "config");
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
    Object.entries(api.operations).map(([id, operation]) => {
      const wanted = operation.credentials ?? api.credentials;
      const headers = { accept: "application/json", ...credentials.fixed(wanted) };
      const parts = template(operation.path);
      return [`${operation.method} ${operation.path}`, { id, operation, parts, wanted, headers }];
    }),
  );

  const send = async (
    method: string,
    path: string,
    request: Request | undefined,
    without: ReadonlySet<string>,
  ) => {
    const route = routes.get(`${method} ${path}`);
    if (!route)
      throw new BankingError("the spec has no such operation", { category: "input", provider, method });
    const { id, operation, wanted } = route;
    const plan = located(provider, id, operation, () => {
      const params = Object(member(request, "params"));
      const callOptions = member(request, "call");
      const given = callOptions === undefined ? noOptions : own<CallOptions>(Object(callOptions), "call");
      const headers: Record<string, string> = { ...route.headers };
      addHeaders(headers, member(params, "header"));
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
        options: given,
        without,
      };
    });
    const { data, status, incoming } = await call(connection, plan);
    return {
      data,
      status,
      get headers() {
        return incoming.headers();
      },
    };
  };

  const client = (without: ReadonlySet<string>) => {
    const verb = (method: string) => (path: string, request?: Request) =>
      send(method, path, request, without);
    // The spec is a claim about what a server sends; this is the one place that takes its word for it.
    return {
      GET: verb("GET"),
      PUT: verb("PUT"),
      POST: verb("POST"),
      DELETE: verb("DELETE"),
    } as unknown as HttpClient<Paths>;
  };
  const hidden = options.includeSecrets ? nothing : new Set(setup.secrets);
  return { http: client(nothing), contract: client(hidden), limits: standard, hidden };
}

/** Says in an input error which operation it was about. */
function located<T>(provider: string, id: string, { method, path, effect }: Operation, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isBankingError(error)) throw error;
    throw new BankingError(error.message, {
      category: error.category,
      provider,
      operation: id,
      method,
      path,
      outcome: effect === "read" ? undefined : "not_sent",
    });
  }
}

function addHeaders(headers: Record<string, string>, given: unknown): void {
  for (const [name, value] of Object.entries(Object(given))) {
    if (value === undefined) continue;
    if (
      !/^[\w-]+$/.test(name) ||
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
