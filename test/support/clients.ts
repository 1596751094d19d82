import { BankingError, type ClientOptions, type Fetch } from "../../src/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";

/** One request as it was handed to `fetch`. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Parsed; absent where there was none. */
  readonly body: unknown;
}

/** What a server would answer: a `Response`, JSON, or nothing for an empty 200. `count` is 1 for the first request. */
export type Reply = (request: Sent, count: number) => unknown;

/** A `fetch` that answers from a function and remembers what it was asked. */
export function answering(reply: Reply) {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, { method = "GET", headers, body }) => {
    const request = {
      method,
      url: new URL(url),
      headers: new Headers(headers),
      body: typeof body === "string" ? JSON.parse(body) : undefined,
    };
    sent.push(request);
    const answer = reply(request, sent.length);
    return answer instanceof Response ? answer : json(answer);
  };
  return { fetch, sent };
}

export function json(body: unknown, status = 200): Response {
  if (body === undefined) return new Response(null, { status });
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });
}

const quick = { backoff: { baseMs: 1, maxMs: 1 } };

/** Each provider's client on a `fetch` of `answering`, with the requests it made. */
export const connect = {
  cyrexa(reply: Reply, options: ClientOptions = {}) {
    const { fetch, sent } = answering(reply);
    const scope = { accessToken: "access-1", tenantId: "tenant-1", token: "token-1" };
    return { client: createCyrexaClient({ ...quick, ...scope, fetch, ...options }), sent };
  },
  finhub(reply: Reply, options: ClientOptions = {}) {
    const { fetch, sent } = answering(reply);
    const scope = { accessToken: "access-1", tenantId: "tenant-1" };
    return { client: createFinHubClient({ ...quick, ...scope, fetch, ...options }), sent };
  },
  counterparty(reply: Reply, options: ClientOptions = {}) {
    const { fetch, sent } = answering(reply);
    const scope = {
      baseUrl: "https://bank.example.com/api/v1",
      counterpartyGuid: "cp-1",
      jwt: "jwt-1",
      asset: { code: "UAH", issuer: "GISSUER" },
    };
    return { client: createCounterpartyClient({ ...quick, ...scope, fetch, ...options }), sent };
  },
  bankingservice(reply: Reply, options: ClientOptions = {}) {
    const { fetch, sent } = answering(reply);
    const scope = { profileId: "profile_1", accessToken: "access-1" };
    return { client: createBankingServiceClient({ ...quick, ...scope, fetch, ...options }), sent };
  },
};

/** What a promise rejects with, which must be a `BankingError`. */
export async function failure(act: Promise<unknown> | (() => unknown)): Promise<BankingError> {
  try {
    await (typeof act === "function" ? act() : act);
  } catch (error) {
    if (error instanceof BankingError) return error;
    throw new Error("something else than a BankingError was thrown", { cause: error });
  }
  throw new Error("nothing was thrown");
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The same value, frozen at every depth: writing to it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
