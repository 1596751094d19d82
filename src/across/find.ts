// Customers by who they are: by the provider's filters where it has them, by reading the listing where not.

import type { Customer, CustomerClient } from "../customers.js";
import type { CallOptions } from "../http/options.js";
import {
  type Comparison,
  criteriaOf,
  type FindBy,
  type FindField,
  matches,
  nativeFilters,
  refused,
} from "./criteria.js";
import { knownOptions } from "./options.js";

/** The customers that a client gives. */
export type CustomerOf<Client extends CustomerClient> = Awaited<ReturnType<Client["get"]>>;

/** Limits of each request, and how to look. */
export interface FindOptions extends CallOptions, Comparison {
  /** Looking ends with so many customers found. Without it, everybody who matches is found. */
  readonly limit?: number | undefined;
  /**
   * Whether nobody is there when the provider's own filter finds nobody. Default false: how a provider compares is not documented
   * (case, the spelling of a phone number), so the listing is read before we say so. A filter for a login is always believed.
   */
  readonly trustFilters?: boolean | undefined;
}

/** What a search found, and how. */
export interface Found<Item extends Customer = Customer> {
  readonly customers: readonly Item[];
  /** What decided about each field: the provider's filter, or our comparison with each customer of the listing. */
  readonly matched: { readonly [field in FindField]?: "filter" | "listing" };
  /** How many customers were looked at. */
  readonly read: number;
}

/**
 * Finds customers by e-mail, phone, login, name or birth date; all that is given must agree.
 *
 * @throws BankingError `input` for a field that is not known, is empty, or that the provider can not be asked for (a login);
 *   otherwise whatever a listing of the client fails with.
 */
export async function find<Client extends CustomerClient>(
  client: Client,
  by: FindBy,
  options?: FindOptions,
): Promise<Found<CustomerOf<Client>>> {
  const { limit = Number.POSITIVE_INFINITY, trustFilters, emailCase, ...call } = findOptions(options);
  const wanted = criteriaOf(by);
  const { query, covered } = nativeFilters(client, wanted);
  const customers = new Map<string, CustomerOf<Client>>();
  let read = 0;
  const look = async (filters: Readonly<Record<string, string>>) => {
    for (const more of includingDisabled(client)) {
      for await (const customer of client.list({ ...filters, ...more }, call)) {
        read += 1;
        // What a filter was asked for is compared all the same: a server may ignore it.
        if (!matches(customer, wanted, { emailCase })) continue;
        customers.set(customer.id, customer as CustomerOf<Client>);
        if (customers.size >= limit) return;
      }
      if (customers.size > 0) return;
    }
  };

  let byFilter = Object.keys(query).length > 0;
  if (byFilter) await look(query);
  const { login } = query;
  const believed = trustFilters === true || Object.keys(query).every((name) => name === "login");
  if (!byFilter || (customers.size === 0 && !believed)) {
    byFilter = false;
    await look(login === undefined ? {} : { login });
  }
  const how = (field: string) =>
    field === "login" || (byFilter && isCovered(covered, field)) ? "filter" : "listing";
  const matched = Object.fromEntries(Object.keys(wanted).map((field) => [field, how(field)]));
  return { customers: [...customers.values()], matched, read };
}

function isCovered(covered: ReadonlySet<string>, field: string): boolean {
  return covered.has(field);
}

/** Where disabled customers may be left out of a listing, they are asked for once nobody else was found. */
function includingDisabled(client: CustomerClient): readonly { readonly includeDisabled?: true }[] {
  return Object.hasOwn(client.capabilities.filters, "includeDisabled")
    ? [{}, { includeDisabled: true }]
    : [{}];
}

/** Checks the options of a search. */
export function findOptions(given: FindOptions | undefined): FindOptions {
  const options = knownOptions(given, ["limit", "trustFilters", "emailCase"]);
  const { limit, emailCase, trustFilters } = options;
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw refused("limit must be a whole number above 0");
  if (emailCase !== undefined && emailCase !== "ignore" && emailCase !== "exact")
    throw refused("emailCase must be ignore or exact");
  if (trustFilters !== undefined && typeof trustFilters !== "boolean")
    throw refused("trustFilters must be true or false");
  return options;
}
