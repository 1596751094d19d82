// Who is at the target already: asked for one by one where the provider has a filter to believe, else read once and remembered.

import type { Customer, CustomerClient } from "../customers.js";
import type { CallOptions } from "../http/options.js";
import { CompactMultimap } from "./compact.js";
import { dayOf, foldedEmail, foldedName, phoneOf, wholeNames } from "./compare.js";
import { type Comparison, type Criteria, type FindField, matches, nativeFilters } from "./criteria.js";
import { one } from "./ensure.js";
import { find } from "./find.js";

/** Looks for customers at the target of a copy. */
export interface Targets {
  look(wanted: Criteria): Promise<Customer | undefined>;
  /** Looks at the provider anew: what a listing said before an uncertain create is not to be believed. */
  lookAgain(wanted: Criteria): Promise<Customer | undefined>;
  /** A customer that is there now. */
  add(customer: Customer): void;
}

interface TargetOptions extends Comparison {
  readonly trustFilters?: boolean | undefined;
}

/** Looks for each customer at the provider if its filters are believed, and otherwise in an index of its listing. */
export function targetsOf(client: CustomerClient, options: TargetOptions, call: CallOptions): Targets {
  const search = async (wanted: Criteria) =>
    one<Customer>(client, (await find(client, wanted, { ...call, ...options, limit: 5 })).customers);
  const index = new ListingIndex(client, options, call);
  const asks = (wanted: Criteria) => {
    const { covered } = nativeFilters(client, wanted);
    return covered.has("login") || (options.trustFilters === true && covered.size > 0);
  };
  return {
    look: (wanted) => (asks(wanted) ? search(wanted) : index.look(wanted)),
    lookAgain: (wanted) => (asks(wanted) ? search(wanted) : index.lookAgain(wanted)),
    add: (customer) => index.add(customer),
  };
}

/**
 * The ids of a listing by what customers are looked for. A key is coarser than a comparison (the last digits of a phone number), so
 * whoever is found by it is read and compared before he counts.
 */
class ListingIndex {
  #fields: readonly FindField[] = [];
  #ids = new CompactMultimap();
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  /** Customers that came while the listing is read, which may be missing in it. */
  #since: Customer[] | undefined;

  constructor(
    readonly client: CustomerClient,
    readonly comparison: Comparison,
    readonly call: CallOptions,
  ) {}

  async look(wanted: Criteria): Promise<Customer | undefined> {
    const fields = indexed.filter((field) => wanted[field] !== undefined);
    if (fields.length !== this.#fields.length || fields.some((field, at) => field !== this.#fields[at])) {
      this.#fields = fields;
      this.#reading = undefined;
    }
    this.#reading ??= this.#read(fields);
    await this.#reading;
    const [key = ""] = keysOf(wanted, fields);
    const found: Customer[] = [];
    for (const id of this.#ids.get(key)) {
      const customer = await this.client.get(id, this.call);
      if (matches(customer, wanted, this.comparison)) found.push(customer);
    }
    return one(this.client, found);
  }

  /** Everybody who asks while the listing is read waits for the same next reading, which begins after they asked. */
  async lookAgain(wanted: Criteria): Promise<Customer | undefined> {
    const current = this.#reading ?? Promise.resolve();
    this.#next ??= current
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#read(this.#fields);
        return this.#reading;
      });
    await this.#next;
    return this.look(wanted);
  }

  add(customer: Customer): void {
    put(this.#ids, customer, this.#fields);
    this.#since?.push(customer);
  }

  async #read(fields: readonly FindField[]): Promise<void> {
    const ids = new CompactMultimap();
    const since: Customer[] = [];
    this.#since = since;
    const disabled = Object.hasOwn(this.client.capabilities.filters, "includeDisabled");
    try {
      for (const filter of disabled ? [{}, { includeDisabled: true }] : [{}])
        for await (const customer of this.client.list(filter, this.call)) put(ids, customer, fields);
      for (const customer of since) put(ids, customer, fields);
      if (this.#fields === fields) this.#ids = ids;
    } catch (error) {
      // Who comes next reads it again.
      this.#reading = undefined;
      throw error;
    } finally {
      if (this.#since === since) this.#since = undefined;
    }
  }
}

const indexed = ["email", "phone", "name", "birthDate"] as const satisfies readonly FindField[];

function put(ids: CompactMultimap, customer: Customer, fields: readonly FindField[]): void {
  for (const key of keysOf(customer, fields)) ids.add(key, customer.id);
}

/** The keys of a customer, or the one key to look for it; none for a customer that lacks one of the fields. */
function keysOf(customer: Criteria | Customer, fields: readonly FindField[]): readonly string[] {
  let keys = [""];
  for (const field of fields) {
    const longer: string[] = [];
    for (const value of field === "name" ? namesOf(customer.name) : valuesOf(field, customer))
      for (const key of keys) longer.push(`${key}${field}:${value}\n`);
    keys = longer;
  }
  return keys;
}

function valuesOf(field: FindField, { email, phone, birthDate }: Criteria | Customer): readonly string[] {
  if (field === "email") return email === undefined ? [] : [foldedEmail(email)];
  if (field === "birthDate") return birthDate === undefined ? [] : [dayOf(birthDate)];
  return phone === undefined ? [] : [phoneOf(phone).digits.slice(-7)];
}

/** A customer is found by each part of its name, and as a whole; what is looked for has one of these. */
function namesOf(name: Criteria["name"]): readonly string[] {
  if (name === undefined) return [];
  if (typeof name === "string") return [`whole:${foldedName(name)}`];
  const parts = (["family", "company", "full", "middle", "given"] as const).flatMap((part) => {
    const value = name[part];
    return value === undefined ? [] : [`${part}:${foldedName(value)}`];
  });
  return [...parts, ...[...wholeNames(name)].map((whole) => `whole:${whole}`)];
}
