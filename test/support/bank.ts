// Fake banks and clients of them.

import type { ProviderName } from "../../src/customers.js";
import type { FakeBank, FakeBankOptions } from "../../src/fake/index.js";
import { createFakeBank } from "../../src/fake/index.js";
import type { ClientOptions, CustomerClient } from "../../src/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";

/** Options for a client of each, with credentials that any bank takes. */
export const credentials = {
  cyrexa: { accessToken: "access", tenantId: "tenant-0001", token: "second" },
  finhub: { accessToken: "access", tenantId: "tenant-0001" },
  counterparty: {
    counterpartyGuid: "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
    jwt: "signed",
    asset: { code: "UAH", issuer: "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF" },
  },
  bankingservice: { profileId: "profile_1843", accessToken: "access" },
} as const;

/** A client of each, through a bank's `fetch` or, where it listens, over HTTP. */
export const clientOf = {
  cyrexa: (bank: FakeBank, options: ClientOptions = {}) =>
    createCyrexaClient({ ...credentials.cyrexa, ...reach(bank), ...options }),
  finhub: (bank: FakeBank, options: ClientOptions = {}) =>
    createFinHubClient({ ...credentials.finhub, ...reach(bank), ...options }),
  counterparty: (bank: FakeBank, options: ClientOptions = {}) =>
    createCounterpartyClient({ ...credentials.counterparty, ...reach(bank), ...options }),
  bankingservice: (bank: FakeBank, options: ClientOptions = {}) =>
    createBankingServiceClient({ ...credentials.bankingservice, ...reach(bank), ...options }),
};

const reach = ({ url, fetch }: FakeBank) =>
  url.startsWith("http://127.0.0.1") ? { baseUrl: url } : { baseUrl: url, fetch };

/** Any of them. */
export function anyClientOf(bank: FakeBank, options: ClientOptions = {}): CustomerClient {
  return clientOf[bank.provider](bank, options) as CustomerClient;
}

/** A bank whose answers are all checked against its spec. */
export const checkedBank = (provider: ProviderName, options: Omit<FakeBankOptions, "provider"> = {}) =>
  createFakeBank({ provider, checkAnswers: true, ...options });
