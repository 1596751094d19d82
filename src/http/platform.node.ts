import { fetchSender } from "./fetch.js";
import type { Incoming, Outgoing, Sender, Sending } from "./sender.js";

let send: Sender | undefined;
let loading: Promise<Sender> | undefined;

/**
 * Sends through undici. It is loaded with the first client, because that takes as long as a first `fetch`. Where it cannot be
 * (esbuild's ESM bundles cannot hold it; a bundle that leaves it out may find another version), `fetch` sends.
 */
export function platformSender(): Sender {
  loading ??= load();
  const loaded = loading;
  return (request) => send?.(request) ?? new Early(loaded, request);
}

async function load(): Promise<Sender> {
  // Undici 7 alone has a wrap-handler.js.
  send = await Promise.all([import("./dispatcher.js"), import("undici/lib/handler/wrap-handler.js")]).then(
    ([{ dispatch }]) => dispatch,
    () => fetchSender(),
  );
  return send;
}

/** A request that is made while the sender is still loaded. */
class Early implements Sending {
  readonly answer: Promise<Incoming>;
  #sending: Sending | undefined;
  #cancelled = false;

  constructor(loaded: Promise<Sender>, request: Outgoing) {
    this.answer = loaded.then((sender) => {
      if (this.#cancelled) throw new Error("cancelled");
      this.#sending = sender(request);
      return this.#sending.answer;
    });
  }

  get sent(): boolean {
    return this.#sending?.sent ?? false;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#sending?.cancel();
  }
}
