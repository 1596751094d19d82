import { spawn } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  answer,
  type Behaviour,
  cutChunk,
  drip,
  endless,
  faultServer,
  headersOnly,
  page,
  raw,
  reset,
  silence,
  until,
} from "../support/fault.js";
import { aRead, aWrite, clients, failure, operations, senders, towards } from "../support/operations.js";
import { bundledChild } from "../support/program.js";

const person = answer(200, { id: "c-1" });

describe("a process that has nothing else to do", () => {
  let child: Awaited<ReturnType<typeof bundledChild>>;
  beforeAll(async () => {
    child = await bundledChild();
  });
  afterAll(() => child.remove());

  const modes: readonly (readonly [string, Behaviour, string])[] = [
    ["success", person, "success"],
    ["refused", page(404), "not_found"],
    ["timeout", silence, "timeout"],
    ["abort", silence, "aborted"],
    ["abort", drip(), "aborted"],
    ["abort", headersOnly(), "aborted"],
    ["abort-wait", answer(503), "aborted"],
    ["abort-token", person, "aborted"],
    ["deadline-token", person, "timeout"],
    ["deadline", answer(503, {}, { "retry-after": "3600" }), "server"],
    ["too large", endless(), "too_large"],
    ["redirect", answer(307, {}, { location: "/x" }), "redirect"],
    ["reset", reset, "network"],
    ["refusal without end", endless(400), "bad_request"],
    ["timeout", drip(400), "bad_request"],
  ];

  describe.each(senders)("sent by $name", ({ name: sender }) => {
    test("exits, however its call ended, and prints nothing", async () => {
      const reports = modes.map(async ([mode, behaviour, ended]) => {
        const server = await faultServer(behaviour);
        const run = spawn(process.execPath, [child.program, server.origin, mode, sender]);
        const printed = { out: "", err: "" };
        run.stdout.on("data", (text) => {
          printed.out += text;
        });
        run.stderr.on("data", (text) => {
          printed.err += text;
        });
        const [code] = await once(run, "close");
        expect([mode, code, printed.err]).toEqual([mode, 0, ""]);
        const report = JSON.parse(printed.out) as { lingeredMs: number };
        expect({ mode, ...report }).toMatchObject({ mode, ended, timers: 0 });
        // A timer or a connection that is left would hold it for 4 seconds at least.
        expect(report.lingeredMs).toBeLessThan(2_000);
      });
      await Promise.all(reports);
    });
  });
});

describe.each(senders)("after a call, sent by $name", ({ options: sender }) => {
  const endings: readonly (readonly [string, Behaviour])[] = [
    ["success", answer(200, aRead.good)],
    ["a refusal", page(404)],
    ["retries", page(503)],
    ["a reset", reset],
    ["a cut body", cutChunk()],
    ["silence", silence],
    ["headers alone", headersOnly()],
    ["an answer without end", endless()],
    ["HTML", page(200)],
    ["a redirect", answer(301, {}, { location: "/x" })],
    ["no HTTP", raw("nonsense\r\n\r\n")],
  ];

  test.each(endings)("%s leaves no listener on the caller's signal", async (_name, behaviour) => {
    const server = await faultServer(behaviour);
    const { signal } = new AbortController();
    const options = towards(server.origin, sender, {
      timeoutMs: 60,
      maxRetries: 1,
      maxResponseBytes: 100_000,
    });
    await Promise.allSettled([aRead, aWrite].map(({ run }) => run(options, { signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(await until(() => server.busy() === 0)).toBe(true);
  });

  test.each(operations)("$name: aborting leaves no listener and no request under way", async ({ run }) => {
    const server = await faultServer(silence);
    const controller = new AbortController();
    const { signal } = controller;
    const work = failure(run(towards(server.origin, sender, { timeoutMs: 5_000 }), { signal }));
    await until(() => server.received.length === 1);
    controller.abort();
    expect((await work).category).toBe("aborted");
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(await until(() => server.busy() === 0)).toBe(true);
  });

  test("an input error leaves no listener", async () => {
    const { signal } = new AbortController();
    const client = clients.bankingservice(towards("http://127.0.0.1:1", sender));
    await failure(client.get("..", { signal }));
    await failure(client.create({ wire: { n: Number.NaN } } as never, { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("one signal for many calls brings no warning, and ends them all", async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on("warning", warn);
    const server = await faultServer(silence);
    const controller = new AbortController();
    const client = clients.bankingservice(towards(server.origin, sender, { timeoutMs: 5_000 }));
    const work = Array.from({ length: 30 }, () => failure(client.get("c-1", { signal: controller.signal })));
    await until(() => server.received.length === 30);
    controller.abort();
    const categories = (await Promise.all(work)).map(({ category }) => category);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("warning", warn);
    expect(new Set(categories)).toEqual(new Set(["aborted"]));
    expect(warnings).toEqual([]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("an abort that comes after the call has ended changes nothing", async () => {
    const server = await faultServer(person);
    const controller = new AbortController();
    const client = clients.bankingservice(towards(server.origin, sender));
    expect((await client.get("c-1", { signal: controller.signal })).id).toBe("c-1");
    controller.abort();
    expect((await client.get("c-1")).id).toBe("c-1");
  });

  test("a connection that the server closed while it was idle is not used for a write", async () => {
    const created = answer(200, aWrite.good);
    const server = await faultServer(({ request, response, socket }) => {
      response.on("finish", () => setTimeout(() => socket.end(), 10));
      created({ request, response, socket });
    });
    const client = clients.counterparty(towards(server.origin, sender));
    for (let calls = 0; calls < 3; calls++) {
      await client.create({ phone: "1" });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(server.received).toHaveLength(3);
  });

  test("a hundred calls at once all end, each with its own answer", async () => {
    const server = await faultServer(({ request, response, socket }) => {
      const id = request.path.split("/").pop();
      setTimeout(() => answer(200, { id })({ request, response, socket }), Math.random() * 20);
    });
    const client = clients.bankingservice(towards(server.origin, sender, { timeoutMs: 8_000 }));
    const ids = Array.from({ length: 100 }, (_, index) => `c-${index}`);
    const found = await Promise.all(ids.map((id) => client.get(id)));
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});

describe("a given fetch", () => {
  const run = (fetch: (url: string, init: RequestInit) => Promise<Response>, call: object = {}) =>
    aRead.run(towards("http://127.0.0.1:1", { fetch }, { timeoutMs: 80, maxRetries: 0 }), call);

  test("that never answers and ignores its signal does not hold the call", async () => {
    expect((await failure(run(() => new Promise(() => {})))).category).toBe("timeout");
  });

  test("that answers too late is let go of: its body is cancelled, its refusal shown to nobody", async () => {
    let cancelled = false;
    let shown = 0;
    const body = new ReadableStream({
      cancel() {
        cancelled = true;
      },
    });
    const late = () =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(new Response(body, { status: 400 })), 150));
    const error = await failure(run(late, { onRefusalBody: () => (shown += 1) }));
    expect(error.category).toBe("timeout");
    expect(await until(() => cancelled)).toBe(true);
    expect(shown).toBe(0);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects with nothing", () => Promise.reject(undefined)],
    ["gives nothing", async () => undefined],
    ["gives text", async () => "{}"],
    ["gives an error response", async () => Response.error()],
    [
      "gives a body that is used up",
      async () => {
        const response = Response.json({});
        await response.text();
        return response;
      },
    ],
    [
      "gives a body that fails",
      async () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new Error("no"));
            },
          }),
        ),
    ],
    [
      "gives a body of texts",
      async () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue("{}");
              controller.close();
            },
          }),
          { headers: { "content-type": "application/json" } },
        ),
    ],
  ])("that %s is a failure of ours", async (_name, fetch) => {
    const error = await failure(run(fetch as never));
    expect(["network", "invalid_response", "redirect"]).toContain(error.category);
  });
});
