// The bench of the folder above, for this client beside its peers: CPU and bytes per call with a stubbed `fetch` that returns a
// real `Response`, calls on loopback, the size of a bundle, and what the types cost.

import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../../../dist/src", import.meta.url));
const documented = "https://api.bankingservice.ai";
const one = `{ profileId: "profile_1", customerId: "customer_1" }`;
const ada = `{ first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", phone: "442079460958" }`;

/** How each is used, in its own way. `before` is outside the calls; `origin` is known there. */
const clients = {
  "hand-written fetch": {
    before: `
      async function send(method: string, path: string, input?: object) {
        const response = await fetch(origin + "/v1/profiles/profile_1" + path, {
          method,
          headers: { accept: "application/json", authorization: "Bearer token" },
          body: input && JSON.stringify(input),
        });
        if (!response.ok) throw new Error(String(response.status));
        return JSON.parse(await response.text());
      }`,
    get: `send("GET", "/customers/customer_1")`,
    create: `send("POST", "/customers", ${ada})`,
    list: `send("GET", "/customers")`,
  },
  "banking-customers": {
    before: `
      import { createBankingServiceClient } from "${dist}/providers/bankingservice/index.js";
      const client = createBankingServiceClient({
        baseUrl: origin,
        profileId: "profile_1",
        accessToken: "token",
        // Stubbed, \`fetch\` is what it sends through; on loopback it sends in its own way.
        fetch: (globalThis as any).stubbed ? fetch : undefined,
      });`,
    get: `client.get("customer_1")`,
    create: `client.create({ name: { given: "Ada", family: "Lovelace" }, email: "ada@example.com", phone: "442079460958" })`,
    list: `client.list().page()`,
  },
  "openapi-fetch": {
    before: `
      import type { paths } from "${dist}/providers/bankingservice/index.js";
      import createClient from "openapi-fetch";
      const client = createClient<paths>({
        baseUrl: origin,
        headers: { authorization: "Bearer token" },
      });
      const params = { path: ${one} };
      const customers = "/v1/profiles/{profileId}/customers";`,
    get: `client.GET("/v1/profiles/{profileId}/customers/{customerId}", { params }).then(({ data }) => data)`,
    create: `client.POST(customers, { params, body: ${ada} }).then(({ data }) => data)`,
    list: `client.GET(customers, { params }).then(({ data }) => data)`,
  },
  "hey-api": {
    before: `
      import { client } from "./generated/hey/client.gen.ts";
      import { createCustomer, getCustomer, listCustomers } from "./generated/hey/sdk.gen.ts";
      client.setConfig({ auth: "token", baseUrl: origin });
      const path = ${one};`,
    get: `getCustomer({ path }).then(({ data }) => data)`,
    create: `createCustomer({ path, body: ${ada} }).then(({ data }) => data)`,
    list: `listCustomers({ path }).then(({ data }) => data)`,
  },
  orval: {
    before: `
      import { createCustomer, getCustomer, listCustomers } from "./generated/orval/client.ts";
      const init = { headers: { authorization: "Bearer token" } };`,
    get: `getCustomer("profile_1", "customer_1", init).then(({ data }) => data)`,
    create: `createCustomer("profile_1", ${ada}, init).then(({ data }) => data)`,
    list: `listCustomers("profile_1", undefined, init).then(({ data }) => data)`,
  },
  kubb: {
    before: `
      import { setConfig } from "@kubb/plugin-client/clients/fetch";
      import { createCustomer } from "./generated/kubb/clients/createCustomer.ts";
      import { getCustomer } from "./generated/kubb/clients/getCustomer.ts";
      import { listCustomers } from "./generated/kubb/clients/listCustomers.ts";
      setConfig({ headers: { authorization: "Bearer token" } });`,
    get: `getCustomer("profile_1", "customer_1")`,
    create: `createCustomer("profile_1", ${ada})`,
    list: `listCustomers("profile_1")`,
  },
};

const consumer = ({ before, ...calls }, names) =>
  [
    `const origin = (globalThis as any).origin ?? "${documented}";`,
    before,
    ...names.map((name) => `export const ${name} = () => ${calls[name]};`),
  ].join("\n");

async function bundled(contents, settings) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    // The settings of the project around this folder are not for its peers.
    tsconfigRaw: "{}",
    logLevel: "silent",
    ...settings,
  });
  return outputFiles[0].contents;
}

const operations = ["get", "create", "list"];

const importing = async (contents) => {
  // From where it is built: below this folder there is another undici.
  const code = await bundled(contents, { platform: "node", external: [`${dist}/*`] });
  const file = `${here}generated/${process.pid}-${importing.count++}.mjs`;
  writeFileSync(file, code);
  return import(file).finally(() => rmSync(file));
};
importing.count = 0;

const size = async (client) => {
  const code = await bundled(consumer(client, ["list", "create"]), { platform: "browser", minify: true });
  return gzipSync(code, { level: 9 }).length / 1024;
};

/** What checking all three calls costs the compiler. */
function instantiations(name) {
  const file = `${here}generated/consumer.ts`;
  // One folder further down than they are written for.
  const code = consumer(clients[name], operations).replace(/from "(\.\.?\/)/g, 'from "../$1');
  writeFileSync(file, code);
  const flags =
    "--noEmit --skipLibCheck --strict --allowImportingTsExtensions --module nodenext --target es2022 --types node --extendedDiagnostics";
  const { stdout, status } = spawnSync(process.execPath, [
    `${here}node_modules/typescript/bin/tsc`,
    ...flags.split(" "),
    file,
  ]);
  rmSync(file);
  if (status !== 0) throw new Error(String(stdout));
  return Number(/Instantiations:\s+(\d+)/.exec(String(stdout))?.[1]);
}

/** The ratios of one client, measured in turns with the hand-written `fetch`. */
async function measured(name, served) {
  const { bodies } = await importing(`export { bodies } from "../bodies.ts";`);
  const { allocated, cpuTime, load } = await importing(`export * from "../measure.ts";`);
  const real = globalThis.fetch;
  let body = "";
  let sent = [];
  globalThis.stubbed = true;
  globalThis.fetch = async (...request) => {
    sent = request;
    return new Response(body, { status: 200, headers: { "content-type": "application/json" } });
  };
  const ratios = Object.fromEntries(columns.map((column) => [column, []]));
  const plain = await importing(consumer(clients[base], operations));
  const client = await importing(consumer(clients[name], operations));

  // Both must send the same and read the answer, or the comparison is none.
  const seen = async (call) => {
    const answer = JSON.stringify(await call());
    const { method, url, headers } = new Request(...sent);
    return `${method} ${url} ${headers.get("authorization")} ${answer?.includes("customer_1")}`;
  };
  for (const operation of operations) {
    const list = operation === "list";
    body = list ? bodies.page : bodies.customer;
    const [is, expected] = [await seen(client[operation]), await seen(plain[operation])];
    if (is !== expected) throw new Error(`${is} instead of ${expected}`);
    for (let run = -3; run < 5; run++) {
      const theirs = await cpuTime(plain[operation], list ? 1500 : 3000);
      const ratio = (await cpuTime(client[operation], list ? 1500 : 3000)) / theirs;
      if (run >= 0) ratios[operation].push(ratio); // before that, it warms up
    }
  }
  body = bodies.customer;
  ratios.bytes.push((await allocated(client.get)) / (await allocated(plain.get)));

  // What is generated with the address in it is told another.
  globalThis.origin = served;
  globalThis.stubbed = false;
  globalThis.fetch = (to, init) => real(typeof to === "string" ? to.replace(documented, served) : to, init);
  const far = await importing(consumer(clients[name], operations));
  const near = await importing(consumer(clients[base], operations));
  for (let run = -1; run < 3; run++) {
    const theirs = await load(near.get);
    const ours = await load(far.get);
    if (run < 0) continue;
    ratios.throughput.push(ours.rate / theirs.rate);
    ratios.p99.push(ours.p99 / theirs.p99);
  }
  return ratios;
}

const cell = (ratios) => {
  ratios.sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * (ratios.length - 1))].toFixed(2);
  return `${at(0.5)} (${at(0.1)}–${at(0.9)})`;
};

async function table() {
  const { bodies } = await importing(`export { bodies } from "../bodies.ts";`);
  const headers = { "content-type": "application/json" };
  const server = createServer((_request, response) => response.writeHead(200, headers).end(bodies.customer));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const served = `http://127.0.0.1:${server.address().port}`;

  const found = {};
  for (let round = 0; round < 2; round++) {
    for (const name of Object.keys(clients)) {
      if (round > 0 && !found[name]) continue;
      try {
        // Each in a process of its own, as it would be used: in one process, what one leaves behind slows the next.
        const { stdout } = await promisify(execFile)(process.execPath, [`${here}run.js`, name, served]);
        found[name] ??= Object.fromEntries(columns.map((column) => [column, []]));
        for (const [column, more] of Object.entries(JSON.parse(stdout))) found[name][column].push(...more);
      } catch (error) {
        console.error(`${name} is left out: ${/error:.*/i.exec(error.message)?.[0] ?? error.message}`);
        delete found[name];
      }
    }
  }
  server.close();
  const titles = [
    ...columns.slice(0, 3).map((column) => `CPU, ${column}`),
    "bytes, get",
    "calls per second",
    "p99",
  ];
  console.log(`| ÷ hand-written fetch | ${titles.join(" | ")} | bundle, kB min+gzip | instantiations |`);
  console.log(`|${"---|".repeat(titles.length + 3)}`);
  for (const [name, ratios] of Object.entries(found)) {
    const kilobytes = (await size(clients[name])).toFixed(2);
    console.log(
      `| ${name} | ${Object.values(ratios).map(cell).join(" | ")} | ${kilobytes} | ${instantiations(name)} |`,
    );
  }
}

const columns = [...operations, "bytes", "throughput", "p99"];
const base = "hand-written fetch";
const [, , name, served] = process.argv;
if (name) console.log(JSON.stringify(await measured(name, served)));
else await table();
