// The option `dispatcher`: client certificates, private authorities, proxies, mocks and interceptors of undici's.

import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import * as undici7 from "undici";
import * as undici6 from "undici6";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientCredentials } from "../../src/auth/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { answer, deadOrigin, faultServer, silence, until } from "../support/fault.js";
import { failure, leaks, visible } from "../support/operations.js";
import { connectProxy, tlsFixture } from "../support/proxy.js";

const ca = tlsFixture("authority");
const options = { profileId: "p", accessToken: "t", timeoutMs: 4_000, maxRetries: 0 };
const clientOf = (baseUrl: string, dispatcher: object, more: object = {}) =>
  createBankingServiceClient({
    ...options,
    ...more,
    baseUrl,
    dispatcher: dispatcher as undici7.Dispatcher,
  });

/** A bank behind TLS, which may ask for client certificates. */
async function secureBank(requestCert = false) {
  const subjects: unknown[] = [];
  const server = createServer(
    {
      key: tlsFixture("server-key"),
      cert: tlsFixture("server"),
      ...(requestCert && { ca, requestCert, rejectUnauthorized: true }),
    },
    (request, response) => {
      subjects.push((request.socket as TLSSocket).getPeerCertificate().subject?.CN);
      response.setHeader("content-type", "application/json");
      response.end('{"id":"c-1"}');
    },
  );
  server.listen(0, "localhost");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, subjects };
}

const undicis = [
  ["7", undici7],
  ["6", undici6],
  // Where Node has what it needs.
  ...(process.versions.node.startsWith("20.") ? [] : [["8", await import("undici8")] as const]),
] as readonly (readonly [string, typeof undici7])[];

describe.each(undicis)("undici %s", (_version, undici) => {
  test("an Agent with a private authority, and without it", async () => {
    const bank = await secureBank();
    expect((await clientOf(bank.origin, new undici.Agent({ connect: { ca } })).get("c-1")).id).toBe("c-1");
    const error = await failure(clientOf(bank.origin, new undici.Agent()).create({ phone: "1" }));
    expect(error).toMatchObject({
      category: "network",
      outcome: "not_sent",
      reason: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    });
    expect(bank.subjects).toHaveLength(1);
  });

  test("an Agent with a client certificate, and without it", async () => {
    const bank = await secureBank(true);
    const mine = { ca, cert: tlsFixture("client"), key: tlsFixture("client-key") };
    const client = clientOf(bank.origin, new undici.Agent({ connect: mine }));
    await Promise.all([client.get("c-1"), client.create({ phone: "1" })]);
    expect(bank.subjects).toEqual(["a client", "a client"]);
    const error = await failure(
      clientOf(bank.origin, new undici.Agent({ connect: { ca } })).create({ phone: "1" }),
    );
    // In TLS 1.3 a server refuses after the client has begun to send.
    expect(error).toMatchObject({ category: "network", outcome: "unknown", attempts: 1 });
    expect(bank.subjects).toHaveLength(2);
  });

  test.each([
    ["an HTTP proxy", false],
    ["an HTTPS proxy", true],
  ])("%s, with credentials", async (_name, secure) => {
    const token = `Basic ${Buffer.from("AdaXq7:pinXq7-8842").toString("base64")}`;
    const proxy = await connectProxy({ secure, credentials: token });
    const bank = await secureBank();
    const agent = new undici.ProxyAgent({
      uri: proxy.origin,
      token,
      requestTls: { ca },
      proxyTls: { ca },
    });
    const events: unknown[] = [];
    const client = clientOf(bank.origin, agent, { onEvent: (event: unknown) => events.push(event) });
    expect((await client.get("c-1")).id).toBe("c-1");
    expect((await client.create({ phone: "1" })).id).toBe("c-1");
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(bank.origin).host]));
    expect(visible([client, events])).not.toContain(token.slice("Basic ".length));
  });

  test("a proxy that refuses: nothing was sent, and no credential is told", async () => {
    const proxy = await connectProxy({ credentials: "Basic other" });
    const bank = await secureBank();
    const token = `Basic ${Buffer.from("AdaXq7:pinXq7-8842").toString("base64")}`;
    const agent = new undici.ProxyAgent({ uri: proxy.origin, token, requestTls: { ca } });
    const error = await failure(clientOf(bank.origin, agent, { maxRetries: 1 }).create({ phone: "1" }));
    expect(error).toMatchObject({ category: "network", outcome: "not_sent" });
    expect(visible(error)).not.toContain(token.slice("Basic ".length));
    expect(leaks(error)).toEqual([]);
    expect(bank.subjects).toEqual([]);
  });

  test("a proxy that nobody reaches", async () => {
    const agent = new undici.ProxyAgent({ uri: await deadOrigin() });
    const error = await failure(clientOf("https://bank.example.com", agent).create({ phone: "1" }));
    expect(error).toMatchObject({ outcome: "not_sent", reason: "ECONNREFUSED" });
  });

  test("a MockAgent", async () => {
    const agent = new undici.MockAgent();
    agent.disableNetConnect();
    const pool = agent.get("https://bank.example.com");
    const path = "/v1/profiles/p/customers";
    const headers = { "content-type": "application/json" };
    pool.intercept({ path: `${path}/c-1` }).reply(200, { id: "c-1" }, { headers });
    pool.intercept({ path, method: "POST" }).reply(503, {}, { headers });
    const client = clientOf("https://bank.example.com", agent);
    expect((await client.get("c-1")).id).toBe("c-1");
    expect(await failure(client.create({ phone: "1" }))).toMatchObject({
      category: "server",
      outcome: "unknown",
    });
    agent.assertNoPendingInterceptors();
  });

  test("interceptors that would redirect and repeat do neither", async () => {
    const server = await faultServer(
      answer(307, {}, { location: "/elsewhere" }),
      answer(503),
      answer(200, { id: "c-1" }),
    );
    const { redirect, retry } = undici.interceptors;
    const agent = new undici.Agent().compose(
      redirect({ maxRedirections: 5 }),
      retry({ maxRetries: 3, minTimeout: 1, methods: ["POST"] }),
    );
    const client = clientOf(server.origin, agent);
    expect((await failure(client.create({ phone: "1" }))).category).toBe("redirect");
    expect(server.received).toHaveLength(1);
    expect((await failure(client.create({ phone: "1" }))).category).toBe("server");
    expect(server.received).toHaveLength(2);
  });

  test("a call that ends closes its connection; idle ones are their owner's", async () => {
    const server = await faultServer(silence, answer(200, { id: "c-1" }));
    const agent = new undici.Agent();
    const client = clientOf(server.origin, agent, { timeoutMs: 300 });
    expect((await failure(client.create({ phone: "1" }))).outcome).toBe("unknown");
    expect(await until(() => server.busy() === 0)).toBe(true);
    expect((await client.get("c-1", { timeoutMs: 4_000 })).id).toBe("c-1");
    await agent.close();
    const closed = await failure(client.create({ phone: "1" }));
    expect(closed.category).toBe("network");
    expect(closed.reason).toMatch(/^UND_ERR_(CLOSED|DESTROYED)$/);
  });
});

test("a token endpoint takes one too", async () => {
  const bank = await secureBank();
  const endpoint = createServer(
    { key: tlsFixture("server-key"), cert: tlsFixture("server") },
    (_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end('{"access_token":"token-1","token_type":"Bearer","expires_in":300}');
    },
  );
  endpoint.listen(0, "localhost");
  await once(endpoint, "listening");
  onTestFinished(() => {
    endpoint.closeAllConnections();
    endpoint.close();
  });
  const dispatcher = new undici7.Agent({ connect: { ca } });
  const accessToken = clientCredentials({
    tokenUrl: `https://localhost:${(endpoint.address() as AddressInfo).port}/token`,
    clientId: "id",
    clientSecret: "secret",
    dispatcher,
  });
  expect((await clientOf(bank.origin, dispatcher, { accessToken }).get("c-1")).id).toBe("c-1");
});

test.each<[string, object]>([
  ["no object", { dispatcher: 42 }],
  ["null", { dispatcher: null }],
  ["an object that dispatches nothing", { dispatcher: {} }],
  ["what repeats writes of itself", { dispatcher: new undici7.RetryAgent(new undici7.Agent()) }],
  ["a fetch beside it", { dispatcher: new undici7.Agent(), fetch: globalThis.fetch }],
])("what cannot be used is refused when the client is made: %s", async (_name, given) => {
  const error = await failure(() =>
    createBankingServiceClient({ ...options, baseUrl: "https://bank.example", ...given }),
  );
  expect(error.category).toBe("config");
  expect(error.message).toMatch(/dispatcher/);
});

test("on a platform without undici's dispatchers it is refused", async () => {
  const { dispatcherSender } = await import("../../src/http/sending/platform.js");
  expect((await failure(() => dispatcherSender(new undici7.Agent()))).category).toBe("config");
});
