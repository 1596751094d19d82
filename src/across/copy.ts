// One copy under way: what was done before, what is done with each customer, and the counts.

import type { Customer, CustomerClient, CustomerInput } from "../customers.js";
import { type ErrorCategory, failure, isBankingError } from "../errors.js";
import { CompactMultimap } from "./compact.js";
import { type Criteria, criteriaFrom } from "./criteria.js";
import { type ComparedField, changesFor, portable } from "./differences.js";
import { type EnsureState, ensured, standardSettleMs } from "./ensure.js";
import type { JournalEntry } from "./journal.js";
import { type Targets, targetsOf } from "./targets.js";
import { serialized } from "./timing.js";
import type { TransferOptions, TransferReport } from "./transfer-options.js";

type Counted = "read" | "skipped" | "created" | "recovered" | "updated" | "unchanged" | "failed" | "left";

/** After these, every further customer would fail in the same way. */
const hopeless: ReadonlySet<string> = new Set(["aborted", "auth", "config"]);

export class Copy {
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
  readonly #done = new CompactMultimap();
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
        this.#done.add(from, from);
      }
    }
  }

  async one(customer: Customer): Promise<void> {
    const { limiter, call } = this.options;
    this.#counts.read += 1;
    const from = `${customer.provider}/${customer.id}`;
    if (this.#done.get(from).includes(from)) this.#counts.skipped += 1;
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
      this.#done.add(from, from);
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
    if (!this.options.onProgress) return;
    const { left: _left, ...progress } = this.#counts;
    try {
      this.options.onProgress(progress);
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
