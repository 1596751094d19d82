import type { Customer, Support } from "../../customers.js";

/**
 * For every property of a wire type, the contract's field it is mapped to, or `wire` where it stays. A property added to a spec is a
 * compile error until somebody has decided.
 */
export type Coverage<Wire, Contract = Customer> = {
  readonly [Property in keyof Wire]-?: keyof Contract | "wire";
};

/** The operations of a spec that an operation of the contract is made of: one, or a list of several or of a stand-in. */
type Calls<Rows> = { readonly [operation: string]: keyof Rows | readonly (keyof Rows)[] };

/**
 * How operations and filters are supported, by the calls that they are made of: one call is native, a list is composed. One row of
 * the spec that was assumed is all it takes to be assumed.
 */
export type SupportOf<Rows, Of extends Calls<Rows>> = {
  readonly [Name in keyof Of]: Of[Name] extends readonly (infer Id extends keyof Rows)[]
    ? SupportOfRow<Rows[Id], "composed">
    : SupportOfRow<Rows[Of[Name] & keyof Rows], "native">;
};

type SupportOfRow<Row, Otherwise extends Support> = [Extract<Row, { assumed: true }>] extends [never]
  ? Otherwise
  : "assumed";
