// The bank over HTTP on Node. Faults happen on the socket.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { failure } from "../errors.js";
import { control } from "./control.js";
import { refuseStrangers } from "./faults.js";
import type { Incoming } from "./incoming.js";
import type { Answer, Outcome } from "./outcome.js";
import type { Listen } from "./server.js";

export type { Listening, ListenOptions } from "./server.js";

/** Serves the bank until it is closed, which ends every connection at once. */
export const listen: Listen = async (bank, answer, options) => {
  refuseStrangers("listen", options, ["port", "host", "control"]);
  const { port = 0, host = "127.0.0.1", control: controlled = true } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw failure("config", "port must be a whole number from 0 to 65535");
  const administer = controlled ? control(bank) : undefined;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    try {
      const incoming = await read(request);
      const administered = await administer?.(incoming);
      await write(administered ? { kind: "answer", answer: administered } : await answer(incoming), response);
    } catch {
      // The other side is gone, or the request was not to be read.
      response.destroy();
    }
  });
  const address = await bound(server, port, host);
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    origin: `http://${name === "0.0.0.0" ? "127.0.0.1" : name}:${address}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Resolves to the port. */
function bound(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(taken ? failure("config", `port ${port} is already in use`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address instanceof Object ? address.port : port);
    });
  });
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const body = await text(request);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake.invalid");
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
  return { method: request.method ?? "GET", path: pathname, query: searchParams, headers, body };
}

async function write(outcome: Outcome, response: ServerResponse): Promise<void> {
  switch (outcome.kind) {
    case "answer":
      if (outcome.delayMs) await late(outcome.delayMs, response);
      head(outcome.answer, response).end(outcome.answer.body);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "silence":
      return;
    case "cut": {
      const { body = "{}" } = outcome.answer;
      head(outcome.answer, response).write(body.slice(0, Math.ceil(body.length / 2)));
      setTimeout(() => response.socket?.destroy(), 10);
      return;
    }
    case "drip": {
      head(outcome.answer, response);
      for (const byte of Buffer.from(outcome.answer.body ?? "{}")) {
        await late(100, response);
        response.write(Buffer.of(byte));
      }
      response.end();
    }
  }
}

function head({ status, headers, body }: Answer, response: ServerResponse): ServerResponse {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body !== undefined) response.setHeader("content-length", Buffer.byteLength(body));
  return response;
}

/** Waits, but not for somebody who has left. */
async function late(ms: number, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  response.once("close", leave);
  try {
    await wait(ms, undefined, { signal: left.signal });
  } finally {
    response.off("close", leave);
  }
}
