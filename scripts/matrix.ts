// The README's table of providers and operations, from the clients' own capabilities and the specs' operation tables.
//
//   tsx scripts/matrix.ts           write it
//   tsx scripts/matrix.ts --check   fail when it is stale

import { readFile, writeFile } from "node:fs/promises";
import { api as bankingservice } from "../generated/bankingservice.js";
import { api as counterparty } from "../generated/counterparty.js";
import { api as cyrexa } from "../generated/cyrexa.js";
import { api as finhub } from "../generated/finhub.js";
import type { Capabilities } from "../src/customers.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../src/providers/finhub/index.js";

const clients = [
  { api: cyrexa, client: createCyrexaClient({ accessToken: "x", tenantId: "x" }) },
  { api: finhub, client: createFinHubClient({ accessToken: "x", tenantId: "x" }) },
  {
    api: counterparty,
    client: createCounterpartyClient({ baseUrl: "http://localhost", counterpartyGuid: "x", jwt: "x" }),
  },
  { api: bankingservice, client: createBankingServiceClient({ accessToken: "x", profileId: "x" }) },
];

const row = (name: string, cell: (of: (typeof clients)[number]) => string) =>
  `| ${[name, ...clients.map(cell)].join(" | ")} |`;
const names = (pick: (capabilities: Capabilities) => object) => [
  ...new Set(clients.flatMap(({ client }) => Object.keys(pick(client.capabilities)))),
];
const counted = (operations: object) => {
  const rows: object[] = Object.values(operations);
  return `${rows.length}, of which ${rows.filter((operation) => "assumed" in operation).length} assumed`;
};

/** `name.given, name.family` as `name (given, family)`. */
const grouped = (fields: readonly string[]) => {
  const groups = new Map<string, string[]>();
  for (const field of fields) {
    const [name = "", part] = field.split(".");
    groups.set(name, [...(groups.get(name) ?? []), ...(part === undefined ? [] : [part])]);
  }
  return (
    [...groups]
      .map(([name, parts]) => (parts.length > 0 ? `${name} (${parts.join(", ")})` : name))
      .join(", ") || "–"
  );
};

const table = [
  row("", ({ client }) => `\`${client.provider}\``),
  row("---", () => "---"),
  ...names(({ operations }) => operations).map((name) =>
    row(`\`${name}\``, ({ client }) => client.capabilities.operations[name] ?? "–"),
  ),
  row("filters of `list`", ({ client }) => {
    const filters = Object.entries(client.capabilities.filters);
    return (
      filters.map(([name, support]) => (support === "assumed" ? `${name} (assumed)` : name)).join(", ") || "–"
    );
  }),
  row("fields that can be written", ({ client }) => grouped(client.capabilities.fields.write)),
  row("fields that are read only", ({ client }) => {
    const { read, write } = client.capabilities.fields;
    return grouped(read.filter((field) => !write.includes(field)));
  }),
  row("`pageSize`", ({ client }) => client.capabilities.pageSize),
  row("operations through `client.http`", ({ api }) => counted(api.operations)),
].join("\n");

const readme = new URL("../README.md", import.meta.url);
const before = await readFile(readme, "utf8");
const after = before.replace(/(<!-- matrix -->\n)[\s\S]*?(<!-- \/matrix -->)/, `$1${table}\n$2`);
if (!after.includes(table)) throw new Error("README.md has no place for the table: <!-- matrix -->");
if (after !== before && process.argv.includes("--check")) {
  console.error("README.md: the table of operations is stale: run `npm run matrix`");
  process.exitCode = 1;
} else if (after !== before) {
  await writeFile(readme, after);
  console.log("README.md: table of operations written");
}
