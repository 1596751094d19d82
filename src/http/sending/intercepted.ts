// What the user's process has put in the way of its requests: tests that mock the network, and proxies set for all.

import http from "node:http";
import { isDispatcher } from "./dispatcher.js";
import type { HttpDispatcher } from "./sender.js";

/** Where requests have to go instead of to our own connections. `unknown`: there is something that they would pass by. */
export type Interception = "none" | "fetch" | "unknown" | HttpDispatcher;

/** Looks at the time of each request: mocks come and go. */
export function interception(): Interception {
  if (globalThis.fetch !== nodesFetch && !isNodes(globalThis.fetch, "fetch")) return "fetch";
  nodesFetch = globalThis.fetch;
  if (http.ClientRequest !== nodesRequest && !isNodes(http.ClientRequest, "ClientRequest")) return "unknown";
  nodesRequest = http.ClientRequest;
  return setDispatcher(symbols[0]) ?? setDispatcher(symbols[1]) ?? "none";
}

let nodesFetch: unknown;
let nodesRequest: unknown;

/** Where undici keeps the global dispatcher: version 8 and later, and earlier ones. Node's `fetch` looks there too. */
const symbols = [Symbol.for("undici.globalDispatcher.2"), Symbol.for("undici.globalDispatcher.1")] as const;

const sourceOf = (value: unknown): string => (typeof value === "function" ? toText.call(value) : "");
const toText = Function.prototype.toString;

/** What only the source of Node's own functions has. Where a later Node's has not, `fetch` sends, which is slower but right. */
const sources = {
  fetch: /internal\/deps\/undici\/undici/,
  ClientRequest: /^function ClientRequest\([\s\S]*\bOutgoingMessage\b/,
};

function isNodes(value: unknown, name: keyof typeof sources): boolean {
  return value === undefined || sources[name].test(sourceOf(value));
}

/** Dispatchers that undici sets itself, with the method they had. */
const standard = new WeakMap<object, unknown>();

function setDispatcher(symbol: symbol): HttpDispatcher | undefined {
  const dispatcher: unknown = Reflect.get(globalThis, symbol);
  if (!isDispatcher(dispatcher)) return undefined;
  const { dispatch } = dispatcher;
  if (standard.get(dispatcher) === dispatch) return undefined;
  if (!isStandard(dispatcher)) return dispatcher;
  standard.set(dispatcher, dispatch);
  return undefined;
}

/** An `Agent` without options, or undici 8's copy under the earlier symbol of what it keeps under its own. */
function isStandard(dispatcher: HttpDispatcher): boolean {
  const { constructor: made } = dispatcher;
  if (made.prototype?.dispatch !== dispatcher.dispatch) return false;
  if (/^_?Dispatcher1Wrapper$/.test(made.name)) return isDispatcher(Reflect.get(globalThis, symbols[0]));
  // Node's own copies of undici have lost the name of the class in its source.
  if (made.name !== "Agent" || !/^class (Agent )?extends DispatcherBase\b/.test(sourceOf(made))) return false;
  const options = Object.getOwnPropertySymbols(dispatcher).find(
    ({ description }) => description === "options",
  );
  if (!options) return false;
  return Object.values(Object(Reflect.get(dispatcher, options))).every(
    (value) => value === undefined || value === Number.POSITIVE_INFINITY,
  );
}
