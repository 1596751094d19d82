// One listing, whatever a provider counts: pages from 0, from 1, or items to skip. The end is decided from all signs together.

import { type BankingError, type ErrorCategory, failure } from "../errors.js";
import type { CallOptions, ResolvedLimits } from "./options.js";

/** One answer of a listing, as far as the provider says it. */
export interface Fetched<Item> {
  readonly items: readonly Item[];
  /** Items in the whole listing. */
  readonly total?: number;
  /** Pages in the whole listing. */
  readonly pages?: number;
  /** The number the provider gives this page. */
  readonly page?: number;
  /** Items per page. */
  readonly size?: number;
}

/** How a provider lists. */
export interface Listing<Item> {
  readonly provider: string;
  /** What makes this listing this listing: its filters. A cursor fits no other. */
  readonly query: object;
  readonly pageSize: number | undefined;
  readonly cursor: string | undefined;
  readonly call: CallOptions;
  readonly limits: ResolvedLimits;
  /** Listings made of several, one after the other: how many. */
  readonly parts: number;
  readonly counts: "pages" | "items";
  /** `at` is absent on the first page: the provider shows what it counts from. */
  fetch(part: number, at: number | undefined, size: number | undefined): Promise<Fetched<Item>>;
  id(item: Item): string;
  /** Whether an item is one that was asked for, where a server may ignore a filter. */
  wanted?(item: Item): boolean;
}

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly total?: number;
  readonly cursor?: string;
}

/** A listing to iterate: item by item, page by page, or only its first page. It is opened when it is asked: what is wrong with a query rejects. */
export function createList<Item>(open: () => Listing<Item>) {
  async function* pages(): AsyncGenerator<ListPage<Item>, void> {
    const listing = open();
    const next = reader(listing);
    for (let page = await next(); page; page = await next()) {
      yield page;
      goOn(listing);
    }
  }
  return {
    pages,
    page: async (): Promise<ListPage<Item>> => (await reader(open())()) ?? { items: [] },
    async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
      const listing = open();
      const next = reader(listing);
      for (let page = await next(); page; page = await next()) {
        for (const item of page.items) {
          yield item;
          // An abort ends the listing at once, also in the middle of a page that is here already.
          goOn(listing);
        }
      }
    },
  };
}

function goOn(listing: Listing<unknown>): void {
  if (listing.call.signal?.aborted) throw broken(listing, "stopped by the caller", "aborted");
}

function broken(
  { provider }: Listing<unknown>,
  reason: string,
  category: ErrorCategory = "pagination",
): BankingError {
  return failure(category, reason, { provider, operation: "list" });
}

/** How far a listing is read, and what the pages of this part told about the rest of it. */
interface Place {
  readonly part: number;
  readonly size: number | undefined;
  at?: number;
  /** Pages and items that came before, in this part. */
  pages: number;
  items: number;
  /** Of the last page that held anything: to notice, also when resumed, that the server gives it again. */
  print?: string;
  /** The number that the provider gave the last page. */
  page?: number;
  readonly prints: Set<string>;
  largest: number;
  empty: number;
}

function place(part: number, size: number | undefined): Place {
  return { part, size, pages: 0, items: 0, prints: new Set(), largest: 0, empty: 0 };
}

/** Gives one page after the other, and nothing after the last. */
function reader<Item>(listing: Listing<Item>): () => Promise<ListPage<Item> | undefined> {
  const { parts, counts, call, cursor, wanted } = listing;
  const { maxPages = listing.limits.maxPages } = call;
  let here = cursor === undefined ? place(0, listing.pageSize) : readCursor(listing, cursor);
  // Of the two pages before: ids, not customers.
  let older: readonly string[] = [];
  let last: readonly string[] = [];
  let asked = 0;
  let given = false;
  let more = true;

  /** The page that an answer is for whoever asks, if there is news in it. */
  const take = (fetched: Fetched<Item>): ListPage<Item> | undefined => {
    const { total, page } = fetched;
    let { items } = fetched;
    const ids = items.map(listing.id);
    if (last.length > 0) {
      // An item that slid onto this page while we read those before was given there.
      const known = new Set([...older, ...last]);
      items = items.filter((_, at) => !known.has(ids[at] ?? ""));
    }
    // Two pages that begin and end alike are one.
    const print = hash(`${ids.length} ${ids[0]} ${ids.at(-1)}`);
    const same = page !== undefined && page === here.page;
    if (ids.length > 0 && (same || here.prints.has(print))) {
      items = [];
      if (counts === "pages" && here.pages === 1 && here.at === 1 && page === undefined) {
        // They do not say what they count from. It is 1, so this was their first page once more.
        here.at = 2;
      } else if (total !== undefined && here.items >= total && (fetched.pages ?? 0) <= here.pages) {
        // All had been given before, and the server has no page after its last.
        more = false;
      } else {
        throw broken(listing, `the server ${same ? "ignores the page it is asked for" : "repeats a page"}`);
      }
    } else {
      here.prints.add(print);
      if (ids.length > 0) here.print = print;
      more = advance(here, fetched, counts, here.pages === 0 ? ids.length : items.length);
    }
    if (!more && here.part + 1 < parts) {
      here = place(here.part + 1, here.size);
      more = true;
    }
    if (ids.length > 0) [older, last] = [last, ids];
    if (wanted) items = items.filter(wanted);
    // Pages without news are passed over, but somebody who asks gets at least one.
    if (items.length === 0 && (more || given)) return undefined;
    given = true;
    return pageOf(listing, items, parts === 1 ? total : undefined, more ? { ...here } : undefined);
  };

  return async () => {
    let found: ListPage<Item> | undefined;
    while (more && !found) {
      if (asked > 0 && asked >= maxPages) throw broken(listing, "the listing goes on beyond maxPages");
      asked += 1;
      found = take(await listing.fetch(here.part, here.at, here.size));
    }
    return found;
  };
}

function pageOf<Item>(
  listing: Listing<Item>,
  items: readonly Item[],
  total: number | undefined,
  next: Place | undefined,
): ListPage<Item> {
  const found = total === undefined ? { items } : { items, total };
  if (!next) return found;
  return {
    ...found,
    // Who only iterates needs none: it is written when it is looked at.
    get cursor() {
      return writeCursor(listing, next);
    },
  };
}

/** Goes to the next place; false where there is none. */
function advance(
  here: Place,
  { items: { length }, total, pages = 0, page, size = here.size }: Fetched<unknown>,
  counts: Listing<unknown>["counts"],
  news: number,
): boolean {
  here.page = page;
  here.pages += 1;
  here.items += news;
  const promised = here.items < (total ?? 0) || here.pages < pages;
  const full = length >= (size ?? here.largest);
  here.largest = Math.max(here.largest, length);
  here.empty = length === 0 ? here.empty + 1 : 0;
  // A total that is too high must not go on for ever, an empty page in the middle must not be the end.
  if (length === 0 && (!promised || here.empty > 1)) return false;
  // A full page may have a next one whatever is said of totals; a page count alone is not sure enough; a total that is passed
  // already is not to be believed.
  if (!promised && !full && total === here.items) return false;
  here.at =
    counts === "items"
      ? (here.at ?? 0) + (length || here.largest || here.size || 1)
      : (here.at ?? page ?? 0) + 1;
  return true;
}

function writeCursor(listing: Listing<unknown>, { part, at, pages, items, size, print }: Place): string {
  const state = [part, at, pages, items, size, print].join("-");
  return `${seal(listing, state)}-${state}`;
}

function readCursor(listing: Listing<unknown>, cursor: unknown): Place {
  const [sealed, ...fields] = typeof cursor === "string" ? cursor.split("-") : [];
  const [part = 0, at, pages = 0, items = 0, size] = fields.map((field) =>
    field ? Number(field) : undefined,
  );
  const fits = listing.pageSize === undefined || listing.pageSize === size;
  if (sealed !== seal(listing, fields.join("-")) || !fits) {
    throw broken(listing, "cursor was changed, or belongs to another provider, query or pageSize", "input");
  }
  const print = fields[5];
  return { ...place(part, size), at, pages, items, print, prints: new Set(print ? [print] : []) };
}

/** Ties a cursor to its listing. Filters can be personal: a cursor holds only their print. */
function seal({ provider, query }: Listing<unknown>, state: string): string {
  const filters = Object.entries(query).filter(([, value]) => value !== undefined);
  return hash(JSON.stringify([2, provider, state, ...filters.sort(([a], [b]) => (a < b ? -1 : 1))]));
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** 60 bits in twelve letters: enough to notice a change, nothing to keep a secret with. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  let letters = "";
  for (let at = 0; at < 30; at += 5)
    letters += alphabet.charAt((high >>> at) & 31) + alphabet.charAt((low >>> at) & 31);
  return letters;
}
