// Clients over a spec of the user's own: what `banking-customers generate` writes, as types.

import type { CustomerList, NormalizedStatus } from "../../customers.js";
import type { Credential } from "../../http/attempts/credentials.js";
import type { Api, ClientFetch, HttpClient } from "../../http/client/types.js";

/** The `api` of a generated file. */
export interface GeneratedApi extends Api {
  readonly secretProperties: readonly string[];
  readonly publicProperties: readonly string[];
  readonly otherProperties: readonly string[];
  /** Types alone: there is nothing at run time. */
  readonly $types?: { readonly paths: object; readonly components: { readonly schemas: object } };
}

export type PathsOf<A extends GeneratedApi> = NonNullable<A["$types"]>["paths"];

/** A schema of a generated file, by its name. */
export type SchemaOf<A extends GeneratedApi, Name extends string> = NonNullable<
  A["$types"]
>["components"]["schemas"] extends { readonly [Key in Name]: infer Schema }
  ? Schema
  : never;

/** Credentials of security schemes that the options of the client do not name. */
export type MoreCredentials<A extends GeneratedApi, Options> = {
  readonly [Scheme in Exclude<keyof A["schemes"], keyof Options>]?: Credential | undefined;
};

type Shown<Item, Wire> = Omit<Item, "wire"> & { readonly wire: Wire };
/** `Status` is `never` where the contract takes any word. */
type Given<Input, Wire, Status> = Omit<Input, "wire" | ([Status] extends [never] ? never : "status")> & {
  readonly wire?: Wire | undefined;
} & ([Status] extends [never]
    ? unknown
    : {
        readonly status?:
          | { readonly native: Status; readonly normalized?: NormalizedStatus | undefined }
          | undefined;
      });
type QueryOver<Query, Status> = [Status] extends [never]
  ? Query
  : Omit<Query, "status"> & { readonly status?: Status | undefined };

/**
 * The same client, whose `http` has the paths of another spec, whose records and inputs have its properties, and which takes its
 * status words.
 */
export type ClientOver<Client, Paths, Read, Write, Status = never> = {
  readonly [Name in keyof Client]: Name extends "http"
    ? HttpClient<Paths>
    : Name extends "fetch"
      ? ClientFetch<Paths>
      : Name extends "get"
        ? Client[Name] extends (...given: infer Given) => infer Result
          ? (...given: Given) => ResultOver<Result, Read>
          : never
        : Name extends "list"
          ? Client[Name] extends (query?: infer Query, call?: infer Call) => infer Result
            ? (query?: QueryOver<Query, Status>, call?: Call) => ResultOver<Result, Read>
            : never
          : Name extends "setStatus"
            ? Client[Name] extends (id: string, status: infer Word, call?: infer Call) => infer Result
              ? (
                  id: string,
                  status: [Status] extends [never] ? Word : Status,
                  call?: Call,
                ) => ResultOver<Result, Read>
              : never
            : Name extends "create"
              ? Client[Name] extends (input: infer Input, call?: infer Call) => infer Result
                ? (input: Given<Input, Write, Status>, call?: Call) => ResultOver<Result, Read>
                : never
              : Name extends "createMany"
                ? Client[Name] extends (inputs: readonly (infer Input)[], call?: infer Call) => infer Result
                  ? (inputs: readonly Given<Input, Write, Status>[], call?: Call) => ResultOver<Result, Read>
                  : never
                : Name extends "update"
                  ? Client[Name] extends (
                      id: string,
                      changes: infer Changes,
                      call?: infer Call,
                    ) => infer Result
                    ? (
                        id: string,
                        changes: Given<Changes, Write, Status>,
                        call?: Call,
                      ) => ResultOver<Result, Read>
                    : never
                  : Client[Name];
};

type ResultOver<Result, Wire> =
  Result extends CustomerList<infer Item>
    ? CustomerList<Shown<Item, Wire>>
    : Result extends Promise<readonly (infer Item)[]>
      ? Promise<readonly Shown<Item, Wire>[]>
      : Result extends Promise<infer Item>
        ? Promise<Shown<Item, Wire>>
        : Result;
