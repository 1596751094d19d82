// specs/bankingservice.yaml -> generated/: the clients that others make from it.

import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { generate } from "orval";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const spec = here("../../../specs/bankingservice.yaml");
const baseUrl = "https://api.bankingservice.ai";

/** Orval writes a range of statuses as the type `4XX`, which is not TypeScript. */
function withoutRanges(document) {
  for (const item of Object.values(document.paths)) {
    for (const { responses } of Object.values(item)) {
      for (const status of ["4XX", "5XX"]) if (responses) delete responses[status];
    }
  }
  return document;
}

const makers = {
  hey: () =>
    createClient({
      input: spec,
      output: here("generated/hey"),
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent" },
    }),
  orval: () =>
    generate({
      input: { target: spec, override: { transformer: withoutRanges } },
      output: { target: here("generated/orval/client.ts"), client: "fetch", mode: "single", baseUrl },
    }),
  kubb: () =>
    build({
      config: {
        root: here("."),
        input: { path: spec },
        output: { path: "generated/kubb", clean: true },
        plugins: [
          pluginOas({ generators: [] }),
          pluginTs(),
          pluginClient({ client: "fetch", baseURL: baseUrl }),
        ],
      },
    }),
};

rmSync(here("generated"), { recursive: true, force: true });
for (const [name, make] of Object.entries(makers)) {
  try {
    const done = await make();
    if (done?.error) throw done.error;
  } catch (error) {
    console.error(`${name} is left out: ${String(error.message ?? error).split("\n", 1)[0]}`);
  }
}
