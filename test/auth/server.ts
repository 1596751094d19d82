import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { onTestFinished } from "vitest";
import type { BankingError } from "../../src/errors.js";
import { call } from "../../src/http/attempts/call.js";
import { type Credential, credentialsOf } from "../../src/http/attempts/credentials.js";
import { RetryBudget } from "../../src/http/attempts/retry.js";
import { removedNames } from "../../src/http/bodies/answer.js";
import { type CallOptions, limits } from "../../src/http/options.js";
import { fetchSender } from "../../src/http/sending/fetch.js";

export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Handler = (request: Received, response: ServerResponse, count: number) => void;

/** A server on loopback that remembers what it received. */
export async function serve(handler: Handler) {
  const received: Received[] = [];
  let closed = 0;
  const server = createServer(async (request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) closed += 1;
    });
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    const one = { method, url, headers, body };
    received.push(one);
    handler(one, response, received.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { origin, tokenUrl: `${origin}/oauth/token`, received, abandoned: () => closed };
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

/** Answers token-1, token-2 … */
export function issue(fields: object = {}): Handler {
  return (_request, response, count) =>
    json(response, 200, {
      access_token: `token-${count}`,
      token_type: "Bearer",
      expires_in: 3600,
      ...fields,
    });
}

/** A client of one read, `GET /thing`. */
export function apiClient(origin: string, token: Credential) {
  const connection = {
    provider: "test",
    send: fetchSender(),
    budget: new RetryBudget(),
    onEvent: undefined,
    readRefusal: undefined,
  };
  const { headers, asked } = credentialsOf({ bearer: ["authorization", "Bearer "] }, ["bearer"], () => token);
  return (options: CallOptions = {}) =>
    call(connection, {
      id: "getThing",
      operation: { method: "GET", path: "/thing", effect: "read", answer: "object" },
      base: origin,
      url: `${origin}/thing`,
      body: undefined,
      headers,
      asked,
      acts: wanted,
      limits: limits(quick, "config"),
      options,
      without: removedNames([]),
      as: (answer) => answer,
    });
}

export const wanted = { operation: "getThing" };
export const quick = { backoff: { baseMs: 1, maxMs: 5 } };

export async function failure(work: Promise<unknown> | (() => unknown)): Promise<BankingError> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    return error as BankingError;
  }
  throw new Error("it did not fail");
}

/** All that can be seen of a value, hidden properties and causes included. */
export function visible(value: unknown, seen = new Set<unknown>()): string {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const parts = [inspect(value, { showHidden: true, depth: 20, getters: true }), JSON.stringify(value) ?? ""];
  for (const name of Reflect.ownKeys(value))
    parts.push(String(name), visible(Reflect.get(value, name), seen));
  return parts.join("\n");
}
