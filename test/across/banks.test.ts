// Over the four fake banks: what is not reported lost arrives, nobody is there twice, and a copy outlives its process.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { differences, ensure, portable, transfer } from "../../src/across/index.js";
import { createFakeBank, type FakeBank } from "../../src/fake/index.js";
import { type CustomerClient, isBankingError } from "../../src/index.js";
import { clientOf } from "../observe/watch.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
const pairs = providers.flatMap((from) =>
  providers.filter((to) => to !== from).map((to) => [from, to] as const),
);

const client = (bank: FakeBank): CustomerClient => clientOf(bank, bank.fetch as never);

async function everybody(one: CustomerClient) {
  const all = [];
  for await (const customer of one.list()) all.push(customer);
  return all;
}

describe.each(pairs)("from %s to %s", (from, to) => {
  test("what is not lost arrives, what is lost does not", async () => {
    const source = client(createFakeBank({ provider: from, customers: 40, seed: 7 }));
    const target = client(createFakeBank({ provider: to }));
    let moved = 0;
    for (const customer of await everybody(source)) {
      const { input, lost } = portable(customer, target);
      if (customer.kind === "organization" && input.kind === undefined) continue;
      const created = await target.create({ kind: "person", ...input }).catch((error: unknown) => error);
      if (isBankingError(created)) {
        expect(created.category).toBe("input");
        continue;
      }
      moved += 1;
      const read = await target.get((created as { id: string }).id);
      const arrived = differences(customer, read).filter((field) => field !== "kind");
      // The target may say more than it was given: a status of its own.
      for (const field of arrived) {
        const [name = "", part] = field.split(".");
        const value = Object(Reflect.get(customer, name));
        if (part === undefined ? Reflect.get(customer, name) !== undefined : value[part] !== undefined)
          expect(lost).toContain(field);
      }
      for (const field of lost)
        if (field !== "kind" && field !== "status" && field !== "kycLevel") expect(arrived).toContain(field);
    }
    expect(moved).toBeGreaterThan(5);
  });

  test("a copy that runs twice creates everybody once", async () => {
    const source = client(createFakeBank({ provider: from, customers: 60, seed: 3 }));
    const bank = createFakeBank({ provider: to });
    const by =
      from === "counterparty" || to === "counterparty" ? (["phone", "name"] as const) : (["email"] as const);
    const first = await transfer(source.list(), client(bank), { by });
    const created = bank.customers.size;
    expect(created).toBe(first.created);
    const second = await transfer(source.list(), client(bank), { by });
    expect(bank.customers.size).toBe(created);
    expect(second).toMatchObject({ created: 0, failed: first.failed });
  });
});

describe.each(["bankingservice", "finhub"] as const)(
  "ensure at %s, with faults before and after the commit",
  (provider) => {
    test("nobody is there twice", async () => {
      const kinds = fc.constantFrom(
        "reset",
        "timeout",
        "cut",
        "html",
        { status: 500 },
        { status: 429, headers: { "retry-after": "0" } },
      );
      const fault = fc.record({ when: fc.constantFrom("before" as const, "after" as const), how: kinds });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.option(fault, { nil: undefined }), { maxLength: 4 }), async (faults) => {
          const bank = createFakeBank({ provider });
          const one = clientOf(bank, bank.fetch as never, { timeoutMs: 40 });
          const operation = provider === "finhub" ? "createCustomer" : "createCustomer";
          for (const [at, given] of [...faults, undefined].entries()) {
            if (given) bank.fail({ operation, times: 1, ...given } as never);
            const email = `p${at % 2}@example.com`;
            const before = [...bank.customers.values()].filter((record) =>
              JSON.stringify(record).includes(email),
            ).length;
            try {
              const input = { kind: "person" as const, name: { given: `P${at}` }, email };
              const { state } = await ensure(one, input, { by: "email", settleMs: 30 });
              if (before > 0) expect(["found"]).toContain(state);
            } catch (error) {
              expect(isBankingError(error)).toBe(true);
            }
          }
          const emails = [...bank.customers.values()].map(
            (record) => /p\d@example\.com/.exec(JSON.stringify(record))?.[0],
          );
          expect(new Set(emails).size).toBe(emails.length);
        }),
        { numRuns: 60 },
      );
    }, 60_000);
  },
);

test("a copy that is killed at random moments creates everybody exactly once", async () => {
  const count = Number(process.env.TRANSFER_CUSTOMERS ?? 600);
  const folder = await mkdtemp(join(tmpdir(), "transfer-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const bank = createFakeBank({ provider: "bankingservice", delay: 1 });
  await bank.listen({ port: 0, control: false } as never);
  onTestFinished(() => bank.close());
  const script = fileURLToPath(new URL("copy.ts", import.meta.url));
  const start = (): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", script, bank.url, join(folder, "journal"), `${count}`], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  const kills = count > 10_000 ? 10 : 3;
  for (let kill = 0; kill < kills; kill++) {
    const child = start();
    // Once it has begun to create, at some moment.
    await once(child.stdout!, "data");
    await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * Math.max(150, count / 20)));
    child.kill("SIGKILL");
    await once(child, "close");
  }
  const [code] = await once(start(), "close");
  expect(code).toBe(0);
  expect(bank.customers.size).toBe(count);
  const emails = new Set([...bank.customers.values()].map(({ email }) => email));
  expect(emails.size).toBe(count);
}, 3_600_000);
