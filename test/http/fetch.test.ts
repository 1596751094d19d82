// `client.fetch`, on sockets.

import { describe, expect, onTestFinished, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import { answer, deadOrigin, drip, faultServer, hangUp, page } from "../support/fault.js";
import { clients, failure, planted, senders, visible } from "../support/operations.js";

const quick = { timeoutMs: 2_000, backoff: { baseMs: 1, maxMs: 2 } };
const all = "/v1/profiles/profile-1/customers";

/** A bank on a socket, of each provider, with a path that lists its customers and one that reads the first. */
async function bankOf(provider: keyof typeof clients) {
  const bank = createFakeBank({ provider, customers: 3 });
  const url = await bank.listen();
  onTestFinished(() => bank.close());
  const client = clients[provider]({ baseUrl: url, ...quick });
  const [id = ""] = bank.customers.keys();
  return { bank, url, id, client };
}

const readOne = {
  cyrexa: (id: string) => `/getDetailsById/${id}`,
  finhub: (id: string) => `/getDetailsById/${id}`,
  counterparty: () => "/counterparty/cp-1/customers",
  bankingservice: (id: string) => `${all}/${id}`,
};

describe.each(Object.keys(readOne) as (keyof typeof readOne)[])("%s", (provider) => {
  test("answers with what the bank sent, for a path, a URL and a Request", async () => {
    const { bank, client, id, url } = await bankOf(provider);
    const path = readOne[provider](id);
    const base = client.fetch.baseUrl;
    expect(base).toBe(url.replace(/\/$/, ""));
    const inputs = [path, base + path, new URL(base + path), new Request(base + path)];
    const answers = await Promise.all(inputs.map((input) => client.fetch(input)));
    for (const response of answers) {
      expect(response).toBeInstanceOf(Response);
      expect(response.status).toBe(200);
      expect(JSON.stringify(await response.json())).toContain(id);
    }
    expect(bank.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe.each(senders)("sent by $name", ({ options }) => {
  const clientOf = (origin: string, more: object = {}) =>
    clients.bankingservice({ baseUrl: origin, ...quick, ...options, ...more });

  test("the body is the server's, byte for byte, with its status and headers", async () => {
    const text = '{ "id":"c-1",\n "balance": 12345678901234567890.10, "name":"山田", "none":null }';
    const server = await faultServer(answer(200, text, { "x-request-id": "r-1", etag: '"1"' }));
    const response = await clientOf(server.origin).fetch(`${all}/c-1?expand=a%20b&x=1`);
    expect(await response.text()).toBe(text);
    expect(response.headers.get("etag")).toBe('"1"');
    const [{ path, headers }] = server.received as [(typeof server.received)[0]];
    expect(path).toBe(`${all}/c-1?expand=a%20b&x=1`);
    expect(headers.authorization).toBe(`Bearer ${planted.accessToken}`);
  });

  test("a write goes out once, with its body as it was given", async () => {
    const server = await faultServer(answer(503, { message: "later" }));
    const body = '{"first_name": "Ada", "limit": 12345678901234567890}';
    const headers = { "Content-Type": "application/json", "X-Trace": "t-1" };
    const response = await clientOf(server.origin).fetch(all, { method: "post", body, headers });
    expect([response.status, await response.json()]).toEqual([503, { message: "later" }]);
    expect(server.received.map(({ method, body }) => [method, body])).toEqual([["POST", body]]);
    expect(server.received[0]?.headers["x-trace"]).toBe("t-1");
  });

  test("a read is repeated, and its last refusal is an answer", async () => {
    const long = { message: "x".repeat(40_000) };
    const server = await faultServer(answer(503, {}), answer(503, {}), answer(503, long));
    const response = await clientOf(server.origin).fetch(`${all}/c-1`);
    expect([response.status, await response.json()]).toEqual([503, long]);
    expect(server.received).toHaveLength(3);
  });

  test.each([400, 404, 409, 422])("a %i is an answer", async (status) => {
    const server = await faultServer(answer(status, { message: "no" }));
    const response = await clientOf(server.origin).fetch(`${all}/c-1`);
    expect([response.ok, response.status, await response.json()]).toEqual([false, status, { message: "no" }]);
  });

  test("an answer without a body has none", async () => {
    const server = await faultServer(({ response }) => response.writeHead(204).end());
    const response = await clientOf(server.origin).fetch(`${all}/c-1`, { method: "DELETE" });
    expect([response.status, response.body]).toEqual([204, null]);
  });

  test.each([
    ["a page of HTML", page(200), {}, "invalid_response"],
    ["a redirect", answer(302, {}, { location: "/elsewhere" }), {}, "redirect"],
    ["too much", answer(200, { id: "x".repeat(5_000) }), { maxResponseBytes: 1_000 }, "too_large"],
    ["silence", drip(), { timeoutMs: 200, maxRetries: 0 }, "timeout"],
    ["a connection that is closed", hangUp, { maxRetries: 0 }, "network"],
  ])("%s is none", async (_name, behaviour, more, category) => {
    const server = await faultServer(behaviour);
    const error = await failure(clientOf(server.origin, more).fetch(`${all}/c-1`));
    expect(error).toMatchObject({ category, provider: "bankingservice" });
    expect(visible(error)).not.toContain(planted.accessToken);
  });

  test("a write that was not answered says that it may have happened", async () => {
    const server = await faultServer(hangUp);
    const init = { method: "POST", body: '{"first_name":"AdaXq7"}' };
    expect(await failure(clientOf(server.origin).fetch(all, init))).toMatchObject({ outcome: "unknown" });
    expect(server.received).toHaveLength(1);
    const nobody = clientOf(await deadOrigin(), { maxRetries: 0 });
    expect(await failure(nobody.fetch(all, init))).toMatchObject({ outcome: "not_sent" });
  });

  test("a signal ends it", async () => {
    const server = await faultServer(drip());
    const controller = new AbortController();
    const call = failure(clientOf(server.origin).fetch(`${all}/c-1`, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect((await call).category).toBe("aborted");
    const { signal } = new AbortController();
    const request = new Request(`${server.origin}${all}/c-1`, { signal: AbortSignal.abort() });
    expect((await failure(clientOf(server.origin).fetch(request))).category).toBe("aborted");
    expect(signal.aborted).toBe(false);
  });
});

describe("refused before anything is sent", () => {
  const post = (init: object) => ["/v1/profiles/profile-1/customers", { method: "POST", ...init }] as const;

  test.each<[string, readonly [unknown, object?]]>([
    ["a path that the spec does not have", ["/v1/secrets"]],
    ["a method that the spec does not have", [all, { method: "DELETE" }]],
    ["another origin", ["https://elsewhere.example/v1/profiles/profile-1/customers"]],
    ["an address of another machine that begins like a path", ["//elsewhere.example/v1"]],
    ["the same with a backslash", ["/\\elsewhere.example/v1"]],
    ["a path that climbs", [`${all}/../../../admin`]],
    ["a segment that hides another", [`${all}/a%2fb`]],
    ["a segment that climbs in disguise", [`${all}/%2e%2e`]],
    ["a parameter that nobody filled in", [`${all}/{customerId}`]],
    ["a parameter that nobody filled in, encoded", [`${all}/%7BcustomerId%7D`]],
    ["a parameter that is empty", [`${all}/`]],
    ["a % that no character follows", [`${all}/%zz`]],
    ["no address", [undefined]],
    ["null", [null]],
    ["a relative path", ["v1/profiles"]],
    ["a body that is not JSON", post({ body: "first_name=Ada" })],
    ["a GET with a body", [all, { method: "GET", body: "{}" }]],
    ["a form", post({ body: new URLSearchParams({ a: "1" }) })],
    ["parts of a form", post({ body: new FormData() })],
    ["another content-type", post({ body: "{}", headers: { "content-type": "application/xml" } })],
    ["another accept", post({ body: "{}", headers: { accept: "text/html" } })],
    ["a credential of the caller's", [all, { headers: { Authorization: "Bearer mine-Xq7" } }]],
    ["a cookie", [all, { headers: { cookie: "a=Xq7" } }]],
    ["an option without effect", [all, { cache: "no-store" }]],
    ["an option that does not exist", [all, { timeoutMS: 5 }]],
    ["redirects", [all, { redirect: "follow" }]],
    ["secrets of another kind", [all, { secrets: "masked" }]],
  ])("%s", async (_name, [input, init]) => {
    const server = await faultServer(answer(200, { id: "c-1" }));
    const client = clients.bankingservice({ baseUrl: `${server.origin}`, ...quick });
    const error = await failure(client.fetch(input as string, init as never));
    expect(error).toMatchObject({ category: "input", provider: "bankingservice" });
    expect(visible(error)).not.toContain("Xq7");
    expect(server.received).toHaveLength(0);
  });

  test("what lies beside the path of the base URL", async () => {
    const server = await faultServer(answer(200, { customer: {} }));
    const client = clients.cyrexa({ baseUrl: `${server.origin}/customer/1.0.0`, ...quick });
    for (const path of ["/getDetailsById/1", "/customer/1.0.0x/getDetailsById/1"]) {
      expect((await failure(client.fetch(server.origin + path))).category).toBe("input");
    }
    expect((await client.fetch(`${server.origin}/customer/1.0.0/getDetailsById/1`)).status).toBe(200);
    expect(server.received.map(({ path }) => path)).toEqual(["/customer/1.0.0/getDetailsById/1"]);
  });
});

test("secrets are shown as they were sent, and hidden when asked for, with every digit of a number", async () => {
  const text =
    '{"customer":{"id":"c-1","person":{"password":"PassXq7","pinCode":"8842","groupId":12345678901234567890}}}';
  const server = await faultServer(answer(200, text));
  const client = clients.cyrexa({ baseUrl: server.origin, ...quick });
  expect(await (await client.fetch("/getDetailsById/c-1")).text()).toBe(text);
  const hidden = await client.fetch("/getDetailsById/c-1", { secrets: "hidden" });
  expect(await hidden.text()).toBe('{"customer":{"id":"c-1","person":{"groupId":12345678901234567890}}}');
});

test("hidden secrets are taken out of refusals, too; what cannot be looked through is left out", async () => {
  const server = await faultServer(
    answer(422, { message: "no", person: { password: "PassXq7" } }),
    answer(422, "<b>PassXq7</b>", { "content-type": "text/html" }),
    answer(200, { error: "no", person: { pinCode: "8842" } }),
  );
  const client = clients.cyrexa({ baseUrl: server.origin, ...quick });
  const get = async () => {
    const response = await client.fetch("/getDetailsById/c-1", { secrets: "hidden" });
    return [response.status, await response.text()];
  };
  expect(await get()).toEqual([422, '{"message":"no","person":{}}']);
  expect(await get()).toEqual([422, ""]);
  expect(await get()).toEqual([200, '{"error":"no","person":{}}']);
});

test("a refusal that is too large is no answer", async () => {
  const server = await faultServer(answer(404, { message: "x".repeat(5_000) }));
  const client = clients.bankingservice({ baseUrl: server.origin, ...quick, maxResponseBytes: 1_000 });
  expect(await failure(client.fetch(`${all}/c-1`))).toMatchObject({ category: "not_found", status: 404 });
});

test("a failure that is declared inside a success is an answer", async () => {
  const text = '{"error":"no such customer"}';
  const server = await faultServer(answer(200, text));
  const client = clients.cyrexa({ baseUrl: server.origin, ...quick });
  await failure(client.http.GET("/getDetailsById/{customerId}", { params: { path: { customerId: "c-1" } } }));
  const response = await client.fetch("/getDetailsById/c-1");
  expect([response.status, await response.text()]).toEqual([200, text]);
});

test("a token that was refused is replaced once", async () => {
  const server = await faultServer(answer(401, {}), answer(200, { id: "c-1" }), answer(401, {}));
  let made = 0;
  const accessToken = {
    token: async () => `token-${made}`,
    refused: () => {
      made += 1;
    },
  };
  const client = clients.bankingservice({ baseUrl: server.origin, ...quick, ...{ accessToken } });
  expect((await client.fetch(`${all}/c-1`)).status).toBe(200);
  expect((await client.fetch(`${all}/c-1`)).status).toBe(401);
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer token-0",
    "Bearer token-1",
    "Bearer token-1",
    "Bearer token-2",
  ]);
});

test("a documented key makes a write repeatable: made where there is none, the same for all attempts", async () => {
  const server = await faultServer(answer(503, {}), answer(200, { id: "p-1" }));
  const client = clients.bankingservice({ baseUrl: server.origin, ...quick });
  const path = "/v1/profiles/profile-1/payments";
  const body = '{"amount": 12345678901234567890}';
  expect((await client.fetch(path, { method: "POST", body })).status).toBe(200);
  const bodies = server.received.map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toMatch(/^\{"amount":12345678901234567890,"reference":"[0-9a-f-]{36}"\}$/);
  expect(bodies[1]).toBe(bodies[0]);
});
