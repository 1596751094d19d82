import { BankingError, isBankingError } from "../errors.js";
import type { CredentialRequest, TokenSource } from "../http/attempts/credentials.js";
import { headerValue } from "../http/bodies/request.js";
import { refuseUnknown } from "../http/names.js";
import { own } from "../http/options.js";
import { numberWithin } from "./options.js";

/** A token and how long it is good for. */
export interface FetchedToken {
  readonly token: string;
  /**
   * Seconds from now. Absent, endless or no number: 300 are taken for granted. Never more than a day; less than 1, zero and
   * negative ones included: 5 seconds, so that a server's mistake does not become a token request for every call.
   */
  readonly expiresInSeconds?: number | undefined;
}

/** Gets one token. `signal` aborts when nobody waits for it any more. */
export type FetchToken = (context: {
  readonly signal: AbortSignal;
}) => Promise<string | FetchedToken> | string | FetchedToken;

export interface CachedTokenOptions {
  /** A token is replaced this long before it expires, at the earliest after half of its lifetime. Default 60. */
  readonly refreshBeforeSeconds?: number | undefined;
  /** A `fetchToken` that takes longer is given up: the next call starts another. Milliseconds, default 90 000. */
  readonly deadlineMs?: number | undefined;
}

interface Flight {
  readonly token: Promise<string>;
  readonly ageMs: () => number;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps a token for as long as it is good. However many calls wait, one `fetchToken` is under way; when it fails, those calls
 * fail with category `auth` (a `BankingError` it threw is passed on) and the next one tries again.
 *
 * A token that the API refuses is dropped. Make one source per tenant: whoever holds a source shares its token.
 */
export function cachedToken(fetchToken: FetchToken, options?: CachedTokenOptions): TokenSource {
  const given = own(options, "options", "config");
  refuseUnknown(given, ["refreshBeforeSeconds", "deadlineMs"], "option", "config");
  if (typeof fetchToken !== "function") {
    throw new BankingError("fetchToken must be a function", { category: "config" });
  }
  const before = numberWithin("refreshBeforeSeconds", given.refreshBeforeSeconds, 60, [0, 86_400]);
  const deadlineMs = numberWithin("deadlineMs", given.deadlineMs, 90_000, [1, 2 ** 31 - 1]);
  let current:
    | { readonly token: string; readonly ageMs: () => number; readonly goodForMs: number }
    | undefined;
  let flight: Flight | undefined;

  const begin = (): Flight => {
    const controller = new AbortController();
    const fetched = fetchOne(fetchToken, controller.signal).then(
      ({ token, expiresInSeconds }) => {
        if (flight === mine) {
          current = { token, ageMs: stopwatch(), goodForMs: goodForMs(expiresInSeconds, before) };
          flight = undefined;
        }
        return token;
      },
      (error: unknown) => {
        if (flight === mine) flight = undefined;
        throw error;
      },
    );
    const mine: Flight = { token: fetched, ageMs: stopwatch(), controller, waiting: 0 };
    return mine;
  };
  const giveUp = (it: Flight) => {
    if (flight === it) flight = undefined;
    it.controller.abort();
  };

  return {
    async token(request?: CredentialRequest & { readonly signal?: AbortSignal }) {
      if (current && current.ageMs() < current.goodForMs) return current.token;
      if (flight && flight.ageMs() > deadlineMs) giveUp(flight);
      flight ??= begin();
      const mine = flight;
      const signal = request?.signal;
      const leave = () => {
        mine.waiting -= 1;
        if (mine.waiting === 0) giveUp(mine);
      };
      mine.waiting += 1;
      signal?.addEventListener("abort", leave, { once: true });
      try {
        return await mine.token;
      } finally {
        signal?.removeEventListener("abort", leave);
      }
    },
    refused(token) {
      if (current?.token === token) current = undefined;
    },
    goodForMs(token) {
      return current?.token === token ? Math.max(0, current.goodForMs - current.ageMs()) : undefined;
    },
  };
}

async function fetchOne(fetchToken: FetchToken, signal: AbortSignal): Promise<FetchedToken> {
  try {
    const fetched = await fetchToken({ signal });
    const { token, expiresInSeconds } = typeof fetched === "object" && fetched ? fetched : { token: fetched };
    return { token: headerValue("the token", token, "auth"), expiresInSeconds };
  } catch (error) {
    // What others throw may quote a credential.
    throw isBankingError(error) ? error : new BankingError("fetchToken failed", { category: "auth" });
  }
}

function goodForMs(lifetime: unknown, before: number): number {
  const seconds =
    typeof lifetime === "number" && Number.isFinite(lifetime) ? Math.min(lifetime, 86_400) : 300;
  return 1000 * (seconds < 1 ? 5 : seconds - Math.min(before, seconds / 2));
}

/** Milliseconds since now, by the clock that went further: one can be set back, the other stops while a computer sleeps. */
function stopwatch(): () => number {
  const date = Date.now();
  const steady = performance.now();
  return () => Math.max(Date.now() - date, performance.now() - steady);
}
