import { cachedToken, type FetchedToken } from "../auth/cached.js";
import { numberWithin, text } from "../auth/options.js";
import { BankingError } from "../errors.js";
import type { TokenSource } from "../http/attempts/credentials.js";
import { quietly } from "../http/events.js";
import { refuseUnknown } from "../http/names.js";
import { isFunction, own } from "../http/options.js";
import { type EncryptionKey, type Sealing, sealing } from "./sealing.js";
import type { SharedStore } from "./stores.js";

export interface SharedTokenOptions {
  readonly store: SharedStore;
  /** Names the token in the store: the same for all workers that may use it, another for every tenant. No secret. */
  readonly key: string;
  /** The same for all workers. What another key has encrypted counts as absent. */
  readonly encryptionKey: EncryptionKey;
  /** How long one question to the store may take before this worker goes on alone. Default 500. */
  readonly storeTimeoutMs?: number | undefined;
  /** How long a worker that died in the middle of its token request keeps the others waiting. Default 10 000. */
  readonly lockMs?: number | undefined;
  /** How long to wait for another worker's token before asking for one alone. Default 15 000. */
  readonly waitMs?: number | undefined;
  /** Hears that the store failed, took too long or held something that cannot be read. */
  readonly onStoreFailure?: ((failure: "failed" | "slow" | "unreadable") => void) | undefined;
}

const optionNames = [
  "store",
  "key",
  "encryptionKey",
  "storeTimeoutMs",
  "lockMs",
  "waitMs",
  "onStoreFailure",
] as const satisfies readonly (keyof SharedTokenOptions)[];

/** A token of the store, and the text it lies there as. */
interface Shared extends FetchedToken {
  readonly sealed?: string;
}

interface Setup {
  readonly source: TokenSource & Required<Pick<TokenSource, "goodForMs">>;
  readonly store: SharedStore;
  readonly name: string;
  readonly sealed: Sealing;
  readonly storeTimeoutMs: number;
  readonly lockMs: number;
  readonly waitMs: number;
  readonly onStoreFailure: SharedTokenOptions["onStoreFailure"];
}

/**
 * One token for many workers: whoever needs it first asks for it, the others take it from the store. A store that is down or
 * slow costs sharing only: each worker then asks for its own.
 *
 * The source must be one that keeps its token (`clientCredentials`, `privateKeyToken`, `cachedToken`). A token that is made for
 * one request, as by `signedJwt`, must not be shared, and is refused. Clocks of workers may differ by as much as the source
 * replaces its token before it expires.
 */
export function sharedToken(source: TokenSource, options: SharedTokenOptions): TokenSource {
  const setup = checked(source, options);
  const { store, name } = setup;
  const refusedTokens: string[] = [];
  let held: Shared | undefined;
  const inner = cachedToken(
    async ({ signal }) => {
      held = await obtain(setup, refusedTokens, signal);
      return held;
    },
    { refreshBeforeSeconds: 0 },
  );
  return {
    token: (request) => inner.token(request),
    goodForMs: (token) => inner.goodForMs?.(token),
    refused(token) {
      inner.refused(token);
      quietly(() => setup.source.refused(token));
      if (!refusedTokens.includes(token)) refusedTokens.push(token);
      if (refusedTokens.length > 8) refusedTokens.shift();
      const { sealed } = held?.token === token ? held : {};
      // Only what lies there as this very text: a newer token stays.
      if (sealed !== undefined) asked(setup, () => store.deleteIf(name, sealed)).catch(() => {});
    },
  };
}

function checked(source: TokenSource, options: SharedTokenOptions): Setup {
  const given = own(options, "options", "config");
  refuseUnknown(given, optionNames, "option", "config");
  const { goodForMs } = Object(source);
  if (typeof goodForMs !== "function") {
    throw wrong("source must be a token source that keeps its token: cachedToken makes one of a function");
  }
  const { store, onStoreFailure } = given;
  for (const method of ["get", "set", "setIfAbsent", "deleteIf"] as const) {
    if (typeof Object(store)[method] !== "function") throw wrong(`store must have a function ${method}`);
  }
  isFunction("onStoreFailure", onStoreFailure, "config");
  const most = 2 ** 31 - 1;
  return {
    source: {
      token: (request) => source.token(request),
      refused: (token) => source.refused(token),
      goodForMs: (token) => source.goodForMs?.(token),
    },
    store,
    name: `banking-customers:token:${text("key", given.key)}`,
    sealed: sealing(given.encryptionKey),
    storeTimeoutMs: numberWithin("storeTimeoutMs", given.storeTimeoutMs, 500, [1, most]),
    lockMs: numberWithin("lockMs", given.lockMs, 10_000, [1, most]),
    waitMs: numberWithin("waitMs", given.waitMs, 15_000, [1, most]),
    onStoreFailure,
  };
}

const wrong = (why: string) => new BankingError(why, { category: "config" });

/** What a store did not do. It never leaves this file. */
class StoreFailure extends Error {}

/** The store's token, or a new one that the other workers find there. */
async function obtain(setup: Setup, refused: readonly string[], signal: AbortSignal): Promise<Shared> {
  const { store, name, lockMs } = setup;
  const lock = `${name}:lock`;
  const end = performance.now() + setup.waitMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(250, pauseMs * 1.5)) {
    const owner = crypto.randomUUID();
    const release = () => asked(setup, () => store.deleteIf(lock, owner)).catch(() => {});
    let isOwner: boolean;
    try {
      const found = await read(setup, refused);
      if (found) return found;
      isOwner = await asked(
        setup,
        () => store.setIfAbsent(lock, owner, lockMs),
        // A lock that came too late would keep the others waiting for nobody.
        (came) => came && release(),
      );
    } catch (error) {
      if (error instanceof StoreFailure) return alone(setup, signal);
      throw error;
    }
    if (isOwner) {
      try {
        return (await read(setup, refused).catch(() => undefined)) ?? (await renewed(setup, signal));
      } finally {
        await release();
      }
    }
    if (signal.aborted || performance.now() > end) return alone(setup, signal);
    await pause(pauseMs * (0.5 + Math.random()), signal);
  }
}

async function alone({ source }: Setup, signal: AbortSignal): Promise<Shared & { goodForMs: number }> {
  const token = await source.token({ operation: "sharedToken", signal });
  const goodForMs = source.goodForMs(token) ?? 0;
  return { token, expiresInSeconds: goodForMs / 1000, goodForMs };
}

async function renewed(setup: Setup, signal: AbortSignal): Promise<Shared> {
  const { store, name } = setup;
  const fresh = await alone(setup, signal);
  const { token, goodForMs } = fresh;
  if (goodForMs < leastMs) return fresh;
  const content = JSON.stringify({ token, until: Date.now() + goodForMs });
  const sealed = await setup.sealed.seal(content, name);
  // Whoever cannot leave it there has it all the same.
  await asked(setup, () => store.set(name, sealed, goodForMs)).catch(() => {});
  return { ...fresh, sealed };
}

/** A token that is about to end is not handed on. */
const leastMs = 1000;

async function read(setup: Setup, refused: readonly string[]): Promise<Shared | undefined> {
  const { store, name, onStoreFailure } = setup;
  const sealed = await asked(setup, () => store.get(name));
  if (sealed === undefined) return undefined;
  const content = typeof sealed === "string" ? await setup.sealed.open(sealed, name) : undefined;
  const { token, until } = parsed(content);
  if (typeof token !== "string" || typeof until !== "number") {
    quietly(() => onStoreFailure?.("unreadable"));
    return undefined;
  }
  const goodForMs = until - Date.now();
  if (goodForMs < leastMs) return undefined;
  if (!refused.includes(token)) return { token, expiresInSeconds: goodForMs / 1000, sealed };
  await asked(setup, () => store.deleteIf(name, sealed));
  return undefined;
}

function parsed(content: string | undefined): { readonly token?: unknown; readonly until?: unknown } {
  return content === undefined ? {} : Object(JSON.parse(content));
}

/** Asks the store, for a while. `late` hears of an answer that nobody waits for any more. */
async function asked<T>(
  { storeTimeoutMs, onStoreFailure }: Setup,
  question: () => Promise<T>,
  late?: (answer: T) => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      quietly(() => onStoreFailure?.("slow"));
      reject(new StoreFailure());
    }, storeTimeoutMs);
  });
  const answer = (async () => question())().then(
    (value) => {
      if (isLate) late?.(value);
      return value;
    },
    () => {
      // What it threw may quote what it was given.
      if (!isLate) quietly(() => onStoreFailure?.("failed"));
      throw new StoreFailure();
    },
  );
  try {
    return await Promise.race([answer, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
