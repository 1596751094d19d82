// The bank as an object: its options, its clock, its quirks, what it writes down.

import { describe, expect, test } from "vitest";
import { createFakeBank, type FakeBankOptions, quirks } from "../../src/fake/index.js";
import { isBankingError } from "../../src/index.js";
import { checkedBank, clientOf } from "../support/bank.js";

describe("options", () => {
  test.each([
    [{ provider: "nobank" }, "provider must be one of"],
    [{ provider: "finhub", customer: 3 }, "createFakeBank does not know customer"],
    [{ provider: "finhub", customers: -1 }, "customers must be"],
    [{ provider: "finhub", customers: 2_000_000 }, "customers must be"],
    [{ provider: "finhub", put: "patch" }, 'put must be one of "replace", "merge"'],
    [{ provider: "finhub", missing: 410 }, "missing must be one of 404, 400, 200"],
    [{ provider: "finhub", delay: -1 }, "delay must be a whole number from 0"],
    [{ provider: "finhub", pageSize: 0 }, "pageSize must be a whole number from 1"],
    [{ provider: "finhub", deleted: "hidden" }, "finhub has no quirk deleted: it is one of bankingservice"],
    [{ provider: "finhub", callbacks: "https://bank.example.com" }, "finhub asks nobody"],
    [{ provider: "counterparty", callbacks: "bank" }, "callbacks must be"],
    [{ provider: "finhub", clock: "yesterday" }, "clock must be"],
    [{ provider: "finhub", seed: Number.NaN }, "seed must be"],
    [{ provider: "finhub", onRequest: "log" }, "onRequest must be a function"],
  ])("%o is refused", (options, reason) => {
    let error: unknown;
    try {
      createFakeBank(options as FakeBankOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(isBankingError(error) && [error.category, error.message]).toEqual([
      "config",
      expect.stringContaining(reason),
    ]);
  });

  test("undefined is the same as left out", () => {
    const given = Object.fromEntries(quirks.map(({ name }) => [name, undefined]));
    const bank = createFakeBank({ provider: "cyrexa", customers: undefined, seed: undefined, ...given });
    expect(bank.quirks).toEqual(createFakeBank({ provider: "cyrexa" }).quirks);
    expect(bank.customers.size).toBe(0);
  });
});

test("the clock stands still or runs; what is written has its time", async () => {
  const bank = checkedBank("bankingservice", { clock: "2024-02-29T12:00:00Z" });
  const client = clientOf.bankingservice(bank);
  expect((await client.create({ name: { given: "Ada" } })).createdAt).toBe("2024-02-29T12:00:00.000Z");
  bank.clock.advance(86_400_000);
  expect((await client.create({ name: { given: "Grace" } })).createdAt).toBe("2024-03-01T12:00:00.000Z");
  bank.clock.set("2030-01-01");
  expect(bank.clock.now()).toBe(Date.UTC(2030, 0, 1));
  const running = createFakeBank({ provider: "finhub", clock: () => 1000 });
  running.clock.advance(5);
  expect(running.clock.now()).toBe(1005);
});

test("an answer that does not fit the spec is a 500 that says where", async () => {
  const bank = checkedBank("finhub");
  bank.customers.set("c-1", { customerType: "Robot", person: { email: 7 } });
  const headers = { authorization: "Bearer any", tenantId: "t" };
  const answer = await bank.fetch("/getDetailsById/c-1", { headers });
  expect(answer.status).toBe(500);
  const pointers = (await answer.json()).violations.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(["/customer/customerType", "/customer/person/email"]);
});

test("a request that the spec forbids is refused, with the place", async () => {
  const bank = checkedBank("finhub");
  const headers = { authorization: "Bearer any", tenantId: "t", "content-type": "application/json" };
  const body = JSON.stringify([{ person: { telephoneNumbers: [{}, { number: 5 }] } }]);
  const answer = await bank.fetch("/createBulk", { method: "POST", headers, body });
  expect([answer.status, (await answer.json()).violations]).toEqual([
    422,
    [
      {
        in: "body",
        pointer: "/0/person/telephoneNumbers/1/number",
        keyword: "type",
        message: "must be of type string",
      },
    ],
  ]);
  expect(bank.customers.size).toBe(0);
});

test("requests are written down with what became of them", async () => {
  const lines: unknown[] = [];
  const bank = checkedBank("finhub", {
    clock: 5,
    onRequest: ({ operation, status }) => lines.push([operation, status]),
  });
  const client = clientOf.finhub(bank);
  const { id } = await client.create({ kind: "person", name: { given: "Ada" } });
  await client.get(id);
  await client.get("nobody").catch(() => {});
  expect(lines).toEqual([
    ["createCustomer", 200],
    ["getCustomer", 200],
    ["getCustomer", 404],
  ]);
  expect(bank.requests).toMatchObject([
    { number: 1, method: "POST", committed: true, at: 5, body: { person: { firstName: { name: "Ada" } } } },
    { number: 2, method: "GET", committed: false, answer: { customer: { id } } },
    { number: 3, path: "/customer/2.0.0/getDetailsById/nobody", headers: { tenantid: "tenant-0001" } },
  ]);
});

test("quirks change on the way, and reset takes everything back", async () => {
  const bank = checkedBank("finhub", { customers: 2, missing: 400 });
  bank.setQuirks({ missing: 200 });
  bank.fail({ how: 503 });
  bank.customers.clear();
  expect(bank.quirks.missing).toBe(200);
  expect(() => bank.setQuirks({ mising: 404 } as object)).toThrow("setQuirks does not know mising");
  bank.reset();
  expect([bank.quirks.missing, bank.customers.size, bank.faults.length]).toEqual([400, 2, 0]);
});

test("an idempotency key is honoured where the bank does", async () => {
  for (const idempotencyKey of ["ignored", "honoured"] as const) {
    const bank = checkedBank("finhub", { idempotencyKey });
    const headers = { authorization: "Bearer any", tenantId: "t", "content-type": "application/json" };
    const create = () =>
      bank.fetch("/create", { method: "POST", headers: { ...headers, "idempotency-key": "k" }, body: "{}" });
    const answers = [await (await create()).json(), await (await create()).json()];
    expect(bank.customers.size).toBe(idempotencyKey === "honoured" ? 1 : 2);
    if (idempotencyKey === "honoured") expect(answers[0]).toEqual(answers[1]);
    expect(bank.requests.map(({ committed }) => committed)).toEqual([true, idempotencyKey === "ignored"]);
  }
});
