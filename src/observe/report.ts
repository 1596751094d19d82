// From counts to what is written down: only here is decided which names and words leave the process.

import { step } from "../spec/node.js";
import { leastAnswers, mostPlaces, mostWords } from "./bounds.js";
import type { Place } from "./tally.js";
import type { ObservedPlace } from "./types.js";

/** Places by pointer, without a name or a word that may be a value. */
export function placesOf(
  root: Place,
  blocked: ReadonlySet<string>,
): { readonly places: { readonly [pointer: string]: ObservedPlace }; readonly cut: number } {
  const all = new Map<string, ObservedPlace>();
  collect(root, root.seen, "", blocked, all);
  const pointers = [...all.keys()].sort();
  const kept = pointers.slice(0, mostPlaces);
  const places = Object.fromEntries(kept.map((pointer) => [pointer, all.get(pointer) ?? { of: 0, seen: 0 }]));
  return { places, cut: pointers.length - kept.length };
}

function collect(
  place: Place,
  of: number,
  pointer: string,
  blocked: ReadonlySet<string>,
  all: Map<string, ObservedPlace>,
): void {
  const before = all.get(pointer);
  const entry = entryOf(place, of, blocked);
  all.set(pointer, before ? mergedPlace(before, entry) : entry);
  for (const [key, child] of place.below) {
    const isKept = !child.isNews || (child.answers >= leastAnswers && !blocked.has(key.toLowerCase()));
    // What could have been there counts, too: that a property is absent is a fact.
    const childOf = key === "*" ? child.seen : place.objects;
    collect(child, childOf, `${pointer}/${isKept ? step(key) : "*"}`, blocked, all);
  }
}

function entryOf(place: Place, of: number, blocked: ReadonlySet<string>): ObservedPlace {
  const { seen, nulls, formats = [], least, greatest, shown } = place;
  const types = typesOf(place);
  const words = wordsOf(place, blocked);
  const whole = formats.map(({ name }) => [name, place.strings]);
  return {
    of,
    seen,
    ...(nulls > 0 && { nulls }),
    ...(Object.keys(types).length > 0 && { types }),
    ...(greatest > 0 && { lengths: [least, greatest] }),
    ...(whole.length > 0 && { formats: Object.fromEntries(whole) }),
    ...(words && { words }),
    ...(shown > 0 && { shown }),
  };
}

function typesOf({ arrays, booleans, integers, numbers, objects, strings }: Place) {
  return {
    ...(arrays > 0 && { array: arrays }),
    ...(booleans > 0 && { boolean: booleans }),
    ...(integers > 0 && { integer: integers }),
    ...(numbers > 0 && { number: numbers }),
    ...(objects > 0 && { object: objects }),
    ...(strings > 0 && { string: strings }),
  };
}

function wordsOf({ words }: Place, blocked: ReadonlySet<string>): { [word: string]: number } | undefined {
  if (words.size === 0) return undefined;
  const kept: { [word: string]: number } = {};
  let others = 0;
  for (const word of [...words.keys()].sort()) {
    const count = words.get(word);
    if (!count) continue;
    const isNews = count.answers >= leastAnswers && !blocked.has(word.toLowerCase());
    const isKept = count.isOfSpec || (word !== "*" && isNews && Object.keys(kept).length < mostWords);
    if (isKept) kept[word] = count.times;
    else others += count.times;
  }
  if (others > 0) kept["*"] = others;
  return kept;
}

/** The counts of two places as one. */
export function mergedPlace(one: ObservedPlace, other: ObservedPlace): ObservedPlace {
  const nulls = (one.nulls ?? 0) + (other.nulls ?? 0);
  const shown = (one.shown ?? 0) + (other.shown ?? 0);
  const types = summed(one.types, other.types);
  const words = one.words || other.words ? limited(summed(one.words, other.words) ?? {}) : undefined;
  const formats = formatsOfBoth(one, other);
  const lengths = [one.lengths, other.lengths].filter((range) => range !== undefined);
  return {
    of: one.of + other.of,
    seen: one.seen + other.seen,
    ...(nulls > 0 && { nulls }),
    ...(types && { types }),
    ...(lengths.length > 0 && {
      lengths: [Math.min(...lengths.map(([least]) => least)), Math.max(...lengths.map(([, most]) => most))],
    }),
    ...(formats && { formats }),
    ...(words && { words }),
    ...(shown > 0 && { shown }),
  };
}

type Counts = { readonly [key: string]: number };

/** The counts of both; keys in order, so that the same counts are the same text. */
export function summed<C extends Counts>(one: C | undefined, other: C | undefined): C | undefined {
  if (!one && !other) return undefined;
  const keys = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].sort();
  return Object.fromEntries(keys.map((key) => [key, (one?.[key] ?? 0) + (other?.[key] ?? 0)])) as C;
}

/** The first words in the order of the alphabet: whatever is merged first, the same ones stay. */
function limited(words: Counts): Counts {
  const { "*": others = 0, ...rest } = words;
  const names = Object.keys(rest).sort();
  const kept = Object.fromEntries(names.slice(0, mostWords).map((name) => [name, rest[name] ?? 0]));
  const more = others + names.slice(mostWords).reduce((sum, name) => sum + (rest[name] ?? 0), 0);
  return more > 0 ? { ...kept, "*": more } : kept;
}

/** Formats that all texts of both have. A side without any text does not take part. */
function formatsOfBoth(one: ObservedPlace, other: ObservedPlace): ObservedPlace["formats"] {
  const sides = [one, other].filter(({ types }) => (types?.string ?? 0) > 0);
  const [first, ...rest] = sides;
  if (!first?.formats) return undefined;
  const common = Object.keys(first.formats).filter((name) =>
    rest.every(({ formats }) => formats && Object.hasOwn(formats, name)),
  );
  if (common.length === 0) return undefined;
  const total = sides.reduce((sum, { types }) => sum + (types?.string ?? 0), 0);
  return Object.fromEntries(common.sort().map((name) => [name, total]));
}
