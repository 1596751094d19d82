import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/finhub.js";
import { createFinHubClient, type FinHubClient } from "../../src/providers/finhub/index.js";
import { customerClientSuite, type OperationName, startMockServer } from "../../src/testing/index.js";
import { checkedBank, credentials } from "../support/bank.js";
import { gateway } from "../support/people.js";

const operations: readonly OperationName[] = ["list", "get", "create", "update", "createMany", "setStatus"];
const subject = {
  ...gateway,
  test: { describe, it },
  supported: [...operations, "documents.list", "documents.add", "addresses.add"],
  secrets: secretProperties,
  http: ({ http }: FinHubClient, customerId: string) =>
    http.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } }),
} as const;

const mock = await startMockServer({ provider: "finhub" });
afterAll(() => mock.close());
customerClientSuite({
  ...subject,
  name: "finhub against Prism",
  stateful: false,
  connect: async () => ({ client: createFinHubClient({ ...credentials.finhub, baseUrl: mock.url }) }),
});

for (const [firstPage, put] of [
  [0, "replace"],
  [1, "merge"],
] as const) {
  customerClientSuite({
    ...subject,
    name: `finhub over a bank that counts pages from ${firstPage}, with a PUT to ${put}`,
    stateful: true,
    async connect() {
      const bank = checkedBank("finhub", { firstPage, put });
      await bank.listen();
      const client = createFinHubClient({ ...credentials.finhub, baseUrl: bank.url });
      return { client, received: () => bank.requests.length, close: bank.close };
    },
  });
}
