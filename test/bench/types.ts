// What checking a consumer costs the compiler, against the built declarations: instantiations under TypeScript 5.9, time under 7.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installTools } from "../../scripts/packed.js";
import { fixed, type Row, ratios } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;

/** Needs `npm run build`. */
export async function types(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  const installed = join(folder, "node_modules");
  for (const name of ["dist", "package.json"]) {
    await cp(join(root, name), join(installed, "banking-customers", name), { recursive: true });
  }
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    await cp(join(root, "node_modules", name), join(installed, name), { recursive: true });
  }
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await mkdir(join(folder, "none"));

  for (const name of ["contract.ts", "http.ts", "bare.ts"])
    await cp(join(root, "test/consumer", name), join(folder, name));
  await writeFile(join(folder, "empty.ts"), "export {};");

  const flags = "--noEmit --strict --skipLibCheck --module nodenext --target es2022 --typeRoots none";
  /** What the compiler printed. */
  const compile = (typescript: string, name: string, ...more: string[]) => {
    const tsc = [join(typescript, "bin/tsc"), ...flags.split(" "), ...more, name];
    const { stdout, status } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stdout);
    return stdout;
  };
  const instantiations = (name: string) => {
    const printed = compile(join(root, "node_modules/typescript"), name, "--extendedDiagnostics");
    return Number(/Instantiations:\s+(\d+)/.exec(printed)?.[1]);
  };
  // Beside the compiler that generation needs there is no place for another.
  const newest = join(installTools("consumer"), "node_modules/typescript7");
  const took = (name: string) => {
    const started = performance.now();
    compile(newest, name);
    return performance.now() - started;
  };
  const group = "instantiations, skipLibCheck";
  const other = instantiations("bare.ts");
  const rows = [
    fixed(group, "contract of all four", instantiations("contract.ts"), 2500),
    fixed(group, "client.http, one call at each", instantiations("http.ts"), Math.round(other * 1.1)),
    fixed(group, "bare openapi-fetch, the same calls", other),
  ];
  const share = async () => took("contract.ts") / took("empty.ts");
  if (existsSync(newest))
    rows.push(await ratios("time ÷ an empty project, TypeScript 7", "contract of all four", 1.5, 15, share));
  await rm(folder, { recursive: true });
  return rows;
}
