// Minified and gzipped size of a consumer that lists and creates, bundled for a browser from the built package.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { fixed, type Row } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;
const factories = {
  cyrexa: "createCyrexaClient",
  finhub: "createFinHubClient",
  counterparty: "createCounterpartyClient",
  bankingservice: "createBankingServiceClient",
} as const;
type Provider = keyof typeof factories;
const limitOf: Readonly<Record<Provider, number>> = {
  bankingservice: 13,
  counterparty: 13,
  cyrexa: 14.5,
  finhub: 14.5,
};

/** Needs `npm run build`. */
export async function bundle(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  const installed = join(folder, "node_modules");
  for (const name of ["dist", "package.json"]) {
    await cp(join(root, name), join(installed, "banking-customers", name), { recursive: true });
  }
  await cp(join(root, "node_modules/openapi-fetch"), join(installed, "openapi-fetch"), { recursive: true });

  const size = async (providers: readonly Provider[]) => {
    const contents = providers
      .map(
        (provider) => `
          import { ${factories[provider]} } from "banking-customers/${provider}";
          export async function ${provider}(options) {
            const client = ${factories[provider]}(options);
            for await (const customer of client.list()) console.log(customer.id);
            return client.create({ kind: "person", name: { given: "Ada" } });
          }`,
      )
      .join("\n");
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2022",
    });
    return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1024;
  };

  const rows: Row[] = [];
  const all: Provider[] = ["bankingservice", "cyrexa", "finhub", "counterparty"];
  for (const provider of all)
    rows.push(fixed("bundle in kB, gzip", provider, await size([provider]), limitOf[provider]));
  for (let count = 2; count <= all.length; count++) {
    const more = (await size(all.slice(0, count))) - (await size(all.slice(0, count - 1)));
    rows.push(fixed("bundle in kB, gzip", `+ ${all[count - 1]}`, more, 3));
  }
  await rm(folder, { recursive: true });
  return rows;
}
