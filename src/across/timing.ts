import { failure } from "../errors.js";

function stopped() {
  return failure("aborted", "stopped by the caller");
}

/** Waits; rejects at once when the signal aborts. Leaves no timer and no listener behind. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(stopped());
    const stop = () => {
      clearTimeout(timer);
      reject(stopped());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Settles as the promise does, or rejects when the signal aborts. The work itself goes on for whoever else waits for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(stopped());
    const stop = () => reject(stopped());
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

interface Running {
  readonly same: string;
  readonly work: Promise<unknown>;
}

const running = new WeakMap<object, Map<string, Running>>();

/**
 * Work for one key of one owner is done by one call at a time. Who asks for the very same while it is under way gets the same
 * result, unless that was stopped by the signal of whoever began it; who asks for something else waits for its turn.
 */
export async function serialized<T>(
  owner: object,
  key: string,
  request: unknown,
  signal: AbortSignal | undefined,
  start: () => Promise<T>,
): Promise<{ readonly value: T; readonly shared: boolean }> {
  const keys = running.get(owner) ?? new Map<string, Running>();
  running.set(owner, keys);
  const same = printOf(request);
  for (let other = keys.get(key); other; other = keys.get(key)) {
    const shared = await unlessAborted(settle(other.work), signal);
    if (other.same !== same) continue;
    if (shared.ok) return { value: shared.value as T, shared: true };
    if (!isAborted(shared.error)) throw shared.error;
  }
  const work = start();
  const mine: Running = { same, work };
  keys.set(key, mine);
  try {
    return { value: await work, shared: false };
  } finally {
    if (keys.get(key) === mine) keys.delete(key);
  }
}

type Settled =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

function settle(work: Promise<unknown>): Promise<Settled> {
  return work.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error }),
  );
}

function isAborted(error: unknown): boolean {
  return typeof error === "object" && error !== null && "category" in error && error.category === "aborted";
}

/** What cannot be written as text is like nothing else. */
function printOf(request: unknown): string {
  try {
    return JSON.stringify(request);
  } catch {
    return crypto.randomUUID();
  }
}
