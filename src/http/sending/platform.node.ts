import { subscribe } from "node:diagnostics_channel";
import { failure } from "../../errors.js";
import { isDispatcher } from "./dispatcher.js";
import { reportConnectError } from "./failures.js";
import { fetchSender } from "./fetch.js";
import { interception } from "./intercepted.js";
import type { Outgoing, Sender, Sending } from "./sender.js";

// undici says which errors are those of a connection that could not be made, also the undici behind Node's `fetch`.
subscribe("undici:client:connectError", (message) =>
  reportConnectError(Reflect.get(Object(message), "error")),
);

type Senders = typeof import("./undici.js");

let senders: Senders | undefined;
let loading: Promise<Senders> | undefined;

/** undici is loaded with the first client, because that takes as long as a first `fetch`. */
function load(): Promise<Senders> {
  loading ??= import("./undici.js").then(
    (loaded) => {
      senders = loaded;
      return loaded;
    },
    () => {
      throw failure(
        "config",
        "what sends on Node is missing, as if a bundler had left it out: give the option fetch",
      );
    },
  );
  return loading;
}

/** What `make` makes of undici, as soon as it is loaded. */
function loaded(make: (senders: Senders) => Sender): Sender {
  let sender: Sender | undefined;
  const once = (from: Senders) => {
    sender ??= make(from);
    return sender;
  };
  load().catch(() => {});
  return (request) => (senders ? once(senders)(request) : new Early(load().then(once), request));
}

/** Sends through connections of our own, or through what the user's process has put in the way of all requests. */
export function platformSender(): Sender {
  const ours = loaded(({ poolSender }) => poolSender());
  const globalFetch = fetchSender();
  return (request) => {
    const found = interception();
    if (found === "none") return ours(request);
    if (found === "fetch") return globalFetch(request);
    return found === "unknown" ? refused() : dispatcherSender(found)(request);
  };
}

/** Sends through a dispatcher. */
export function dispatcherSender(dispatcher: unknown): Sender {
  if (!isDispatcher(dispatcher)) throw failure("config", "dispatcher must be an undici Dispatcher");
  if (dispatcher.constructor?.name === "RetryAgent") {
    const advice = "use the dispatcher that it wraps, because the client repeats what may be repeated";
    throw failure("config", `an undici RetryAgent repeats writes of itself: ${advice}`);
  }
  return loaded(({ relaySender }) => relaySender(dispatcher));
}

/** Nothing is sent: a request that should have been mocked would reach the bank. */
function refused(): Sending {
  const answer = Promise.reject(
    failure(
      "config",
      "http.ClientRequest was replaced, as nock up to version 13 does, and this client's requests would pass it by: " +
        "use nock 14 or later, undo it, or give the client the option fetch or dispatcher",
    ),
  );
  return { answer, sent: false, reason: undefined, cancel() {} };
}

/** A request that is made while its sender is still loaded. */
class Early implements Sending {
  readonly answer: Sending["answer"];
  #sending: Sending | undefined;
  #cancelled = false;

  constructor(made: Promise<Sender>, request: Outgoing) {
    this.answer = made.then((sender) => {
      if (this.#cancelled) throw new Error("cancelled");
      this.#sending = sender(request);
      return this.#sending.answer;
    });
  }

  get sent(): boolean {
    return this.#sending?.sent ?? false;
  }

  get reason(): string | undefined {
    return this.#sending?.reason;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#sending?.cancel();
  }
}
