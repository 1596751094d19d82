import { Readable } from "node:stream";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  answer,
  type Behaviour,
  bomb,
  cutLength,
  drip,
  endless,
  faultServer,
  gzipped,
  page,
  raw,
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
  visible,
  writes,
} from "../support/operations.js";

const declared = operations.filter(({ shape }) => shape === "object");
const json = (body: string | Buffer, headers: Record<string, string> = {}) => answer(200, body, headers);
const typed = (type: string | undefined, body: string): Behaviour =>
  type === undefined
    ? raw(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
    : answer(200, body, { "content-type": type });

const unusable: readonly (readonly [string, Behaviour])[] = [
  ["HTML", page(200)],
  ["HTML that says it is JSON", json("<html></html>")],
  ["nothing", json("")],
  ["nothing, with status 204", answer(204, "")],
  ["nothing, with status 202", answer(202, "")],
  ["spaces", json(" \r\n ")],
  ["a word", json("OK")],
  ["null", json("null")],
  ["true", json("true")],
  ["a number", json("5")],
  ["a bare string", json('"c-1"')],
  ["two documents", json('{"customers":[]}{"customers":[]}')],
  ["two documents on two lines", json('{"customers":[]}\n{"customers":[]}')],
  ["a document and more", json('{"customers":[]} trailing')],
  ["half a document", json('{"customers":[{"id":"c-1"')],
  ["single quotes", json("{'customers':[]}")],
  ["a trailing comma", json('{"customers":[],}')],
  ["NaN", json('{"customers":NaN}')],
  ["a leading zero", json('{"customers":[],"n":01234567890123456789}')],
  ["two BOMs", json("\ufeff\ufeff{}")],
  ["UTF-16", json(Buffer.from('{"customers":[]}', "utf16le"))],
  ["bytes that are no UTF-8", json(Buffer.from('{"customers":[],"a":"\xe9"}', "latin1"))],
  ["half of a UTF-8 character", json(Buffer.from('{"a":"é', "utf8").subarray(0, -1))],
  [
    "an encoded surrogate",
    json(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')])),
  ],
  ["text by its content type", typed("text/plain", '{"customers":[]}')],
  ["no content type", typed(undefined, '{"customers":[]}')],
  ["an empty content type", typed("", '{"customers":[]}')],
  ["another JSON-like type", typed("application/jsonp", '{"customers":[]}')],
  ["a type that only ends in JSON", typed("text/json", '{"customers":[]}')],
  ["a sequence of documents", typed("application/x-ndjson", '{"customers":[]}')],
  ["gzip that is none", json("this was never compressed", { "content-encoding": "gzip" })],
  ["br that is none", json("this was never compressed", { "content-encoding": "br" })],
  ["gzip with a wrong checksum", json(corrupt(gzipSync('{"customers":[]}')), { "content-encoding": "gzip" })],
  [
    "gzip cut short",
    json(gzipSync(`{"customers":["${"x".repeat(99)}"]}`).subarray(0, 30), { "content-encoding": "gzip" }),
  ],
  ["an unknown compression", json(gzipSync("{}"), { "content-encoding": "lzma" })],
  ["arrays, very deeply nested", json(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)],
  ["objects, very deeply nested", json(`${'{"a":'.repeat(100_000)}{}${"}".repeat(100_000)}`)],
  ["nesting that never closes", json("[".repeat(1_000_000))],
];

function corrupt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 6]! ^= 0xff;
  return copy;
}

const http = (origin: string, sender: object) => clients.finhub(towards(origin, sender)).http;
const get = async (origin: string, sender: object) =>
  (
    await http(origin, sender).GET("/getDetailsById/{customerId}", {
      params: { path: { customerId: "c-1" } },
    })
  ).data as Record<string, unknown>;

describe.each(senders)("what comes in, sent by $name", ({ options: sender }) => {
  describe.each(unusable)("%s", (_name, behaviour) => {
    test.each([declared[0]!, aWrite])("$name: is no answer", async ({ run, effect }) => {
      const server = await faultServer(behaviour);
      const error = await failure(run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "invalid_response",
        attempts: 1,
        retryable: false,
        outcome: effect === "write" ? "unknown" : undefined,
      });
      expect(error.status).toBeGreaterThanOrEqual(200);
      expect(server.received).toHaveLength(1);
    });
  });

  test.each(declared)("$name: a list is not the object that is declared", async ({ run }) => {
    const server = await faultServer(json("[]"));
    expect((await failure(run(towards(server.origin, sender)))).category).toBe("invalid_response");
  });

  // Only the contract knows what an object must hold; a delete needs nothing.
  const needy = operations.filter(({ name }) => !/client\.http|delete/.test(name));
  test.each(needy)("$name: an object without what it must hold is no answer", async (row) => {
    const server = await faultServer(json('{"unexpected":1}'));
    const error = await failure(row.run(towards(server.origin, sender)));
    expect(error).toMatchObject({
      category: "invalid_response",
      provider: row.provider,
      operation: row.operation,
      outcome: row.effect === "write" ? "unknown" : undefined,
    });
  });

  test("an object is not the list that is declared", async () => {
    const server = await faultServer(json("{}"));
    expect((await failure(reads[3]!.run(towards(server.origin, sender)))).category).toBe("invalid_response");
  });

  test.each([
    ["application/json", '{"a":"é"}'],
    ["application/json; charset=utf-8", '{"a":"é"}'],
    ["APPLICATION/JSON;charset=UTF-8", '{"a":"é"}'],
    ["application/problem+json", '{"a":"é"}'],
    ["application/vnd.example.v1+json ; x=y", '{"a":"é"}'],
    ["application/json", '\ufeff{"a":"é"}'],
    ["application/json", ' \r\n{"a":"é"}\n\n'],
  ])("%s with %j is an answer", async (type, body) => {
    const server = await faultServer(answer(200, body, { "content-type": type }));
    expect(await get(server.origin, sender)).toEqual({ a: "é" });
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ] as const)("%s is decompressed", async (encoding, compress) => {
    const server = await faultServer(
      json(compress(Buffer.from('{"a":1}')), { "content-encoding": encoding }),
    );
    expect(await get(server.origin, sender)).toEqual({ a: 1 });
  });

  test.each([200, 201, 202, 203, 206])("%i with data is a success", async (status) => {
    const server = await faultServer(answer(status, aRead.good));
    await expect(aRead.run(towards(server.origin, sender))).resolves.toBeDefined();
  });

  test.each([
    ["204", answer(204, "")],
    ["205", answer(205, "")],
    ["an empty 200", answer(200, "")],
    ["an empty 200 of any type", answer(200, "", { "content-type": "text/html" })],
    ["200 with data nobody asked for", answer(200, { deleted: true })],
  ])("a delete answered with %s is a success", async (_name, behaviour) => {
    const server = await faultServer(behaviour);
    await expect(writes[3]!.run(towards(server.origin, sender))).resolves.toBeUndefined();
    expect(server.received).toHaveLength(1);
  });

  test("a delete answered with a page of HTML is not", async () => {
    const server = await faultServer(page(200));
    expect(await failure(writes[3]!.run(towards(server.origin, sender)))).toMatchObject({
      category: "invalid_response",
      outcome: "unknown",
    });
  });

  describe("refusals", () => {
    const bodies: readonly (readonly [string, Behaviour])[] = [
      ["nothing", answer(422, "", {})],
      ["HTML", answer(422, "<html>", { "content-type": "text/html" })],
      ["half a document", answer(422, '{"code":')],
      ["null", answer(422, "null")],
      ["a body cut short", cut(422)],
      ["bytes that are no UTF-8", answer(422, Buffer.from([0xff, 0xfe]))],
      ["gzip that is none", answer(422, "plain", { "content-encoding": "gzip" })],
      ["a body without end", endless(422)],
      ["a body that drips for ever", drip(422)],
      ["success in its words", answer(422, { success: true, data: {} })],
    ];

    test.each(bodies)("with %s keep their status and category", async (_name, behaviour) => {
      const server = await faultServer(behaviour);
      const error = await failure(aWrite.run(towards(server.origin, sender, { timeoutMs: 120 })));
      expect(error).toMatchObject({
        category: "bad_request",
        status: 422,
        outcome: "rejected",
        attempts: 1,
      });
      expect(await until(() => server.busy() === 0)).toBe(true);
    });

    function cut(status: number): Behaviour {
      return raw(`HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"a"`);
    }

    test("are read to 16 KiB and no further", async () => {
      const server = await faultServer(endless(400));
      let length = 0;
      await failure(
        aRead.run(towards(server.origin, sender), {
          onRefusalBody: ({ text }) => {
            length = text.length;
          },
        }),
      );
      expect(length).toBe(16 * 1024);
    });

    test("are shown to the caller who asks beforehand, and to nobody else", async () => {
      const body = JSON.stringify({ message: `no ${planted.email}` });
      const server = await faultServer(answer(409, body));
      const seen: unknown[] = [];
      const options = towards(server.origin, sender);
      const error = await failure(aWrite.run(options, { onRefusalBody: (refusal) => seen.push(refusal) }));
      await failure(aWrite.run(options));
      expect(seen).toEqual([{ status: 409, contentType: "application/json", text: body }]);
      expect(visible(error)).not.toContain(planted.email);
    });

    test.each([
      [
        "throws",
        () => {
          throw new Error(planted.family);
        },
      ],
      ["rejects", () => Promise.reject(new Error(planted.family))],
    ])("a hook for them that %s changes nothing", async (_name, onRefusalBody) => {
      const server = await faultServer(answer(409));
      const error = await failure(aWrite.run(towards(server.origin, sender), { onRefusalBody }));
      expect(error.category).toBe("conflict");
    });
  });

  describe("failures declared inside a success", () => {
    test.each(operations.filter(({ shape }) => shape !== "array"))("$name: are failures", async (row) => {
      const server = await faultServer(
        answer(200, { ...(row.good as object), error: { code: "LIMIT_REACHED" } }),
      );
      const error = await failure(row.run(towards(server.origin, sender)));
      expect(error).toMatchObject({
        category: "provider",
        status: 200,
        attempts: 1,
        retryable: false,
        code: "LIMIT_REACHED",
        outcome: row.effect === "write" ? "unknown" : undefined,
      });
    });

    test.each([
      ["null", null, false],
      ["false", false, false],
      ["empty", "", false],
      ["zero", 0, false],
      ["text", "no", true],
      ["true", true, true],
      ["an empty object", {}, true],
      ["a number", 5, true],
    ])("an error that is %s", async (_name, error, fails) => {
      const server = await faultServer(answer(200, { ...(aRead.good as object), error }));
      const done = await aRead.run(towards(server.origin, sender)).then(
        () => "success",
        ({ category }) => category,
      );
      expect(done).toBe(fails ? "provider" : "success");
    });
  });

  describe("size", () => {
    const megabyte = 2 ** 20;
    const small = { maxResponseBytes: 100_000 };

    test.each([
      ["an answer without end", endless()],
      ["16 MB in a few KB of gzip", bomb("gzip", gzipSync, 16)],
      ["16 MB in a few KB of deflate", bomb("deflate", deflateSync, 16)],
      ["16 MB in a few bytes of br", bomb("br", brotliCompressSync, 16)],
      ["one byte too many", answer(200, `"${"x".repeat(99_999)}"`)],
      ["a Content-Length that is too small", raw(tooLong())],
    ])("%s", async (name, behaviour) => {
      for (const { run, effect } of [aRead, aWrite]) {
        const server = await faultServer(behaviour);
        const error = await failure(run(towards(server.origin, sender, { ...small, timeoutMs: 2_000 })));
        // Bytes beyond the announced length are another answer's: the first one is cut.
        const category = name.includes("Content-Length") ? "invalid_response" : "too_large";
        expect(error).toMatchObject({
          category,
          status: 200,
          attempts: 1,
          retryable: false,
          outcome: effect === "write" ? "unknown" : undefined,
        });
        expect(await until(() => server.busy() === 0)).toBe(true);
        expect(server.sent()).toBeLessThan(8 * megabyte);
      }
    });

    function tooLong(): string {
      return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"a":"${"x".repeat(200_000)}"}`;
    }

    test("what fits to the byte is read", async () => {
      const body = JSON.stringify({ a: "é".repeat(50) });
      const server = await faultServer(answer(200, body));
      const bytes = Buffer.byteLength(body);
      const read = (maxResponseBytes: number) =>
        clients
          .finhub(towards(server.origin, sender, { maxResponseBytes }))
          .http.GET("/getDetailsById/{customerId}", { params: { path: { customerId: "c-1" } } });
      expect((await read(bytes)).status).toBe(200);
      expect((await failure(read(bytes - 1))).category).toBe("too_large");
    });

    test("a length that is announced and absurd is not believed", async () => {
      const server = await faultServer(
        raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99999999999\r\n\r\n{}"),
      );
      const error = await failure(aRead.run(towards(server.origin, sender, { maxRetries: 0 })));
      expect(["network", "too_large"]).toContain(error.category);
    });

    test("10 MiB are the default", async () => {
      const server = await faultServer(answer(200, JSON.stringify({ a: "x".repeat(10 * megabyte - 8) })));
      const big = await get(server.origin, { ...sender, timeoutMs: 5_000 });
      expect(big.a).toHaveLength(10 * megabyte - 8);
      const more = await faultServer(answer(200, JSON.stringify({ a: "x".repeat(10 * megabyte - 7) })));
      expect((await failure(get(more.origin, { ...sender, timeoutMs: 5_000 }))).category).toBe("too_large");
    });
  });

  describe("data", () => {
    const parsed = async (body: string) => {
      const server = await faultServer(answer(200, body));
      return get(server.origin, sender);
    };

    test("unknown fields and words pass through untouched", async () => {
      const body = { id: "c-1", customerStatus: "sleeping", novel: { deep: [1, null, "x", true] }, "": 0 };
      expect(await parsed(JSON.stringify(body))).toEqual(body);
      const server = await faultServer(answer(200, { customer: body }));
      const customer = await clients.finhub(towards(server.origin, sender)).get("c-1");
      expect(customer.status).toEqual({ native: "sleeping", normalized: "unknown" });
      expect(customer.wire).toEqual(body);
    });

    // Digits that a double does not hold stay text; all others are numbers.
    test.each([
      ["9007199254740991", 9007199254740991],
      ["9007199254740992", 9007199254740992],
      ["9007199254740993", "9007199254740993"],
      ["-9007199254740993", "-9007199254740993"],
      ["12345678901234567890", "12345678901234567890"],
      ["0.1", 0.1],
      ["1234567890.12", 1234567890.12],
      ["12345678901234.12345", "12345678901234.12345"],
      ["0.12345678901234567890", "0.12345678901234567890"],
      ["100.00", 100],
      ["1e2", 100],
      ["1E400", "1E400"],
      ["-1e-400", "-1e-400"],
      ["0.000000000000000000000", 0],
      ["10000000000000000", 10000000000000000],
      ["123456789012345678e-2", "123456789012345678e-2"],
      ["100000000000000000000", 100000000000000000000],
      ["1000000000000000000000", "1000000000000000000000"],
      ["-100000000000000000000000", "-100000000000000000000000"],
    ])("the number %s", async (literal, value) => {
      expect(await parsed(`{"a":${literal},"b":[${literal}],"c":"${literal}","${literal}":1}`)).toEqual({
        a: value,
        b: [value],
        c: literal,
        [literal]: 1,
      });
    });

    test("numbers inside texts are left alone", async () => {
      const text = '12345678901234567890 \\" 12345678901234567890 : [ 12345678901234567890 \\\\';
      const body = { text, id: 1 };
      expect(await parsed(JSON.stringify(body).replace('"id":1', '"id":12345678901234567890'))).toEqual({
        text,
        id: "12345678901234567890",
      });
    });

    test("runs of zeros are looked at once, in numbers and in texts", async () => {
      const zeros = "0".repeat(200_000);
      expect(await parsed(`{"a":1.${zeros}1,"b":"1${zeros}1"}`)).toEqual({
        a: `1.${zeros}1`,
        b: `1${zeros}1`,
      });
    });

    test("an identifier of 19 digits can be read and asked for", async () => {
      const id = "9223372036854775807";
      const server = await faultServer(answer(200, `{"customer":{"id":${id},"customerType":"Person"}}`));
      const client = clients.finhub(towards(server.origin, sender));
      const customer = await client.get(id);
      expect(customer.id).toBe(id);
      await client.get(customer.id);
      expect(server.received[1]?.path).toBe(`/getDetailsById/${id}`);
    });

    test.each([
      ["quotes without end", `{"a":12345678901234567890,"b":"${'\\"'.repeat(200_000)}`],
      ["a long text of escapes", `{"a":12345678901234567890,"b":"${'\\"'.repeat(200_000)}"}`],
      ["digits without end", `{"a":"${"1".repeat(1_000_000)}`],
      ["a long number", `{"a":${"1".repeat(200_000)}}`],
      ["minus signs without end", `{"a":12345678901234567890,"b":${"-".repeat(500_000)}`],
      ["spaces without end", `{"a":12345678901234567890${" ".repeat(1_000_000)}`],
    ])("%s are read in time that grows with their length", async (_name, body) => {
      const begun = performance.now();
      await parsed(body).catch(({ category }) => expect(category).toBe("invalid_response"));
      expect(performance.now() - begun).toBeLessThan(2_000);
    });

    test.each([
      '{"__proto__":{"polluted":1},"a":1}',
      '{"a":1,"constructor":{"prototype":{"polluted":1}}}',
      '{"a":1,"prototype":{"polluted":1}}',
      '{"a":1,"__proto__":null}',
      '{"a":1,"__proto__":["polluted"]}',
      '{"a":1,"\\u005f_proto__":{"polluted":1}}',
    ])("%s reaches no prototype, not even of a copy", async (body) => {
      const data = await parsed(body);
      expect(data).toEqual({ a: 1 });
      const deep = (into: Record<string, unknown>, from: object): object => {
        for (const [name, value] of Object.entries(from)) {
          const below = into[name];
          if (typeof value === "object" && value !== null && typeof below === "object" && below !== null) {
            deep(below as Record<string, unknown>, value);
          } else into[name] = value;
        }
        return into;
      };
      for (const copy of [Object.assign({}, data), deep({}, data)]) {
        expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
        expect(copy).not.toHaveProperty("polluted");
      }
      expect({}).not.toHaveProperty("polluted");
    });

    test("such names are taken out at any depth, and texts of that name stay", async () => {
      const data = await parsed(
        '{"list":[{"__proto__":{"polluted":1},"constructor":"Ada & Sons","b":[[{"__proto__":1}]]}]}',
      );
      expect(data).toEqual({ list: [{ constructor: "Ada & Sons", b: [[{}]] }] });
    });

    test("500 levels of nesting are data", async () => {
      expect(await parsed(`{"a":${"[".repeat(400)}${"]".repeat(400)}}`)).toHaveProperty("a");
    });

    test("client.http shows status and headers of the answer", async () => {
      const server = await faultServer(
        answer(201, { id: "c-1" }, { "x-total": "7", "set-cookie": ["a=1", "b=2"] }),
      );
      const { data, status, headers } = await http(server.origin, sender).POST("/create", { body: {} });
      expect([data, status, headers.get("x-total")]).toEqual([{ id: "c-1" }, 201, "7"]);
      expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    });

    test("gzip of real data arrives whole", async () => {
      const server = await faultServer(json(gzipped(aRead.good), { "content-encoding": "gzip" }));
      await expect(aRead.run(towards(server.origin, sender))).resolves.toMatchObject({
        items: [{ id: planted.id }],
      });
    });

    test("an answer whose length is cut by the connection is never taken for whole", async () => {
      const server = await faultServer(cutLength(JSON.stringify(aRead.good)));
      const error = await failure(aRead.run(towards(server.origin, sender)));
      expect(error).toMatchObject({ category: "network", attempts: 3 });
    });
  });

  test("secrets stand in client.http's data, and in no record of the contract unless asked for", async () => {
    const wire = {
      id: "c-1",
      customerType: "Person",
      person: { pinCode: "1234", SecretQuestion: [{ answer: "Byron" }] },
    };
    const server = await faultServer(answer(200, { customer: wire }));
    const options = towards(server.origin, sender);
    const raw = await http(server.origin, sender).GET("/getDetailsById/{customerId}", {
      params: { path: { customerId: "c-1" } },
    });
    expect(raw.data).toEqual({ customer: wire });
    const { wire: shown } = await clients.finhub(options).get("c-1");
    expect(shown).toEqual({ id: "c-1", customerType: "Person", person: { SecretQuestion: [{}] } });
    const { wire: whole } = await clients.finhub({ ...options, includeSecrets: true }).get("c-1");
    expect(whole).toEqual(wire);
  });
});

describe("what a caller's fetch gives", () => {
  const given = (response: unknown) =>
    clients.bankingservice({
      baseUrl: "https://example.invalid",
      fetch: async () => response as Response,
      maxRetries: 0,
    });

  test.each([
    ["Response.error()", Response.error()],
    ["an object without a status", {}],
    ["nothing", undefined],
  ])("%s is no answer", async (_name, response) => {
    expect(await failure(given(response).get("c-1"))).toMatchObject({
      category: "network",
      status: undefined,
    });
  });

  test("a response with a stream of another kind is read as text", async () => {
    const body = Readable.from([Buffer.from('{"id":"c-1"}')]);
    const response = {
      status: 200,
      headers: new Headers({ "content-type": "application/json" }),
      body,
      text: async () => Buffer.concat(await body.toArray()).toString(),
    };
    expect((await given(response).get("c-1")).id).toBe("c-1");
  });

  test("a header that is no text is none", async () => {
    const headers = { get: (name: string) => (name === "content-type" ? "application/json" : 5) };
    const response = { status: 200, headers, body: undefined, text: async () => '{"id":"c-1"}' };
    expect((await given(response).get("c-1")).id).toBe("c-1");
  });
});
