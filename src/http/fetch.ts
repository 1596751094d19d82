import type { Fetch } from "./options.js";
import { Collector, type Incoming, type Outgoing, type Sender, type Sending, Unreadable } from "./sender.js";

/** Sends through `fetch`: the platform's, or one the caller gave. */
export function fetchSender(given?: Fetch): Sender {
  return (request) => new Exchange(given ?? globalThis.fetch, request);
}

class Exchange implements Sending {
  sent = true;
  readonly answer: Promise<Incoming>;
  #controller: AbortController | undefined;
  #cancelled = false;

  constructor(fetch: Fetch, request: Outgoing) {
    this.answer = this.#exchange(fetch, request);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#controller?.abort();
  }

  async #exchange(fetch: Fetch, { url, method, headers, body }: Outgoing): Promise<Incoming> {
    const signal = () => this.#signal();
    const init: RequestInit & { readonly __proto__: null } = {
      // `fetch` reads inherited members too.
      __proto__: null,
      method,
      headers,
      body,
      redirect: "manual",
      credentials: "omit",
      // workerd before its compatibility date 2024-11-11 refuses the field; it keeps no cache.
      cache: "cache" in Request.prototype ? "no-store" : undefined,
      // Made when it is looked at: a signal costs more than the rest of this.
      get signal() {
        return signal();
      },
    };
    let response: Response;
    try {
      response = await fetch(url, init);
    } catch (error) {
      this.sent = !neverConnected(error);
      throw error;
    }
    if (this.#cancelled) {
      // A `fetch` that does not look at the signal answers too late: let go of what it brought.
      response.body?.cancel().catch(() => {});
      throw new Error("cancelled");
    }
    const followed = response.redirected || response.type === "opaqueredirect";
    return {
      status: followed ? undefined : response.status,
      header: (name) => response.headers.get(name),
      headers: () => response.headers,
      read: (maxBytes, tolerant) => read(response, new Collector(maxBytes, tolerant)),
    };
  }

  #signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#cancelled) this.#controller.abort();
    return this.#controller.signal;
  }
}

async function read(response: Response, collector: Collector): Promise<string> {
  const body = response.body;
  if (body === null) return "";
  if (body === undefined) {
    // React Native's responses have no stream.
    collector.add(new TextEncoder().encode(await response.text()));
    return collector.text();
  }
  const reader = body.getReader();
  let whole = false;
  try {
    while (!whole) {
      const { done, value } = await reader.read();
      whole = done;
      if (!done && !collector.add(value)) break;
    }
    return collector.text();
  } catch (error) {
    throw decompressing(error) ? new Unreadable("undecodable") : error;
  } finally {
    if (!whole) reader.cancel().catch(() => {});
  }
}

/** Node says in which phase a request failed: by system call, not by a message that differs between versions. */
function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error && error.cause;
  if (typeof cause !== "object" || cause === null) return false;
  if ("errors" in cause && Array.isArray(cause.errors)) return cause.errors.every(connecting);
  return connecting(cause);
}

/** Connections fail in a system call or in the platform's client; a failure with nothing but a number is zlib's. */
function decompressing(error: unknown): boolean {
  const cause = error instanceof Error && error.cause;
  return typeof cause === "object" && cause !== null && "errno" in cause && !("syscall" in cause);
}

function connecting(cause: object): boolean {
  if ("syscall" in cause && (cause.syscall === "connect" || cause.syscall === "getaddrinfo")) return true;
  return "code" in cause && cause.code === "UND_ERR_CONNECT_TIMEOUT";
}
