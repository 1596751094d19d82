// `client.fetch`: a standard `fetch` that knows the operations of the spec.

import { BankingError, failure, isBankingError } from "../../errors.js";
import type { Answer, Plan } from "../attempts/plan.js";
import { parse, type RemovedNames } from "../bodies/answer.js";
import { parseExactly, withNumbers } from "../bodies/numbers.js";
import { segment } from "../bodies/request.js";
import { refuseUnknown } from "../names.js";
import { own } from "../options.js";
import type { Incoming } from "../sending/sender.js";
import { assembled, type Planning, type Route } from "./plan.js";
import type { FetchInit } from "./types.js";

/** The spec's routes by path template and method. */
export type Routes = ReadonlyMap<string, { readonly [method: string]: Route }>;

export interface Fetching extends Planning {
  readonly provider: string;
  readonly routes: Routes;
  /** What `secrets: "hidden"` takes out of answers, and what no answer keeps. */
  readonly hidden: RemovedNames;
  readonly shown: RemovedNames;
  readonly send: (plan: Plan) => Promise<unknown>;
}

/** Where a refusal holds the `BankingError` that the contract would have rejected with. */
export const refusalOf = Symbol.for("banking-customers.refusal");

const initNames = ["method", "headers", "body", "signal", "redirect", "duplex", "secrets"];

/** What a caller asked for, with `init` over what a `Request` says. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: Headers;
  readonly text: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly isHidden: boolean;
}

/** Answers whole, refusals too: the body as text with the status and headers it came with. */
export async function fetchThrough(fetching: Fetching, input: unknown, init: unknown): Promise<Response> {
  const { provider, routes, hidden, shown, send } = fetching;
  let facts: { method?: string; operation?: string; path?: string; outcome?: "not_sent" } = {};
  let last: { readonly incoming: Incoming; readonly text: string } | undefined;
  let plan: Plan;
  try {
    const asked = await askedFor(fetching, input, init);
    facts = { method: asked.method };
    const { route, params } = matching(routes, asked);
    const { id, operation } = route;
    facts = { ...facts, operation: id, path: operation.path };
    if (operation.effect !== "read") facts.outcome = "not_sent";
    const given = {
      params,
      content: contentOf(asked),
      text: asked.text,
      url: fetching.base + asked.path + asked.search,
      headers: Object.fromEntries([...asked.headers].filter(([name]) => !isOurs(name))),
      call: { signal: asked.signal },
      limits: fetching.standard,
    };
    plan = assembled(fetching, route, given, {
      without: asked.isHidden ? hidden : shown,
      isWrittenBack: asked.isHidden,
      onText: (incoming, text) => {
        last = { incoming, text };
      },
      as: ({ data, incoming }: Answer) =>
        responseOf(incoming, asked.isHidden ? withNumbers(JSON.stringify(data) ?? "") : (last?.text ?? "")),
    });
  } catch (error) {
    const { message, category } = isBankingError(error)
      ? error
      : failure("input", "the request cannot be read");
    throw new BankingError(message, { category, provider, ...facts });
  }
  try {
    return (await send(plan)) as Response;
  } catch (error) {
    const { status = 0, category = "network" } = isBankingError(error) ? error : {};
    // A refusal is an answer, and so is a failure that is declared in a success. What cannot be read is none.
    const isRead = status < 300 && category !== "invalid_response" && category !== "too_large";
    if (!((status >= 400 || isRead) && last?.incoming.status === status)) throw error;
    const text = plan.isWrittenBack ? withoutSecrets(last.text, hidden) : last.text;
    return Object.defineProperty(responseOf(last.incoming, text), refusalOf, { value: error });
  }
}

/** A refusal may quote what it refuses. What is no JSON cannot be looked through, and is left out. */
function withoutSecrets(text: string, hidden: RemovedNames): string {
  try {
    return withNumbers(JSON.stringify(parse(text, "application/json", "any", hidden, true)) ?? "");
  } catch {
    return "";
  }
}

async function askedFor({ base }: Fetching, input: unknown, given: unknown): Promise<Asked> {
  const init = own<FetchInit>(given === null ? undefined : (given as FetchInit | undefined), "init");
  refuseUnknown(init, initNames, "option of fetch");
  const request = typeof input === "object" && !(input instanceof URL) ? (input as Request) : undefined;
  if (request === null || (request && typeof request.url !== "string"))
    throw failure("input", "the first argument must be text, a URL or a Request");
  const { secrets = "shown", redirect = "error", body, signal } = init;
  if (secrets !== "shown" && secrets !== "hidden") throw failure("input", "secrets must be shown or hidden");
  if (redirect !== "error") throw failure("input", "redirect must be error: redirects are never followed");
  const headers = new Headers(init.headers ?? request?.headers);
  const sent = body === undefined ? request?.body && (await request.clone().text()) : body;
  const isText = sent === undefined || sent === null || typeof sent === "string";
  return {
    method: String(init.method ?? request?.method ?? "GET").toUpperCase(),
    ...below(base, request ? request.url : String(input)),
    headers,
    text: isText ? (sent ?? undefined) : await new Response(sent).text(),
    signal: signal ?? request?.signal ?? undefined,
    isHidden: secrets === "hidden",
  };
}

/** Path and query below the base URL, as they were written. */
function below(base: string, address: string): Pick<Asked, "path" | "search"> {
  const isPath = /^\/(?![/\\])/.test(address);
  let url: URL;
  try {
    url = new URL(isPath ? base + address : address);
  } catch {
    throw failure("input", "the address must be a whole URL, or a path that begins with /");
  }
  const { pathname, search, origin, username, password } = url;
  const { origin: ours, pathname: prefix } = new URL(base);
  const before = prefix === "/" ? "" : prefix;
  if (origin !== ours || username || password || !pathname.startsWith(`${before}/`))
    throw failure("input", "the address does not lie below the base URL");
  return { path: pathname.slice(before.length), search };
}

/** The operation that has this path, and what stands in it. Text in a template goes before a parameter. */
function matching(routes: Routes, { method, path, search }: Asked) {
  const segments = path.split("/");
  let best: { methods: { readonly [method: string]: Route }; values: Record<string, string> } | undefined;
  for (const [template, methods] of routes) {
    const parts = template.split("/");
    const values: Record<string, string> = {};
    const fits =
      parts.length === segments.length &&
      parts.every((part, at) => {
        const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
        const value = decoded(segments[at] ?? "");
        if (name === undefined) return part === value;
        // What a path serializer leaves where a parameter is missing.
        if (value === part) throw failure("input", `${name} is missing`);
        values[name] = value;
        return value !== "";
      });
    if (fits && (!best || Object.keys(values).length < Object.keys(best.values).length))
      best = { methods, values };
  }
  const route = best && Object.hasOwn(best.methods, method) ? best.methods[method] : undefined;
  if (!best || !route) throw failure("input", "the spec has no such operation");
  for (const [name, value] of Object.entries(best.values)) segment(name, value);
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(new URLSearchParams(search).keys())) {
    const all = new URLSearchParams(search).getAll(name);
    query[name] = all.length === 1 ? (all[0] ?? "") : all;
  }
  return { route, params: { path: best.values, query } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw failure("input", "the address has a % that no character follows");
  }
}

/** The body as data. Platforms call text plain where nobody says what it is. */
function contentOf({ text, headers, method }: Asked): unknown {
  const type = headers.get("content-type");
  if (text === undefined || text === "") return undefined;
  if (method === "GET") throw failure("input", "a GET has no body");
  if (type !== null && !/^(application\/([\w.-]+\+)?json|text\/plain;charset=UTF-8)\s*(;|$)/i.test(type))
    throw failure("input", "the body must be JSON, and so must its content-type say");
  if (!/\b(json|\*)\b|\*\/\*/.test(headers.get("accept") ?? "json"))
    throw failure("input", "accept must allow JSON");
  try {
    return parseExactly(text, true);
  } catch {
    throw failure("input", "the body is not JSON");
  }
}

/** What is set by what it is about. */
function isOurs(name: string): boolean {
  return name === "content-type" || name === "accept";
}

const withoutBody = [204, 205, 304];

function responseOf(incoming: Incoming, text: string): Response {
  const { status } = incoming;
  const headers = new Headers(incoming.headers());
  // They describe the bytes that came, not this text.
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  return new Response(withoutBody.includes(status) ? null : text, { status, headers });
}
