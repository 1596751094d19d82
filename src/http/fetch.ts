import type { Fetch } from "./options.js";
import { Collector, type Incoming, type Outgoing, type Sender, type Sending } from "./sender.js";

/** Sends through `fetch`: the platform's, or one the caller gave. */
export function fetchSender(given?: Fetch): Sender {
  return (request) => {
    const controller = new AbortController();
    const sending: Sending & { sent: boolean } = {
      sent: true,
      cancel: () => controller.abort(),
      answer: exchange(given ?? globalThis.fetch, request, controller).catch((error: unknown) => {
        sending.sent = !neverConnected(error);
        throw error;
      }),
    };
    return sending;
  };
}

async function exchange(fetch: Fetch, request: Outgoing, controller: AbortController): Promise<Incoming> {
  const init: RequestInit & { readonly __proto__: null } = {
    // `fetch` reads inherited members too.
    __proto__: null,
    method: request.method,
    headers: request.headers,
    body: request.body,
    redirect: "manual",
    credentials: "omit",
    cache: "no-store",
    signal: controller.signal,
  };
  const response = await fetch(request.url, init);
  // A `fetch` that does not look at the signal answers too late: let go of what it brought.
  if (controller.signal.aborted) response.body?.cancel().catch(() => {});
  const followed = response.redirected || response.type === "opaqueredirect";
  return {
    status: followed ? undefined : response.status,
    header: (name) => response.headers.get(name),
    headers: () => response.headers,
    read: (maxBytes, tolerant) => read(response, new Collector(maxBytes, tolerant)),
  };
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

function connecting(cause: object): boolean {
  if ("syscall" in cause && (cause.syscall === "connect" || cause.syscall === "getaddrinfo")) return true;
  return "code" in cause && cause.code === "UND_ERR_CONNECT_TIMEOUT";
}
