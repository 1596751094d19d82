// Tokens: the endpoint for the four ways of getting one, their end, and what the counterparty platform asks of a bank.

import { exportJWK, exportPKCS8, generateKeyPair, type JWK, jwtVerify, SignJWT } from "jose";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { cachedToken, clientCredentials, privateKeyToken, signedJwt } from "../../src/auth/index.js";
import { createFakeBank, type FakeBank, type FakeBankOptions } from "../../src/fake/index.js";
import { type Credential, isBankingError } from "../../src/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { checkedBank, clientOf, credentials } from "../support/bank.js";

let privateKey: string;
let publicKey: JWK;
let otherKey: string;
beforeAll(async () => {
  const pair = await generateKeyPair("RS256", { extractable: true });
  privateKey = await exportPKCS8(pair.privateKey);
  publicKey = { ...(await exportJWK(pair.publicKey)), alg: "RS256", kid: "key-1", use: "sig" };
  otherKey = await exportPKCS8((await generateKeyPair("RS256", { extractable: true })).privateKey);
});

async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (!isBankingError(error)) throw error ?? new Error("it did not fail");
  return error;
}

const issuing = (options: Omit<FakeBankOptions, "provider"> = {}) =>
  checkedBank("finhub", { credentials: "issued", customers: 1, ...options });
const client = (bank: FakeBank, accessToken: Credential) =>
  createFinHubClient({ accessToken, tenantId: "t", fetch: bank.fetch, maxRetries: 0 });
const read = (bank: FakeBank, accessToken: Credential) =>
  client(bank, accessToken).get([...bank.customers.keys()][0] ?? "");
const endpoint = (bank: FakeBank) => ({ tokenUrl: bank.tokens.url, clientId: "client 1", fetch: bank.fetch });
const asked = (bank: FakeBank) => bank.requests.filter(({ operation }) => operation === "token").length;

describe("a bank that takes only the tokens it has issued", () => {
  const ways: Record<string, (bank: FakeBank) => Credential> = {
    "client credentials in a header": (bank) => clientCredentials({ ...endpoint(bank), clientSecret: "s:1" }),
    "client credentials in the body": (bank) =>
      clientCredentials({ ...endpoint(bank), clientSecret: "s:1", authentication: "body" }),
    "a JWT as bearer": (bank) => privateKeyToken({ ...endpoint(bank), privateKey }),
    "a JWT as bearer, the rest as JSON": (bank) =>
      privateKeyToken({ ...endpoint(bank), privateKey, encoding: "json" }),
    "a JWT as client assertion": (bank) =>
      privateKeyToken({ ...endpoint(bank), privateKey, style: "client_assertion" }),
    "a token call of one's own": (bank) => cachedToken(async () => ({ token: bank.tokens.issue() })),
  };

  test.each(Object.entries(ways))("is content with %s", async (_way, source) => {
    const bank = issuing();
    bank.tokens.clients.set("client 1", { secret: "s:1" });
    bank.tokens.clients.set("client 1", { secret: "s:1", publicKey });
    await read(bank, source(bank));
    expect(bank.tokens.issued).toHaveLength(1);
  });

  test("refuses another token, another secret, another key and a stranger", async () => {
    const bank = issuing();
    bank.tokens.clients.set("client 1", { secret: "s:1", publicKey });
    expect((await failureOf(read(bank, "made up"))).category).toBe("auth");
    const wrong = [
      clientCredentials({ ...endpoint(bank), clientSecret: "s:2" }),
      privateKeyToken({ ...endpoint(bank), privateKey: otherKey }),
      clientCredentials({ ...endpoint(bank), clientId: "client 2", clientSecret: "s:1" }),
    ];
    for (const source of wrong) expect((await failureOf(read(bank, source))).category).toBe("auth");
    expect(bank.tokens.issued).toEqual([]);
  });

  test("takes an assertion once", async () => {
    const bank = issuing();
    const now = Math.floor(Date.now() / 1000);
    const { privateKey: key } = await generateKeyPair("RS256");
    const claims = { sub: "c", jti: "1", iat: now, exp: now + 60 };
    const assertion = await new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(key);
    const ask = () =>
      bank.fetch(bank.tokens.url, {
        method: "POST",
        headers: { authorization: `Bearer ${assertion}` },
        body: new URLSearchParams({ grant_type: "client_credentials", client_id: "c" }),
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 401]);
  });

  test.each([
    [{}, "unsupported_grant_type", 400],
    [{ grant_type: "password" }, "unsupported_grant_type", 400],
    [{ grant_type: "client_credentials" }, "invalid_client", 401],
  ])("says what is wrong with %o", async (fields, error, status) => {
    const bank = issuing();
    const answer = await bank.fetch(bank.tokens.url, { method: "POST", body: new URLSearchParams(fields) });
    expect([answer.status, await answer.json()]).toEqual([status, { error }]);
  });
});

describe("a token that has ended", () => {
  test("by the bank's clock, in the middle of a listing, is replaced once", async () => {
    const bank = issuing({ customers: 30, pageSize: 5 });
    const accessToken = clientCredentials({ ...endpoint(bank), clientSecret: "s" });
    const ids: string[] = [];
    const finhub = createFinHubClient({ accessToken, tenantId: "t", fetch: bank.fetch });
    for await (const { id } of finhub.list({ pageSize: 5 })) {
      ids.push(id);
      if (ids.length === 4) bank.clock.advance(3_600_000);
    }
    expect(ids.sort()).toEqual([...bank.customers.keys()].sort());
    expect(bank.tokens.issued).toHaveLength(2);
    expect(bank.requests.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  test("lives as long as the bank says", async () => {
    const bank = issuing({ tokenSeconds: 60, clock: "2024-01-01" });
    const token = bank.tokens.issue();
    bank.clock.advance(59_999);
    await read(bank, token);
    bank.clock.advance(1);
    expect((await failureOf(read(bank, token))).category).toBe("auth");
    const [first] = bank.tokens.issued;
    expect((first?.expiresAt ?? 0) - (first?.issuedAt ?? 0)).toBe(60_000);
  });

  test("rotation and refusal end tokens at once, those that are not the bank's too", async () => {
    const bank = checkedBank("finhub", { customers: 1 });
    await read(bank, "mine");
    bank.tokens.rotate();
    expect((await failureOf(read(bank, "mine"))).category).toBe("auth");
    await read(bank, "new");
    bank.tokens.refuse("new");
    expect((await failureOf(read(bank, "new"))).category).toBe("auth");
  });

  test("a token endpoint that is down fails the call, and is asked again by the next one", async () => {
    const bank = issuing();
    const source = clientCredentials({ ...endpoint(bank), clientSecret: "s", maxRetries: 0 });
    bank.fail({ operation: "token", how: 503 });
    await failureOf(read(bank, source));
    await read(bank, source);
    expect(asked(bank)).toBe(2);
  });
});

describe("counterparty", () => {
  const { counterpartyGuid } = credentials.counterparty;
  const connect = (bank: FakeBank, proof: { jwt: Credential } | { sessionToken: string }) =>
    createCounterpartyClient({ counterpartyGuid, baseUrl: bank.url, fetch: bank.fetch, ...proof });
  const signed = (key: string) => ({
    jwt: signedJwt({ privateKey: key, kid: "key-1", subject: "operator@example.com" }),
  });

  test("verifies the bank's JWT with the key that was registered", async () => {
    const bank = checkedBank("counterparty", { credentials: "issued" });
    expect((await failureOf(connect(bank, signed(privateKey)).list().page())).category).toBe("auth");
    const employee = connect(bank, { sessionToken: bank.tokens.issue() });
    const path = { counterparty_guid: counterpartyGuid };
    await employee.http.POST("/counterparty/{counterparty_guid}/jwk", {
      params: { path },
      body: { data: publicKey as object },
    });
    await connect(bank, signed(privateKey)).list().page();
    expect((await failureOf(connect(bank, signed(otherKey)).list().page())).category).toBe("auth");
  });

  test("a JWT that has ended is refused, whoever signed it", async () => {
    const bank = checkedBank("counterparty");
    const { privateKey: key } = await generateKeyPair("RS256");
    const exp = Math.floor(Date.now() / 1000) - 1;
    const jwt = await new SignJWT({ exp }).setProtectedHeader({ alg: "RS256" }).sign(key);
    const answer = await bank.fetch("/counterparty/c/customers", { headers: { "cx-authorization": jwt } });
    expect(answer.status).toBe(401);
  });

  describe("asks the bank before it creates a customer", () => {
    /** A bank's answers by path; each request's JWT is verified with the platform's public key. */
    const banking = (answers: Record<string, () => Response | Promise<Response>>) => {
      const seen: string[] = [];
      const callbacks = vi.fn(async (request: Request) => {
        const { keys } = await (await bank.fetch("/.well-known/jwks.json")).json();
        const { payload } = await jwtVerify(request.headers.get("x-session-id") ?? "", async ({ kid }) => {
          const found = keys.find((one: JWK) => one.kid === kid);
          return crypto.subtle.importKey(
            "jwk",
            found,
            { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
            false,
            ["verify"],
          );
        });
        const { pathname } = new URL(request.url);
        seen.push(`${request.method} ${pathname} ${payload.obj}`);
        return answers[pathname]?.() ?? new Response(null, { status: 401 });
      });
      const bank: FakeBank = createFakeBank({ provider: "counterparty", checkAnswers: true, callbacks });
      return { bank, seen };
    };
    const good = {
      "/user_auth": () => Response.json({ external_id: "e-1", key: "k-1" }),
      "/key": () => Response.json({ key: "k-1" }),
      "/external_id": () => Response.json({ external_id: "e-1" }),
    };
    const create = (bank: FakeBank) => clientOf.counterparty(bank).create({ wire: { login: "ada" } });

    test("by login, then by the external id that it got", async () => {
      const { bank, seen } = banking(good);
      await create(bank);
      expect(seen).toEqual(["GET /user_auth ada", "GET /key e-1", "GET /external_id e-1"]);
      expect(bank.customers.size).toBe(1);
    });

    test.each([
      ["denies", { "/user_auth": () => new Response(null, { status: 401 }) }],
      ["knows no key", { "/user_auth": () => Response.json({ external_id: "e-1" }) }],
      ["has another key", { "/key": () => Response.json({ key: "k-2" }) }],
      ["answers no JSON", { "/user_auth": () => new Response("<html>") }],
      ["takes longer than a second", { "/user_auth": () => new Promise<Response>(() => {}) }],
    ])("a bank that %s gets no customer", async (_how, answers) => {
      const { bank } = banking({ ...good, ...answers });
      expect(await failureOf(create(bank))).toMatchObject({ category: "bad_request", outcome: "rejected" });
      expect(bank.customers.size).toBe(0);
    });
  });
});
