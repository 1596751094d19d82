// Which errors of a platform say that nothing was sent, and what may be told of them.

import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { BankingError } from "../../src/errors.js";
import type { ClientEvent } from "../../src/http/events.js";
import type { Fetch } from "../../src/http/options.js";
import { reasonOf } from "../../src/http/sending/failures.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { deadOrigin, faultServer, reset, resetMidway } from "../support/fault.js";
import { aRead, aWrite, failure, leaks, senders, towards } from "../support/operations.js";

const wrap = (cause: unknown) => new TypeError("fetch failed", { cause });
const system = (code: string, syscall?: string, more: object = {}) =>
  Object.assign(new Error(`${syscall} ${code}`), { errno: -1, code, syscall }, more);
const refused = system("ECONNREFUSED", "connect");
const unreadable = new Proxy(new Error("x"), {
  getOwnPropertyDescriptor() {
    throw new Error("no");
  },
});
const circle = new Error("circle");
circle.cause = circle;
const inherited = Object.create({ code: "ECONNREFUSED", syscall: "connect" });
const getter = Object.defineProperty(new Error("x"), "code", {
  get() {
    throw new Error("a getter was called");
  },
});

describe("a create whose fetch fails", () => {
  // What is thrown, how often the create is sent, the reason.
  test.each<[string, unknown, number, string | undefined]>([
    ["refused", wrap(refused), 3, "ECONNREFUSED"],
    ["name not found", wrap(system("ENOTFOUND", "getaddrinfo")), 3, "ENOTFOUND"],
    ["a resolver of the user's", wrap(system("EAI_AGAIN", "queryAaaa")), 3, "EAI_AGAIN"],
    ["all addresses refused", wrap(new AggregateError([refused, refused])), 3, "ECONNREFUSED"],
    ["connecting took too long", wrap({ code: "UND_ERR_CONNECT_TIMEOUT" }), 3, "UND_ERR_CONNECT_TIMEOUT"],
    ["certificate expired", wrap({ code: "CERT_HAS_EXPIRED" }), 3, "CERT_HAS_EXPIRED"],
    [
      "another name",
      wrap({ code: "ERR_TLS_CERT_ALTNAME_INVALID", host: "h" }),
      3,
      "ERR_TLS_CERT_ALTNAME_INVALID",
    ],
    ["closed during the handshake", wrap({ code: "ECONNRESET", localAddress: undefined }), 3, "ECONNRESET"],
    ["node-fetch: the code on the error itself", system("ECONNREFUSED"), 3, "ECONNREFUSED"],
    [
      "Bun: refused",
      Object.assign(new Error("x"), { code: "ConnectionRefused", errno: 0 }),
      3,
      "ConnectionRefused",
    ],
    ["wrapped twice", wrap(wrap(refused)), 3, "ECONNREFUSED"],

    ["an empty AggregateError", wrap(new AggregateError([])), 1, undefined],
    ["an AggregateError of nothing", wrap(new AggregateError([undefined])), 1, undefined],
    ["an AggregateError of text", wrap(new AggregateError(["connect ECONNREFUSED"])), 1, undefined],
    [
      "an empty one with a code",
      wrap(Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })),
      1,
      "ECONNREFUSED",
    ],
    [
      "one address refused, one reset",
      wrap(new AggregateError([refused, system("ECONNRESET", "read")])),
      1,
      "ECONNREFUSED",
    ],
    [
      "reset, after a refusal",
      Object.assign(wrap(refused), { code: "ECONNRESET", syscall: "read" }),
      1,
      "ECONNRESET",
    ],
    ["no cause", wrap(undefined), 1, undefined],
    ["a cause of null", wrap(null), 1, undefined],
    ["a cause of text", wrap("connect ECONNREFUSED"), 1, undefined],
    ["a list as cause", wrap([refused]), 1, undefined],
    ["reset while reading", wrap(system("ECONNRESET", "read")), 1, "ECONNRESET"],
    ["a time-out while reading", wrap(system("ETIMEDOUT", "read")), 1, "ETIMEDOUT"],
    ["refused, in another call than connect", wrap(system("ECONNREFUSED", "write")), 1, "ECONNREFUSED"],
    ["Bun: closed", Object.assign(new Error("x"), { code: "ConnectionClosed" }), 1, "ConnectionClosed"],
    [
      "Deno, which has words only",
      wrap(new Error("tcp connect error: Connection refused (os error 111)")),
      1,
      undefined,
    ],
    [
      "workerd",
      Object.assign(new Error("Network connection lost."), { retryable: true, remote: true }),
      1,
      undefined,
    ],
    ["a circle", circle, 1, undefined],
    ["thousands of errors", wrap(new AggregateError(Array(5_000).fill(refused))), 1, undefined],
    ["what is inherited", wrap(inherited), 1, undefined],
    ["a getter that throws", wrap(getter), 1, undefined],
    ["a proxy that throws", wrap(unreadable), 1, undefined],
    ["a code that nobody knows", wrap({ code: "ADA_LOVELACE", syscall: "read" }), 1, undefined],
    ["a code that is no text", wrap({ code: 111 }), 1, undefined],
    ["undefined", undefined, 1, undefined],
    ["text", "ECONNREFUSED", 1, undefined],
    ["a function", () => {}, 1, undefined],
  ])("%s", async (_name, thrown, requests, reason) => {
    let sent = 0;
    const events: ClientEvent[] = [];
    const fetch: Fetch = async () => {
      sent += 1;
      throw thrown;
    };
    const onEvent = (event: ClientEvent) => events.push(event);
    const error = await failure(aWrite.run(towards("https://bank.example", { fetch }, { onEvent })));
    expect(sent).toBe(requests);
    expect(error).toMatchObject({ category: "network", outcome: requests === 1 ? "unknown" : "not_sent" });
    expect(error.reason).toBe(reason);
    expect(error.toJSON().reason).toBe(reason);
    for (const event of events) if (event.type !== "retry") expect(event).toMatchObject({ reason });
  });
});

test("the reason is the first known code, however deep it is", () => {
  expect(reasonOf({ code: "SOMETHING", cause: { cause: { code: "EPIPE" } } })).toBe("EPIPE");
});

describe.each(senders)("a connection that fails, sent by $name", ({ options: sender }) => {
  const attempt = async (origin: string, operation = aWrite) => {
    const events: ClientEvent[] = [];
    const onEvent = (event: ClientEvent) => events.push(event);
    const options = towards(origin, sender, { onEvent, timeoutMs: 4_000, deadlineMs: 9_000, maxRetries: 1 });
    const error = await failure(operation.run(options));
    expect(leaks(error)).toEqual([]);
    expect(JSON.stringify([error, events])).not.toMatch(/127\.0\.0\.1|localhost|invalid\b/);
    const reasons = events.map((event) => ("reason" in event ? event.reason : undefined));
    return { error, reasons };
  };

  test("is refused", async () => {
    const { error, reasons } = await attempt(await deadOrigin());
    expect(error).toMatchObject({ reason: "ECONNREFUSED", outcome: "not_sent", attempts: 2 });
    expect(reasons).toEqual(["ECONNREFUSED", undefined, "ECONNREFUSED", "ECONNREFUSED"]);
  });

  test("to a name that nobody has", async () => {
    const { error } = await attempt("https://bank.invalid");
    expect(error).toMatchObject({ outcome: "not_sent", attempts: 2 });
    // Without a network there is no resolver to say that there is no such name.
    expect(error.reason).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  test.each(["resetAndDestroy", "destroy"] as const)("in the TLS handshake: %s", async (close) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on("error", () => {});
      socket.once("data", () => socket[close]());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { error } = await attempt(`https://127.0.0.1:${port}`);
    expect(error).toMatchObject({ reason: "ECONNRESET", outcome: "not_sent", attempts: 2 });
    expect(connections).toBe(2);
  });

  test("after the request was sent", async () => {
    const server = await faultServer(reset);
    const { error } = await attempt(server.origin);
    expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
    expect(error.reason).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/);
    expect(server.received).toHaveLength(1);
  });

  test("in the middle of an answer", async () => {
    const server = await faultServer(resetMidway);
    const { error } = await attempt(server.origin, aRead);
    expect(error).toMatchObject({ category: "network", attempts: 2 });
    expect(error.reason).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/);
  });

  test("says nothing of it where a server answered", async () => {
    const server = await faultServer(({ response }) => response.writeHead(500).end());
    const { error } = await attempt(server.origin);
    expect(error).not.toHaveProperty("reason", expect.anything());
  });
});

test.each([
  ["ECONNREFUSED", "ECONNREFUSED"],
  ["AdaLovelace", undefined],
])("a reason of an error that a credential throws is told if it is a known code: %s", async (given, told) => {
  const accessToken = () => {
    throw new BankingError("no", { category: "network", reason: given });
  };
  const client = createBankingServiceClient({ profileId: "p", accessToken, maxRetries: 0 });
  const error = await failure(client.get("c-1"));
  expect(error.category).toBe("auth");
  expect(error.reason).toBe(told);
});
