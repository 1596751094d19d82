// The senders for Node, over undici's lower half: it is fast, and says in which phase a request failed.

import { Relay } from "./dispatcher.js";
import { Exchange } from "./exchange.js";
import { ConnectionPool } from "./pool.js";
import type { HttpDispatcher, Sender } from "./sender.js";

/** Follows no redirect, keeps no cookie and repeats nothing. One client's requests do not wait for those of another. */
export function poolSender(): Sender {
  const pools = new Map<string, ConnectionPool>();
  return (request) => {
    const origin = originOf(request.url);
    const pool = pools.get(origin) ?? new ConnectionPool(origin);
    pools.set(origin, pool);
    return new Exchange(pool, origin, request);
  };
}

const relays = new WeakMap<HttpDispatcher, Relay>();

/** Sends through a dispatcher of the user's. */
export function relaySender(dispatcher: HttpDispatcher): Sender {
  const relay = relays.get(dispatcher) ?? new Relay(dispatcher);
  relays.set(dispatcher, relay);
  return (request) => new Exchange(relay, originOf(request.url), request);
}

function originOf(url: string): string {
  return url.slice(0, `${url}/`.indexOf("/", "https://".length));
}
