// undici's client as one ECMAScript module. Bundlers stumble over the original in ways of their own: esbuild's ESM bundles
// cannot hold CommonJS that requires built-ins, and Rollup's ask for `node:sqlite`, which Node 20 lacks, at their start.

import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";

/** What requests of ours never use: HTTP/2, and bodies that are no text. */
const unused = /(client-h2|web\/fetch\/body)\.js$/;

const plugin: Plugin = {
  name: "undici for every bundler",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "built-in" }));
    onLoad({ filter: /./, namespace: "built-in" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
    onLoad({ filter: unused }, () => ({
      contents: `module.exports = () => { throw new Error("left out of this build of undici"); };`,
    }));
  },
};

/** Puts it in the place of what imports undici in a built package. */
export async function bundleUndici(dist: string): Promise<void> {
  const outfile = join(dist, "src/http/sending/client.js");
  const manifest = createRequire(import.meta.url).resolve("undici/package.json");
  const { version }: { version: string } = JSON.parse(await readFile(manifest, "utf8"));
  const license = await readFile(join(dirname(manifest), "LICENSE"), "utf8");
  await build({
    entryPoints: [new URL("../src/http/sending/client.ts", import.meta.url).pathname],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    banner: { js: `/*! From undici ${version}.\n\n${license}*/` },
    plugins: [plugin],
    logLevel: "warning",
  });
  await rm(`${outfile}.map`, { force: true });
}
