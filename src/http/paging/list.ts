// One listing, whatever a provider counts: pages from 0, from 1, or items to skip. The end is decided from all signs together.

import { type BankingError, type ErrorCategory, failure, isBankingError } from "../../errors.js";
import type { CallOptions, ResolvedLimits } from "../options.js";

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
  readonly query: readonly string[];
  readonly pageSize: number | undefined;
  readonly cursor: string | undefined;
  readonly call: CallOptions;
  readonly limits: ResolvedLimits;
  /** Listings made of several, one after the other: how many. */
  readonly parts: number;
  readonly counts: "pages" | "items";
  /** `at` is absent on the first page: the provider shows what it counts from. */
  fetch(part: number, at: number | undefined, size: number | undefined): Promise<Fetched<Item>>;
  /** Whether an item is one that was asked for, where a server may ignore a filter. */
  wanted?(item: Item): boolean;
}

interface ListPage<Item> {
  readonly items: readonly Item[];
  total?: number;
  cursor?: string;
}

interface Identified {
  readonly id: string;
}

/** A listing to iterate: item by item, page by page, or only its first page. It is opened when it is asked: what is wrong with a query rejects. */
export function createList<Item extends Identified>(open: () => Listing<Item>) {
  // Named outside: a function that a computed name is given to takes longer than all of this.
  const iterate = () => items(open);
  return { page: () => page(open), pages: () => pages(open), [Symbol.asyncIterator]: iterate };
}

async function page<Item extends Identified>(open: () => Listing<Item>): Promise<ListPage<Item>> {
  const reader = new Reader(open());
  return (await reader.next(true)) ?? { items: [] };
}

async function* pages<Item extends Identified>(
  open: () => Listing<Item>,
): AsyncGenerator<ListPage<Item>, void> {
  const reader = new Reader(open());
  for (let found = await reader.next(true); found; found = await reader.next(true)) {
    yield found;
    goOn(reader.listing);
  }
}

async function* items<Item extends Identified>(open: () => Listing<Item>): AsyncGenerator<Item, void> {
  const reader = new Reader(open());
  for (let found = await reader.next(false); found; found = await reader.next(false)) {
    for (const item of found.items) {
      yield item;
      // An abort ends the listing at once, also in the middle of a page that is here already.
      goOn(reader.listing);
    }
  }
}

const pastEnd: readonly ErrorCategory[] = ["not_found", "bad_request"];
const nothing: Fetched<never> = { items: [] };

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
  readonly at?: number;
  /** Pages and items that came before, in this part. */
  readonly pages: number;
  readonly items: number;
  /** Of the last page that held anything: to notice, also when resumed, that the server gives it again. */
  readonly print?: string;
  /** The number that the provider gave the last page. */
  readonly page?: number;
  readonly largest: number;
  readonly empty: number;
  /** All that the provider counts has come: another page is asked for only to be sure. */
  readonly isWhole: boolean;
}

function place(part: number, size: number | undefined): Place {
  return { part, size, pages: 0, items: 0, largest: 0, empty: 0, isWhole: false };
}

/** Gives one page after the other, and nothing after the last. */
class Reader<Item extends Identified> {
  #here: Place | undefined;
  /** Of the pages of this part. */
  #prints: Set<string> | undefined;
  /** Of the two pages before: ids, not customers, which are the caller's by now. */
  #last: readonly string[] = [];
  #older: readonly string[] = [];
  #asked = 0;
  #given = false;

  constructor(readonly listing: Listing<Item>) {
    const { cursor, pageSize } = listing;
    this.#here = cursor === undefined ? place(0, pageSize) : readCursor(listing, cursor);
  }

  /** With a cursor, if somebody may want to go on from it. */
  async next(resumable: boolean): Promise<ListPage<Item> | undefined> {
    const { fetch, call, limits, parts } = this.listing;
    const { maxPages = limits.maxPages } = call;
    for (let here = this.#here; here; here = this.#here) {
      if (this.#asked > 0 && this.#asked >= maxPages) {
        if (here.isWhole && here.part + 1 === parts) return undefined;
        throw broken(this.listing, "the listing goes on beyond maxPages");
      }
      this.#asked += 1;
      const fetched = await fetch(here.part, here.at, here.size).catch((error) => {
        // Some servers refuse a page after the last one. It was asked for only to be sure.
        if (here.isWhole && isBankingError(error) && pastEnd.includes(error.category)) return nothing;
        throw error;
      });
      const items = this.#take(fetched, here);
      const next = this.#here;
      // Pages without news are passed over, but somebody who asks gets at least one.
      if (items.length === 0 && (next || this.#given)) continue;
      this.#given = true;
      const page: ListPage<Item> = { items };
      if (fetched.total !== undefined && parts === 1) page.total = fetched.total;
      if (next && resumable) page.cursor = writeCursor(this.listing, next);
      return page;
    }
    return undefined;
  }

  /** What is new in an answer for whoever asks. Remembers it, and goes on to the next place. */
  #take(fetched: Fetched<Item>, here: Place): readonly Item[] {
    const { parts, counts, wanted } = this.listing;
    const { total, page, pages = 0 } = fetched;
    const ids = fetched.items.map(({ id }) => id);
    const [first] = ids;
    // Two pages that begin and end alike are one.
    const print = first === undefined ? undefined : hash([`${ids.length}`, first, ids.at(-1) ?? ""]);
    const same = page !== undefined && page === here.page;
    // Only now: who asks for one page needs none of them kept.
    if (here.print) this.#prints = (this.#prints ?? new Set()).add(here.print);
    const news = this.#news(fetched.items, ids);
    const repeated = Boolean(print && this.#prints?.has(print));
    let items: readonly Item[] = [];
    let next: Place | undefined;
    if (!print || !(same || repeated)) {
      items = news;
      next = after(here, fetched, counts, here.pages === 0 ? ids.length : news.length, print ?? here.print);
    } else if (counts === "pages" && here.pages === 1 && here.at === 1 && page === undefined) {
      // They do not say what they count from. It is 1, so this was their first page once more.
      next = { ...here, at: 2 };
    } else if (
      (!repeated && news.length > 0) ||
      total === undefined ||
      here.items < total ||
      pages > here.pages
    ) {
      // Otherwise it is a server that gives its last page again, because there is none after it.
      throw broken(
        this.listing,
        `the server ${same ? "ignores the page it is asked for" : "repeats a page"}`,
      );
    }
    if (!next && here.part + 1 < parts) {
      next = place(here.part + 1, here.size);
      this.#prints = undefined;
    }
    this.#here = next;
    return wanted ? items.filter(wanted) : items;
  }

  /** An item that slid onto this page while we read those before was given there. */
  #news(items: readonly Item[], ids: readonly string[]): readonly Item[] {
    const known = this.#last.length > 0 ? new Set([...this.#older, ...this.#last]) : undefined;
    if (ids.length > 0) {
      this.#older = this.#last;
      this.#last = ids;
    }
    return known ? items.filter((_, at) => !known.has(ids[at] ?? "")) : items;
  }
}

/** The place after a page; none where the listing ends. */
function after(
  here: Place,
  { items: { length }, total, pages: counted = 0, page, size = here.size }: Fetched<unknown>,
  counts: Listing<unknown>["counts"],
  news: number,
  print: string | undefined,
): Place | undefined {
  const pages = here.pages + 1;
  const items = here.items + news;
  const promised = items < (total ?? 0) || pages < counted;
  const full = length >= (size ?? here.largest);
  const largest = Math.max(here.largest, length);
  const empty = length === 0 ? here.empty + 1 : 0;
  // A total that is too high must not go on for ever, an empty page in the middle must not be the end.
  if (length === 0 && (!promised || empty > 1)) return undefined;
  // A full page may have a next one whatever is said of totals; a page count alone is not sure enough; a total that is passed
  // already is not to be believed.
  const isWhole = !promised && total === items;
  if (isWhole && !full) return undefined;
  const at =
    counts === "items" ? (here.at ?? 0) + (length || largest || here.size || 1) : (here.at ?? page ?? 0) + 1;
  return { part: here.part, size: here.size, at, pages, items, print, page, largest, empty, isWhole };
}

function writeCursor(listing: Listing<unknown>, here: Place): string {
  const { part, at = "", pages, items, size = "", print = "", isWhole } = here;
  const fields = [`${part}`, `${at}`, `${pages}`, `${items}`, `${size}`, print, isWhole ? "1" : ""];
  return [seal(listing, fields), ...fields].join("-");
}

function readCursor(listing: Listing<unknown>, cursor: unknown): Place {
  const [sealed, ...fields] = typeof cursor === "string" ? cursor.split("-") : [];
  const [part = 0, at, pages = 0, items = 0, size] = fields.map((field) =>
    field ? Number(field) : undefined,
  );
  const fits = listing.pageSize === undefined || listing.pageSize === size;
  if (sealed !== seal(listing, fields) || !fits) {
    throw broken(listing, "cursor was changed, or belongs to another provider, query or pageSize", "input");
  }
  const [print, whole] = fields.slice(5);
  return { ...place(part, size), at, pages, items, print: print || undefined, isWhole: whole === "1" };
}

/** Ties a cursor to its listing. Filters can be personal: a cursor holds only their print. */
function seal({ provider, query }: Listing<unknown>, fields: readonly string[]): string {
  return hash(["4", provider, ...query, ...fields]);
}

/** Some 60 bits: enough to notice a change, nothing to keep a secret with. */
function hash(texts: readonly string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const text of texts) {
    // One more than there are: where a text ends makes a difference, too.
    for (let at = 0; at <= text.length; at++) {
      const unit = at < text.length ? text.charCodeAt(at) : 0x10000;
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  // Of 30 bits each: longer numbers take far longer to write.
  return `${high >>> 2}_${low >>> 2}`;
}
