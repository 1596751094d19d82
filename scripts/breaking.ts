// What would break users of the last release: `redocly diff` of each spec, and the declarations of every entry point.
//
//   tsx scripts/breaking.ts             fail and name each break, unless CHANGELOG.md has an entry under a new major version
//   tsx scripts/breaking.ts --release   write test/released/: what this version is, for later ones to be held to

import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BaseResolver, bundle, loadConfig } from "@redocly/openapi-core";
import ts from "typescript";
import { parse, stringify } from "yaml";
import { mockProviders as providers } from "../src/testing/mock.js";
import { declarationsOf } from "./declarations.js";

const root = new URL("../", import.meta.url);
const pathOf = (name: string) => fileURLToPath(new URL(name, root));
const read = (name: string) => readFile(new URL(name, root), "utf8");
const released = "test/released/declarations.txt";

interface Change {
  readonly path: string;
  readonly kind: string;
  readonly property?: string;
  readonly impact: string;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

/** What a spec takes from users of an earlier one; both as `bundled` gives them. */
export async function specBreaks(before: string, after: string): Promise<string[]> {
  if (before === after) return [];
  const folder = await mkdtemp(join(tmpdir(), "banking-customers-"));
  const write = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const files = [await write("before.yaml", before), await write("after.yaml", after)];
  const rules = await write("redocly.yaml", "extends: [diff-recommended]");
  // Clients take words they have not seen: a provider's new one breaks nobody.
  const options = ["--config", rules, "--skip-rule", "enum-values-added", "--fail-on", "none"];
  const redocly = pathOf("node_modules/@redocly/cli/bin/cli.js");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [redocly, "diff", ...files, ...options, "--format", "json"],
    {
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      maxBuffer: 2 ** 28,
    },
  ).finally(() => rm(folder, { recursive: true }));
  const { changes }: { changes: readonly Change[] } = JSON.parse(stdout);
  const broken = changes.flatMap((change) => {
    const where = change.path.replaceAll("~1", "/").replace(/^#\/(paths\/)?/, "");
    const messages = change.impact === "major" ? change.verdicts.map(({ message }) => message) : lost(change);
    return messages.map((message) => `${where}: ${message}`);
  });
  // Users import them by name, wherever they are used.
  const schemas = (spec: string): string[] => Object.keys(parse(spec).components?.schemas ?? {});
  const gone = schemas(before).filter((name) => !schemas(after).includes(name));
  return [...broken, ...gone.map((name) => `components/schemas/${name}: removed.`)];
}

/** What no server and no client minds, but the compiler of somebody who named it. */
function lost({ path, kind, property, base, revision }: Change): string[] {
  if (kind === "removed" && /\/properties\/[^/]+$/.test(path)) return ["removed."];
  const words = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const gone = words(base?.value).filter((word) => !words(revision?.value).includes(word));
  return property === "enum" && gone.length > 0 ? [`lost ${gone.join(", ")}.`] : [];
}

/** What `after` takes from users of `before`; both are lines of `declarationsOf`. */
export function declarationBreaks(before: readonly string[], after: readonly string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)];
  const nameOf = (line: string) => line.split(": ", 1)[0]!.replaceAll("?", "");
  const added = after.filter((line) => !old.has(line));
  const gone = before
    // What callers had to give, they now may.
    .filter((line) => !now.has(line) && !(isAsked(line) && now.has(line.replace(": ", "?: "))))
    .map((line) => {
      const instead = added.filter((other) => nameOf(other) === nameOf(line));
      return instead.length > 0 ? `${line} became ${instead.join(", ")}` : `${line} was removed`;
    });
  const demanded = added.filter((line) => {
    const name = nameOf(line);
    const owner = name.replace(/(\.\w+|\(\d+\))$/, "");
    const isNew = !before.some((other) => nameOf(other) === name);
    return (
      isNew &&
      isAsked(line) &&
      before.some((other) => /^[.(<:]|^$/.test(other.slice(owner.length)) && other.startsWith(owner))
    );
  });
  return [...gone, ...demanded.map((line) => `${line} is required now`)];
}

/** Whether callers must give it: a parameter, or a member of a type that they write. */
function isAsked(line: string): boolean {
  return /^\S+ (\w*(Options|Input|Query)\.[\w.]+|[\w.]+\(\d+\)): /.test(line);
}

/** Whether the changelog's newest version may break users of `version`: a major one, before 1.0 a minor one, that says something. */
export function mayBreak(changelog: string, version: string): boolean {
  const [, newest = ""] = changelog.split(/^## /m);
  const numbers = (text: string) => text.split(".").map((part) => Number.parseInt(part, 10));
  const [major = 0, minor = 0] = numbers(version);
  const [newMajor = 0, newMinor = 0] = numbers(newest);
  const isMajor = newMajor > major || (newMajor === 0 && major === 0 && newMinor > minor);
  return isMajor && /^- \S/m.test(newest);
}

async function declarations(): Promise<string[]> {
  const { exports }: { exports: Record<string, { types?: string }> } = JSON.parse(await read("package.json"));
  const entries = Object.entries(exports).flatMap(([name, { types }]) => {
    const source = types?.replace("./dist/", "").replace(/\.d\.ts$/, ".ts");
    return source ? ([[`banking-customers${name.slice(1)}`, pathOf(source)]] as const) : [];
  });
  const { config } = ts.readConfigFile(pathOf("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, pathOf("."));
  return declarationsOf(new Map(entries), pathOf("src/"), options);
}

/** A spec in one file, without prose: `redocly diff` takes an item of a list with another extension for another item. */
async function bundled(provider: string): Promise<string> {
  const config = await loadConfig({ configPath: pathOf("redocly.yaml") });
  const ref = pathOf(`specs/${provider}.yaml`);
  const made = await bundle({ ref, config, externalRefResolver: new BaseResolver(config.resolve) });
  const isProse = (key: string, value: unknown) =>
    /^(x-.+|examples?|externalDocs)$/.test(key) ||
    // Properties of that name are objects.
    (/^(description|summary)$/.test(key) && typeof value === "string");
  return stringify(
    JSON.parse(JSON.stringify(made.bundle.parsed, (key, value) => (isProse(key, value) ? undefined : value))),
  );
}

async function release(): Promise<void> {
  const { version }: { version: string } = JSON.parse(await read("package.json"));
  await mkdir(new URL("test/released", root), { recursive: true });
  for (const provider of providers) {
    await writeFile(new URL(`test/released/${provider}.yaml`, root), await bundled(provider));
  }
  await writeFile(new URL(released, root), `${[version, ...(await declarations())].join("\n")}\n`);
  console.log(`test/released/ holds ${version}`);
}

async function check(): Promise<boolean> {
  if (!existsSync(new URL(released, root))) {
    console.log("nothing is released yet: nobody to break");
    return true;
  }
  const [version = "", ...before] = (await read(released)).trimEnd().split("\n");
  const breaks = declarationBreaks(before, await declarations());
  for (const provider of providers) {
    const found = await specBreaks(await read(`test/released/${provider}.yaml`), await bundled(provider));
    breaks.push(...found.map((line) => `specs/${provider}.yaml ${line}`));
  }
  for (const line of breaks) console.log(`✗ ${line}`);
  if (breaks.length === 0) {
    console.log(`nothing breaks users of ${version}`);
    return true;
  }
  const announced = mayBreak(await read("CHANGELOG.md"), version);
  console.log(
    announced
      ? `CHANGELOG.md announces a version that may break users of ${version}`
      : `this breaks users of ${version}: CHANGELOG.md needs an entry under a new major version (before 1.0: minor)`,
  );
  return announced;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--release")) await release();
  else process.exitCode = (await check()) ? 0 : 1;
}
