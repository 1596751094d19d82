// network.ts against a real proxy, a bank that asks for certificates, and a real Redis.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { clientCredentials } from "banking-customers/auth";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createFakeBank } from "banking-customers/fake";
import { Redis } from "ioredis";
import { expect, onTestFinished, test, vi } from "vitest";
import { freePort, redisProgram, startRedis, unless } from "../fleet/servers.js";
import { connectProxy, tlsFixture } from "../support/proxy.js";
import { clientCertificate, proxyOfEnvironment, proxyWithPassword, shared, tenPerSecond } from "./network.js";

const ca = tlsFixture("authority");
const options = { profileId: "p", accessToken: "any", maxRetries: 0 };

/** A bank that lets in only who shows a certificate of our authority. */
async function bankWithCertificates(): Promise<string> {
  const bank = { key: tlsFixture("server-key"), cert: tlsFixture("server"), ca, requestCert: true };
  const server = createServer(bank, (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end('{"id":"c-1"}');
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

test("the proxy of the environment, and who is not to use it", async () => {
  const bank = createFakeBank({ provider: "bankingservice", customers: 1 });
  const url = await bank.listen();
  onTestFinished(() => bank.close());
  const proxy = await connectProxy();
  const [id = ""] = bank.customers.keys();
  const get = () => createBankingServiceClient({ ...options, baseUrl: url, ...proxyOfEnvironment() }).get(id);
  vi.stubEnv("HTTP_PROXY", proxy.origin);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect((await get()).id).toBe(id);
  expect(proxy.asked).toEqual([new URL(url).host]);
  vi.stubEnv("NO_PROXY", new URL(url).hostname);
  expect((await get()).id).toBe(id);
  expect(proxy.asked).toHaveLength(1);
});

test("a proxy with a password", async () => {
  const bank = createFakeBank({ provider: "bankingservice", customers: 1 });
  const url = await bank.listen();
  onTestFinished(() => bank.close());
  const [id = ""] = bank.customers.keys();
  const credentials = `Basic ${Buffer.from("ada:secret 1").toString("base64")}`;
  const proxy = await connectProxy({ credentials });
  const through = (password: string) =>
    createBankingServiceClient({
      ...options,
      baseUrl: url,
      ...proxyWithPassword(proxy.origin, "ada", password),
    });
  expect((await through("secret 1").get(id)).id).toBe(id);
  const refused = await through("secret 2")
    .create({ name: { company: "A" } })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ category: "network", outcome: "not_sent" });
  expect(bank.customers.size).toBe(1);
});

test("a client certificate", async () => {
  const baseUrl = await bankWithCertificates();
  const certificate = clientCertificate(tlsFixture("client"), tlsFixture("client-key"), ca);
  const client = createBankingServiceClient({ ...options, baseUrl, ...certificate });
  expect((await client.get("c-1")).id).toBe("c-1");
});

test("ten requests a second", async () => {
  const bank = createFakeBank({ provider: "bankingservice", customers: 1 });
  const [id = ""] = bank.customers.keys();
  const client = createBankingServiceClient({ ...options, fetch: bank.fetch, ...tenPerSecond });
  const started = performance.now();
  await Promise.all(Array.from({ length: 8 }, () => client.get(id)));
  // Five at once, and three more a tenth of a second apart.
  expect(performance.now() - started).toBeGreaterThan(290);
});

test.skipIf(!redisProgram)(
  `one token request and one limit for all workers${unless(redisProgram, "redis-server")}`,
  async () => {
    const server = await startRedis(await freePort());
    onTestFinished(() => server.kill());
    const bank = createFakeBank({ provider: "bankingservice", customers: 1, credentials: "issued" });
    const [id = ""] = bank.customers.keys();
    const key = crypto.getRandomValues(new Uint8Array(32));
    const worker = () => {
      const redis = new Redis(server.port, "127.0.0.1");
      onTestFinished(() => redis.disconnect());
      const endpoint = { tokenUrl: bank.tokens.url, fetch: bank.fetch };
      const source = clientCredentials({ ...endpoint, clientId: "id", clientSecret: "secret" });
      return createBankingServiceClient({ ...options, fetch: bank.fetch, ...shared(redis, source, key) });
    };
    await Promise.all([worker(), worker(), worker()].map((client) => client.get(id)));
    expect(bank.tokens.issued).toHaveLength(1);
  },
);

test("README.md shows network.ts", () => {
  const example = readFileSync(new URL("network.ts", import.meta.url), "utf8");
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(readme).toContain(example.slice(example.indexOf("import")));
});
