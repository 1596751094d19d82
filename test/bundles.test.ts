// Bundles for Node: all of them start, call, and send in the same way.

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build } from "esbuild";
import type { Plugin } from "rollup";
import { rollup } from "rollup";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import webpack from "webpack";
import { installBuilt } from "./support/built.js";

// Its types declare a default export that Node does not see.
const commonjs: () => Plugin = createRequire(import.meta.url)("@rollup/plugin-commonjs");
const project = mkdtempSync(join(tmpdir(), "bundles-"));
const entry = join(project, "main.js");
const program = `
  import { createServer } from "node:http";
  import { createBankingServiceClient } from "banking-customers/bankingservice";
  const server = createServer((request, response) => {
    const sender = "sec-fetch-mode" in request.headers ? "fetch" : "our own";
    response.setHeader("content-type", "application/json").end(JSON.stringify({ id: "c-1", email: sender }));
  });
  server.listen(0, "127.0.0.1", async () => {
    const baseUrl = "http://127.0.0.1:" + server.address().port;
    const client = createBankingServiceClient({ baseUrl, profileId: "p", accessToken: "token-1", maxRetries: 0 });
    for (let calls = 0; calls < 2; calls++) console.log((await client.get("c-1")).email);
    server.close();
    server.closeAllConnections();
  });`;

beforeAll(async () => {
  await installBuilt(join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "private": true }');
  writeFileSync(entry, program);
}, 60_000);
afterAll(() => rmSync(project, { recursive: true }));

const bundlers: Readonly<Record<string, (outfile: string) => Promise<unknown>>> = {
  "esbuild, ESM": (outfile) =>
    build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
      tsconfigRaw: {},
    }),
  "esbuild, CommonJS": (outfile) =>
    build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "cjs",
      platform: "node",
      logLevel: "silent",
      tsconfigRaw: {},
    }),
  webpack: (outfile) =>
    promisify((done: (error: Error | null, stats?: webpack.Stats) => void) =>
      webpack(
        {
          mode: "production",
          target: "node",
          entry,
          context: project,
          output: { path: project, filename: outfile.slice(project.length + 1) },
          optimization: { minimize: false },
        },
        done,
      ),
    )(),
  "Vite, SSR": (outfile) =>
    viteBuild({
      root: project,
      configFile: false,
      logLevel: "silent",
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: join(project, "vite"),
        rollupOptions: { output: { entryFileNames: outfile.slice(project.length + 1) } },
      },
    }),
  "Rollup with its CommonJS plugin": async (outfile) => {
    const plugins = [nodeResolve({ exportConditions: ["node"] }), commonjs()];
    const bundle = await rollup({ input: entry, plugins, external: /^node:/, logLevel: "silent" });
    await bundle.write({ file: outfile, format: "esm", inlineDynamicImports: true });
  },
};

test.each(Object.entries(bundlers))(
  "%s",
  async (name, bundle) => {
    const isCommonJs = name.includes("CommonJS") && name.startsWith("esbuild");
    const file = `${name.replace(/\W+/g, "-")}.${isCommonJs || name === "webpack" ? "cjs" : "mjs"}`;
    const outfile = join(project, file);
    await bundle(outfile);
    const at = name.startsWith("Vite") ? join(project, "vite", file) : outfile;
    // Nothing but the bundle is there when it runs.
    const elsewhere = mkdtempSync(join(tmpdir(), "bundle-"));
    for (const made of readdirSync(join(at, ".."), { withFileTypes: true })) {
      if (made.name !== "node_modules" && made.name !== "package.json")
        cpSync(join(at, "..", made.name), join(elsewhere, made.name), { recursive: true });
    }
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [join(elsewhere, file)]);
      expect(stdout).toBe("our own\nour own\n");
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  },
  30_000,
);
