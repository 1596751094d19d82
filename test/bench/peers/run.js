// CPU per call with a stubbed `fetch` that returns a real `Response`, and the size of a bundle: this client beside its peers.

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

const { bodies } = await load(`export { bodies } from "../bodies.ts";`);
let body = "";
let sent = [];
globalThis.fetch = async (...request) => {
  sent = request;
  return new Response(body, { status: 200, headers: { "content-type": "application/json" } });
};

const loaded = {};
for (const [name, client] of Object.entries(clients)) {
  try {
    loaded[name] = { ...(await load(consumer(client, ["get", "create", "list"]))), size: await size(client) };
  } catch (error) {
    console.error(`${name} is left out: ${error.message.split("\n").at(-1)}`);
  }
}
const { "hand-written fetch": plain, ...others } = loaded;

/** That every client sends the same and reads the answer, or the comparison is none. */
async function check(name, call) {
  const answer = JSON.stringify(await call());
  const { method, url, headers } = new Request(...sent);
  const text = `${method} ${url} ${headers.get("authorization")}`;
  if (!answer?.includes("customer_1")) throw new Error(`${name} answers ${answer} to ${text}`);
  return text;
}

async function spent(act, times) {
  const before = process.cpuUsage();
  for (let call = 0; call < times; call++) await act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const found = {};
for (const [operation, answer, times] of [
  ["get", bodies.customer, 3000],
  ["create", bodies.customer, 3000],
  ["list", bodies.page, 1500],
]) {
  body = answer;
  const expected = await check("hand-written fetch", plain[operation]);
  for (const [name, client] of Object.entries(others)) {
    const text = await check(name, client[operation]);
    if (text !== expected) throw new Error(`${name} sends ${text} instead of ${expected}`);
  }
  for (let run = -3; run < 15; run++) {
    for (const [name, client] of Object.entries(others)) {
      const base = await spent(plain[operation], times);
      const ratio = (await spent(client[operation], times)) / base;
      if (run < 0) continue; // warming up
      found[name] ??= { get: [], create: [], list: [] };
      found[name][operation].push(ratio);
    }
  }
}

const cell = (ratios) => {
  ratios.sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * (ratios.length - 1))].toFixed(2);
  return `${at(0.5)} (${at(0.1)}–${at(0.9)})`;
};
console.log("| CPU per call ÷ hand-written fetch | get | create | list of 20 | bundle, kB min+gzip |");
console.log("|---|---|---|---|---|");
for (const [name, { size }] of Object.entries(loaded)) {
  const cells = found[name] ? Object.values(found[name]).map(cell) : ["1", "1", "1"];
  console.log(`| ${name} | ${cells.join(" | ")} | ${size.toFixed(2)} |`);
}
