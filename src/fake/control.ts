// The control API of a bank that listens: for tests that are not written in TypeScript, and for the page.

import { isBankingError } from "../errors.js";
import type { FakeBank } from "./bank.js";
import { controlApi } from "./control-api.js";
import type { FaultOptions } from "./faults.js";
import type { Incoming } from "./incoming.js";
import type { BankRequest } from "./journal.js";
import { type Answer, json } from "./outcome.js";
import { page } from "./page.js";
import { quirks } from "./quirks.js";
import { isWire } from "./store.js";

/** What stands before every path of the control API. */
export const controlPath = "/_fake";

type Act = (call: { readonly id: string; readonly query: URLSearchParams; readonly body: unknown }) => Answer;

/** Answers what is asked below `/_fake/`; `undefined` for anything else. `local`: it listens on this machine alone. */
export function control(bank: FakeBank, local: boolean): (incoming: Incoming) => Answer | undefined {
  const acts: Readonly<Record<string, Act>> = {
    "GET /": () => html(page(bank.provider)),
    "GET /openapi.json": () => json(200, controlApi),
    "GET /state": () => json(200, stateOf(bank)),
    "POST /reset": () => {
      bank.reset();
      return done;
    },
    "GET /requests": ({ query }) => {
      const after = Number(query.get("after") ?? 0);
      return json(200, { requests: bank.requests.filter(({ number }) => number > after).map(shownRequest) });
    },
    "GET /customers": ({ query }) => {
      const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 20)];
      const customers = [...bank.customers.values()].slice(offset, offset + limit);
      return json(200, { total: bank.customers.size, customers });
    },
    "GET /customers/{id}": ({ id }) => {
      const record = bank.customers.get(id);
      return record ? json(200, record) : problem(404, "there is no such customer");
    },
    "PUT /customers/{id}": ({ id, body }) => {
      if (!isWire(body)) return problem(400, "the body must be a record");
      bank.customers.set(id, body);
      return json(200, bank.customers.get(id));
    },
    "DELETE /customers/{id}": ({ id }) =>
      bank.customers.delete(id) ? done : problem(404, "there is no such customer"),
    "GET /fail": () => json(200, { faults: faultsOf(bank) }),
    "POST /fail": ({ body }) => {
      if (!isFault(body)) return problem(400, "the body must be an object that says how");
      bank.fail(body);
      return json(201, { number: bank.faults.length });
    },
    "DELETE /fail": () => {
      for (const fault of bank.faults) fault.stop();
      return done;
    },
    "DELETE /fail/{id}": ({ id }) => {
      const fault = bank.faults[Number(id) - 1];
      fault?.stop();
      return fault ? done : problem(404, "there is no such fault");
    },
    "GET /quirks": () => json(200, { quirks: quirksOf(bank) }),
    "PATCH /quirks": ({ body }) => {
      if (!isWire(body)) return problem(400, "the body must be an object of quirks");
      bank.setQuirks(body);
      return json(200, { quirks: quirksOf(bank) });
    },
    "POST /clock": ({ body }) => {
      const { advanceMs, at } = isWire(body) ? body : {};
      if (typeof at === "string" || typeof at === "number") bank.clock.set(at);
      else bank.clock.advance(Number(advanceMs));
      return json(200, { now: new Date(bank.clock.now()).toISOString() });
    },
  };
  return (incoming) => {
    const { method, path, query, headers } = incoming;
    if (path !== controlPath && !path.startsWith(`${controlPath}/`)) return undefined;
    if (path === controlPath)
      return { status: 308, headers: { location: `${controlPath}/` }, body: undefined };
    const stranger = isStranger(headers, local);
    if (stranger) return problem(403, stranger);
    const [, first = "", second] = path.slice(controlPath.length).split("/");
    const act = acts[`${method} /${first}${second === undefined ? "" : "/{id}"}`];
    if (!act) return problem(404, "the control API has no such call: see /_fake/openapi.json");
    try {
      const body: unknown = incoming.body === "" ? undefined : JSON.parse(incoming.body);
      return act({ id: decodeURIComponent(second ?? ""), query, body });
    } catch (error) {
      return problem(400, isBankingError(error) ? error.message : "the request cannot be read");
    }
  };
}

const done: Answer = { status: 204, headers: {}, body: undefined };

const problem = (status: number, error: string) => json(status, { error });

function html(text: string): Answer {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return { status: 200, headers: { ...headers, "cache-control": "no-store" }, body: text };
}

/** Why a request is not this machine's or this page's. A page elsewhere must not order a bank about, however it found it. */
function isStranger(headers: Incoming["headers"], local: boolean): string | undefined {
  const { host = "", origin } = headers;
  const name = host.replace(/:\d+$/, "");
  if (local && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(name))
    return "this bank answers to its own address only";
  if (origin !== undefined && origin !== `http://${host}`) return "this is not the bank's own page";
  return undefined;
}

function isFault(body: unknown): body is FaultOptions {
  return isWire(body) && "how" in body;
}

function shownRequest(request: BankRequest): object {
  return { ...request, query: request.query.toString(), at: new Date(request.at).toISOString() };
}

function faultsOf(bank: FakeBank): readonly object[] {
  return bank.faults.map(({ options, happened, active }, at) => ({
    number: at + 1,
    happened,
    active,
    ...options,
  }));
}

function quirksOf(bank: FakeBank): readonly object[] {
  return quirks
    .filter(({ providers }) => providers.includes(bank.provider))
    .map(({ name, description, values }) => ({ name, description, values, value: bank.quirks[name] }));
}

function stateOf(bank: FakeBank): object {
  return {
    provider: bank.provider,
    url: bank.url,
    now: new Date(bank.clock.now()).toISOString(),
    customers: bank.customers.size,
    requests: bank.requests.length,
    operations: bank.operations,
    faults: faultsOf(bank),
    quirks: quirksOf(bank),
  };
}
