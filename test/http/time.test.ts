import { describe, expect, test } from "vitest";
import { cachedToken } from "../../src/auth/index.js";
import {
  answer,
  type Behaviour,
  drip,
  endless,
  faultServer,
  headersOnly,
  reset,
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
} from "../support/operations.js";

const stalls: readonly (readonly [string, Behaviour])[] = [
  ["no answer", silence],
  ["headers and no body", headersOnly()],
  ["a body that drips for ever", drip()],
];

async function timed<T>(work: Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const begun = performance.now();
  const result = await work;
  return { result, ms: performance.now() - begun };
}

describe.each(senders)("time, sent by $name", ({ options: sender }) => {
  describe.each(stalls)("%s", (_name, stall) => {
    test("ends an attempt of every operation within timeoutMs", async () => {
      const ends = operations.map(async ({ name, run, effect }) => {
        const server = await faultServer(stall);
        const options = towards(server.origin, sender, { timeoutMs: 400, maxRetries: 0 });
        const { result: error, ms } = await timed(failure(run(options)));
        expect(error, name).toMatchObject({
          category: "timeout",
          attempts: 1,
          outcome: effect === "write" ? "unknown" : undefined,
          retryable: effect === "read",
        });
        expect(ms).toBeGreaterThan(350);
        expect(ms).toBeLessThan(5_000);
        expect(server.received).toHaveLength(1);
        expect(await until(() => server.busy() === 0)).toBe(true);
      });
      await Promise.all(ends);
    });
  });

  test.each([
    ["headers and no body", headersOnly(503)],
    ["a body that drips for ever", drip(503)],
    ["a body without end", endless(503)],
  ])("ends a refusal with %s, and keeps its status", async (_name, stall) => {
    const server = await faultServer(stall);
    const { result: error, ms } = await timed(
      failure(aRead.run(towards(server.origin, sender, { timeoutMs: 120, maxRetries: 1 }))),
    );
    expect(error).toMatchObject({ category: "server", status: 503, attempts: 2 });
    expect(ms).toBeLessThan(1_500);
    expect(await until(() => server.busy() === 0)).toBe(true);
  });

  test("the deadline ends a call in the middle of an attempt", async () => {
    const server = await faultServer(silence);
    const options = towards(server.origin, sender, { timeoutMs: 2_000, deadlineMs: 150 });
    const { result: error, ms } = await timed(failure(aRead.run(options)));
    expect(error).toMatchObject({ category: "timeout", attempts: 1 });
    expect(ms).toBeLessThan(1_000);
    expect(await until(() => server.busy() === 0)).toBe(true);
  });

  test("the deadline covers all attempts together", async () => {
    const server = await faultServer(silence);
    const options = towards(server.origin, sender, { timeoutMs: 100, deadlineMs: 350, maxRetries: 50 });
    const { result: error, ms } = await timed(failure(aRead.run(options)));
    expect(error.category).toBe("timeout");
    expect(ms).toBeLessThan(1_000);
    expect(server.received.length).toBeGreaterThan(1);
    expect(server.received.length).toBeLessThan(5);
  });

  test("the deadline covers waiting for a credential, and nothing is sent", async () => {
    const server = await faultServer(answer(200));
    const client = clients.finhub({
      ...towards(server.origin, sender, { deadlineMs: 100 }),
      ...{ accessToken: () => new Promise<string>(() => {}) },
    });
    const { result: error, ms } = await timed(failure(client.get("c-1")));
    expect(error).toMatchObject({ category: "timeout", attempts: 0 });
    expect(ms).toBeLessThan(1_000);
    expect(server.received).toHaveLength(0);
  });

  test("no wait is begun that would outlast the deadline", async () => {
    const server = await faultServer(answer(503));
    const options = towards(server.origin, sender, {
      deadlineMs: 1_000,
      backoff: { baseMs: 5_000, maxMs: 5_000 },
    });
    const { result: error, ms } = await timed(failure(aRead.run(options)));
    expect(error).toMatchObject({ category: "server", status: 503, attempts: 1 });
    expect(ms).toBeLessThan(700);
  });

  test("a limit of one call is of that call alone", async () => {
    const server = await faultServer(silence, answer(200, aRead.good));
    const client = clients.cyrexa(towards(server.origin, sender, { timeoutMs: 5_000, maxRetries: 0 }));
    const list = (call?: object) => client.list({ kind: "person" }, call).page();
    const { result: error, ms } = await timed(failure(list({ timeoutMs: 100 })));
    expect(error.category).toBe("timeout");
    expect(ms).toBeLessThan(1_000);
    expect((await list()).items).toHaveLength(1);
  });

  describe("aborting", () => {
    const abortedAfter = async (work: (signal: AbortSignal) => Promise<unknown>, ms = 500) => {
      const controller = new AbortController();
      let at = 0;
      setTimeout(() => {
        at = performance.now();
        controller.abort(new Error(planted.family));
      }, ms);
      const error = await failure(work(controller.signal));
      return { error, after: performance.now() - at };
    };

    test.each(operations)(
      "sends nothing of $name when the signal is aborted already",
      async ({ run, effect }) => {
        const server = await faultServer(answer(200));
        const options = towards(server.origin, sender);
        const error = await failure(run(options, { signal: AbortSignal.abort() }));
        expect(error).toMatchObject({
          category: "aborted",
          attempts: 0,
          outcome: effect === "write" ? "not_sent" : undefined,
        });
        expect(server.connections()).toBe(0);
      },
    );

    describe.each(stalls)("during %s", (_name, stall) => {
      test("settles every operation at once", async () => {
        const ends = operations.map(async ({ name, run, effect }) => {
          const server = await faultServer(stall);
          const options = towards(server.origin, sender, { timeoutMs: 20_000, deadlineMs: 20_000 });
          const { error, after } = await abortedAfter((signal) => run(options, { signal }), 500);
          expect(error, name).toMatchObject({
            category: "aborted",
            outcome: effect === "write" ? "unknown" : undefined,
            retryable: false,
          });
          expect(after).toBeLessThan(2_000);
          expect(server.received).toHaveLength(1);
          expect(await until(() => server.busy() === 0)).toBe(true);
        });
        await Promise.all(ends);
      });
    });

    test("settles a call that waits to try again", async () => {
      const server = await faultServer(answer(503));
      const backoff = { baseMs: 5_000, maxMs: 5_000 };
      const options = towards(server.origin, sender, { backoff, deadlineMs: 20_000 });
      const { error, after } = await abortedAfter((signal) => aRead.run(options, { signal }));
      expect(error).toMatchObject({ category: "aborted", attempts: 1 });
      expect(after).toBeLessThan(300);
    });

    test("a write that was refused before the abort is known not to have happened", async () => {
      const server = await faultServer(answer(429));
      const backoff = { baseMs: 5_000, maxMs: 5_000 };
      const options = towards(server.origin, sender, { backoff, deadlineMs: 20_000 });
      const { error } = await abortedAfter((signal) => aWrite.run(options, { signal }));
      expect(error).toMatchObject({ category: "aborted", outcome: "rejected" });
    });

    test("a write that may have happened before the abort stays unknown", async () => {
      const server = await faultServer(reset);
      const backoff = { baseMs: 5_000, maxMs: 5_000 };
      const client = clients.bankingservice(towards(server.origin, sender, { backoff, deadlineMs: 20_000 }));
      const params = { path: { profileId: "profile-1" } };
      const { error } = await abortedAfter((signal) =>
        client.http.POST("/v1/profiles/{profileId}/payments", {
          params,
          body: {} as never,
          call: { signal },
        }),
      );
      expect(error).toMatchObject({ category: "aborted", outcome: "unknown", attempts: 1 });
    });

    test("settles a call that waits for a credential, and sends nothing", async () => {
      const server = await faultServer(answer(200));
      const accessToken = () => new Promise<string>(() => {});
      const client = clients.finhub({ ...towards(server.origin, sender), ...{ accessToken } });
      const { error, after } = await abortedAfter((signal) => client.get("c-1", { signal }));
      expect(error).toMatchObject({ category: "aborted", attempts: 0 });
      expect(after).toBeLessThan(300);
      expect(server.connections()).toBe(0);
    });

    test("by the credential callback itself sends nothing", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
      const controller = new AbortController();
      const accessToken = () => {
        controller.abort();
        return "token-1";
      };
      const client = clients.finhub({ ...towards(server.origin, sender), ...{ accessToken } });
      const error = await failure(client.get("c-1", { signal: controller.signal }));
      expect(error).toMatchObject({ category: "aborted", attempts: 0 });
      expect(server.received).toHaveLength(0);
    });

    test("beforehand asks for no credential", async () => {
      let asked = 0;
      const accessToken = () => {
        asked += 1;
        return "token-1";
      };
      const client = clients.finhub({ ...towards("http://127.0.0.1:1", sender), ...{ accessToken } });
      expect((await failure(client.get("c-1", { signal: AbortSignal.abort() }))).category).toBe("aborted");
      expect(asked).toBe(0);
    });

    test("by something that is no signal is refused", async () => {
      const evil = {
        addEventListener() {
          throw new TypeError("no signal");
        },
      };
      const thin = { aborted: false, addEventListener: () => {} };
      for (const signal of [evil, thin, { ...evil, removeEventListener: () => {} }]) {
        const options = towards("http://127.0.0.1:1", sender, { timeoutMs: 20 });
        const call: object = { signal };
        expect((await failure(aRead.run(options, call))).attempts ?? 0).toBe(0);
      }
      // A timer that was left behind would fail by now, uncaught.
      await new Promise((resolve) => setTimeout(resolve, 40));
    });

    test("by an event hook, once the token is there, sends nothing", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
      const controller = new AbortController();
      const onEvent = ({ type }: { type: string }) => type === "token" && controller.abort();
      const accessToken = () => "token-1";
      const client = clients.finhub({ ...towards(server.origin, sender, { onEvent }), ...{ accessToken } });
      const error = await failure(client.get("c-1", { signal: controller.signal }));
      expect(error).toMatchObject({ category: "aborted", attempts: 0 });
      expect(server.received).toHaveLength(0);
    });

    test("by an event hook ends the wait at once", async () => {
      const server = await faultServer(answer(503));
      const controller = new AbortController();
      const options = towards(server.origin, sender, {
        backoff: { baseMs: 2_000, maxMs: 2_000 },
        onEvent: ({ type }) => type === "retry" && controller.abort(),
      });
      const { result: error, ms } = await timed(failure(aRead.run(options, { signal: controller.signal })));
      expect(error).toMatchObject({ category: "aborted", attempts: 1 });
      expect(ms).toBeLessThan(800);
    });

    test("one of two that wait for a token leaves the other its token", async () => {
      const server = await faultServer(answer(200, { customer: { id: "c-1" } }));
      let fetches = 0;
      const accessToken = cachedToken(async () => {
        fetches += 1;
        await new Promise((resolve) => setTimeout(resolve, 150));
        return "token-1";
      });
      const client = clients.finhub({ ...towards(server.origin, sender), ...{ accessToken } });
      const other = client.get("c-1");
      const { error } = await abortedAfter((signal) => client.get("c-1", { signal }), 30);
      expect(error.category).toBe("aborted");
      expect((await other).id).toBe("c-1");
      expect([fetches, server.received.length]).toEqual([1, 1]);
    });

    test("the only one that waits for a token ends the token request", async () => {
      let ended = false;
      const accessToken = cachedToken(({ signal }) => {
        signal.addEventListener("abort", () => {
          ended = true;
        });
        return new Promise<string>(() => {});
      });
      const server = await faultServer(answer(200));
      const client = clients.finhub({ ...towards(server.origin, sender), ...{ accessToken } });
      await abortedAfter((signal) => client.get("c-1", { signal }), 30);
      expect(ended).toBe(true);
    });
  });

  test.each(reads)("an answer that comes in time is no failure: $name", async ({ run, good }) => {
    const server = await faultServer(({ request, response, socket }) => {
      setTimeout(() => answer(200, good)({ request, response, socket }), 60);
    });
    await expect(run(towards(server.origin, sender, { timeoutMs: 2_000 }))).resolves.toBeDefined();
  });
});
