import { describe, expect, test } from "vitest";
import type { ClientEvent } from "../../src/http/events.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { answer, faultServer, reset } from "../support/fault.js";
import {
  aRead,
  aWrite,
  failure,
  leaks,
  operations,
  planted,
  senders,
  towards,
} from "../support/operations.js";

const allowed = new Set([
  "type",
  "callId",
  "provider",
  "operation",
  "method",
  "path",
  "attempt",
  "attempts",
  "durationMs",
  "waitMs",
  "status",
  "category",
  "outcome",
  "reason",
  "requestId",
]);

describe.each(senders)("events, sent by $name", ({ options: sender }) => {
  const recorded = () => {
    const events: ClientEvent[] = [];
    return { events, onEvent: (event: ClientEvent) => void events.push(event) };
  };

  test("an answer that cannot be used is no success of its call", async () => {
    const { events, onEvent } = recorded();
    const server = await faultServer(answer(200, { first_name: "Ada" }));
    const client = createBankingServiceClient({
      ...towards(server.origin, sender, { onEvent }),
      profileId: "p",
      accessToken: "token-1",
    });
    await failure(client.create({ email: planted.email }));
    const failed = { category: "invalid_response", status: 200 };
    expect(events).toMatchObject([
      { type: "attempt", ...failed },
      { type: "call", outcome: "unknown", ...failed },
    ]);
  });

  test.each(operations)("$name: an attempt and a call, by name and template", async (row) => {
    const { events, onEvent } = recorded();
    const server = await faultServer(answer(200, row.good, { "x-request-id": "0f0f-9c" }));
    await row.run(towards(server.origin, sender, { onEvent }));
    const about = {
      provider: row.provider,
      operation: row.operation,
      method: row.method,
      path: row.template,
      status: 200,
    };
    expect(events).toMatchObject([
      { type: "attempt", attempt: 1, ...about },
      { type: "call", attempts: 1, requestId: "0f0f-9c", ...about },
    ]);
    expect(events.map((event) => "category" in event && event.category)).not.toContain("network");
    expect(leaks(events)).toEqual([]);
  });

  test("every attempt, every wait, and how the call ended", async () => {
    const { events, onEvent } = recorded();
    const server = await faultServer(reset, answer(503));
    await failure(aRead.run(towards(server.origin, sender, { onEvent })));
    expect(
      events.map((event) => [
        event.type,
        "attempt" in event ? event.attempt : "attempts" in event ? event.attempts : undefined,
        "category" in event ? event.category : undefined,
        "status" in event ? event.status : undefined,
      ]),
    ).toEqual([
      ["attempt", 1, "network", undefined],
      ["retry", 2, "network", undefined],
      ["attempt", 2, "server", 503],
      ["retry", 3, "server", undefined],
      ["attempt", 3, "server", 503],
      ["call", 3, "server", 503],
    ]);
    for (const event of events) {
      if ("durationMs" in event) expect(event.durationMs).toBeGreaterThanOrEqual(0);
      if ("waitMs" in event) expect(event.waitMs).toBeGreaterThan(0);
      for (const name of Object.keys(event)) expect(allowed).toContain(name);
    }
  });

  test("asking for a credential, and failing to get one", async () => {
    const { events, onEvent } = recorded();
    const server = await faultServer(answer(200, { id: "c-1" }));
    let works = true;
    const client = createBankingServiceClient({
      profileId: "p",
      accessToken: () => {
        if (works) return planted.accessToken;
        throw new Error(planted.accessToken);
      },
      ...towards(server.origin, sender, { onEvent }),
    });
    await client.get("c-1");
    works = false;
    await failure(client.get("c-1"));
    expect(events.map((event) => [event.type, "category" in event ? event.category : undefined])).toEqual([
      ["token", undefined],
      ["attempt", undefined],
      ["call", undefined],
      ["token", "auth"],
      ["call", "auth"],
    ]);
    expect(leaks(events)).toEqual([]);
  });

  test("a write says what became of it", async () => {
    const { events, onEvent } = recorded();
    const server = await faultServer(reset);
    await failure(aWrite.run(towards(server.origin, sender, { onEvent })));
    expect(events.at(-1)).toMatchObject({ type: "call", category: "network", outcome: "unknown" });
  });

  test("an aborted call has its event too", async () => {
    const { events, onEvent } = recorded();
    const options = towards("http://127.0.0.1:1", sender, { onEvent });
    await failure(aRead.run(options, { signal: AbortSignal.abort() }));
    expect(events).toMatchObject([{ type: "call", category: "aborted", attempts: 0 }]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("hook");
      },
    ],
    ["rejects", () => Promise.reject(new Error("hook"))],
  ])("a hook that %s disturbs no call", async (_name, onEvent) => {
    const server = await faultServer(answer(503), answer(200, aRead.good));
    await expect(aRead.run(towards(server.origin, sender, { onEvent }))).resolves.toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

test("headers that a given fetch cannot read out are missing, and an answer stays an answer", async () => {
  const types: string[] = [];
  let sent = 0;
  const headers = {
    get(name: string) {
      if (name === "content-type") return "application/json";
      throw new Error("not here");
    },
  };
  const client = createBankingServiceClient({
    profileId: "profile-1",
    accessToken: "token-1",
    onEvent: ({ type }) => types.push(type),
    fetch: async () => {
      sent += 1;
      return Object.defineProperty(Response.json({ id: "c-1" }), "headers", { value: headers });
    },
  });
  await expect(client.create({ name: { given: "Ada" } })).resolves.toMatchObject({ id: "c-1" });
  expect(sent).toBe(1);
  expect(types).toEqual(["attempt", "call"]);
});
