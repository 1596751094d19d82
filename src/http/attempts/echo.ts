// What a server says as its own word and may have from the request: it is not repeated on an error.

import type { Incoming } from "../sending/sender.js";
import type { Headers, Plan } from "./plan.js";

/** The id that the server gave the request, if it is short and none of the request's own words. */
export function requestIdOf(incoming: Incoming, plan: Plan, headers: Headers): string | undefined {
  const id =
    incoming.header("x-request-id") ?? incoming.header("request-id") ?? incoming.header("x-correlation-id");
  const isShort = id !== null && /^[\w.:=+/-]{1,128}$/.test(id);
  return isShort ? unlessEchoed(id, plan, headers) : undefined;
}

/** A server may say as its own word, or within one, what the request said in confidence: its values, not the spec's names. */
export function unlessEchoed(
  word: string | undefined,
  { base, url, operation, body = "" }: Plan,
  headers: Headers,
): string | undefined {
  if (!word) return undefined;
  const known = `${base}${operation.path}`.split("/");
  const [path = "", query] = url.split("?");
  const said = [
    ...path
      .split("/")
      .filter((part) => !known.includes(part))
      .map((part) => decodeURIComponent(part)),
    ...new URLSearchParams(query).values(),
    // Without escapes, then without names. Expressions without a limit overflow on a text of megabytes.
    body.replace(/\\(?:u\w{4}|.)/g, " ").replace(/"[^"]{0,99}"\s{0,9}:/g, " "),
    ...Object.keys(headers).map((name) => (/^(accept|content-type)$/.test(name) ? "" : headers[name])),
  ]
    .join(" ")
    .toLowerCase();
  const lower = word.toLowerCase();
  if (said.includes(lower)) return undefined;
  for (const [part] of said.matchAll(/(?<![\w.-])[\w.-]{4,128}(?![\w.-])/g)) {
    if (lower.includes(part)) return undefined;
  }
  return word;
}
