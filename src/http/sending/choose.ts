import { dispatcherSender, platformSender } from "#platform";
import { failure } from "../../errors.js";
import { type ClientOptions, isFunction } from "../options.js";
import { fetchSender } from "./fetch.js";
import type { Sender } from "./sender.js";

/** The sender that the options of a client or a token endpoint ask for. */
export function senderFor({ fetch, dispatcher }: Pick<ClientOptions, "fetch" | "dispatcher">): Sender {
  isFunction("fetch", fetch, "config");
  if (dispatcher === undefined) return fetch ? fetchSender(fetch) : platformSender();
  if (fetch) throw failure("config", "fetch and dispatcher are two ways to send: give one of them");
  return dispatcherSender(dispatcher);
}
