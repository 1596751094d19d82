// The counterparty platform: customers, their accounts, and what a bank sets up around them.

import { ibanOf } from "../people/person.js";
import { issuer, walletRecord } from "../people/records.js";
import { Missing, Refused, type Wire, wire } from "../store.js";
import {
  type Books,
  type Call,
  cut,
  type Handler,
  type Platform,
  putOver,
  shown,
  sizeOf,
  written,
} from "./platform.js";

// No field of a listed customer is documented; these are the fields that the list filters by.
const filters = {
  wallet_user_guids: "wallet_user_guid",
  logins: "login",
  names: "name",
  paternal_names: "paternal_name",
  surnames: "surname",
  phone_numbers: "phone_number",
  statuses: "status",
  kyc_levels: "kyc_level",
  segments: "segment",
  branch_guids: "branch_guid",
  balance_asset_codes: "balance_asset_code",
  balance_asset_issuers: "balance_asset_issuer",
};
const bounds = { balance_allowed: "balance_allowed", created_at: "created_at", updated_at: "updated_at" };

export function wallet(books: Books): Platform {
  const { store, clock } = books;
  const guid = () => `00000000-0000-4000-8000-${String(store.next()).padStart(12, "0")}`;
  const now = () => new Date(clock.now()).toISOString();
  const known = ({ path: { customer_guid = "" } }: Call) => store.get(customer_guid);
  const times = (record: Wire): Wire => {
    const { timestamps } = books.quirks();
    const copy = { ...record };
    for (const name of ["created_at", "updated_at"]) {
      const at = copy[name];
      if (typeof at === "string" && timestamps !== "rfc3339")
        copy[name] = written(timestamps, Date.parse(at));
    }
    return copy;
  };
  const show = (record: Wire) => times(shown(record, books.spec.secrets, books.quirks().secrets));

  const find = (query: URLSearchParams) => {
    const includesDisabled = query.get("is_disabled") === "true" || books.quirks().disabled === "listed";
    const asked = Object.entries(filters).flatMap(([filter, field]) => {
      const values = query.getAll(filter);
      return values.length > 0 ? [{ field, values }] : [];
    });
    const search = query.get("search_string")?.toLowerCase();
    return [...store.customers.values()].filter(
      (record) =>
        (includesDisabled || record.is_disabled !== true) &&
        asked.every(({ field, values }) => values.includes(String(record[field]))) &&
        Object.entries(bounds).every(([name, field]) => within(record[field], query, name)) &&
        (search === undefined || searchable(record).includes(search)),
    );
  };
  const page = (query: URLSearchParams, found: readonly Wire[], ordering: string | null) => {
    const quirks = books.quirks();
    const size = sizeOf(quirks, query.get("limit"));
    const items = cut(quirks, sorted(found, ordering), Math.max(0, Number(query.get("offset") ?? 0)), size);
    const total = quirks.totals === "wrong" ? items.length : found.length;
    return { items, ...(quirks.totals !== "missing" && { total }) };
  };

  const create = async ({ asset_code, asset_issuer, iban, ...given }: Wire) => {
    // Who holds the customer's secret is asked before anything is created.
    const about = given.login ?? given.phone_number;
    if (books.confirm && typeof about === "string") await books.confirm(about);
    if ([...store.customers.values()].some(({ login }) => login !== undefined && login === given.login)) {
      const upstream =
        'response status code is not 2xx but 409; error was "{\\"error\\":\\"logic error\\"}\\n"';
      const error = `failed to create wallet user: failed to sign up: ${upstream}`;
      throw new Refused(400, error, { error });
    }
    const id = guid();
    const at = now();
    store.put(id, { ...given, wallet_user_guid: id, created_at: at, updated_at: at }, clock.now());
    const account = open(id, { iban, stellar_code: asset_code, stellar_issuer: asset_issuer });
    const name = [given.name, given.surname].filter((part) => part).join(" ");
    const unused = { activated: false, blocked: false, registered: false, platform: "" };
    return { ...unused, name, customer_guid: id, guid: account.wallet_account_guid, ...account };
  };
  const open = (customer: string, given: Wire): Wire => {
    const account: Wire = { wallet_account_guid: guid() };
    for (const [name, value] of Object.entries(given)) if (value !== undefined) account[name] = value;
    store.belongings("accounts", customer).push(account);
    return account;
  };

  const own = (call: Call, kind: string, name: string) => {
    const found = store.belongings(kind).find(({ guid }) => guid === call.path[name]);
    if (!found) throw new Missing(`there is no such ${kind.replace(/e?s$/, "")}`);
    return found;
  };
  const keep = (kind: string, { body, path }: Call) => {
    const at = now();
    const { counterparty_guid } = path;
    const made = { ...wire(body), guid: guid(), counterparty_guid, created_at: at, updated_at: at };
    store.belongings(kind).push(made);
    return { guid: made.guid };
  };
  /** Every account, the bank's own and those of customers. */
  const accounts = (counterparty_guid: string | undefined): Wire[] => [
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
  const setLimit = (kind: string, { body }: Call): undefined => {
    const given = wire(body);
    const limits = store.belongings(kind);
    const place = ["account_type_guid", "asset_code", "asset_issuer", "customer_guid", "period"];
    const at = limits.findIndex((one) => place.every((name) => one[name] === given[name]));
    limits.splice(at < 0 ? limits.length : at, at < 0 ? 0 : 1, given);
  };
  const limitsOf = (kind: string, { query }: Call) =>
    store
      .belongings(kind)
      .filter(({ customer_guid }) => (query.get("customer_guid") ?? customer_guid) === customer_guid);

  const handlers: Readonly<Record<string, Handler>> = {
    listCustomers({ query }) {
      const { items, ...total } = page(query, find(query), query.get("ordering"));
      return { customers: items.map(show), ...total };
    },
    createCustomer: ({ body }) => create(wire(body)),
    updateCustomer(call) {
      const { customer_guid = "" } = call.path;
      const fixed = ["wallet_user_guid", "login", "created_at"];
      const record = putOver(
        books.quirks().put,
        known(call),
        { ...wire(call.body), updated_at: now() },
        fixed,
      );
      store.put(customer_guid, record, clock.now());
      return {};
    },
    listCustomerAccounts(call) {
      known(call);
      const iban = call.query.get("iban");
      const all = store.belongings("accounts", call.path.customer_guid);
      const found =
        iban === null ? all : all.filter((account) => plainIban(account.iban) === plainIban(iban));
      return { accounts: found, total: found.length };
    },
    createCustomerAccount(call) {
      known(call);
      const { iban } = wire(call.body);
      const { wallet_account_guid } = open(call.path.customer_guid ?? "", { iban });
      return { wallet_account_guid };
    },
    listAccounts({ query, path }) {
      const asked = { wallet_account_guids: "wallet_account_guid", wallet_user_guids: "wallet_user_guid" };
      const iban = query.get("iban");
      const search = query.get("search_string")?.toLowerCase().replaceAll(" ", "");
      const found = accounts(path.counterparty_guid).filter(
        (account) =>
          Object.entries({ ...asked, account_kinds: "account_kind" }).every(
            ([filter, field]) => !query.has(filter) || query.getAll(filter).includes(String(account[field])),
          ) &&
          (iban === null || plainIban(account.iban) === plainIban(iban)) &&
          (search === undefined ||
            Object.values(account).some((one) => String(one).toLowerCase().includes(search))),
      );
      const { items, ...total } = page(query, found, query.get("order"));
      return [{ accounts: items.map(times), ...total }];
    },
    createAccount(call) {
      const { account_kind } = wire(call.body);
      if (account_kind !== undefined && account_kind !== "processing" && account_kind !== "emission") {
        const error = "failed to create entity: invalid kind: bad request";
        throw new Refused(400, error, { error });
      }
      return keep("accounts", call);
    },
    getAccount({ path }) {
      const found = accounts(undefined).find(({ wallet_account_guid: guid }) => guid === path.account_guid);
      if (!found) throw new Missing("there is no such account");
      const unused = { activated: false, blocked: false, registered: false, platform: "" };
      return { ...unused, guid: found.wallet_account_guid, assets: [], assets_total: 0 };
    },
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
      const fits = (filter: string, value: unknown) =>
        !query.has(filter) || query.getAll(filter).includes(String(value));
      const found = store
        .belongings("branches")
        .filter(({ guid, name }) => fits("guids", guid) && fits("names", name));
      const { items, ...total } = page(query, found, query.get("order"));
      return { list: items.map(times), ...total };
    },
    createBranch: (call) => keep("branches", call),
    getBranch: (call) => times(own(call, "branches", "branch_guid")),
    updateBranch(call) {
      Object.assign(own(call, "branches", "branch_guid"), wire(call.body), { updated_at: now() });
      return {};
    },
    createJwk(call) {
      books.tokens.register(wire(wire(call.body).data));
      return keep("keys", call);
    },
    listJwks: () => ({ keys: store.belongings("keys").map(({ created_at }) => times({ created_at })) }),
    updateJwk(call) {
      Object.assign(own(call, "keys", "jwk_guid"), wire(call.body));
      books.tokens.register(wire(wire(call.body).data));
      return {};
    },
    createJwkSession: () => ({ session_token: books.tokens.issue() }),
    listPublicKeys: async () => ({ keys: [await books.tokens.publicKey()] }),
  };
  return {
    handlers,
    seed(n, person, random) {
      const record = walletRecord(n, person, random);
      const all = store.belongings("accounts", String(record.wallet_user_guid));
      const account = (iban: string) => ({
        wallet_account_guid: random.uuid(),
        iban,
        stellar_code: "UAH",
        stellar_issuer: issuer,
      });
      all.push(account(person.iban));
      if (n % 3 === 0) all.push(account(ibanOf("UA", random)));
      return record;
    },
  };
}

/** `min_…` and `max_…` of a query. Times are compared as times, numbers as numbers. */
function within(value: unknown, query: URLSearchParams, name: string): boolean {
  const [least, most] = [query.get(`min_${name}`), query.get(`max_${name}`)];
  if (least === null && most === null) return true;
  const read = (text: unknown) => (typeof value === "number" ? Number(text) : Date.parse(String(text)));
  const found = read(value);
  return (least === null || found >= read(least)) && (most === null || found <= read(most));
}

function searchable({ name, paternal_name, surname, login }: Wire): string {
  return [name, paternal_name, surname, login]
    .filter((part) => part)
    .join(" ")
    .toLowerCase();
}

function plainIban(value: unknown): string {
  return String(value ?? "").replaceAll(" ", "");
}

/** By a field, backwards with a minus in front. The values of `ordering` are not documented. */
function sorted(found: readonly Wire[], ordering: string | null): readonly Wire[] {
  if (!ordering) return found;
  const field = ordering.replace(/^-/, "");
  if (!found.some((record) => Object.hasOwn(record, field))) return found;
  const sign = ordering.startsWith("-") ? -1 : 1;
  const compare = (one: unknown, other: unknown) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    const [a, b] = [String(one ?? ""), String(other ?? "")];
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return [...found].sort((one, other) => sign * compare(one[field], other[field]));
}
