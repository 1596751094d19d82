// The clients of one connection: `client.http`, `client.fetch` and the contract's own.

import { BankingError, type ErrorFacts, failure, unreadable } from "../../errors.js";
import { call } from "../attempts/call.js";
import { credentialsOf } from "../attempts/credentials.js";
import type { Answer, Connection, Plan } from "../attempts/plan.js";
import { RetryBudget } from "../attempts/retry.js";
import { removedNames } from "../bodies/answer.js";
import { member, segment, template } from "../bodies/request.js";
import { refuseUnknown } from "../names.js";
import { baseUrl, clientNames, isFunction, limits, own } from "../options.js";
import { senderFor } from "../sending/choose.js";
import { fetchThrough } from "./fetch.js";
import { type AnswerHandling, planOf, type Request, type Route } from "./plan.js";
import type { Api, Connected, HttpSetup } from "./types.js";

/** Clients of a whole spec. */
export function createHttp<Paths>(setup: HttpSetup): Connected<Paths> {
  try {
    return connect(own(setup, "the setup"));
  } catch (error) {
    throw withFacts(error, { category: "config", provider: setup.provider });
  }
}

function connect<Paths>(setup: HttpSetup): Connected<Paths> {
  const { provider, oneOf, about } = setup;
  const options = own(setup.options, "options", "config");
  const option = (name: string): unknown => Reflect.get(options, name);
  const { api, secretProperties } = specOf(option("api"), setup);
  const isGiven = (name: string) => option(name) !== undefined;
  const { required, scope = [], others = [] } = setup;
  const known = [
    "api",
    ...clientNames,
    ...Object.keys(api.schemes),
    ...required,
    ...(oneOf ?? []),
    ...scope,
    ...others,
  ];
  refuseUnknown(options, known, "option", "config");
  for (const name of required) {
    if (!isGiven(name)) throw failure("config", `${name} is required`);
  }
  if (oneOf && oneOf.filter(isGiven).length !== 1) {
    throw failure("config", `exactly one of ${oneOf.join(" and ")} is required`);
  }
  for (const name of scope) segment(name, option(name), "config");
  const base = baseUrl(isGiven("baseUrl") ? options.baseUrl : setup.baseUrl);
  const standard = limits(options, "config");
  const { onEvent, traceHeaders } = options;
  isFunction("traceHeaders", traceHeaders, "config");
  isFunction("onEvent", onEvent, "config");
  const connection: Connection = {
    provider,
    send: senderFor(options),
    budget: new RetryBudget(),
    onEvent,
    traceHeaders,
    readRefusal: setup.readRefusal,
    errorCodes: api.errorCodes,
    limiter: hook("limiter", options.limiter, "acquire"),
    observer: hook("observer", options.observer, "answered"),
  };

  const routes = routesOf(api, option);
  const planning = { base, standard, about };

  const sendPlan = (plan: Plan) => call(connection, plan);
  const send = async (
    method: string,
    path: string,
    request: Request | undefined,
    handling: AnswerHandling,
  ) => {
    const route = routes.get(path)?.[method];
    if (!route)
      throw new BankingError("the spec has no such operation", { category: "input", provider, method });
    const { id: operation } = route;
    const outcome = handling.outcome ?? (route.operation.effect === "read" ? undefined : "not_sent");
    let plan: Plan;
    try {
      plan = planOf(planning, route, request, handling);
    } catch (error) {
      throw withFacts(error, { category: "input", provider, operation, method, path, outcome });
    }
    return sendPlan(plan);
  };

  const all = removedNames([]);
  const hidden = new Set(options.includeSecrets ? [] : secretProperties);
  const shown = removedNames(hidden);
  const verbs = <Method>(method: (name: string) => Method) => ({
    GET: method("GET"),
    PUT: method("PUT"),
    POST: method("POST"),
    DELETE: method("DELETE"),
  });
  const asSent = ({ data, status, incoming }: Answer) => ({
    data,
    status,
    get headers() {
      return incoming.headers();
    },
  });
  // The spec is a claim about what a server sends; this is the one place that takes its word for it.
  return {
    http: verbs(
      (method) => (path: string, request?: Request) =>
        send(method, path, request, { without: all, as: asSent }),
    ),
    contract: verbs((method) => (path: string, request: Required<Request>) => {
      const write = Object.hasOwn(request, "write") ? request.write : undefined;
      return send(method, path, request, {
        without: write === "before" ? all : shown,
        outcome: write && outcomes[write],
        isWrittenBack: write === "before",
        as: ({ data }) => request.as(data),
      });
    }),
    fetch: Object.assign(
      (input: unknown, init?: unknown) =>
        fetchThrough(
          { ...planning, provider, routes, hidden: shown, shown: all, send: sendPlan },
          input,
          init,
        ),
      { baseUrl: base },
    ),
    limits: standard,
    hidden,
    secrets: new Set(secretProperties),
    words: api.words,
  } as unknown as Connected<Paths>;
}

/** Of a write whose reads fail. */
const outcomes = { before: "not_sent", after: "unknown" } as const;

/** Says of an unusable argument or option what it was for. */
function withFacts(error: unknown, facts: ErrorFacts): BankingError {
  return new BankingError(unreadable(error).message, facts);
}

/** The spec that the options bring, or the one of the package. */
function specOf(
  given: unknown,
  { api, secrets }: HttpSetup,
): { api: Api; secretProperties: readonly string[] } {
  if (given === undefined) return { api, secretProperties: secrets };
  const isOurs = ["schemes", "credentials", "operations", "secretProperties"].every(
    (name) => typeof member(given, name) === "object",
  );
  if (!isOurs)
    throw failure("config", "api must be the export api of a file that banking-customers generate wrote");
  const own = given as Api & { readonly secretProperties: readonly string[] };
  return { api: own, secretProperties: own.secretProperties };
}

/** An object of the caller's with one method that is called. */
function hook<T extends object>(name: string, given: T | undefined, method: keyof T & string): T | undefined {
  if (given !== undefined && typeof Object(given)[method] !== "function")
    throw failure("config", `${name} must be an object with ${method}()`);
  return given;
}

/** The operations of a spec, with the credentials that are known. */
function routesOf(api: Api, option: (name: string) => unknown): Map<string, { [method: string]: Route }> {
  const routes = new Map<string, { [method: string]: Route }>();
  for (const [id, row] of Object.entries(api.operations)) {
    const { method, path, effect, answer, idempotencyKey, credentials } = own(row, id);
    const { headers, asked } = credentialsOf(api.schemes, credentials ?? api.credentials, option);
    routes.set(path, {
      ...routes.get(path),
      [method]: {
        id,
        operation: { method, path, effect, answer, idempotencyKey },
        parts: template(path),
        headers: { accept: "application/json", ...headers },
        asked,
      },
    });
  }
  return routes;
}
