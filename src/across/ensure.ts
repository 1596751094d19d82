// Finds a customer or creates it, never twice.

import type { Customer, CustomerClient, CustomerInput } from "../customers.js";
import { type BankingError, failure, isBankingError } from "../errors.js";
import type { CallOptions } from "../http/options.js";
import {
  type Comparison,
  type Criteria,
  criteriaFrom,
  type FindBy,
  type FindField,
  refused,
} from "./criteria.js";
import { changesFor } from "./differences.js";
import { type CustomerOf, find } from "./find.js";
import { knownOptions } from "./options.js";
import { pause, serialized } from "./timing.js";

/** What tells that a customer is there already. */
export interface EnsureBy extends Comparison {
  /** Fields of the input that must agree, or what to look for itself (a login is no field of the contract). */
  readonly by: FindField | readonly FindField[] | FindBy;
  /** Whether a customer that is there is given those values of the input that it lacks or has otherwise. Default false. */
  readonly update?: boolean | undefined;
  /** How long a create whose outcome is not known is looked for. Milliseconds, default 10 000; a listing may lag behind. */
  readonly settleMs?: number | undefined;
  /** As for `find`: believe the provider's filter when it finds nobody. */
  readonly trustFilters?: boolean | undefined;
}

/** `recovered`: a create of this call that failed with an unknown outcome had happened. */
export type EnsureState = "found" | "updated" | "created" | "recovered";

export interface Ensured<Item extends Customer = Customer> {
  readonly customer: Item;
  readonly state: EnsureState;
}

export const standardSettleMs = 10_000;

/**
 * Finds the customer, or creates it if it is not there.
 *
 * A create that ends with an unknown outcome is looked for before anything else happens. It is sent again only with an
 * `idempotencyKey` in `call`, and only where the client knows that the provider honours one. Calls of one process for the same
 * client and the same values wait for each other, so that the second finds what the first created; other processes do not.
 *
 * @throws BankingError `conflict` when more than one customer matches (its message names their ids); the failure of the create,
 *   with its `outcome`, when nothing was found after it; `input` when the input lacks what is to be looked for.
 */
export async function ensure<Client extends CustomerClient>(
  client: Client,
  input: CustomerInput,
  by: EnsureBy,
  call?: CallOptions,
): Promise<Ensured<CustomerOf<Client>>> {
  const { by: fields, update, settleMs, ...comparison } = ensureOptions(by);
  if (typeof input !== "object" || input === null) throw refused("the input must be an object");
  const wanted = criteriaFrom(fields, input);
  const options = knownOptions(call, []);
  const steps: EnsureSteps<CustomerOf<Client>> = {
    look: async () => {
      const { customers } = await find(client, wanted, { ...callOf(options), ...comparison, limit: 5 });
      return one<CustomerOf<Client>>(client, customers);
    },
    create: async () => (await client.create(input, options)) as CustomerOf<Client>,
    update: async (customer) =>
      (await client.update(customer.id, input, callOf(options))) as CustomerOf<Client>,
    changed: (customer) => update === true && changesFor(input, customer).length > 0,
    again: options.idempotencyKey !== undefined,
    settleMs: settleMs ?? standardSettleMs,
    signal: options.signal,
  };
  const request = [input, update, comparison];
  const { value, shared } = await serialized(client, keyOf(wanted), request, options.signal, () =>
    ensured(steps),
  );
  // Another call did it: whoever counts what was created counts it once.
  return shared ? { ...value, state: "found" } : value;
}

/** An idempotency key belongs to the create, not to what is read around it. */
function callOf({ idempotencyKey: _key, ...rest }: CallOptions): CallOptions {
  return rest;
}

/** What an ensure is made of. */
export interface EnsureSteps<Item> {
  /** The one customer that matches, as it is at the provider now. */
  look(): Promise<Item | undefined>;
  /** Before the first create. Nobody is created if it fails. */
  begin?(): Promise<void>;
  create(): Promise<Item>;
  update(customer: Item): Promise<Item>;
  changed(customer: Item): boolean;
  /** Whether a create that may have happened may be sent again where the client calls that harmless. */
  readonly again: boolean;
  readonly settleMs: number;
  readonly signal: AbortSignal | undefined;
  /** For how long a create that an earlier process may have sent is looked for before another one is sent. Milliseconds. */
  readonly begunForMs?: number | undefined;
}

interface Stepped<Item> {
  readonly customer: Item;
  readonly state: EnsureState;
}

/** Looks, creates if nobody is there, and looks again if it cannot be known what became of that. */
export async function ensured<Item>(steps: EnsureSteps<Item>): Promise<Stepped<Item>> {
  const { begunForMs } = steps;
  const begun = begunForMs !== undefined;
  const there = await (begun ? settled(steps, begunForMs) : steps.look());
  if (there !== undefined) {
    if (!steps.changed(there)) return { customer: there, state: begun ? "recovered" : "found" };
    return { customer: await steps.update(there), state: "updated" };
  }
  await steps.begin?.();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { customer: await steps.create(), state: "created" };
    } catch (error) {
      if (!mayExist(error)) throw error;
      const found = await settledAfter(error, steps);
      // A conflict says that somebody else created it: nothing of ours was recovered.
      if (found !== undefined)
        return { customer: found, state: error.category === "conflict" ? "found" : "recovered" };
      if (!(steps.again && error.outcome === "unknown" && error.retryable) || attempt === 3) throw error;
    }
  }
}

/** Whether a customer may be there after this failure of a create. */
function mayExist(error: unknown): error is BankingError {
  // What is not an error of this package comes from somebody else's client: nothing is known of it, so it is looked for too.
  if (!isBankingError(error)) return typeof error === "object" && error !== null;
  const { category, outcome } = error;
  const nothingSent = outcome === undefined && (category === "input" || category === "config");
  return category === "conflict" || !(nothingSent || outcome === "not_sent" || outcome === "rejected");
}

/** The caller hears why the create failed, not why looking for it did. */
async function settledAfter<Item>(error: BankingError, steps: EnsureSteps<Item>): Promise<Item | undefined> {
  try {
    return await settled(steps, steps.settleMs);
  } catch (failed) {
    // More than one match is for the caller to know.
    throw isBankingError(failed) && failed.category === "conflict" ? failed : error;
  }
}

/** Looks until it is there or `settleMs` have passed, with growing waits: listings lag behind. */
async function settled<Item>(
  { look, signal }: EnsureSteps<Item>,
  settleMs: number,
): Promise<Item | undefined> {
  const end = performance.now() + settleMs;
  for (let waitMs = 200; ; waitMs = Math.min(2 * waitMs, 5_000)) {
    const found = await look();
    const left = end - performance.now();
    if (found !== undefined || left <= 0) return found;
    await pause(Math.min(waitMs, left), signal);
  }
}

/** The one customer of a search. Ids are the providers' own words; nothing else of a customer is named. */
export function one<Item extends Customer>(client: CustomerClient, found: readonly Item[]): Item | undefined {
  if (found.length < 2) return found[0];
  const ids = found.map(({ id }) => (/^[\w.:-]{1,80}$/.test(id) ? id : "an id that cannot be printed"));
  throw failure("conflict", `more than one customer matches: ${ids.join(", ")}`, {
    provider: client.provider,
    operation: "ensure",
  });
}

/** Two spellings of a value may have two keys: calls for them are not one, and look before they create all the same. */
function keyOf(wanted: Criteria): string {
  return JSON.stringify(wanted).normalize("NFC").toLowerCase();
}

/** Checks how to ensure. */
export function ensureOptions(given: EnsureBy): EnsureBy {
  const options = knownOptions(given, ["by", "update", "settleMs", "emailCase", "trustFilters"], {});
  const { by, update, settleMs } = options;
  if (by === undefined) throw refused("by is required: the fields that tell whether a customer is there");
  if (update !== undefined && typeof update !== "boolean") throw refused("update must be true or false");
  if (settleMs !== undefined && !(typeof settleMs === "number" && settleMs >= 0 && settleMs < 2 ** 31))
    throw refused("settleMs must be a number of milliseconds from 0 to 2147483647");
  return options;
}
