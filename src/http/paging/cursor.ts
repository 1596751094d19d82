// A position as text, to go on from in another process.

import { hashOf } from "./hash.js";
import { type Listing, listingError } from "./listing.js";
import { firstPosition, type Position } from "./position.js";

const version = "4";

/** Opaque text, safe in a URL. It holds numbers and fingerprints; filters, which can be personal, only as a seal. */
export function writeCursor(listing: Listing<unknown>, here: Position): string {
  const { part, at, pages, items, requests, size, page, largest, isSure, isWhole, last, landmark } = here;
  const numbers = [part, at, pages, items, requests, size, page, largest, isSure ? 1 : 0, isWhole ? 1 : 0];
  const fields = [...numbers.map((number) => `${number ?? ""}`), last ?? "", landmark ?? ""];
  return [seal(listing, fields), ...fields].join("-");
}

export function readCursor(listing: Listing<unknown>, cursor: unknown): Position {
  const [sealed, ...fields] = typeof cursor === "string" ? cursor.split("-") : [];
  const [part = 0, at, pages = 0, items = 0, requests = 0, size, page, largest = 0, isSure, isWhole] =
    fields.map((field) => (field ? Number(field) : undefined));
  const fits = listing.pageSize === undefined || listing.pageSize === size;
  if (sealed !== seal(listing, fields) || !fits) {
    throw listingError(
      listing,
      "cursor was changed, or belongs to another provider, query, pageSize or version of this package",
      "input",
    );
  }
  const [last, landmark] = fields.slice(10).map((field) => field || undefined);
  const start = firstPosition(part, size, requests);
  return {
    ...start,
    at,
    pages,
    items,
    page,
    largest,
    isSure: isSure === 1,
    isWhole: isWhole === 1,
    last,
    landmark,
  };
}

/** Ties a cursor to its listing. */
function seal({ provider, query }: Listing<unknown>, fields: readonly string[]): string {
  return hashOf([version, provider, ...query, ...fields]);
}
