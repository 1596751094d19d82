// Your own code against a mock of the provider: no credentials, no network. Here: `welcome`, which reads a customer.

import { type CustomerClient, type Fetch, isBankingError } from "banking-customers";
import { createFinHubClient } from "banking-customers/finhub";
import { type MockServer, startMockServer } from "banking-customers/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

async function welcome(client: CustomerClient, id: string): Promise<string> {
  try {
    const { name } = await client.get(id);
    return `Welcome, ${name.given}!`;
  } catch (error) {
    if (isBankingError(error) && error.category === "not_found") return "Who are you?";
    throw error;
  }
}

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer({ provider: "finhub" });
});
afterAll(() => mock.close());

// No retries: a test that provokes a failure should not wait for the next ones.
const connect = (fetch?: Fetch) =>
  createFinHubClient({ baseUrl: mock.url, accessToken: "any", tenantId: "tenant-1", maxRetries: 0, fetch });

/** The mock refuses with the status that a request prefers. */
const refusing =
  (status: number): Fetch =>
  (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", `code=${status}`);
    return fetch(url, { ...init, headers });
  };

test("greets a customer by name", async () => {
  expect(await welcome(connect(), "customer-1")).toBe("Welcome, Ada!");
});

test("asks a stranger", async () => {
  expect(await welcome(connect(refusing(404)), "customer-1")).toBe("Who are you?");
});

test("tells an outage from a stranger", async () => {
  await expect(welcome(connect(refusing(503)), "customer-1")).rejects.toMatchObject({
    category: "server",
    status: 503,
  });
});
