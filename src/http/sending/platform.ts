import { failure } from "../../errors.js";
import { fetchSender } from "./fetch.js";
import type { Sender } from "./sender.js";

/** How this platform sends when the caller gives no `fetch`. On Node, platform.node.ts stands in its place. */
export function platformSender(): Sender {
  return fetchSender();
}

export function dispatcherSender(_dispatcher: unknown): Sender {
  throw failure("config", "dispatcher is an option for Node only: this platform sends through fetch");
}
