// What comes in: JSON that is safe to hand on.

import { type BankingError, failure } from "../errors.js";

/** What a spec says an operation answers. `any`: nobody has documented it, so anything JSON will do, or nothing. */
export type AnswerShape = "object" | "array" | "any" | "none";

type Members = { [name: string]: unknown };

/** Names that answers are rid of. */
export interface Unwanted {
  readonly names: ReadonlySet<string>;
  /** The marks of all of them, one bit each: most names are ruled out by theirs, which costs less than to look them up. */
  readonly marks: number;
}

/** The names given, and those that reach a prototype when somebody copies an answer (every deep merge follows them). */
export function unwanted(given: Iterable<string>): Unwanted {
  const names = new Set(["__proto__", "constructor", "prototype", ...given]);
  let marks = 0;
  for (const name of names) marks |= mark(name);
  return { names, marks };
}

function mark(name: string): number {
  return 1 << (name.charCodeAt(0) + name.length);
}

/** Parses an answer, and leaves out what is unwanted, at any depth. */
export function parse(
  text: string,
  contentType: string | null,
  shape: AnswerShape,
  without: Unwanted,
): unknown {
  const tolerant = shape === "any" || shape === "none";
  if (!/\S/.test(text)) {
    if (tolerant) return undefined;
    throw invalid("is empty");
  }
  if (!/^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType ?? "")) {
    throw invalid("is not JSON by its content type");
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
    // Only now: in text that is no JSON the search for numbers may never end, or make JSON of it.
    if (mayRound.test(text)) data = JSON.parse(text.replace(stringOrNumber, exactly));
  } catch {
    throw invalid("is not one whole JSON document");
  }
  if (!isObject(data) || (!tolerant && (shape === "array") !== Array.isArray(data))) {
    throw invalid(`is not the ${tolerant ? "object or array" : shape} that the operation declares`);
  }
  return clean(data, without, 0);
}

function invalid(why: string): BankingError {
  return failure("invalid_response", `the answer ${why}`);
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

/** The same value; a copy where something had to go, because deleting makes an object slow for good. */
function clean(value: Members, without: Unwanted, depth: number): unknown {
  if (depth > 500) throw invalid("is nested too deeply");
  // Only what changed is written back: a write costs more than all the rest of this.
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      if (!isObject(item)) continue;
      const cleaned = clean(item, without, depth + 1);
      if (cleaned !== item) value[at] = cleaned;
    }
    return value;
  }
  const { names, marks } = without;
  let copy = false;
  for (const name in value) {
    const member = value[name];
    if ((mark(name) & marks) !== 0 && goes(name, member, names)) copy = true;
    else if (isObject(member) && Object.hasOwn(value, name)) {
      const cleaned = clean(member, without, depth + 1);
      if (cleaned !== member) value[name] = cleaned;
    }
  }
  if (!copy) return value;
  const kept: Members = {};
  for (const name in value) {
    const member = value[name];
    if (!goes(name, member, names) && Object.hasOwn(value, name)) kept[name] = member;
  }
  return kept;
}

function goes(name: string, member: unknown, names: ReadonlySet<string>): boolean {
  // Text reaches no prototype.
  return names.has(name) && (isObject(member) || (name !== "constructor" && name !== "prototype"));
}

// An exponent of three digits, or sixteen digits. In this order it takes a sixth less.
const mayRound = new RegExp(`\\d[eE][-+]?\\d{3}|${"[\\d.]".repeat(16)}`);
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** A number that a double cannot hold exactly becomes text: an identifier or an amount is never rounded. */
function exactly(token: string): string {
  const value = Number(token);
  // Only where a run of zeros begins: tried from each zero, a long run would take for ever.
  const digits = token.replace(/[eE].*|\D/g, "").replace(/^0+|(?<!0)0+$/g, "");
  const exact =
    Number.isFinite(value) &&
    (String(value) === token || (digits.length <= 15 && (value !== 0 || digits === "")));
  return exact || token.startsWith('"') ? token : `"${token}"`;
}
