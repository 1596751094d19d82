// Failures on command, through `fetch` and on a socket: the same to a client.

import { describe, expect, onTestFinished, test } from "vitest";
import type { FakeBankOptions, FaultOptions } from "../../src/fake/index.js";
import { isBankingError } from "../../src/index.js";
import { checkedBank, clientOf } from "../support/bank.js";

const quick = { timeoutMs: 250, deadlineMs: 5_000, maxRetries: 0 };

async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (!isBankingError(error)) throw error ?? new Error("it did not fail");
  return error;
}

const ada = { kind: "person", name: { given: "Ada", family: "Lovelace" }, email: "ada@example.com" } as const;

/** What a read and a write become. */
const outcomes: readonly (readonly [
  how: FaultOptions["how"],
  read: string,
  write: string,
  outcome: string,
])[] = [
  ["reset", "network", "network", "unknown"],
  ["timeout", "timeout", "timeout", "unknown"],
  ["cut", "network", "network", "unknown"],
  ["drip", "timeout", "timeout", "unknown"],
  ["html", "invalid_response", "invalid_response", "unknown"],
  ["json", "invalid_response", "invalid_response", "unknown"],
  ["content-type", "invalid_response", "invalid_response", "unknown"],
  ["redirect", "redirect", "redirect", "unknown"],
  ["unauthorized", "auth", "auth", "rejected"],
  ["token", "auth", "auth", "rejected"],
  [503, "server", "server", "unknown"],
  [{ status: 429, headers: { "Retry-After": "7" } }, "rate_limit", "rate_limit", "rejected"],
  [{ delayMs: 5_000 }, "timeout", "timeout", "unknown"],
];

const ways = ["fetch", "socket"] as const;

async function setup(way: (typeof ways)[number], options: Omit<FakeBankOptions, "provider"> = {}) {
  const bank = checkedBank("finhub", { customers: 2, ...options });
  if (way === "socket") await bank.listen();
  onTestFinished(() => bank.close());
  const client = clientOf.finhub(bank, quick);
  return { bank, client, id: [...bank.customers.keys()][0] ?? "" };
}

describe.each(ways)("over a %s", (way) => {
  test.each(outcomes)("a read: %o", async (how, read) => {
    const { bank, client, id } = await setup(way);
    bank.fail({ operation: "getCustomer", how });
    const error = await failureOf(client.get(id));
    expect(error.category).toBe(read);
    // A token that was refused stays so.
    if (how === "token") expect((await failureOf(client.get(id))).category).toBe("auth");
    else expect((await client.get(id)).id).toBe(id);
  });

  test.each(outcomes)("a write before it is committed, and after: %o", async (how, _read, write, outcome) => {
    for (const when of ["before", "after"] as const) {
      const { bank, client } = await setup(way);
      const fault = bank.fail({ operation: "createCustomer", when, how });
      const error = await failureOf(client.create(ada));
      expect([when, error.category, error.outcome]).toEqual([when, write, outcome]);
      // An answer that is late is an answer: it is done.
      const isDone = when === "after" || (typeof how === "object" && how.status === undefined);
      expect(bank.customers.size).toBe(isDone ? 3 : 2);
      const [request] = bank.requests;
      expect(request).toMatchObject({ operation: "createCustomer", committed: isDone });
      expect(request?.fault).toBeDefined();
      expect(fault).toMatchObject({ happened: 1, active: false });
    }
  });

  test("Retry-After reaches the caller", async () => {
    const { bank, client, id } = await setup(way);
    bank.fail({ how: { status: 429, headers: { "Retry-After": "7" } } });
    expect((await failureOf(client.get(id))).retryAfterMs).toBe(7000);
  });

  test("closing the bank ends what hangs", async () => {
    const { bank, id } = await setup(way);
    const client = clientOf.finhub(bank, { ...quick, timeoutMs: 60_000, deadlineMs: 60_000 });
    bank.fail({ how: "timeout" });
    const error = failureOf(client.get(id));
    while (bank.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await bank.close();
    expect((await error).category).toBe("network");
  });
});

describe("which request fails", () => {
  const statuses = async (fault: FaultOptions, count: number, options = {}) => {
    const { bank, id } = await setup("fetch", options);
    bank.fail(fault);
    const headers = { authorization: "Bearer any", tenantId: "t" };
    for (let n = 0; n < count; n++) await bank.fetch(`/getDetailsById/${id}`, { headers });
    return bank.requests.map(({ status }) => status);
  };

  test("the next, the next three, the third, every second", async () => {
    expect(await statuses({ how: 503 }, 3)).toEqual([503, 200, 200]);
    expect(await statuses({ how: 503, times: 3 }, 4)).toEqual([503, 503, 503, 200]);
    expect(await statuses({ how: 503, nth: 3 }, 5)).toEqual([200, 200, 503, 200, 200]);
    expect(await statuses({ how: 503, every: 2 }, 5)).toEqual([200, 503, 200, 503, 200]);
    expect(await statuses({ how: 503, every: 2, times: 1 }, 5)).toEqual([200, 503, 200, 200, 200]);
  });

  test("some by chance, the same for the same seed", async () => {
    const some = await statuses({ how: 503, chance: 0.5 }, 60);
    expect(new Set(some)).toEqual(new Set([200, 503]));
    expect(await statuses({ how: 503, chance: 0.5 }, 60)).toEqual(some);
    expect(await statuses({ how: 503, chance: 0.5 }, 60, { seed: 2 })).not.toEqual(some);
  });

  test("only the operation that is named, until it is stopped", async () => {
    const { bank, client, id } = await setup("fetch");
    const fault = bank.fail({ operation: "updateCustomer", how: 503, times: 9 });
    await client.get(id);
    expect((await failureOf(client.update(id, { phone: "1" }))).status).toBe(503);
    fault.stop();
    await client.update(id, { phone: "1" });
    expect(bank.faults).toEqual([fault]);
  });

  test("an abort reaches a request that hangs", async () => {
    const { bank, client, id } = await setup("fetch");
    bank.fail({ how: "timeout" });
    const controller = new AbortController();
    const call = failureOf(client.get(id, { signal: controller.signal, timeoutMs: 60_000 }));
    setTimeout(() => controller.abort(), 20);
    expect((await call).category).toBe("aborted");
  });

  test.each([
    [{ how: "boom" }, "how must be one of"],
    [{ how: 503, operation: "getCustomers" }, "operation must be an operationId"],
    [{ how: 503, often: 2 }, "does not know often"],
    [{ how: { state: 503 } }, "does not know state"],
    [{ how: {} }, "how needs status or delayMs"],
    [{ how: 99 }, "a status from 200 to 599"],
    [{ how: 503, times: 0 }, "times must be"],
    [{ how: 503, chance: 2 }, "chance must be"],
    [{ how: 503, when: "during" }, "when must be before or after"],
  ])("%o is refused", (fault, reason) => {
    const bank = checkedBank("finhub");
    expect(() => bank.fail(fault as FaultOptions)).toThrow(reason);
  });
});

test("a time-out after the commit: the client does not send it twice, and the bank knows that it was done once", async () => {
  const bank = checkedBank("bankingservice");
  const client = clientOf.bankingservice(bank, { timeoutMs: 100 });
  bank.fail({ operation: "createCustomer", when: "after", how: "timeout" });
  const error = await failureOf(client.create({ name: { given: "Ada" } }));
  expect(error).toMatchObject({ category: "timeout", outcome: "unknown", attempts: 1 });
  expect(bank.requests.filter(({ committed }) => committed)).toHaveLength(1);
  expect([...bank.customers.values()]).toMatchObject([{ first_name: "Ada" }]);
});

test("a bank with a limit says when to come back", async () => {
  const bank = checkedBank("finhub", { limit: 2, customers: 1, clock: 0 });
  const [id] = bank.customers.keys();
  const headers = { authorization: "Bearer any", tenantId: "t" };
  const get = () => bank.fetch(`/getDetailsById/${id}`, { headers });
  await get();
  await get();
  const refused = await get();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  bank.clock.advance(1000);
  expect((await get()).status).toBe(200);
});
