/** Why a call stopped waiting. */
export class Stopped {
  constructor(readonly why: "timeout" | "deadline" | "aborted") {}
}

/**
 * How long one call goes on: to its deadline, or until its caller's signal. At most one timer and one listener are alive, and
 * none after `end`.
 */
export class Patience {
  readonly #deadline: number;
  readonly #signal: AbortSignal | undefined;
  readonly #letGo: (() => void) | undefined;
  #stop: ((reason: Stopped) => void) | undefined;
  readonly #aborted = () => this.#stop?.(new Stopped("aborted"));

  constructor(deadlineMs: number, signal: AbortSignal | undefined) {
    this.#deadline = performance.now() + deadlineMs;
    this.#signal = signal;
    this.#letGo = signal && listen(signal, this.#aborted);
  }

  leftMs(): number {
    return this.#deadline - performance.now();
  }

  /** Throws `Stopped` if there is no point in starting anything. */
  check(): void {
    if (this.#signal?.aborted) throw new Stopped("aborted");
    if (this.leftMs() <= 0) throw new Stopped("deadline");
  }

  /** Settles as `work` does, or rejects with `Stopped` and cancels it. */
  within<T>(ms: number, work: Promise<T>, cancel: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const left = this.leftMs();
      const stop = (reason: Stopped) => {
        settle();
        cancel();
        reject(reason);
      };
      const timer = setTimeout(
        () => stop(new Stopped(left < ms ? "deadline" : "timeout")),
        Math.max(0, Math.min(ms, left)),
      );
      const settle = () => {
        clearTimeout(timer);
        // Work that was left behind settles too, perhaps while something newer is waited for.
        if (this.#stop === stop) this.#stop = undefined;
      };
      this.#stop = stop;
      // Aborted meanwhile, by a hook or a credential: the listener had nothing to stop.
      if (this.#signal?.aborted) stop(new Stopped("aborted"));
      work.then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => {
          settle();
          reject(error);
        },
      );
    });
  }

  /** Waits `ms`, or rejects with `Stopped`. */
  wait(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pause = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    return this.within(Number.POSITIVE_INFINITY, pause, () => clearTimeout(timer));
  }

  /** Lets go of the caller's signal. */
  end(): void {
    this.#letGo?.();
  }
}

interface Listening {
  readonly calls: Set<() => void>;
  readonly listener: () => void;
}

const listening = new WeakMap<AbortSignal, Listening>();

/** One listener on a signal, however many calls it is given to: of eleven, Node warns on the console. */
function listen(signal: AbortSignal, call: () => void): () => void {
  const { calls, listener } = listening.get(signal) ?? begin(signal);
  calls.add(call);
  return () => {
    calls.delete(call);
    if (calls.size > 0) return;
    signal.removeEventListener("abort", listener);
    listening.delete(signal);
  };
}

function begin(signal: AbortSignal): Listening {
  const calls = new Set<() => void>();
  const listener = () => {
    for (const call of calls) call();
  };
  listening.set(signal, { calls, listener });
  signal.addEventListener("abort", listener);
  return { calls, listener };
}
