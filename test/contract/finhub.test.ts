import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/finhub.js";
import { createFinHubClient, type FinHubClient } from "../../src/providers/finhub/index.js";
import { customerClientSuite, type OperationName, startMockServer } from "../../src/testing/index.js";
import { gateway } from "../support/people.js";
import { credentials, startStatefulServer } from "../support/stateful.js";

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

for (const [pageBase, put] of [
  [0, "replace"],
  [1, "merge"],
] as const) {
  customerClientSuite({
    ...subject,
    name: `finhub against a server that counts pages from ${pageBase}, with a PUT to ${put}`,
    stateful: true,
    async connect() {
      const server = await startStatefulServer({ provider: "finhub", pageBase, put });
      const client = createFinHubClient({ ...credentials.finhub, baseUrl: server.url });
      return { client, received: () => server.asked.length, close: server.close };
    },
  });
}
