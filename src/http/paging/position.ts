// How far a listing is read, and which page comes next. The end is decided from all signs together.

import type { AnsweredPage, Listing } from "./listing.js";

/** How far a listing is read, and what the pages of this part said about the rest of it. */
export interface Position {
  readonly part: number;
  readonly size: number | undefined;
  /** The number of the page, or how many items to skip. Absent on the first page. */
  readonly at?: number;
  /** Pages and items that came before, in this part. */
  readonly pages: number;
  readonly items: number;
  /** Requests made so far, over all parts and processes. */
  readonly requests: number;
  /** The number that the provider gave the page before. */
  readonly page?: number;
  /** The fingerprint of the last page that held anything. */
  readonly last?: string;
  /** A fingerprint that is kept for long, to notice a server that goes in circles. */
  readonly landmark?: string;
  readonly largest: number;
  readonly empty: number;
  /** All that the provider counts has come: another page is asked for only to be sure. */
  readonly isWhole: boolean;
  /**
   * Of providers that count pages: whether `at` is known to be the page that follows the one before. The number that an answer
   * gives its page need not be the one that a request would use, so the second page has to prove it.
   */
  readonly isSure: boolean;
}

export function firstPosition(part: number, size: number | undefined, requests: number): Position {
  return { part, size, pages: 0, items: 0, requests, largest: 0, empty: 0, isWhole: false, isSure: false };
}

/**
 * The number that the second page has to be asked for by, once it was answered for the first time. `undefined`: it was this one.
 */
export function renumbered(
  { at, page: first }: Position,
  { page: second }: AnsweredPage<unknown>,
  isFirstAgain: boolean,
): number | undefined {
  // Requests count from 1, and this was the first page again.
  if (at === 1) return isFirstAgain ? 2 : undefined;
  // The first answer said 1, so 2 was asked for. Where the second says 2, requests and answers count alike. Everything else has to
  // be compared with what a request for 1 gives: the first page again, or the second one, which would have been skipped.
  const isNext = first !== undefined && second === first + 1;
  return isNext || isFirstAgain ? undefined : 1;
}

/** The position after a page; none where the listing ends. `news` are the items that were not given before. */
export function positionAfter(
  here: Position,
  { items: { length }, total, pages: counted = 0, page, size = here.size }: AnsweredPage<unknown>,
  counts: Listing<unknown>["counts"],
  news: number,
  fingerprint: string | undefined,
): Position | undefined {
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
  const last = fingerprint ?? here.last;
  // Every time the number of pages doubles, the landmark moves here: a circle of any length meets it.
  const landmark = (pages & (pages - 1)) === 0 ? last : here.landmark;
  const at =
    counts === "items" ? (here.at ?? 0) + (length || largest || here.size || 1) : nextNumber(here, page);
  const { part, requests, isSure } = here;
  return {
    part,
    size: here.size,
    at,
    pages,
    items,
    requests,
    page,
    last,
    landmark,
    largest,
    empty,
    isWhole,
    isSure,
  };
}

/** An answer that calls the first page 1 is believed until the second page shows otherwise; any other number says too little. */
function nextNumber({ at, pages }: Position, page: number | undefined): number {
  if (at !== undefined && pages > 0) return at + 1;
  return page === 1 ? 2 : 1;
}
