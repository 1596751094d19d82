import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { senders } from "../support/operations.js";
import { bundledChild } from "../support/program.js";

// For localhost by that name, signed by itself; the key protects nothing.
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));

describe.each(senders)("https, sent by $name", ({ name: sender }) => {
  let child: Awaited<ReturnType<typeof bundledChild>>;
  beforeAll(async () => {
    child = await bundledChild();
  });
  afterAll(() => child.remove());

  test.each([
    ["goes to a server that is who it says", "localhost", true, "success", 1],
    ["goes to no server that nobody vouches for", "localhost", false, "network", 0],
    ["goes to no server of another name", "127.0.0.1", true, "network", 0],
  ])("%s", async (_name, host, trusted, ended, requests) => {
    let received = 0;
    const server = createServer(
      { key: readFileSync(fixture("key")), cert: readFileSync(fixture("certificate")) },
      (_request, response) => {
        received += 1;
        response.setHeader("content-type", "application/json");
        response.end('{"id":"c-1"}');
      },
    );
    server.listen(0, host);
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, ...(trusted && { NODE_EXTRA_CA_CERTS: fixture("certificate") }) };
    const run = spawn(process.execPath, [child.program, `https://${host}:${port}`, "success", sender], {
      env,
    });
    let printed = "";
    run.stdout.on("data", (text) => {
      printed += text;
    });
    await once(run, "close");
    expect(JSON.parse(printed)).toMatchObject({ ended });
    expect(received).toBe(requests);
  });
});
