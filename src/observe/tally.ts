// Counting one status of one operation, place by place.

import { isNode, list, type Node, node, resolve } from "../spec/node.js";
import { deepest, leastAnswers, mostItems, mostNames, mostUnknownKeys, mostWords } from "./bounds.js";
import { formatNames, hasFormat, isMasked, looksLikeName, looksLikeWord, powerOf } from "./formats.js";
import type { SeenFormat, SeenType } from "./types.js";

/** What a schema says of one place, as far as it matters for what may be kept. */
interface Known {
  /** The properties that the spec names. */
  readonly properties: ReadonlyMap<string, Node>;
  readonly items: Node | undefined;
  /** The words of a public enum. */
  readonly words: readonly string[] | undefined;
  readonly isPublic: boolean;
  readonly isSecret: boolean;
}

const nothing: Known = {
  properties: new Map(),
  items: undefined,
  words: undefined,
  isPublic: false,
  isSecret: false,
};

/** Reads schemas of one document, each once. */
export class Schemas {
  readonly #known = new WeakMap<Node, Known>();

  constructor(readonly document: Node) {}

  of(schema: Node | undefined): Known {
    if (!schema) return nothing;
    let known = this.#known.get(schema);
    if (!known) {
      known = this.#read(schema);
      this.#known.set(schema, known);
    }
    return known;
  }

  #read(schema: Node): Known {
    const whole = resolve(this.document, schema);
    const all = list(whole.allOf).map((part) => this.of(node(part)));
    const properties = new Map(all.flatMap((part) => [...part.properties]));
    for (const [name, property] of Object.entries(node(whole.properties)))
      properties.set(name, node(property));
    const dataClass = whole["x-data-class"];
    const words = list(whole.enum).filter((word) => typeof word === "string");
    return {
      properties,
      items: isNode(whole.items) ? whole.items : all.find((part) => part.items)?.items,
      words: dataClass === "public" && words.length > 0 ? words : undefined,
      isPublic: dataClass === "public",
      isSecret: dataClass === "secret",
    };
  }
}

/** Counts of one place, and the places below it by key. */
export class Place {
  of = 0;
  seen = 0;
  nulls = 0;
  shown = 0;
  readonly types: { [type in SeenType]?: number } = {};
  readonly formats: { [format in SeenFormat]?: number } = {};
  least = Number.POSITIVE_INFINITY;
  greatest = 0;
  /** By word; `*` for what is no word. New words wait until they came from enough answers. */
  readonly words = new Map<string, Count>();
  readonly below = new Map<string, Place>();
  /** Keys that the spec does not know and that may be names, by the answers they came from. */
  readonly names = new Map<string, Count>();
}

interface Count {
  times: number;
  /** Answers it came from. */
  answers: number;
  /** The latest of them. */
  latest: number;
  /** A word of the spec, which may be told however often it came. */
  isOfSpec?: boolean;
}

function counted(counts: Map<string, Count>, key: string, answer: number, isOfSpec = false): void {
  const count = counts.get(key) ?? { times: 0, answers: 0, latest: -1, isOfSpec };
  count.times += 1;
  if (count.latest !== answer) count.answers += 1;
  count.latest = answer;
  counts.set(key, count);
}

export function isEnough(counts: ReadonlyMap<string, Count>, key: string): boolean {
  return (counts.get(key)?.answers ?? 0) >= leastAnswers;
}

/** What the walk through one answer shares. */
export interface Walk {
  readonly schemas: Schemas;
  /** The number of the answer. */
  readonly answer: number;
  /** Texts of places that may hold personal data, in lower case: no key and no word that occurs in one is ever kept. */
  readonly texts: Set<string>;
  /** Keys and words met in this answer that the spec does not know. */
  readonly strange: Set<string>;
  /** How many names of the operation are waiting or kept. */
  readonly names: { count: number };
  cut: number;
}

/** Counts a value at a place. */
export function look(place: Place, value: unknown, schema: Node | undefined, walk: Walk, depth = 0): void {
  place.seen += 1;
  const known = walk.schemas.of(schema);
  if (known.isSecret && !isMasked(value)) place.shown += 1;
  if (value === null || value === undefined) place.nulls += 1;
  else if (typeof value === "object") lookInside(place, value, known, walk, depth);
  else lookAtValue(place, value, known, walk);
}

function add<Key extends string>(counts: { [key in Key]?: number }, key: Key): void {
  const before: number | undefined = counts[key];
  counts[key] = (before ?? 0) + 1;
}

function lookAtValue(place: Place, value: unknown, known: Known, walk: Walk): void {
  add(place.types, typeOf(value));
  if (typeof value !== "string" || known.isSecret) return;
  const text = value;
  lengthened(place, text.length);
  // A format counts only if all texts have it: one that an earlier text lacked is not looked for any more.
  const before = (place.types.string ?? 1) - 1;
  const candidates = formatNames.filter((format) => before === 0 || place.formats[format] === before);
  for (const format of candidates) if (hasFormat(text, format)) add(place.formats, format);
  if (known.words) {
    const isNew = !known.words.includes(text);
    const isWord =
      !isNew || (looksLikeWord(text) && (place.words.has(text) || place.words.size < 3 * mostWords));
    counted(place.words, isWord ? text : "*", walk.answer, !isNew);
    if (isNew && isWord) walk.strange.add(text.toLowerCase());
  } else if (!known.isPublic) walk.texts.add(text.toLowerCase());
}

function typeOf(value: unknown): SeenType {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return "string";
}

function lengthened(place: Place, length: number): void {
  const power = powerOf(length);
  place.least = Math.min(place.least, power);
  place.greatest = Math.max(place.greatest, power);
}

function lookInside(place: Place, value: object, known: Known, walk: Walk, depth: number): void {
  const isList = Array.isArray(value);
  add(place.types, isList ? "array" : "object");
  if (depth >= deepest) {
    walk.cut += 1;
    return;
  }
  if (isList) {
    lengthened(place, value.length);
    const items = below(place, "*");
    for (const item of value.slice(0, mostItems)) {
      items.of += 1;
      look(items, item, known.items, walk, depth + 1);
    }
    walk.cut += Math.max(0, value.length - mostItems);
    return;
  }
  const keys = Object.keys(value);
  const isMap = keys.filter((key) => !known.properties.has(key)).length > mostUnknownKeys;
  for (const key of keys) {
    const member: unknown = Reflect.get(value, key);
    const property = known.properties.get(key);
    const at = property ? key : unknownKey(place, key, isMap, walk);
    look(below(place, at), member, property, walk, depth + 1);
  }
  // What could have been there counts, too: that a property is absent is a fact.
  for (const [name, child] of place.below) {
    if (name !== "*") child.of = place.types.object ?? 0;
    else child.of = Math.max(child.of, child.seen);
  }
}

/** The key itself while it may become a name that is kept, otherwise `*`. */
function unknownKey(place: Place, key: string, isMap: boolean, walk: Walk): string {
  if (isMap || !looksLikeName(key)) {
    walk.texts.add(key.toLowerCase());
    return "*";
  }
  if (!place.names.has(key)) {
    if (walk.names.count >= mostNames) {
      walk.cut += 1;
      return "*";
    }
    walk.names.count += 1;
  }
  walk.strange.add(key.toLowerCase());
  counted(place.names, key, walk.answer);
  return key;
}

function below(place: Place, key: string): Place {
  let child = place.below.get(key);
  if (!child) {
    child = new Place();
    place.below.set(key, child);
  }
  return child;
}
