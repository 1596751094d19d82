import type { CustomerList, ListQuery } from "../customers.js";
import { type CallOptions, own, type ResolvedLimits } from "../http/options.js";
import { createList, type Listing } from "../http/paging.js";
import { isCount, refused } from "./reading.js";

/** Customers by a query. A filter that the provider lacks is an error, not a listing of everybody. */
export function listing<Query extends ListQuery, Item extends { readonly id: string }>(
  of: { readonly provider: string; readonly filters: object; readonly limits: ResolvedLimits },
  query: Query | undefined,
  call: CallOptions | undefined,
  open: (
    wanted: Omit<Query, keyof ListQuery>,
  ) => Pick<Listing<Item>, "parts" | "counts" | "fetch" | "wanted">,
): CustomerList<Item> {
  return createList<Item>(() => {
    const { pageSize, cursor, ...rest } = own(query, "query");
    if (pageSize !== undefined && !(isCount(pageSize) && pageSize > 0)) {
      throw refused(of.provider, "pageSize must be a whole number above 0");
    }
    for (const name of Object.keys(rest)) {
      if (!Object.hasOwn(of.filters, name)) throw refused(of.provider, `there is no filter ${name}`);
    }
    const wanted = own(query && rest, "query");
    const { provider, limits } = of;
    const { parts, counts, fetch, wanted: keeps } = open(wanted);
    return {
      provider,
      query: wanted,
      pageSize,
      cursor,
      call: own(call, "call"),
      limits,
      parts,
      counts,
      fetch,
      id,
      wanted: keeps,
    };
  });
}

const id = (item: { readonly id: string }) => item.id;
