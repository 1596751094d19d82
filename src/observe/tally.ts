// Counting one status of one operation, place by place.

import { isNode, list, type Node, node, resolve } from "../spec/node.js";
import { deepest, mostItems, mostKnownMembers, mostNames, mostUnknownKeys, mostWords } from "./bounds.js";
import { type Format, formatsOf, isMasked, looksLikeName, looksLikeWord, powerOf } from "./formats.js";

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
  seen = 0;
  nulls = 0;
  shown = 0;
  arrays = 0;
  booleans = 0;
  integers = 0;
  numbers = 0;
  objects = 0;
  strings = 0;
  /** The formats that all texts so far have; `undefined` before the first text. */
  formats: readonly Format[] | undefined;
  /** Powers of two; `least` is above all of them before the first length. */
  least = 99;
  greatest = 0;
  /** By word; `*` for what is no word. New words wait until they came from enough answers. */
  readonly words = new Map<string, Count>();
  readonly below = new Map<string, Place>();
  /** Whether its key is one that the spec does not know and that may be a name. */
  isNews = false;
  /** Answers that had such a key, and the latest of them. */
  answers = 0;
  latest = -1;
  /** The members of the latest object, in order: those of the next are nearly always the same. */
  readonly members: Member[] = [];
  #schema: Node | undefined;
  #known = nothing;

  /** What a schema says of this place: nearly always the schema of the time before. */
  knownBy(schema: Node | undefined, schemas: Schemas): Known {
    if (schema !== this.#schema) {
      this.#schema = schema;
      this.#known = schemas.of(schema);
      this.members.length = 0;
    }
    return this.#known;
  }
}

interface Member {
  readonly key: string;
  readonly place: Place;
  readonly property: Node | undefined;
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

/** What the walk through one answer shares. */
export interface Walk {
  readonly schemas: Schemas;
  /** The number of the answer. */
  readonly answer: number;
  /** Texts of places that may hold personal data: no key and no word that occurs in one is ever kept. */
  readonly texts: string[];
  /** Keys and words met in this answer that the spec does not know. */
  readonly strange: Set<string>;
  /** How many names of the operation are waiting or kept. */
  readonly names: { count: number };
  cut: number;
}

/** Counts a value at a place. */
export function look(place: Place, value: unknown, schema: Node | undefined, walk: Walk, depth = 0): void {
  place.seen += 1;
  const known = place.knownBy(schema, walk.schemas);
  if (known.isSecret && !isMasked(value)) place.shown += 1;
  if (value === null || value === undefined) place.nulls += 1;
  else if (typeof value === "string") lookAtText(place, value, known, walk);
  else if (typeof value === "boolean") place.booleans += 1;
  else if (typeof value !== "object") {
    if (Number.isInteger(value)) place.integers += 1;
    else place.numbers += 1;
  } else if (Array.isArray(value)) {
    place.arrays += 1;
    if (depth < deepest) lookAtItems(place, value, known, walk, depth + 1);
    else walk.cut += 1;
  } else {
    place.objects += 1;
    if (depth < deepest) lookAtMembers(place, value as Node, known, walk, depth + 1);
    else walk.cut += 1;
  }
}

function lookAtText(place: Place, text: string, known: Known, walk: Walk): void {
  place.strings += 1;
  if (known.isSecret) return;
  lengthened(place, text.length);
  // A format counts only if all texts have it: one that an earlier text lacked is not looked for any more.
  place.formats = formatsOf(text, place.formats);
  if (known.words) {
    const isNew = !known.words.includes(text);
    const isWord =
      !isNew || (looksLikeWord(text) && (place.words.has(text) || place.words.size < 3 * mostWords));
    counted(place.words, isWord ? text : "*", walk.answer, !isNew);
    if (isNew && isWord) walk.strange.add(text.toLowerCase());
  } else if (!known.isPublic) walk.texts.push(text);
}

function lengthened(place: Place, length: number): void {
  const power = powerOf(length);
  if (power < place.least) place.least = power;
  if (power > place.greatest) place.greatest = power;
}

function lookAtItems(place: Place, value: readonly unknown[], known: Known, walk: Walk, depth: number): void {
  lengthened(place, value.length);
  const items = below(place, "*");
  const count = Math.min(value.length, mostItems);
  for (let at = 0; at < count; at += 1) look(items, value[at], known.items, walk, depth);
  walk.cut += value.length - count;
}

function lookAtMembers(place: Place, value: Node, { properties }: Known, walk: Walk, depth: number): void {
  const keys = Object.keys(value);
  // To read members one by one, by names that are not known beforehand, takes three times as long.
  const values = Object.values(value);
  const isMap =
    keys.length > mostUnknownKeys && keys.filter((key) => !properties.has(key)).length > mostUnknownKeys;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? "";
    let member = place.members[at];
    if (member?.key !== key || isMap) {
      member = memberOf(place, key, properties.get(key), isMap, walk);
      if (at < mostKnownMembers && !isMap && member.place !== place.below.get("*"))
        place.members[at] = member;
    }
    if (member.place.isNews) meet(member, walk);
    look(member.place, values[at], member.property, walk, depth);
  }
}

function memberOf(place: Place, key: string, property: Node | undefined, isMap: boolean, walk: Walk): Member {
  if (property) return { key, property, place: below(place, key) };
  const there = isMap ? undefined : place.below.get(key);
  if (there?.isNews) return { key, property, place: there };
  // The key itself while it may become a name that is kept, otherwise `*`.
  const isName = !isMap && looksLikeName(key);
  if (isName && walk.names.count < mostNames) {
    walk.names.count += 1;
    const news = below(place, key);
    news.isNews = true;
    return { key, property, place: news };
  }
  if (isName) walk.cut += 1;
  else walk.texts.push(key);
  return { key, property, place: below(place, "*") };
}

/** Once per answer. */
function meet({ key, place }: Member, walk: Walk): void {
  if (place.latest === walk.answer) return;
  place.latest = walk.answer;
  place.answers += 1;
  walk.strange.add(key.toLowerCase());
}

function below(place: Place, key: string): Place {
  let child = place.below.get(key);
  if (!child) {
    child = new Place();
    place.below.set(key, child);
  }
  return child;
}
