// Dispatchers of the user's: undici 6, 7 and 8.

import type { Carrier, Exchange, RequestOptions, Target } from "./exchange.js";
import type { HttpDispatcher } from "./sender.js";
import { onNextTurn } from "./turn.js";

export function isDispatcher(value: unknown): value is HttpDispatcher {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "dispatch") === "function";
}

/** Hands requests to a dispatcher. Its connections, idle ones included, are its owner's. */
export class Relay implements Carrier, Target {
  /** A mock or an interceptor may fail without having told that it started. */
  readonly announces = false;
  readonly #waiting = new Set<Exchange>();
  #isSettling = false;

  constructor(readonly dispatcher: HttpDispatcher) {}

  request(exchange: Exchange): void {
    if (this.#isSettling) this.#waiting.add(exchange);
    else exchange.begin(this);
  }

  forget(exchange: Exchange): void {
    this.#waiting.delete(exchange);
  }

  /** As in our own pool: whether the server closed the connection after its answer is known on the next turn. */
  release(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    onNextTurn(() => {
      this.#isSettling = false;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const exchange of waiting) exchange.begin(this);
    });
  }

  dispatch(options: RequestOptions, exchange: Exchange): void {
    try {
      // Whatever the interceptors do by default: redirects are not followed, and repeating is the call's to decide.
      const asked = { ...options, maxRedirections: 0, retryOptions: never };
      this.dispatcher.dispatch(asked, new Handler(exchange));
    } catch (error) {
      exchange.onResponseError(undefined, error);
    }
  }

  cut(controller: { abort(reason: Error): void } | undefined): void {
    controller?.abort(new Error("cut"));
  }
}

const never = {
  maxRetries: 0,
  methods: [],
  statusCodes: [],
  errorCodes: [],
  retry: (error: unknown, _state: unknown, done: (error: unknown) => void) => done(error),
};

type RawHeaders = readonly (string | Uint8Array)[];

/** Both forms of undici's handlers: dispatchers of undici 6 call the second, those of undici 8 the first. */
class Handler {
  constructor(readonly exchange: Exchange) {}

  onRequestStart(controller: { abort(reason: Error): void }): void {
    this.exchange.onRequestStart(controller);
  }

  onResponseStart(
    controller: unknown,
    status: number,
    headers: Readonly<Record<string, string | string[]>>,
  ): void {
    this.exchange.onResponseStart(controller, status, headers);
  }

  onResponseData(controller: unknown, chunk: Uint8Array): void {
    this.exchange.onResponseData(controller, chunk);
  }

  onResponseEnd(): void {
    this.exchange.onResponseEnd();
  }

  onResponseError(controller: unknown, error: unknown): void {
    this.exchange.onResponseError(controller, error);
  }

  onConnect(abort: (reason: Error) => void): void {
    this.exchange.onRequestStart({ abort });
  }

  onHeaders(status: number, headers: RawHeaders | null): boolean {
    this.exchange.onResponseStart(undefined, status, headersOf(headers ?? []));
    return true;
  }

  onData(chunk: Uint8Array): boolean {
    this.exchange.onResponseData(undefined, chunk);
    return true;
  }

  onComplete(): void {
    this.exchange.onResponseEnd();
  }

  onError(error: unknown): void {
    this.exchange.onResponseError(undefined, error);
  }
}

function headersOf(raw: RawHeaders): Record<string, string[]> {
  const headers = new Map<string, string[]>();
  const text = (part: string | Uint8Array = "") =>
    typeof part === "string" ? part : Buffer.from(part).toString("latin1");
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = text(raw[at]).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), text(raw[at + 1])]);
  }
  return Object.fromEntries(headers);
}
