// The package as JavaScript, in a few tenths of a second: without declarations and without checking types.

import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bundleUndici } from "../../scripts/undici.js";

const root = new URL("../../", import.meta.url).pathname;

/** Builds it as `<modules>/banking-customers`, with its dependencies beside it. */
export async function installBuilt(modules: string): Promise<void> {
  const installed = join(modules, "banking-customers");
  mkdirSync(join(installed, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(installed, "package.json"));
  for (const name of ["openapi-fetch", "jose"])
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .map((path) => join(root, "src", path));
  const generated = readdirSync(join(root, "generated")).filter((path) => path.endsWith(".ts"));
  await build({
    entryPoints: [...sources, ...generated.map((path) => join(root, "generated", path))],
    outdir: join(installed, "dist"),
    outbase: root,
    format: "esm",
    platform: "node",
    target: "es2022",
    tsconfigRaw: {},
  });
  await bundleUndici(join(installed, "dist"));
}
