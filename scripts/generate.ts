// specs/*.yaml -> generated/*.ts: types and the operation table of each provider.
//
//   npm run generate              lint, generate, type-check, say what changed
//   npm run generate -- --check   fail and name each generated file that is stale; write nothing
//   npm run generate -- --watch   again on every save
//   npm run generate -- --fast    without the type-check

import { spawnSync } from "node:child_process";
import { realpathSync, watch } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { changes } from "../src/generate/changes.js";
import { documentModule } from "../src/generate/document.js";
import { type GeneratedSpec, render } from "../src/generate/render.js";
import { dataClassesOf, type Node, tableOf } from "../src/generate/table.js";
import { type Answer, Thread } from "./threads/thread.js";

const root = new URL("../", import.meta.url);
/** What types and table are made of, as modules. What changes in them shows in the types. */
const documents = "generated/specs/";
const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"];
const pathOf = (name: string) => fileURLToPath(new URL(name, root));

interface Spec extends GeneratedSpec {
  /** The document as a module. */
  readonly document: string;
}

// The one loads the compiler while the other lints, and then makes the types of what was read.
const typing = new Thread("types.js");
const reading = new Thread("specs.js");

/** The generated files, two for each spec, by their name in the repository; `undefined` when a spec is not readable or does not pass its lint. */
export async function generate(): Promise<ReadonlyMap<string, string> | undefined> {
  typing.start();
  if (!(await readable())) return undefined;
  const specs: Spec[] = [];
  for (const [provider, making] of providers.map((provider) => [provider, make(provider)] as const)) {
    const { value: spec, error, said, ms } = await making;
    print(said);
    if (error !== undefined) console.error(`specs/${provider}.yaml: ${messageOf(error)}`);
    if (spec) specs.push(spec);
    console.log(`${spec ? "✓" : "✗"} ${`${provider}.yaml`.padEnd(20)} ${Math.round(ms)} ms`);
  }
  return specs.length < providers.length
    ? undefined
    : new Map([
        ...specs.map(
          (spec) =>
            [
              `generated/${spec.provider}.ts`,
              render(
                spec,
                specs.map(({ classes }) => classes),
              ),
            ] as const,
        ),
        ...specs.map((spec) => [`${documents}${spec.provider}.ts`, spec.document] as const),
      ]);
}

/** Whether every file is YAML. Lint would throw, or tell of a mistake in a shared file once for each reference to it. */
async function readable(): Promise<boolean> {
  const names = await readdir(new URL("specs", root), { recursive: true });
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  const { value, error, said } = await reading.ask<readonly string[]>("open", {
    settings: pathOf("redocly.yaml"),
    root: pathOf("."),
    files: files.map((name) => pathOf(`specs/${name}`)),
  });
  print(said);
  if (!value) throw new Error(error);
  for (const mistake of value) console.error(`✗ ${messageOf(mistake)}`);
  return value.length === 0;
}

/** Does not reject: the others are waited for first. */
async function make(provider: string): Promise<Answer<Spec>> {
  const read = await reading.ask<Node>("read", pathOf(`specs/${provider}.yaml`));
  const { value: document } = read;
  if (!document) return { ...read, value: undefined };
  const { value: types, error, said, ms } = await typing.ask<string>("types", document);
  const answer = { error, said: [...read.said, ...said], ms: read.ms + ms };
  if (types === undefined) return answer;
  try {
    const module = documentModule(provider, document);
    const spec = {
      provider,
      types,
      table: tableOf(document),
      classes: dataClassesOf(document),
      document: module,
    };
    return { ...answer, value: spec };
  } catch (error) {
    return { ...answer, error: messageOf(error) };
  }
}

function print(said: Answer<unknown>["said"]): void {
  for (const { stream, text } of said) process[stream].write(text);
}

/** One line, without the path that the line starts with anyway. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0]!.replace(/ in "[^"]+" \(\d+:\d+\)$/, "");
}

async function onDisk(name: string): Promise<string> {
  return readFile(new URL(name, root), "utf8").catch(() => "");
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
    const changed = before === "" || name.startsWith(documents) ? [] : changes(before, content);
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
  const tsc = pathOf("node_modules/typescript/bin/tsc");
  // The source alone: the mappings are what a spec change is decided in.
  const project = [
    "-p",
    "scripts/tsconfig.build.json",
    "--noEmit",
    "--declaration",
    "false",
    "--sourceMap",
    "false",
    "--inlineSources",
    "false",
  ];
  const { status } = spawnSync(process.execPath, [tsc, ...project, "--pretty", "false"], {
    cwd: pathOf("."),
    stdio: "inherit",
  });
  const ok = status === 0;
  console.log(
    `${ok ? "✓ types" : "✗ types: the mappings above do not fit the spec yet"}, ${Math.round(performance.now() - started)} ms`,
  );
  return ok;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      fast: { type: "boolean", default: false },
    },
  });
  const tell = (error: unknown) => {
    console.error(messageOf(error));
    return false;
  };
  await mkdir(new URL("generated/specs", root), { recursive: true });
  let running = Promise.resolve(true);
  const again = () => {
    running = running.then(() => run(values)).catch(tell);
    return running;
  };
  if (values.watch) {
    let pending: NodeJS.Timeout | undefined;
    const entries = await readdir(new URL("specs", root), { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `specs/${name}`);
    // Each folder by itself: on Linux a recursive watch of Node 20 loses a file once an editor has replaced it.
    for (const folder of ["specs", ...folders]) {
      watch(new URL(folder, root), (_event, name) => {
        if (!name?.endsWith(".yaml")) return;
        clearTimeout(pending);
        pending = setTimeout(again, 100);
      });
    }
  }
  const ok = await again();
  if (values.watch) console.log("watching specs/ (Ctrl-C ends)");
  else process.exitCode = ok ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
}
