// What is kept of traffic: counts by place and by name, never a value.

/** What is sent, in the words of JSON Schema. */
export type SeenType = "string" | "integer" | "number" | "boolean" | "object" | "array";

/** Formats that are recognized. A format counts for a place only if all of its texts have it. */
export type SeenFormat =
  | "date"
  | "date-time"
  | "uuid"
  | "email"
  | "iban"
  | "e164"
  | "iso-country"
  | "integer-text";

/** One place of a body, over all answers that were looked at. */
export interface ObservedPlace {
  /** How often there was something that could have held it: an object, a list item, an answer. */
  readonly of: number;
  /** How often it was there, `null` included. */
  readonly seen: number;
  readonly nulls?: number;
  readonly types?: { readonly [type in SeenType]?: number };
  /** The least and the greatest length of a text or a list, as powers of two: 3 stands for 4 to 7. */
  readonly lengths?: readonly [least: number, greatest: number];
  readonly formats?: { readonly [format in SeenFormat]?: number };
  /** Of an enum of the spec that is public: its words, and new ones that look like words. Everything else is `*`. */
  readonly words?: { readonly [word: string]: number };
  /** Of a secret: how often it was neither null nor masked. */
  readonly shown?: number;
}

/** One status of one operation. */
export interface ObservedStatus {
  readonly answers: number;
  /** Answers whose body was looked at. */
  readonly looked: number;
  readonly contentTypes: { readonly [type: string]: number };
  /** Those that matter, by name: a request id, a rate limit, an ETag, a deprecation. */
  readonly headers?: { readonly [name: string]: number };
  /** By JSON pointer; `*` stands for the items of a list and for keys that may be values. The body itself is the empty pointer. */
  readonly places: { readonly [pointer: string]: ObservedPlace };
}

/** How often an answer had what its request asked for. */
export interface ObservedPaging {
  /** Of the first page, asked for without a number: the number the answer gave it (`0`, `1`, `other`). */
  readonly first?: { readonly [number: string]: number };
  /** Of a page that was asked for by number: `same`, or what the answer said instead (`one more`, `other`). */
  readonly numbers?: { readonly [how: string]: number };
  /** Pages with more items than were asked for, and others. */
  readonly sizes?: { readonly [how in "more" | "fit"]?: number };
}

export interface ObservedOperation {
  readonly answers: number;
  readonly statuses: { readonly [status: string]: ObservedStatus };
  readonly paging?: ObservedPaging;
  /** By filter: items that had what was asked for, items that had something else. */
  readonly filters?: { readonly [filter: string]: { readonly held?: number; readonly broken?: number } };
}

export interface ObservedProvider {
  readonly operations: { readonly [operation: string]: ObservedOperation };
}

/** What observers saw: JSON to keep and to send. It holds no value of an answer and is bounded in size. */
export interface Observations {
  readonly observations: 1;
  /** Answers by observer: what was counted already is not counted twice. */
  readonly runs: { readonly [run: string]: number };
  /** The days of the first and the last answer. */
  readonly from?: string;
  readonly to?: string;
  readonly providers: { readonly [provider: string]: ObservedProvider };
  /** Places, names and words that were too many to keep. */
  readonly cut?: number;
}
