import { describe, expect, test } from "vitest";
import { backoffMs, retryAfterMs } from "../../src/http/attempts/retry.js";
import {
  answer,
  type Behaviour,
  cutChunk,
  cutLength,
  deadOrigin,
  endless,
  faultServer,
  hangUp,
  page,
  raw,
  reset,
  resetMidway,
  silence,
  until,
} from "../support/fault.js";
import {
  aRead,
  aWrite,
  clients,
  failure,
  operations,
  planted,
  reads,
  senders,
  towards,
  writes,
} from "../support/operations.js";

const broken: readonly (readonly [string, Behaviour])[] = [
  ["reset before any answer", reset],
  ["closed without an answer", hangUp],
  ["cut short of its length", cutLength()],
  ["cut between chunks", cutChunk()],
  ["cut before its body", cutLength("")],
  ["cut after a whole document", cutLength('{"customers":[],"id":"c-1"}')],
  ["reset in the middle of its body", resetMidway],
  ["no HTTP at all", raw("220 mail.example.com ESMTP\r\n")],
  [
    "a change of protocol",
    raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
  ],
  ["headers beyond all measure", raw(`HTTP/1.1 200 OK\r\nx-long: ${"x".repeat(200_000)}\r\n\r\n{}`)],
  ["two lengths", raw("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}")],
  ["a length that is no number", raw("HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}")],
  ["a chunk that is none", raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")],
];

// Status, category, outcome of a write, whether a read is tried again.
const refusals = [
  [400, "bad_request", "rejected", false],
  [401, "auth", "rejected", false],
  [402, "bad_request", "rejected", false],
  [403, "permission", "rejected", false],
  [404, "not_found", "rejected", false],
  [405, "bad_request", "rejected", false],
  [408, "bad_request", "unknown", true],
  [409, "conflict", "rejected", false],
  [410, "not_found", "rejected", false],
  [412, "bad_request", "rejected", false],
  [413, "bad_request", "rejected", false],
  [415, "bad_request", "rejected", false],
  [418, "bad_request", "rejected", false],
  [422, "bad_request", "rejected", false],
  [425, "bad_request", "rejected", false],
  [451, "bad_request", "rejected", false],
  [500, "server", "unknown", true],
  [501, "server", "unknown", false],
  [502, "server", "unknown", true],
  [503, "server", "unknown", true],
  [504, "server", "unknown", true],
  [505, "server", "unknown", false],
  [511, "server", "unknown", false],
  [599, "server", "unknown", false],
] as const;

describe.each(senders)("retries, sent by $name", ({ options: sender }) => {
  describe.each(broken)("an answer %s", (_name, behaviour) => {
    test.each(reads)("$name: is tried three times in all", async ({ run }) => {
      const server = await faultServer(behaviour);
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "network",
        attempts: 3,
        retryable: true,
        status: undefined,
        outcome: undefined,
      });
      expect(server.received).toHaveLength(3);
    });

    test.each(writes)("$name: is sent once, and may have happened", async ({ run }) => {
      const server = await faultServer(behaviour);
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "network",
        attempts: 1,
        outcome: "unknown",
        retryable: false,
      });
      expect(server.received).toHaveLength(1);
    });
  });

  test.each(reads)("$name: succeeds when the third attempt does", async ({ run, good }) => {
    const server = await faultServer(reset, page(502), answer(200, good));
    await expect(run(towards(server.origin, sender))).resolves.toBeDefined();
    expect(server.received).toHaveLength(3);
  });

  test("a read that timed out is tried again", async () => {
    const server = await faultServer(silence, answer(200, aRead.good));
    await aRead.run(towards(server.origin, sender, { timeoutMs: 100 }));
    expect(server.received).toHaveLength(2);
  });

  test.each(operations)("$name: a connection that was never made is tried again, writes too", async (row) => {
    const retries: number[] = [];
    const options = towards(await deadOrigin(), sender, {
      onEvent: (event) => event.type === "retry" && retries.push(event.attempt),
    });
    const error = await failure(row.run(options));
    expect(error).toMatchObject({
      category: "network",
      attempts: 3,
      retryable: true,
      outcome: row.effect === "write" ? "not_sent" : undefined,
    });
    expect(retries).toEqual([2, 3]);
  });

  test("a host without an address is a connection that was never made", async () => {
    const options = towards("https://no-such-host.invalid", sender, { timeoutMs: 3_000, maxRetries: 0 });
    expect(await failure(aWrite.run(options))).toMatchObject({ category: "network", outcome: "not_sent" });
  });

  describe.each(refusals)("status %i", (status, category, outcome, again) => {
    test.each([aRead, reads[1]!])(
      `$name: is ${category}${again ? " and tried again" : ""}`,
      async ({ run }) => {
        const server = await faultServer(answer(status));
        const error = await failure(run(towards(server.origin, sender)));
        expect(error).toMatchObject({
          category,
          status,
          attempts: again ? 3 : 1,
          retryable: again,
          outcome: undefined,
        });
        expect(server.received).toHaveLength(again ? 3 : 1);
      },
    );

    test.each(writes.slice(0, 2))(`$name: is ${category}, ${outcome} and sent once`, async ({ run }) => {
      const server = await faultServer(answer(status));
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({ category, status, outcome, attempts: 1, retryable: false });
      expect(server.received).toHaveLength(1);
    });
  });

  test.each(operations)("$name: 429 is tried again, writes too", async ({ run, effect }) => {
    const server = await faultServer(answer(429));
    const error = await failure(run(towards(server.origin, sender)));
    expect(error).toMatchObject({
      category: "rate_limit",
      status: 429,
      attempts: 3,
      retryable: true,
      outcome: effect === "write" ? "rejected" : undefined,
    });
    expect(server.received).toHaveLength(3);
  });

  test.each(writes)("$name: a failure of the server is sent once", async ({ run }) => {
    const server = await faultServer(page(503));
    const error = await failure(run(towards(server.origin, sender)));
    expect(error).toMatchObject({ category: "server", outcome: "unknown", attempts: 1, retryable: false });
    expect(server.received).toHaveLength(1);
  });

  test("a write repeated after 429 that then breaks stays unknown, and is not sent a third time", async () => {
    const server = await faultServer(answer(429), reset);
    const error = await failure(aWrite.run(towards(server.origin, sender)));
    expect(error).toMatchObject({ category: "network", outcome: "unknown", attempts: 2, retryable: false });
    expect(server.received).toHaveLength(2);
  });

  test("early hints come before an answer, and are none", async () => {
    const good = JSON.stringify(aRead.good);
    const server = await faultServer(
      raw(
        `HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${good.length}\r\n\r\n${good}`,
      ),
    );
    await expect(aRead.run(towards(server.origin, sender))).resolves.toBeDefined();
    expect(server.received).toHaveLength(1);
  });

  describe("an answer that is not what it should be", () => {
    test.each(operations)("$name: is not asked for again", async ({ run, effect }) => {
      const server = await faultServer(page(200));
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "invalid_response",
        status: 200,
        attempts: 1,
        retryable: false,
        outcome: effect === "write" ? "unknown" : undefined,
      });
      expect(server.received).toHaveLength(1);
    });
  });

  test.each([0, 1, 4])("maxRetries: %i", async (maxRetries) => {
    const server = await faultServer(answer(503));
    const error = await failure(aRead.run(towards(server.origin, sender, { maxRetries })));
    expect(error.attempts).toBe(maxRetries + 1);
    expect(server.received).toHaveLength(maxRetries + 1);
  });

  test("every attempt sends the same bytes, also when the caller changes them meanwhile", async () => {
    const body: { customerStatus: string }[] = [{ customerStatus: "new" }];
    const server = await faultServer((exchange) => {
      body[0]!.customerStatus = "changed";
      answer(429)(exchange);
    });
    const client = clients.cyrexa(towards(server.origin, sender));
    await failure(client.http.POST("/createBulk", { body: body as never }));
    expect(server.received.map((request) => request.body)).toEqual(
      Array.from({ length: 3 }, () => '[{"customerStatus":"new"}]'),
    );
    expect(new Set(server.received.map(({ path }) => path)).size).toBe(1);
  });

  describe("idempotency keys", () => {
    const path = "/v1/profiles/{profileId}/payments";
    const params = { path: { profileId: "profile-1" } };
    const pay = (origin: string, body: object, idempotencyKey?: string) =>
      clients
        .bankingservice(towards(origin, sender))
        .http.POST(path, { params, body: body as never, call: { idempotencyKey } });
    const references = (server: { received: readonly { body: string }[] }) =>
      server.received.map(({ body }) => (JSON.parse(body) as { reference?: string }).reference);

    test("a write with a documented key is retried like a read, with the same key", async () => {
      const server = await faultServer(reset, page(502), answer(200, { id: "p-1" }));
      await pay(server.origin, { amount: 1 });
      const [first, ...others] = references(server);
      expect(first).toMatch(/^[\w-]{16,}$/);
      expect(others).toEqual([first, first]);
    });

    test("what may have happened in one attempt is not undone by the refusal of the next", async () => {
      const server = await faultServer(reset, answer(422));
      const error = await failure(pay(server.origin, { amount: 1 }));
      expect(error).toMatchObject({ category: "bad_request", status: 422, outcome: "unknown", attempts: 2 });
    });

    test("each call has a key of its own", async () => {
      const server = await faultServer(answer(200, { id: "p-1" }));
      await pay(server.origin, { amount: 1 });
      await pay(server.origin, { amount: 1 });
      expect(new Set(references(server)).size).toBe(2);
    });

    test("the caller's key goes out, in the body and as a header", async () => {
      const server = await faultServer(answer(200, { id: "p-1" }));
      await pay(server.origin, { amount: 1 }, "key-1");
      expect(references(server)).toEqual(["key-1"]);
      expect(server.received[0]?.headers["idempotency-key"]).toBe("key-1");
    });

    test.each([undefined, null, ""])(
      "a body whose key is %j has none: one is made for all attempts",
      async (none) => {
        const server = await faultServer(reset, page(502), answer(200, { id: "p-1" }));
        await pay(server.origin, { amount: 1, reference: none });
        const [first, ...others] = references(server);
        expect(first).toMatch(/^[\w-]{16,}$/);
        expect(others).toEqual([first, first]);
      },
    );

    test("a body's own key is the caller's, and must not contradict the option", async () => {
      const server = await faultServer(reset, answer(200, { id: "p-1" }));
      await pay(server.origin, { amount: 1, reference: "own-1" });
      expect(references(server)).toEqual(["own-1", "own-1"]);
      const error = await failure(pay(server.origin, { amount: 1, reference: "own-1" }, "key-1"));
      expect(error).toMatchObject({ category: "input", attempts: 0, outcome: "not_sent" });
      expect(error.message).toContain("idempotencyKey");
      await pay(server.origin, { amount: 1, reference: "key-1" }, "key-1");
    });

    test("what may have happened can be repeated with the caller's key, not with one that is made anew", async () => {
      const server = await faultServer(answer(503));
      const made = await failure(pay(server.origin, { amount: 1 }));
      expect(made).toMatchObject({ attempts: 3, outcome: "unknown", retryable: false });
      for (const again of [
        pay(server.origin, { amount: 1 }, "key-1"),
        pay(server.origin, { amount: 1, reference: "own-1" }),
      ]) {
        expect(await failure(again)).toMatchObject({ attempts: 3, outcome: "unknown", retryable: true });
      }
    });

    test.each([
      ["a list", [{ amount: 1 }]],
      ["a Map", new Map([["amount", 1]])],
    ])("%s holds no key, so it is sent once or not at all", async (_name, body) => {
      const server = await faultServer(reset);
      expect((await failure(pay(server.origin, body))).attempts).toBeLessThanOrEqual(1);
      expect(server.received.length).toBeLessThanOrEqual(1);
    });

    test("a caller's key makes no write repeatable where none is known to be honoured", async () => {
      const server = await faultServer(reset);
      const error = await failure(aWrite.run(towards(server.origin, sender), { idempotencyKey: "key-1" }));
      expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
      expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1"]);
    });
  });

  describe("waiting", () => {
    test("there is a wait before every repeat", async () => {
      const server = await faultServer(answer(503));
      const waits: number[] = [];
      await failure(
        aRead.run(
          towards(server.origin, sender, {
            backoff: { baseMs: 60, maxMs: 60 },
            onEvent: (event) => event.type === "retry" && waits.push(event.waitMs),
          }),
        ),
      );
      expect(waits).toHaveLength(2);
      for (const [index, { at }] of server.received.entries()) {
        if (index > 0) expect(at - server.received[index - 1]!.at).toBeGreaterThan(28);
      }
    });

    test("waits double up to maxMs, and half of each is chance", () => {
      const backoff = { baseMs: 100, maxMs: 1_000 };
      const tried = (retry: number) => Array.from({ length: 200 }, () => backoffMs(backoff, retry));
      for (const [retry, ceiling] of [
        [1, 100],
        [2, 200],
        [3, 400],
        [4, 800],
        [5, 1_000],
        [100, 1_000],
        [2_000, 1_000],
      ] as const) {
        const waits = tried(retry);
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(ceiling / 2);
        expect(Math.max(...waits)).toBeLessThanOrEqual(ceiling);
        expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(ceiling / 4);
      }
    });

    test("Retry-After in seconds or as a date is a floor", async () => {
      const between = async (header: string) => {
        const server = await faultServer(answer(429, {}, { "retry-after": header }), answer(200, aRead.good));
        await aRead.run(towards(server.origin, sender));
        return server.received[1]!.at - server.received[0]!.at;
      };
      // A date has whole seconds: up to one less than asked for.
      const date = new Date(Date.now() + 1_700).toUTCString();
      const [seconds, dated] = await Promise.all([between("1"), between(date)]);
      expect(seconds).toBeGreaterThan(950);
      expect(dated).toBeGreaterThan(550);
      expect(Math.max(seconds, dated)).toBeLessThan(2_700);
    });

    test.each([
      ["an hour", "3600", 3_600_000],
      ["what looks like a year", "2099", 2_099_000],
      ["more seconds than there are", "99999999999999999999999", Number.MAX_SAFE_INTEGER],
    ])("Retry-After of %s fails at once and says so", async (_name, header, retryAfterMs) => {
      const server = await faultServer(answer(503, {}, { "retry-after": header }));
      const begun = performance.now();
      const error = await failure(aRead.run(towards(server.origin, sender)));
      expect(error).toMatchObject({ category: "server", status: 503, attempts: 1, retryAfterMs });
      expect(error.retryable).toBe(true);
      expect(performance.now() - begun).toBeLessThan(800);
      expect(server.received).toHaveLength(1);
    });

    test("a date a year from now fails at once too", async () => {
      const date = new Date(Date.now() + 365 * 86_400_000).toUTCString();
      const server = await faultServer(answer(429, {}, { "retry-after": date }));
      const error = await failure(aWrite.run(towards(server.origin, sender)));
      expect(error).toMatchObject({ category: "rate_limit", attempts: 1, outcome: "rejected" });
      expect(error.retryAfterMs).toBeGreaterThan(364 * 86_400_000);
    });

    test("a write that is not repeated says how long to wait", async () => {
      const server = await faultServer(answer(503, {}, { "retry-after": "2" }));
      expect(await failure(aWrite.run(towards(server.origin, sender)))).toMatchObject({
        attempts: 1,
        retryAfterMs: 2_000,
      });
    });

    test.each([
      ["negative", "-5"],
      ["zero", "0"],
      ["past", "Wed, 21 Oct 2015 07:28:00 GMT"],
      ["a word", "soon"],
      ["empty", ""],
      ["hexadecimal", "0x10"],
      ["an exponent", "1e9"],
      ["infinite", "Infinity"],
      ["a list", "1, 2"],
      ["a date that does not exist", "Wed, 99 Foo 2099 99:99:99 GMT"],
    ])("Retry-After that is %s neither hangs nor hurries a call", async (_name, header) => {
      const server = await faultServer(answer(503, {}, { "retry-after": header }), answer(200, aRead.good));
      const begun = performance.now();
      const backoff = { baseMs: 60, maxMs: 60 };
      await aRead.run(towards(server.origin, sender, { backoff, deadlineMs: 2_000 }));
      expect(server.received[1]!.at - server.received[0]!.at).toBeGreaterThan(28);
      expect(performance.now() - begun).toBeLessThan(1_500);
    });
  });

  describe("the budget", () => {
    test("keeps an outage from being multiplied: 20 retries, then none", async () => {
      const server = await faultServer(answer(503));
      const client = clients.finhub(
        towards(server.origin, sender, { backoff: { baseMs: 1, maxMs: 1 }, deadlineMs: 20_000 }),
      );
      for (let calls = 0; calls < 15; calls++) await failure(client.get("c-1"));
      expect(server.received).toHaveLength(15 + 20);
    });

    test("refills with success, by one for each", async () => {
      let down = true;
      const server = await faultServer((exchange) =>
        answer(down ? 503 : 200, { customer: { id: "c-1" } })(exchange),
      );
      const client = clients.finhub(
        towards(server.origin, sender, { backoff: { baseMs: 1, maxMs: 1 }, deadlineMs: 20_000 }),
      );
      for (let calls = 0; calls < 12; calls++) await failure(client.get("c-1"));
      down = false;
      for (let calls = 0; calls < 3; calls++) await client.get("c-1");
      down = true;
      const before = server.received.length;
      for (let calls = 0; calls < 4; calls++) await failure(client.get("c-1"));
      expect(server.received.length - before).toBe(4 + 3);
    });

    test("is of one client: another still retries", async () => {
      const server = await faultServer(answer(503));
      const options = towards(server.origin, sender, { backoff: { baseMs: 1, maxMs: 1 } });
      const exhausted = clients.finhub(options);
      for (let calls = 0; calls < 12; calls++) await failure(exhausted.get("c-1"));
      expect((await failure(clients.finhub(options).get("c-1"))).attempts).toBe(3);
    });
  });

  test("answers that are thrown away are released: their connections serve the attempts that follow", async () => {
    const refused = answer(503, { text: "x".repeat(15_000) });
    const good = answer(200, aRead.good);
    const server = await faultServer(refused, refused, good, refused, refused, good, refused, refused, good);
    const client = clients.cyrexa(towards(server.origin, sender));
    for (let calls = 0; calls < 3; calls++) await client.list({ kind: "person" }).page();
    expect(server.received).toHaveLength(9);
    // Node's `fetch` may open a second one for a request that follows at once.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  test("a refusal too long to be read is cut off, and its connection closed", async () => {
    const server = await faultServer(endless(503), answer(200, aRead.good));
    await aRead.run(towards(server.origin, sender));
    expect(await until(() => server.busy() === 0)).toBe(true);
    expect(server.sent()).toBeLessThan(10 * 2 ** 20);
  });

  test("the same client goes on after each kind of failure", async () => {
    const good = answer(200, aRead.good);
    const server = await faultServer(reset, good, cutChunk(), good, page(500), good, silence, good);
    const client = clients.cyrexa(towards(server.origin, sender, { maxRetries: 0 }));
    for (let rounds = 0; rounds < 4; rounds++) {
      await failure(client.list({ kind: "person" }).page());
      expect((await client.list({ kind: "person" }).page()).items[0]?.id).toBe(planted.id);
    }
  });
});

// Node's `fetch` hides a 407, and repeats a request that got a 421 by itself.
describe.each(senders.filter(({ name }) => name !== "fetch"))("sent by $name", ({ options: sender }) => {
  test.each([407, 421])("status %i is a bad request, sent once", async (status) => {
    for (const { run, effect } of [aRead, aWrite]) {
      const server = await faultServer(answer(status));
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "bad_request",
        status,
        attempts: 1,
        outcome: effect === "write" ? "rejected" : undefined,
      });
      expect(server.received).toHaveLength(1);
    }
  });

  test("a handshake that fails is a connection that was never made", async () => {
    const server = await faultServer(answer(200));
    const https = server.origin.replace("http:", "https:");
    const error = await failure(aWrite.run(towards(https, sender)));
    expect(error).toMatchObject({ category: "network", outcome: "not_sent", attempts: 3 });
    expect(server.received).toHaveLength(0);
  });
});

describe("retryAfterMs", () => {
  const now = Date.UTC(2026, 9, 21, 7, 28, 0);

  test.each([
    ["120", 120_000],
    ["1.5", 1_500],
    [" 7 ", 7_000],
    ["Wed, 21 Oct 2026 07:28:30 GMT", 30_000],
    ["Wednesday, 21-Oct-26 07:28:30 GMT", 30_000],
    // Without a zone, and yet GMT: RFC 9110, section 5.6.7.
    ["Wed Oct 21 07:28:30 2026", 30_000],
    ["Wed, 21 Oct 2026 07:27:59 GMT", undefined],
    ["+5", undefined],
    ["5 seconds", undefined],
    ["NaN", undefined],
  ])("%s", (header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });

  test("asctime dates are GMT wherever the process runs", () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = "Asia/Tokyo";
      expect(retryAfterMs("Wed Oct 21 07:28:30 2026", now)).toBe(30_000);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
