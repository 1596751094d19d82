import { describe, expect, test } from "vitest";
import { collect, connect } from "../support/clients.js";

// docs.cyrexa.com: every call carries `Authorization` and `tenantId`; all but getDetailsById carry `token`.
const calls = {
  list: () => one((client) => client.list({ kind: "person" }).page()),
  get: () => one((client) => client.get("c-1")),
  create: () => one((client) => client.create({ kind: "person", email: "ada@example.com" })),
  createMany: () => one((client) => client.createMany([{ kind: "person" }])),
  update: () => one((client) => client.update("c-1", { email: "a@example.com" }, { readFirst: false })),
  setStatus: () => one((client) => client.setStatus("c-1", "verified", { readFirst: false })),
  "documents.list": () => one((client) => client.documents.list("c-1")),
  "documents.add": () => one((client) => client.documents.add("c-1", { name: "passport.pdf" })),
  "addresses.add": () => one((client) => client.addresses.add("c-1", { city: "London" })),
};

const answer = { id: "c-1", customers: [{ id: "c-1" }], customer: { id: "c-1" }, documents: [] };

async function one(call: (client: ReturnType<typeof connect.cyrexa>["client"]) => Promise<unknown>) {
  const { client, sent } = connect.cyrexa(() => answer);
  await call(client);
  expect(sent).toHaveLength(1);
  return sent[0]!;
}

describe("headers", () => {
  test.each(Object.entries(calls))("%s carries the bearer and the tenant", async (name, call) => {
    const { headers } = await call();
    expect(headers.get("authorization")).toBe("Bearer access-1");
    expect(headers.get("tenantId")).toBe("tenant-1");
    expect(headers.get("token")).toBe(name === "get" ? null : "token-1");
    expect(headers.get("accept")).toBe("application/json");
  });

  test("a body is announced as JSON, no body is not", async () => {
    expect((await calls.create()).headers.get("content-type")).toBe("application/json");
    expect((await calls.get()).headers.get("content-type")).toBeNull();
  });

  test("the token header is left out when there is no token", async () => {
    const { client, sent } = connect.cyrexa(() => answer, { token: undefined } as object);
    await client.documents.list("c-1");
    expect(sent[0]?.headers.has("token")).toBe(false);
  });
});

describe("addresses", () => {
  test("requests go to the documented gateway", async () => {
    expect((await calls.get()).url.href).toBe("https://gateway.cyrexa.com/customer/1.0.0/getDetailsById/c-1");
  });

  test("another base URL is taken as it is", async () => {
    const { client, sent } = connect.cyrexa(() => answer, { baseUrl: "https://sandbox.example.com/c/" });
    await client.get("c-1");
    expect(sent[0]?.url.href).toBe("https://sandbox.example.com/c/getDetailsById/c-1");
  });

  test("an organization's customers are at getByOrganization", async () => {
    const { client, sent } = connect.cyrexa(() => answer);
    await client.list({ organization: "org-1" }).page();
    expect(sent[0]).toMatchObject({ method: "POST" });
    expect(sent[0]?.url.pathname).toBe("/customer/1.0.0/getByOrganization/org-1");
  });

  test("create is the documented bulk call, with one", async () => {
    const { method, url, body } = await calls.create();
    expect([method, url.pathname]).toEqual(["POST", "/customer/1.0.0/createBulk"]);
    expect(body).toEqual([{ customerType: "Person", person: { email: "ada@example.com" } }]);
  });

  test("everybody is all persons, then all organizations", async () => {
    const { client, sent } = connect.cyrexa(({ url }) => ({
      customers: [{ id: url.pathname.split("/").at(-1) }],
      pagination: { totalSize: 1, currentPage: 1 },
    }));
    const ids = (await collect(client.list({ pageSize: 10 }))).map(({ id }) => id);
    expect(ids).toEqual(["Person", "Organization"]);
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      "/customer/1.0.0/getByCustomerType/Person",
      "/customer/1.0.0/getByCustomerType/Organization",
    ]);
  });
});

// The page of the update ends before its answer.
describe("an empty 200 to an update", () => {
  test("gives the record that was written", async () => {
    const { client } = connect.cyrexa(({ method }) =>
      method === "GET" ? { customer: { id: "c-1", customerName: "Ada" } } : undefined,
    );
    const updated = await client.update("c-1", { email: "ada@example.com" });
    expect(updated).toMatchObject({ id: "c-1", name: { full: "Ada" }, email: "ada@example.com" });
  });

  test("gives the changes under the id, where nothing was read", async () => {
    const { client } = connect.cyrexa(() => undefined);
    const updated = await client.update("c-1", { email: "ada@example.com" }, { readFirst: false });
    expect(updated).toMatchObject({ id: "c-1", email: "ada@example.com" });
  });
});

test("what rests on FinHub's documentation is said to be assumed", () => {
  const { capabilities } = connect.cyrexa(() => answer).client;
  expect(capabilities.operations).toEqual({
    list: "composed",
    get: "native",
    create: "composed",
    createMany: "native",
    update: "composed",
    setStatus: "assumed",
    "documents.list": "native",
    "documents.add": "assumed",
    "addresses.add": "native",
  });
  expect(capabilities.filters).toEqual({ organization: "native", kind: "native", status: "assumed" });
});
