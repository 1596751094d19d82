// The second half of `npm start`: four banks that remember, four clients, one interface. Exits with 1 when any call fails.

import type { Customer, CustomerClient, CustomerInput } from "../src/customers.js";
import { isBankingError } from "../src/errors.js";
import { createFakeBank, type FakeBank } from "../src/fake/index.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../src/providers/finhub/index.js";

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

console.log("\nFake banks, each made from its spec, with five made-up customers:\n");
const bankOf = async (provider: FakeBank["provider"]) => {
  const bank = createFakeBank({ provider, customers: 5, checkAnswers: true });
  await bank.listen();
  console.log(`   ${provider.padEnd(15)} ${bank.url}`);
  return bank;
};
const cyrexa = await bankOf("cyrexa");
const finhub = await bankOf("finhub");
const counterparty = await bankOf("counterparty");
const bankingservice = await bankOf("bankingservice");

const visits: readonly { readonly bank: FakeBank; readonly client: CustomerClient }[] = [
  {
    bank: cyrexa,
    client: createCyrexaClient({
      baseUrl: cyrexa.url,
      accessToken: "demo",
      tenantId: "tenant-1",
      token: "demo",
    }),
  },
  {
    bank: finhub,
    client: createFinHubClient({ baseUrl: finhub.url, accessToken: "demo", tenantId: "tenant-1" }),
  },
  {
    bank: counterparty,
    client: createCounterpartyClient({
      baseUrl: counterparty.url,
      counterpartyGuid: "2f1c7c8a-0000-4000-8000-000000000001",
      jwt: "demo",
      asset: { code: "UAH", issuer: "GDEMO" },
    }),
  },
  {
    bank: bankingservice,
    client: createBankingServiceClient({
      baseUrl: bankingservice.url,
      accessToken: "demo",
      profileId: "profile_1",
    }),
  },
];

console.log("\nOne interface over all four:\n");
const rows: Row[] = [];
for (const { bank, client } of visits) {
  const step = async (name: string, act: () => Promise<string>) => {
    const before = bank.requests.length;
    const result = await act().then(
      (outcome) => ({ outcome, failed: false }),
      (error: unknown) => ({ outcome: isBankingError(error) ? error.message : String(error), failed: true }),
    );
    const [first, ...more] = bank.requests
      .slice(before)
      .map(({ operation, status }) => `${operation} ${status}`);
    const requests = more.length > 0 ? `${first} (+${more.length})` : (first ?? "");
    const outcome = short(`${result.failed ? "✗" : "✓"} ${result.outcome}`, 42);
    rows.push({ provider: client.provider, step: name, outcome, requests, failed: result.failed });
  };
  let id = "";
  await step("list", async () => {
    const customers: Customer[] = [];
    for await (const customer of client.list()) customers.push(customer);
    return `${customers.length}: ${customers.map(label).join(", ")}`;
  });
  await step("create", async () => {
    const created = await client.create(grace);
    id = created.id;
    return `id ${id}`;
  });
  await step("get", async () => label(await client.get(id)));
  await step("update", async () => `phone ${(await client.update(id, { phone: "+44 20 7946 0959" })).phone}`);
  await step("get", async () => `phone ${(await client.get(id)).phone}`);
}
await Promise.all(visits.map(({ bank }) => bank.close()));
print(rows);

const failures = rows.filter(({ failed }) => failed).length;
console.log(
  failures === 0
    ? `\nAll ${rows.length} calls answered, each request and answer checked against its spec. Next: README.md`
    : `\n${failures} of ${rows.length} calls failed.`,
);
process.exitCode = failures === 0 ? 0 : 1;

function label({ name }: Customer): string {
  return name.company ?? name.full ?? [name.given, name.family].filter((part) => part).join(" ");
}

function short(text: string, length: number): string {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : text;
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
