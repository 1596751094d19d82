// What a test can ask of a fake bank. README.md shows parts of this file.

import { readFileSync } from "node:fs";
import { clientCredentials } from "banking-customers/auth";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createFakeBank } from "banking-customers/fake";
import { createFinHubClient } from "banking-customers/finhub";
import { http } from "msw";
import { setupServer } from "msw/node";
import { expect, onTestFinished, test } from "vitest";

/** A bank with so many customers, and a client of it. */
function setup(customers = 0, options = {}) {
  const bank = createFakeBank({ provider: "bankingservice", customers });
  const client = createBankingServiceClient({
    fetch: bank.fetch,
    profileId: "p",
    accessToken: "any",
    maxRetries: 0,
    ...options,
  });
  return { bank, client, id: [...bank.customers.keys()][0] ?? "" };
}

test("reads what it created", async () => {
  const bank = createFakeBank({ provider: "finhub" });
  const client = createFinHubClient({ fetch: bank.fetch, accessToken: "any", tenantId: "any" });
  const { id } = await client.create({ kind: "person", name: { given: "Ada" } });
  expect((await client.get(id)).name.given).toBe("Ada");
});

test("behind MSW, a service worker or any other door", async () => {
  const bank = createFakeBank({ provider: "finhub", customers: 3 });
  const server = setupServer(
    http.all("https://gateway.finhub.cloud/*", ({ request }) => bank.fetch(request)),
  );
  server.listen();
  onTestFinished(() => server.close());
  const client = createFinHubClient({ fetch: globalThis.fetch, accessToken: "any", tenantId: "any" });
  let count = 0;
  for await (const _customer of client.list()) count += 1;
  expect(count).toBe(3);
});

test("an empty listing", async () => {
  const { client } = setup(0);
  expect(await client.list().page()).toEqual({ items: [], total: 0 });
});

test("page 2", async () => {
  const { bank, client } = setup(45);
  const { cursor } = await client.list({ pageSize: 20 }).page();
  const second = await client.list({ pageSize: 20, cursor }).page();
  expect(second.items.map(({ id }) => id)).toEqual([...bank.customers.keys()].slice(20, 40));
});

test("a customer that is not there", async () => {
  const { bank, client, id } = setup(1);
  bank.customers.delete(id);
  await expect(client.get(id)).rejects.toMatchObject({ category: "not_found", status: 404 });
});

test("429 with Retry-After", async () => {
  const { bank, client, id } = setup(1);
  bank.fail({ how: { status: 429, headers: { "Retry-After": "30" } } });
  await expect(client.get(id)).rejects.toMatchObject({ category: "rate_limit", retryAfterMs: 30_000 });
});

test("a time-out after the bank has committed", async () => {
  const { bank, client } = setup(0, { timeoutMs: 100 });
  bank.fail({ operation: "createCustomer", when: "after", how: "timeout" });
  const created = client.create({ name: { given: "Ada" } });
  await expect(created).rejects.toMatchObject({ category: "timeout", outcome: "unknown" });
  expect(bank.requests.filter(({ committed }) => committed)).toHaveLength(1);
});

test("a token that expires in the middle of a listing", async () => {
  const bank = createFakeBank({ provider: "finhub", customers: 30, credentials: "issued" });
  const endpoint = { tokenUrl: bank.tokens.url, fetch: bank.fetch };
  const accessToken = clientCredentials({ ...endpoint, clientId: "id", clientSecret: "secret" });
  const client = createFinHubClient({ fetch: bank.fetch, accessToken, tenantId: "any" });
  let count = 0;
  for await (const _customer of client.list({ pageSize: 5 })) {
    count += 1;
    if (count === 4) bank.clock.advance(3_600_000);
  }
  expect([count, bank.tokens.issued.length]).toEqual([30, 2]);
});

test("slow answers", async () => {
  const { bank, client, id } = setup(1, { timeoutMs: 50 });
  bank.setQuirks({ delay: 1_000 });
  await expect(client.get(id)).rejects.toMatchObject({ category: "timeout" });
});

test("README.md shows what is tested here", () => {
  const lines = (text: string) => text.split("\n").map((line) => line.trim().replace(/\s*\/\/.*$/, ""));
  const here = new Set(lines(readFileSync(new URL(import.meta.url), "utf8")));
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, recipes = ""] = /<!-- recipes -->\n```ts\n(.*?)```\n<!-- \/recipes -->/s.exec(readme) ?? [];
  const shown = lines(recipes).filter((line) => line !== "" && !/^(declare|import|export) /.test(line));
  expect(shown.length).toBeGreaterThan(15);
  expect(shown.filter((line) => !here.has(line))).toEqual([]);
});
