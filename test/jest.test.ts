// The README's recipe for Jest, as it stands there.

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { installBuilt } from "./support/built.js";

const root = new URL("../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "jest-"));
afterAll(() => rmSync(folder, { recursive: true }));

const recipe = new Map(
  [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```js\n\/\/ (jest\S+)\n(.*?)```/gs)].map(
    ([, name = "", code = ""]) => [name, code],
  ),
);

const customers = `
  const { createServer } = require("node:http");
  const { isBankingError } = require("banking-customers");
  const { createBankingServiceClient } = require("banking-customers/bankingservice");
  let server, client;
  beforeAll((done) => {
    server = createServer((request, response) => {
      const sender = "sec-fetch-mode" in request.headers ? "fetch" : "our own";
      response.setHeader("content-type", "application/json").end(JSON.stringify({ id: "c-1", email: sender }));
    });
    server.listen(0, "127.0.0.1", () => {
      const baseUrl = "http://127.0.0.1:" + server.address().port;
      client = createBankingServiceClient({ baseUrl, profileId: "p", accessToken: "t", maxRetries: 0 });
      done();
    });
  });
  afterAll((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  test("calls", async () => {
    for (let calls = 0; calls < 3; calls++) expect((await client.get("c-1")).email).toBe("our own");
    expect(isBankingError(await client.get("").catch((error) => error))).toBe(true);
  });
  test("calls with fake timers", async () => {
    jest.useFakeTimers();
    for (let calls = 0; calls < 3; calls++) expect((await client.get("c-1")).email).toBe("our own");
    jest.useRealTimers();
  });
  test("calls through a replaced fetch", async () => {
    jest.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ id: "c-1", email: "mocked" }));
    expect((await client.get("c-1")).email).toBe("mocked");
    jest.restoreAllMocks();
  });`;

/** A project with the package where an installer puts it. */
async function project(name: string, store: string): Promise<string> {
  const at = join(folder, name);
  const modules = join(at, "node_modules");
  mkdirSync(join(at, store), { recursive: true });
  mkdirSync(modules, { recursive: true });
  await installBuilt(join(at, store));
  if (store !== "node_modules")
    symlinkSync(join(at, store, "banking-customers"), join(modules, "banking-customers"));
  symlinkSync(join(root, "node_modules/typescript"), join(modules, "typescript"));
  writeFileSync(join(at, "package.json"), '{ "private": true }');
  writeFileSync(join(at, "customers.test.js"), customers);
  for (const [file, code] of recipe) writeFileSync(join(at, file), code);
  return at;
}

test.each([
  ["npm", "node_modules"],
  ["pnpm", "node_modules/.pnpm/banking-customers@0.1.0/node_modules"],
])(
  "requires the package as %s installs it",
  async (name, store) => {
    const cwd = await project(name, store);
    const jest = createRequire(import.meta.url).resolve("jest/bin/jest");
    const { stderr } = await promisify(execFile)(process.execPath, [jest, "--ci", "--no-cache"], {
      cwd,
      timeout: 50_000,
    });
    expect(stderr).toMatch(/3 passed, 3 total/);
  },
  60_000,
);

test("the patterns know the package in Yarn's cache, and nothing that is installed beside it", () => {
  const config: { transform: object; transformIgnorePatterns: [string] } = {
    transform: {},
    transformIgnorePatterns: [""],
  };
  new Function("module", recipe.get("jest.config.js") ?? "")({
    set exports(value: typeof config) {
      Object.assign(config, value);
    },
  });
  const [transformed = ""] = Object.keys(config.transform);
  const goes = (path: string) =>
    new RegExp(transformed).test(path) && !new RegExp(config.transformIgnorePatterns[0]).test(path);
  const cache = "/project/.yarn/cache";
  expect(
    goes(`${cache}/banking-customers-npm-0.1.0-1.zip/node_modules/banking-customers/dist/src/index.js`),
  ).toBe(true);
  expect(goes(`${cache}/jose-npm-6.2.17-1.zip/node_modules/jose/dist/webapi/index.js`)).toBe(true);
  expect(goes(`${cache}/express-npm-5.0.0-1.zip/node_modules/express/index.js`)).toBe(false);
  expect(goes("/project/node_modules/express/index.js")).toBe(false);
});
