// One listing, whatever a provider counts: pages from 0, from 1, or items to skip. The end is decided from all signs together.

import { BankingError } from "../errors.js";
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

interface Place {
  readonly part: number;
  readonly at?: number;
  /** Pages and items that came before, in this part. */
  readonly pages: number;
  readonly items: number;
  /** Of the page before: to notice, also when resumed, that the server gives it again. */
  readonly print?: string;
}

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly total?: number;
  readonly cursor?: string;
}

/** A listing to iterate: item by item, page by page, or only its first page. */
export function createList<Item>(open: () => Listing<Item>) {
  // Opened when it is asked: what is wrong with a query rejects, like everything else.
  const pages = async function* () {
    yield* walk(open());
  };
  return {
    pages,
    async page(): Promise<ListPage<Item>> {
      for await (const page of pages()) return page;
      return { items: [] };
    },
    async *[Symbol.asyncIterator]() {
      const listing = open();
      for await (const page of walk(listing)) {
        for (const item of page.items) {
          yield item;
          goOn(listing);
        }
      }
    },
  };
}

/** An abort ends the listing at once, also in the middle of a page that is here already. */
function goOn({ call, provider }: Listing<unknown>): void {
  if (call.signal?.aborted) {
    throw new BankingError("stopped by the caller", { category: "aborted", provider, operation: "list" });
  }
}

async function* walk<Item>(listing: Listing<Item>): AsyncGenerator<ListPage<Item>> {
  const maxPages = listing.call.maxPages ?? listing.limits.maxPages;
  const resumed = listing.cursor === undefined ? undefined : readCursor(listing, listing.cursor);
  const size = resumed?.size ?? listing.pageSize;
  let place: Place | undefined = resumed?.place ?? { part: 0, pages: 0, items: 0 };
  let part = new Part(listing.counts, size);
  let last: readonly string[] = [];
  let previous: ReadonlySet<string> = new Set();
  let given = false;

  for (let asked = 0; place; asked++) {
    if (asked > 0 && asked >= maxPages) throw broken(listing, "the listing goes on beyond maxPages");
    const fetched = await listing.fetch(place.part, place.at, size);
    const ids = fetched.items.map(listing.id);
    // An item that slid onto this page while we read those before was given there.
    const news = fetched.items.filter((_, index) => !previous.has(ids[index] ?? ""));
    const verdict = part.judge(place, fetched, ids, place.pages === 0 ? ids.length : news.length);
    if (verdict.trouble) throw broken(listing, verdict.trouble);
    const here: Place = place;
    place = verdict.next;
    if (!place && here.part + 1 < listing.parts) {
      place = { part: here.part + 1, pages: 0, items: 0 };
      part = new Part(listing.counts, size);
    }
    const items = verdict.repeated ? [] : news.filter((item) => listing.wanted?.(item) ?? true);
    previous = new Set([...last, ...ids]);
    if (ids.length > 0) last = ids;
    // Pages without news are passed over, but somebody who asks gets at least one.
    if (items.length === 0 && (place || given)) continue;
    given = true;
    yield {
      items,
      ...(listing.parts === 1 && fetched.total !== undefined && { total: fetched.total }),
      ...(place && { cursor: writeCursor(listing, place, size) }),
    };
    goOn(listing);
  }
}

interface Verdict {
  readonly next?: Place;
  readonly trouble?: string;
  /** The page was given before. */
  readonly repeated?: boolean;
}

/** What the pages of one part tell about the rest of it. */
class Part {
  readonly #prints = new Set<string>();
  #largest = 0;
  #empty = 0;
  #lastPage: number | undefined;

  constructor(
    readonly counts: Listing<unknown>["counts"],
    readonly size: number | undefined,
  ) {}

  judge(place: Place, fetched: Fetched<unknown>, ids: readonly string[], news: number): Verdict {
    const count = ids.length;
    const print = hash(ids.join("\n"));
    const same = fetched.page !== undefined && fetched.page === this.#lastPage;
    if (count > 0 && (same || print === place.print || this.#prints.has(print))) {
      const guessed = this.counts === "pages" && place.pages === 1 && place.at === 1;
      // They do not say what they count from. It is 1, so this was their first page once more.
      if (guessed && fetched.page === undefined) return { repeated: true, next: { ...place, at: 2 } };
      // All had been given before, and the server has no page after its last.
      const all = fetched.total !== undefined && place.items >= fetched.total;
      if (all && (fetched.pages ?? 0) <= place.pages) return { repeated: true };
      return { trouble: same ? "the server ignores the page it is asked for" : "the server repeats a page" };
    }
    this.#prints.add(print);
    this.#lastPage = fetched.page;

    const before = {
      pages: place.pages + 1,
      items: place.items + news,
      print: count > 0 ? print : place.print,
    };
    const more =
      (fetched.total !== undefined && before.items < fetched.total) ||
      (fetched.pages !== undefined && before.pages < fetched.pages);
    const full = count >= (fetched.size ?? this.size ?? this.#largest);
    // A total that is passed already is not to be believed.
    const ended = !more && fetched.total === before.items;
    this.#largest = Math.max(this.#largest, count);
    this.#empty = count === 0 ? this.#empty + 1 : 0;
    // A total that is too high must not go on for ever, an empty page in the middle must not be the end.
    if (count === 0 && (!more || this.#empty > 1)) return {};
    // A full page may have a next one whatever is said of totals; a page count alone is not sure enough.
    if (ended && !full) return {};
    return { next: { part: place.part, at: this.#nextAt(place, fetched, count), ...before } };
  }

  #nextAt(place: Place, fetched: Fetched<unknown>, count: number): number {
    if (this.counts === "items") return (place.at ?? 0) + (count || this.#largest || this.size || 1);
    if (place.at !== undefined) return place.at + 1;
    return (fetched.page ?? 0) + 1;
  }
}

function broken(listing: Listing<unknown>, reason: string): BankingError {
  return new BankingError(reason, { category: "pagination", provider: listing.provider, operation: "list" });
}

const version = 1;

function writeCursor(
  listing: Listing<unknown>,
  { part, at, pages, items, print }: Place,
  size: number | undefined,
): string {
  const state = JSON.stringify([version, queryPrint(listing), part, at, pages, items, size, print]);
  return btoa(`${hash(state)}${state}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function readCursor(listing: Listing<unknown>, cursor: unknown): { place: Place; size: number | undefined } {
  const refuse = (why: string) =>
    new BankingError(`cursor ${why}`, { category: "input", provider: listing.provider, operation: "list" });
  let text = "";
  try {
    if (typeof cursor === "string") text = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    // Not base64: not one of ours.
  }
  const state = text.slice(hash("").length);
  if (state === "" || hash(state) !== text.slice(0, hash("").length))
    throw refuse("is not one of this package, or was changed");
  const fields: unknown[] = JSON.parse(state);
  const [made, query, part, at, pages, items, size, print] = fields.map((field) => field ?? undefined);
  if (made !== version) throw refuse("is of another version of this package");
  if (query !== queryPrint(listing)) throw refuse("belongs to another provider or query");
  if (listing.pageSize !== undefined && size !== listing.pageSize)
    throw refuse("belongs to another pageSize");
  const number = (value: unknown) => (typeof value === "number" ? value : undefined);
  return {
    place: {
      part: number(part) ?? 0,
      at: number(at),
      pages: number(pages) ?? 0,
      items: number(items) ?? 0,
      print: typeof print === "string" ? print : undefined,
    },
    size: number(size),
  };
}

/** Filters can be personal: a cursor holds only their print. */
function queryPrint(listing: Listing<unknown>): string {
  const filters = Object.entries(listing.query).filter(([, value]) => value !== undefined);
  return hash(JSON.stringify([listing.provider, ...filters.sort(([a], [b]) => (a < b ? -1 : 1))]));
}

/** 53 bits in eleven letters: enough to notice a change, nothing to keep a secret with. */
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
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
