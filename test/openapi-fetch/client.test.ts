// openapi-fetch's client over ours, against the fake banks on sockets.

import type { Middleware } from "openapi-fetch";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import { openapiClient } from "../../src/openapi-fetch/index.js";
import { answer, faultServer, hangUp } from "../support/fault.js";
import { clients, failure, planted, senders } from "../support/operations.js";

const quick = { timeoutMs: 2_000, backoff: { baseMs: 1, maxMs: 2 } };

async function bankOf(provider: keyof typeof clients) {
  const bank = createFakeBank({ provider, customers: 3 });
  const baseUrl = await bank.listen();
  onTestFinished(() => bank.close());
  const [id = ""] = bank.customers.keys();
  return { bank, id, options: { baseUrl, ...quick } };
}

describe("all four specs", () => {
  test("cyrexa", async () => {
    const { id, options } = await bankOf("cyrexa");
    const api = openapiClient(clients.cyrexa(options));
    const path = { customerId: id };
    const { data, error, response } = await api.GET("/getDetailsById/{customerId}", { params: { path } });
    expect([data?.customer?.id, error, response.status]).toEqual([id, undefined, 200]);
  });

  test("finhub, and a customer that is not there", async () => {
    const { id, options } = await bankOf("finhub");
    const api = openapiClient(clients.finhub(options));
    const get = (customerId: string) =>
      api.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } });
    expect((await get(id)).data?.customer?.id).toBe(id);
    const { data, error, response } = await get("nobody");
    expect([data, response.status]).toEqual([undefined, 404]);
    expect(error).toBeDefined();
  });

  test("counterparty", async () => {
    const { bank, options } = await bankOf("counterparty");
    const api = openapiClient(clients.counterparty(options));
    const path = { counterparty_guid: "cp-1" };
    const { data } = await api.GET("/counterparty/{counterparty_guid}/customers", {
      params: { path, query: { limit: 2 } },
    });
    expect(data?.customers?.map(({ wallet_user_guid }) => wallet_user_guid)).toEqual(
      [...bank.customers.keys()].slice(0, 2),
    );
  });

  test("bankingservice, and a write", async () => {
    const { bank, options } = await bankOf("bankingservice");
    const api = openapiClient(clients.bankingservice(options));
    const params = { path: { profileId: "profile-1" } };
    const body = { first_name: "Ada", last_name: "Lovelace" };
    const { data } = await api.POST("/v1/profiles/{profileId}/customers", { params, body });
    expect(bank.customers.get(data?.id ?? "")).toMatchObject(body);
  });
});

const template = "/v1/profiles/{profileId}/customers/{customerId}";
const params = { path: { profileId: "profile-1", customerId: "c-1" } };

describe.each(senders)("sent by $name", ({ options }) => {
  const apiOf = (origin: string, more: object = {}) =>
    openapiClient(clients.bankingservice({ baseUrl: origin, ...quick, ...options, ...more }));

  test("middleware sees the request before credentials, and the answer", async () => {
    const server = await faultServer(answer(200, { id: "c-1" }));
    const seen: string[] = [];
    const middleware: Middleware = {
      onRequest({ request }) {
        seen.push(request.url, `${request.headers.get("authorization")}`);
        request.headers.set("x-trace", "t-1");
        return request;
      },
      onResponse: ({ response }) => void seen.push(`${response.status}`),
    };
    const api = apiOf(server.origin);
    api.use(middleware);
    expect((await api.GET(template, { params })).data).toEqual({ id: "c-1" });
    expect(seen).toEqual([`${server.origin}/v1/profiles/profile-1/customers/c-1`, "null", "200"]);
    expect(server.received[0]?.headers).toMatchObject({
      "x-trace": "t-1",
      authorization: `Bearer ${planted.accessToken}`,
    });
  });

  test("reads are repeated, writes are not", async () => {
    const server = await faultServer(answer(503, { message: "later" }), answer(200, { id: "c-1" }), hangUp);
    const api = apiOf(server.origin);
    expect((await api.GET(template, { params })).data).toEqual({ id: "c-1" });
    expect(server.received).toHaveLength(2);
    const write = api.PUT(template, { params, body: { first_name: "Ada" } });
    expect(await failure(write)).toMatchObject({ category: "network", outcome: "unknown" });
    expect(server.received).toHaveLength(3);
  });

  test("what the spec does not have is refused, whoever asks for it", async () => {
    const server = await faultServer(answer(200, {}));
    const api = apiOf(server.origin);
    const strange = api as unknown as { GET(path: string, init?: object): Promise<unknown> };
    expect((await failure(strange.GET("/v1/admin"))).category).toBe("input");
    expect((await failure(strange.GET(template))).category).toBe("input");
    api.use({ onRequest: () => new Request("https://elsewhere.example/v1/admin") });
    expect((await failure(api.GET(template, { params }))).category).toBe("input");
    expect(server.received).toHaveLength(0);
  });
});

test("a refusal without a body is no success without data", async () => {
  const server = await faultServer(({ response }) => response.writeHead(403).end());
  const api = openapiClient(clients.bankingservice({ baseUrl: server.origin, ...quick }));
  expect(await failure(api.GET(template, { params }))).toMatchObject({
    category: "permission",
    status: 403,
    operation: "getCustomer",
  });
});

test("secrets are hidden when asked for", async () => {
  const server = await faultServer(answer(200, { customer: { id: "c-1", person: { password: "PassXq7" } } }));
  const client = clients.cyrexa({ baseUrl: server.origin, ...quick });
  const get = async (options: object) => {
    const path = { customerId: "c-1" };
    const api = openapiClient(client, options);
    return (await api.GET("/getDetailsById/{customerId}", { params: { path } })).data;
  };
  expect(await get({})).toEqual({ customer: { id: "c-1", person: { password: "PassXq7" } } });
  expect(await get({ secrets: "hidden" })).toEqual({ customer: { id: "c-1", person: {} } });
});

test.each<[string, () => unknown]>([
  ["no client", () => openapiClient(undefined as never)],
  ["somebody else's client", () => openapiClient({ fetch: globalThis.fetch } as never)],
  ["an option without effect", () => openapiClient(clients.cyrexa({}), { baseUrl: "x" } as never)],
])("refuses %s", async (_name, make) => {
  expect(await failure(make as never)).toMatchObject({ category: "config" });
});
