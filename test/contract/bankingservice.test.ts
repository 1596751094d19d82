import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/bankingservice.js";
import {
  type BankingServiceClient,
  createBankingServiceClient,
} from "../../src/providers/bankingservice/index.js";
import { customerClientSuite, startMockServer } from "../../src/testing/index.js";
import { checkedBank, credentials } from "../support/bank.js";
import { bankingservice } from "../support/people.js";

const { profileId } = credentials.bankingservice;
const subject = {
  ...bankingservice,
  test: { describe, it },
  supported: ["list", "get", "create", "update", "delete"],
  secrets: secretProperties,
  http: ({ http }: BankingServiceClient, customerId: string) => {
    const params = { path: { profileId, customerId } };
    return http.GET("/v1/profiles/{profileId}/customers/{customerId}", { params });
  },
} as const;

const mock = await startMockServer({ provider: "bankingservice" });
afterAll(() => mock.close());
customerClientSuite({
  ...subject,
  name: "bankingservice against Prism",
  stateful: false,
  connect: async () => ({
    client: createBankingServiceClient({ ...credentials.bankingservice, baseUrl: mock.url }),
  }),
});

for (const put of ["replace", "merge"] as const) {
  customerClientSuite({
    ...subject,
    name: `bankingservice over a bank with a PUT to ${put}`,
    stateful: true,
    async connect() {
      const bank = checkedBank("bankingservice", { put });
      await bank.listen();
      const client = createBankingServiceClient({ ...credentials.bankingservice, baseUrl: bank.url });
      return { client, received: () => bank.requests.length, close: bank.close };
    },
  });
}
