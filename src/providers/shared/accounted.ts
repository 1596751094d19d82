import type { Customer, Support } from "../../customers.js";

/**
 * Accounts for every property of a wire type: for each, the contract's field it is mapped to, or `wire` where it stays. A
 * property added to a spec is a compile error here until somebody has decided.
 */
export type Accounted<
  Wire,
  Fates extends { [Property in keyof Wire]-?: keyof Contract | "wire" },
  Contract = Customer,
> = {
  [Property in keyof Fates]: Property extends keyof Wire ? Fates[Property] : never;
};

/**
 * How well founded operations and filters are, by the calls that make them up: one is native, several or a stand-in (a list) are
 * composed. One row of the spec that was assumed is all it takes to be assumed.
 */
export type Founded<Rows, Calls extends { [Name in keyof Calls]: keyof Rows | readonly (keyof Rows)[] }> = {
  readonly [Name in keyof Calls]: Calls[Name] extends readonly (infer Id extends keyof Rows)[]
    ? Foundation<Rows[Id], "composed">
    : Foundation<Rows[Calls[Name] & keyof Rows], "native">;
};

type Foundation<Row, Otherwise extends Support> = [Extract<Row, { assumed: true }>] extends [never]
  ? Otherwise
  : "assumed";
