// The second half of `npm start`: four mock servers, four clients, one interface. Exits with 1 when any call fails.

import type { Customer, CustomerClient, CustomerInput } from "../src/customers.js";
import { isBankingError } from "../src/errors.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../src/providers/finhub/index.js";
import { type MockServer, mockProviders, startMockServer } from "../src/testing/mock.js";

interface Row {
  readonly provider: string;
  readonly step: string;
  readonly outcome: string;
  readonly requests: string;
  readonly failed: boolean;
}

const grace: CustomerInput = {
  kind: "person",
  name: { given: "Grace", family: "Hopper" },
  phone: "+1 202 555 0143",
};

console.log("\nMock servers, made from the same specs:\n");
let requests: string[] = [];
const mocks = new Map<string, MockServer>();
for (const provider of mockProviders) {
  const mock = await startMockServer({
    provider,
    onRequest: ({ method, path, status }) => requests.push(`${method} ${path} ${status}`),
  });
  mocks.set(provider, mock);
  console.log(`   ${provider.padEnd(15)} ${mock.url}`);
}
const url = (provider: string) => mocks.get(provider)?.url ?? "";

const clients: readonly CustomerClient[] = [
  createCyrexaClient({ baseUrl: url("cyrexa"), accessToken: "demo", tenantId: "tenant-1", token: "demo" }),
  createFinHubClient({ baseUrl: url("finhub"), accessToken: "demo", tenantId: "tenant-1" }),
  createCounterpartyClient({
    baseUrl: url("counterparty"),
    counterpartyGuid: "2f1c7c8a-0000-4000-8000-000000000001",
    jwt: "demo",
    asset: { code: "UAH", issuer: "GDEMO" },
  }),
  createBankingServiceClient({ baseUrl: url("bankingservice"), accessToken: "demo", profileId: "profile_1" }),
];

console.log("\nOne interface over all four:\n");
const rows: Row[] = [];
for (const client of clients) {
  const step = async (name: string, act: () => Promise<string>) => {
    requests = [];
    const result = await act().then(
      (outcome) => ({ outcome, failed: false }),
      (error: unknown) => ({ outcome: isBankingError(error) ? error.message : String(error), failed: true }),
    );
    const [first = "", ...more] = requests;
    const shown = more.length > 0 ? `${first}  (+${more.length} more)` : first;
    const outcome = `${result.failed ? "✗" : "✓"} ${result.outcome}`;
    rows.push({ provider: client.provider, step: name, outcome, requests: shown, failed: result.failed });
  };
  let id = "";
  await step("list", async () => {
    const customers: Customer[] = [];
    for await (const customer of client.list()) customers.push(customer);
    id = customers[0]?.id ?? "";
    return customers.map(label).join(", ");
  });
  await step("get", async () => label(await client.get(id)));
  await step("create", async () => `created, id ${(await client.create(grace)).id}`);
  await step(
    "update",
    async () => `updated, id ${(await client.update(id, { phone: "+44 20 7946 0959" })).id}`,
  );
}
await Promise.all([...mocks.values()].map((mock) => mock.close()));
print(rows);

const failures = rows.filter(({ failed }) => failed).length;
console.log(
  failures === 0
    ? `\nAll ${rows.length} calls answered, each request and answer checked against its spec. Next: README.md`
    : `\n${failures} of ${rows.length} calls failed.`,
);
process.exitCode = failures === 0 ? 0 : 1;

function label({ kind, name }: Customer): string {
  return `${name.company ?? name.full ?? [name.given, name.family].join(" ")} (${kind})`;
}

function print(table: readonly Row[]): void {
  const columns = ["provider", "step", "outcome", "requests"] as const;
  const width = (column: (typeof columns)[number]) =>
    Math.max(column.length, ...table.map((row) => row[column].length));
  const line = (cells: readonly string[]) =>
    console.log(
      cells
        .map((cell, at) => cell.padEnd(width(columns[at] ?? "step")))
        .join("  ")
        .trimEnd(),
    );
  line(columns);
  line(columns.map((column) => "─".repeat(width(column))));
  let provider = "";
  for (const row of table) {
    const again = row.provider === provider;
    provider = row.provider;
    line([again ? "" : row.provider, row.step, row.outcome, row.requests]);
  }
}
