import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { poolSender } from "../../src/http/sending/undici.js";
import { answer, faultServer, raw, silence, until } from "../support/fault.js";
import { aWrite, clients, failure, towards } from "../support/operations.js";

const dispatch = poolSender();

const at = (origin: string, options = {}) => clients.bankingservice(towards(origin, {}, options));
const person = answer(200, { id: "c-1" });
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

async function listening(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

describe("connections", () => {
  test("are 128 at most; what waits is answered all the same, or cancelled without a trace", async () => {
    const held: (() => void)[] = [];
    const server = await faultServer((exchange) => held.push(() => person(exchange)));
    const client = at(server.origin, { timeoutMs: 8_000, deadlineMs: 8_000 });
    const controller = new AbortController();
    const work = Array.from({ length: 150 }, () => client.get("c-1"));
    const given = failure(client.get("c-2", { signal: controller.signal }));
    await until(() => held.length === 128);
    await pause();
    expect(server.received).toHaveLength(128);
    controller.abort();
    expect((await given).category).toBe("aborted");
    while (server.received.length < 150 || held.length > 0) {
      held.shift()?.();
      await new Promise(setImmediate);
    }
    expect((await Promise.all(work)).map(({ id }) => id)).toEqual(Array(150).fill("c-1"));
    await pause();
    expect(server.received).toHaveLength(150);
    expect(server.connections()).toBe(128);
  });

  test("are used again, one after the other", async () => {
    const server = await faultServer(person);
    const client = at(server.origin, { timeoutMs: 8_000 });
    for (let calls = 0; calls < 5; calls++) await client.get("c-1");
    expect(server.connections()).toBe(1);
  });

  test.each<[string, (socket: Socket) => void]>([
    ["ends", (socket) => socket.end()],
    ["destroys", (socket) => socket.destroySoon()],
  ])(
    "are not used for a write that follows at once at a server that %s them unasked",
    // That a connection has ended can be known once word of it has come, which takes longer on a busy machine.
    { retry: 3 },
    async (_name, close) => {
      const server = await faultServer((exchange) => {
        exchange.response.on("finish", () => close(exchange.socket));
        person(exchange);
      });
      const client = at(server.origin, { timeoutMs: 8_000 });
      for (let calls = 0; calls < 10; calls++) await client.create({ phone: "1" });
      expect(server.received).toHaveLength(10);
    },
  );

  test("are not waited for by another client, however many hang", async () => {
    const server = await faultServer((exchange) => {
      if (exchange.request.method === "POST") person(exchange);
    });
    const hanging = at(server.origin, { timeoutMs: 8_000, deadlineMs: 8_000 });
    const controller = new AbortController();
    const work = Array.from({ length: 140 }, () =>
      failure(hanging.get("c-1", { signal: controller.signal })),
    );
    await until(() => server.received.length === 128);
    expect((await at(server.origin, { timeoutMs: 8_000 }).create({ phone: "1" })).id).toBe("c-1");
    controller.abort();
    await Promise.all(work);
  });

  test("that broke or were cut give way to new ones, and are not made without need", async () => {
    const server = await faultServer(silence, silence, person);
    const client = at(server.origin, { maxRetries: 0 });
    for (let calls = 0; calls < 2; calls++)
      expect((await failure(client.get("c-1"))).category).toBe("timeout");
    await pause();
    expect(server.connections()).toBe(2);
    expect((await client.get("c-1", { timeoutMs: 8_000 })).id).toBe("c-1");
    expect(server.connections()).toBe(3);
  });

  test("that are still being made are closed with the call that wanted them: nothing was sent", async () => {
    const sockets = new Set<Socket>();
    // No TLS: the handshake never ends.
    const mute = createServer((socket) => {
      sockets.add(socket.resume().on("error", () => {}));
      socket.on("close", () => sockets.delete(socket));
    });
    const port = await listening(mute);
    const options = towards(`https://127.0.0.1:${port}`, {}, { timeoutMs: 100, maxRetries: 0 });
    const error = await failure(aWrite.run(options));
    expect(error).toMatchObject({ category: "timeout", outcome: "not_sent" });
    expect(await until(() => sockets.size === 0)).toBe(true);
  });
});

test("a call that is aborted while its connection's last answer is being closed sends nothing", async () => {
  const server = await faultServer(answer(200, { id: "c-1" }, { connection: "close" }));
  const client = at(server.origin, { timeoutMs: 8_000 });
  await client.get("c-1");
  const controller = new AbortController();
  const error = failure(client.create({ name: { given: "A", family: "B" } }, { signal: controller.signal }));
  controller.abort();
  expect(await error).toMatchObject({ category: "aborted", outcome: "not_sent" });
  await pause();
  expect(server.received).toHaveLength(1);
});

test("a connection whose server answered without reading the request is not used again", async () => {
  const body = '{"id":"c-1"}';
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.pause();
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n${body}`);
    });
  });
  const client = at(`http://127.0.0.1:${await listening(server)}`, { timeoutMs: 8_000, maxRetries: 0 });
  await client.create({ name: { given: "x".repeat(2e7), family: "B" } });
  expect((await client.get("c-1")).id).toBe("c-1");
});

test("inherited members are no options of a request or a connection", async () => {
  let received = "";
  const server = createServer((socket) => {
    socket.on("data", (chunk) => {
      received += chunk;
      if (received.endsWith("{}")) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    });
  });
  const port = await listening(server);
  const fail = () => {
    throw new Error("polluted");
  };
  // Not `connect` and `timeout`: events of these names no emitter survives.
  const pollution = {
    path: "/polluted",
    method: "DELETE",
    headers: { "x-polluted": "1" },
    body: "polluted",
    query: { p: 1 },

    host: "polluted",
    hostname: "polluted",
    origin: "http://polluted",
    port: 1,
    servername: "polluted",
    socketPath: "/polluted",
    auth: "polluted",
    agent: fail,
    createConnection: fail,
    lookup: fail,
    connectTimeout: 1,
    headersTimeout: 1,
    bodyTimeout: 1,
    maxHeaderSize: 1,
    upgrade: "polluted",
    reset: true,
    expectContinue: true,
    throwOnError: true,
    maxRedirections: 5,

    pipelining: 0,
    maxResponseSize: 1,
    maxRequestsPerClient: 1,
    localAddress: "192.0.2.1",
    localPort: 1,

    interceptors: [fail],
    factory: fail,
    family: 6,
    setHost: false,
    keepAlive: false,
    tls: {},
    allowH2: true,

    keepAliveTimeout: -1,
    keepAliveMaxTimeout: -1,
    socketTimeout: 1,
    requestTimeout: 1,
    idleTimeout: 1,
  };
  for (const [name, value] of Object.entries(pollution)) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  }
  try {
    const request = {
      url: `http://127.0.0.1:${port}/a`,
      method: "POST",
      headers: { accept: "b" },
      body: "{}",
    };
    const incoming = await dispatch(request).answer;
    expect(await incoming.read(100, false)).toBe("{}");
    expect(incoming.header("host")).toBe(null);
  } finally {
    for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
  }
  expect(received.split("\r\n")).toEqual([
    "POST /a HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "connection: keep-alive",
    "accept: b",
    "accept-encoding: gzip, br",
    "content-length: 2",
    "",
    "{}",
  ]);
});

test("a large compressed answer arrives whole", async () => {
  const text = randomBytes(600_000).toString("hex");
  const packed = gzipSync(JSON.stringify({ id: "c-1", email: text }));
  const server = await faultServer(answer(200, packed, { "content-encoding": "gzip" }));
  expect((await at(server.origin, { timeoutMs: 8_000 }).get("c-1")).email).toBe(text);
});

describe("a compressed answer that is still decompressed when its connection ends", () => {
  const packed = gzipSync(JSON.stringify({ id: "c-1", email: randomBytes(100_000).toString("hex") }));
  const sent = (missing: number): string =>
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\nconnection: close\r\n" +
    `content-length: ${packed.length + missing}\r\n\r\n`;

  test("is read, if it is whole", async () => {
    const server = await faultServer(({ socket }) => {
      socket.write(sent(0));
      socket.end(packed);
    });
    const { email } = await at(server.origin, { timeoutMs: 8_000 }).get("c-1");
    expect(email).toHaveLength(200_000);
  });

  test("fails, if it is not", async () => {
    const server = await faultServer(({ socket }) => {
      socket.write(sent(1));
      socket.write(packed, () => socket.resetAndDestroy());
    });
    const error = await failure(at(server.origin, { timeoutMs: 8_000, maxRetries: 0 }).get("c-1"));
    expect(error.category).toBe("network");
  });

  test("is given up, if it piles up", async () => {
    // Blocks of nothing.
    const empty = Buffer.alloc(5 * 2 ** 19, Buffer.from([0, 0, 0, 255, 255]));
    const body = Buffer.concat([gzipSync("").subarray(0, 10), empty]);
    const server = await faultServer(answer(200, body, { "content-encoding": "gzip" }));
    const request = { url: `${server.origin}/`, method: "GET", headers: {}, body: undefined };
    const incoming = await dispatch(request).answer;
    await pause();
    await expect(incoming.read(1, false)).rejects.toMatchObject({ category: "too_large" });
  });
});

test("of a header that is sent twice, the first counts", async () => {
  const head = (status: number, header: string) => `HTTP/1.1 ${status} X\r\n${`${header}\r\n`.repeat(2)}`;
  const server = await faultServer(
    raw(`${head(200, "content-type: application/json")}content-length: 12\r\n\r\n{"id":"c-1"}`),
    raw(`${head(503, "retry-after: 1000")}content-length: 0\r\n\r\n`),
  );
  const client = at(server.origin, { timeoutMs: 8_000 });
  expect((await client.get("c-1")).id).toBe("c-1");
  expect((await failure(client.get("c-1"))).retryAfterMs).toBe(1_000_000);
});

test("an answer that cannot be decoded is not read to its end", async () => {
  const server = await faultServer(({ response }) => {
    response.writeHead(200, { "content-encoding": "unheard-of" }).write("x");
  });
  expect((await failure(at(server.origin).get("c-1"))).category).toBe("invalid_response");
  expect(await until(() => server.busy() === 0)).toBe(true);
});

describe("while undici is still loaded", () => {
  const fresh = async () => {
    vi.resetModules();
    onTestFinished(() => void vi.doUnmock("../../src/http/sending/undici.js"));
    const { platformSender } = await import("../../src/http/sending/platform.node.js");
    return platformSender();
  };
  const request = (url: string) => ({ url, method: "GET", headers: {}, body: undefined });

  test("a request waits for it", async () => {
    const server = await faultServer(person);
    const incoming = await (await fresh())(request(`${server.origin}/`)).answer;
    expect(incoming.status).toBe(200);
    expect(server.received[0]?.headers).not.toHaveProperty("sec-fetch-mode");
  });

  test("a cancelled request is not sent", async () => {
    const server = await faultServer(person);
    const sending = (await fresh())(request(`${server.origin}/`));
    sending.cancel();
    await expect(sending.answer).rejects.toThrow();
    expect(sending.sent).toBe(false);
    expect(server.received).toHaveLength(0);
  });

  test("and cannot be, nothing is sent, and the failure says what to do", async () => {
    vi.doMock("../../src/http/sending/undici.js", () => {
      throw new Error("not in this bundle");
    });
    const server = await faultServer(person);
    const sending = (await fresh())(request(`${server.origin}/`));
    await expect(sending.answer).rejects.toMatchObject({ category: "config" });
    await expect(sending.answer).rejects.toThrow(/option fetch/);
    expect(sending.sent).toBe(false);
    expect(server.received).toHaveLength(0);
  });
});

test.each(["gzip", "br", "deflate", "gzip, br"])(
  "a body without a byte was not compressed: %s",
  async (encoding) => {
    for (const status of [200, 204]) {
      const server = await faultServer(answer(status, "", { "content-encoding": encoding }));
      await at(server.origin, { timeoutMs: 8_000 }).delete("c-1");
      expect(server.received).toHaveLength(1);
    }
  },
);
