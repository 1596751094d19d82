import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { rateLimit, sharedLimiter } from "../../src/fleet/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { failure, json, serve } from "../auth/server.js";
import {
  freePort,
  postgresProgram,
  redisProgram,
  startPostgres,
  startRedis,
  unless,
  workers,
} from "./servers.js";

const waiting = () => new AbortController().signal;

/** Acquires that many times at once; milliseconds from the start at which each was let through. */
async function times(limiter: { acquire(signal: AbortSignal): Promise<void> }, number: number) {
  const started = performance.now();
  const one = () => limiter.acquire(waiting()).then(() => performance.now() - started);
  return Promise.all(Array.from({ length: number }, one));
}

/** The most that fell into a second. */
function most(at: readonly number[], ms = 1000): number {
  const sorted = [...at].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((time) => time >= from && time < from + ms).length));
}

describe("rateLimit", () => {
  test("lets a burst through, and then no more than its rate, in the order of asking", async () => {
    const at = await times(rateLimit({ perSecond: 50, burst: 5 }), 25);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    // 20 beyond the burst take 400 ms.
    expect(at.at(-1)).toBeGreaterThan(390);
  });

  test("somebody who cannot wait is told when there will be room, and takes none", async () => {
    const limiter = rateLimit({ perSecond: 2 });
    await limiter.acquire(waiting());
    const controller = new AbortController();
    const left = failure(limiter.acquire(controller.signal));
    const next = limiter.acquire(waiting()).then(() => performance.now());
    const asked = performance.now();
    controller.abort();
    const { category, retryAfterMs = 0 } = await left;
    expect(category).toBe("rate_limit");
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(500);
    expect((await next) - asked).toBeLessThan(950);
  });

  test.each([
    ["a 429 with Retry-After", { status: 429, retryAfterMs: 300 }],
    ["a 429 with a reset", { status: 429, resetMs: 300 }],
    ["an answer after which nothing is left", { status: 200, remaining: 0, resetMs: 300 }],
  ])("%s makes everybody pause, and nobody burst afterwards", async (_, answer) => {
    const limiter = rateLimit({ perSecond: 20, burst: 10 });
    limiter.answered?.(answer);
    const at = await times(limiter, 3);
    expect(at[0]).toBeGreaterThan(290);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(30);
  });

  test("what is left does not make anybody pause", async () => {
    const limiter = rateLimit({ perSecond: 20, burst: 10 });
    limiter.answered?.({ status: 200, remaining: 3, resetMs: 60_000 });
    expect((await times(limiter, 2))[1]).toBeLessThan(1_000);
  });

  test("a client says how long to wait, with nothing sent", async () => {
    const { origin, received } = await serve((_, response) => json(response, 200, { id: "c-1" }));
    const limiter = rateLimit({ perSecond: 0.1 });
    const options = { baseUrl: origin, profileId: "p", accessToken: "token-1", limiter };
    const client = createBankingServiceClient(options);
    await client.get("c-1");
    const error = await failure(client.create({ name: { company: "A" } }, { deadlineMs: 50 }));
    expect(error).toMatchObject({ category: "rate_limit", outcome: "not_sent", attempts: 0 });
    expect(error.retryAfterMs).toBeGreaterThan(5_000);
    expect(received).toHaveLength(1);
  });

  test("refuses options that are none", async () => {
    for (const options of [{}, { perSecond: 0 }, { perSecond: 1, burst: 0 }, { perSecond: 1, bursts: 1 }])
      expect(await failure(() => rateLimit(options as never))).toMatchObject({ category: "config" });
  });
});

describe("sharedLimiter", () => {
  describe("in virtual time", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    /** Eight processes that share a limit; when their requests reach the bank, up to 45 ms after they left. */
    async function arrivals(options: {
      points: number;
      duration: number;
      ms: number;
      stallAt?: number;
      thinkMs?: number;
      isNew?: boolean;
    }) {
      const { points, duration, ms, stallAt = Number.POSITIVE_INFINITY, thinkMs = 0, isNew } = options;
      let seed = 1;
      const random = (most: number) => {
        seed = (seed * 48_271) % 2_147_483_647;
        return (seed / 2_147_483_647) * most;
      };
      const later = (most: number) => new Promise((resolve) => setTimeout(resolve, random(most)));
      const store = new RateLimiterMemory({ points, duration });
      const distant = {
        points,
        duration,
        async consume(key: string, places?: number) {
          await later(3);
          const now = performance.now();
          if (now >= stallAt && now < stallAt + 400) await new Promise((resolve) => setTimeout(resolve, 400));
          const settled = store.consume(key, places);
          await settled.catch(() => {}).then(() => later(3));
          return settled;
        },
      };
      const at: number[] = [];
      const end = performance.now() + ms;
      const over = new AbortController();
      setTimeout(() => over.abort(), ms);
      const ask = async (given: { acquire(signal: AbortSignal): Promise<void> }) => {
        while (performance.now() < end) {
          await later(thinkMs);
          const limiter = isNew ? sharedLimiter(distant) : given;
          const isLetThrough = await limiter.acquire(over.signal).then(
            () => true,
            () => false,
          );
          if (isLetThrough) at.push(performance.now() + random(45));
        }
      };
      const all = Promise.all(
        Array.from({ length: 8 }, async () => {
          await later(700);
          const limiter = sharedLimiter(distant);
          return Promise.all(Array.from({ length: 25 }, () => ask(limiter)));
        }),
      );
      await vi.advanceTimersByTimeAsync(ms + 2000);
      await all;
      return at.sort((one, other) => one - other);
    }

    test.each([
      { points: 200, duration: 1, ms: 10_000 },
      { points: 50, duration: 1, ms: 10_000 },
      { points: 300, duration: 60, ms: 180_000 },
      { points: 3, duration: 2, ms: 20_000 },
    ])(
      "$points requests in $duration s: never more in any such time, and at least 90 % of them used",
      async (limit) => {
        const at = await arrivals(limit);
        expect(most(at, limit.duration * 1000)).toBeLessThanOrEqual(limit.points);
        const windows = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / (limit.duration * 1000);
        expect(at.length / windows).toBeGreaterThanOrEqual(0.9 * limit.points);
      },
    );

    test("as many requests as the limit lets through, and a few more", async () => {
      const at = await arrivals({ points: 200, duration: 1, ms: 20_000, thinkMs: 2000 });
      expect(most(at)).toBeLessThanOrEqual(200);
      expect(at.length).toBeGreaterThan(0.85 * 200 * 20);
    });

    test("workers that live for one request", async () => {
      const at = await arrivals({ points: 200, duration: 1, ms: 20_000, thinkMs: 2000, isNew: true });
      expect(most(at)).toBeLessThanOrEqual(200);
      expect(at.length).toBeGreaterThan(0.8 * 200 * 20);
    });

    test("time in which nobody sent is not made up for in a burst", async () => {
      const at = await arrivals({ points: 200, duration: 1, ms: 6000, stallAt: 2500 });
      expect(most(at)).toBeLessThanOrEqual(200);

      expect(at.length).toBeGreaterThan(0.85 * 200 * 5.6);
    });
  });

  test("a 429 that one is given makes the other pause", async () => {
    const shared = new RateLimiterMemory({ points: 50, duration: 1 });
    const [one, other] = [sharedLimiter(shared), sharedLimiter(shared)];
    one.answered?.({ status: 429, retryAfterMs: 900 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await times(other, 1))[0]).toBeGreaterThan(850);
  });

  test("somebody who cannot wait is told when there will be room", async () => {
    const limiter = sharedLimiter(new RateLimiterMemory({ points: 1, duration: 5 }));
    await limiter.acquire(waiting());
    const controller = new AbortController();
    const left = failure(limiter.acquire(controller.signal));
    setTimeout(() => controller.abort(), 50);
    const { retryAfterMs = 0 } = await left;
    expect(retryAfterMs).toBeGreaterThan(3_000);
    // The window, and the gap behind it.
    expect(retryAfterMs).toBeLessThanOrEqual(5_075);
  });

  test.each(["hangs", "fails"])("while its store %s, it keeps to a limit of its own", async (how) => {
    const consume = () =>
      how === "hangs" ? new Promise<never>(() => {}) : Promise.reject(new Error("no connection"));
    const alone = { perSecond: 20 };
    const limiter = sharedLimiter({ points: 1000, duration: 1, consume }, { alone, storeTimeoutMs: 30 });
    const at = await times(limiter, 6);
    expect(at.at(-1)).toBeGreaterThan(240);
    expect(at.at(-1)).toBeLessThan(3_000);
  });

  test("refuses what is no limiter", async () => {
    const error = await failure(() => sharedLimiter({ consume() {} } as never));
    expect(error).toMatchObject({ category: "config" });
  });
});

describe.skipIf(!redisProgram)(`a real Redis${unless(redisProgram, "redis-server")}`, () => {
  // FLEET_CALLS=2000 is the full size.
  const total = Number(process.env.FLEET_CALLS ?? 600);

  // On a machine that has other work, the bank itself stands still now and then, and counts what came meanwhile as one
  // moment's. FLEET_LIMITS=1 is for a quiet one: then none may be refused, and 90 % of the limit is to be used.
  const isQuiet = process.env.FLEET_LIMITS !== undefined;
  test.each(["Redis", "Postgres"] as const)(
    "8 processes, a limit of 200 a second, counted in %s",
    async (kind) => {
      if (kind === "Postgres" && !postgresProgram) return;
      const port = await freePort();
      const store = kind === "Redis" ? await startRedis(port) : await startPostgres(port);
      onTestFinished(async () => void (await ("remove" in store ? store.remove() : store.kill())));
      const fleet = await workers();
      onTestFinished(() => fleet.remove());
      const at: number[] = [];
      let refused = 0;
      const { origin } = await serve((_, response) => {
        const now = performance.now();
        // A window that slides: the strictest there is.
        const isFull = at.filter((time) => time > now - 1000).length >= 200;
        if (isFull) refused += 1;
        else at.push(now);
        json(response, isFull ? 429 : 200, { id: "c-1" });
      });
      const setup = { kind, port, origin, points: 200, calls: total / 8 };
      const started = Array.from({ length: 8 }, () => fleet.start(setup));
      const failed = (await Promise.all(started.map(({ result }) => result))) as number[];
      expect(failed.reduce((sum, number) => sum + number)).toBe(refused);
      expect(at.length + refused).toBe(total);
      expect(refused).toBeLessThanOrEqual(isQuiet ? 0 : total / 20);
      if (isQuiet) expect(total / (((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000)).toBeGreaterThan(180);
    },
    40_000,
  );

  test("killed: calls go on, and the limit is shared again when it is back", async () => {
    let redis = await startRedis(await freePort());
    onTestFinished(() => redis.kill());
    const client = new Redis(redis.port, "127.0.0.1", { maxRetriesPerRequest: 0 });
    client.on("error", () => {});
    onTestFinished(() => client.disconnect());
    const shared = new RateLimiterRedis({ storeClient: client, points: 100, duration: 1 });
    const limiter = sharedLimiter(shared, { storeTimeoutMs: 100 });
    await times(limiter, 3);
    await redis.kill();
    await times(limiter, 3);
    redis = await startRedis(redis.port);
    await expect
      .poll(
        async () => {
          await limiter.acquire(waiting());
          return (await shared.get("banking-customers").catch(() => null))?.consumedPoints ?? 0;
        },
        { timeout: 8_000 },
      )
      .toBeGreaterThan(0);
  }, 20_000);
});
