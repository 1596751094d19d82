// The clients of one connection, as types: `client.http`, `client.fetch` and the contract's own.

import type { CredentialRequest, Scheme } from "../attempts/credentials.js";
import type { Operation, ReadRefusal } from "../attempts/plan.js";
import type { Parts } from "../bodies/request.js";
import type { CallOptions, ClientOptions, ResolvedLimits } from "../options.js";

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

/**
 * What of `fetch`'s options has an effect: `method`, `headers`, `body` (JSON as text), `signal`, and `redirect: "error"`, which is
 * how redirects are always taken. Any other is refused.
 */
export interface FetchInit extends RequestInit {
  /** `hidden`: what the spec marks as secret is taken out of an answer. Default `shown`: the answer is as it was sent. */
  readonly secrets?: "shown" | "hidden" | undefined;
}

/**
 * A standard `fetch` for the operations of the spec, with the credentials, limits and retries of the client. Takes a `Request`, a
 * URL below the client's base URL, or a path (`/customers?page=1`) that is put behind it. What the spec does not have is refused
 * before anything is sent. A refusal of the server (4xx, 5xx) resolves, as with `fetch`; everything else rejects with a
 * `BankingError`.
 */
export interface ClientFetch<Paths> {
  (input: string | URL | Request, init?: FetchInit): Promise<Response>;
  /** What paths are put behind; without a slash at its end. */
  readonly baseUrl: string;
  /** Types alone: there is nothing at run time. */
  readonly $paths?: Paths;
}

/** What the contract's own client is told besides the spec's parts of a request. */
export interface Reading<Answered, T> {
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
  readonly fetch: ClientFetch<Paths>;
  readonly contract: ContractClient<Paths>;
  readonly limits: ResolvedLimits;
  /** What `contract` leaves out. */
  readonly hidden: ReadonlySet<string>;
  /** What the spec marks as secret. */
  readonly secrets: ReadonlySet<string>;
  /** The words that a spec of the user's own lists. */
  readonly words: Api["words"];
}

/** What a generated file says about its API at run time. */
export interface Api {
  readonly schemes: Readonly<Record<string, Scheme>>;
  readonly credentials: readonly string[];
  /** Where a refusal may name its machine code: JSON pointers. No other property of a refusal is ever shown. */
  readonly errorCodes?: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
  /** Of a spec of the user's own: the words of each schema that lists them. */
  readonly words?: { readonly [schema: string]: readonly string[] };
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
