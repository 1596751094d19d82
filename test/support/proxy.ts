// A proxy on loopback that tunnels, and asks for credentials if it is told to.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

export const tlsFixture = (name: string) =>
  readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), "utf8");

export interface Proxy {
  readonly origin: string;
  /** Of each tunnel, where it was to lead. */
  readonly asked: readonly string[];
}

export async function connectProxy({
  secure = false,
  credentials,
}: {
  readonly secure?: boolean;
  readonly credentials?: string;
} = {}): Promise<Proxy> {
  const asked: string[] = [];
  const proxy = secure
    ? createSecureServer({ key: tlsFixture("server-key"), cert: tlsFixture("server") })
    : createServer();
  proxy.on("connect", (request, socket) => {
    const { host, port } = /^(?<host>.*):(?<port>\d+)$/.exec(request.url ?? "")?.groups ?? {};
    asked.push(request.url ?? "");
    socket.on("error", () => {});
    if (credentials !== undefined && request.headers["proxy-authorization"] !== credentials) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    onTestFinished(() => void onward.destroy());
  });
  proxy.listen(0, "localhost");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  return { origin: `http${secure ? "s" : ""}://localhost:${port}`, asked };
}
