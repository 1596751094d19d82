import { type BankingError, failure } from "../../errors.js";

/** How long one call goes on: to its deadline on the clock of `performance`, or until its caller's signal. */
export interface CallDeadline {
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

export function leftMs({ deadline }: CallDeadline): number {
  return deadline - performance.now();
}

/**
 * Starts something and settles as it does; after `ms`, at the deadline or at the signal it is cancelled and this rejects. What
 * there is no time left for is not started. No timer and no listener stays behind.
 */
export function beforeDeadline<T>(
  callDeadline: CallDeadline,
  ms: number,
  start: () => Promise<T>,
  cancel: () => void,
): Promise<T> {
  const { signal } = callDeadline;
  return new Promise((resolve, reject) => {
    const left = leftMs(callDeadline);
    if (signal?.aborted) return reject(aborted());
    if (left <= 0) return reject(late("the deadline passed"));
    const settle = () => {
      // Node keeps what it holds timers in when the last was let go of first: the next costs a third.
      timer?.unref?.();
      clearTimeout(timer);
      letGo?.();
    };
    const stop = (error: BankingError) => {
      settle();
      cancel();
      reject(error);
    };
    // First: a signal that is none may throw, and a timer would stay behind.
    const letGo = signal && listen(signal, () => stop(aborted()));
    const timer = setTimeout(
      () => stop(late(left < ms ? "the deadline passed" : "no whole answer within timeoutMs")),
      Math.min(ms, left),
    );
    start().then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
    // By a hook or a `fetch`, before there was anything to cancel.
    if (signal?.aborted) cancel();
  });
}

function aborted(): BankingError {
  return failure("aborted", "stopped by the caller");
}

function late(reason: string): BankingError {
  return failure("timeout", reason, { retryable: true });
}

/** One listener on a signal, however many calls it is given to: of eleven, Node warns on the console. */
class Listeners extends Set<() => void> {
  handleEvent(): void {
    for (const call of this) call();
  }
}

const listening = new WeakMap<AbortSignal, Listeners>();

function listen(signal: AbortSignal, call: () => void): () => void {
  const calls = listening.get(signal) ?? new Listeners();
  if (calls.size === 0) signal.addEventListener("abort", calls);
  listening.set(signal, calls.add(call));
  return () => {
    calls.delete(call);
    if (calls.size === 0) signal.removeEventListener("abort", calls);
  };
}

/** Rejects when the caller no longer waits. */
export function wait(callDeadline: CallDeadline, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
  return beforeDeadline(callDeadline, Number.POSITIVE_INFINITY, pause, () => clearTimeout(timer));
}
