import { describe, expect, test } from "vitest";
import type { Credential, CredentialRequest } from "../../src/http/attempts/credentials.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { answer, type Behaviour, faultServer } from "../support/fault.js";
import { failure, leaks, planted, senders, towards } from "../support/operations.js";

const person = { id: "c-1", first_name: "Ada" };

/** Refuses every token but `valid`. */
function guarded(valid: () => string): Behaviour {
  return (exchange) =>
    answer(exchange.request.headers.authorization === `Bearer ${valid()}` ? 200 : 401, person)(exchange);
}

/** A token source that counts: token-1, and a new one after each that was refused. */
function source() {
  let count = 1;
  const refused: string[] = [];
  return {
    refusals: refused,
    token: async () => `token-${count}`,
    refused(token: string) {
      refused.push(token);
      if (token === `token-${count}`) count += 1;
    },
  };
}

describe.each(senders)("credentials, sent by $name", ({ options: sender }) => {
  const client = (origin: string, accessToken: Credential, options: object = {}) =>
    createBankingServiceClient({ profileId: "p", accessToken, ...towards(origin, sender, options) });

  describe("how they travel", () => {
    test("every scheme has its header and prefix", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1" }, customers: [] }));
      const options = towards(server.origin, sender);
      await createFinHubClient({ ...options, accessToken: "a", tenantId: "t" }).get("c-1");
      await createCyrexaClient({
        ...options,
        accessToken: async () => "b",
        tenantId: "u",
        token: () => "second",
      })
        .list({ kind: "person" })
        .page();
      const counterparty = { ...options, baseUrl: `${server.origin}/api/v1`, counterpartyGuid: "cp" };
      await createCounterpartyClient({ ...counterparty, jwt: "j" })
        .list()
        .page();
      await createCounterpartyClient({ ...counterparty, sessionToken: "s" })
        .list()
        .page();
      expect(
        server.received.map(({ headers }) => [
          headers.authorization,
          headers.tenantid,
          headers.token,
          headers["cx-authorization"],
        ]),
      ).toEqual([
        ["Bearer a", "t", undefined, undefined],
        ["Bearer b", "u", "second", undefined],
        [undefined, undefined, undefined, "j"],
        ["bearer s", undefined, undefined, undefined],
      ]);
    });

    test("an operation that needs none gets none, and nobody is asked", async () => {
      const server = await faultServer(answer(200, { keys: [] }));
      let asked = 0;
      const jwt = () => {
        asked += 1;
        return "j";
      };
      const { http } = createCounterpartyClient({
        counterpartyGuid: "cp",
        jwt,
        ...towards(server.origin, sender),
        baseUrl: server.origin,
      });
      await http.GET("/.well-known/jwks.json");
      expect(server.received[0]?.headers).not.toHaveProperty("cx-authorization");
      expect(asked).toBe(0);
    });

    test("nobody is asked for a header that the operation does not have", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
      let asked = 0;
      const token = () => {
        asked += 1;
        return "second";
      };
      const options = { ...towards(server.origin, sender), accessToken: () => "a", tenantId: "t", token };
      await createCyrexaClient(options).get("c-1");
      expect(server.received[0]?.headers).not.toHaveProperty("token");
      expect(asked).toBe(0);
    });

    test("a function is asked before each attempt", async () => {
      const server = await faultServer(answer(503), answer(503), answer(200, person));
      let count = 0;
      await client(server.origin, () => `token-${++count}`).get("c-1");
      expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
        "Bearer token-1",
        "Bearer token-2",
        "Bearer token-3",
      ]);
    });

    test("a function hears which operation it is for, and whom it is about", async () => {
      const server = await faultServer(answer(200, { customers: [], customer_guid: "c-1" }));
      const asked: CredentialRequest[] = [];
      const counterparty = createCounterpartyClient({
        counterpartyGuid: "cp",
        asset: { code: "EUR", issuer: "i" },
        jwt: (request) => {
          asked.push(request);
          return "j";
        },
        ...towards(server.origin, sender),
        baseUrl: server.origin,
      });
      await counterparty.list().page();
      await counterparty.create({ phone: "1", wire: { login: "ada" } });
      expect(asked).toMatchObject([
        { operation: "listCustomers", flow: "sign-in" },
        { operation: "createCustomer", flow: "sign-up", object: "ada" },
      ]);
      expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, false]);
    });

    test("the signal of a function aborts when its call has given up", async () => {
      let signal: AbortSignal | undefined;
      const pending = client("http://127.0.0.1:1", (request) => {
        signal = request.signal;
        return new Promise(() => {});
      }).get("c-1", { deadlineMs: 50 });
      expect((await failure(pending)).category).toBe("timeout");
      expect(signal?.aborted).toBe(true);
    });
  });

  describe("401", () => {
    test("to a static token is an auth error at once", async () => {
      const server = await faultServer(answer(401));
      const work = client(server.origin, "token-1");
      for (const run of [() => work.get("c-1"), () => work.create({ email: "ada@example.com" })]) {
        expect(await failure(run)).toMatchObject({
          category: "auth",
          status: 401,
          attempts: 1,
          retryable: false,
        });
      }
      expect(server.received).toHaveLength(2);
    });

    test.each([
      ["a read", (it: ReturnType<typeof client>) => it.get("c-1")],
      ["a write", (it: ReturnType<typeof client>) => it.create({ email: "ada@example.com" })],
    ])("to the token of a source brings one new token and one repeat of %s", async (_name, run) => {
      const tokens = source();
      const server = await faultServer(guarded(() => "token-2"));
      await run(client(server.origin, tokens));
      expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
        "Bearer token-1",
        "Bearer token-2",
      ]);
      expect(new Set(server.received.map(({ body }) => body)).size).toBe(1);
      expect(tokens.refusals).toEqual(["token-1"]);
    });

    test("to the new token too is an auth error: no third request", async () => {
      const server = await faultServer(answer(401, {}, { "x-request-id": "r-1" }));
      const error = await failure(client(server.origin, source()).create({ email: "ada@example.com" }));
      expect(error).toMatchObject({
        category: "auth",
        status: 401,
        attempts: 2,
        outcome: "rejected",
        requestId: "r-1",
        retryable: false,
      });
      expect(server.received).toHaveLength(2);
    });

    test("with the same token again is not repeated", async () => {
      const server = await faultServer(answer(401));
      for (const same of [() => "token-1", { token: async () => "token-1", refused() {} }]) {
        const error = await failure(client(server.origin, same).get("c-1"));
        expect(error).toMatchObject({ category: "auth", status: 401, attempts: 1 });
      }
      expect(server.received).toHaveLength(2);
    });

    test("is met with a new token even where retries are off", async () => {
      const server = await faultServer(guarded(() => "token-2"));
      await client(server.origin, source(), { maxRetries: 0 }).get("c-1");
      expect(server.received).toHaveLength(2);
    });

    test("is repeated after a wait", async () => {
      const server = await faultServer(guarded(() => "token-2"));
      await client(server.origin, source(), { backoff: { baseMs: 80, maxMs: 80 } }).get("c-1");
      const [first, second] = server.received;
      expect(second!.at - first!.at).toBeGreaterThan(38);
    });

    test("after retries leaves both bounded", async () => {
      const server = await faultServer(answer(503), answer(401), answer(503), answer(503), answer(503));
      const error = await failure(client(server.origin, source()).get("c-1"));
      expect(error).toMatchObject({ category: "server", attempts: 4 });
    });

    test("that comes late for an old token does not discard the newer one", async () => {
      const tokens = source();
      const held: (() => void)[] = [];
      const server = await faultServer((exchange) => {
        const stale = exchange.request.headers.authorization === "Bearer token-1";
        const reply = () => answer(stale ? 401 : 200, person)(exchange);
        // The first call's refusal is held back until the second call has its new token.
        if (stale && held.length === 0) held.push(reply);
        else reply();
      });
      const it = client(server.origin, tokens, { timeoutMs: 3_000 });
      const slow = it.get("c-1");
      while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await it.get("c-1");
      held[0]?.();
      await slow;
      expect(tokens.refusals).toEqual(["token-1", "token-1"]);
      expect(await tokens.token()).toBe("token-2");
      expect(server.received).toHaveLength(4);
    });

    test("tells the source the token as it gave it, without the header's prefix", async () => {
      const refusals: string[] = [];
      const sessionToken = {
        token: async () => "bearer-x",
        refused: (token: string) => void refusals.push(token),
      };
      const server = await faultServer(answer(401));
      const it = createCounterpartyClient({
        counterpartyGuid: "cp",
        sessionToken,
        ...towards(server.origin, sender),
        baseUrl: server.origin,
      });
      await failure(it.list().page());
      expect(refusals).toEqual(["bearer-x"]);
    });

    test.each([
      [
        "throws",
        () => {
          throw new Error(planted.accessToken);
        },
      ],
      ["rejects", () => Promise.reject(new Error(planted.accessToken))],
    ])("a source whose refused() %s disturbs nothing", async (_name, refused) => {
      const server = await faultServer(answer(401));
      const it = client(server.origin, { token: async () => "token-1", refused });
      const error = await failure(it.get("c-1"));
      expect(error).toMatchObject({ category: "auth", status: 401 });
      expect(leaks(error)).toEqual([]);
    });

    test("403 brings no new token", async () => {
      const tokens = source();
      const server = await faultServer(answer(403));
      expect(await failure(client(server.origin, tokens).get("c-1"))).toMatchObject({
        category: "permission",
        attempts: 1,
      });
      expect(tokens.refusals).toEqual([]);
    });

    test("an answer whose body never comes is still 401", async () => {
      const server = await faultServer(
        ({ response }) => {
          response.writeHead(401);
          response.flushHeaders();
        },
        guarded(() => "token-2"),
      );
      await client(server.origin, source(), { timeoutMs: 80 }).get("c-1");
      expect(server.received).toHaveLength(2);
    });
  });

  describe("a callback that is of no use", () => {
    const secret = planted.accessToken;
    const useless: readonly (readonly [string, () => unknown])[] = [
      [
        "throws",
        () => {
          throw new Error(secret);
        },
      ],
      [
        "throws text",
        () => {
          throw secret;
        },
      ],
      [
        "throws nothing",
        () => {
          throw undefined;
        },
      ],
      ["rejects", () => Promise.reject(new TypeError(secret))],
      [
        "rejects with what looks like our error",
        () => Promise.reject({ category: "input", message: secret }),
      ],
      ["gives undefined", () => undefined],
      ["gives null", () => null],
      ["gives nothing", () => ""],
      ["gives spaces", () => "   "],
      ["gives a number", () => 5],
      ["gives an object", () => ({ token: secret })],
      ["gives a token with LF", () => `${secret}\nX-Evil: 1`],
      ["gives a token with NUL", () => `${secret}\0`],
      ["gives a token beyond Latin-1", () => `${secret}ł`],
      ["gives a symbol", () => Symbol(secret)],
    ];

    test.each(useless)("and %s is an auth error of that call, nothing more", async (_name, give) => {
      const server = await faultServer(answer(200, person));
      let broken = true;
      const it = client(server.origin, () => (broken ? give() : "token-1") as never);
      for (const work of [it.get("c-1"), it.create({ email: "ada@example.com" })]) {
        const error = await failure(work);
        expect(error).toMatchObject({ category: "auth", status: undefined, attempts: 0 });
        expect(leaks(error)).toEqual([]);
      }
      expect((await failure(it.delete("c-1"))).outcome).toBe("not_sent");
      expect(server.connections()).toBe(0);
      broken = false;
      expect((await it.get("c-1")).id).toBe("c-1");
    });

    test("and fails only the second time ends the call without another request", async () => {
      const server = await faultServer(answer(503));
      let asked = 0;
      const it = client(server.origin, () => {
        asked += 1;
        if (asked > 1) throw new Error(secret);
        return "token-1";
      });
      const error = await failure(it.get("c-1"));
      expect(error).toMatchObject({ category: "auth", attempts: 1 });
      expect(leaks(error)).toEqual([]);
      expect(server.received).toHaveLength(1);
    });

    test("and answers after its call has ended disturbs nothing", async () => {
      const server = await faultServer(answer(200, person));
      let reject = (_: Error) => {};
      const late = new Promise<string>((_resolve, fail) => {
        reject = fail;
      });
      const error = await failure(client(server.origin, () => late, { deadlineMs: 50 }).get("c-1"));
      expect(error.category).toBe("timeout");
      reject(new Error(secret));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(server.connections()).toBe(0);
    });
  });

  test("clients that share a source do not share anything else", async () => {
    const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
    const shared = source();
    const [one, two] = ["one", "two"].map((tenantId) =>
      createFinHubClient({ tenantId, accessToken: shared, ...towards(server.origin, sender) }),
    );
    const get = (client: typeof one, customerId: string) =>
      client!.http.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } });
    await Promise.all([get(one, "1"), get(two, "2"), get(one, "1"), get(two, "2")]);
    for (const { path, headers } of server.received) {
      expect(headers.tenantid).toBe(path.endsWith("1") ? "one" : "two");
    }
  });
});
