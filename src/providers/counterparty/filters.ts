import type { paths } from "../../../generated/counterparty.js";
import { refused } from "../shared/reading.js";

type WireQuery = NonNullable<
  paths["/counterparty/{counterparty_guid}/customers"]["get"]["parameters"]["query"]
>;
type OneOrMany<T> = T | readonly T[];

/** Filters of the listing; several values of one mean any of them. Dates are sent as ISO 8601 in UTC. */
export interface CounterpartyFilters {
  readonly id?: OneOrMany<string> | undefined;
  readonly login?: OneOrMany<string> | undefined;
  readonly given?: OneOrMany<string> | undefined;
  readonly middle?: OneOrMany<string> | undefined;
  readonly family?: OneOrMany<string> | undefined;
  readonly phone?: OneOrMany<string> | undefined;
  readonly status?: OneOrMany<string> | undefined;
  readonly kycLevel?: OneOrMany<number> | undefined;
  readonly segment?: OneOrMany<string> | undefined;
  readonly branch?: OneOrMany<string> | undefined;
  readonly balanceAssetCode?: OneOrMany<string> | undefined;
  readonly balanceAssetIssuer?: OneOrMany<string> | undefined;
  readonly minBalanceAllowed?: number | undefined;
  readonly maxBalanceAllowed?: number | undefined;
  /** Disabled customers as well. */
  readonly includeDisabled?: boolean | undefined;
  /** In name or login. */
  readonly search?: string | undefined;
  /** The format of times is not documented; text is sent as it is. */
  readonly createdFrom?: Date | string | undefined;
  readonly createdTo?: Date | string | undefined;
  readonly updatedFrom?: Date | string | undefined;
  readonly updatedTo?: Date | string | undefined;
  /** The documentation has an enum here and does not show its words. */
  readonly ordering?: string | undefined;
}

/** The contract's words and the wire's. */
export const filters = {
  id: "wallet_user_guids",
  login: "logins",
  given: "names",
  middle: "paternal_names",
  family: "surnames",
  phone: "phone_numbers",
  status: "statuses",
  kycLevel: "kyc_levels",
  segment: "segments",
  branch: "branch_guids",
  balanceAssetCode: "balance_asset_codes",
  balanceAssetIssuer: "balance_asset_issuers",
  minBalanceAllowed: "min_balance_allowed",
  maxBalanceAllowed: "max_balance_allowed",
  includeDisabled: "is_disabled",
  search: "search_string",
  createdFrom: "min_created_at",
  createdTo: "max_created_at",
  updatedFrom: "min_updated_at",
  updatedTo: "max_updated_at",
  ordering: "ordering",
} as const satisfies Readonly<
  Record<keyof CounterpartyFilters, Exclude<keyof WireQuery, "offset" | "limit">>
>;

/** Every filter of the wire has a word in the contract. */
export type Filters = {
  [Name in Exclude<
    keyof WireQuery,
    "offset" | "limit"
  >]-?: Name extends (typeof filters)[keyof typeof filters] ? true : never;
};

export function queryToWire(query: CounterpartyFilters): WireQuery {
  const wire: Record<string, unknown> = {};
  for (const [name, wireName] of Object.entries(filters)) {
    const value: unknown = Reflect.get(query, name);
    if (value === undefined) continue;
    const many = wireName.endsWith("s");
    const values = [value].flat();
    // An empty list would filter nothing.
    if (Array.isArray(value) && !(many && values.length > 0)) {
      throw refused(`${name} takes ${many ? "at least " : ""}one value`);
    }
    wire[wireName] = many ? values : value;
  }
  return wire;
}
