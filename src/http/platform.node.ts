// Node's `fetch` is slow and hides in which phase a request failed; its http module is fast and says so.

import { Agent, type ClientRequest, type IncomingMessage, request as sendHttp } from "node:http";
import { Agent as SecureAgent, request as sendHttps } from "node:https";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Collector, type Incoming, type Outgoing, type Sender, type Sending, undecodable } from "./sender.js";

// Idle connections are let go before most servers do so: a write into a closing one would end as `unknown`.
const pool = { keepAlive: true, timeout: 4_000, maxSockets: 128, maxFreeSockets: 128 };
const plain = new Agent(pool);
const secure = new SecureAgent(pool);

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Sends through node:http and node:https, which follow no redirect and keep no cookie. */
export function platformSender(): Sender {
  return start;
}

// Few, and parsing one for every request costs as much as a tenth of it.
const origins = new Map<string, URL>();

function start({ url, method, headers, body }: Outgoing): Sending {
  const https = url.startsWith("https:");
  const pathAt = `${url}/`.indexOf("/", "https://".length);
  const origin = url.slice(0, pathAt);
  const host = origins.get(origin) ?? new URL(origin);
  origins.set(origin, host);
  // A URL, not options alone: with those, Node reads inherited members too.
  const request = (https ? sendHttps : sendHttp)(host, {
    path: url.slice(pathAt) || "/",
    method,
    headers: { ...headers, "accept-encoding": "gzip, br" },
    agent: https ? secure : plain,
  });
  const sending = {
    sent: false,
    cancel() {
      request.destroy();
    },
    answer: new Promise<Incoming>((resolve, reject) => {
      request.once("response", (response) => resolve(incoming(request, response)));
      // After the answer began, its body shows what went wrong.
      request.on("error", reject);
      // A change of protocol ends without an error.
      request.once("close", () => reject(new Error("closed")));
    }),
  };
  request.once("socket", (socket) => {
    const connected = () => {
      sending.sent = true;
    };
    if (!socket.connecting) connected();
    else socket.once(https ? "secureConnect" : "connect", connected);
  });
  request.end(body);
  return sending;
}

function incoming(request: ClientRequest, response: IncomingMessage): Incoming {
  const { statusCode: status = 0, headers } = response;
  return {
    status,
    header(name) {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : (value ?? null);
    },
    headers: () => new Headers(pairs(response.rawHeaders)),
    async read(maxBytes, tolerant) {
      const collector = new Collector(maxBytes, tolerant);
      try {
        await collect(decoded(response, headers["content-encoding"]), response, collector);
        return collector.text();
      } catch (error) {
        request.destroy();
        throw error;
      }
    },
  };
}

/** The body's bytes as they were before compression. */
function decoded(response: IncomingMessage, encoding: string | undefined): Readable {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  return names.reduceRight<Readable>((stream, name) => {
    const decoder = decoders.get(name);
    if (!decoder) throw undecodable();
    const next = decoder();
    stream.once("error", (error) => next.destroy(error));
    return stream.pipe(next);
  }, response);
}

function collect(stream: Readable, response: IncomingMessage, collector: Collector): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (settle: () => void) => {
      stream.removeListener("data", take);
      settle();
    };
    const take = (chunk: Uint8Array) => {
      try {
        if (collector.add(chunk)) return;
        response.destroy();
        stop(resolve);
      } catch (error) {
        stop(() => reject(error));
      }
    };
    stream.on("data", take);
    stream.once("end", resolve);
    stream.once("error", (error) => {
      reject(stream === response || response.errored ? error : undecodable());
    });
    // A connection that ends before the body does.
    response.once("close", () => {
      if (!response.complete) reject(new Error("cut"));
    });
  });
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""]] : []));
}
