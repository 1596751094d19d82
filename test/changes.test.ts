// What an update writes: nothing over somebody else, no number as text, and fields that are to be removed.

import { describe, expect, test } from "vitest";
import { createFakeBank } from "../src/fake/index.js";
import type { CustomerClient, ProviderName } from "../src/index.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../src/providers/finhub/index.js";
import { connect, json } from "./support/clients.js";

const tenant = { accessToken: "access", tenantId: "tenant-0001" };
const clients: Record<ProviderName, (more: object) => CustomerClient> = {
  cyrexa: (more) => createCyrexaClient({ ...tenant, token: "second", ...more }),
  finhub: (more) => createFinHubClient({ ...tenant, ...more }),
  counterparty: (more) =>
    createCounterpartyClient({
      baseUrl: "https://bank.example/api/v1",
      counterpartyGuid: "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
      jwt: "signed",
      asset: { code: "UAH", issuer: "G" },
      ...more,
    }),
  bankingservice: (more) =>
    createBankingServiceClient({ accessToken: "access", profileId: "profile_1843", ...more }),
};
const whole = ["cyrexa", "finhub", "bankingservice"] as const;

describe.each(whole)("%s", (provider) => {
  const answerOf = (id: string) => {
    const record = {
      id,
      customerType: "Person",
      email: "c2@example.com",
      person: { email: "c2@example.com" },
    };
    return provider === "bankingservice" ? record : { customer: record };
  };

  test("a read that answers somebody else is refused, and nothing is written", async () => {
    const { client, sent } = connect[provider](() => answerOf("c2"));
    await expect(client.get("c1")).rejects.toMatchObject({ category: "invalid_response" });
    await expect(client.update("c1", { phone: "+442079460958" })).rejects.toMatchObject({
      category: "invalid_response",
      outcome: "not_sent",
    });
    expect(sent.map(({ method }) => method)).toEqual(["GET", "GET"]);
  });

  test("a write that answers somebody else is an unknown outcome", async () => {
    const { client } = connect[provider](({ method }) => json(answerOf(method === "GET" ? "c1" : "c2")));
    await expect(client.update("c1", { phone: "+442079460958" })).rejects.toMatchObject({
      category: "invalid_response",
      outcome: "unknown",
    });
  });

  test("numbers that no double holds go back as numbers, digit for digit", async () => {
    const unknown = `"ledger":12345678901234567890,"rate":0.12345678901234567890,"text":"12345678901234567890"`;
    const inner = `"id":"c1","customerType":"Person","first_name":"Ada",${unknown},"deep":[{"n":-98765432109876543210}]`;
    const body = provider === "bankingservice" ? `{${inner}}` : `{"customer":{${inner}}}`;
    const written: string[] = [];
    const client = clients[provider]({
      async fetch(_url: string, init: RequestInit) {
        if (init.method !== "GET") written.push(String(init.body));
        return new Response(body, { headers: { "content-type": "application/json" } });
      },
    });
    const customer = await client.update("c1", { email: "new@example.com" });
    expect(written[0]).toContain(unknown);
    expect(written[0]).toContain('"deep":[{"n":-98765432109876543210}]');
    expect(JSON.stringify(customer.wire)).toContain('"ledger":"12345678901234567890"');
    // Laid over by the same digits, a number stays one.
    await client.update("c1", { wire: { ledger: "12345678901234567890" } } as never);
    expect(written[1]).toContain('"ledger":12345678901234567890');
  });
});

const everything = {
  kind: "person",
  name: { given: "Ada", family: "Lovelace" },
  phone: "+442079460958",
} as const;

describe.each(Object.keys(clients) as ProviderName[])("%s: removing", (provider) => {
  const hasMore = provider !== "counterparty";
  const input = {
    ...everything,
    ...(hasMore && {
      email: "ada@example.com",
      address: { street: "St James's Square", unit: "A", postalCode: "00012", city: "London" },
    }),
    ...(provider === "counterparty" && { wire: { login: "ada@example.com" } }),
  };

  async function made() {
    const bank = createFakeBank({ provider, put: hasMore ? "replace" : "merge" });
    const client = clients[provider]({ fetch: bank.fetch });
    const { id } = await client.create(input as never);
    return { bank, client, id };
  }

  test("what is null is gone, and the rest stays", async () => {
    const { client, id } = await made();
    const changes = {
      phone: null,
      name: { family: null },
      ...(hasMore && { email: null, address: { unit: null } }),
    };
    await client.update(id, changes);
    const customer = await client.get(id);
    expect(customer.name).toEqual({ given: "Ada" });
    for (const field of ["phone", "email"]) expect(customer).not.toHaveProperty(field);
    if (hasMore)
      expect(customer.address).toEqual({ street: "St James's Square", postalCode: "00012", city: "London" });
    expect(customer.kind).toBe("person");
  });

  test("a whole address goes", async () => {
    const { client, id } = await made();
    if (!hasMore) return expect(client.update(id, { address: null } as never)).rejects.toThrow("address");
    await client.update(id, { address: null });
    const customer = await client.get(id);
    expect(customer).not.toHaveProperty("address");
    expect(customer.email).toBe("ada@example.com");
  });

  test.each([
    [{ kind: null }, "kind"],
    [{ status: null }, "status"],
    [{ kycLevel: null }, "kycLevel"],
    [{ name: null }, "name"],
    [{ wire: null }, "wire"],
  ])("%j cannot be removed, and is named before anything is sent", async (changes, name) => {
    const { bank, client, id } = await made();
    const before = bank.requests.length;
    const error = await client.update(id, changes as never).catch((error: unknown) => error);
    expect(error).toMatchObject({ category: "input", outcome: "not_sent" });
    expect(String(error)).toContain(name);
    expect(bank.requests.length).toBe(before);
  });

  test("a create has nothing to remove", async () => {
    const { client } = await made();
    await expect(client.create({ ...input, phone: null } as never)).rejects.toMatchObject({
      category: "input",
    });
  });
});

test.each(whole)("%s: a removal needs the whole record", async (provider) => {
  const { client, sent } = connect[provider](() => ({}));
  await expect(client.update("c1", { phone: null }, { readFirst: false })).rejects.toThrow("readFirst");
  expect(sent).toEqual([]);
});

describe("kinds are not guessed", () => {
  test.each([
    ["Person", "person"],
    ["Organization", "organization"],
    ["Trust", "unknown"],
    ["person", "unknown"],
    [null, "unknown"],
    [undefined, "unknown"],
  ])("gateway: %s is %s", async (customerType, kind) => {
    for (const provider of ["cyrexa", "finhub"] as const) {
      const { client } = connect[provider](() => ({
        customer: { id: "c1", customerType, customerName: "Ada" },
      }));
      expect((await client.get("c1")).kind).toBe(kind);
    }
  });

  test.each([
    [{ company: "Engines" }, "organization"],
    [{ first_name: "Ada" }, "person"],
    [{ company: "Engines", last_name: "Lovelace" }, "unknown"],
    [{}, "unknown"],
  ])("bankingservice: %j is %s", async (record, kind) => {
    const { client } = connect.bankingservice(() => ({ id: "c1", ...record }));
    expect((await client.get("c1")).kind).toBe(kind);
  });
});
