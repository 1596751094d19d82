import { neverConnected, reasonOf } from "#failures";
import type { Fetch } from "../options.js";
import { Collector, type Incoming, type Outgoing, type Sender, type Sending, undecodable } from "./sender.js";

/** Sends through `fetch`: the platform's, or one the caller gave. */
export function fetchSender(given?: Fetch): Sender {
  // workerd before its compatibility date 2024-11-11 refuses the field; it keeps no cache.
  const cache = "cache" in Request.prototype ? "no-store" : undefined;
  return (request) => new Exchange(given ?? fetch, request, cache);
}

class Exchange implements Sending {
  sent = true;
  reason: string | undefined;
  readonly answer: Promise<Incoming>;
  #controller: AbortController | undefined;
  #cancelled = false;

  constructor(fetch: Fetch, request: Outgoing, cache: RequestCache | undefined) {
    this.answer = this.#exchange(fetch, request, cache);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#controller?.abort();
  }

  async #exchange(fetch: Fetch, request: Outgoing, cache?: RequestCache): Promise<Incoming> {
    let response: Response;
    try {
      response = await fetch(request.url, this.#init(request, cache));
    } catch (error) {
      this.sent = !neverConnected(error);
      this.reason = reasonOf(error);
      // Not what it threw, which may look like an error of ours.
      throw new Error("no answer");
    }
    if (this.#cancelled) {
      // A `fetch` that does not look at the signal answers too late: let go of what it brought.
      response.body?.cancel().catch(() => {});
      throw new Error("cancelled");
    }
    return new Received(response, (error) => {
      this.reason = reasonOf(error);
    });
  }

  #init({ method, headers, body }: Outgoing, cache?: RequestCache): RequestInit {
    const signal = () => this.#signal();
    const init: RequestInit & { readonly __proto__: null } = {
      // `fetch` reads inherited members too.
      __proto__: null,
      method,
      headers,
      body,
      redirect: "manual",
      credentials: "omit",
      cache,
      // Made when it is looked at: a signal costs more than the rest of this.
      get signal() {
        return signal();
      },
    };
    return init;
  }

  #signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#cancelled) this.#controller.abort();
    return this.#controller.signal;
  }
}

class Received implements Incoming {
  readonly status: number;

  constructor(
    readonly response: Response,
    readonly broke: (error: unknown) => void,
  ) {
    const { redirected, type, status } = response;
    this.status = redirected || type === "opaqueredirect" ? 0 : status;
    // `Response.error()`, or no response at all.
    if (type === "error" || typeof status !== "number") throw new Error("no answer");
  }

  header(name: string): string | null {
    try {
      const value: unknown = this.response.headers.get(name);
      return typeof value === "string" ? value : null;
    } catch {
      // Not every `fetch` a caller gives answers with all of a `Response`.
      return null;
    }
  }

  headers(): Headers {
    return this.response.headers;
  }

  async read(maxBytes: number, tolerant: boolean): Promise<string> {
    const { body } = this.response;
    const collector = new Collector(maxBytes, tolerant);
    const reader = body && "getReader" in body ? readerOf(body) : undefined;
    // React Native's responses have no stream, node-fetch's have another kind.
    if (body !== null && !reader) collector.add(new TextEncoder().encode(await this.response.text()));
    const leave = () => reader?.cancel().catch(() => {});
    try {
      for (;;) {
        const { done, value } = reader ? await reader.read() : ended;
        if (done) break;
        if (collector.add(value)) continue;
        leave();
        break;
      }
      return collector.text();
    } catch (error) {
      leave();
      this.broke(error);
      throw decompressing(error) ? undecodable() : error;
    }
  }
}

function readerOf(body: ReadableStream<Uint8Array>) {
  // Not `body.getReader`: Node gives every stream a shape of its own, which makes looking up by a dot slow.
  const getReader: () => ReadableStreamDefaultReader<Uint8Array> = Reflect.get(body, "getReader");
  return getReader.call(body);
}

const ended = { done: true, value: undefined } as const;

/** Connections fail in a system call or in the platform's client; a failure with nothing but a number is zlib's. */
function decompressing(error: unknown): boolean {
  const { errno, syscall } = Object(Object(error).cause);
  return errno !== undefined && syscall === undefined;
}
