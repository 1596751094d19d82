// What checking a consumer costs the compiler: instantiations, counted by tsc against the built declarations.

import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixed, type Row } from "./rows.js";

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

  const instantiations = async (name: string) => {
    await cp(join(root, "test/consumer", name), join(folder, "consumer.ts"));
    const flags =
      "--noEmit --strict --skipLibCheck --module nodenext --target es2022 --typeRoots none --extendedDiagnostics";
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags.split(" "), "consumer.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    const [, count] = /Instantiations:\s+(\d+)/.exec(stdout) ?? [];
    if (count === undefined || stdout.includes("error TS")) throw new Error(stdout);
    return Number(count);
  };
  const group = "instantiations, skipLibCheck";
  const other = await instantiations("bare.ts");
  const rows = [
    fixed(group, "contract of all four", await instantiations("contract.ts"), 2500),
    fixed(group, "client.http, one call at each", await instantiations("http.ts"), Math.round(other * 1.1)),
    fixed(group, "bare openapi-fetch, the same calls", other),
  ];
  await rm(folder, { recursive: true });
  return rows;
}
