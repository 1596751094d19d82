import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { senders } from "../support/operations.js";
import { bundledChild } from "../support/program.js";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));

describe.each(senders)("https, sent by $name", ({ name: sender }) => {
  let child: Awaited<ReturnType<typeof bundledChild>>;
  beforeAll(async () => {
    child = await bundledChild();
  });
  afterAll(() => child.remove());

  test.each([
    ["a server that is who it says", "localhost", "certificate", "certificate", "success"],
    ["one that an authority of our own vouches for", "localhost", "server", "authority", "success"],
    ["no server that only vouches for itself", "localhost", "certificate", "", "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["no server of an unknown authority", "localhost", "server", "", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    ["no server of another address", "127.0.0.1", "server", "authority", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["no server of another name", "localhost", "elsewhere", "authority", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["no server whose certificate has expired", "localhost", "expired", "authority", "CERT_HAS_EXPIRED"],
  ])("goes to %s", async (_name, host, certificate, trusted, expected) => {
    const succeeds = expected === "success";
    let received = 0;
    const server = createServer(
      {
        key: readFileSync(fixture(certificate === "certificate" ? "key" : `${certificate}-key`)),
        cert: readFileSync(fixture(certificate)),
      },
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
    const env = { ...process.env, ...(trusted && { NODE_EXTRA_CA_CERTS: fixture(trusted) }) };
    const run = spawn(process.execPath, [child.program, `https://${host}:${port}`, "success", sender], {
      env,
    });
    let printed = "";
    run.stdout.on("data", (text) => {
      printed += text;
    });
    await once(run, "close");
    expect(JSON.parse(printed)).toMatchObject(
      succeeds ? { ended: expected } : { ended: "network", reason: expected },
    );
    expect(received).toBe(succeeds ? 1 : 0);
  });
});
