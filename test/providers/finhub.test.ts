import { describe, expect, test } from "vitest";
import { collect, connect, failure } from "../support/clients.js";

const answer = { id: "c-1", customers: [{ id: "c-1" }], customer: { id: "c-1" }, documents: [] };
const finhub = (options = {}) => connect.finhub(() => answer, options);
type Client = ReturnType<typeof finhub>["client"];

describe("headers", () => {
  test.each<[string, (client: Client) => Promise<unknown>]>([
    ["list", (client) => client.list({ status: "new" }).page()],
    ["get", (client) => client.get("c-1")],
    ["create", (client) => client.create({ kind: "person" })],
    ["createMany", (client) => client.createMany([{ kind: "person" }])],
    ["update", (client) => client.update("c-1", { email: "a@example.com" })],
    ["setStatus", (client) => client.setStatus("c-1", "verified")],
    ["documents.list", (client) => client.documents.list("c-1")],
    ["documents.add", (client) => client.documents.add("c-1", { name: "passport.pdf" })],
    ["addresses.add", (client) => client.addresses.add("c-1", { city: "London" })],
  ])("%s carries the bearer and the tenant, and never a token", async (_name, call) => {
    const { client, sent } = finhub();
    await call(client);
    expect(sent.length).toBeGreaterThan(0);
    for (const { headers } of sent) {
      expect(headers.get("authorization")).toBe("Bearer access-1");
      expect(headers.get("tenantId")).toBe("tenant-1");
      expect(headers.has("token")).toBe(false);
    }
  });
});

describe("addresses", () => {
  test("requests go to the documented gateway", async () => {
    const { client, sent } = finhub();
    await client.get("c-1");
    expect(sent[0]?.url.href).toBe("https://gateway.finhub.cloud/customer/2.0.0/getDetailsById/c-1");
  });

  test("an organization's customers are at getByOrganizationId", async () => {
    const { client, sent } = finhub();
    await client.list({ organization: "org-1" }).page();
    expect(sent[0]?.url.pathname).toBe("/customer/2.0.0/getByOrganizationId/org-1");
  });

  test("create has a call of its own, for one", async () => {
    const { client, sent } = finhub();
    await client.create({ kind: "person", email: "ada@example.com" });
    expect(sent[0]?.url.pathname).toBe("/customer/2.0.0/create");
    expect(sent[0]).toMatchObject({
      method: "POST",
      body: { customerType: "Person", person: { email: "ada@example.com" } },
    });
  });

  test("everybody is every status in turn, in the documentation's order and spelling", async () => {
    const { client, sent } = connect.finhub(({ url }) => ({
      customers: [{ id: url.pathname.split("/").at(-1) }],
      pagination: { totalSize: 1, currentPage: 0 },
    }));
    const words = [
      "new",
      "verified",
      "under_verificaiton",
      "blacklisted",
      "under_investigation",
      "dispute",
      "on_hold",
      "bancrupted",
    ];
    expect((await collect(client.list({ pageSize: 10 }))).map(({ id }) => id)).toEqual(words);
    expect(sent.map(({ url }) => url.pathname)).toEqual(
      words.map((word) => `/customer/2.0.0/getByCustomerStatus/${word}`),
    );
  });
});

test("an empty answer to an update, which is documented to hold the customer, leaves the outcome unknown", async () => {
  const { client } = connect.finhub(() => undefined);
  const error = await failure(client.update("c-1", { email: "a@example.com" }, { readFirst: false }));
  expect(error).toMatchObject({
    category: "invalid_response",
    operation: "updateCustomer",
    outcome: "unknown",
  });
});

// Cyrexa's paths, and paths that FinHub documents without the version that this client speaks.
test("what is not documented for this version is said to be assumed", () => {
  const { capabilities } = finhub().client;
  expect(capabilities.operations).toEqual({
    list: "composed",
    get: "assumed",
    create: "native",
    createMany: "assumed",
    update: "assumed",
    setStatus: "assumed",
    "documents.list": "assumed",
    "documents.add": "assumed",
    "addresses.add": "assumed",
  });
  expect(capabilities.filters).toEqual({ organization: "assumed", kind: "assumed", status: "native" });
});
