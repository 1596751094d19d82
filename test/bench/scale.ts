// Lint, types and table of specs 10 and 100 times as large as bankingservice.yaml: whether the time grows with the size alone.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { Thread } from "../../scripts/threads/thread.js";
import { dataClassesOf, type Node, tableOf } from "../../src/generate/table.js";
import { type Row, ratios } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;

export async function scale(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "scale-"));
  for (const name of ["redocly.yaml", "scripts/lint", "package.json"]) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  const source = await readFile(join(root, "specs/bankingservice.yaml"), "utf8");
  await mkdir(join(folder, "specs"));
  const fileOf = (size: number) => join(folder, `specs/${size}.json`);
  for (const size of [1, 10, 100]) await writeFile(fileOf(size), JSON.stringify(enlarged(source, size)));

  const reading = new Thread("specs.js");
  const typing = new Thread("types.js");
  const run = async (size: number) => {
    const started = performance.now();
    const file = fileOf(size);
    await reading.ask("open", { settings: join(folder, "redocly.yaml"), root: folder, files: [file] });
    const { value: document, error, said } = await reading.ask<Node>("read", file);
    if (!document) throw new Error(`${size}: ${error ?? said[0]?.text}`);
    const types = await typing.ask<string>("types", document);
    if (types.error !== undefined) throw new Error(`${size}: ${types.error}`);
    tableOf(document);
    dataClassesOf(document);
    return performance.now() - started;
  };

  for (let warm = 0; warm < 5; warm++) await run(1);
  const rows: Row[] = [];
  for (const size of [10, 100]) {
    const name = `generation, ${size} times as large ÷ ${size}`;
    const measure = async () => {
      let small = 0;
      for (let times = 0; times < 10; times++) small += (await run(1)) / 10;
      return (await run(size)) / (size * small);
    };
    rows.push(await ratios("time ÷ that of one size", name, 1.2, 5, measure));
  }
  await rm(folder, { recursive: true });
  return rows;
}

/** As many copies of what the spec holds, under numbered names that only refer to their own number. */
function enlarged(source: string, size: number): Node {
  const { paths: _paths, components: _components, ...rest } = parse(source);
  const paths: Record<string, unknown> = {};
  const components: Record<string, Record<string, unknown>> = {};
  for (let copy = 0; copy < size; copy++) {
    const text = source
      .replace(/(#\/components\/\w+\/\w+)/g, `$1${copy}`)
      .replace(/(operationId: \w+)/g, `$1${copy}`);
    const numbered = parse(text);
    for (const [path, item] of Object.entries(numbered.paths))
      paths[path.replace("/v1/", `/v1/${copy}/`)] = item;
    for (const [kind, named] of Object.entries<Node>(numbered.components)) {
      // The security scheme is one for all.
      const suffix = kind === "securitySchemes" ? "" : copy;
      components[kind] ??= {};
      for (const [name, value] of Object.entries(named)) components[kind][`${name}${suffix}`] = value;
    }
  }
  return { ...rest, paths, components };
}
