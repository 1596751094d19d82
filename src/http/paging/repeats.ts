// Pages and items that were given before.

import { hashOf } from "./hash.js";
import type { Identified } from "./listing.js";
import type { Position } from "./position.js";

/** Two pages that begin and end alike are one. An empty page has no fingerprint. */
export function fingerprintOf(ids: readonly string[]): string | undefined {
  const [first] = ids;
  return first === undefined ? undefined : hashOf([`${ids.length}`, first, ids.at(-1) ?? ""]);
}

/** What a reader remembers of the pages of one part. */
export class Repeats<Item extends Identified> {
  #fingerprints: Set<string> | undefined;
  /** Of the two pages before: ids, not customers, which are the caller's by now. */
  #last: readonly string[] = [];
  #older: readonly string[] = [];

  /** Whether the page came before: in this process, or as far as the position remembers it. */
  isRepeated(fingerprint: string | undefined, { last, landmark }: Position): boolean {
    // Only now: who asks for one page needs none of them kept.
    if (last) this.#fingerprints = (this.#fingerprints ?? new Set()).add(last);
    if (!fingerprint) return false;
    return fingerprint === landmark || this.#fingerprints?.has(fingerprint) === true;
  }

  /** The items without those that slid onto this page while the pages before were read: they were given there. */
  unseen(items: readonly Item[], ids: readonly string[]): readonly Item[] {
    const known = this.#last.length > 0 ? new Set([...this.#older, ...this.#last]) : undefined;
    return known ? items.filter((_, at) => !known.has(ids[at] ?? "")) : items;
  }

  remember(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#older = this.#last;
    this.#last = ids;
  }

  /** Another part begins: its pages may be like those of the one before, its items may not. */
  forgetPages(): void {
    this.#fingerprints = undefined;
  }
}
