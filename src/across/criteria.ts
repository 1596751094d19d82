// By what a customer is looked for, checked, and whether a customer is one that was looked for.

import type { Customer, CustomerClient, CustomerInput, CustomerName } from "../customers.js";
import { type BankingError, failure } from "../errors.js";
import { dayOf, foldedEmail, foldedName, phoneOf, samePhone, wholeNames } from "./compare.js";

/** What to look for. All that is given must agree. */
export interface FindBy {
  /** Compared without case; with `emailCase: "exact"`, without case in the domain only. */
  readonly email?: string | undefined;
  /** Compared by its digits, with or without the country code. */
  readonly phone?: string | undefined;
  /** Only where the provider has a filter for it: the contract has no such field to compare. */
  readonly login?: string | undefined;
  /** A whole name as text, or parts of one. Compared by Unicode NFC, without case; never by similarity. */
  readonly name?: string | CustomerName | undefined;
  /** Compared by the day. */
  readonly birthDate?: string | undefined;
}

/** How values are compared. */
export interface Comparison {
  /** Whether `Ada@example.com` and `ada@example.com` are one address. Default `ignore`: they are. */
  readonly emailCase?: "ignore" | "exact" | undefined;
}

const fields = ["email", "phone", "login", "name", "birthDate"] as const;

/** A field of `FindBy`. */
export type FindField = (typeof fields)[number];

const nameParts = ["full", "given", "middle", "family", "company"] as const;

/** What was looked for, checked; without what was left out. */
export interface Criteria extends Omit<FindBy, "name"> {
  readonly name?: string | CustomerName;
}

/** Checks what to look for. Values never stand in the message. */
export function criteriaOf(by: unknown): Criteria {
  if (typeof by !== "object" || by === null || Array.isArray(by)) throw refused("by must be an object");
  const criteria: Record<string, unknown> = {};
  for (const name of Object.keys(by)) {
    const value: unknown = Reflect.get(by, name);
    if (value === undefined) continue;
    if (!isField(name)) throw refused(`by has no field ${plainName(name)}: use ${fields.join(", ")}`);
    criteria[name] = name === "name" && typeof value === "object" ? partsOf(value) : textOf(name, value);
  }
  if (Object.keys(criteria).length === 0) throw refused(`by must hold at least one of ${fields.join(", ")}`);
  return criteria;
}

function isField(name: string): name is FindField {
  return fields.some((field) => field === name);
}

/** A name that may stand in a message: a mistyped one, not a value that was put in its place. */
export function plainName(name: string): string {
  return /^[A-Za-z][\w.]{0,30}$/.test(name) ? name : "of that name";
}

function textOf(field: FindField, value: unknown): string {
  if (typeof value !== "string" || value.trim() === "")
    throw refused(`by.${field} must be text that is not empty`);
  if (field === "email" && !/^[^@]*[^@\s]@[^@\s]+$/.test(value.trim()))
    throw refused("by.email is not an e-mail address");
  if (field === "phone" && phoneOf(value).digits === "") throw refused("by.phone holds no digit");
  return value;
}

function partsOf(value: object | null): CustomerName {
  const parts: Record<string, string> = {};
  for (const name of Object.keys(value ?? {})) {
    const part: unknown = Reflect.get(value ?? {}, name);
    if (part === undefined) continue;
    if (!nameParts.some((known) => known === name)) throw refused(`by.name has no part ${plainName(name)}`);
    if (typeof part !== "string" || part.trim() === "")
      throw refused(`by.name.${name} must be text that is not empty`);
    parts[name] = part;
  }
  if (Object.keys(parts).length === 0) throw refused("by.name must hold at least one part of a name");
  return parts;
}

/** By field names, from an input: its own values are looked for. */
export function criteriaFrom(by: unknown, input: CustomerInput): Criteria {
  const names: readonly unknown[] = typeof by === "string" ? [by] : Array.isArray(by) ? by : [];
  if (names.length === 0) return criteriaOf(by);
  const found: Record<string, unknown> = {};
  for (const name of names) {
    if (typeof name !== "string" || !isField(name)) throw refused(`by takes ${fields.join(", ")}`);
    const value: unknown = name === "login" ? undefined : withoutNothing(input[name]);
    if (value === undefined) throw refused(`the input has no ${name} to look for`);
    found[name] = value;
  }
  return criteriaOf(found);
}

/** What a name without any part, or nothing at all, is: left out. */
function withoutNothing(value: string | CustomerName | null | undefined): unknown {
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** Whether a customer has all that is looked for, as far as the contract shows it: a login it does not show. */
export function matches(customer: Customer, wanted: Criteria, { emailCase }: Comparison): boolean {
  const { email, phone, name, birthDate } = wanted;
  const exact = emailCase === "exact";
  return (
    (email === undefined ||
      (customer.email !== undefined && foldedEmail(customer.email, exact) === foldedEmail(email, exact))) &&
    (phone === undefined || (customer.phone !== undefined && samePhone(customer.phone, phone))) &&
    (birthDate === undefined ||
      (customer.birthDate !== undefined && dayOf(customer.birthDate) === dayOf(birthDate))) &&
    (name === undefined || sameName(customer.name, name))
  );
}

function sameName(has: CustomerName, wanted: string | CustomerName): boolean {
  if (typeof wanted === "string") return wholeNames(has).has(foldedName(wanted));
  return nameParts.every((part) => {
    const value = wanted[part];
    return value === undefined || foldedName(has[part] ?? "") === foldedName(value);
  });
}

/** The provider's filters that look for these fields, with what they are to be given; and the fields they cover. */
export function nativeFilters(
  client: CustomerClient,
  wanted: Criteria,
): { readonly query: Readonly<Record<string, string>>; readonly covered: ReadonlySet<FindField> } {
  const { filters } = client.capabilities;
  const query: Record<string, string> = {};
  const covered = new Set<FindField>();
  for (const field of fields) {
    const value = wanted[field];
    if (value === undefined) continue;
    const parts: readonly (readonly [string, string])[] =
      typeof value === "string" ? [[field, value]] : Object.entries(value);
    const known = parts.filter(([name]) => Object.hasOwn(filters, name));
    for (const [name, part] of known) query[name] = part;
    if (known.length === parts.length) covered.add(field);
  }
  if (wanted.login !== undefined && !covered.has("login"))
    throw refused(`${client.provider} has no filter for a login`);
  return { query, covered };
}

/** An argument is not usable; nothing was sent. */
export function refused(reason: string): BankingError {
  return failure("input", reason);
}
