import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/cyrexa.js";
import { type CyrexaClient, createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { customerClientSuite, type OperationName, startMockServer } from "../../src/testing/index.js";
import { checkedBank, credentials } from "../support/bank.js";
import { gateway } from "../support/people.js";

const operations: readonly OperationName[] = ["list", "get", "create", "update", "createMany", "setStatus"];
const subject = {
  ...gateway,
  test: { describe, it },
  supported: [...operations, "documents.list", "documents.add", "addresses.add"],
  secrets: secretProperties,
  http: ({ http }: CyrexaClient, customerId: string) =>
    http.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } }),
} as const;

const mock = await startMockServer({ provider: "cyrexa" });
afterAll(() => mock.close());
customerClientSuite({
  ...subject,
  name: "cyrexa against Prism",
  stateful: false,
  connect: async () => ({ client: createCyrexaClient({ ...credentials.cyrexa, baseUrl: mock.url }) }),
});

for (const [firstPage, put] of [
  [0, "replace"],
  [1, "merge"],
] as const) {
  customerClientSuite({
    ...subject,
    name: `cyrexa over a bank that counts pages from ${firstPage}, with a PUT to ${put}`,
    stateful: true,
    async connect() {
      const bank = checkedBank("cyrexa", { firstPage, put });
      await bank.listen();
      const client = createCyrexaClient({ ...credentials.cyrexa, baseUrl: bank.url });
      return { client, received: () => bank.requests.length, close: bank.close };
    },
  });
}
