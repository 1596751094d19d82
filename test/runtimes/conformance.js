// What must hold on every runtime: all four clients against the mock servers. Plain JavaScript, so that it runs as it is.

import { isBankingError, redact, supports } from "banking-customers";
import { signedJwt } from "banking-customers/auth";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createCounterpartyClient } from "banking-customers/counterparty";
import { createCyrexaClient } from "banking-customers/cyrexa";
import { createFakeBank } from "banking-customers/fake";
import { createFinHubClient } from "banking-customers/finhub";

const base64url = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: base64url("AQAB"),
};
const keys = () => crypto.subtle.generateKey(rsa, false, ["sign", "verify"]);

const clients = (origin, jwt, options = {}) => [
  createCyrexaClient({
    baseUrl: `${origin}/cyrexa`,
    accessToken: "demo",
    tenantId: "t",
    token: "demo",
    ...options,
  }),
  createFinHubClient({
    baseUrl: `${origin}/finhub`,
    accessToken: async () => "demo",
    tenantId: "t",
    ...options,
  }),
  createCounterpartyClient({
    baseUrl: `${origin}/counterparty`,
    counterpartyGuid: "2f1c7c8a-0000-4000-8000-000000000001",
    asset: { code: "UAH", issuer: "GDEMO" },
    jwt,
    ...options,
  }),
  createBankingServiceClient({
    baseUrl: `${origin}/bankingservice`,
    accessToken: "demo",
    profileId: "p",
    ...options,
  }),
];
const lone = (origin, options) =>
  createBankingServiceClient({
    baseUrl: origin,
    accessToken: "demo",
    profileId: "p",
    maxRetries: 0,
    ...options,
  });

function equal(found, wanted) {
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`);
}

async function fails(call, category) {
  const error = await call.then(
    () => undefined,
    (error) => error,
  );
  if (!isBankingError(error)) throw error ?? new Error(`no failure instead of ${category}`);
  if (error.category !== category)
    throw new Error(`${error.category} instead of ${category}: ${error.message}`);
  return error;
}

const steps = {
  async "lists, reads, creates and updates at all four"(origin) {
    const { privateKey } = await keys();
    const jwt = signedJwt({ privateKey, kid: "key-1", subject: "operator@example.com" });
    for (const client of clients(origin, jwt)) {
      const ids = [];
      for await (const { id } of client.list()) ids.push(id);
      const ada = await client.get(ids[0]);
      equal(ada.id, ids[0]);
      equal(JSON.stringify(redact(ada)).includes("Ada"), false);
      const grace = { kind: "person", name: { given: "Grace", family: "Hopper" }, phone: "+1 202 555 0143" };
      equal(typeof (await client.create(grace)).id, "string");
      equal((await client.update(ada.id, { phone: "+44 20 7946 0959" })).provider, client.provider);
      equal(supports(client, "delete"), client.provider === "bankingservice");
    }
  },
  async "a missing credential is category auth, through a fetch that is given"(origin) {
    const bare = (url, init) => fetch(url, { ...init, headers: {} });
    for (const client of clients(origin, "demo", { fetch: bare })) {
      const { status, outcome } = await fails(client.get("customer_ada1815"), "auth");
      equal(status, 401);
      equal(outcome, undefined);
    }
  },
  async "the caller's abort settles at once"(origin) {
    const controller = new AbortController();
    const call = fails(lone(`${origin}/silent`).get("a", { signal: controller.signal }), "aborted");
    setTimeout(() => controller.abort(), 50);
    equal((await call).retryable, false);
  },
  "a server that does not answer": (origin) =>
    fails(lone(`${origin}/silent`, { timeoutMs: 100 }).get("a"), "timeout"),
  async "a redirect is not followed"(origin) {
    await fails(lone(`${origin}/moved`).get("a"), "redirect");
    const write = lone(`${origin}/moved`, { maxRetries: 2 }).create({
      name: { given: "Ada", family: "Lovelace" },
    });
    equal((await fails(write, "redirect")).attempts, 1);
    equal(await (await fetch(`${origin}/followed`)).text(), "0");
  },
  "nobody listens": () => fails(lone("http://127.0.0.1:9").get("a"), "network"),
  "an answer too large to read": (origin) =>
    fails(lone(`${origin}/bankingservice`, { maxResponseBytes: 20 }).get("a"), "too_large"),
  async "a fake bank remembers, refuses and fails, without a socket"(origin) {
    for (const provider of ["cyrexa", "finhub", "counterparty", "bankingservice"]) {
      const bank = createFakeBank({ provider, customers: 40, checkAnswers: true });
      const [client] = clients("", "demo", { baseUrl: bank.url, fetch: bank.fetch }).filter(
        (one) => one.provider === provider,
      );
      let count = 0;
      for await (const { id } of client.list({ pageSize: 7 })) count += bank.customers.has(id) ? 1 : 0;
      const listed = [...bank.customers.values()].filter((record) => record.is_disabled !== true).length;
      equal(count, listed);
      const { id } = await client.create({
        kind: "person",
        name: { given: "Grace" },
        phone: "+1 202 555 0143",
      });
      equal((await client.get(id)).phone, "+1 202 555 0143");
      bank.fail({ how: "reset" });
      await client.get(id);
      const refusing = bank.fail({ how: "unauthorized", times: 2 });
      await fails(client.get(id), "auth");
      refusing.stop();
      bank.fail({ how: "timeout" });
      await fails(client.get(id, { timeoutMs: 50, maxRetries: 0 }), "timeout");
      bank.fail({ how: "cut" });
      await fails(client.get(id, { maxRetries: 0 }), "network");
      // The people that Node makes of the same seed.
      const people = JSON.stringify([...createFakeBank({ provider, customers: 200 }).customers]);
      equal(people === (await (await fetch(`${origin}/people/${provider}`)).text()), true);
    }
  },
  async "a fake bank takes what it has issued, and signs"() {
    const bank = createFakeBank({ provider: "counterparty", credentials: "issued" });
    const { privateKey } = await keys();
    const jwt = signedJwt({ privateKey, kid: "key-1", subject: "operator@example.com" });
    const options = { baseUrl: bank.url, counterpartyGuid: "c", fetch: bank.fetch };
    await fails(
      createCounterpartyClient({ ...options, jwt })
        .list()
        .page(),
      "auth",
    );
    const sessionToken = bank.tokens.issue();
    equal(
      (
        await createCounterpartyClient({ ...options, sessionToken })
          .list()
          .page()
      ).items.length,
      0,
    );
    const { keys: published } = await (await bank.fetch("/.well-known/jwks.json")).json();
    equal(published[0].alg, "RS256");
  },
  async "signs with a WebCrypto key"() {
    const { privateKey, publicKey } = await keys();
    const source = signedJwt({ privateKey, kid: "key-1", subject: "operator@example.com" });
    const [header, claims, signature] = (await source.token({ operation: "listCustomers" })).split(".");
    const signed = new TextEncoder().encode(`${header}.${claims}`);
    equal(await crypto.subtle.verify(rsa.name, publicKey, base64url(signature), signed), true);
  },
};

/** Never rejects: names what passed and what failed. */
export async function conform(origin) {
  const passed = [];
  const failed = [];
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(origin);
      passed.push(name);
    } catch (error) {
      failed.push(`${name}: ${error?.stack ?? error}`);
    }
  }
  return { passed, failed };
}
