import { afterAll, describe, it } from "vitest";
import { secretProperties } from "../../generated/counterparty.js";
import { type CounterpartyClient, createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { customerClientSuite, startMockServer } from "../../src/testing/index.js";
import { checkedBank, credentials } from "../support/bank.js";
import { counterparty } from "../support/people.js";

const { counterpartyGuid: counterparty_guid } = credentials.counterparty;
const subject = {
  ...counterparty,
  test: { describe, it },
  supported: ["list", "get", "create", "update", "accounts.list", "accounts.create"],
  secrets: secretProperties,
  http: ({ http }: CounterpartyClient, customer_guid: string) => {
    const params = { path: { counterparty_guid, customer_guid } };
    return http.GET("/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts", { params });
  },
} as const;

const mock = await startMockServer({ provider: "counterparty" });
afterAll(() => mock.close());
customerClientSuite({
  ...subject,
  name: "counterparty against Prism",
  stateful: false,
  connect: async () => ({
    client: createCounterpartyClient({ ...credentials.counterparty, baseUrl: mock.url }),
  }),
});

// It sends the changes alone, since every field of the PUT is documented as optional: the server merges.
customerClientSuite({
  ...subject,
  name: "counterparty over a bank with a PUT to merge",
  stateful: true,
  async connect() {
    const bank = checkedBank("counterparty", { put: "merge" });
    await bank.listen();
    const client = createCounterpartyClient({ ...credentials.counterparty, baseUrl: bank.url });
    return { client, received: () => bank.requests.length, close: bank.close };
  },
});
