// A listing to iterate, whatever a provider counts: pages from 0, from 1, or items to skip.

import { type ErrorCategory, isBankingError } from "../../errors.js";
import { readCursor, writeCursor } from "./cursor.js";
import {
  type AnsweredPage,
  type Identified,
  type Listing,
  type ListPage,
  listingError,
  throwIfAborted,
} from "./listing.js";
import { firstPosition, type Position, positionAfter, renumbered } from "./position.js";
import { fingerprintOf, Repeats } from "./repeats.js";

export type { AnsweredPage, Listing } from "./listing.js";

/** How far the latest iteration is. */
interface Progress {
  readonly pages: number;
  readonly items: number;
  readonly requests: number;
  readonly total?: number;
}

/** A listing to iterate: item by item, page by page, or only its first page. It is opened when it is asked: what is wrong with a query rejects. */
export function createList<Item extends Identified>(open: () => Listing<Item>) {
  let latest: Reader<Item> | undefined;
  const begin = () => {
    latest = new Reader(open());
    return latest;
  };
  // Named outside: a function that a computed name is given to takes longer than all of this.
  const iterate = () => items(begin);
  return {
    page: () => page(begin),
    pages: () => pages(begin),
    progress: () => latest?.progress() ?? { pages: 0, items: 0, requests: 0 },
    [Symbol.asyncIterator]: iterate,
  };
}

async function page<Item extends Identified>(begin: () => Reader<Item>): Promise<ListPage<Item>> {
  return (await begin().next(true)) ?? { items: [] };
}

async function* pages<Item extends Identified>(
  begin: () => Reader<Item>,
): AsyncGenerator<ListPage<Item>, void> {
  const reader = begin();
  for (let found = await reader.next(true); found; found = await reader.next(true)) {
    yield found;
    throwIfAborted(reader.listing);
  }
}

async function* items<Item extends Identified>(begin: () => Reader<Item>): AsyncGenerator<Item, void> {
  const reader = begin();
  for (let found = await reader.next(false); found; found = await reader.next(false)) {
    for (const item of found.items) {
      yield item;
      // An abort ends the listing at once, also in the middle of a page that is here already.
      throwIfAborted(reader.listing);
    }
  }
}

const pastEnd: readonly ErrorCategory[] = ["not_found", "bad_request"];
const nothing: AnsweredPage<never> = { items: [] };

/** Gives one page after the other, and nothing after the last. */
class Reader<Item extends Identified> {
  #here: Position | undefined;
  readonly #repeats = new Repeats<Item>();
  #requests = 0;
  #pages = 0;
  #items = 0;
  #total: number | undefined;

  constructor(readonly listing: Listing<Item>) {
    const { cursor, pageSize } = listing;
    this.#here = cursor === undefined ? firstPosition(0, pageSize, 0) : readCursor(listing, cursor);
  }

  progress(): Progress {
    const counted = { pages: this.#pages, items: this.#items, requests: this.#requests };
    return this.#total === undefined ? counted : { ...counted, total: this.#total };
  }

  /** With a cursor, if somebody may want to go on from it. */
  async next(resumable: boolean): Promise<ListPage<Item> | undefined> {
    const { fetch, call, limits, parts } = this.listing;
    const { maxPages = limits.maxPages } = call;
    for (let here = this.#here; here; here = this.#here) {
      if (here.requests > 0 && here.requests >= maxPages) {
        if (here.isWhole && here.part + 1 === parts) return undefined;
        throw listingError(this.listing, "the listing goes on beyond maxPages");
      }
      this.#requests += 1;
      const counted = { ...here, requests: here.requests + 1 };
      const answered = await fetch(here.part, here.at, here.size).catch((error) => {
        // Some servers refuse a page after the last one. This one was asked for only to be sure, or by a number that may be wrong.
        const isGuess = here.isWhole || (here.pages === 1 && here.at === 2 && !here.isSure);
        if (isGuess && isBankingError(error) && pastEnd.includes(error.category)) return nothing;
        throw error;
      });
      const items = this.#take(answered, counted);
      const next = this.#here;
      // Pages without news are passed over, but somebody who asks gets at least one.
      if (items.length === 0 && (next || this.#pages > 0)) continue;
      this.#pages += 1;
      this.#items += items.length;
      const page: ListPage<Item> = { items };
      if (answered.total !== undefined && parts === 1) {
        page.total = answered.total;
        this.#total = answered.total;
      }
      if (next && resumable) page.cursor = writeCursor(this.listing, next);
      return page;
    }
    return undefined;
  }

  /** What is new in an answer for whoever asks. Remembers it, and goes on to the next position. */
  #take(answered: AnsweredPage<Item>, here: Position): readonly Item[] {
    const ids = answered.items.map(({ id }) => id);
    const fingerprint = fingerprintOf(ids);
    const isRepeated = this.#repeats.isRepeated(fingerprint, here);
    const unseen = this.#repeats.unseen(answered.items, ids);
    const isKnown = fingerprint !== undefined && (isRepeated || unseen.length === 0);
    if (this.listing.counts === "pages" && here.pages === 1 && !here.isSure) {
      const at = renumbered(here, answered, isKnown);
      if (at !== undefined) {
        // Nothing of this page is given: it was given already, or it comes again in its turn.
        if (isKnown) this.#repeats.remember(ids);
        this.#here = { ...here, at, isSure: isKnown };
        return [];
      }
    }
    const isSameNumber = answered.page !== undefined && answered.page === here.page;
    if (fingerprint && (isSameNumber || isRepeated)) {
      this.#mustBeTheEnd(answered, here, isSameNumber, !isRepeated && unseen.length > 0);
      return this.#moveTo(undefined, here, []);
    }
    this.#repeats.remember(ids);
    const news = here.pages === 0 ? ids.length : unseen.length;
    return this.#moveTo(positionAfter(here, answered, this.listing.counts, news, fingerprint), here, unseen);
  }

  /** A server that has no further page may give its last one again. One that still owes items or pages is at fault. */
  #mustBeTheEnd(
    { total, pages = 0 }: AnsweredPage<Item>,
    here: Position,
    isSameNumber: boolean,
    hasNews: boolean,
  ): void {
    if (hasNews || total === undefined || here.items < total || pages > here.pages) {
      const fault = isSameNumber ? "ignores the page it is asked for" : "repeats a page";
      throw listingError(this.listing, `the server ${fault}`);
    }
  }

  #moveTo(next: Position | undefined, here: Position, items: readonly Item[]): readonly Item[] {
    const { parts, wanted } = this.listing;
    this.#here = next;
    if (!next && here.part + 1 < parts) {
      this.#here = firstPosition(here.part + 1, here.size, here.requests);
      this.#repeats.forgetPages();
    }
    return wanted ? items.filter(wanted) : items;
  }
}
