import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileJournal, type TransferProgress, transfer } from "../../src/across/index.js";
import type { Customer } from "../../src/index.js";
import { type Fault, type Memory, memoryClient } from "./memory.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "transfer-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function source(count: number): Promise<Memory> {
  const client = memoryClient({ provider: "cyrexa", pageSize: 50 });
  for (let at = 0; at < count; at++) {
    await client.create({
      kind: at % 5 === 0 ? "organization" : "person",
      name:
        at % 5 === 0
          ? { company: `Company ${at}` }
          : { given: `Given ${at}`, middle: "M", family: `Family ${at}` },
      email: `p${at}@example.com`,
      nationality: "GB",
    });
  }
  return client;
}

const emails = (client: Memory) => [...client.customers.values()].map(({ email }) => email);
const target = () =>
  memoryClient({ pageSize: 50, write: ["kind", "name.given", "name.family", "name.company", "email"] });

test("copies everybody once, and says what was lost without a value", async () => {
  const from = await source(100);
  const to = target();
  const report = await transfer(from.list(), to, { by: "email" });
  expect(report).toEqual({
    dryRun: false,
    read: 100,
    skipped: 0,
    created: 100,
    recovered: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    left: 0,
    found: 0,
    lost: { "name.middle": 80, nationality: 100 },
    failures: {},
  });
  expect(new Set(emails(to)).size).toBe(100);
  // The listing of the target is read once, not once per customer.
  expect(to.requests.filter((name) => name === "list")).toHaveLength(1);
  expect(JSON.stringify(report)).not.toMatch(/example\.com|Given|Company/);

  const again = await transfer(from.list(), to, { by: "email", update: true });
  expect(again).toMatchObject({ created: 0, unchanged: 100, found: 100 });
  expect(to.customers.size).toBe(100);
});

test("a dry run writes nothing and says what it would do", async () => {
  const from = await source(20);
  const to = target();
  await to.create({ kind: "person", email: "p1@example.com", name: { given: "Somebody else" } });
  to.requests.length = 0;
  const file = join(folder, "journal");
  const options = { by: "email", update: true, dryRun: true, journal: fileJournal(file) } as const;
  expect(await transfer(from.list(), to, options)).toMatchObject({ dryRun: true, created: 19, updated: 1 });
  expect(new Set(to.requests)).toEqual(new Set(["list", "get"]));
  expect(await readFile(file, "utf8")).toBe("");
});

test("a customer that fails does not stop the others, and is counted by category", async () => {
  const from = await source(10);
  const to = target();
  to.faults = ["rejected", "none", "offline", "before"];
  const seen: TransferProgress[] = [];
  const report = await transfer(from.list(), to, {
    by: "email",
    settleMs: 20,
    concurrency: 1,
    onProgress(progress) {
      seen.push(progress);
      throw new Error("a hook of the caller's");
    },
  });
  expect(report).toMatchObject({
    created: 7,
    failed: 3,
    failures: { bad_request: 1, network: 1, server: 1 },
  });
  expect(seen.map(({ read }) => read)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("no more customers are under way than allowed, and no more are read", async () => {
  let read = 0;
  let underWay = 0;
  let most = 0;
  const from = await source(30);
  const to = target();
  const { create } = to;
  to.create = async (input) => {
    underWay += 1;
    most = Math.max(most, underWay);
    expect(read - underWay).toBeLessThanOrEqual(30);
    await new Promise((resolve) => setTimeout(resolve, 1));
    underWay -= 1;
    return create(input);
  };
  async function* counted() {
    for await (const customer of from.list()) {
      read += 1;
      yield customer;
    }
  }
  await transfer(counted(), to, { by: "email", concurrency: 3 });
  expect(most).toBe(3);
});

test("two customers of the source that are one at the target are one there", async () => {
  const from = memoryClient({ provider: "cyrexa" });
  for (let at = 0; at < 10; at++)
    await from.create({ kind: "person", email: "same@example.com", name: { given: `${at}` } });
  const to = target();
  const report = await transfer(from.list(), to, { by: "email", concurrency: 10 });
  expect(report).toMatchObject({ created: 1, unchanged: 9 });
  expect(to.customers.size).toBe(1);
});

test("an organization is not created as a person", async () => {
  const from = await source(5);
  const to = memoryClient({ write: ["kind", "name.given", "name.family", "email"] });
  expect(await transfer(from.list(), to, { by: "email" })).toMatchObject({
    created: 4,
    failures: { input: 1 },
  });
});

describe("a journal", () => {
  /** What a killed process leaves: the source breaks at some customer, and nothing is closed. */
  async function killedAt(from: Memory, to: Memory, count: number, file: string) {
    async function* broken(): AsyncGenerator<Customer> {
      let read = 0;
      for await (const customer of from.list()) {
        if (read === count) throw new Error("killed");
        read += 1;
        yield customer;
      }
    }
    await transfer(broken(), to, { by: "email", journal: fileJournal(file) }).catch(() => {});
  }

  test("goes on where it stopped", async () => {
    const from = await source(60);
    const to = target();
    const file = join(folder, "journal");
    for (const count of [7, 23, 41]) await killedAt(from, to, count, file);
    const report = await transfer(from.list(), to, { by: "email", journal: fileJournal(file) });
    expect(report).toMatchObject({ read: 60, skipped: 41, created: 19 });
    expect(new Set(emails(to)).size).toBe(60);
    expect(to.customers.size).toBe(60);
    expect(await readFile(file, "utf8")).not.toMatch(/example\.com|Given|Company/);
  });

  test("a create that was begun and not answered is looked for before it is sent again", async () => {
    const from = await source(3);
    const to = target();
    const file = join(folder, "journal");
    const begun = { from: "cyrexa/cyrexa-2", state: "begun", at: Date.now() };
    await writeFile(file, `${JSON.stringify(begun)}\n{"from":"cyrexa/cyr`);
    setTimeout(() => void to.create({ kind: "person", email: "p1@example.com" }), 100);
    const report = await transfer(from.list(), to, {
      by: "email",
      journal: fileJournal(file),
      settleMs: 600,
    });
    expect(report).toMatchObject({ created: 2, recovered: 1 });
    expect(to.customers.size).toBe(3);
  });

  test("that was cut at any byte is read", async () => {
    const from = await source(12);
    const to = target();
    const file = join(folder, "journal");
    await transfer(from.list(), to, { by: "email", journal: fileJournal(file) });
    const whole = await readFile(file);
    for (const size of [whole.length - 1, whole.length - 20, Math.floor(whole.length / 2), 3]) {
      await writeFile(file, whole);
      await truncate(file, size);
      await transfer(from.list(), to, { by: "email", journal: fileJournal(file), settleMs: 1 });
      expect(to.customers.size).toBe(12);
    }
  });

  test("that cannot be written stops the copy before anything is created", async () => {
    const to = target();
    const journal = {
      async *read() {},
      append: async () => {
        throw new Error("disk full");
      },
      close: async () => {},
    };
    await expect(transfer((await source(5)).list(), to, { by: "email", journal })).rejects.toMatchObject({
      category: "config",
    });
    expect(to.customers.size).toBe(0);
  });
});

test("whatever fails, nobody is there twice", async () => {
  const fault = fc.constantFrom<Fault>("none", "none", "before", "after", "rejected", "offline");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      async (faults, concurrency) => {
        const from = await source(20);
        const to = target();
        to.faults = [...faults];
        const first = await transfer(from.list(), to, { by: "email", concurrency, settleMs: 1 });
        expect(to.customers.size).toBe(first.created + first.recovered);
        const second = await transfer(from.list(), to, { by: "email", concurrency, settleMs: 1 });
        expect(to.customers.size).toBe(20 - second.failed);
        expect(new Set(emails(to)).size).toBe(to.customers.size);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test.each([
  [{}, "by is required"],
  [{ by: "email", concurrency: 0 }, "concurrency"],
  [{ by: "email", dryrun: true }, "dryrun"],
  [{ by: "email", dryRun: "yes" }, "dryRun"],
  [{ by: "email", limiter: {} }, "limiter"],
  [{ by: "email", call: { timeout: 5 } }, "timeout"],
])("%j is refused", async (options, message) => {
  const to = target();
  await expect(transfer((await source(1)).list(), to, options as never)).rejects.toThrow(message);
  expect(to.requests).toEqual([]);
});

test("the caller's signal ends it", async () => {
  const stop = new AbortController();
  const to = target();
  const copied = transfer((await source(50)).list(), to, {
    by: "email",
    call: { signal: stop.signal },
    onProgress: ({ created }) => created === 5 && stop.abort(),
  });
  await expect(copied).rejects.toMatchObject({ category: "aborted" });
  expect(to.customers.size).toBeLessThan(15);
});
