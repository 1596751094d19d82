// specs/*.yaml -> generated/*.ts: types and the operation table of each provider.
//
//   npm run generate              lint, generate, type-check, say what changed
//   npm run generate -- --check   fail and name each generated file that is stale; write nothing
//   npm run generate -- --watch   again on every save
//   npm run generate -- --fast    without the type-check

import { spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  BaseResolver,
  bundle,
  type Config,
  formatProblems,
  getTotals,
  lint,
  loadConfig,
} from "@redocly/openapi-core";
import openapiTS, { astToString } from "openapi-typescript";
import { type DataClasses, dataClassesOf, type Node, tableOf } from "./table.js";

const root = new URL("../", import.meta.url);
const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"];

interface Spec {
  readonly provider: string;
  readonly types: string;
  readonly table: object;
  readonly classes: DataClasses;
}

/** The four generated files, by their name in the repository; `undefined` when a spec does not pass its lint. */
export async function generate(): Promise<ReadonlyMap<string, string> | undefined> {
  const config = await loadConfig({ configPath: new URL("redocly.yaml", root).pathname });
  const specs: Spec[] = [];
  let failed = false;
  // One after the other: they share files, and at once Redocly's example rules trip over each other.
  for (const provider of providers) {
    const started = performance.now();
    const spec = await read(provider, config);
    if (spec) specs.push(spec);
    else failed = true;
    console.log(
      `${spec ? "✓" : "✗"} ${`${provider}.yaml`.padEnd(20)} ${Math.round(performance.now() - started)} ms`,
    );
  }
  return failed
    ? undefined
    : new Map(specs.map((spec) => [`generated/${spec.provider}.ts`, render(spec, specs)]));
}

async function read(provider: string, config: Config): Promise<Spec | undefined> {
  const file = new URL(`specs/${provider}.yaml`, root);
  const ref = file.pathname;
  const resolver = () => new BaseResolver(config.resolve);
  const problems = await lint({ ref, config, externalRefResolver: resolver() });
  if (problems.length > 0) {
    formatProblems(problems, { cwd: root.pathname, totals: getTotals(problems), version: "" });
    return undefined;
  }
  const { bundle: bundled } = await bundle({ ref, config, externalRefResolver: resolver() });
  const document: Node = { ...Object(bundled.parsed) };
  const ast = await openapiTS(file, { silent: true });
  return {
    provider,
    types: astToString(ast),
    table: tableOf(document),
    classes: dataClassesOf(document),
  };
}

function render({ provider, types, table, classes }: Spec, all: readonly Spec[]): string {
  // A name is public only where no spec uses it for anything else: records are redacted without knowing whose they are.
  const isPublic = (name: string) =>
    !all.some((spec) => spec.classes.personal.has(name) || spec.classes.secret.has(name));
  return `// Made from specs/${provider}.yaml by \`npm run generate\`. Do not edit.

${types}
/** How credentials travel, and one row per operation. */
export const api = ${JSON.stringify(table, null, 2)} as const;

/** Properties that no record of the contract shows. */
export const secretProperties = ${JSON.stringify([...classes.secret].sort(), null, 2)} as const;

/** Properties that a log may show. */
export const publicProperties = ${JSON.stringify([...classes.public].filter(isPublic).sort(), null, 2)} as const;
`;
}

async function onDisk(name: string): Promise<string> {
  return readFile(new URL(name, root), "utf8").catch(() => "");
}

/** Lines of code that came or went, with the declaration they stand in: what a user of the types will see. */
export function changes(before: string, after: string): readonly string[] {
  const lines = (source: string) => {
    const found = new Map<string, number>();
    let declaration = "";
    for (const line of source.split("\n")) {
      const [, name] = /^ {4,8}"?([\w/{}.-]+)"?\??: \{$/.exec(line) ?? [];
      if (name) declaration = name;
      const code = line.trim();
      if (/^(\*|\/\*|\/\/|[{}[\]();]*$)/.test(code)) continue;
      const key = `${declaration}: ${code}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  };
  const [old, now] = [lines(before), lines(after)];
  const gone = [...old].filter(([line, count]) => (now.get(line) ?? 0) < count).map(([line]) => `- ${line}`);
  const come = [...now].filter(([line, count]) => (old.get(line) ?? 0) < count).map(([line]) => `+ ${line}`);
  return [...gone, ...come];
}

async function run({ check, fast }: { check: boolean; fast: boolean }): Promise<boolean> {
  const files = await generate();
  if (!files) return false;
  let fresh = true;
  for (const [name, content] of files) {
    const before = await onDisk(name);
    if (before === content) continue;
    fresh = false;
    if (check) {
      console.error(`${name} is stale: run \`npm run generate\``);
      continue;
    }
    await writeFile(new URL(name, root), content);
    const changed = before === "" ? [] : changes(before, content);
    console.log(`${name} written${changed.length > 0 ? ":" : ""}`);
    for (const line of changed.slice(0, 20)) console.log(`  ${line}`);
    if (changed.length > 20) console.log(`  … and ${changed.length - 20} more lines: git diff ${name}`);
  }
  if (check) return fresh;
  if (fresh) console.log("nothing changed");
  return fast || typeCheck();
}

function typeCheck(): boolean {
  const started = performance.now();
  const tsc = new URL("node_modules/typescript/bin/tsc", root).pathname;
  const { status } = spawnSync(process.execPath, [tsc, "--noEmit", "--pretty", "false"], {
    cwd: root.pathname,
    stdio: "inherit",
  });
  const ok = status === 0;
  console.log(
    `${ok ? "✓ types" : "✗ types: the mappings above do not fit the spec yet"}, ${Math.round(performance.now() - started)} ms`,
  );
  return ok;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      fast: { type: "boolean", default: false },
    },
  });
  await mkdir(new URL("generated", root), { recursive: true });
  const ok = await run(values);
  if (values.watch) {
    console.log("watching specs/ (Ctrl-C ends)");
    let pending: NodeJS.Timeout | undefined;
    let running: Promise<unknown> = Promise.resolve();
    watch(new URL("specs", root), { recursive: true }, (_event, name) => {
      if (!name?.endsWith(".yaml")) return;
      clearTimeout(pending);
      pending = setTimeout(() => {
        running = running.then(() => run(values)).catch((error) => console.error(error.message));
      }, 100);
    });
  } else {
    process.exitCode = ok ? 0 : 1;
  }
}
