import { numberWithin } from "../auth/options.js";
import { failure } from "../errors.js";
import { refuseUnknown } from "../http/names.js";
import { type LimitedAnswer, type Limiter, own } from "../http/options.js";

export interface RateLimitOptions {
  /** Requests per second, on average. Fractions are fine. */
  readonly perSecond: number;
  /** Requests that may go out at once after a quiet time. Default 1. */
  readonly burst?: number | undefined;
}

interface Waiting {
  readonly resolve: () => void;
}

/** However long a server says, its clients look again after this time. */
const longestPauseMs = 15 * 60_000;

/**
 * A limit within this process: a token bucket, first come, first served. Give one to all clients that share a server's limit. A
 * 429, or an answer that says no request is left, makes all of them pause.
 */
export function rateLimit(options: RateLimitOptions): Limiter {
  const given = own(options, "options", "config");
  refuseUnknown(given, ["perSecond", "burst"], "option", "config");
  if (given.perSecond === undefined) throw failure("config", "perSecond is required");
  const perSecond = numberWithin("perSecond", given.perSecond, 1, [0.001, 1_000_000]);
  const burst = numberWithin("burst", given.burst, 1, [1, 1_000_000]);
  const perMs = perSecond / 1000;
  // A timer that fires late costs no room while somebody waits.
  const mostWaiting = Math.max(burst, 1 + perSecond / 20);
  const queue: Waiting[] = [];
  let room = burst;
  let counted = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = () => {
    const now = performance.now();
    // In a pause, the time counted to lies ahead.
    if (now <= counted) return;
    room = Math.min(queue.length > 0 ? mostWaiting : burst, room + (now - counted) * perMs);
    counted = now;
  };
  /** When there is room for the one at this place of the queue. */
  const waitMs = (place: number) =>
    Math.max(0, counted - performance.now()) + Math.max(0, place + 1 - room) / perMs;
  const letThrough = () => {
    clearTimeout(timer);
    timer = undefined;
    count();
    while (queue.length > 0 && room >= 1 && counted <= performance.now()) {
      room -= 1;
      queue.shift()?.resolve();
    }
    if (queue.length > 0) timer = setTimeout(letThrough, Math.min(longestPauseMs, Math.ceil(waitMs(0))));
  };

  return {
    acquire(signal) {
      return new Promise((resolve, reject) => {
        const leave = () => {
          const place = queue.indexOf(mine);
          if (place >= 0) queue.splice(place, 1);
          count();
          reject(full(waitMs(Math.max(0, place))));
          letThrough();
        };
        const mine: Waiting = {
          resolve() {
            signal.removeEventListener("abort", leave);
            resolve();
          },
        };
        count();
        queue.push(mine);
        if (signal.aborted) return leave();
        signal.addEventListener("abort", leave, { once: true });
        letThrough();
      });
    },
    answered(answer) {
      const pauseMs = pauseOf(answer);
      if (pauseMs === undefined) return;
      count();
      const until = performance.now() + pauseMs;
      if (until <= counted) return;
      counted = until;
      // Then one, and not all who waited: the bucket is empty.
      room = 1;
      if (queue.length > 0) letThrough();
    },
  };
}

/** The failure of somebody who could not wait. */
export function full(waitMs: number): Error {
  return failure("rate_limit", "there is no room for a request yet", {
    retryable: true,
    retryAfterMs: Math.ceil(waitMs),
  });
}

/** How long an answer asks everybody to wait, if it does. */
export function pauseOf({ status, retryAfterMs, remaining, resetMs }: LimitedAnswer): number | undefined {
  if (status === 429) return Math.min(retryAfterMs ?? resetMs ?? 1000, longestPauseMs);
  return remaining === 0 && resetMs !== undefined ? Math.min(resetMs, longestPauseMs) : undefined;
}
