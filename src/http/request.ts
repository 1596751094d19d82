// What goes out: paths, queries, headers and bodies, refused before anything is sent if they are not what they seem.

import { createQuerySerializer } from "openapi-fetch";
import { BankingError } from "../errors.js";

/** The parts of one request as a caller gives them. Names are the spec's. */
export interface Parts {
  readonly params?: {
    readonly path?: object;
    readonly query?: object;
    readonly header?: object;
  };
  readonly body?: unknown;
}

const refuse = (reason: string) => new BankingError(reason, { category: "input" });

// Decoded or not, these leave their segment or vanish: URL parsers fold `%2e%2e` like `..`.
const leavesSegment = /[/\\?#\p{Cc}]|%(2f|5c|3f|23|0[0-9a-f]|1[0-9a-f]|7f)/iu;
const dots = /^(\.|%2e){1,2}$/i;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A path value that stays exactly one segment. */
export function segment(name: string, value: unknown, category: "input" | "config" = "input"): string {
  const refuse = (reason: string) => new BankingError(reason, { category });
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== "string") throw refuse(`${name} must be text or a whole number`);
  if (text.trim() === "") throw refuse(`${name} must not be empty`);
  if (dots.test(text) || leavesSegment.test(text) || loneSurrogate.test(text)) {
    throw refuse(`${name} has characters that a path segment cannot hold`);
  }
  return text;
}

/** A header value: not blank, and only what a header can carry unchanged. */
export function headerValue(
  name: string,
  value: unknown,
  category: "input" | "config" | "auth" = "input",
): string {
  const usable = typeof value === "string" && value.trim() !== "" && /^[\t\x20-\x7e\x80-\xff]+$/.test(value);
  if (!usable)
    throw new BankingError(`${name} is empty or has characters that a header cannot hold`, { category });
  return value;
}

const queryText = createQuerySerializer();

/** A path template taken apart: text, name, text, name, … */
export function template(path: string): readonly string[] {
  return path.split(/\{([^}]+)\}/);
}

/** The URL of an operation. */
export function address(baseUrl: string, parts: readonly string[], params: Parts["params"]): string {
  const path = group(params, "path");
  let url = baseUrl + parts[0];
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? "";
    url += encodeURIComponent(segment(name, member(path, name))) + parts[at + 1];
  }
  const given = group(params, "query");
  if (given === undefined) return url;
  // Without a prototype: openapi-fetch sends inherited members too.
  const query: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    // openapi-fetch encodes values only.
    query[encodeURIComponent(name)] = Array.isArray(value)
      ? value.map((item) => scalar(name, item))
      : scalar(name, value);
  }
  const text = queryText(query);
  return text === "" ? url : `${url}?${text}`;
}

/** An own member that is an object, or absent. */
export function group(from: unknown, name: string): object | undefined {
  const value = member(from, name);
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value))
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
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (typeof value === "string" && !loneSurrogate.test(value)) return value;
  throw refuse(`${name} has a value that a query cannot hold`);
}

/** The bytes of a body, made once. Refuses what JSON would drop or bend without a word. */
export function bodyText(body: unknown): string {
  representable(body, "body", []);
  return JSON.stringify(body);
}

function representable(value: unknown, where: string, above: readonly object[]): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refuse(`${where} is not a finite number`);
    return;
  }
  if (typeof value !== "object") throw refuse(`${where} is a ${typeof value}, which JSON cannot hold`);
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw refuse(`${where} is not a valid date`);
    return;
  }
  if (above.includes(value)) throw refuse(`${where} holds itself`);
  if (above.length > 100) throw refuse(`${where} is nested too deeply`);
  const inside = [...above, value];
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) representable(value[at], `${where}[${at}]`, inside);
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw refuse(`${where} is neither a plain object nor an array`);
  }
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) representable(member, `${where}.${name}`, inside);
  }
}
