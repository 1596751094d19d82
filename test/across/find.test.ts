import { expect, test } from "vitest";
import { find } from "../../src/across/index.js";
import { isBankingError } from "../../src/index.js";
import { memoryClient } from "./memory.js";

const people = [
  {
    kind: "person",
    name: { given: "Ada", family: "Lovelace" },
    email: "Ada@Example.com",
    phone: "+44 20 7946 0958",
  },
  {
    kind: "person",
    name: { given: "İbrahim", family: "Işık" },
    email: "ibrahim@example.com",
    birthDate: "1990-01-02T00:00:00Z",
  },
  { kind: "person", name: { full: "山田 太郎" }, phone: "090-1234-5678" },
  { kind: "person", name: { given: "Suharto" } },
  { kind: "person", name: { given: "José", family: "Núñez" }, email: "jose@example.com" },
  { kind: "organization", name: { company: "Analytical Engines Ltd" }, email: "ada@example.com" },
] as const;

async function filled(options: Parameters<typeof memoryClient>[0] = {}) {
  const client = memoryClient(options);
  for (const person of people) await client.create(person);
  client.requests.length = 0;
  return client;
}

test("reads the listing where the provider has no filter, and says how many it read", async () => {
  const client = await filled();
  const found = await find(client, { email: "ADA@example.com" });
  expect(found.customers.map(({ id }) => id)).toEqual(["bankingservice-1", "bankingservice-6"]);
  expect(found).toMatchObject({ matched: { email: "listing" }, read: 6 });
  expect(client.requests).toEqual(["list", "list"]);
});

test("stops at the limit", async () => {
  const client = await filled();
  const found = await find(client, { email: "ada@example.com" }, { limit: 1 });
  expect(found.customers).toHaveLength(1);
  expect(found.read).toBe(1);
  expect(client.requests).toEqual(["list"]);
});

test("all that is given must agree", async () => {
  const client = await filled();
  const ids = async (by: Parameters<typeof find>[1]) =>
    (await find(client, by)).customers.map(({ id }) => id);
  expect(await ids({ email: "ada@example.com", name: { company: "analytical engines ltd" } })).toEqual([
    "bankingservice-6",
  ]);
  expect(await ids({ name: "IBRAHIM IŞIK" })).toEqual(["bankingservice-2"]);
  expect(await ids({ birthDate: "02.01.1990", name: { given: "ibrahim" } })).toEqual(["bankingservice-2"]);
  expect(await ids({ name: "山田太郎" })).toEqual(["bankingservice-3"]);
  expect(await ids({ phone: "+81 90 1234 5678" })).toEqual(["bankingservice-3"]);
  expect(await ids({ name: "suharto" })).toEqual(["bankingservice-4"]);
  expect(await ids({ name: "Jose Nunez" })).toEqual([]);
});

test("uses the provider's filters, and reads the listing only when they find nobody", async () => {
  const client = await filled({ filters: { given: "native", phone: "native", login: "native" } });
  const found = await find(client, { phone: "+44 20 7946 0958" });
  expect(found).toMatchObject({ matched: { phone: "filter" }, read: 1 });
  expect(client.requests).toEqual(["list"]);

  client.requests.length = 0;
  const other = await find(client, { phone: "020 79460958" });
  expect(other).toMatchObject({ matched: { phone: "listing" }, read: 6 });
  expect(other.customers.map(({ id }) => id)).toEqual(["bankingservice-1"]);

  const believed = await find(client, { phone: "020 79460958" }, { trustFilters: true });
  expect(believed).toEqual({ customers: [], matched: { phone: "filter" }, read: 0 });
});

test("a filter that the server ignores finds nobody else", async () => {
  const client = await filled({ filters: { phone: "native" }, ignored: ["phone"] });
  const found = await find(client, { phone: "+44 20 7946 0958" });
  expect(found.customers.map(({ id }) => id)).toEqual(["bankingservice-1"]);
});

test("a login is looked for only where the provider has a filter for it", async () => {
  const client = memoryClient({ filters: { login: "native" } });
  await client.create({ kind: "person", wire: { login: "ada" } });
  expect((await find(client, { login: "ada" })).customers).toHaveLength(1);
  client.requests.length = 0;
  expect((await find(client, { login: "nobody" })).customers).toHaveLength(0);
  expect(client.requests).toEqual(["list"]);
  await expect(find(memoryClient(), { login: "ada" })).rejects.toMatchObject({ category: "input" });
});

test("disabled customers are found too", async () => {
  const client = memoryClient({ filters: { login: "native", includeDisabled: "native" } });
  client.requests.length = 0;
  await find(client, { login: "ada" });
  expect(client.requests).toEqual(["list", "list"]);
});

test.each([
  [{}, "at least one"],
  [{ email: "" }, "by.email"],
  [{ email: "no address" }, "by.email"],
  [{ phone: "none" }, "by.phone"],
  [{ name: {} }, "by.name"],
  [{ name: { first: "Ada" } }, "first"],
  [{ mail: "ada@example.com" }, "mail"],
  [{ email: 42 }, "by.email"],
  [null, "by must be"],
])("%j is refused before anything is sent", async (by, message) => {
  const client = await filled();
  const error = await find(client, by as never).catch((error: unknown) => error);
  expect(isBankingError(error) && error.category).toBe("input");
  expect(String(error)).toContain(message);
  expect(client.requests).toEqual([]);
});

test("a mistyped option is refused by name, a value in its place is not repeated", async () => {
  const client = await filled();
  const by = { email: "ada@example.com" };
  await expect(find(client, by, { limits: 1 } as never)).rejects.toThrow("limits");
  await expect(find(client, { "ada@example.com": 1 } as never)).rejects.not.toThrow("ada@");
  await expect(find(client, by, { limit: 0 })).rejects.toMatchObject({ category: "input" });
});
