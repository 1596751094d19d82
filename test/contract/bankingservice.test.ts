import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/bankingservice.js";
import {
  type BankingServiceClient,
  createBankingServiceClient,
} from "../../src/providers/bankingservice/index.js";
import { customerClientSuite, startMockServer } from "../../src/testing/index.js";
import { bankingservice } from "../support/people.js";
import { credentials, startStatefulServer } from "../support/stateful.js";

const params = { path: { profileId: credentials.bankingservice.profileId } };
const subject = {
  ...bankingservice,
  test: { describe, it },
  supported: ["list", "get", "create", "update", "delete"],
  secrets: secretProperties,
} as const;

const mock = await startMockServer({ provider: "bankingservice" });
afterAll(() => mock.close());
customerClientSuite({
  ...subject,
  name: "bankingservice against Prism",
  stateful: false,
  http: ({ http }: BankingServiceClient) => http.GET("/v1/profiles/{profileId}/settlements", { params }),
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
