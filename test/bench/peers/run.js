// CPU per call with a stubbed `fetch` that returns a real `Response`, and the size of a bundle: this client beside its peers.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const one = `{ profileId: "profile_1", customerId: "customer_1" }`;
const ada = `{ first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", phone: "442079460958" }`;

/** How each is used, in its own way. `before` is outside the calls. */
const clients = {
  "hand-written fetch": {
    before: `
      async function send(method, path, input) {
        const response = await fetch("https://api.bankingservice.ai/v1/profiles/profile_1" + path, {
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
      import { createBankingServiceClient } from "../../../dist/src/providers/bankingservice/index.js";
      const client = createBankingServiceClient({ profileId: "profile_1", accessToken: "token", fetch });`,
    get: `client.get("customer_1")`,
    create: `client.create({ name: { given: "Ada", family: "Lovelace" }, email: "ada@example.com", phone: "442079460958" })`,
    list: `client.list().page()`,
  },
  "openapi-fetch": {
    before: `
      import createClient from "openapi-fetch";
      const client = createClient({
        baseUrl: "https://api.bankingservice.ai",
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
      client.setConfig({ auth: "token" });
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
  [before, ...names.map((name) => `export const ${name} = () => ${calls[name]};`)].join("\n");

async function bundled(contents, settings) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here },
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

const load = async (contents) => {
  const code = await bundled(contents, { platform: "node" });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
};

const size = async (client) => {
  const code = await bundled(consumer(client, ["list", "create"]), { platform: "browser", minify: true });
  return gzipSync(code, { level: 9 }).length / 1024;
};

async function spent(act, times) {
  const before = process.cpuUsage();
  for (let call = 0; call < times; call++) await act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The ratios of one client, measured in turns with the hand-written `fetch`. */
async function measured(name) {
  const { bodies } = await load(`export { bodies } from "../bodies.ts";`);
  let body = "";
  let sent = [];
  globalThis.fetch = async (...request) => {
    sent = request;
    return new Response(body, { status: 200, headers: { "content-type": "application/json" } });
  };
  const operations = ["get", "create", "list"];
  const plain = await load(consumer(clients[base], operations));
  const client = await load(consumer(clients[name], operations));

  // Both must send the same and read the answer, or the comparison is none.
  const seen = async (call) => {
    const answer = JSON.stringify(await call());
    const { method, url, headers } = new Request(...sent);
    return `${method} ${url} ${headers.get("authorization")} ${answer?.includes("customer_1")}`;
  };
  const ratios = { get: [], create: [], list: [] };
  for (const operation of operations) {
    const list = operation === "list";
    body = list ? bodies.page : bodies.customer;
    const [is, expected] = [await seen(client[operation]), await seen(plain[operation])];
    if (is !== expected) throw new Error(`${is} instead of ${expected}`);
    for (let run = -3; run < 5; run++) {
      const theirs = await spent(plain[operation], list ? 1500 : 3000);
      const ratio = (await spent(client[operation], list ? 1500 : 3000)) / theirs;
      if (run >= 0) ratios[operation].push(ratio); // before that, it warms up
    }
  }
  return ratios;
}

const cell = (ratios) => {
  ratios.sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * (ratios.length - 1))].toFixed(2);
  return `${at(0.5)} (${at(0.1)}–${at(0.9)})`;
};

async function table() {
  const found = {};
  const sizes = {};
  for (let round = 0; round < 3; round++) {
    for (const [name, client] of Object.entries(clients)) {
      if (round > 0 && !found[name]) continue;
      try {
        sizes[name] ??= await size(client);
        // Each in a process of its own, as it would be used: in one process, what one leaves behind slows the next.
        const { stdout, stderr, status } = spawnSync(process.execPath, [`${here}run.js`, name]);
        if (status !== 0) throw new Error(String(stderr));
        const more = JSON.parse(String(stdout));
        found[name] ??= { get: [], create: [], list: [] };
        for (const [operation, ratios] of Object.entries(more)) found[name][operation].push(...ratios);
      } catch (error) {
        console.error(`${name} is left out: ${/error:.*/i.exec(error.message)?.[0] ?? error.message}`);
        delete found[name];
      }
    }
  }
  console.log("| CPU per call ÷ hand-written fetch | get | create | list of 20 | bundle, kB min+gzip |");
  console.log("|---|---|---|---|---|");
  for (const [name, ratios] of Object.entries(found)) {
    console.log(`| ${name} | ${Object.values(ratios).map(cell).join(" | ")} | ${sizes[name].toFixed(2)} |`);
  }
}

const base = "hand-written fetch";
const [, , name] = process.argv;
if (name) console.log(JSON.stringify(await measured(name)));
else await table();
