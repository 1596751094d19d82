// Calls that are made of several requests, and are still one call to whoever makes them.

import { createServer } from "node:http";
import { expect, test } from "vitest";
import type { BankingError } from "../src/errors.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { failure } from "./support/clients.js";

const json = (body: unknown, status = 200) => Response.json(body, { status });

test("an abort ends a listing in the middle of a page that is here already", async () => {
  const controller = new AbortController();
  const client = createBankingServiceClient({
    profileId: "profile_1",
    accessToken: "token",
    fetch: async () =>
      json({ page: 0, pages: 1, size: 20, count: 3, data: [{ id: "a" }, { id: "b" }, { id: "c" }] }),
  });
  const seen: string[] = [];
  const error = await failure(async () => {
    for await (const { id } of client.list({}, { signal: controller.signal })) {
      seen.push(id);
      controller.abort();
    }
  });
  expect(seen).toEqual(["a"]);
  expect(error).toMatchObject({ category: "aborted", provider: "bankingservice", operation: "list" });
});

test("an update's read and write end together by its deadline", async () => {
  const server = createServer((request, response) => {
    if (request.method !== "GET") return;
    setTimeout(() => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id: "a", first_name: "Ada" }));
    }, 250);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const client = createBankingServiceClient({
    baseUrl: `http://127.0.0.1:${port}`,
    profileId: "profile_1",
    accessToken: "token",
  });
  const started = performance.now();
  const error = await failure(() => client.update("a", { phone: "1" }, { deadlineMs: 500 }));
  const took = performance.now() - started;
  server.closeAllConnections();
  server.close();
  expect(error).toMatchObject({ category: "timeout", operation: "updateCustomer", outcome: "unknown" });
  // With a deadline of its own, the write alone would have gone on to 750.
  expect(took).toBeLessThan(700);
});

test("an update whose read fails says that nothing was written", async () => {
  const sent: string[] = [];
  const client = createCyrexaClient({
    accessToken: "token",
    tenantId: "tenant-1",
    fetch: async (_url, { method }) => {
      sent.push(method ?? "");
      return json({}, 404);
    },
  });
  const error = await failure(() => client.update("a", { phone: "1" }));
  expect(error).toMatchObject({
    category: "not_found",
    operation: "getCustomer",
    status: 404,
    outcome: "not_sent",
  });
  expect(sent).toEqual(["GET"]);
});

test("an update that cannot be read back says that it may have happened", async () => {
  const client = createCounterpartyClient({
    baseUrl: "https://bank.example.com/api/v1",
    counterpartyGuid: "c",
    jwt: "token",
    maxRetries: 0,
    fetch: async (_url, { method }) => (method === "PUT" ? json({}) : json({}, 503)),
  });
  const error: BankingError = await failure(() => client.update("a", { phone: "1" }));
  expect(error).toMatchObject({
    category: "server",
    operation: "listCustomers",
    status: 503,
    outcome: "unknown",
    retryable: false,
  });
});

test("a record that cannot be used is an error of the call that brought it", async () => {
  const client = createBankingServiceClient({
    profileId: "profile_1",
    accessToken: "token",
    fetch: async () => json({ first_name: "Ada" }, 201),
  });
  expect(await failure(() => client.create({ kind: "person", name: { given: "Ada" } }))).toMatchObject({
    category: "invalid_response",
    provider: "bankingservice",
    operation: "createCustomer",
    method: "POST",
    path: "/v1/profiles/{profileId}/customers",
    status: 201,
    attempts: 1,
    outcome: "unknown",
  });
});

test.each(["5000", [5000], true])(
  "a deadline of %j is no number for a call of several requests either",
  async (deadlineMs) => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return json({ id: "c-1", customers: [{ wallet_user_guid: "c-1" }] });
    };
    const call = { deadlineMs } as object;
    const wallet = {
      baseUrl: "https://bank.example.com/api/v1",
      counterpartyGuid: "cp-1",
      jwt: "jwt-1",
      fetch,
    };
    const profile = { profileId: "profile_1", accessToken: "token", fetch };
    for (const work of [
      createCounterpartyClient(wallet).get("c-1", call),
      createBankingServiceClient(profile).update("c-1", {}, call),
    ]) {
      expect((await failure(work)).category).toBe("input");
    }
    expect(asked).toBe(0);
  },
);
