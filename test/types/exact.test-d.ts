// What a caller may leave out may also be `undefined`: compiled with exactOptionalPropertyTypes by exact.test.ts.

import { ensure, find, transfer } from "../../src/across/index.js";
import { cachedToken, clientCredentials, privateKeyToken, signedJwt } from "../../src/auth/index.js";
import { createFakeBank } from "../../src/fake/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";

declare const u: undefined;
declare const s: string | undefined;
declare const n: number | undefined;
declare const b: boolean | undefined;

export function accepts() {
  const common = {
    baseUrl: s,
    fetch: u,
    dispatcher: u,
    timeoutMs: n,
    deadlineMs: n,
    maxRetries: n,
    backoff: { baseMs: n, maxMs: n },
    maxResponseBytes: n,
    maxPages: n,
    onEvent: u,
    limiter: u,
    observer: u,
    includeSecrets: b,
  };
  const c = createCyrexaClient({ accessToken: "a", tenantId: "t", token: s, ...common });
  const f = createFinHubClient({ accessToken: "a", tenantId: "t", ...common });
  const w = createCounterpartyClient({
    ...common,
    baseUrl: "https://x",
    counterpartyGuid: "g",
    jwt: "j",
    sessionToken: u,
    asset: u,
  });
  const e = createBankingServiceClient({ accessToken: "a", profileId: "p", ...common });
  const call = { signal: u, timeoutMs: n, idempotencyKey: s, onRefusalBody: u };
  c.list({ organization: s, kind: u, status: u, pageSize: n, cursor: s }, call);
  w.list({ id: s, login: s, given: u, includeDisabled: b, createdFrom: s, pageSize: n }, call);
  c.create(
    {
      kind: "person",
      name: { given: s, family: s, full: s, company: s },
      email: s,
      phone: s,
      address: { street: s, unit: s },
      birthDate: s,
      nationality: s,
      status: u,
      wire: u,
    },
    call,
  );
  e.create({ kind: u, name: { given: s, company: s }, email: s, phone: s, address: { city: s } }, call);
  w.create({ name: { given: s, middle: s }, phone: s, kycLevel: n }, call);
  c.update("1", { email: s, phone: null, name: { given: s } }, { ...call, readFirst: b });
  f.setStatus("1", "verified", { readFirst: b });
  w.accounts.list("1", { iban: s }, call);
  w.accounts.create("1", { iban: s });
  c.documents.add("1", { name: s, purpose: u, type: u, status: u, location: s, wire: u });
  c.addresses.add("1", { street: s, city: s });
  clientCredentials({
    tokenUrl: "https://x",
    clientId: "c",
    clientSecret: "s",
    scope: s,
    authentication: u,
    refreshBeforeSeconds: n,
    parameters: u,
  });
  privateKeyToken({
    tokenUrl: "https://x",
    clientId: "c",
    privateKey: "k",
    kid: s,
    style: u,
    audience: s,
    claims: u,
    lifetimeSeconds: n,
  });
  signedJwt({ privateKey: "k", kid: "k", subject: "s", lifetimeSeconds: n, flow: u, object: u });
  cachedToken(() => ({ token: "t", expiresInSeconds: n }), { refreshBeforeSeconds: n, deadlineMs: n });
  createFakeBank({ provider: "finhub", customers: n, seed: s, put: u, delay: n, clock: u });
  find(c, { email: s, name: { given: s } as never }, { limit: n, trustFilters: b, emailCase: u });
  ensure(c, { kind: "person", email: "x" }, { by: "email", update: b, settleMs: n });
  transfer(c.list(), e, {
    by: "email",
    update: b,
    concurrency: n,
    limiter: u,
    dryRun: b,
    journal: u,
    onProgress: u,
    call: u,
  });
  c.http.POST("/getByCustomerType/{customerType}", {
    params: { path: { customerType: "Person" } },
    body: { type: s as never },
    call: u as never,
  });
  return [f];
}
