// What the sender for Node costs beside its requests. Needs `npm run build`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cpuTime } from "./measure.js";
import { type Row, ratios } from "./rows.js";

const root = new URL("../../", import.meta.url);

export async function sending(): Promise<Row[]> {
  const start = await ratios("start", "undici's client ÷ all of undici", 0.6, 7, async () => {
    const none = await started("");
    const client = (await started('require("undici/lib/dispatcher/client.js")')) - none;
    return client / ((await started('require("undici")')) - none);
  });
  return [await looking(), start, await firstCall()];
}

/** Looking at what is in the way of all requests, which is done before each, beside a plain `fetch`. */
async function looking(): Promise<Row> {
  const module = new URL("dist/src/http/sending/intercepted.js", root).href;
  const { interception }: typeof import("../../src/http/sending/intercepted.js") = await import(module);
  const server = createServer((_request, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetched = async () => (await fetch(url)).text();
  await cpuTime(fetched, 500);
  const row = await ratios("CPU ÷ plain fetch", "seeing what is in the way", 0.02, 7, async () => {
    const looked = cpuOf(() => {
      for (let looks = 0; looks < 200_000; looks++) interception();
    });
    return looked / 200_000 / ((await cpuTime(fetched, 500)) / 500);
  });
  server.close();
  server.closeAllConnections();
  return row;
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** A whole process that imports a client, makes it and calls once, beside one that fetches once. */
async function firstCall(): Promise<Row> {
  const body = JSON.stringify({ id: "c-1", email: "ada@example.com" });
  const answer = { "content-type": "application/json" };
  const server = createServer((_request, response) => response.writeHead(200, answer).end(body)).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entry = new URL("dist/src/providers/bankingservice/index.js", root).href;
  const plain = `fetch("${url}/v1/profiles/p/customers/c-1").then((response) => response.json())`;
  const ours = `import("${entry}").then(({ createBankingServiceClient }) =>
    createBankingServiceClient({ baseUrl: "${url}", profileId: "p", accessToken: "t" }).get("c-1"))`;
  const row = await ratios("start", "import, client, first call ÷ first plain fetch", 1.35, 15, async () => {
    const base = await elapsed(plain);
    return (await elapsed(ours)) / base;
  });
  server.close();
  server.closeAllConnections();
  return row;
}

/** Milliseconds from start to end of a process, with what Node itself takes. */
async function elapsed(code: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--input-type=module", "-e", `await (${code}); process.exit()`], {
    cwd: root,
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error("the process failed");
  return performance.now() - begun;
}

/** CPU time of a process that does this and ends. */
async function started(code: string): Promise<number> {
  const report = "; const { user, system } = process.cpuUsage(); console.log(user + system)";
  const child = spawn(process.execPath, ["-e", code + report], { cwd: root });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
  });
  await once(child, "close");
  return Number(printed);
}
