// Public keys that tokens are verified with: given, or fetched and kept.

import { createLocalJWKSet, type JWTVerifyGetKey } from "jose";
import { failure } from "../errors.js";
import { address, type Fetch } from "../http/options.js";

/** A JSON Web Key. Only public RSA keys for signatures are used. */
export interface PublicKey {
  readonly kty?: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

export interface KeySet {
  readonly keys: readonly PublicKey[];
}

/** A key set, or the address of one. */
export type KeySource = KeySet | string | URL;

/** Keys are asked for again after this time, so that one that was withdrawn is not trusted for ever. */
const freshMs = 10 * 60_000;
/** How long keys are trusted while their server cannot be reached. */
const keptMs = 60 * 60_000;
/** A token that names an unknown key, and a server that failed, cause one request in this time and not one each. */
const restMs = 30_000;
const fetchMs = 5_000;
const mostBytes = 256 * 1024;

/** The keys of all sources. Rejects where the one that a token names is not there. */
export function keysOf(
  sources: readonly KeySource[],
  fetch: Fetch | undefined,
): (kid: string) => Promise<JWTVerifyGetKey[]> {
  const all = sources.map((source) =>
    typeof source === "string" || source instanceof URL
      ? new RemoteKeys(source, fetch)
      : new GivenKeys(source),
  );
  return async (kid) => {
    const found = await Promise.all(all.map((keys) => keys.named(kid)));
    return found.filter((keys) => keys !== undefined);
  };
}

interface Named {
  readonly kids: ReadonlySet<unknown>;
  readonly find: JWTVerifyGetKey;
}

function named(set: unknown): Named {
  const keys: unknown = Object(set).keys;
  if (!Array.isArray(keys))
    throw failure("config", "jwks must be a key set, {keys: […]}, or the address of one");
  const kids = new Set(keys.map((key: unknown) => Object(key).kid));
  return { kids, find: createLocalJWKSet({ keys }) };
}

class GivenKeys {
  readonly #keys: Named;

  constructor(set: KeySet) {
    this.#keys = named(set);
  }

  async named(kid: string): Promise<JWTVerifyGetKey | undefined> {
    return this.#keys.kids.has(kid) ? this.#keys.find : undefined;
  }
}

class RemoteKeys {
  readonly #url: string;
  readonly #fetch: Fetch;
  #keys: Named | undefined;
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #loading: Promise<void> | undefined;

  constructor(url: string | URL, fetch: Fetch | undefined) {
    this.#url = address(url, "jwks").href;
    this.#fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  }

  async named(kid: string): Promise<JWTVerifyGetKey | undefined> {
    const age = () => performance.now() - this.#fetchedAt;
    const isKnown = this.#keys?.kids.has(kid) && age() < keptMs;
    // Nobody waits for keys that are only to be looked at again.
    if (!isKnown) await this.#load();
    else if (age() > freshMs) void this.#load();
    const isTrusted = age() < keptMs;
    return isTrusted && this.#keys?.kids.has(kid) ? this.#keys.find : undefined;
  }

  /** Fetches, unless somebody just has: one at a time, and whatever comes of it, not again for a while. */
  #load(): Promise<void> {
    if (this.#loading) return this.#loading;
    if (performance.now() - this.#triedAt < restMs) return Promise.resolve();
    this.#triedAt = performance.now();
    this.#loading = this.#fetchKeys()
      .then((keys) => {
        this.#keys = keys;
        this.#fetchedAt = performance.now();
      })
      // A first attempt that failed leaves nobody waiting for half a minute.
      .catch(() => {
        if (!this.#keys) this.#triedAt -= restMs - 1000;
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  async #fetchKeys(): Promise<Named> {
    const response = await this.#fetch(this.#url, {
      headers: { accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(fetchMs),
    });
    if (response.status !== 200) throw failure("network", "the keys could not be fetched");
    return named(JSON.parse(await limitedText(response)));
  }
}

async function limitedText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      throw failure("too_large", "the keys are too large");
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
