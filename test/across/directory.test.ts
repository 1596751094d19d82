import { expect, test } from "vitest";
import { directory } from "../../src/across/index.js";
import { BankingError } from "../../src/index.js";
import { type Memory, memoryClient } from "./memory.js";

async function filled(provider: Memory["provider"], count: number, options = {}) {
  const client = memoryClient({ provider, ...options });
  for (let at = 0; at < count; at++) {
    await client.create({ kind: "person", name: { given: `P${at}` }, email: `p${at}@${provider}.example` });
  }
  client.requests.length = 0;
  return client;
}

function failing(client: Memory, category: "server" | "auth" = "server"): Memory {
  const fail = () => {
    throw new BankingError("down", { category, provider: client.provider });
  };
  const broken = { next: async () => fail(), [Symbol.asyncIterator]: () => broken };
  return {
    ...client,
    list: () => ({ pages: () => broken, page: fail, [Symbol.asyncIterator]: () => broken }) as never,
    get: async () => fail(),
  };
}

test("lists everybody of all clients, with the source", async () => {
  const retail = await filled("cyrexa", 7);
  const wallet = await filled("counterparty", 4);
  const seen: string[] = [];
  for await (const { source, customer } of directory({ retail, wallet }).list())
    seen.push(`${source} ${customer.id}`);
  expect(new Set(seen).size).toBe(11);
  expect(seen.filter((line) => line.startsWith("retail cyrexa-"))).toHaveLength(7);
  expect(seen.filter((line) => line.startsWith("wallet counterparty-"))).toHaveLength(4);
});

test("reads no further than it is read, and stops asking when it is left", async () => {
  const retail = await filled("cyrexa", 30);
  const wallet = await filled("counterparty", 30);
  for await (const _ of directory({ retail, wallet }).list({ pageSize: 2 })) break;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(retail.requests.length).toBeLessThanOrEqual(2);
  expect(wallet.requests.length).toBeLessThanOrEqual(2);
});

test("a client that fails is reported and does not stop the others", async () => {
  const retail = failing(await filled("cyrexa", 3));
  const wallet = await filled("counterparty", 4);
  const told: string[] = [];
  const list = directory({ retail, wallet }).list({
    onFailure({ source }) {
      told.push(source);
      throw new Error("a hook of the caller's");
    },
  });
  const seen: string[] = [];
  for await (const { customer } of list) seen.push(customer.id);
  expect(seen).toHaveLength(4);
  expect(told).toEqual(["retail"]);
  expect(list.failures).toMatchObject([{ source: "retail", error: { category: "server" } }]);
  const strict = directory({ retail, wallet }).list({ strict: true });
  await expect(strict[Symbol.asyncIterator]().next()).rejects.toMatchObject({ category: "server" });
});

test("goes on from a cursor in another process, after a failure too", async () => {
  const retail = await filled("cyrexa", 8);
  const wallet = await filled("counterparty", 5);
  const all = directory({ retail, wallet });
  for (let stopAt = 1; stopAt <= 5; stopAt++) {
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    for await (const page of all.list().pages()) {
      seen.push(...page.items.map(({ customer }) => customer.id));
      ({ cursor } = page);
      pages += 1;
      if (pages === stopAt) break;
    }
    for (; cursor; ) {
      const rest: { items: readonly { customer: { id: string } }[]; cursor?: string }[] = [];
      for await (const page of directory({ retail, wallet }).list({ cursor }).pages()) rest.push(page);
      for (const { items } of rest) seen.push(...items.map(({ customer }) => customer.id));
      cursor = rest.at(-1)?.cursor;
    }
    expect(seen).toHaveLength(13);
    expect(new Set(seen).size).toBe(13);
  }
  const other = directory({ retail }).list({ cursor: btoa('{"wallet":"3"}') });
  await expect(other[Symbol.asyncIterator]().next()).rejects.toMatchObject({ category: "input" });
});

test("the caller's signal ends it", async () => {
  const retail = await filled("cyrexa", 8);
  const stop = new AbortController();
  stop.abort();
  const signals: (AbortSignal | undefined)[] = [];
  const { list } = retail;
  const watched = {
    ...retail,
    list: (query?: object, call?: { signal?: AbortSignal }) => {
      signals.push(call?.signal);
      return list({ ...query });
    },
  };
  const all = directory({ watched: watched as Memory }).list({}, { signal: stop.signal });
  await all[Symbol.asyncIterator]().next();
  expect(signals[0]?.aborted).toBe(true);
});

test("finds at all clients at once, and says who could not be asked", async () => {
  const retail = await filled("cyrexa", 5);
  const wallet = await filled("counterparty", 5);
  const down = failing(await filled("finhub", 5));
  await wallet.create({ kind: "person", email: "p2@cyrexa.example" });
  const found = await directory({ retail, wallet, down }).find({ email: "P2@cyrexa.example" });
  expect(found.customers.map(({ source, customer }) => [source, customer.id])).toEqual([
    ["retail", "cyrexa-3"],
    ["wallet", "counterparty-6"],
  ]);
  expect(found.failures).toMatchObject([{ source: "down", error: { category: "server" } }]);
  expect(found.searched).toMatchObject({ retail: { read: 5 }, wallet: { read: 6 } });
  await expect(directory({ retail }).find({})).rejects.toMatchObject({ category: "input" });
});

test("reads one customer of one client", async () => {
  const retail = await filled("cyrexa", 2);
  const all = directory({ retail });
  expect((await all.get({ source: "retail", id: "cyrexa-2" })).email).toBe("p1@cyrexa.example");
  await expect(all.get({ source: "wholesale" as "retail", id: "1" })).rejects.toThrow("wholesale");
});

test("what is no client is refused", () => {
  expect(() => directory({})).toThrow("at least one");
  expect(() => directory({ retail: {} as never })).toThrow("retail");
});
