// `npm run docs`: dist-docs/ with a reference of each spec and of the TypeScript API. Every page works without a network.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { BaseResolver, bundle, loadConfig } from "@redocly/openapi-core";
import { Application } from "typedoc";
import { mockProviders as providers } from "../src/testing/mock.js";
import { type ApiPage, landingPage } from "./landing.js";

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

await rm(pathOf("dist-docs"), { recursive: true, force: true });
await mkdir(pathOf("dist-docs"));

const apis: ApiPage[] = [];
for (const provider of providers) {
  const spec = pathOf(`dist-docs/${provider}.json`);
  const text = await bundled(provider);
  apis.push({ name: provider, document: JSON.parse(text) });
  await writeFile(spec, text);
  const redocly = pathOf("node_modules/@redocly/cli/bin/cli.js");
  const page = pathOf(`dist-docs/${provider}.html`);
  // Without `--inlineBundle` the page would fetch its script from a CDN.
  execFileSync(process.execPath, [redocly, "build-docs", spec, "--inlineBundle", "--output", page], {
    cwd: pathOf("."),
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  console.log(`dist-docs/${provider}.html`);
}

const { exports }: { exports: Record<string, { types?: string }> } = JSON.parse(
  await readFile(pathOf("package.json"), "utf8"),
);
const entryPoints = Object.values(exports).flatMap(({ types }) =>
  types ? [pathOf(types.replace(/^\.\/dist\/(.+)\.d\.ts$/, "$1.ts"))] : [],
);
const app = await Application.bootstrap({
  name: "banking-customers",
  entryPoints,
  tsconfig: pathOf("scripts/tsconfig.build.json"),
  readme: pathOf("README.md"),
  // The pages of the specs tell more about generated types.
  externalPattern: ["**/node_modules/**", "**/generated/**"],
  excludeExternals: true,
  disableSources: true,
  includeVersion: true,
  validation: { notExported: false },
});
const project = await app.convert();
if (!project) throw new Error("TypeDoc found errors");
// A module is called what it is imported as, not where it lies.
for (const module of project.children ?? []) {
  module.name = module.name === "index" ? "banking-customers" : `banking-customers/${basename(module.name)}`;
}
await app.generateDocs(project, pathOf("dist-docs/typescript"));
console.log("dist-docs/typescript/index.html");

const readme = await readFile(pathOf("README.md"), "utf8");
const { version } = JSON.parse(await readFile(pathOf("package.json"), "utf8"));
await writeFile(pathOf("dist-docs/index.html"), landingPage(apis, readme, version));
console.log("dist-docs/index.html");

/** The spec in one file. Redoc does not show extensions: an assumption becomes part of the description. */
async function bundled(provider: string): Promise<string> {
  const config = await loadConfig({ configPath: pathOf("redocly.yaml") });
  const externalRefResolver = new BaseResolver(config.resolve);
  const made = await bundle({ ref: pathOf(`specs/${provider}.yaml`), config, externalRefResolver });
  return JSON.stringify(made.bundle.parsed, (_key, value) => {
    const { "x-assumption": assumption, description = "" } = Object(value);
    return assumption ? { ...value, description: `${description}\n\n**Assumed:** ${assumption}` } : value;
  });
}
