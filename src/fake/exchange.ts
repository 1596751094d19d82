// From a request to what becomes of it: found in the spec, checked, struck by faults, done, written down.

import { checkRequest, credentialOf } from "../spec/check.js";
import type { ShippedSpec } from "../spec/documents.js";
import { resolve } from "../spec/node.js";
import type { SpecOperation } from "../spec/spec.js";
import type { Quirks } from "./behaviour.js";
import type { Faults, Struck } from "./faults.js";
import type { Incoming } from "./incoming.js";
import { type BankRequest, type Entry, jsonOr } from "./journal.js";
import { type Answer, json, type Outcome, strike } from "./outcome.js";
import type { Platform } from "./platforms/platform.js";
import { Missing, Refused } from "./store.js";
import type { Tokens } from "./tokens.js";

export interface Counter {
  readonly shipped: ShippedSpec;
  readonly platform: Platform;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly quirks: () => Quirks;
  readonly now: () => number;
  readonly requests: BankRequest[];
  readonly checkAnswers: boolean;
  readonly onRequest: ((request: BankRequest) => void) | undefined;
}

/** The path of the token endpoint, beside the provider's base path. */
export const tokenPath = "/oauth/token";

type Header = (name: string) => string | null;

/** Makes the function that answers requests. */
export function exchange(counter: Counter): (incoming: Incoming) => Promise<Outcome> {
  const { faults, requests, quirks } = counter;
  const { spec } = counter.shipped;
  const memory: Memory = { recent: [], answers: new Map() };
  let came = 0;
  return async (incoming) => {
    const { method, path, query, headers } = incoming;
    const found = path === tokenPath ? "token" : spec.match(method, belowBase(spec.basePath, path));
    const operation = found !== "token" && "operation" in found ? found.operation : undefined;
    const entry: Entry = {
      number: ++came,
      operation: found === "token" ? found : operation?.id,
      ...{ method, path, query, headers, body: jsonOr(incoming.body), at: counter.now(), committed: false },
    };
    requests.push(entry);
    const would = async (): Promise<Answer> => {
      if (found === "token") return tokenAnswer(counter, incoming);
      if ("operation" in found) return perform(counter, memory, found, incoming, entry);
      if (found.unknown === "method") return refuse(quirks(), 405, "the path knows no such method");
      return refuse(quirks(), 404, "the spec has no such path");
    };
    const example = () => json(200, operation?.answers.get("200")?.example ?? {});
    const crowded = isCrowded(counter, memory);
    const struck = crowded || entry.operation === undefined ? undefined : faults.next(entry.operation);
    if (struck) entry.fault = typeof struck.how === "string" ? struck.how : "answer";
    const tooMany = () => refuse(quirks(), 429, "too many requests", { headers: { "retry-after": "1" } });
    let outcome = crowded
      ? ({ kind: "answer", answer: tooMany() } as const satisfies Outcome)
      : await struckBy(struck, would, example);
    if (struck?.how === "token") refuseTokens(counter, operation, (name) => headers[name] ?? null);
    const { delay } = quirks();
    if (delay > 0 && outcome.kind === "answer")
      outcome = { ...outcome, delayMs: (outcome.delayMs ?? 0) + delay };
    if ("answer" in outcome) {
      entry.status = outcome.answer.status;
      entry.answer = jsonOr(outcome.answer.body);
    }
    counter.onRequest?.(entry);
    return outcome;
  };
}

/** What the bank remembers of requests. */
interface Memory {
  /** When those of the last second came, where there is a limit. */
  readonly recent: number[];
  /** By operation and idempotency key. */
  readonly answers: Map<string, Answer>;
}

/** Whether there are more requests in this second than the bank answers. */
function isCrowded({ quirks, now }: Counter, { recent }: Memory): boolean {
  const { limit } = quirks();
  if (limit === 0) return false;
  const time = now();
  while (recent.length > 0 && (recent[0] ?? 0) <= time - 1000) recent.shift();
  if (recent.length >= limit) return true;
  recent.push(time);
  return false;
}

/** What a fault makes of an answer. Only what is late, or fails afterwards, is done. */
async function struckBy(
  struck: Struck | undefined,
  would: () => Promise<Answer>,
  example: () => Answer,
): Promise<Outcome> {
  if (!struck) return { kind: "answer", answer: await would() };
  const late = typeof struck.how === "object" && struck.how.status === undefined;
  return strike(struck.how, struck.when === "after" || late ? await would() : example());
}

/** Checks a request of an operation, and does it. */
async function perform(
  counter: Counter,
  { answers }: Memory,
  { operation, values }: Found,
  incoming: Incoming,
  entry: Entry,
): Promise<Answer> {
  const { shipped, quirks } = counter;
  const { query } = incoming;
  const header: Header = (name) => incoming.headers[name] ?? null;
  const wanted = needed(operation, quirks());
  const { refusal, body } = checkRequest(shipped.spec, shipped.validate, wanted, values, {
    ...incoming,
    header,
  });
  const isDenied =
    refusal?.status === 401 || (refusal?.status !== 400 && !(await admitted(counter, operation, header)));
  if (isDenied) return refuse(quirks(), 401, "Access credentials are invalid");
  if (refusal) return refuse(quirks(), refusal.status, refusal.reason, { violations: refusal.violations });
  const given =
    quirks().idempotencyKey === "honoured" && operation.effect !== "read" && header("idempotency-key");
  const key = given ? `${operation.id} ${given}` : undefined;
  const before = key === undefined ? undefined : answers.get(key);
  if (before) return before;
  const handler = counter.platform.handlers[operation.id];
  try {
    const answered = handler
      ? await handler({ operation, path: values, query, body, header })
      : operation.answers.get("200")?.example;
    entry.committed = operation.effect !== "read" && handler !== undefined;
    const answer = fitting(counter, operation, json(200, answered));
    if (key !== undefined) answers.set(key, answer);
    return answer;
  } catch (reason) {
    return refusalOf(counter, operation, reason);
  }
}

/** The answer that a handler's refusal stands for. */
function refusalOf(counter: Counter, operation: SpecOperation, reason: unknown): Answer {
  const quirks = counter.quirks();
  if (reason instanceof Missing) {
    const { missing } = quirks;
    return missing === 200 ? json(200, emptyOf(counter, operation)) : refuse(quirks, missing, reason.message);
  }
  if (!(reason instanceof Refused)) throw reason;
  const { status, message, body } = reason;
  return body === undefined ? refuse(quirks, status, message) : json(status, body);
}

/** A refusal, in the form that this bank has for it. */
function refuse(
  { errors }: Quirks,
  status: number,
  reason: string,
  { violations, headers }: { readonly violations?: unknown; readonly headers?: Record<string, string> } = {},
): Answer {
  if (errors === "empty") return json(status, {}, headers);
  const said = errors === "error" ? { error: reason } : { code: `E${status}`, message: reason };
  return json(status, violations === undefined ? said : { ...said, violations }, headers);
}

interface Found {
  readonly operation: SpecOperation;
  readonly values: Values;
}

type Values = Readonly<Record<string, string>>;

function belowBase(base: string, path: string): string {
  return base !== "" && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** The operation with the credentials that this bank wants. */
function needed(operation: SpecOperation, { secondHeader }: Quirks): SpecOperation {
  if (secondHeader === "required") return operation;
  const credentials = operation.credentials.map((names) => names.filter((name) => name !== "token"));
  return { ...operation, credentials };
}

/** Whether the tokens that a request carries are good. Whether it carries those it needs, the spec says. */
async function admitted({ shipped, tokens }: Counter, operation: SpecOperation, header: Header) {
  const { spec } = shipped;
  const wanted = [...new Set(operation.credentials.flat())];
  const given = wanted.flatMap((name) => {
    const token = credentialOf(spec, name, { header });
    return token === undefined ? [] : [{ name, token }];
  });
  // Documented: with a JWT of the bank's own, Authorization must be empty.
  if (given.some(({ name }) => name === "jwt") && header("authorization")) return false;
  for (const { name, token } of given) {
    if (name === "jwt" ? !(await tokens.acceptsJwt(token)) : bearers.includes(name) && !tokens.accepts(token))
      return false;
  }
  return true;
}

const bearers = ["accessToken", "sessionToken"];

function refuseTokens(
  { shipped, tokens }: Counter,
  operation: SpecOperation | undefined,
  header: Header,
): void {
  for (const name of new Set(operation?.credentials.flat())) {
    const token = credentialOf(shipped.spec, name, { header });
    if (token !== undefined && (name === "jwt" || bearers.includes(name))) tokens.refuse(token);
  }
}

async function tokenAnswer({ tokens }: Counter, { method, headers, body }: Incoming): Promise<Answer> {
  if (method !== "POST") return json(405, { error: "invalid_request" }, { allow: "POST" });
  const answered = await tokens.answer((name) => headers[name] ?? null, body);
  return json(answered.status, answered.body, { "cache-control": "no-store" });
}

/** What an operation answers about nobody, where that is no refusal. */
function emptyOf({ shipped }: Counter, operation: SpecOperation): unknown {
  const { schema } = operation.answers.get("200") ?? {};
  return schema && resolve(shipped.spec.document, schema).type === "array" ? [] : {};
}

/** The answer, or a 500 that says where it does not fit the spec. */
function fitting({ shipped, checkAnswers }: Counter, operation: SpecOperation, answer: Answer): Answer {
  const { schema } = operation.answers.get("200") ?? {};
  if (!checkAnswers || !schema) return answer;
  const violations = shipped.validate(schema, jsonOr(answer.body) ?? null);
  if (violations.length === 0) return answer;
  return json(500, { error: "the bank's own answer does not fit the spec", violations });
}
