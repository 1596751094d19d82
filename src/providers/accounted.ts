import type { Customer } from "../customers.js";

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
