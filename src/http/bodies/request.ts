// What goes out: paths, queries, headers and bodies, refused before anything is sent if they are not what they seem.

import { type BankingError, type ErrorCategory, failure, isBankingError } from "../../errors.js";
import { refuseUnknown } from "../names.js";
import { kindOf } from "../options.js";
import { withNumbers } from "./numbers.js";

/** The parts of one request as a caller gives them. Names are the spec's. */
export interface Parts {
  readonly params?: {
    readonly path?: object;
    readonly query?: object;
    readonly header?: object;
  };
  readonly body?: unknown;
}

const refuse = (reason: string): BankingError => failure("input", reason);

// Decoded or not, these leave their segment or vanish: URL parsers fold `%2e%2e` like `..`.
const noSegment = /^\s*$|^(\.|%2e){1,2}$|[/\\?#\p{Cc}\p{Cs}]|%([01]|2f|5c|3f|23|7f)/iu;

/** A path value that stays exactly one segment. */
export function segment(name: string, value: unknown, category: ErrorCategory = "input"): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== "string" || noSegment.test(text)) {
    throw failure(category, `${name} must be a whole number, or text that can stand in a path`);
  }
  return text;
}

/** A header value: not blank, and only what a header can carry unchanged. */
export function headerValue(name: string, value: unknown, category: ErrorCategory = "input"): string {
  if (typeof value !== "string") throw failure(category, `${name} must be text, not ${kindOf(value)}`);
  if (!/\S/.test(value)) throw failure(category, `${name} is empty`);
  if (!/^[\t -~\x80-\xff]+$/.test(value))
    throw failure(category, `${name} has characters that a header cannot hold`);
  return value;
}

/** A path template taken apart: text, name, text, name, … */
export function template(path: string): readonly string[] {
  return path.split(/\{([^}]+)\}/);
}

/** The URL of an operation. */
export function address(baseUrl: string, parts: readonly string[], params: Parts["params"]): string {
  const path = group(params, "path");
  if (path)
    refuseUnknown(
      path,
      parts.filter((_, at) => at % 2 === 1),
      "path parameter",
    );
  let url = baseUrl + parts[0];
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? "";
    url += encodeURIComponent(segment(name, member(path, name))) + parts[at + 1];
  }
  const given = group(params, "query");
  if (!given) return url;
  const pairs: string[] = [];
  for (const name of Object.keys(given)) {
    const value: unknown = Reflect.get(given, name);
    if (value === undefined) continue;
    // Spread, a list has no holes. Its items are parameters of one name: what OpenAPI calls an exploded form.
    for (const one of Array.isArray(value) ? [...value] : [value])
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(scalar(name, one))}`);
  }
  return pairs.length > 0 ? `${url}?${pairs.join("&")}` : url;
}

/** An own member that is an object, or absent. What is a list of its members (a `Map`, `Headers`) has none of its own. */
export function group(from: unknown, name: string): object | undefined {
  const value = member(from, name);
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Symbol.iterator in value)
    throw refuse(`${name} must be an object`);
  return value;
}

/** An own member: a polluted Object.prototype is no parameter. */
export function member(from: unknown, name: string): unknown {
  return typeof from === "object" && from !== null && Object.hasOwn(from, name)
    ? Reflect.get(from, name)
    : undefined;
}

/** Dates are ISO 8601 in UTC, here and in bodies. */
function scalar(name: string, value: unknown): string | number | boolean {
  if (isDate(value)) return value.toISOString();
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (typeof value === "string" && !/\p{Cs}/u.test(value)) return value;
  throw refuse(`${name} has a value that a query cannot hold`);
}

/** The bytes of a body, made once. Refuses what JSON would drop or bend without a word. */
export function bodyText(body: unknown): string {
  try {
    return withNumbers(JSON.stringify(body, held));
  } catch (error) {
    if (isBankingError(error)) throw error;
    throw refuse("the body holds itself, is nested too deeply or cannot be read");
  }
}

/** For `JSON.stringify`: the member itself, not what its `toJSON` would make of it. */
function held(this: object, name: string): unknown {
  const value: unknown = Reflect.get(this, name);
  if (isDate(value)) return value.toISOString();
  const fits =
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value) ||
    // In a list it would become null.
    (value === undefined && !Array.isArray(this)) ||
    Array.isArray(value) ||
    isPlain(value);
  if (!fits) throw refuse(`${name || "body"} has a value that JSON cannot hold`);
  return value;
}

function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** An object that holds nothing but its own members: no list, no date, nothing of a class. */
export function isPlain(value: unknown): value is { readonly [name: string]: unknown } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const above = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null;
}
