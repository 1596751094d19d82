import { failure } from "../errors.js";

/** A time: a date, its text, or milliseconds since 1970. */
export type Time = Date | string | number;

/** The bank's own time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time on, in milliseconds: tokens expire, and what is written next is younger. */
  advance(ms: number): void;
  /** Stops the time at this one. `advance` still moves it. */
  set(time: Time): void;
}

/** A clock that runs with the machine's, or one that stands still at a time. */
export function createClock(start?: Time | (() => number)): Clock {
  let base = typeof start === "function" ? start : Date.now;
  let ahead = 0;
  const set = (time: Time) => {
    const stopped = millisecondsOf(time);
    base = () => stopped;
    ahead = 0;
  };
  if (start !== undefined && typeof start !== "function") set(start);
  return {
    now: () => base() + ahead,
    advance(ms) {
      if (typeof ms !== "number" || !Number.isFinite(ms))
        throw failure("config", "advance needs a number of milliseconds");
      ahead += ms;
    },
    set,
  };
}

function millisecondsOf(time: Time): number {
  const ms = new Date(time).getTime();
  if (Number.isNaN(ms)) throw failure("config", "clock must be a date, its text or milliseconds since 1970");
  return ms;
}
