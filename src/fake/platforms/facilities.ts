// The counterparty platform: accounts, limits, branches and keys.

import { Missing, Refused, type Wire, wire } from "../store.js";
import type { Books, Call, Handler } from "./platform.js";
import type { Desk } from "./wallet.js";

type Handlers = Readonly<Record<string, Handler>>;

/** Stores what a body holds, and answers its new identifier. */
function keep({ store }: Books, desk: Desk, kind: string, { body, path }: Call) {
  const at = desk.now();
  const { counterparty_guid } = path;
  const made = { ...wire(body), guid: desk.guid(), counterparty_guid, created_at: at, updated_at: at };
  store.belongings(kind).push(made);
  return { guid: made.guid };
}

/** Accounts of customers, and of the bank itself. */
export function accounts(books: Books, desk: Desk): Handlers {
  const { store } = books;
  const all = (counterparty_guid: string | undefined): Wire[] => [
    ...store
      .belongings("accounts")
      .map(({ guid, ...account }) => ({ ...account, wallet_account_guid: guid })),
    ...[...store.customers].flatMap(([id, record]) =>
      store.belongings("accounts", id).map(({ iban, wallet_account_guid }) => ({
        ...(iban !== undefined && { iban }),
        wallet_account_guid,
        wallet_user_guid: id,
        counterparty_guid,
        ...(record.created_at !== undefined && { created_at: record.created_at }),
      })),
    ),
  ];
  return {
    listCustomerAccounts(call) {
      desk.known(call);
      const found = store
        .belongings("accounts", call.path.customer_guid)
        .filter(({ iban }) => hasIban(iban, call.query.get("iban")));
      return { accounts: found, total: found.length };
    },
    createCustomerAccount(call) {
      desk.known(call);
      const { iban } = wire(call.body);
      const { wallet_account_guid } = desk.open(call.path.customer_guid ?? "", { iban });
      return { wallet_account_guid };
    },
    listAccounts({ query, path }) {
      const asked = {
        wallet_account_guids: "wallet_account_guid",
        wallet_user_guids: "wallet_user_guid",
        account_kinds: "account_kind",
      };
      const search = query.get("search_string")?.toLowerCase().replaceAll(" ", "");
      const found = all(path.counterparty_guid).filter(
        (account) =>
          Object.entries(asked).every(([filter, field]) => isAmong(query, filter, account[field])) &&
          hasIban(account.iban, query.get("iban")) &&
          (!search || Object.values(account).some((value) => String(value).toLowerCase().includes(search))),
      );
      const { items, ...total } = desk.page(query, found, query.get("order"));
      return [{ accounts: items.map(desk.times), ...total }];
    },
    createAccount(call) {
      const { account_kind } = wire(call.body);
      if (account_kind !== undefined && account_kind !== "processing" && account_kind !== "emission") {
        const error = "failed to create entity: invalid kind: bad request";
        throw new Refused(400, error, { error });
      }
      return keep(books, desk, "accounts", call);
    },
    getAccount({ path }) {
      const found = all(undefined).find(({ wallet_account_guid: guid }) => guid === path.account_guid);
      if (!found) throw new Missing("there is no such account");
      const unused = { activated: false, blocked: false, registered: false, platform: "" };
      return { ...unused, guid: found.wallet_account_guid, assets: [], assets_total: 0 };
    },
  };
}

/** What a bank sets up: limits of customers, branches, and keys. */
export function facilities(books: Books, desk: Desk): Handlers {
  const { store, tokens } = books;
  const own = (call: Call, kind: "branches" | "keys", name: string) => {
    const found = store.belongings(kind).find(({ guid }) => guid === call.path[name]);
    if (!found) throw new Missing(`the bank has no such thing among its ${kind}`);
    return found;
  };
  const setLimit = (kind: string, { body }: Call): undefined => {
    const given = wire(body);
    const limits = store.belongings(kind);
    const place = ["account_type_guid", "asset_code", "asset_issuer", "customer_guid", "period"];
    const at = limits.findIndex((one) => place.every((name) => one[name] === given[name]));
    limits.splice(at < 0 ? limits.length : at, at < 0 ? 0 : 1, given);
  };
  const limitsOf = (kind: string, { query }: Call) =>
    store.belongings(kind).filter(({ customer_guid }) => isAmong(query, "customer_guid", customer_guid));

  return {
    setCustomerAmountLimit: (call) => setLimit("amount limits", call),
    listCustomerAmountLimits: (call) => ({
      columns: limitsOf("amount limits", call).map(({ max, period, period_key, ...place }) => ({
        ...place,
        period:
          typeof period === "string" ? { [period]: { max: max ?? 0, period_key: period_key ?? 1 } } : {},
      })),
    }),
    setCustomerPaymentLimit: (call) => setLimit("payment limits", call),
    listCustomerPaymentLimits: (call) => ({
      columns: limitsOf("payment limits", call).map(({ period: _, period_key: __, ...limit }) => limit),
    }),
    listBranches({ query }) {
      const fits = ({ guid, name }: Wire) => isAmong(query, "guids", guid) && isAmong(query, "names", name);
      const found = store.belongings("branches").filter(fits);
      const { items, ...total } = desk.page(query, found, query.get("order"));
      return { list: items.map(desk.times), ...total };
    },
    createBranch: (call) => keep(books, desk, "branches", call),
    getBranch: (call) => desk.times(own(call, "branches", "branch_guid")),
    updateBranch(call) {
      Object.assign(own(call, "branches", "branch_guid"), wire(call.body), { updated_at: desk.now() });
      return {};
    },
    createJwk(call) {
      tokens.register(wire(wire(call.body).data));
      return keep(books, desk, "keys", call);
    },
    listJwks: () => ({ keys: store.belongings("keys").map(({ created_at }) => desk.times({ created_at })) }),
    updateJwk(call) {
      Object.assign(own(call, "keys", "jwk_guid"), wire(call.body));
      tokens.register(wire(wire(call.body).data));
      return {};
    },
    createJwkSession: () => ({ session_token: tokens.issue() }),
    listPublicKeys: async () => ({ keys: [await tokens.publicKey()] }),
  };
}

/** Whether a filter of the query lets a value through. */
function isAmong(query: URLSearchParams, filter: string, value: unknown): boolean {
  return !query.has(filter) || query.getAll(filter).includes(String(value));
}

/** Spaces in an IBAN say nothing. */
function hasIban(iban: unknown, wanted: string | null): boolean {
  return wanted === null || String(iban ?? "").replaceAll(" ", "") === wanted.replaceAll(" ", "");
}
