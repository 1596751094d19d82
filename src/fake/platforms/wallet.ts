// The counterparty platform: its customers. What a bank sets up around them is in facilities.ts.

import { ibanOf } from "../people/person.js";
import { issuer, walletRecord } from "../people/records.js";
import { Refused, type Wire, wire } from "../store.js";
import { accounts, facilities } from "./facilities.js";
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
const bounds = ["balance_allowed", "created_at", "updated_at"];

export function wallet(books: Books): Platform {
  const desk = deskOf(books);
  return {
    handlers: { ...customers(books, desk), ...accounts(books, desk), ...facilities(books, desk) },
    seed(n, person, random) {
      const record = walletRecord(n, person, random);
      const all = books.store.belongings("accounts", String(record.wallet_user_guid));
      const account = () => ({
        wallet_account_guid: random.uuid(),
        iban: ibanOf(random),
        stellar_code: "UAH",
        stellar_issuer: issuer,
      });
      all.push(account());
      if (n % 3 === 0) all.push(account());
      return record;
    },
  };
}

/** What all operations of the platform need. */
export interface Desk {
  guid(): string;
  /** The bank's time, as it is stored. */
  now(): string;
  /** The customer of a path. */
  known(call: Call): Wire;
  /** A record with its times as the bank writes them. */
  times(record: Wire): Wire;
  /** A part of a listing, sorted, and its total. */
  page(query: URLSearchParams, found: readonly Wire[], order: string | null): Paged;
  /** A new account of a customer. */
  open(customer: string, given: Wire): Wire;
}

interface Paged {
  readonly items: readonly Wire[];
  readonly total?: number;
}

function deskOf({ store, clock, quirks }: Books): Desk {
  const guid = () => `00000000-0000-4000-8000-${String(store.next()).padStart(12, "0")}`;
  return {
    guid,
    now: () => new Date(clock.now()).toISOString(),
    known: ({ path: { customer_guid = "" } }) => store.get(customer_guid),
    times(record) {
      const { timestamps } = quirks();
      if (timestamps === "rfc3339") return record;
      const copy = { ...record };
      for (const name of ["created_at", "updated_at"]) {
        const at = copy[name];
        if (typeof at === "string") copy[name] = written(timestamps, Date.parse(at));
      }
      return copy;
    },
    page(query, found, order) {
      const current = quirks();
      const size = sizeOf(current, query.get("limit") || undefined);
      const start = Math.max(0, Number(query.get("offset") || 0));
      const items = cut(current, sorted(found, order), start, size);
      const total = current.totals === "wrong" ? items.length : found.length;
      return { items, ...(current.totals !== "missing" && { total }) };
    },
    open(customer, given) {
      const account: Wire = { wallet_account_guid: guid() };
      for (const [name, value] of Object.entries(given)) if (value !== undefined) account[name] = value;
      store.belongings("accounts", customer).push(account);
      return account;
    },
  };
}

function customers(books: Books, desk: Desk): Readonly<Record<string, Handler>> {
  const { store, clock } = books;
  const show = (record: Wire) => desk.times(shown(record, books.spec.secrets, books.quirks().secrets));

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
    const id = desk.guid();
    const at = desk.now();
    store.put(id, { ...given, wallet_user_guid: id, created_at: at, updated_at: at }, clock.now());
    const account = desk.open(id, { iban, stellar_code: asset_code, stellar_issuer: asset_issuer });
    const name = [given.name, given.surname].filter((part) => part).join(" ");
    const unused = { activated: false, blocked: false, registered: false, platform: "" };
    const { wallet_account_guid, iban: number } = account;
    return {
      ...unused,
      name,
      customer_guid: id,
      guid: wallet_account_guid,
      wallet_account_guid,
      iban: number,
    };
  };

  return {
    listCustomers({ query }) {
      const found = matching([...store.customers.values()], query, books.quirks().disabled === "listed");
      const { items, ...total } = desk.page(query, found, query.get("ordering"));
      return { customers: items.map(show), ...total };
    },
    createCustomer: ({ body }) => create(wire(body)),
    updateCustomer(call) {
      const { customer_guid = "" } = call.path;
      const fixed = ["wallet_user_guid", "login", "created_at"];
      const { put, nulls } = books.quirks();
      const members = Object.entries(wire(call.body)).filter(
        ([, value]) => nulls === "removed" || value !== null,
      );
      const given = { ...Object.fromEntries(members), updated_at: desk.now() };
      store.put(customer_guid, putOver(put, desk.known(call), given, fixed), clock.now());
      return {};
    },
  };
}

/** Those that every filter of the query lets through. */
function matching(all: readonly Wire[], query: URLSearchParams, listsDisabled: boolean): readonly Wire[] {
  const includesDisabled = listsDisabled || query.get("is_disabled") === "true";
  const asked = Object.entries(filters).flatMap(([filter, field]) => {
    const values = query.getAll(filter);
    return values.length > 0 ? [{ field, values }] : [];
  });
  const search = query.get("search_string")?.toLowerCase();
  return all.filter(
    (record) =>
      (includesDisabled || record.is_disabled !== true) &&
      asked.every(({ field, values }) => values.includes(String(record[field]))) &&
      bounds.every((field) => within(record[field], query, field)) &&
      (search === undefined || searchable(record).includes(search)),
  );
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
  const parts = [name, paternal_name, surname, login].filter((part) => part);
  return parts.join(" ").toLowerCase();
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
