// `npm run bench`: what this client costs, as ratios measured in one run. `--json` for machines; names of groups to run some only.

import { parseArgs } from "node:util";
import { around } from "./around.js";
import { bundle } from "./bundle.js";
import { cpu } from "./cpu.js";
import { fake } from "./fake.js";
import { generation } from "./generation.js";
import { memory } from "./memory.js";
import { met, type Row } from "./rows.js";
import { scale } from "./scale.js";
import { sending } from "./sending.js";
import { throughput } from "./throughput.js";
import { types } from "./types.js";

const groups = { cpu, around, throughput, memory, bundle, types, generation, scale, fake, sending };
const { values, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });

const unknown = positionals.find((name) => !Object.hasOwn(groups, name));
if (unknown) throw new Error(`there is no group ${unknown}: ${Object.keys(groups).join(", ")}`);

const rows: Row[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (positionals.length === 0 || positionals.includes(name)) rows.push(...(await measure()));
}

if (values.json) {
  console.log(JSON.stringify(rows, null, 2));
} else {
  console.log("| what | | median | spread | target | |\n|---|---|---|---|---|---|");
  for (const row of rows) {
    const { group, name, median, low, high, target, atLeast } = row;
    const spread = low === high ? "" : `${low.toFixed(2)}–${high.toFixed(2)}`;
    const goal = target === undefined ? "" : `${atLeast ? "≥" : "≤"} ${target}`;
    console.log(
      `| ${group} | ${name} | ${median.toFixed(2)} | ${spread} | ${goal} | ${goal && (met(row) ? "✓" : "✗")} |`,
    );
  }
}
