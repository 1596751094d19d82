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
  const { shipped, faults, requests, quirks, now } = counter;
  const { spec, validate } = shipped;
  const recent: number[] = [];
  const remembered = new Map<string, Answer>();
  let came = 0;

  /** The seconds to wait when there are too many requests. */
  const crowded = (): boolean => {
    const { limit } = quirks();
    if (limit === 0) return false;
    const time = now();
    while (recent.length > 0 && (recent[0] ?? 0) <= time - 1000) recent.shift();
    if (recent.length >= limit) return true;
    recent.push(time);
    return false;
  };

  /** Does it. What a handler refuses is an answer. */
  const perform = async (operation: SpecOperation, incoming: Incoming, values: Values, entry: Entry) => {
    const { query } = incoming;
    const header: Header = (name) => incoming.headers[name] ?? null;
    const checked = checkRequest(spec, validate, needed(operation, quirks()), values, {
      ...incoming,
      header,
    });
    const { refusal, body } = checked;
    if (refusal?.status === 401 || !(await admitted(counter, operation, header)))
      return error(401, "Access credentials are invalid");
    if (refusal) return error(refusal.status, refusal.reason, refusal.violations);
    const key =
      quirks().idempotencyKey === "honoured" && operation.effect !== "read" && header("idempotency-key");
    const before = key ? remembered.get(`${operation.id} ${key}`) : undefined;
    if (before) return before;
    try {
      const handler = counter.platform.handlers[operation.id];
      const answered = handler
        ? await handler({ operation, path: values, query, body, header })
        : operation.answers.get("200")?.example;
      entry.committed = operation.effect !== "read" && handler !== undefined;
      const answer = fitting(counter, operation, json(200, answered));
      if (key) remembered.set(`${operation.id} ${key}`, answer);
      return answer;
    } catch (reason) {
      if (reason instanceof Refused) {
        return reason.body === undefined
          ? error(reason.status, reason.message)
          : json(reason.status, reason.body);
      }
      if (!(reason instanceof Missing)) throw reason;
      const { missing } = quirks();
      return missing === 200 ? json(200, emptyOf(counter, operation)) : error(missing, reason.message);
    }
  };

  const error = (status: number, reason: string, violations?: unknown, headers = {}): Answer => {
    const form = quirks().errors;
    if (form === "empty") return json(status, {}, headers);
    const said = form === "error" ? { error: reason } : { code: `E${status}`, message: reason };
    return json(status, { ...said, ...(violations !== undefined && { violations }) }, headers);
  };

  const struckBy = async (
    struck: Struck | undefined,
    would: () => Promise<Answer>,
    example: () => Answer,
  ) => {
    if (!struck) return { kind: "answer", answer: await would() } as const;
    const late = typeof struck.how === "object" && struck.how.status === undefined;
    return strike(struck.how, struck.when === "after" || late ? await would() : example());
  };

  return async (incoming) => {
    const { method, path, query, headers } = incoming;
    const entry: Entry = {
      number: ++came,
      method,
      path,
      query,
      headers,
      body: jsonOr(incoming.body),
      at: now(),
      committed: false,
    };
    requests.push(entry);
    const isToken = path === tokenPath;
    const match = isToken ? undefined : spec.match(method, belowBase(spec.basePath, path));
    const operation = match && "operation" in match ? match.operation : undefined;
    if (isToken || operation) entry.operation = operation?.id ?? "token";

    const answer = async (): Promise<Answer> => {
      if (isToken) return tokenAnswer(counter, incoming);
      if (match && "operation" in match) return perform(match.operation, incoming, match.values, entry);
      const wrongMethod = match?.unknown === "method";
      return wrongMethod
        ? error(405, "the path knows no such method")
        : error(404, "the spec has no such path");
    };
    let outcome: Outcome;
    if (crowded()) {
      outcome = {
        kind: "answer",
        answer: error(429, "too many requests", undefined, { "retry-after": "1" }),
      };
    } else {
      const struck = entry.operation === undefined ? undefined : faults.next(entry.operation);
      if (struck) entry.fault = typeof struck.how === "string" ? struck.how : "answer";
      outcome = await struckBy(struck, answer, () => json(200, operation?.answers.get("200")?.example ?? {}));
      if (struck?.how === "token") refuseTokens(counter, operation, (name) => headers[name] ?? null);
    }
    const { delay } = quirks();
    if (delay > 0 && outcome.kind === "answer") {
      outcome = { ...outcome, delayMs: (outcome.delayMs ?? 0) + delay };
    }
    if ("answer" in outcome) {
      entry.status = outcome.answer.status;
      entry.answer = jsonOr(outcome.answer.body);
    }
    counter.onRequest?.(entry);
    return outcome;
  };
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
