// From what a caller gives to a request that is ready to be sent.

import { failure } from "../../errors.js";
import type { CredentialHeader, CredentialRequest } from "../attempts/credentials.js";
import type { Operation, Plan } from "../attempts/plan.js";
import { address, bodyText, group, headerValue, isPlain, member, type Parts } from "../bodies/request.js";
import { refuseUnknown } from "../names.js";
import { type CallOptions, callNames, isFunction, limits, own, type ResolvedLimits } from "../options.js";

/** An operation of the spec, with what all its requests have in common. */
export interface Route {
  readonly id: string;
  readonly operation: Operation;
  /** Its path, taken apart. */
  readonly parts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly asked: readonly CredentialHeader[];
}

/** What of a client its plans need. */
export interface Planning {
  readonly base: string;
  readonly standard: ResolvedLimits;
  /** Whom and what a request is about, where credentials depend on it. */
  readonly about?: ((operation: string, parts: Parts) => Omit<CredentialRequest, "operation">) | undefined;
}

/** What is done with the answer. */
export type AnswerHandling = Pick<Plan, "without" | "outcome" | "isWrittenBack" | "as" | "onText">;

/** A request through `client.http`, or one of the contract's own. */
export interface Request extends Parts {
  readonly call?: CallOptions;
  readonly as?: (data: unknown) => unknown;
  readonly write?: "before" | "after";
}

const requestNames = ["params", "body", "call", "as", "write"];
const paramNames = ["path", "query", "header"];

/** The plan of a call whose parts are given by name. */
export function planOf(
  planning: Planning,
  route: Route,
  request: Request | undefined,
  handling: AnswerHandling,
): Plan {
  const params = group(group({ request }, "request"), "params");
  const given = group(request, "call");
  const call = own<CallOptions>(given, "call");
  if (given) refuseUnknown(call, callNames, "call option");
  if (request) refuseUnknown(request, requestNames, "member of a request");
  if (params) refuseUnknown(params, paramNames, "member of params");
  const { signal, onRefusalBody } = call;
  isFunction("onRefusalBody", onRefusalBody, "input");
  if (!isNone(signal) && !(typeof signal.aborted === "boolean" && "removeEventListener" in signal))
    throw failure("input", "signal must be an AbortSignal");
  const headers = group(params, "header");
  const content = member(request, "body");
  const url = address(planning.base, route.parts, params);
  const resolved = given ? limits(call, "input", planning.standard) : planning.standard;
  return assembled(planning, route, { params, content, url, headers, call, limits: resolved }, handling);
}

/** What a request comes to, by whichever way it was given. */
export interface Given {
  readonly params: Parts["params"];
  readonly content: unknown;
  readonly url: string;
  readonly headers: object | undefined;
  readonly call: CallOptions;
  readonly limits: ResolvedLimits;
  /** The body as it was given, where that is text already. */
  readonly text?: string | undefined;
}

export function assembled(
  { base, about }: Planning,
  { id, operation, headers: common, asked }: Route,
  { params, content, url, headers: more, call, limits, text }: Given,
  { without, outcome, isWrittenBack, as, onText }: AnswerHandling,
): Plan {
  const { idempotencyKey } = call;
  // Spread last, here and in mappings: members after a spread take Node 20 ten times as long.
  const headers: Record<string, string> =
    content === undefined ? { ...common } : { "content-type": "application/json", ...common };
  if (idempotencyKey !== undefined)
    headers["idempotency-key"] = headerValue("idempotencyKey", idempotencyKey);
  addHeaders(headers, asked, more);
  const { body, key } = identified(operation, content, idempotencyKey);
  return {
    id,
    operation,
    base,
    url,
    body: body === undefined ? undefined : body === content && text !== undefined ? text : bodyText(body),
    headers,
    asked,
    acts: about ? { operation: id, ...about(id, { params, body }) } : { operation: id },
    limits,
    options: call,
    request: { params, body: content },
    key,
    without,
    outcome,
    isWrittenBack,
    as,
    onText,
  };
}

// What a connection, a proxy or another client's session is told is not the caller's to say.
const reserved =
  /^(connection|content-length|cookie|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function addHeaders(
  headers: Record<string, string>,
  asked: readonly CredentialHeader[],
  given: object = {},
): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const is = (set: string) => set.toLowerCase() === name.toLowerCase();
    const isTaken = Object.keys(headers).some(is) || asked.some(({ scheme }) => is(scheme[0]));
    if (isTaken || reserved.test(name) || !/^[\w-]+$/.test(name)) {
      throw failure("input", "params.header names a header that cannot be set");
    }
    headers[name] = headerValue(name, value);
  }
}

/** The body with its idempotency key, made once per call, and whose that is. */
function identified(
  { idempotencyKey: field }: Operation,
  body: unknown,
  key: string | undefined,
): Pick<Plan, "key"> & { readonly body: unknown } {
  if (field === undefined || !isPlain(body)) return { body };
  const own = member(body, field);
  const given = isNone(own) || own === "" ? key : own;
  if (key !== undefined && given !== key)
    throw failure("input", `idempotencyKey and ${field} are one thing: they must say the same`);
  if (given !== undefined && given === own) return { body, key: "given" };
  const made = given === undefined;
  return { body: { ...body, [field]: made ? crypto.randomUUID() : given }, key: made ? "made" : "given" };
}

function isNone(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
