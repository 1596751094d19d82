import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { cachedToken } from "../../src/auth/index.js";
import type { ClientEvent } from "../../src/http/events.js";
import type { ClientOptions } from "../../src/http/options.js";
import { BankingError } from "../../src/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { answer, type Behaviour, faultServer, type Received, reset, silence } from "../support/fault.js";
import {
  clients,
  failure,
  leaks,
  operations,
  planted,
  quick,
  senders,
  towards,
  visible,
} from "../support/operations.js";

/** Everything a request said, as a server would quote it. */
function quoted({ path, headers, body }: Received): string {
  return `${decodeURIComponent(path)} ${JSON.stringify(headers)} ${body} ${Object.values(planted).join(" ")}`;
}

const all = Object.values(planted);
const oneLine = all.join(" ");
const said = (make: (text: string, request: Received) => Behaviour): Behaviour => {
  return (exchange) => make(quoted(exchange.request), exchange.request)(exchange);
};

const echoes: readonly (readonly [string, Behaviour])[] = [
  [
    "a refusal that quotes the request",
    said((text) => answer(400, { message: text, detail: text, code: text })),
  ],
  ["a refusal in HTML", said((text) => answer(502, `<pre>${text}</pre>`, { "content-type": "text/html" }))],
  ["JSON that does not parse", said((text) => answer(200, `{"customers": ${text}`))],
  ["JSON that stops within a quotation", answer(200, `{"email":"${planted.email}`)],
  ["a bare value", answer(200, JSON.stringify(planted.pinCode))],
  ["HTML with status 200", said((text) => answer(200, text, { "content-type": "text/html" }))],
  ["a failure declared inside a success", said((text) => answer(200, { error: { message: text } }))],
  ["a redirect to it", said((text) => answer(307, {}, { location: `/?q=${encodeURIComponent(text)}` }))],
  ["a content type of it", answer(200, "{}", { "content-type": oneLine })],
  [
    "a reason phrase of it",
    ({ socket }) => socket.end(`HTTP/1.1 400 ${oneLine}\r\ncontent-length: 0\r\n\r\n`),
  ],
  ["header lines that are none", ({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${oneLine}\r\n\r\n`)],
  ["no HTTP, but it", ({ socket }) => socket.end(oneLine)],
  ["too much of it", said((text) => answer(200, text.repeat(10_000)))],
  ["a missing list with it", said((text) => answer(200, { customers: text, id: null }))],
  [
    "bytes that are no UTF-8 around it",
    answer(200, Buffer.concat([Buffer.from(oneLine), Buffer.from([0xff])])),
  ],
  ["nothing at all", silence],
  ["a reset", reset],
];

// Names of headers and of JSON members that errors do carry.
const ids = ["x-request-id", "request-id", "x-correlation-id"];
const shapes: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => secret.toUpperCase(),
  (secret) => `req-${secret}-1`,
];
const worded = all.filter((secret) => /^[\w.-]+$/.test(secret));

describe.each(senders)("secrets, sent by $name", ({ options: sender }) => {
  describe.each(echoes)("%s", (_name, behaviour) => {
    test.each(operations)("$name: leaves nothing in the error or the events", async ({ run }) => {
      const server = await faultServer(behaviour);
      const events: ClientEvent[] = [];
      const options = towards(server.origin, sender, {
        timeoutMs: 60,
        maxRetries: 0,
        maxResponseBytes: 100_000,
        onEvent: (event) => events.push(event),
      });
      const found = await run(options).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(leaks(found)).toEqual([]);
      expect(leaks(events)).toEqual([]);
      expect(events.length).toBeGreaterThan(0);
    });
  });

  test.each([operations[0]!, operations[4]!, operations[6]!])(
    "$name: a request id that says what the request said is dropped, from events of successes too",
    async ({ run, good }) => {
      let header = "";
      let shaped = shapes[0]!;
      let secret = "";
      let status = 200;
      let echoed = 0;
      const server = await faultServer((exchange) => {
        const { path, headers, body } = exchange.request;
        const known = `${path} ${Object.values(headers).join(" ")} ${body}`.includes(secret);
        echoed += Number(known);
        // A server can only echo what this request told it.
        const id = known ? shaped(secret) : "0f0f-9c";
        answer(status, status === 200 ? good : {}, { [header]: id })(exchange);
      });
      const events: ClientEvent[] = [];
      const options = towards(server.origin, sender, { onEvent: (event) => events.push(event) });
      for (header of ids)
        for (shaped of shapes)
          for (secret of worded)
            for (status of [200, 422]) {
              const found = await run(options).catch((error: unknown) => error);
              if (status === 422) expect(leaks(found)).toEqual([]);
            }
      expect(leaks(events)).toEqual([]);
      expect(echoed).toBeGreaterThan(ids.length * shapes.length * 2);
    },
  );

  test("a code that the request did not say is kept, one that it said is not", async () => {
    const code = async (word: string, more: object = {}) => {
      const server = await faultServer(answer(400, { code: word, ...more }));
      return (await failure(operations[4]!.run(towards(server.origin, sender)))).code;
    };
    expect(await code("CUSTOMER_BLOCKED")).toBe("CUSTOMER_BLOCKED");
    expect(await code("limit.reached-E42")).toBe("limit.reached-E42");
    for (const word of [
      planted.family,
      planted.family.toUpperCase(),
      planted.family.slice(0, -3),
      `E_${planted.family}`,
      "ada@example.com",
      "two words",
      "4711",
      "+44",
      "x".repeat(100),
      "",
    ]) {
      expect(await code(word), word).toBeUndefined();
    }
  });

  test("a request id is kept: the first of the three headers", async () => {
    const id = async (headers: Record<string, string>) => {
      const server = await faultServer(answer(500, {}, headers));
      return (await failure(operations[4]!.run(towards(server.origin, sender)))).requestId;
    };
    expect(await id({ "x-request-id": "3f2a-1", "request-id": "b-77", "x-correlation-id": "c-88" })).toBe(
      "3f2a-1",
    );
    expect(await id({ "request-id": "b-77", "x-correlation-id": "c-88" })).toBe("b-77");
    expect(await id({ "x-correlation-id": "0HN:00000001" })).toBe("0HN:00000001");
    expect(await id({})).toBeUndefined();
    expect(await id({ "x-request-id": "Ada Lovelace" })).toBeUndefined();
    expect(await id({ "x-request-id": "x".repeat(129) })).toBeUndefined();
  });

  test("a request id may share words with paths, names and types, and no value", async () => {
    const id = async (value: string) => {
      const server = await faultServer(answer(500, {}, { "x-request-id": value }));
      const options = { ...towards(server.origin, sender), baseUrl: `${server.origin}/customer/1.0.0` };
      const work = clients
        .cyrexa(options)
        .update("id-Xq7-c1", { email: planted.email }, { readFirst: false });
      return (await failure(work)).requestId;
    };
    for (const kept of ["customer-17", "update-1.0.0-17", "req-json-1", "person-email-1", "application"])
      expect(await id(kept)).toBe(kept);
    for (const echo of [planted.id, `r-${planted.id}`, "example.com", planted.tenantId, planted.accessToken])
      expect(await id(echo)).toBeUndefined();
  });

  test("a request id or a code that repeats a value in its plain form is dropped, however the value travelled", async () => {
    const told = async (value: string, work: (options: ClientOptions) => Promise<unknown>) => {
      const server = await faultServer(answer(400, { code: value }, { "x-request-id": value }));
      const { requestId, code } = await failure(work(towards(server.origin, sender)));
      return [requestId, code];
    };
    const listed = (query: object) => (options: ClientOptions) =>
      clients.counterparty(options).list(query).page();
    const none = [undefined, undefined];
    expect(await told("+491701234567", listed({ phone: "+491701234567" }))).toEqual(none);
    expect(await told("ERR.Mustermann", listed({ family: "Von Mustermann" }))).toEqual(none);
    const body = { name: { family: "Herr\tMustermann" } };
    expect(
      await told("id-Mustermann", (options) => clients.counterparty(options).update("u-1", body)),
    ).toEqual(none);
    expect(await told("INVALID_LIMIT", listed({ pageSize: 5 }))).toEqual(["INVALID_LIMIT", "INVALID_LIMIT"]);
  });

  test.each([
    ["of 9 MB", "A".repeat(9_000_000)],
    ["of 100 000 quotes", '"'.repeat(100_000)],
    ["of JSON within JSON", JSON.stringify(JSON.stringify(Array(5_000).fill({ a: "b" })))],
  ])("a text %s in a body changes nothing of what becomes of it", async (_name, content) => {
    const ids = { "x-request-id": "rq-77" };
    const server = await faultServer(
      answer(200, { documentIds: [{ documentId: "d-1" }] }, ids),
      answer(503, { code: "BUSY" }, ids),
    );
    const limits = { timeoutMs: 8_000, deadlineMs: 8_000, onEvent() {} };
    const { documents } = clients.cyrexa(towards(server.origin, sender, limits));
    const document = { name: "x", wire: { content } as object };
    expect(await documents.add("c-1", document)).toEqual(["d-1"]);
    expect(await failure(documents.add("c-1", document))).toMatchObject({
      category: "server",
      outcome: "unknown",
      requestId: "rq-77",
      code: "BUSY",
    });
  });

  test("an answer that cannot be used has its request id", async () => {
    const server = await faultServer(answer(200, { first_name: "Ada" }, { "x-request-id": "rq-77" }));
    const work = clients.bankingservice(towards(server.origin, sender)).create({ email: planted.email });
    expect(await failure(work)).toMatchObject({
      category: "invalid_response",
      outcome: "unknown",
      status: 200,
      requestId: "rq-77",
    });
  });

  test.each([
    ["the platform", new TypeError(`bad header ${oneLine}`, { cause: new Error(oneLine) })],
    ["a caller's fetch, by the name of our errors,", new BankingError(oneLine, { category: "input" })],
  ])("what %s throws is not passed on, not even as a cause", async (_name, thrown) => {
    const fetch = () => Promise.reject(thrown);
    const error = await failure(operations[0]!.run({ ...quick, baseUrl: "http://127.0.0.1:1", fetch }));
    expect(error.category).toBe("network");
    expect(error.cause).toBeUndefined();
    expect(leaks(error)).toEqual([]);
  });
});

describe("printing", () => {
  test.each(Object.entries(clients))("a %s client shows no credential", (_name, create) => {
    const client = create({ baseUrl: "http://127.0.0.1:1" });
    for (const value of [client, client.http, { client }, [client], Object.values(client)]) {
      expect(leaks(value)).toEqual([]);
      expect(leaks(inspect(value, { showHidden: true, showProxy: true, depth: 20 }))).toEqual([]);
    }
  });

  test("a client with functions and sources for credentials shows none either", async () => {
    const accessToken = cachedToken(() => planted.accessToken);
    await accessToken.token({ operation: "x" });
    const client = createCyrexaClient({
      accessToken,
      tenantId: planted.tenantId,
      token: () => planted.token,
    });
    expect(leaks(client)).toEqual([]);
    expect(leaks(accessToken)).toEqual([]);
  });

  test("a listing shows neither credentials nor filters", () => {
    const list = clients.counterparty({ baseUrl: "http://127.0.0.1:1" }).list({ phone: planted.phone });
    expect(leaks(list)).toEqual([]);
    expect(visible(list)).not.toContain(planted.phone);
  });
});
