// Reading and writing wire records. Specs are claims: a server may send another type than they say.

import { type BankingError, failure } from "../../errors.js";
import { isMarkedNumber, withoutMark } from "../../http/bodies/numbers.js";
import { isPlain } from "../../http/bodies/request.js";

/** Text that says something. Absent, null and empty are the same; a number is its digits. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number") return `${value}`;
  return typeof value === "string" && value ? withoutMark(value) : undefined;
}

/** A count. Some servers write numbers as text; anything else says nothing. */
export function count(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return isCount(number) ? number : undefined;
}

export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** An array, or nothing. */
export function list<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

/** The array that an answer must hold. Many servers leave it out, or write `null`, where there is nothing: only a total of 0 says so. */
export function needed<Item>(value: readonly Item[] | undefined, total?: unknown): readonly Item[] {
  if ((value === undefined || value === null) && count(total) === 0) return [];
  if (!Array.isArray(value)) throw unusable("the answer holds no list");
  return value;
}

/**
 * An object that is filled in as it is read: a member is there only if the wire says it. Straight code, one line a member: a
 * loop over names costs five times as much, which shows in a page of customers.
 */
export type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Adds the record itself: last, so that whoever prints a customer sees it first. */
export function setWire<T extends object, Wire>(
  draft: T & { wire?: Wire },
  wire: Wire,
): asserts draft is T & { wire: Wire } {
  draft.wire = wire;
}

/**
 * `top` over `base`, objects member by member, anything else whole. Neither is changed. A number that was read as text, because no
 * double holds it, stays a number where the same digits are laid over it. With `nullRemoves`, a member that is `null` in `top` goes.
 */
export function mergeOver<T extends object>(base: T, top: object | undefined, nullRemoves = false): T {
  if (top === undefined) return base;
  const result: Record<string, unknown> = Object({ ...base });
  for (const [name, value] of Object.entries(top)) {
    if (value === undefined || name === "__proto__") continue;
    const below = Object.hasOwn(result, name) ? result[name] : undefined;
    if (value === null && nullRemoves) {
      delete result[name];
      continue;
    }
    if (isMarkedNumber(below) && withoutMark(below) === value) continue;
    result[name] = isPlain(below) && isPlain(value) ? mergeOver(below, value, nullRemoves) : value;
  }
  return result as T;
}

/** A copy of those members, at any depth, that are to be kept. */
function filtered<T>(
  value: T,
  keeps: (name: string, member: unknown) => boolean,
  leaf = (value: unknown): unknown => value,
): T {
  if (Array.isArray(value)) return value.map((item) => filtered(item, keeps, leaf)) as T;
  if (!isPlain(value)) return leaf(value) as T;
  const kept = Object.entries(value).filter(([name, member]) => keeps(name, member));
  return Object.fromEntries(kept.map(([name, member]) => [name, filtered(member, keeps, leaf)])) as T;
}

/** A copy to show, without the named properties, at any depth. */
export function without<T>(value: T, names: ReadonlySet<string>): T {
  const shown = (value: unknown) => (typeof value === "string" ? withoutMark(value) : value);
  return filtered(value, (name) => !names.has(name), shown);
}

// What stands where a secret was: `****1234`, `xxxx`, `[hidden]`, or no letter and no digit at all.
const mask =
  /[*•●]{2,}|^[^\p{L}\p{N}]*$|^x+$|^[^\p{L}\p{N}]*(hidden|masked|redacted|removed|secret)[^\p{L}\p{N}]*$/iu;

/** A record as a read returned it, without secrets that it did not really return: those must not be written back. */
export function withoutMasks<T>(record: T, secrets: ReadonlySet<string>): T {
  const masked = (value: unknown) => value === null || typeof value === "boolean" || mask.test(String(value));
  return filtered(record, (name, value) => !secrets.has(name) || !masked(value));
}

/** An argument is not usable. The operation it was given to adds its name. */
export function refused(reason: string): BankingError {
  return failure("input", reason);
}

/** The fields of the contract that a provider can hold, by the names of its places and of what else its records say. */
export function heldFields(places: Places, recorded: Readonly<Record<string, string>>) {
  const names = (inside: Places, path: string): string[] =>
    Object.entries(inside).flatMap(([name, place]) => {
      if (name === "wire" || name === "normalized") return [];
      // A status is one field: the provider's word.
      if (name === "native") return [path.slice(0, -1)];
      return typeof place === "string" ? [path + name] : names(place, `${path}${name}.`);
    });
  const write = names(places, "");
  const others = Object.values(recorded).filter(
    (field) => field !== "wire" && !write.some((name) => name === field || name.startsWith(`${field}.`)),
  );
  return { read: [...write, ...new Set(others)], write };
}

/** A field of changes that is to be removed at the provider. Those that cannot be removed are refused by name. */
export interface Removable {
  readonly fields: ReadonlySet<string>;
  /** Why a field cannot be removed here, where another way to write would do it. */
  readonly otherwise?: string;
}

/** Where a PUT stands for the whole record, only that can leave something out. */
export const removableByReading: Removable = {
  fields: new Set(),
  otherwise: "that needs the whole record, so do not set readFirst to false",
};

/** What the wire calls the contract's fields; the parts of a name, an address or a status in a list of their own. */
export type Places = { readonly [field: string]: string | Places };

/** The given values under the wire's names. */
export type InWireNames<Given, P> = {
  -readonly [Field in keyof P & keyof Given as P[Field] extends string
    ? P[Field]
    : Field]?: P[Field] extends string ? Given[Field] : InWireNames<NonNullable<Given[Field]>, P[Field]>;
};

/**
 * Input in the wire's words. What a provider has no place for is refused by name (`strange`: what is known already), and so
 * are values that are no text or number. Nothing is dropped unsaid.
 */
export function inWireNames<Given extends object, P extends Places>(
  given: Given,
  places: P,
  strange: string[] = [],
  removable?: Removable,
): InWireNames<Given, P> {
  const visit = (given: unknown, places: Places, path: string) => {
    if (!isPlain(given)) throw refused(`${path.slice(0, -1) || "the input"} must be a plain object`);
    // Without a prototype: what is looked for in it and not there is not looked for further up.
    const wire: Record<string, unknown> = Object.setPrototypeOf({}, null);
    for (const name of Object.keys(given)) {
      const value = given[name];
      if (value === undefined) continue;
      const place = Object.hasOwn(places, name) ? places[name] : undefined;
      if (place === undefined) strange.push(path + name);
      else if (value === null && removable) wire[removed(path + name, removable, place)] = null;
      else if (typeof place === "object") wire[name] = visit(value, place, `${path}${name}.`);
      else if (fits(name, value)) wire[place] = value;
      else throw refused(`${path}${name} must be ${wanted[name] ?? "text that is not empty"}`);
    }
    if (path === "status." && given.native === undefined) throw refused("status needs native");
    return wire;
  };
  const wire = visit(given, places, "");
  if (strange.length > 0) throw refused(`there is no place for ${strange.join(", ")}`);
  return wire as InWireNames<Given, P>;
}

function removed(field: string, { fields, otherwise }: Removable, place: string | Places): string {
  if (!fields.has(field)) throw refused(`${field} cannot be removed${otherwise ? `: ${otherwise}` : ""}`);
  return typeof place === "string" ? place : field;
}

const wanted: Readonly<Record<string, string>> = {
  kind: "person or organization",
  kycLevel: "a whole number",
  wire: "a plain object",
};

function fits(field: string, value: unknown): boolean {
  if (field === "wire") return isPlain(value);
  if (field === "kycLevel") return isCount(value);
  if (field === "kind") return value === "person" || value === "organization";
  return typeof value === "string" && value !== "";
}

/** The customer that was asked for. A cache or a proxy may answer somebody else. */
export function sameCustomer<C extends { readonly id: string }>(customer: C, id: string): C {
  if (customer.id !== String(id)) throw unusable("the answer holds another customer");
  return customer;
}

/** A success that lacks what it must hold. The call it belongs to adds its facts. */
export function unusable(reason: string): BankingError {
  return failure("invalid_response", reason);
}

/** The id of a record; a customer without one is of no use. */
export function identifier(value: unknown): string {
  const id = text(value);
  if (id === undefined) throw unusable("the answer holds no customer with an id");
  return id;
}
