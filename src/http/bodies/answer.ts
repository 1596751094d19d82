// What comes in: JSON that is safe to hand on.

import { type BankingError, failure } from "../../errors.js";
import { parseExactly } from "./numbers.js";

/** What a spec says an operation answers. `any`: nobody has documented it, so anything JSON will do, or nothing. */
export type AnswerShape = "object" | "array" | "any" | "none";

type Members = { [name: string]: unknown };

/** Names that answers are rid of. */
export interface RemovedNames {
  readonly names: ReadonlySet<string>;
  /** A bit for the length of each: most other names are ruled out by their own, which costs less than to look them up. */
  readonly lengths: number;
}

/** The names given, and those that reach a prototype when somebody copies an answer (every deep merge follows them). */
export function removedNames(given: Iterable<string>): RemovedNames {
  const names = new Set(["__proto__", "constructor", "prototype", ...given]);
  let lengths = 0;
  for (const name of names) lengths |= 1 << name.length;
  return { names, lengths };
}

/**
 * Parses an answer, and leaves out the properties named in `without`, at any depth. What is to be written back keeps its long numbers;
 * `known` is what `JSON.parse` made of the text, if somebody did that already.
 */
export function parse(
  text: string,
  contentType: string | null,
  shape: AnswerShape,
  without: RemovedNames,
  isWrittenBack = false,
  known?: unknown,
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
    data = parseExactly(text, isWrittenBack, known);
  } catch {
    throw invalid("is not one whole JSON document");
  }
  if (!isObject(data) || (!tolerant && (shape === "array") !== Array.isArray(data))) {
    throw invalid(`is not the ${tolerant ? "object or array" : shape} that the operation declares`);
  }
  const { names, lengths } = without;
  return clean(data, { names, lengths, polluted: polluted() }, 0);
}

function invalid(why: string): BankingError {
  return failure("invalid_response", `the answer ${why}`);
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

interface Cleaning extends RemovedNames {
  readonly polluted: boolean;
}

/** Whether `for … in`, which is twice as fast as all else, tells more than what an object holds. */
function polluted(): boolean {
  for (const _ in {}) return true;
  return false;
}

/** The same value; a copy where something had to go, because deleting makes an object slow for good. */
function clean(value: Members, by: Cleaning, depth: number): unknown {
  if (depth > 500) throw invalid("is nested too deeply");
  // Only what changed is written back: a write costs more than all the rest of this.
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      if (!isObject(item)) continue;
      const cleaned = clean(item, by, depth + 1);
      if (cleaned !== item) value[at] = cleaned;
    }
    return value;
  }
  let copy = false;
  for (const name in value) {
    const member = value[name];
    if (isRemoved(name, member, by)) copy = true;
    else if (isObject(member) && isOwn(value, name, by)) {
      const cleaned = clean(member, by, depth + 1);
      if (cleaned !== member) value[name] = cleaned;
    }
  }
  if (!copy) return value;
  const kept: Members = {};
  for (const name in value) {
    const member = value[name];
    if (!isRemoved(name, member, by) && isOwn(value, name, by)) kept[name] = member;
  }
  return kept;
}

function isOwn(value: Members, name: string, by: Cleaning): boolean {
  return !by.polluted || Object.hasOwn(value, name);
}

function isRemoved(name: string, member: unknown, { names, lengths }: RemovedNames): boolean {
  // The bit of its length: a shift goes round after 31.
  if ((lengths & (1 << name.length)) === 0 || !names.has(name)) return false;
  // Text reaches no prototype.
  return isObject(member) || (name !== "constructor" && name !== "prototype");
}
