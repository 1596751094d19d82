// `npm run test:runtimes`: the packed package, installed in an empty project, on every runtime that is here.

import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { createServer, request as forward } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { createFakeBank } from "../src/fake/index.js";
import { mockProviders, startMockServer } from "../src/testing/mock.js";
import { installPacked, installTools, root } from "./packed.js";

interface Runtime {
  readonly name: string;
  /** Says its version; undefined: not here. */
  readonly binary: string | undefined;
  /** What runs the command, where it is not the runtime itself. */
  readonly driver?: string;
  /** Prints what `conform` answers. */
  readonly command: readonly string[];
  readonly missing?: string;
}

const tools = installTools("runtimes");
const folder = installPacked();
const mocks = await Promise.all(mockProviders.map((provider) => startMockServer({ provider })));

let followed = 0;
// Mocks send no CORS headers: everything comes from one origin.
const server = createServer((request, response) => {
  const [, name = "", path = "/"] = /^\/([^/]*)(.*)$/.exec(request.url ?? "") ?? [];
  const mock = mocks.find(({ provider }) => provider === name);
  if (mock) {
    const { method, headers } = request;
    const onward = forward(`${mock.url}${path}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  } else if (name === "moved") {
    response.writeHead(302, { location: "/elsewhere" }).end();
  } else if (name === "elsewhere") {
    followed += 1;
    response.end();
  } else if (name === "followed") {
    response.end(`${followed}`);
  } else if (name === "people") {
    const provider = mockProviders.find((known) => path === `/${known}`);
    const people = provider && createFakeBank({ provider, customers: 200 }).customers;
    response.end(JSON.stringify([...(people ?? [])]));
  } else if (name === "page") {
    response.setHeader("content-type", "text/html");
    response.end(`<script type="module">${page}</script>`);
  } else if (name !== "silent") {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const origin = `http://127.0.0.1:${address instanceof Object ? address.port : address}`;

await copyFile(join(root, "test/runtimes/conformance.js"), join(folder, "conformance.js"));
const script = join(folder, "run.js");
await writeFile(
  script,
  `import { conform } from "./conformance.js";\nconsole.log(JSON.stringify(await conform("${origin}")));\n`,
);
const bundle = async (contents: string, ...conditions: string[]) => {
  const options = { bundle: true, write: false, format: "esm", platform: "browser" } as const;
  const { outputFiles } = await build({
    ...options,
    conditions,
    stdin: { contents: `import { conform } from "./conformance.js"; ${contents}`, resolveDir: folder },
  });
  return outputFiles[0]?.text ?? "";
};
const page = await bundle("globalThis.outcome = conform(location.origin);");
const worker = join(folder, "worker.js");
await writeFile(
  worker,
  await bundle(
    "export default { fetch: async (_, { origin }) => Response.json(await conform(origin)) };",
    "workerd",
    "worker",
    "browser",
  ),
);

const here = (...paths: string[]) => paths.find((path) => existsSync(path));
const bin = (name: string) => here(join(tools, "node_modules", name));
const node = (major: number): Runtime => ({
  name: `Node ${major}`,
  binary:
    bin(`node${major}/bin/node`) ??
    (process.versions.node.startsWith(`${major}.`) ? process.execPath : undefined),
  command: [script],
  missing: `npm installed no binary: there is one for linux-x64, this is ${process.platform}-${process.arch}`,
});
// miniflare wants Node 22 or newer.
const driver = bin("node24/bin/node") ?? process.execPath;
const chromium = here("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
const deno = "run --allow-net=127.0.0.1 --node-modules-dir=manual --cached-only --no-lock --no-prompt";
const runtimes: readonly Runtime[] = [
  ...[20, 22, 24, 26].map(node),
  { name: "Bun", binary: bin(".bin/bun"), command: [script] },
  { name: "Deno", binary: bin(".bin/deno"), command: [...deno.split(" "), script] },
  ...["2026-07-30", "2024-01-01"].map((date) => ({
    name: `workerd, compatibility date ${date}`,
    binary: bin(".bin/workerd"),
    driver,
    command: [join(tools, "workerd.js"), worker, origin, date],
  })),
  {
    name: "Chromium",
    binary: chromium,
    driver,
    command: [join(tools, "chromium.js"), chromium ?? "", `${origin}/page`],
    missing: "not installed (Debian: apt-get install chromium)",
  },
];

const start = promisify(execFile);
console.log("| runtime | version | result |\n|---|---|---|");
for (const { name, binary, driver = binary, command, missing = "npm installed no binary" } of runtimes) {
  if (!binary || !driver) {
    console.log(`| ${name} | – | skipped: ${missing} |`);
    continue;
  }
  try {
    const [version] = /\d[\d.-]+/.exec((await start(binary, ["--version"])).stdout) ?? [];
    const options = { cwd: folder, timeout: 60_000, env: { ...process.env, NO_COLOR: "1" } };
    const { stdout } = await start(driver, command, options);
    const { passed, failed }: { passed: string[]; failed: string[] } = JSON.parse(stdout);
    console.log(`| ${name} | ${version} | ${passed.length} passed, ${failed.length} failed |`);
    for (const failure of failed) console.error(failure);
    if (failed.length > 0 || passed.length === 0) process.exitCode = 1;
  } catch (error) {
    console.log(`| ${name} | | failed: ${error} |`);
    process.exitCode = 1;
  }
}

server.close();
server.closeAllConnections();
await Promise.all(mocks.map((mock) => mock.close()));
rmSync(folder, { recursive: true });
