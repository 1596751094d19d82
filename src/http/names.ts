// Names that a caller wrote: a mistyped one is refused, with the name that was probably meant.

import { type BankingError, type ErrorCategory, failure } from "../errors.js";

/** Refuses own members that are not known. `undefined` is the same as left out. */
export function refuseUnknown(
  given: object,
  known: readonly string[],
  what: string,
  category: ErrorCategory = "input",
): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name) && Reflect.get(given, name) !== undefined)
      throw unknownName(name, known, what, category);
  }
}

export function unknownName(
  name: string,
  known: readonly string[],
  what: string,
  category: ErrorCategory = "input",
): BankingError {
  // What stands where a name should be may be a value: only what looks like a name is repeated.
  if (!/^[A-Za-z][\w.]{0,39}$/.test(name)) return failure(category, `there is an unknown ${what}`);
  const near = nearest(name, known);
  return failure(
    category,
    `there is no ${what} ${name}${near === undefined ? "" : `: did you mean ${near}?`}`,
  );
}

/** The known name that takes the fewest changes, if those are few. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let found: string | undefined;
  let least = Math.min(4, Math.ceil(name.length / 3) + 1);
  for (const one of known) {
    const changes = distance(name.toLowerCase(), one.toLowerCase());
    if (changes < least) {
      least = changes;
      found = one;
    }
  }
  return found;
}

/** The edit distance of two short names. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const [left = 0, above = 0, corner = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, corner + (one[i] === other[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
