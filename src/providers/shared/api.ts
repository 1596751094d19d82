// Clients over a spec of the user's own: what `banking-customers generate` writes, as types.

import type { CustomerList } from "../../customers.js";
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
type Given<Input, Wire> = Omit<Input, "wire"> & { readonly wire?: Wire | undefined };

/** The same client, whose `http` has the paths of another spec, and whose records and inputs have its properties. */
export type ClientOver<Client, Paths, Read, Write> = {
  readonly [Name in keyof Client]: Name extends "http"
    ? HttpClient<Paths>
    : Name extends "fetch"
      ? ClientFetch<Paths>
      : Name extends "list" | "get" | "setStatus"
        ? Client[Name] extends (...given: infer Given) => infer Result
          ? (...given: Given) => ResultOver<Result, Read>
          : never
        : Name extends "create"
          ? Client[Name] extends (input: infer Input, call?: infer Call) => infer Result
            ? (input: Given<Input, Write>, call?: Call) => ResultOver<Result, Read>
            : never
          : Name extends "createMany"
            ? Client[Name] extends (inputs: readonly (infer Input)[], call?: infer Call) => infer Result
              ? (inputs: readonly Given<Input, Write>[], call?: Call) => ResultOver<Result, Read>
              : never
            : Name extends "update"
              ? Client[Name] extends (id: string, changes: infer Changes, call?: infer Call) => infer Result
                ? (id: string, changes: Given<Changes, Write>, call?: Call) => ResultOver<Result, Read>
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
