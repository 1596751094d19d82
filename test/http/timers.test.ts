// Timers that tests replace: a call that needs no retry, limit or expiry does not wait for them.

import { mock } from "node:test";
import { type FakeMethod, install } from "@sinonjs/fake-timers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { ClientOptions } from "../../src/http/options.js";
import { answer, faultServer } from "../support/fault.js";
import { clients, senders } from "../support/operations.js";

/** What can be replaced without stopping Node's own streams. */
const everything: readonly FakeMethod[] = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "clearImmediate",
  "Date",
  "hrtime",
  "performance",
];

const fakes: readonly (readonly [string, () => () => void])[] = [
  [
    "Vitest",
    () => {
      vi.useFakeTimers();
      return () => void vi.useRealTimers();
    },
  ],
  [
    "Sinon and Jest",
    () => {
      const clock = install({ toFake: [...everything] });
      return () => clock.uninstall();
    },
  ],
  [
    "Sinon, microtasks too",
    () => {
      const clock = install({ toFake: [...everything, "queueMicrotask"] });
      return () => clock.uninstall();
    },
  ],
  [
    "node:test",
    () => {
      mock.timers.enable({ apis: ["setTimeout", "setInterval", "setImmediate", "Date"] });
      return () => mock.timers.reset();
    },
  ],
];

async function works(options: ClientOptions) {
  const server = await faultServer(answer(200, { id: "c-1" }));
  const client = clients.bankingservice({ baseUrl: server.origin, ...options });
  for (let calls = 0; calls < 4; calls++) {
    expect((await client.get("c-1")).id).toBe("c-1");
    expect((await client.create({ phone: "1" })).id).toBe("c-1");
  }
  await Promise.all(Array.from({ length: 150 }, () => client.get("c-1")));
  expect(server.received).toHaveLength(158);
  return server;
}

describe.each(fakes)("with timers replaced by %s", (name, replace) => {
  // Node's own `fetch` waits for microtasks.
  const usable = name.includes("microtasks") ? senders.filter(({ options }) => !options.fetch) : senders;

  test.each(usable)("calls succeed, sent by $name", async ({ options }) => {
    const restore = replace();
    onTestFinished(restore);
    await works(options);
  });

  test("and put back, connections are used again", async () => {
    const server = await faultServer(answer(200, { id: "c-1" }));
    const client = clients.bankingservice({ baseUrl: server.origin });
    await client.get("c-1");
    const restore = replace();
    onTestFinished(restore);
    for (let calls = 0; calls < 3; calls++) await client.get("c-1");
    restore();
    for (let calls = 0; calls < 3; calls++) await client.get("c-1");
    expect(server.connections()).toBe(1);
  });
});

test("with timers replaced before anything is loaded", async () => {
  const clock = install({ toFake: [...everything] });
  onTestFinished(() => clock.uninstall());
  vi.resetModules();
  const { createBankingServiceClient } = await import("../../src/providers/bankingservice/index.js");
  const server = await faultServer(answer(200, { id: "c-1" }));
  const client = createBankingServiceClient({ baseUrl: server.origin, profileId: "p", accessToken: "t" });
  for (let calls = 0; calls < 4; calls++) expect((await client.get("c-1")).id).toBe("c-1");
  expect(server.connections()).toBe(1);
});
