// Reading and writing wire records. Specs are claims: a server may send another type than they say.

import type { Support } from "../customers.js";
import { BankingError } from "../errors.js";

/** Text that says something. Absent, null and empty are the same; a number is its digits. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A count. Some servers write numbers as text; anything else says nothing. */
export function count(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** An array, or nothing. */
export function list<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

export type Plain = { readonly [name: string]: unknown };

export function isRecord(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object without its undefined members. */
export function present<T extends object>(given: T): T {
  const found: Partial<T> = {};
  for (const name in given) {
    if (given[name] !== undefined) found[name] = given[name];
  }
  return found as T;
}

/** The object without its undefined members, or nothing where none is left. */
export function presentAny<T extends object>(given: T): T | undefined {
  for (const name in given) {
    if (given[name] !== undefined) return present(given);
  }
  return undefined;
}

/** `top` over `base`, objects member by member, anything else whole. Neither is changed. */
export function overlay<T extends object>(base: T, top: object): T {
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [name, value] of Object.entries(top)) {
    if (value === undefined || name === "__proto__") continue;
    const below = result[name];
    result[name] = isRecord(below) && isRecord(value) ? overlay(below, value) : value;
  }
  return result as T;
}

// What stands where a secret was: `****1234`, `xxxx`, `[hidden]`, or no letter and no digit at all.
const mask =
  /[*•●]{2,}|^[^\p{L}\p{N}]*$|^x+$|^[^\p{L}\p{N}]*(hidden|masked|redacted|removed|secret)[^\p{L}\p{N}]*$/iu;

/** A record as a read returned it, without secrets that it did not really return: those must not be written back. */
export function withoutMasks<T extends object>(record: T, secrets: ReadonlySet<string>): T {
  const copy = (value: unknown, name: string): unknown => {
    if (secrets.has(name) && (value === null || typeof value === "boolean" || mask.test(String(value))))
      return undefined;
    if (Array.isArray(value)) return value.map((item) => copy(item, ""));
    return isRecord(value) ? withoutMasks(value, secrets) : value;
  };
  return present(
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, copy(value, name)])),
  ) as T;
}

/** A copy without the named properties, at any depth. */
export function without<T>(value: T, names: ReadonlySet<string>): T {
  if (Array.isArray(value)) return value.map((item) => without(item, names)) as T;
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !names.has(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, names)])) as T;
}

/** Nothing was sent: an argument is not usable. */
export function refused(provider: string, reason: string): BankingError {
  return new BankingError(reason, { category: "input", provider });
}

/** Refuses what a provider has no place for, by name, and values that are no text or number. Nothing is dropped unsaid. */
export function check(provider: string, given: unknown, holds: readonly string[]): void {
  if (!isRecord(given)) throw refused(provider, "the input must be an object");
  const strange: string[] = [];
  const visit = (value: unknown, path: string) => {
    if (value === undefined) return;
    if (path === "wire") {
      if (!isRecord(value)) throw refused(provider, "wire must be an object");
    } else if (isRecord(value) && ["name", "address", "status"].includes(path)) {
      for (const [name, member] of Object.entries(value)) visit(member, `${path}.${name}`);
    } else if (!holds.includes(path)) {
      strange.push(path);
    } else if (
      path === "kycLevel"
        ? typeof value !== "number" || count(value) === undefined
        : typeof value !== "string" || value === ""
    ) {
      throw refused(
        provider,
        `${path} must be ${path === "kycLevel" ? "a whole number" : "text that is not empty"}`,
      );
    }
  };
  for (const [name, value] of Object.entries(given)) visit(value, name);
  if (strange.length > 0) throw refused(provider, `there is no place for ${strange.join(", ")}`);
  if (given.kind !== undefined && given.kind !== "person" && given.kind !== "organization") {
    throw refused(provider, "kind must be person or organization");
  }
  if (isRecord(given.status) && given.status.native === undefined)
    throw refused(provider, "status needs native");
}

/** A filter that the provider lacks is an error, not a listing of everybody. */
export function checkQuery(provider: string, query: object, filters: object): void {
  for (const [name, value] of Object.entries(query)) {
    if (name === "pageSize") {
      if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
        throw refused(provider, "pageSize must be a whole number above 0");
      }
    } else if (name !== "cursor" && !Object.hasOwn(filters, name)) {
      throw refused(provider, `there is no filter ${name}`);
    }
  }
}

/** A success that lacks what it must hold. The call it belongs to adds its facts. */
export function unusable(reason: string): BankingError {
  return new BankingError(reason, { category: "invalid_response" });
}

/** The id of a record; a customer without one is of no use. */
export function identifier(value: unknown): string {
  const id = text(value);
  if (id === undefined) throw unusable("the answer holds a customer without an id");
  return id;
}

/** How well founded an operation or filter is: rows of the spec that were assumed are all it takes to be assumed. */
export function supportOf<Id extends string>(rows: { readonly [operation in Id]: object }) {
  const support = (otherwise: Support, ids: readonly Id[]) =>
    ids.some((id) => "assumed" in rows[id]) ? "assumed" : otherwise;
  return {
    native: (id: Id) => support("native", [id]),
    composed: (...ids: readonly Id[]) => support("composed", ids),
  };
}
