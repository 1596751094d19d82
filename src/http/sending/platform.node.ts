import { fetchSender } from "./fetch.js";
import type { Incoming, Outgoing, Sender, Sending } from "./sender.js";

type Make = () => Sender;

let make: Make | undefined;
let loading: Promise<Make> | undefined;

/**
 * Sends through undici. It is loaded with the first client, because that takes as long as a first `fetch`. Where it cannot be
 * (esbuild's ESM bundles cannot hold it; a bundle that leaves it out may find another version), `fetch` sends.
 */
export function platformSender(): Sender {
  loading ??= load();
  const loaded = loading;
  let send: Sender | undefined;
  const sender = (made: Make) => {
    send ??= made();
    return send;
  };
  return (request) => (make ? sender(make)(request) : new Early(loaded.then(sender), request));
}

async function load(): Promise<Make> {
  // Undici 7 alone has a wrap-handler.js.
  make = await Promise.all([import("./undici.js"), import("undici/lib/handler/wrap-handler.js")]).then(
    ([{ dispatchSender }]) => dispatchSender,
    () => fetchSender,
  );
  return make;
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
