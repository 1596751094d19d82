// The three calls of the counterparty platform, with real keys, a key server on a socket, and everything that is forged.

import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type CallbackEvent,
  type CallbackOptions,
  createCounterpartyCallbacks,
} from "../../src/callbacks/index.js";
import { createFakeBank } from "../../src/fake/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { failure } from "../support/operations.js";

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let platform: Pair;
let stranger: Pair;
let jwk: JWK;

beforeAll(async () => {
  platform = await generateKeyPair("RS256", { extractable: true });
  stranger = await generateKeyPair("RS256", { extractable: true });
  jwk = { ...(await exportJWK(platform.publicKey)), alg: "RS256", use: "sig", kid: "platform-1" };
});

const now = () => Math.floor(Date.now() / 1000);
const claims = (): JWTPayload => ({
  flow: "sign-up",
  sub: "clerk@bank.example",
  obj: "ada",
  iat: now(),
  exp: now() + 60,
});

const tokenOf = (payload = claims(), header: object = {}, key = platform.privateKey) =>
  new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "platform-1", ...header }).sign(key);

const ask = (token: string | undefined, path = "/user_auth", init: RequestInit = {}) =>
  new Request(`https://bank.example/dcm${path}`, {
    ...init,
    headers: { ...(token !== undefined && { "X-Session-ID": token }), ...init.headers },
  });

const ada = { external_id: "e-1", key: "k-1", first_name: "Ada", phone: "+442079460958" };

function setup(options: Partial<CallbackOptions> = {}) {
  const events: CallbackEvent[] = [];
  const handlers = {
    userAuth: vi.fn(async () => ada as never),
    key: vi.fn(() => "k-1"),
    externalId: vi.fn(() => ({ external_id: "e-1" })),
  };
  const answer = createCounterpartyCallbacks({
    jwks: { keys: [{ ...jwk }] },
    ...handlers,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { answer, events, handlers };
}

/** A key server, which answers as it is told to, and counts. */
async function keyServer(answer: (response: ServerResponse, count: number) => void) {
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    answer(response, count);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/v1/.well-known/jwks.json`, asked: () => count };
}
const send = (keys: unknown) => (response: ServerResponse) => {
  response.end(JSON.stringify({ keys }));
};

const parts = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => name !== "content-type"),
  text: await response.text(),
});
const denied = { status: 401, headers: [["cache-control", "no-store"]], text: "" };

describe("a good token", () => {
  test.each([
    ["/user_auth", ada, "userAuth"],
    ["/key", { key: "k-1" }, "key"],
    ["/external_id", { external_id: "e-1" }, "externalId"],
  ] as const)("is answered at %s", async (path, body, name) => {
    const { answer, events, handlers } = setup();
    const response = await answer(ask(await tokenOf(), path));
    expect([response.status, await response.json()]).toEqual([200, body]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-type")).toContain("application/json");
    const asked = {
      object: "ada",
      subject: "clerk@bank.example",
      flow: "sign-up",
      signal: expect.any(AbortSignal),
    };
    expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(asked);
    expect(events).toEqual([{ callback: name, outcome: "answered", durationMs: expect.any(Number) }]);
  });

  test("may be a few seconds ahead or over", async () => {
    const { answer } = setup();
    const ahead = await tokenOf({ ...claims(), iat: now() + 3 });
    const over = await tokenOf({ ...claims(), iat: now() - 60, exp: now() - 3 });
    expect((await answer(ask(ahead))).status).toBe(200);
    expect((await answer(ask(over))).status).toBe(200);
  });

  // The pages name no claim that would make it good for one call only.
  test("can be used again until it expires", async () => {
    const { answer } = setup();
    const token = await tokenOf();
    expect((await answer(ask(token))).status).toBe(200);
    expect((await answer(ask(token))).status).toBe(200);
  });

  test("of the bank's own key, beside the platform's", async () => {
    const own = { ...(await exportJWK(stranger.publicKey)), kid: "bank-1" };
    const { answer } = setup({ jwks: [{ keys: [{ ...jwk }] }, { keys: [own] }] });
    expect((await answer(ask(await tokenOf()))).status).toBe(200);
    const ours = await tokenOf(claims(), { kid: "bank-1" }, stranger.privateKey);
    expect((await answer(ask(ours))).status).toBe(200);
  });
});

/** An HS256 token whose secret is the public key: what a verifier that trusts `alg` would take. */
async function confused(): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const input = `${encode({ alg: "HS256", kid: "platform-1", typ: "JWT" })}.${encode(claims())}`;
  const secret = await exportSPKI(platform.publicKey);
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
}

const forged: readonly (readonly [string, () => Promise<string | undefined>, CallbackEvent["reason"]])[] = [
  ["no token", async () => undefined, "token"],
  ["an empty one", async () => "", "token"],
  ["words", async () => "let me in", "token"],
  ["a scheme before it", async () => `Bearer ${await tokenOf()}`, "token"],
  ["two of them", async () => `${await tokenOf()}, ${await tokenOf()}`, "token"],
  ["a fourth part", async () => `${await tokenOf()}.e30`, "token"],
  ["no signature, alg none", async () => new UnsecuredJWT(claims()).encode(), "token"],
  [
    "alg none with a signature",
    async () => {
      const [, payload, signature] = (await tokenOf()).split(".");
      return `${Buffer.from('{"alg":"none","kid":"platform-1"}').toString("base64url")}.${payload}.${signature}`;
    },
    "token",
  ],
  ["an HMAC with the public key as secret", confused, "token"],
  [
    "another RSA algorithm",
    async () => {
      const { privateKey } = await generateKeyPair("RS512");
      return new SignJWT(claims()).setProtectedHeader({ alg: "RS512", kid: "platform-1" }).sign(privateKey);
    },
    "token",
  ],
  ["somebody else's signature", () => tokenOf(claims(), {}, stranger.privateKey), "signature"],
  [
    "another payload under a good signature",
    async () => {
      const [header, , signature] = (await tokenOf()).split(".");
      const other = Buffer.from(JSON.stringify({ ...claims(), obj: "grace" })).toString("base64url");
      return `${header}.${other}.${signature}`;
    },
    "signature",
  ],
  [
    "a key of its own in its header",
    async () => {
      const own = await exportJWK(stranger.publicKey);
      return tokenOf(claims(), { jwk: own }, stranger.privateKey);
    },
    "signature",
  ],
  [
    "an extension that nobody knows",
    () =>
      tokenOf(claims(), { crit: ["x"], x: 1 }).catch(async () => {
        const [, payload, signature] = (await tokenOf()).split(".");
        const header = { alg: "RS256", kid: "platform-1", crit: ["x"], x: 1 };
        return `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${payload}.${signature}`;
      }),
    "signature",
  ],
  ["no kid", () => tokenOf(claims(), { kid: undefined }), "key"],
  ["an unknown kid", () => tokenOf(claims(), { kid: "platform-2" }), "key"],
  ["a kid that is a path", () => tokenOf(claims(), { kid: "../../dev/null" }), "key"],
  ["a kid that every object has", () => tokenOf(claims(), { kid: "constructor" }), "key"],
  ["a kid without end", () => tokenOf(claims(), { kid: "k".repeat(2_000) }), "key"],
  ["a token without end", () => tokenOf({ ...claims(), note: "x".repeat(10_000) }), "token"],
  ["it has expired", () => tokenOf({ ...claims(), iat: now() - 120, exp: now() - 60 }), "expired"],
  ["it is of the future", () => tokenOf({ ...claims(), iat: now() + 60, exp: now() + 120 }), "expired"],
  [
    "it is old, and expires in a hundred years",
    () => tokenOf({ ...claims(), iat: now() - 2_000, exp: 4e9 }),
    "expired",
  ],
  ["no iat", () => tokenOf({ ...claims(), iat: undefined }), "claims"],
  ["no exp", () => tokenOf({ ...claims(), exp: undefined }), "claims"],
  ["an exp in text", () => tokenOf({ ...claims(), exp: `${now() + 60}` as never }), "claims"],
  ["a flow that the page does not know", () => tokenOf({ ...claims(), flow: "sign-off" }), "claims"],
  ["no obj", () => tokenOf({ ...claims(), obj: undefined }), "claims"],
  ["an obj that is a list", () => tokenOf({ ...claims(), obj: ["ada"] }), "claims"],
  ["no sub", () => tokenOf({ ...claims(), sub: undefined }), "claims"],
];

test.each(forged)("%s: the same 401 as any other, and no handler is asked", async (_name, make, reason) => {
  const { answer, events, handlers } = setup();
  const response = await answer(ask(await make()));
  expect(await parts(response)).toEqual(denied);
  for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  expect(events).toEqual([
    { callback: "userAuth", outcome: "denied", reason, durationMs: expect.any(Number) },
  ]);
});

test.each<[string, string, RequestInit]>([
  ["another method", "/user_auth", { method: "POST", body: "{}" }],
  ["HEAD", "/key", { method: "HEAD" }],
  ["another path", "/users", {}],
  ["a path below", "/user_auth/1", {}],
  ["a path that every object has", "/constructor", {}],
])("%s is denied", async (_name, path, init) => {
  const { answer, events } = setup();
  expect(await parts(await answer(ask(await tokenOf(), path, init)))).toEqual(denied);
  expect(events[0]?.reason).toBe("request");
});

describe("a handler", () => {
  test.each<[string, () => unknown, CallbackEvent["reason"]]>([
    ["gives nothing", () => undefined, "unknown"],
    ["gives null", () => null, "unknown"],
    [
      "throws",
      () => {
        throw new Error("password of Ada: Xq7");
      },
      "handler",
    ],
    [
      "rejects",
      async () => {
        throw new Error("password of Ada: Xq7");
      },
      "handler",
    ],
    ["gives no key", () => ({ external_id: "e-1" }), "answer"],
    ["gives an empty key", () => ({ ...ada, key: "" }), "answer"],
    ["gives a number", () => ({ ...ada, external_id: 7 }), "answer"],
    ["gives an external_id that is too long", () => ({ ...ada, external_id: "e".repeat(501) }), "answer"],
    ["gives text where a record is due", () => "e-1", "answer"],
  ])("that %s denies", async (_name, userAuth, reason) => {
    const { answer, events } = setup({ userAuth: userAuth as never });
    expect(await parts(await answer(ask(await tokenOf())))).toEqual(denied);
    expect(events[0]?.reason).toBe(reason);
    expect(JSON.stringify(events)).not.toContain("Xq7");
  });

  test("that gives a whole record of its database tells the properties of the spec alone", async () => {
    const record = {
      ...ada,
      email: null,
      passwordHash: "$2b$Xq7",
      id: 5,
      __proto__: { last_name: "inherited" },
    };
    const { answer } = setup({ userAuth: () => record as never });
    expect(await (await answer(ask(await tokenOf()))).json()).toEqual(ada);
  });

  test("that takes too long is denied within a second, and hears that it is", async () => {
    let heard: AbortSignal | undefined;
    const { answer, events } = setup({
      userAuth({ signal }) {
        heard = signal;
        return new Promise(() => {});
      },
    });
    const started = performance.now();
    expect(await parts(await answer(ask(await tokenOf())))).toEqual(denied);
    expect(performance.now() - started).toBeGreaterThan(880);
    // A second, were the machine not shared.
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(heard?.aborted).toBe(true);
    expect(events[0]?.reason).toBe("late");
  });

  test("is not asked for a token that it cannot check, when a log throws", async () => {
    const onEvent = () => {
      throw new Error("disk full");
    };
    const { answer } = setup({ onEvent });
    expect((await answer(ask(await tokenOf()))).status).toBe(200);
    expect((await answer(ask(undefined))).status).toBe(401);
  });
});

describe("keys", () => {
  test("are fetched once for all who come at the same time, and kept", async () => {
    const server = await keyServer(send([jwk]));
    const { answer } = setup({ jwks: server.url });
    const token = await tokenOf();
    const all = await Promise.all(Array.from({ length: 20 }, () => answer(ask(token))));
    expect(all.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await answer(ask(token))).status).toBe(200);
    expect(server.asked()).toBe(1);
  });

  test("are fetched again for an unknown kid, but not for each that is forged", async () => {
    const server = await keyServer((response, count) => send(count === 1 ? [] : [jwk])(response));
    const { answer } = setup({ jwks: server.url });
    const token = await tokenOf();
    vi.useFakeTimers({ toFake: ["performance"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    expect((await answer(ask(token))).status).toBe(401);
    const forgeries = await Promise.all(
      Array.from({ length: 50 }, (_, at) => tokenOf(claims(), { kid: `forged-${at}` }, stranger.privateKey)),
    );
    for (const forgery of forgeries) expect((await answer(ask(forgery))).status).toBe(401);
    expect(server.asked()).toBe(1);
    vi.advanceTimersByTime(31_000);
    expect((await answer(ask(token))).status).toBe(200);
    expect(server.asked()).toBe(2);
  });

  test("a token that is wrong anyway causes no request", async () => {
    const server = await keyServer(send([jwk]));
    const { answer } = setup({ jwks: server.url });
    await answer(ask("let me in"));
    await answer(ask(await tokenOf({ ...claims(), exp: now() - 60 })));
    await answer(ask(await tokenOf({ ...claims(), obj: undefined })));
    expect(server.asked()).toBe(0);
  });

  test("that are old are fetched again while the old ones are used, also when that fails", async () => {
    let isDown = false;
    const server = await keyServer((response) =>
      isDown ? response.writeHead(503).end() : send([jwk])(response),
    );
    const { answer } = setup({ jwks: server.url });
    const good = async () => (await answer(ask(await tokenOf()))).status;
    expect(await good()).toBe(200);
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    isDown = true;
    vi.advanceTimersByTime(11 * 60_000);
    expect(await good()).toBe(200);
    await vi.waitFor(() => expect(server.asked()).toBe(2));
    vi.advanceTimersByTime(50 * 60_000);
    // Nobody has seen these keys for an hour.
    expect(await good()).toBe(401);
  });

  test("that stand behind a redirect are not used", async () => {
    const elsewhere = await keyServer(send([jwk]));
    const server = await keyServer((response) => response.writeHead(302, { location: elsewhere.url }).end());
    const { answer } = setup({ jwks: server.url });
    expect((await answer(ask(await tokenOf()))).status).toBe(401);
    expect(elsewhere.asked()).toBe(0);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["fails", (response) => send([jwk])(response.writeHead(500, {}))],
    ["answers no JSON", (response) => response.end("<html>")],
    ["answers another shape", (response) => response.end('{"keys":{}}')],
    [
      "answers without end",
      (response) => {
        const more = () => {
          while (!response.destroyed && response.write(" ".repeat(65_536)));
        };
        response.on("drain", more);
        more();
      },
    ],
    ["is silent", () => {}],
  ])("whose server %s deny, in time", async (_name, behaviour) => {
    const server = await keyServer(behaviour);
    const { answer, events } = setup({ jwks: server.url });
    expect(await parts(await answer(ask(await tokenOf())))).toEqual(denied);
    expect(events[0]?.reason).toBe(_name === "is silent" ? "late" : "key");
  });

  test("that are too short are not used", async () => {
    const { createSign, generateKeyPairSync } = await import("node:crypto");
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const input = `${encode({ alg: "RS256", kid: "short" })}.${encode(claims())}`;
    const token = `${input}.${createSign("RSA-SHA256").update(input).sign(privateKey, "base64url")}`;
    const short = { ...publicKey.export({ format: "jwk" }), kid: "short" };
    const { answer } = setup({ jwks: { keys: [short] } });
    expect((await answer(ask(token))).status).toBe(401);
  });
});

test.each<[string, object]>([
  ["no jwks", { jwks: undefined }],
  ["an empty list", { jwks: [] }],
  ["a jwks that is none", { jwks: { kids: [] } }],
  ["keys over http from elsewhere", { jwks: "http://bank.example/jwks.json" }],
  ["no handler", { key: undefined }],
  ["a handler that is none", { externalId: "e-1" }],
  ["an option that does not exist", { algorithms: ["none"] }],
  ["a tolerance without end", { toleranceSeconds: 1e9 }],
])("refuses %s", async (_name, options) => {
  const error = await failure(() => setup(options) as never);
  expect(error).toMatchObject({ category: "config" });
});

test("the fake bank asks it before it creates a customer", async () => {
  const bank = createFakeBank({
    provider: "counterparty",
    checkAnswers: true,
    callbacks: (request) => answer(request),
  });
  const seen: string[] = [];
  const answer = createCounterpartyCallbacks({
    jwks: "https://bank.example.com/api/v1/.well-known/jwks.json",
    fetch: (url, init) => bank.fetch(url, init),
    userAuth: ({ object }) => (object === "ada" ? { external_id: "e-1", key: "k-1" } : undefined),
    key: ({ object }) => (object === "e-1" ? "k-1" : undefined),
    externalId: ({ object }) => object,
    onEvent: ({ callback, outcome, reason }) => seen.push(`${callback} ${outcome} ${reason ?? ""}`.trim()),
  });
  const client = createCounterpartyClient({
    baseUrl: "https://bank.example.com/api/v1",
    counterpartyGuid: "cp-1",
    jwt: "any",
    asset: { code: "EUR", issuer: "issuer-1" },
    fetch: bank.fetch,
  });
  await client.create({ wire: { login: "ada" } });
  expect(seen).toEqual(["userAuth answered", "key answered", "externalId answered"]);
  const error = await failure(client.create({ wire: { login: "grace" } }));
  expect(error).toMatchObject({ outcome: "rejected" });
  expect(seen.at(-1)).toBe("userAuth denied unknown");
  expect(bank.customers.size).toBe(1);
});
