import { numberWithin, text } from "../auth/options.js";
import { failure } from "../errors.js";
import { refuseUnknown } from "../http/names.js";
import { type Limiter, own } from "../http/options.js";
import { full, pauseOf, type RateLimitOptions, rateLimit } from "./rate-limit.js";

/** What is used of a limiter of rate-limiter-flexible. */
export interface FlexibleLimiter {
  /** Requests per `duration`. */
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
  consume(
    key: string,
    points?: number,
  ): Promise<{ readonly msBeforeNext: number; readonly consumedPoints: number }>;
  block?(key: string, seconds: number): Promise<unknown>;
}

export interface SharedLimiterOptions {
  /** Names the limit in the store: the same for all who share it. Default `banking-customers`. */
  readonly key?: string | undefined;
  /** The limit of this process while the store is down. Default: the whole limit; its part of it is the better choice. */
  readonly alone?: RateLimitOptions | undefined;
  /** How long one question to the store may take. Default 500. */
  readonly storeTimeoutMs?: number | undefined;
}

/** How long a store that failed is left alone. */
const restMs = 1000;

/**
 * Requests reach a bank later than they leave here, and not all equally late: some of a window's arrive in the next one.
 * So that the bank never counts too many, whichever way its windows lie, ours are this part of `duration` apart, at most
 * so long.
 */
const gapPart = 0.07;
const longestGapMs = 75;

/**
 * One limit for many processes, counted by a limiter of rate-limiter-flexible (`RateLimiterRedis`, `RateLimiterPostgres`, …)
 * that the caller makes. Its requests are spread evenly over its `duration`, and 93 % or more of the limit can be used:
 * the rest makes up for the time that requests are on their way. A 429, or an answer that says no request is left, makes
 * everybody pause who shares it. While the store is down, each process keeps to a limit of its own.
 */
export function sharedLimiter(limiter: FlexibleLimiter, options?: SharedLimiterOptions): Limiter {
  const given = own(options, "options", "config");
  refuseUnknown(given, ["key", "alone", "storeTimeoutMs"], "option", "config");
  const { points, duration, consume } = Object(limiter);
  if (typeof consume !== "function" || !(points > 0) || !(duration > 0)) {
    throw failure("config", "limiter must be one of rate-limiter-flexible, with points and a duration");
  }
  const key = given.key === undefined ? "banking-customers" : text("key", given.key);
  const storeTimeoutMs = numberWithin("storeTimeoutMs", given.storeTimeoutMs, 500, [1, 60_000]);
  const local = rateLimit(given.alone ?? { perSecond: points / duration });
  const durationMs = duration * 1000;
  const slotMs = durationMs / points;
  const gapMs = Math.min(durationMs * gapPart, longestGapMs);
  /** A request that would leave later than this after its time gives its place up. */
  const latestMs = Math.max(gapMs / 3, Math.min(slotMs, gapMs));
  let pausedUntil = 0;
  let storeRestsUntil = 0;
  let windowEnd = Number.NEGATIVE_INFINITY;
  let expectedAt = 0;
  let queue: Promise<void> = Promise.resolve();

  /** Nobody starts a window right behind another: a question may arrive later than it is asked. */
  const betweenWindows = () => {
    const untilNext = windowEnd + gapMs - performance.now();
    return untilNext < gapMs * 1.25 ? untilNext : 0;
  };
  /** Somebody who has not seen the window before leaves the gap behind the first request of the new one. */
  const leaveGap = () => {
    const places = Math.floor(gapMs / slotMs);
    if (places > 0) asked(limiter, key, places, storeTimeoutMs);
  };

  /** Waits its turn within this process, so that those who wait ask the store one after the other. */
  const turn = async (signal: AbortSignal) => {
    let places = 1;
    while (!signal.aborted) {
      await pause(Math.max(pausedUntil - performance.now(), betweenWindows()), signal);
      if (signal.aborted) return;
      if (performance.now() < storeRestsUntil) return local.acquire(signal);
      const answer = await asked(limiter, key, places, storeTimeoutMs);
      if (!answer) {
        storeRestsUntil = performance.now() + restMs;
        return local.acquire(signal);
      }
      const hasSeenLast = performance.now() < windowEnd + durationMs;
      windowEnd = performance.now() + answer.msBeforeNext;
      if (answer.consumedPoints <= places && !hasSeenLast) leaveGap();
      if (answer.isRefused) {
        expectedAt = windowEnd + gapMs;
        places = 1;
        await pause(expectedAt - performance.now(), signal);
        continue;
      }
      // Each of a window's requests has a time of its own in it.
      const slot = windowEnd - durationMs + (answer.consumedPoints - 1) * slotMs;
      expectedAt = slot;
      await pause(slot - performance.now(), signal);
      const lateMs = performance.now() - slot;
      if (lateMs <= latestMs) return;
      // Time in which nobody sent is skipped, and not made up for in a burst.
      places = Math.ceil(lateMs / slotMs);
    }
  };

  return {
    async acquire(signal) {
      let leave: (() => void) | undefined;
      const gone = new Promise<never>((_, reject) => {
        leave = () => reject(full(Math.max(pausedUntil, expectedAt, performance.now()) - performance.now()));
        signal.addEventListener("abort", leave, { once: true });
      });
      const mine = queue.then(() => turn(signal));
      queue = mine.catch(() => {});
      try {
        if (signal.aborted) leave?.();
        await Promise.race([mine, gone]);
      } finally {
        if (leave) signal.removeEventListener("abort", leave);
      }
    },
    answered(answer) {
      local.answered?.(answer);
      const pauseMs = pauseOf(answer);
      if (pauseMs === undefined) return;
      pausedUntil = Math.max(pausedUntil, performance.now() + pauseMs);
      // Whole seconds: stores count in them.
      const seconds = Math.max(1, Math.ceil(pauseMs / 1000));
      (async () => limiter.block?.(key, seconds))().catch(() => {});
    },
  };
}

interface Answered {
  readonly msBeforeNext: number;
  readonly consumedPoints: number;
  readonly isRefused: boolean;
}

/** The limiter's word; nothing when its store is down or takes too long. */
async function asked(
  limiter: FlexibleLimiter,
  key: string,
  places: number,
  ms: number,
): Promise<Answered | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const answer = (async () => limiter.consume(key, places))().then(
    (result) => read(result, false),
    (refusal: unknown) => read(refusal, true),
  );
  const first = await Promise.race([answer, tooLong]);
  clearTimeout(timer);
  return first;
}

/** A refusal is not an `Error` there; what is one is the store's. */
function read(result: unknown, isRefused: boolean): Answered | undefined {
  const { msBeforeNext, consumedPoints } = Object(result);
  if (result instanceof Error || typeof msBeforeNext !== "number") return undefined;
  return { msBeforeNext, consumedPoints: Number(consumedPoints) || 1, isRefused };
}

/** Resolves after a time, or at once when nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (!(ms > 0) || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
    signal.addEventListener("abort", done, { once: true });
  });
}
