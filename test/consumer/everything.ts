// The other entries, as a test of a user's would have them.

import { BankingError, type ClientEvent, type CustomerInput } from "banking-customers";
import { cachedToken, clientCredentials, privateKeyToken, signedJwt } from "banking-customers/auth";
import { createFakeBank, type FakeBankOptions, type FaultOptions, quirks } from "banking-customers/fake";
import { createFinHubClient, type FinHubClient, type paths } from "banking-customers/finhub";
import { type customerClientSuite, startMockServer } from "banking-customers/testing";

const privateKey = "-----BEGIN PRIVATE KEY-----";
const tokenUrl = "https://auth.example.com/token";
export const tokens = [
  cachedToken(async () => ({ token: "demo", expiresInSeconds: 60 })),
  clientCredentials({ tokenUrl, clientId: "id", clientSecret: "example-only" }),
  privateKeyToken({ tokenUrl, clientId: "id", privateKey }),
  signedJwt({ privateKey, kid: "key-1", subject: "operator@example.com" }),
];

export async function connect(onEvent: (event: ClientEvent) => void): Promise<FinHubClient> {
  const mock = await startMockServer({ provider: "finhub" });
  return createFinHubClient({ baseUrl: mock.url, accessToken: tokens[1]!, tenantId: "t", onEvent, fetch });
}

// What may be left out may also be undefined.
export function bankOf(seed: number | undefined, put: FakeBankOptions["put"], times: FaultOptions["times"]) {
  const bank = createFakeBank({ provider: "finhub", customers: undefined, seed, put, delay: undefined });
  bank.fail({ operation: undefined, times, when: undefined, how: { status: 503, headers: undefined } });
  bank.setQuirks({ missing: undefined, totals: "wrong" });
  return createFinHubClient({ fetch: bank.fetch, accessToken: bank.tokens.issue(), tenantId: "t" });
}
export const standards = quirks.map(({ name, default: standard }) => [name, standard] as const);

export const ada: CustomerInput = { name: { given: "Ada" } };
export const refused = new BankingError("is refused", { category: "input" });
export type Path = keyof paths;
export type Suite = Parameters<typeof customerClientSuite>;
