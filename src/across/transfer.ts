// A long copy of customers from one platform to another, which can be killed and go on.

import type { Customer, CustomerClient } from "../customers.js";
import { Copy } from "./copy.js";
import { refused } from "./criteria.js";
import { unlessAborted } from "./timing.js";
import { type TransferOptions, type TransferReport, transferOptions } from "./transfer-options.js";

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
