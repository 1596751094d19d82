// What a user's process has put in the way of all requests is in the way of ours: mocks of the network, and proxies.

import { once } from "node:events";
import http, { createServer } from "node:http";
import { type AddressInfo, connect as connectTo, Socket } from "node:net";
import { http as mswHttp } from "msw";
import { setupServer } from "msw/node";
import { rest } from "msw1";
import { setupServer as setupServer1 } from "msw1/node";
import * as undici7 from "undici";
import * as undici6 from "undici6";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { answer, faultServer } from "../support/fault.js";
import { failure } from "../support/operations.js";

const path = "/v1/profiles/p/customers/c-1";
const bank = "https://bank.example.com";
const mocked = { id: "c-1", email: "mocked" };
const options = { profileId: "p", accessToken: "t", timeoutMs: 4_000, maxRetries: 0 };
const clientOf = (baseUrl: string) => createBankingServiceClient({ ...options, baseUrl });
const real = () => faultServer(answer(200, { id: "c-1", email: "real" }));
const symbols = [Symbol.for("undici.globalDispatcher.1"), Symbol.for("undici.globalDispatcher.2")];
const before = symbols.map((symbol) => Reflect.get(globalThis, symbol));

afterEach(() => {
  vi.unstubAllGlobals();
  symbols.forEach((symbol, at) => void Reflect.set(globalThis, symbol, before[at]));
});

/** A client that has a connection already, and its server. */
async function connected() {
  const server = await real();
  const client = clientOf(server.origin);
  expect((await client.get("c-1")).email).toBe("real");
  return { server, client };
}

test("nothing in the way: our own connections", async () => {
  const { server } = await connected();
  // Node's fetch sends this.
  expect(server.received[0]?.headers).not.toHaveProperty("sec-fetch-mode");
});

test("a fetch that was replaced, and put back", async () => {
  const { server, client } = await connected();
  const fetch = vi.fn(async () => Response.json(mocked));
  vi.stubGlobal("fetch", fetch);
  expect((await client.get("c-1")).email).toBe("mocked");
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(server.received).toHaveLength(1);
  vi.unstubAllGlobals();
  expect((await client.get("c-1")).email).toBe("real");
  expect(server.received[1]?.headers).not.toHaveProperty("sec-fetch-mode");
});

test("a fetch that only looks on", async () => {
  const { server, client } = await connected();
  const original = globalThis.fetch;
  const urls: unknown[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    urls.push(url);
    return original(url, init);
  });
  expect((await client.get("c-1")).email).toBe("real");
  expect(urls).toEqual([`${server.origin}${path}`]);
});

test.each<[string, () => { listen(): void; close(): void }]>([
  ["2", () => setupServer(mswHttp.get(`*${path}`, () => Response.json(mocked)))],
  ["1", () => setupServer1(rest.get(`*${path}`, (_request, reply, ctx) => reply(ctx.json(mocked))))],
])("MSW %s", async (_version, setup) => {
  const { server, client } = await connected();
  const msw = setup();
  msw.listen();
  onTestFinished(() => msw.close());
  expect((await client.get("c-1")).email).toBe("mocked");
  expect((await clientOf(bank).get("c-1")).email).toBe("mocked");
  expect(server.received).toHaveLength(1);
  msw.close();
  expect((await client.get("c-1")).email).toBe("real");
});

// nock 15 needs a function that Node 20 lacks, for plain `fetch` too.
test.each("withResolvers" in Promise ? ["nock", "nock14"] : ["nock14"])("%s", async (name) => {
  const { server, client } = await connected();
  const { default: nock } = await import(name);
  if (!nock.isActive()) nock.activate();
  onTestFinished(() => void nock.restore());
  for (const origin of [server.origin, bank]) nock(origin).get(path).reply(200, mocked);
  expect((await client.get("c-1")).email).toBe("mocked");
  expect((await clientOf(bank).get("c-1")).email).toBe("mocked");
  nock.disableNetConnect();
  // As an error or as an answer, depending on the version.
  await failure(client.create({ phone: "1" }));
  nock.enableNetConnect();
  expect(server.received).toHaveLength(1);
  nock.restore();
  expect((await client.get("c-1")).email).toBe("real");
});

test("nock 13, which replaces less than we can be mocked by: the call fails and says what to do", async () => {
  const { server, client } = await connected();
  const { default: nock } = await import("nock13");
  if (!nock.isActive()) nock.activate();
  onTestFinished(() => void nock.restore());
  nock(server.origin).get(path).reply(200, mocked);
  const error = await failure(client.create({ phone: "1" }));
  expect(error).toMatchObject({ category: "config", outcome: "not_sent" });
  expect(error.message).toMatch(/nock 14/);
  expect(server.received).toHaveLength(1);
  // What it says helps.
  const given = createBankingServiceClient({ ...options, baseUrl: server.origin, fetch: globalThis.fetch });
  expect((await given.get("c-1")).email).toBe("real");
  nock.restore();
  expect((await client.get("c-1")).email).toBe("real");
});

test("wrappers of http.request, as tracers have them, are not in the way", async () => {
  const { client } = await connected();
  const { request } = http;
  onTestFinished(() => {
    http.request = request;
  });
  http.request = ((...args: Parameters<typeof request>) => request(...args)) as typeof request;
  expect((await client.get("c-1")).email).toBe("real");
});

test("what sockets connect with", async () => {
  const { server, client } = await connected();
  const other = await faultServer(answer(200, mocked));
  const { connect } = Socket.prototype;
  onTestFinished(() => {
    Socket.prototype.connect = connect;
  });
  Socket.prototype.connect = function (this: Socket) {
    return Reflect.apply(connect, this, [{ host: "127.0.0.1", port: Number(new URL(other.origin).port) }]);
  } as typeof connect;
  expect((await client.get("c-1")).email).toBe("mocked");
  Socket.prototype.connect = connect;
  expect((await client.get("c-1")).email).toBe("real");
  expect(server.received).toHaveLength(2);
});

test("another dispatcher of Node's, such as the proxy that NODE_USE_ENV_PROXY sets", async () => {
  const { server, client } = await connected();
  const DispatcherBase = Object.getPrototypeOf(undici7.Agent);
  // As in Node, where the source of the class does not hold its name. It cannot dispatch anything.
  const EnvHttpProxyAgent = class extends DispatcherBase {};
  undici7.setGlobalDispatcher(Reflect.construct(EnvHttpProxyAgent, []));
  expect(await failure(client.get("c-1"))).toMatchObject({ category: "network" });
  expect(server.received).toHaveLength(1);
});

/** Of undici 8 where Node has what it needs. */
const undicis = [
  ["7", undici7],
  ["6", undici6],
  ...(process.versions.node.startsWith("20.") ? [] : [["8", await import("undici8")] as const]),
] as readonly (readonly [string, typeof undici7])[];

describe.each(undicis)("set for all with undici %s", (_version, undici) => {
  const set = (dispatcher: unknown) => undici.setGlobalDispatcher(dispatcher as undici7.Dispatcher);

  test("a MockAgent", async () => {
    const { server, client } = await connected();
    const agent = new undici.MockAgent();
    agent.disableNetConnect();
    set(agent);
    const headers = { "content-type": "application/json" };
    agent.get(server.origin).intercept({ path }).reply(200, mocked, { headers });
    expect((await client.get("c-1")).email).toBe("mocked");
    // The mock has no answer left.
    expect(await failure(client.get("c-1"))).toMatchObject({
      category: "network",
      reason: "UND_MOCK_ERR_MOCK_NOT_MATCHED",
    });
    agent
      .get(server.origin)
      .intercept({ path: "/v1/profiles/p/customers", method: "POST" })
      .replyWithError(Object.assign(new Error("x"), { code: "ECONNRESET" }));
    expect(await failure(client.create({ phone: "1" }))).toMatchObject({ outcome: "unknown" });
    expect(server.received).toHaveLength(1);
    set(new undici.Agent());
    expect((await client.get("c-1")).email).toBe("real");
    expect(server.received[1]?.headers).not.toHaveProperty("sec-fetch-mode");
  });

  test("a proxy", async () => {
    const { server, client } = await connected();
    const proxy = await connectProxy();
    set(new undici.ProxyAgent({ uri: proxy.origin, ...(_version === "6" ? {} : { proxyTunnel: true }) }));
    expect((await client.get("c-1")).email).toBe("real");
    expect(proxy.asked).toEqual([server.origin.replace("http://", "")]);
  });

  test("an Agent with options", async () => {
    const { server, client } = await connected();
    let connections = 0;
    const connector = undici.buildConnector({});
    set(
      new undici.Agent({
        connect: (at, done) => {
          connections += 1;
          connector(at, done);
        },
      }),
    );
    expect((await client.get("c-1")).email).toBe("real");
    expect(connections).toBe(1);
    expect(server.received).toHaveLength(2);
  });

  test("a RetryAgent, which repeats writes of itself: the call fails and says what to do", async () => {
    const { server, client } = await connected();
    set(new undici.RetryAgent(new undici.Agent()));
    const error = await failure(client.create({ phone: "1" }));
    expect(error).toMatchObject({ category: "config", outcome: "not_sent" });
    expect(error.message).toMatch(/RetryAgent/);
    expect(server.received).toHaveLength(1);
  });

  test("interceptors", async () => {
    const { client } = await connected();
    let seen = 0;
    const composed = new undici.Agent().compose((dispatch) => (request, handler) => {
      seen += 1;
      return dispatch(request, handler);
    });
    set(composed);
    expect((await client.get("c-1")).email).toBe("real");
    expect(seen).toBe(1);
  });

  test("a dispatch that was replaced", async () => {
    const { client } = await connected();
    const agent = new undici.Agent();
    set(agent);
    expect((await client.get("c-1")).email).toBe("real");
    let seen = 0;
    const dispatch = agent.dispatch.bind(agent);
    agent.dispatch = (request, handler) => {
      seen += 1;
      return dispatch(request, handler);
    };
    expect((await client.get("c-1")).email).toBe("real");
    expect(seen).toBe(1);
  });
});

/** A proxy that tunnels to loopback. */
async function connectProxy() {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, socket) => {
    const [host = "", port] = (request.url ?? "").split(":");
    asked.push(request.url ?? "");
    const onward = connectTo(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on("error", () => {});
    onTestFinished(() => void onward.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}
