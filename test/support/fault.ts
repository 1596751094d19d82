// A server that misbehaves on purpose, on a real loopback socket.

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** By `performance.now()`. */
  readonly at: number;
}

/** What the server does with one request. `socket` is there for answers that HTTP forbids. */
export type Behaviour = (exchange: {
  readonly request: Received;
  readonly response: ServerResponse;
  readonly socket: Socket;
}) => void;

/** A server that follows a script, one behaviour a request; the last one is for all that follow. */
export async function faultServer(...script: readonly [Behaviour, ...Behaviour[]]) {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const underWay = new Set<Socket>();
  let connections = 0;
  let sent = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (incoming, response) => {
    let body = "";
    try {
      for await (const chunk of incoming) body += chunk;
    } catch {
      return;
    }
    const { method = "", url: path = "", headers, socket } = incoming;
    const request = { method, path, headers, body, at: performance.now() };
    received.push(request);
    underWay.add(socket);
    response.on("finish", () => underWay.delete(socket));
    const behaviour = script[Math.min(received.length, script.length) - 1];
    behaviour?.({ request, response, socket });
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sent += socket.bytesWritten;
      sockets.delete(socket);
      underWay.delete(socket);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    /** Connections made so far. */
    connections: () => connections,
    /** Connections with an unfinished answer. (After an abort, Node's `fetch` opens another one, which it then leaves idle.) */
    busy: () => underWay.size,
    /** Bytes written to connections that are closed by now. */
    sent: () => sent,
  };
}

/** An address on this machine where nobody listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

/** Waits until `condition` holds, at most a second. */
export async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !condition(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return condition();
}

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** An answer; what is not text already is sent as JSON. */
export function answer(status: number, body: unknown = {}, headers: Headers = {}): Behaviour {
  return ({ response }) => {
    response.writeHead(status, {
      "content-type": "application/json",
      ...(headers as Record<string, string>),
    });
    response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  };
}

export const page = (status: number): Behaviour =>
  answer(status, "<html><body>Bad gateway</body></html>", { "content-type": "text/html" });

/** Closes the connection with RST before any answer. */
export const reset: Behaviour = ({ socket }) => socket.resetAndDestroy();

/** Closes the connection in good order, without an answer. */
export const hangUp: Behaviour = ({ socket }) => socket.end();

/** Never answers. */
export const silence: Behaviour = () => {};

/** Headers, then nothing. */
export const headersOnly =
  (status = 200): Behaviour =>
  ({ response }) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": "1000" });
    response.flushHeaders();
  };

/** A byte every few milliseconds, without end. */
export const drip =
  (status = 200): Behaviour =>
  ({ response }) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.write("{");
    const timer = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(timer));
  };

/** Less than the announced length, then the end. */
export const cutLength =
  (body = '{"customers":['): Behaviour =>
  ({ socket }) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n${body}`);

/** A chunk, and no last one. */
export const cutChunk =
  (body = '{"customers":['): Behaviour =>
  ({ socket }) =>
    socket.end(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`,
    );

/** A reset in the middle of a body. */
export const resetMidway: Behaviour = ({ response, socket }) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"customers":[');
  setTimeout(() => socket.resetAndDestroy(), 10);
};

/** Bytes as they are, then the end of the connection. */
export const raw =
  (bytes: string): Behaviour =>
  ({ socket }) =>
    socket.end(bytes);

/** A body that goes on for as long as somebody reads it. */
export const endless =
  (status = 200): Behaviour =>
  ({ response }) => {
    const chunk = Buffer.alloc(64 * 1024, " ");
    response.writeHead(status, { "content-type": "application/json" });
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  };

/** Compressed so well that `megabytes` come out of a few kilobytes. */
export const bomb =
  (encoding: "gzip" | "deflate" | "br", compress: (bytes: Buffer) => Buffer, megabytes: number): Behaviour =>
  ({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": encoding });
    response.end(compress(Buffer.alloc(megabytes * 2 ** 20, " ")));
  };

export const gzipped = (body: unknown): Buffer => gzipSync(JSON.stringify(body));
