import { describe, expect, test } from "vitest";
import type { ClientOptions } from "../../src/http/options.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { answer, faultServer, reset } from "../support/fault.js";
import {
  aRead,
  clients,
  failure,
  leaks,
  operations,
  planted,
  senders,
  towards,
  visible,
} from "../support/operations.js";

const cycle: { self?: object } = {};
cycle.self = { again: [cycle] };
const deep = (levels: number): object => {
  let value: object = {};
  for (let level = 0; level < levels; level++) value = { value };
  return value;
};

const hostileIds: readonly (readonly [string, unknown])[] = [
  ["nothing", ""],
  ["spaces", "  "],
  ["a dot", "."],
  ["two dots", ".."],
  ["an encoded dot", "%2e"],
  ["encoded dots", "%2E%2e"],
  ["half-encoded dots", ".%2e"],
  ["a slash", "a/b"],
  ["a climb", "../../admin"],
  ["an encoded slash", "a%2Fb"],
  ["a backslash", "a\\b"],
  ["an encoded backslash", "a%5cb"],
  ["a query", "a?admin=1"],
  ["an encoded question mark", "a%3fb"],
  ["a fragment", "a#b"],
  ["an encoded fragment", "a%23b"],
  ["NUL", "a\0b"],
  ["an encoded NUL", "a%00b"],
  ["CR LF", "a\r\nX-Evil: 1"],
  ["an encoded CR LF", "a%0d%0aX-Evil: 1"],
  ["DEL", "a\x7fb"],
  ["a C1 control", "a\x85b"],
  ["half a surrogate pair", "a\ud800b"],
  ["the other half", "a\udc00b"],
  ["undefined", undefined],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["a fraction", 1.5],
  ["an unsafe integer", 2 ** 53],
  ["a bigint", 1n],
  ["a boolean", true],
  ["an object", { toString: () => "c-1" }],
  ["an array", ["c-1"]],
  ["a symbol", Symbol("c-1")],
  ["a function", () => "c-1"],
  ["a String object", Object("c-1")],
];

const badHeaders: readonly (readonly [string, unknown])[] = [
  ["nothing", ""],
  ["spaces", "   "],
  ["CR LF", `${planted.tenantId}\r\nX-Evil: 1`],
  ["LF at the end", `${planted.tenantId}\n`],
  ["NUL", `${planted.tenantId}\0`],
  ["DEL", `${planted.tenantId}\x7f`],
  ["a letter beyond Latin-1", `${planted.tenantId}ł`],
  ["an emoji", `${planted.tenantId}🦄`],
  ["a number", 5],
  ["null", null],
  ["an object", { toString: () => planted.tenantId }],
];

describe.each(senders)("what goes out, sent by $name", ({ options: sender }) => {
  describe("path values", () => {
    const calls: readonly (readonly [string, (options: ClientOptions, id: never) => Promise<unknown>])[] = [
      ["cyrexa get", (options, id) => clients.cyrexa(options).get(id)],
      ["finhub update", (options, id) => clients.finhub(options).update(id, {}, { readFirst: false })],
      ["counterparty get", (options, id) => clients.counterparty(options).get(id)],
      ["counterparty accounts.create", (options, id) => clients.counterparty(options).accounts.create(id)],
      ["bankingservice delete", (options, id) => clients.bankingservice(options).delete(id)],
      [
        "cyrexa client.http",
        (options, id) =>
          clients
            .cyrexa(options)
            .http.GET("/getDocuments/{customerId}", { params: { path: { customerId: id } } }),
      ],
    ];

    describe.each(calls)("%s", (_call, run) => {
      test.each(hostileIds)("refuses %s, and sends nothing", async (_name, id) => {
        const server = await faultServer(answer(200));
        const error = await failure(run(towards(server.origin, sender), id as never));
        expect(error).toMatchObject({ category: "input", attempts: 0, retryable: false });
        expect(error.message).not.toMatch(/admin|evil/i);
        expect(server.connections()).toBe(0);
      });
    });

    test.each([
      ["c-1", "c-1"],
      ["a b", "a%20b"],
      ["ünï", "%C3%BCn%C3%AF"],
      ["50%", "50%25"],
      ["a:b@c;d=e&f+g,h", "a%3Ab%40c%3Bd%3De%26f%2Bg%2Ch"],
      ["...", "..."],
      ["{customerId}", "%7BcustomerId%7D"],
      ["$&", "%24%26"],
      ["🦄", "%F0%9F%A6%84"],
      ["__proto__", "__proto__"],
    ])("%s stays one segment", async (id, segment) => {
      const server = await faultServer(answer(200, { customer: { id } }));
      await clients.finhub(towards(server.origin, sender)).get(id);
      expect(server.received.map(({ path }) => path)).toEqual([`/getDetailsById/${segment}`]);
    });

    test("a safe integer is text", async () => {
      const server = await faultServer(answer(200));
      const client = clients.finhub(towards(server.origin, sender));
      const params = { path: { customerId: 42 as never } };
      await client.http.GET("/getDetailsById/{customerId}", { params });
      expect(server.received[0]?.path).toBe("/getDetailsById/42");
    });

    test("a missing one is an input error that says which", async () => {
      const client = clients.finhub(towards("https://example.invalid", sender));
      const error = await failure(client.http.GET("/getDetailsById/{customerId}", {} as never));
      expect(error).toMatchObject({ category: "input", path: "/getDetailsById/{customerId}" });
      expect(error.message).toContain("customerId");
    });

    test.each(hostileIds)("a profile that is %s makes no client", async (_name, profileId) => {
      const error = await failure(() =>
        createBankingServiceClient({ accessToken: "a", profileId: profileId as never }),
      );
      expect(error.category).toBe("config");
    });
  });

  describe("header values", () => {
    test.each(badHeaders)("a tenantId of %s makes no client", async (_name, tenantId) => {
      const error = await failure(() =>
        createFinHubClient({ accessToken: "a", tenantId: tenantId as never }),
      );
      expect(error.category).toBe("config");
      expect(leaks(error)).toEqual([]);
    });

    test.each(badHeaders)("an access token of %s makes no client", async (_name, accessToken) => {
      const error = await failure(() =>
        createBankingServiceClient({ profileId: "p", accessToken: accessToken as never }),
      );
      expect(error.category).toBe("config");
      expect(leaks(error)).toEqual([]);
    });

    test.each(badHeaders)("an idempotency key of %s is refused, and nothing is sent", async (_name, key) => {
      const server = await faultServer(answer(200));
      const error = await failure(
        clients
          .bankingservice(towards(server.origin, sender))
          .create({ email: planted.email }, { idempotencyKey: key as never }),
      );
      expect(error).toMatchObject({ category: "input", outcome: "not_sent", attempts: 0 });
      expect(leaks(error)).toEqual([]);
      expect(server.connections()).toBe(0);
    });

    test.each(badHeaders)(
      "a header parameter of %s is refused, and nothing is sent",
      async (_name, value) => {
        const server = await faultServer(answer(200));
        const client = clients.finhub(towards(server.origin, sender));
        const params = { path: { customerId: "c-1" }, header: { "X-Purpose": value } };
        const error = await failure(client.http.GET("/getDetailsById/{customerId}", { params } as never));
        expect(error).toMatchObject({ category: "input", attempts: 0 });
        expect(leaks(error)).toEqual([]);
        expect(server.connections()).toBe(0);
      },
    );

    test.each([
      "tenantId",
      "TENANTID",
      "authorization",
      "Authorization",
      "accept",
      "cookie",
      "Host",
      "Content-Length",
      "Transfer-Encoding",
      "Connection",
      "Upgrade",
      "Expect",
      "TE",
      "Proxy-Authorization",
      "a b",
      "a:b",
      "a\r\nb",
      "",
      "é",
    ])("a header parameter named %j is refused", async (name) => {
      const server = await faultServer(answer(200));
      const client = clients.finhub(towards(server.origin, sender));
      const params = { path: { customerId: "c-1" }, header: { [name]: "1" } };
      const error = await failure(client.http.GET("/getDetailsById/{customerId}", { params } as never));
      expect(error).toMatchObject({ category: "input", attempts: 0 });
      expect(server.connections()).toBe(0);
    });

    test("other header parameters go out", async () => {
      const server = await faultServer(answer(200));
      const client = clients.finhub(towards(server.origin, sender));
      const params = { path: { customerId: "c-1" }, header: { "X-Purpose": "audit", "X-None": undefined } };
      await client.http.GET("/getDetailsById/{customerId}", { params } as never);
      expect(server.received[0]?.headers).toMatchObject({ "x-purpose": "audit" });
      expect(server.received[0]?.headers).not.toHaveProperty("x-none");
    });
  });

  const badValues: readonly (readonly [string, unknown])[] = [
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["an invalid date", new Date(Number.NaN)],
    ["a bigint", 10n],
    ["a symbol", Symbol(planted.family)],
    ["a function", () => planted.family],
    ["a cycle", cycle],
    ["a Map", new Map([["name", planted.family]])],
    ["a Set", new Set([planted.family])],
    ["a RegExp", /x/],
    ["an instance of a class", new (class Secret {})()],
    ["a boxed NaN", Object(Number.NaN)],
    ["bytes", new Uint8Array(3)],
    ["a Promise", Promise.resolve(1)],
    ["too deep an object", deep(100_000)],
    [
      "an object that throws when it is read",
      {
        get name() {
          throw new Error(planted.family);
        },
      },
    ],
    ["a proxy that throws", new Proxy({}, { ownKeys: () => [][Number.NaN]! as never })],
    [
      "an object with its own toJSON",
      {
        toJSON() {
          return planted.family;
        },
      },
    ],
  ];

  describe("bodies", () => {
    describe.each([
      ["as a member", (value: unknown) => ({ person: { extra: value } })],
      ["in a list", (value: unknown) => ({ person: { list: [1, value] } })],
      ["alone", (value: unknown) => value],
    ])("%s", (_where, around) => {
      test.each(badValues)("%s is refused, and nothing is sent", async (_name, value) => {
        const server = await faultServer(answer(200));
        const client = clients.finhub(towards(server.origin, sender));
        const error = await failure(client.http.POST("/create", { body: around(value) as never }));
        expect(error).toMatchObject({
          category: "input",
          operation: "createCustomer",
          outcome: "not_sent",
          attempts: 0,
        });
        expect(leaks(error)).toEqual([]);
        expect(server.connections()).toBe(0);
      });
    });

    test("undefined in a list is refused: JSON would turn it into null", async () => {
      const client = clients.finhub(towards("https://example.invalid", sender));
      for (const list of [[undefined], new Array(2)]) {
        const error = await failure(client.http.POST("/create", { body: { list } as never }));
        expect(error.category).toBe("input");
      }
    });

    test("values that JSON holds go out as they are", async () => {
      const server = await faultServer(answer(200));
      const client = clients.finhub(towards(server.origin, sender));
      const shared = { a: 1 };
      const body = {
        date: new Date(Date.UTC(1815, 11, 10)),
        text: "Ünï \u2028 🦄",
        none: null,
        absent: undefined,
        twice: [shared, shared],
        bare: Object.assign(Object.create(null), { b: false }),
      };
      await client.http.POST("/create", { body: body as never });
      expect(JSON.parse(server.received[0]!.body)).toEqual({
        date: "1815-12-10T00:00:00.000Z",
        text: "Ünï \u2028 🦄",
        none: null,
        twice: [{ a: 1 }, { a: 1 }],
        bare: { b: false },
      });
      expect(server.received[0]?.headers["content-type"]).toBe("application/json");
    });

    test("a header that the idempotency key takes is taken", async () => {
      const client = clients.finhub(towards("https://example.invalid", sender));
      const error = await failure(
        client.http.POST("/create", {
          params: { header: { "Idempotency-Key": "one" } } as never,
          body: {},
          call: { idempotencyKey: "other" },
        }),
      );
      expect(error).toMatchObject({ category: "input", attempts: 0 });
    });

    test("a request without a body says nothing of one", async () => {
      const server = await faultServer(answer(204, ""));
      await clients.bankingservice(towards(server.origin, sender)).delete("c-1");
      expect(server.received[0]?.headers).not.toHaveProperty("content-type");
      expect(server.received[0]?.body).toBe("");
    });
  });

  describe("queries", () => {
    const list = (options: ClientOptions, query: object) =>
      clients.counterparty(options).http.GET("/counterparty/{counterparty_guid}/customers", {
        params: { path: { counterparty_guid: "cp-1" }, query: query as never },
      });

    test.each([
      ...badValues,
      ["null", null],
      ["an object", { a: 1 }],
      ["half a surrogate pair", "\ud800"],
    ] as const)("%s is refused, alone and in a list", async (_name, value) => {
      const server = await faultServer(answer(200));
      for (const query of [{ search_string: value }, { names: ["Ada", value] }]) {
        const error = await failure(list(towards(server.origin, sender), query));
        expect(error).toMatchObject({ category: "input", attempts: 0 });
        expect(leaks(error)).toEqual([]);
      }
      expect(server.connections()).toBe(0);
    });

    test("a name that cannot be encoded is refused", async () => {
      const error = await failure(list(towards("http://localhost", sender), { "\ud800": 1 }));
      expect(error.category).toBe("input");
    });

    test("names are encoded as well as values, lists are repeated, dates are ISO 8601 in UTC", async () => {
      const server = await faultServer(answer(200));
      await list(towards(server.origin, sender), {
        names: ["Ada & Co", "ünï"],
        search_string: "a=b&admin=1#?",
        "odd[name]&": "1",
        min_created_at: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
        offset: 0,
        is_disabled: false,
        limit: undefined,
        logins: [],
      });
      expect(server.received[0]?.path).toBe(
        "/counterparty/cp-1/customers?names=Ada%20%26%20Co&names=%C3%BCn%C3%AF" +
          "&search_string=a%3Db%26admin%3D1%23%3F&odd%5Bname%5D%26=1" +
          "&min_created_at=2026-01-02T03%3A04%3A05.000Z&offset=0&is_disabled=false",
      );
    });

    test("__proto__ is a name like any other", async () => {
      const server = await faultServer(answer(200));
      await list(towards(server.origin, sender), JSON.parse('{"__proto__":"1","names":["Ada"]}') as object);
      expect(server.received[0]?.path).toBe("/counterparty/cp-1/customers?__proto__=1&names=Ada");
    });
  });

  test.each<[string, object]>([
    ["a list of holes", { names: new Array(2) }],
    ["a Map", new Map([["names", "Ada"]])],
    ["URLSearchParams", new URLSearchParams({ names: "Ada" })],
  ])("a query of %s would be left out, so it is refused", async (_name, query) => {
    const server = await faultServer(answer(200, { customers: [] }));
    const client = clients.counterparty(towards(server.origin, sender));
    const params = { path: { counterparty_guid: "cp-1" }, query };
    const work = client.http.GET("/counterparty/{counterparty_guid}/customers", { params: params as never });
    expect((await failure(work)).category).toBe("input");
    expect(server.received).toEqual([]);
  });

  test("headers that are no plain object are refused", async () => {
    const client = clients.finhub(towards("https://example.invalid", sender));
    const params = { path: { customerId: "c-1" }, header: new Headers({ "x-purpose": "audit" }) };
    const work = client.http.GET("/getDetailsById/{customerId}", { params: params as never });
    expect((await failure(work)).category).toBe("input");
  });

  describe("what callers passed", () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === "object" && value !== null) {
        Object.freeze(value);
        Object.values(value).forEach(freeze);
      }
      return value;
    };

    test.each(operations)("$name: changes nothing", async ({ run, good }) => {
      const server = await faultServer(answer(200, good));
      const options = freeze(towards(server.origin, sender));
      await run(options, freeze({ timeoutMs: 2_000, backoff: { baseMs: 5 }, idempotencyKey: "key-1" }));
      expect(server.received.length).toBeGreaterThan(0);
    });

    test("frozen parameters and bodies go through client.http", async () => {
      const server = await faultServer(answer(200));
      const body = freeze({ reference: undefined, amount: { value: 1 } });
      const client = clients.bankingservice(towards(server.origin, sender));
      const request = freeze({ params: { path: { profileId: "profile-1" } }, body, call: {} });
      await client.http.POST("/v1/profiles/{profileId}/payments", request as never);
      expect(body).toEqual({ reference: undefined, amount: { value: 1 } });
    });

    test("a polluted Object.prototype sets no option, header, parameter or body", async () => {
      const good = answer(200, aRead.good);
      const server = await faultServer(good, good, reset, answer(200, { customers: [] }));
      const pollution: Record<string, unknown> = {
        baseUrl: "http://127.0.0.1:1",
        fetch: () => Promise.reject(new Error("polluted")),
        onEvent: () => {
          throw new Error("polluted");
        },
        timeoutMs: -1,
        maxPages: -1,
        maxRetries: "many",
        idempotencyKey: "polluted",
        token: "polluted",
        tenantId: "polluted",
        sessionToken: "polluted",
        credentials: [],
        offset: 77,
        pageSize: 3,
        "x-polluted": "1",
        polluted: "1",
      };
      const begin = Object.keys(Object.prototype);
      try {
        for (const [name, value] of Object.entries(pollution)) {
          Object.defineProperty(Object.prototype, name, {
            value,
            configurable: true,
            enumerable: true,
            writable: true,
          });
        }
        const cyrexa = createCyrexaClient({
          baseUrl: server.origin,
          accessToken: "a",
          tenantId: "t",
          ...sender,
        });
        await cyrexa.list({ kind: "person" }, {}).page();
        await cyrexa.list({ kind: "person" }).page();
        await failure(cyrexa.http.POST("/createBulk", { body: [] }));
        const counterparty = createCounterpartyClient({
          baseUrl: server.origin,
          counterpartyGuid: "cp-1",
          jwt: "j",
          ...sender,
        });
        await counterparty.list({}, {}).page();
      } finally {
        for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
      }
      expect(Object.keys(Object.prototype)).toEqual(begin);
      expect(server.received.map(({ path, body }) => [path, body])).toEqual([
        ["/getByCustomerType/Person", "{}"],
        ["/getByCustomerType/Person", "{}"],
        ["/createBulk", "[]"],
        ["/counterparty/cp-1/customers", ""],
      ]);
      expect(visible(server.received.map(({ headers }) => headers))).not.toContain("polluted");
    });

    test("a polluted Object.prototype is no filter", async () => {
      const server = await faultServer(answer(200, aRead.good));
      const client = clients.cyrexa(towards(server.origin, sender));
      Object.defineProperty(Object.prototype, "status", { value: "blacklisted", configurable: true });
      try {
        await failure(client.list({ kind: "person" }).page()).catch(() => {});
      } finally {
        Reflect.deleteProperty(Object.prototype, "status");
      }
      expect(server.received.map(({ body }) => body)).toEqual(["{}"]);
    });

    test("inherited members of a request are no parameters", async () => {
      const server = await faultServer(answer(200, { customers: [] }));
      const inherited = { query: { login: "x" }, header: { "x-inherited": "1" } };
      const params = Object.assign(Object.create(inherited), { path: { counterparty_guid: "cp-1" } });
      const request = Object.assign(Object.create({ call: { timeoutMs: -1 }, body: { a: 1 } }), { params });
      const client = clients.counterparty(towards(server.origin, sender));
      await client.http.GET("/counterparty/{counterparty_guid}/customers", request);
      expect(server.received.map(({ path, body }) => [path, body])).toEqual([
        ["/counterparty/cp-1/customers", ""],
      ]);
      expect(server.received[0]?.headers).not.toHaveProperty("x-inherited");
    });

    test("inherited signal and limits of a call are not options", async () => {
      const call = Object.create({ signal: AbortSignal.abort(), timeoutMs: -1 });
      const server = await faultServer(answer(200, aRead.good));
      await expect(aRead.run(towards(server.origin, sender), call)).resolves.toBeDefined();
    });

    test.each([
      ["false", false],
      ["0", 0],
      ["text", "now"],
      ["an object", {}],
      ["one that cannot be asked", { addEventListener() {}, removeEventListener() {} }],
      [
        "one that throws when it is asked",
        {
          get aborted() {
            throw new Error(planted.family);
          },
        },
      ],
    ])("a signal that is none, %s, is an input error", async (_name, signal) => {
      const server = await faultServer(answer(200, aRead.good));
      const error = await failure(aRead.run(towards(server.origin, sender), { signal: signal as never }));
      expect(error).toMatchObject({ category: "input", attempts: 0 });
      expect(leaks(error)).toEqual([]);
      expect(server.received).toEqual([]);
    });

    test("no signal is none: undefined and null", async () => {
      const server = await faultServer(answer(200, aRead.good));
      for (const signal of [undefined, null])
        await aRead.run(towards(server.origin, sender), { signal: signal as never });
      expect(server.received).toHaveLength(2);
    });

    test("a polluted Object.prototype sets no deadline of operations that are made of several", async () => {
      const server = await faultServer(answer(200, { id: "c-1" }));
      const client = clients.bankingservice(towards(server.origin, sender));
      Object.defineProperty(Object.prototype, "deadlineMs", { value: 0.001, configurable: true });
      try {
        expect((await client.update("c-1", { phone: "1" })).id).toBe("c-1");
      } finally {
        Reflect.deleteProperty(Object.prototype, "deadlineMs");
      }
    });

    test("a polluted Object.prototype shows no secrets and tells no lies in errors", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1", person: { password: "p" } } }));
      const client = clients.finhub(towards(server.origin, sender));
      for (const [name, value] of Object.entries({ write: "before", provider: "x", requestId: "x" }))
        Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
      try {
        expect((await client.get("c-1")).wire.person).toEqual({});
        const error = await failure(client.get(""));
        expect([error.provider, error.requestId]).toEqual(["finhub", undefined]);
      } finally {
        for (const name of ["write", "provider", "requestId"]) Reflect.deleteProperty(Object.prototype, name);
      }
    });

    test("an inherited asset is not an option", async () => {
      const client = createCounterpartyClient(
        Object.assign(Object.create({ asset: { code: "EUR", issuer: "i" } }), {
          baseUrl: "http://localhost:1",
          counterpartyGuid: "cp-1",
          jwt: "j",
        }),
      );
      expect((await failure(client.create({ phone: "1" }))).category).toBe("config");
    });

    test.each([
      ["null", null],
      ["text", "x"],
      ["a number", 5],
      ["a list", []],
    ])("%s where an object belongs is an input error", async (_name, strange) => {
      const server = await faultServer(answer(200));
      const value = strange as never;
      const cyrexa = clients.cyrexa(towards(server.origin, sender));
      const bankingservice = clients.bankingservice(towards(server.origin, sender));
      const counterparty = clients.counterparty(towards(server.origin, sender));
      const calls: readonly (() => Promise<unknown>)[] = [
        () => cyrexa.get("c-1", value),
        () => cyrexa.list(value).page(),
        () => cyrexa.list({ kind: "person" }, value).page(),
        () => cyrexa.create(value),
        () => cyrexa.create({ kind: "person" }, value),
        () => cyrexa.update("c-1", value),
        () => cyrexa.update("c-1", {}, value),
        () => cyrexa.http.GET("/getDetailsById/{customerId}", value),
        () => cyrexa.http.GET("/getDetailsById/{customerId}", { params: value }),
        () => bankingservice.create(value),
        () => bankingservice.delete("c-1", value),
        () => counterparty.create(value),
        () => counterparty.accounts.create("c-1", value),
        () => counterparty.accounts.list("c-1", value),
      ];
      for (const run of calls) expect((await failure(run)).category, String(run)).toBe("input");
      expect(server.connections()).toBe(0);
    });

    test.each([
      ["a signal that is none", { signal: {} }],
      ["a signal that is a controller", { signal: new AbortController() }],
      ["onRefusalBody that is no function", { onRefusalBody: "log" }],
      ["timeoutMs of 0", { timeoutMs: 0 }],
      ["timeoutMs that is text", { timeoutMs: "100" }],
      ["timeoutMs that is NaN", { timeoutMs: Number.NaN }],
      ["timeoutMs beyond a timer", { timeoutMs: 2 ** 31 }],
      ["deadlineMs below 0", { deadlineMs: -1 }],
      ["endless deadlineMs", { deadlineMs: Number.POSITIVE_INFINITY }],
      ["half a retry", { maxRetries: 0.5 }],
      ["retries below 0", { maxRetries: -1 }],
      ["maxResponseBytes of 0", { maxResponseBytes: 0 }],
      ["maxPages of 0", { maxPages: 0 }],
      ["backoff that is a number", { backoff: 5 }],
      ["backoff without end", { backoff: { maxMs: Number.POSITIVE_INFINITY } }],
    ])("a call with %s is an input error", async (_name, call) => {
      const server = await faultServer(answer(200));
      for (const { run } of operations) {
        const error = await failure(run(towards(server.origin, sender), call as never));
        expect(error).toMatchObject({ category: "input", attempts: 0 });
      }
      expect(server.connections()).toBe(0);
    });

    test("an operation that the spec does not have is an input error", async () => {
      const client = clients.cyrexa(towards("https://example.invalid", sender));
      for (const path of ["/nowhere", "constructor", "__proto__", undefined, null, {}]) {
        expect((await failure(client.http.GET(path as never, {} as never))).category).toBe("input");
      }
    });
  });

  test("cookies are neither kept nor sent", async () => {
    const server = await faultServer(answer(200, aRead.good, { "set-cookie": "session=1; Path=/" }));
    const client = clients.cyrexa(towards(server.origin, sender));
    await client.list({ kind: "person" }).page();
    await client.list({ kind: "person" }).page();
    expect(server.received).toHaveLength(2);
    for (const { headers } of server.received) expect(headers).not.toHaveProperty("cookie");
  });

  test("requests carry the credentials and scope of their client, and nothing of another", async () => {
    const server = await faultServer(answer(200, { customer: { id: "c-1" }, customers: [] }));
    const options = towards(server.origin, sender);
    const [one, two] = ["one", "two"].map((tenant) =>
      createFinHubClient({ ...options, accessToken: `token-${tenant}`, tenantId: `tenant-${tenant}` }),
    );
    const other = createCyrexaClient({
      ...options,
      accessToken: "token-three",
      tenantId: "tenant-three",
      token: "second",
    });
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const get = (client: typeof other, customerId: string) =>
          client.http.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } });
        await Promise.all([
          get(one as never, "1"),
          get(two as never, "2"),
          get(other, "3"),
          other.documents.list("4"),
        ]);
      }),
    );
    const sent = server.received.map(({ path, headers }) =>
      [path.split("/").pop(), headers.authorization, headers.tenantid, headers.token].join(" "),
    );
    expect(new Set(sent)).toEqual(
      new Set([
        "1 Bearer token-one tenant-one ",
        "2 Bearer token-two tenant-two ",
        // The page of this operation shows no second header.
        "3 Bearer token-three tenant-three ",
        "4 Bearer token-three tenant-three second",
      ]),
    );
  });

  test("the base URL's path stands before every path", async () => {
    const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
    for (const end of ["", "/", "//"]) {
      await clients
        .finhub({ ...towards(server.origin, sender), baseUrl: `${server.origin}/customer/2.0.0${end}` })
        .get("c-1");
    }
    expect(new Set(server.received.map(({ path }) => path))).toEqual(
      new Set(["/customer/2.0.0/getDetailsById/c-1"]),
    );
  });
});

describe("options of a client", () => {
  const base = { accessToken: "a", profileId: "p" };

  test.each([
    ["http elsewhere", "http://api.example.com"],
    ["http to a name that looks local", "http://localhost.example.com"],
    ["http to a private address", "http://10.0.0.1"],
    ["credentials", `https://user:${planted.accessToken}@api.example.com`],
    ["a user", "https://user@api.example.com"],
    ["a query", `https://api.example.com/?key=${planted.accessToken}`],
    ["an empty query", "https://api.example.com/?"],
    ["a fragment", "https://api.example.com/#x"],
    ["another scheme", "ftp://api.example.com"],
    ["a file", "file:///etc/passwd"],
    ["a script", "javascript:alert(1)"],
    ["no scheme", "api.example.com"],
    ["nothing", ""],
    ["null", null],
    ["a number", 5],
    ["a host that is none", "https://"],
  ])("a base URL with %s makes no client", async (_name, baseUrl) => {
    const error = await failure(() => createBankingServiceClient({ ...base, baseUrl: baseUrl as never }));
    expect(error).toMatchObject({ category: "config", provider: "bankingservice" });
    expect(leaks(error)).toEqual([]);
  });

  test.each([
    "https://api.example.com",
    "https://api.example.com:8443/v1/",
    "http://localhost:3000",
    "http://127.0.0.1",
    "http://[::1]:8080",
  ])("%s makes a client", (baseUrl) => {
    expect(createBankingServiceClient({ ...base, baseUrl }).provider).toBe("bankingservice");
  });

  test.each([
    ["timeoutMs", 0],
    ["timeoutMs", Number.NaN],
    ["timeoutMs", "100"],
    ["timeoutMs", 2 ** 31],
    ["deadlineMs", -5],
    ["deadlineMs", null],
    ["maxRetries", 1.5],
    ["maxRetries", 1_000],
    ["maxResponseBytes", 0],
    ["maxResponseBytes", Number.POSITIVE_INFINITY],
    ["maxPages", 0],
    ["backoff", 5],
    ["backoff", { baseMs: 0 }],
    ["backoff", { maxMs: "1" }],
    ["fetch", "fetch"],
    ["fetch", {}],
    ["onEvent", {}],
    ["traceHeaders", {}],
    ["accessToken", {}],
    ["accessToken", undefined],
    ["profileId", undefined],
  ])("%s of %j makes no client", async (name, value) => {
    const error = await failure(() => createBankingServiceClient({ ...base, [name]: value }));
    expect(error).toMatchObject({ category: "config", provider: "bankingservice", attempts: 0 });
  });

  test.each([undefined, null, "options", 5, []])("options of %j make no client", async (options) => {
    const makers: readonly ((options: never) => unknown)[] = [
      createCyrexaClient,
      createFinHubClient,
      createCounterpartyClient,
      createBankingServiceClient,
    ];
    for (const create of makers) {
      expect((await failure(() => create(options as never))).category).toBe("config");
    }
  });

  test.each([
    ["neither jwt nor sessionToken", {}],
    ["both", { jwt: "a", sessionToken: "b" }],
  ])("counterparty with %s makes no client", async (_name, credentials) => {
    const options = { baseUrl: "https://api.example.com", counterpartyGuid: "cp-1", ...credentials };
    expect((await failure(() => createCounterpartyClient(options))).category).toBe("config");
  });
});
