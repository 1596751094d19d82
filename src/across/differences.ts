// Field by field of the contract: what differs, and what another provider can hold.

import type { Customer, CustomerClient, CustomerInput } from "../customers.js";
import { failure } from "../errors.js";
import { dayOf, foldedEmail, foldedName, samePhone } from "./compare.js";
import { knownOptions } from "./options.js";

const nameParts = ["full", "given", "middle", "family", "company"] as const;
const addressParts = [
  "street",
  "houseNumber",
  "building",
  "unit",
  "postalCode",
  "city",
  "region",
  "country",
] as const;

/** Every field of a customer that two providers may both have: not ids, not times, not the provider's own record. */
export type ComparedField =
  | "kind"
  | "email"
  | "phone"
  | "birthDate"
  | "nationality"
  | "status"
  | "kycLevel"
  | `name.${(typeof nameParts)[number]}`
  | `address.${(typeof addressParts)[number]}`;

type Compared = Pick<
  CustomerInput,
  "name" | "email" | "phone" | "address" | "birthDate" | "nationality" | "kycLevel"
> & {
  readonly kind?: string | undefined;
  readonly status?: unknown;
};

type Value = string | number;

const nameFields = nameParts.map((part) => [part, `name.${part}`] as const);
const addressFields = addressParts.map((part) => [part, `address.${part}`] as const);

/** A customer's fields as a flat list, in the order of the contract. What is absent is not there. */
function valuesOf(customer: Compared): ReadonlyMap<ComparedField, Value> {
  const values = new Map<ComparedField, Value>();
  const add = (field: ComparedField, value: unknown) => {
    if ((typeof value === "string" && value !== "") || typeof value === "number") values.set(field, value);
  };
  add("kind", customer.kind === "unknown" ? undefined : customer.kind);
  for (const [part, field] of nameFields) add(field, customer.name?.[part]);
  add("email", customer.email);
  add("phone", customer.phone);
  for (const [part, field] of addressFields) add(field, customer.address?.[part]);
  add("birthDate", customer.birthDate);
  add("nationality", customer.nationality);
  add("status", nativeOf(customer.status));
  add("kycLevel", customer.kycLevel);
  return values;
}

function nativeOf(status: unknown): unknown {
  return typeof status === "object" && status !== null && "native" in status ? status.native : undefined;
}

function sameValue(field: ComparedField, one: Value, other: Value): boolean {
  if (one === other || typeof one === "number" || typeof other === "number")
    return String(one) === String(other);
  if (field === "email") return foldedEmail(one) === foldedEmail(other);
  if (field === "phone") return samePhone(one, other);
  if (field === "birthDate") return dayOf(one) === dayOf(other);
  return foldedName(one) === foldedName(other);
}

/** A field that differs, with both values: personal data. A value that is absent is `undefined`. */
export interface Difference {
  readonly field: ComparedField;
  readonly one: string | number | undefined;
  readonly other: string | number | undefined;
}

/** A status word means something at its own provider only; the level of KYC is such a word. */
const own: ReadonlySet<ComparedField> = new Set<ComparedField>(["status", "kycLevel"]);

/**
 * The fields that differ between two customers, by name (`name.family`, `address.city`), in the order of the contract. Values are
 * compared as `find` compares them; with `{ values: true }` they are given too.
 *
 * Ids, times and the providers' records are not compared, nor, between two providers, status words and KYC levels: what one word
 * means at the other is not known.
 */
export function differences(
  one: Customer,
  other: Customer,
  options: { readonly values: true },
): readonly Difference[];
export function differences(
  one: Customer,
  other: Customer,
  options?: { readonly values?: false | undefined },
): readonly ComparedField[];
export function differences(
  one: Customer,
  other: Customer,
  options?: { readonly values?: boolean | undefined },
): readonly Difference[] | readonly ComparedField[] {
  const { values = false } = knownOptions(options, ["values"], {});
  if (!isObject(one) || !isObject(other)) throw failure("input", "differences compares two customers");
  const [has, hasOther] = [valuesOf(one), valuesOf(other)];
  const fields = new Set([...allFields].filter((field) => has.has(field) || hasOther.has(field)));
  if (one.provider !== other.provider) for (const field of own) fields.delete(field);
  const found = [...fields].filter((field) => {
    const [a, b] = [has.get(field), hasOther.get(field)];
    return a === undefined || b === undefined || !sameValue(field, a, b);
  });
  return values ? found.map((field) => ({ field, one: has.get(field), other: hasOther.get(field) })) : found;
}

const allFields: readonly ComparedField[] = [
  "kind",
  ...nameParts.map((part) => `name.${part}` as const),
  "email",
  "phone",
  ...addressParts.map((part) => `address.${part}` as const),
  "birthDate",
  "nationality",
  "status",
  "kycLevel",
];

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The fields of an input that the customer lacks or has otherwise; `wire` when its members are not those of the record. */
export function changesFor(input: CustomerInput, customer: Customer): readonly string[] {
  const [wanted, has] = [valuesOf(input), valuesOf(customer)];
  const changed: string[] = [...wanted].flatMap(([field, value]) => {
    const there = has.get(field);
    return there === undefined || !sameValue(field, value, there) ? [field] : [];
  });
  if (input.wire !== undefined && !holds(customer.wire, input.wire)) changed.push("wire");
  return changed;
}

/** Whether a record has all members of another, at any depth. */
function holds(record: unknown, members: unknown): boolean {
  if (!isObject(members) || !isObject(record)) return Object.is(record, members);
  if (Array.isArray(members) !== Array.isArray(record)) return false;
  if (Array.isArray(members) && members.length !== Object.keys(record).length) return false;
  return Object.entries(members).every(
    ([name, member]) => member === undefined || holds(Reflect.get(record, name), member),
  );
}

/** What can be created elsewhere, and the names of the fields that stay behind. */
export interface Portable {
  readonly input: CustomerInput;
  readonly lost: readonly ComparedField[];
}

/**
 * What another provider can be given of a customer, and by name what it has no place for.
 *
 * Status words and KYC levels stay behind at another provider: they are never translated by a guess. So does the kind of an
 * organization where the provider has no place for a company's name, and a kind that the record does not tell is left out.
 *
 * @throws BankingError `config` for a client that does not say which fields it can hold (`capabilities.fields`).
 */
export function portable(customer: Customer, client: CustomerClient): Portable {
  if (!isObject(customer)) throw failure("input", "portable takes a customer");
  const writable = writableOf(client);
  const input: Record<string, unknown> = {};
  const groups: Record<string, Record<string, unknown>> = {};
  const lost: ComparedField[] = [];
  for (const [field, value] of valuesOf(customer)) {
    if (!isHeld(field, customer, client, writable)) lost.push(field);
    else if (field === "status") input.status = { native: value };
    else {
      const [name = "", part] = partsOf.get(field) ?? [field];
      if (part === undefined) input[name] = value;
      else {
        const group = groups[name] ?? {};
        group[part] = value;
        groups[name] = group;
        input[name] = group;
      }
    }
  }
  return { input, lost };
}

const partsOf = new Map(allFields.map((field) => [field, field.split(".")]));

function isHeld(
  field: ComparedField,
  customer: Customer,
  client: CustomerClient,
  writable: ReadonlySet<string>,
): boolean {
  if (own.has(field) && customer.provider !== client.provider) return false;
  if (field === "kind" && customer.kind === "organization" && !writable.has("name.company")) return false;
  return writable.has(field);
}

const writables = new WeakMap<object, ReadonlySet<string>>();

function writableOf(client: CustomerClient): ReadonlySet<string> {
  const fields: unknown = Reflect.get(client.capabilities, "fields");
  const write: unknown = isObject(fields) ? Reflect.get(fields, "write") : undefined;
  if (!Array.isArray(write)) throw failure("config", "the client does not say which fields it can write");
  const writable = writables.get(write) ?? new Set(write.map(String));
  writables.set(write, writable);
  return writable;
}
