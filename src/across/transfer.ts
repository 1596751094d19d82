// A long copy of customers from one platform to another, which can be killed and go on.

import type { Customer, CustomerClient, CustomerInput } from "../customers.js";
import { type ErrorCategory, failure, isBankingError } from "../errors.js";
import type { CallOptions } from "../http/options.js";
import {
  type Comparison,
  type Criteria,
  criteriaFrom,
  type FindBy,
  type FindField,
  plainName,
  refused,
} from "./criteria.js";
import { type ComparedField, changesFor, portable } from "./differences.js";
import { type EnsureState, ensured, standardSettleMs } from "./ensure.js";
import type { Journal, JournalEntry } from "./journal.js";
import { knownOptions } from "./options.js";
import { type Targets, targetsOf } from "./targets.js";
import { serialized, unlessAborted } from "./timing.js";

export interface TransferOptions extends Comparison {
  /** Fields that tell whether a customer is at the target already, or a function that says what to look for. */
  readonly by: FindField | readonly FindField[] | ((customer: Customer) => FindBy);
  /** Whether a customer that is there is given what it lacks or has otherwise. Default false. */
  readonly update?: boolean | undefined;
  /** What to create, from what `portable` made of a customer; `undefined` leaves the customer out. */
  readonly prepare?: ((input: CustomerInput, customer: Customer) => CustomerInput | undefined) | undefined;
  /** Customers under way at the same time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Asked before each customer. */
  readonly limiter?: { acquire(signal: AbortSignal): Promise<void> } | undefined;
  /** Reads and compares, writes nothing, and reports what it would have done. */
  readonly dryRun?: boolean | undefined;
  /** What earlier runs did is read from it, and not done again. Not written in a dry run. */
  readonly journal?: Journal | undefined;
  /** Hears of every customer that is done. What it throws is ignored. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  readonly settleMs?: number | undefined;
  readonly trustFilters?: boolean | undefined;
  /** Limits of each request, and the signal that stops the copy. */
  readonly call?: CallOptions | undefined;
}

/** How far a copy is: numbers only. */
export interface TransferProgress {
  /** Customers read from the source. */
  readonly read: number;
  /** Done in an earlier run. */
  readonly skipped: number;
  readonly created: number;
  /** Creates of this or of a killed run whose outcome was unknown, and which had happened. */
  readonly recovered: number;
  readonly updated: number;
  /** Were there, and had nothing to change. */
  readonly unchanged: number;
  readonly failed: number;
}

/** What became of a copy: counts by name, without a value of any customer. */
export interface TransferReport extends TransferProgress {
  readonly dryRun: boolean;
  /** Customers that were at the target before: `updated` and `unchanged`. */
  readonly found: number;
  /** Left out by `prepare`. */
  readonly left: number;
  /** For how many customers the target had no place for a field. */
  readonly lost: { readonly [field in ComparedField]?: number };
  readonly failures: { readonly [category in ErrorCategory]?: number };
}

type Counted = "read" | "skipped" | "created" | "recovered" | "updated" | "unchanged" | "failed" | "left";

/** After these, every further customer would fail in the same way. */
const hopeless: ReadonlySet<string> = new Set(["aborted", "auth", "config"]);

/**
 * Copies customers to another client, each by `ensure`: who is there is not created again.
 *
 * A customer that fails is counted and the copy goes on; a refused credential, a wrong option and the caller's signal end it. With a
 * journal it may be killed at any moment: the next run goes on, and looks for what was being created before it creates it.
 *
 * @throws BankingError `input` for an option that is not usable; `aborted`, `auth` or `config` when the copy cannot go on; whatever
 *   the source fails with.
 */
export async function transfer(
  list: AsyncIterable<Customer>,
  target: CustomerClient,
  options: TransferOptions,
): Promise<TransferReport> {
  const given = transferOptions(options);
  if (typeof Object(list)[Symbol.asyncIterator] !== "function")
    throw refused("list must be an async iterable of customers");
  const copy = new Copy(target, given);
  try {
    await copy.readJournal();
    await inParallel(list, given.concurrency ?? 4, given.call?.signal, (customer) => copy.one(customer));
  } finally {
    await given.journal?.close();
  }
  return copy.report();
}

/** Runs `work` for each item, some at a time, and reads no further than that. The first failure ends it once all have settled. */
async function inParallel<Item>(
  list: AsyncIterable<Item>,
  concurrency: number,
  signal: AbortSignal | undefined,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = list[Symbol.asyncIterator]();
  let reading: Promise<unknown> = Promise.resolve();
  let failed = false;
  const next = (): Promise<IteratorResult<Item>> => {
    const result = reading.then(() => iterator.next());
    reading = result.catch(() => {});
    return unlessAborted(result, signal);
  };
  const worker = async () => {
    while (!failed) {
      try {
        const { done, value } = await next();
        if (done) return;
        if (!failed) await work(value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  const broken = settled.find((result) => result.status === "rejected");
  if (!broken) return;
  await iterator.return?.();
  throw broken.reason;
}

class Copy {
  readonly #counts: Record<Counted, number> = {
    read: 0,
    skipped: 0,
    created: 0,
    recovered: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    left: 0,
  };
  readonly #lost: { [field in ComparedField]?: number } = {};
  readonly #failures: { [category in ErrorCategory]?: number } = {};
  /** Of earlier runs, and of this one: what was done, and what was only begun. */
  readonly #done = new Set<string>();
  readonly #begun = new Map<string, number>();
  #turn = 0;
  readonly #targets: Targets;

  constructor(
    readonly client: CustomerClient,
    readonly options: TransferOptions,
  ) {
    this.#targets = targetsOf(client, comparisonOf(options), options.call ?? {});
  }

  async readJournal(): Promise<void> {
    for await (const { from, state, at } of this.options.journal?.read() ?? []) {
      if (state === "begun") this.#begun.set(from, at);
      else {
        this.#begun.delete(from);
        this.#done.add(from);
      }
    }
  }

  async one(customer: Customer): Promise<void> {
    const { limiter, call } = this.options;
    this.#counts.read += 1;
    const from = `${customer.provider}/${customer.id}`;
    if (this.#done.has(from)) this.#counts.skipped += 1;
    else {
      try {
        await limiter?.acquire(call?.signal ?? new AbortController().signal);
        await this.#copy(customer, from);
      } catch (error) {
        const category = isBankingError(error) ? error.category : "provider";
        if (hopeless.has(category) || call?.signal?.aborted) throw error;
        this.#counts.failed += 1;
        this.#failures[category] = (this.#failures[category] ?? 0) + 1;
      }
    }
    this.#progress();
  }

  async #copy(customer: Customer, from: string): Promise<void> {
    const { client, options } = this;
    const { input: whole, lost } = portable(customer, client);
    const input = options.prepare ? options.prepare(whole, customer) : whole;
    if (input === undefined) {
      this.#counts.left += 1;
      return;
    }
    if (customer.kind === "organization" && input.kind === undefined)
      throw failure("input", "the target has no place for an organization", { provider: client.provider });
    const { by } = options;
    const wanted = typeof by === "function" ? criteriaFrom(by(customer), input) : criteriaFrom(by, input);
    // Two customers of the source that would be the same one at the target take turns.
    this.#turn += 1;
    const key = `transfer ${JSON.stringify(wanted)}`;
    const { value: state } = await serialized(client, key, this.#turn, options.call?.signal, () =>
      this.#ensure(input, wanted, from),
    );
    for (const field of lost) this.#lost[field] = (this.#lost[field] ?? 0) + 1;
    this.#counts[state] += 1;
  }

  async #ensure(
    input: CustomerInput,
    wanted: Criteria,
    from: string,
  ): Promise<Exclude<EnsureState, "found"> | "unchanged"> {
    const { dryRun = false, update = false, settleMs = standardSettleMs, call = {}, journal } = this.options;
    const begunAt = dryRun ? undefined : this.#begun.get(from);
    const begun = begunAt !== undefined;
    const sinceMs = Math.max(0, Date.now() - (begunAt ?? 0));
    let looked = false;
    const { customer, state } = await ensured<Customer | undefined>({
      begunForMs: begun ? Math.max(0, settleMs - sinceMs) : undefined,
      // The first look may go by what is known of the target; what is looked for after a create may not.
      look: () => {
        const again = looked || begun;
        looked = true;
        return again ? this.#targets.lookAgain(wanted) : this.#targets.look(wanted);
      },
      begin: async () => {
        if (!dryRun) await this.#write({ from, state: "begun", at: Date.now() });
      },
      create: async () => (dryRun ? undefined : this.client.create(input, call)),
      changed: (there) => update && there !== undefined && changesFor(input, there).length > 0,
      update: async (there) => (dryRun || !there ? there : this.client.update(there.id, input, call)),
      again: false,
      settleMs,
      signal: call.signal,
    });
    const became = state === "found" ? "unchanged" : state;
    if (dryRun) return became;
    if (customer) this.#targets.add(customer);
    if (journal) {
      await this.#write({ from, state: became, at: Date.now(), ...(customer && { to: customer.id }) });
      this.#done.add(from);
    }
    return became;
  }

  async #write(entry: JournalEntry): Promise<void> {
    try {
      await this.options.journal?.append(entry);
    } catch {
      // Without a journal a kill could create somebody twice.
      throw failure("config", "the journal cannot be written");
    }
  }

  #progress(): void {
    const { left: _left, ...progress } = this.#counts;
    try {
      this.options.onProgress?.(progress);
    } catch {
      // What a hook throws does not end a copy.
    }
  }

  report(): TransferReport {
    const { updated, unchanged } = this.#counts;
    return {
      dryRun: this.options.dryRun === true,
      ...this.#counts,
      found: updated + unchanged,
      lost: this.#lost,
      failures: this.#failures,
    };
  }
}

function comparisonOf({ emailCase, trustFilters }: TransferOptions) {
  return { emailCase, trustFilters };
}

const optionNames = [
  "by",
  "update",
  "prepare",
  "concurrency",
  "limiter",
  "dryRun",
  "journal",
  "onProgress",
  "settleMs",
  "trustFilters",
  "emailCase",
  "call",
] as const satisfies readonly (keyof TransferOptions)[];

function transferOptions(given: TransferOptions): TransferOptions {
  const options = knownOptions(given, optionNames, {});
  const { by, concurrency = 4, settleMs = 0, prepare, onProgress, limiter, journal } = options;
  if (by === undefined)
    throw refused("by is required: the fields that tell whether a customer is at the target");
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 1_000))
    throw refused("concurrency must be a whole number from 1 to 1000");
  if (!(typeof settleMs === "number" && settleMs >= 0 && settleMs < 2 ** 31))
    throw refused("settleMs must be a number of milliseconds from 0 to 2147483647");
  for (const [name, hook] of Object.entries({ prepare, onProgress })) {
    if (hook !== undefined && typeof hook !== "function")
      throw refused(`${plainName(name)} must be a function`);
  }
  for (const name of ["update", "dryRun", "trustFilters"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "boolean")
      throw refused(`${name} must be true or false`);
  }
  if (limiter !== undefined && typeof limiter.acquire !== "function")
    throw refused("limiter must have acquire(signal)");
  if (journal !== undefined && typeof journal.append !== "function")
    throw refused("journal must have read(), append(entry) and close()");
  return { ...options, call: knownOptions(options.call, []) };
}
