// The bank from a command line.

import { expect, onTestFinished, test } from "vitest";
import { fakeFlags, startFake } from "../../src/fake/command.js";
import { quirks } from "../../src/fake/index.js";
import { clientOf } from "../support/bank.js";

async function start(flags: Record<string, string | boolean>) {
  const lines: string[] = [];
  const bank = await startFake({ port: "0", ...flags }, (line) => lines.push(line));
  onTestFinished(() => bank.close());
  return { bank, lines };
}

test("customers, quirks and one line a request, which shows nobody's data", async () => {
  const { bank, lines } = await start({
    ...{ provider: "counterparty", customers: "3", put: "replace", disabled: "listed", "page-size": "2" },
    ...{ "max-page-size": "7", missing: "400" },
  });
  expect(bank.quirks).toMatchObject({
    put: "replace",
    disabled: "listed",
    pageSize: 2,
    maxPageSize: 7,
    missing: 400,
  });
  expect(bank.customers.size).toBe(3);
  const client = clientOf.counterparty(bank, { maxRetries: 0 });
  bank.fail({ operation: "createCustomer", when: "after", how: "reset" });
  await client.create({ wire: { login: "ada@example.com" } }).catch(() => {});
  await client.list({ login: "ada@example.com" }).page();
  await fetch(`${bank.url}/ada`);
  const base = "/counterparty/{counterparty_guid}/customers";
  expect(lines.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ""))).toEqual([
    `POST   --- createCustomer ${base} stored fault: reset`,
    `GET    200 listCustomers ${base}`,
    "GET    404 - (no such path)",
  ]);
});

test("control can be switched off", async () => {
  const { bank } = await start({ provider: "finhub", "no-control": true });
  expect((await fetch(`${new URL(bank.url).origin}/_fake/state`)).status).toBe(404);
});

test.each([
  [{}, "--provider must be one of"],
  [{ provider: "finhub", custmers: "3" }, "fake does not know --custmers"],
  [{ provider: "finhub", customers: "many" }, "--customers must be a whole number"],
  [{ provider: "finhub", customers: true }, "--customers needs a value"],
  [{ provider: "finhub", put: "patch" }, "put must be one of"],
  [{ provider: "finhub", delay: "slow" }, "delay must be a whole number"],
  [{ provider: "finhub", deleted: "hidden" }, "finhub has no quirk deleted"],
  [{ provider: "finhub", credentials: "none" }, "--credentials must be any or issued"],
])("%o is refused", async (flags, reason) => {
  await expect(startFake({ port: "0", ...flags }, () => {})).rejects.toMatchObject({
    category: "config",
    message: expect.stringContaining(reason),
  });
});

test("every quirk is a flag that takes each of its values", async () => {
  const flags = new Map(fakeFlags.map((flag) => [flag.flag, flag]));
  expect(flags.size).toBe(fakeFlags.length);
  for (const { name, values, providers } of quirks) {
    const { flag = "", value = "" } =
      flags.get(name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)) ?? {};
    for (const [at, text] of (values ? value.split("|") : ["5"]).entries()) {
      const bank = await startFake({ port: "0", provider: providers[0] ?? "", [flag]: text }, () => {});
      expect([name, bank.quirks[name]]).toEqual([name, values ? values[at] : 5]);
      await bank.close();
    }
  }
});
