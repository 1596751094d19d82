// The package as it would be published, built from the source into a folder of its own.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleUndici } from "../scripts/undici.js";

const root = new URL("../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "package-"));
const run = (cwd: string, command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const entries: Readonly<Record<string, readonly string[]>> = {
  ".": ["BankingError", "isBankingError", "redact", "supports"],
  "./cyrexa": ["createCyrexaClient"],
  "./finhub": ["createFinHubClient"],
  "./counterparty": ["createCounterpartyClient"],
  "./bankingservice": ["createBankingServiceClient"],
  "./auth": ["cachedToken", "clientCredentials", "privateKeyToken", "signedJwt"],
  "./across": ["differences", "directory", "ensure", "fileJournal", "find", "portable", "transfer"],
  "./callbacks": ["createCounterpartyCallbacks"],
  "./observe": ["compare", "createObserver", "mergeObservations"],
  "./fake": ["createFakeBank", "quirks"],
  "./fleet": ["memoryStore", "postgresStore", "rateLimit", "redisStore", "sharedLimiter", "sharedToken"],
  "./openapi-fetch": ["openapiClient"],
  "./otel": ["telemetry"],
  "./testing": ["customerClientSuite", "startMockServer"],
};
const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"];
const portable = Object.keys(entries).filter((entry) => entry !== "./testing");

let packed: string[] = [];

beforeAll(async () => {
  const left = new Set(["node_modules", ".git", "dist"]);
  cpSync(root, folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  // `npm run check` checks the types.
  const config = ["-p", "scripts/tsconfig.build.json", "--noCheck", "--outDir", join(folder, "dist")];
  run(root, process.execPath, "node_modules/typescript/bin/tsc", ...config);
  await bundleUndici(join(folder, "dist"));
  const [{ files }] = JSON.parse(run(folder, "npm", "pack", "--dry-run", "--json", "--ignore-scripts"));
  packed = files.map(({ path }: { path: string }) => path);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The modules behind an entry, dependencies included. Rejects when one imports a Node built-in. */
async function modulesOf(entry: string, ...conditions: string[]): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: `export * from "banking-customers${entry.slice(1)}"`, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    conditions,
    logLevel: "silent",
    // Ours would lead to the source.
    tsconfigRaw: {},
  });
  return Object.keys(metafile.inputs);
}

test("ships the built code, the specs and the documents, and nothing else", () => {
  const others = packed.filter(
    (path) =>
      !/^(dist\/|specs\/|scripts\/lint\/|redocly\.yaml$|(README|CHANGELOG)\.md$|LICENSE$|package\.json$)/.test(
        path,
      ),
  );
  expect(others).toEqual([]);
  expect(packed).toEqual(
    expect.arrayContaining([
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      "package.json",
      ...providers.map((name) => `specs/${name}.yaml`),
    ]),
  );
});

test("has the entries of the design, each with types", () => {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  expect(Object.keys(exports).sort()).toEqual(
    [...Object.keys(entries), "./package.json", "./specs/*"].sort(),
  );
  for (const entry of Object.keys(entries)) {
    const { types, default: code } = exports[entry];
    expect(packed).toContain(types.slice(2));
    expect(packed).toContain(code.slice(2));
  }
});

test("each entry exports what the design says, and nothing else", () => {
  const names = Object.keys(entries).map((entry) => `banking-customers${entry.slice(1)}`);
  const script = `Promise.all(${JSON.stringify(names)}.map((name) => import(name)))
    .then((found) => console.log(JSON.stringify(found.map((one) => Object.keys(one).sort()))))`;
  expect(JSON.parse(run(folder, process.execPath, "-e", script))).toEqual(Object.values(entries));
});

describe.each(["browser", "workerd", "deno", "bun", "no condition that we know"])(
  "on a platform with the export condition %s",
  (condition) => {
    test.each(portable)("%s imports no Node built-in", async (entry) => {
      const modules = await modulesOf(entry, condition);
      expect(modules).not.toContain("dist/src/http/sending/platform.node.js");
      expect(modules).not.toContain("dist/src/fake/server.node.js");
    });
  },
);

test("on Node the clients bring a sender of their own, and /testing needs Node", async () => {
  await expect(modulesOf("./cyrexa", "node")).rejects.toThrow(/sending.*Could not resolve "node:/s);
  // The message names only the first few of what is missing.
  await expect(modulesOf("./testing", "browser")).rejects.toThrow(/mock\.js.*Could not resolve "node:/);
});

test.each(providers)("%s brings in nothing of the other providers", async (name) => {
  const modules = await modulesOf(`./${name}`, "browser");
  const others = providers.filter((other) => other !== name);
  expect(modules).toContain(`dist/generated/${name}.js`);
  expect(modules.filter((path) => others.some((other) => path.includes(other)))).toEqual([]);
  expect(modules.filter((path) => /\/(fake|spec|specs)\//.test(path))).toEqual([]);
});
