import type { CustomerList, ListQuery, ProviderName } from "../../customers.js";
import { type CallOptions, own, type ResolvedLimits } from "../../http/options.js";
import { createList, type Listing } from "../../http/paging/list.js";
import { refusal } from "./operations.js";
import { isCount, refused } from "./reading.js";

/** Customers by a query. A filter that the provider lacks is an error, not a listing of everybody. */
export function listing<Query extends ListQuery, Item extends { readonly id: string }>(
  of: { readonly provider: ProviderName; readonly filters: object; readonly limits: ResolvedLimits },
  query: Query | undefined,
  call: CallOptions | undefined,
  open: (
    wanted: Omit<Query, keyof ListQuery>,
  ) => Pick<Listing<Item>, "parts" | "counts" | "fetch" | "wanted">,
): CustomerList<Item> {
  const prepare = (): Listing<Item> => {
    const { provider, filters, limits } = of;
    const asked = own(query, "query");
    const { pageSize, cursor } = asked;
    if (pageSize !== undefined && !(isCount(pageSize) && pageSize > 0)) {
      throw refused("pageSize must be a whole number above 0");
    }
    for (const name of Object.keys(asked)) {
      if (!Object.hasOwn(filters, name) && name !== "pageSize" && name !== "cursor")
        throw refused(`there is no filter ${name}`);
    }
    const { parts, counts, fetch, wanted } = open(asked);
    return {
      provider,
      query: Object.keys(filters).map((name) => inWords(Reflect.get(asked, name))),
      pageSize,
      cursor,
      call: own(call, "call"),
      limits,
      parts,
      counts,
      fetch,
      wanted,
    };
  };
  return createList<Item>(() => {
    try {
      return prepare();
    } catch (error) {
      throw refusal(of.provider, "list", error);
    }
  });
}

/** What JSON cannot hold is refused when it is sent. */
function inWords(value: unknown): string {
  try {
    return value === undefined ? "" : `${JSON.stringify(value)}`;
  } catch {
    return "";
  }
}
