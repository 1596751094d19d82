// What a listing is, for whoever reads it page by page.

import { type BankingError, type ErrorCategory, failure } from "../../errors.js";
import type { CallOptions, ResolvedLimits } from "../options.js";

/** One answer of a listing, as far as the provider says it. */
export interface AnsweredPage<Item> {
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
  fetch(part: number, at: number | undefined, size: number | undefined): Promise<AnsweredPage<Item>>;
  /** Whether an item is one that was asked for, where a server may ignore a filter. */
  wanted?(item: Item): boolean;
}

/** A page as it is handed to a caller. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  total?: number;
  cursor?: string;
}

export interface Identified {
  readonly id: string;
}

/** A failure of the listing itself. */
export function listingError(
  { provider }: Listing<unknown>,
  reason: string,
  category: ErrorCategory = "pagination",
): BankingError {
  return failure(category, reason, { provider, operation: "list" });
}

export function throwIfAborted(listing: Listing<unknown>): void {
  if (listing.call.signal?.aborted) throw listingError(listing, "stopped by the caller", "aborted");
}
