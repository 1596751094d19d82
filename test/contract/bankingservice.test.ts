import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/bankingservice.js";
import {
  type BankingServiceClient,
  createBankingServiceClient,
} from "../../src/providers/bankingservice/index.js";
import { customerClientSuite, startMockServer } from "../../src/testing/index.js";
import { bankingservice } from "../support/people.js";
import { credentials, startStatefulServer } from "../support/stateful.js";

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
    name: `bankingservice against a server with a PUT to ${put}`,
    stateful: true,
    async connect() {
      const server = await startStatefulServer({ provider: "bankingservice", put });
      const client = createBankingServiceClient({ ...credentials.bankingservice, baseUrl: server.url });
      return { client, received: () => server.asked.length, close: server.close };
    },
  });
}
