import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ensure } from "../../src/across/index.js";
import { isBankingError } from "../../src/index.js";
import { type Fault, memoryClient } from "./memory.js";

const ada = { kind: "person", name: { given: "Ada", family: "Lovelace" }, email: "ada@example.com" } as const;

test("creates once, finds afterwards, updates when asked", async () => {
  const client = memoryClient();
  expect(await ensure(client, ada, { by: "email" })).toMatchObject({ state: "created" });
  expect(await ensure(client, { ...ada, email: "ADA@EXAMPLE.com" }, { by: "email" })).toMatchObject({
    state: "found",
  });
  const phone = { ...ada, phone: "+44 20 7946 0958" };
  expect(await ensure(client, phone, { by: ["email", "name"] })).toMatchObject({ state: "found" });
  expect(await ensure(client, phone, { by: "email", update: true })).toMatchObject({
    state: "updated",
    customer: { phone: "+44 20 7946 0958" },
  });
  expect(await ensure(client, phone, { by: "email", update: true })).toMatchObject({ state: "found" });
  expect(client.customers.size).toBe(1);
  expect(client.requests.filter((name) => name === "create")).toHaveLength(1);
});

test("more than one match is a conflict that names ids and nobody", async () => {
  const client = memoryClient();
  await client.create(ada);
  await client.create(ada);
  const error = await ensure(client, ada, { by: "email" }).catch((error: unknown) => error);
  expect(isBankingError(error) && error.category).toBe("conflict");
  expect(String(error)).toContain("bankingservice-1, bankingservice-2");
  expect(JSON.stringify(error)).not.toMatch(/ada|lovelace/i);
});

test("calls at the same time for the same customer are one", async () => {
  const client = memoryClient();
  const all = await Promise.all([
    ...Array.from({ length: 20 }, () => ensure(client, ada, { by: "email" })),
    ensure(client, { ...ada, phone: "+44 20 7946 0958" }, { by: "email", update: true }),
  ]);
  expect(client.customers.size).toBe(1);
  expect(all.filter(({ state }) => state === "created")).toHaveLength(1);
  expect([...client.customers.values()][0]?.phone).toBe("+44 20 7946 0958");
});

test("one who stops waiting does not stop the others", async () => {
  const client = memoryClient();
  const stop = new AbortController();
  const first = ensure(client, ada, { by: "email" }, { signal: stop.signal });
  const second = ensure(client, ada, { by: "email" });
  stop.abort();
  await first.catch(() => {});
  expect(["created", "found"]).toContain((await second).state);
  expect(client.customers.size).toBe(1);
});

describe("a create whose outcome is unknown", () => {
  test.each(["after", "late"] as const)("that happened (%s) is recovered", async (fault) => {
    const client = memoryClient();
    client.faults = [fault];
    expect(await ensure(client, ada, { by: "email" })).toMatchObject({ state: "recovered" });
    expect(client.requests.filter((name) => name === "create")).toHaveLength(1);
  });

  test("that the listing does not show yet is waited for", async () => {
    const client = memoryClient();
    client.faults = ["after"];
    client.lag = 3;
    expect(await ensure(client, ada, { by: "email" })).toMatchObject({ state: "recovered" });
  });

  test("that did not happen is not repeated", async () => {
    const client = memoryClient();
    client.faults = ["before"];
    const error = await ensure(client, ada, { by: "email", settleMs: 30 }).catch((error: unknown) => error);
    expect(error).toMatchObject({ category: "server", outcome: "unknown" });
    expect(client.requests.filter((name) => name === "create")).toHaveLength(1);
  });

  test.each(["rejected", "offline"] as const)("%s is not looked for", async (fault) => {
    const client = memoryClient();
    client.faults = [fault];
    await expect(ensure(client, ada, { by: "email" })).rejects.toMatchObject({
      outcome: fault === "rejected" ? "rejected" : "not_sent",
    });
    expect(client.requests).toEqual(["list", "create"]);
  });
});

test("whatever happens, nobody is there twice, nobody is lost, and the state is true", async () => {
  const fault = fc.constantFrom<Fault>("none", "before", "after", "late", "rejected", "offline");
  const call = fc.record({
    person: fc.integer({ min: 0, max: 4 }),
    together: fc.boolean(),
    update: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 12 }),
      fc.array(call, { maxLength: 12 }),
      async (faults, calls) => {
        const client = memoryClient();
        client.faults = [...faults];
        const results: Promise<void>[] = [];
        for (const { person, together, update } of calls) {
          const email = `person-${person}@example.com`;
          const one = async () => {
            const before = [...client.customers.values()].some((customer) => customer.email === email);
            const input = { kind: "person" as const, email, name: { given: `P${person}` } };
            try {
              const { state, customer } = await ensure(client, input, { by: "email", update, settleMs: 25 });
              expect(client.customers.get(customer.id)?.email).toBe(email);
              if (before && state !== "found" && state !== "updated") expect.unreachable(state);
            } catch (error) {
              if (!isBankingError(error) || error.category === "conflict") throw error;
              expect(error.outcome).toBeDefined();
            }
          };
          const running = one();
          results.push(running);
          if (!together) await running;
        }
        await Promise.all(results);
        const emails = [...client.customers.values()].map(({ email }) => email);
        expect(new Set(emails).size).toBe(emails.length);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test("what is to be looked for must be in the input", async () => {
  const client = memoryClient();
  await expect(ensure(client, ada, { by: "phone" })).rejects.toThrow("phone");
  await expect(ensure(client, ada, { by: "login" })).rejects.toThrow("login");
  await expect(ensure(client, ada, {} as never)).rejects.toThrow("by is required");
  await expect(ensure(client, ada, { by: "email", updates: true } as never)).rejects.toThrow("updates");
  expect(client.requests).toEqual([]);
});
