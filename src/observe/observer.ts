// Watches the answers of clients and keeps their shapes.

import type { ProviderName } from "../customers.js";
import { failure } from "../errors.js";
import { shippedSpec } from "../spec/documents.js";
import { isNode, type Node } from "../spec/node.js";
import { readSpec, type Spec, type SpecAnswer, type SpecOperation } from "../spec/spec.js";
import { firstAnswers, mostBytes, mostStatuses, oneIn } from "./bounds.js";
import { contentTypeOf, headersThatMatter } from "./headers.js";
import { checkObservations, emptyObservations } from "./merge.js";
import { placesOf } from "./report.js";
import { lookAtRequest, type RequestCounts, requestCounts } from "./requests.js";
import { look, Place, Schemas, type Walk } from "./tally.js";
import type { Observations, ObservedOperation, ObservedStatus } from "./types.js";
import { wordsIn } from "./words.js";

/** One answer, as a client shows it to an observer. */
export interface ObservedAnswer {
  readonly provider: string;
  /** The spec's operationId. */
  readonly operation: string;
  readonly status: number;
  header(name: string): string | null;
  /** The parsed JSON, before secrets are taken out; `undefined` where it was none. */
  readonly data: unknown;
  /** The same, which the call goes on with: to be read only. It saves parsing the answer twice. */
  readonly parsed?: unknown;
  /** What was asked for: parameters and body as they were given. */
  readonly request: { readonly params?: unknown; readonly body?: unknown };
}

export interface ObserverOptions {
  /** Bundled documents of specs of your own, by provider; the shipped ones are known. */
  readonly specs?: { readonly [provider: string]: { readonly [member: string]: unknown } } | undefined;
}

/** Give it to clients as the option `observer`; it never changes, delays or fails a call. */
export interface Observer {
  answered(answer: ObservedAnswer): void;
  /** What was seen so far. */
  report(): Observations;
  /** How often looking itself failed; nothing of it reached a call. */
  readonly failures: number;
}

/** Keeps the shapes of the answers it is shown, and no value of any. */
export function createObserver(options: ObserverOptions = {}): Observer {
  for (const name of Object.keys(options))
    if (name !== "specs")
      throw failure("config", `there is no option ${/^\w{1,40}$/.test(name) ? name : "of that name"}`);
  return new Watcher(options);
}

const dayMs = 24 * 60 * 60 * 1000;

class OperationTally {
  answers = 0;
  readonly statuses = new Map<number, StatusTally>();
  readonly requests: RequestCounts = requestCounts();
  readonly names = { count: 0 };

  constructor(readonly operation: SpecOperation | undefined) {}
}

class StatusTally {
  answers = 0;
  looked = 0;
  readonly contentTypes: { [type: string]: number } = {};
  readonly headers: { [name: string]: number } = {};
  readonly root = new Place();
}

interface Watched {
  readonly spec: Spec | undefined;
  readonly schemas: Schemas;
  readonly operations: Map<string, OperationTally>;
}

class Watcher implements Observer {
  failures = 0;
  readonly #run = crypto.randomUUID();
  readonly #providers = new Map<string, Watched>();
  /** Keys and words that also occurred as the text of a place that may hold personal data. */
  readonly #blocked = new Set<string>();
  readonly #strange = new Set<string>();
  #answers = 0;
  #cut = 0;
  #day = -1;
  #from = "";
  #to = "";

  constructor(readonly options: ObserverOptions) {}

  answered(answer: ObservedAnswer): void {
    try {
      this.#count(answer);
    } catch {
      this.failures += 1;
    }
  }

  #count(answer: ObservedAnswer): void {
    const watched = this.#watched(answer.provider);
    const operation = watched.spec?.operations.get(answer.operation);
    // Names come from specs: a client cannot call an operation that none has.
    if (!operation) return;
    let tally = watched.operations.get(operation.id);
    if (!tally) {
      tally = new OperationTally(operation);
      watched.operations.set(operation.id, tally);
    }
    this.#answers += 1;
    tally.answers += 1;
    const status = this.#statusOf(tally, answer.status);
    status.answers += 1;
    if (tally.answers > firstAnswers && tally.answers % oneIn !== 0) return;
    this.#note(Date.now());
    this.#look(watched, tally, status, answer);
  }

  /** The day, which is written out once. */
  #note(now: number): void {
    if (Math.floor(now / dayMs) === this.#day) return;
    this.#day = Math.floor(now / dayMs);
    this.#to = new Date(now).toISOString().slice(0, 10);
    this.#from ||= this.#to;
  }

  #statusOf(tally: OperationTally, status: number): StatusTally {
    // A status that is none of HTTP, or one of too many, shares a tally.
    const isKnown = Number.isInteger(status) && status >= 100 && status <= 599;
    const key = isKnown && (tally.statuses.has(status) || tally.statuses.size < mostStatuses) ? status : 0;
    let found = tally.statuses.get(key);
    if (!found) {
      found = new StatusTally();
      tally.statuses.set(key, found);
    }
    return found;
  }

  #look(watched: Watched, tally: OperationTally, status: StatusTally, answer: ObservedAnswer): void {
    status.looked += 1;
    const type = contentTypeOf(answer.header("content-type"));
    status.contentTypes[type] = (status.contentTypes[type] ?? 0) + 1;
    for (const name of headersThatMatter)
      if (answer.header(name) !== null) status.headers[name] = (status.headers[name] ?? 0) + 1;
    const data = "parsed" in answer ? answer.parsed : answer.data;
    if (data === undefined) return;
    const { schemas } = watched;
    const walk: Walk = {
      schemas,
      answer: this.#answers,
      texts: [],
      strange: new Set(),
      names: tally.names,
      cut: 0,
    };
    look(status.root, data, tally.operation && schemaOf(tally.operation, answer.status), walk);
    this.#cut += walk.cut;
    for (const word of walk.strange) this.#strange.add(word);
    this.#block(walk.texts);
    if (answer.status >= 200 && answer.status < 300 && tally.operation)
      lookAtRequest(tally.requests, schemas, tally.operation, answer.request, data);
  }

  /** A key or a word that stands in somebody's data, as whole words of it, is not kept, now or later. */
  #block(texts: readonly string[]): void {
    const open = [...this.#strange].filter((word) => !this.#blocked.has(word));
    for (const word of wordsIn(texts, open)) this.#blocked.add(word);
  }

  #watched(provider: string): Watched {
    let found = this.#providers.get(provider);
    if (!found) {
      const spec = specOf(provider, this.options.specs);
      found = { spec, schemas: schemasOf(spec?.document ?? {}), operations: new Map() };
      this.#providers.set(provider, found);
    }
    return found;
  }

  report(): Observations {
    if (this.#answers === 0) return emptyObservations();
    let cut = this.#cut;
    const providers = Object.fromEntries(
      [...this.#providers].flatMap(([provider, { operations }]) => {
        if (operations.size === 0) return [];
        const reported: { [operation: string]: ObservedOperation } = {};
        // What each operation and each status takes before any of its places.
        const frames = [...operations.values()].reduce((sum, tally) => sum + frameOf(tally), 0);
        let left = mostBytes - 100 - frames;
        for (const id of [...operations.keys()].sort()) {
          const tally = operations.get(id);
          if (!tally) continue;
          const one = this.#operation(tally, left);
          cut += one.cut;
          reported[id] = one.operation;
          left -= one.size;
        }
        return [[provider, { operations: reported }] as const];
      }),
    );
    const report: Observations = {
      observations: 1,
      runs: { [this.#run]: this.#answers },
      ...(this.#from && { from: this.#from, to: this.#to }),
      providers,
      ...(cut > 0 && { cut }),
    };
    checkObservations(report);
    return report;
  }

  /** One operation in at most so many characters. */
  #operation(
    tally: OperationTally,
    most: number,
  ): { readonly operation: ObservedOperation; readonly cut: number; readonly size: number } {
    const { paging, filters } = tally.requests.report();
    let cut = 0;
    let left = most;
    const statuses: { [status: string]: ObservedStatus } = {};
    for (const key of [...tally.statuses.keys()].sort()) {
      const status = tally.statuses.get(key);
      if (!status) continue;
      const { answers, looked, contentTypes, headers, root } = status;
      const found = placesOf(root, this.#blocked);
      cut += found.cut;
      const hasHeaders = Object.keys(headers).length > 0;
      const places: { [pointer: string]: ObservedStatus["places"][string] } = {};
      for (const [pointer, place] of looked > 0 ? Object.entries(found.places) : []) {
        left -= JSON.stringify(place).length + pointer.length + 4;
        if (left > 0) places[pointer] = place;
        else cut += 1;
      }
      statuses[key === 0 ? "other" : key] = {
        answers,
        looked,
        contentTypes: { ...contentTypes },
        ...(hasHeaders && { headers: { ...headers } }),
        places,
      };
    }
    const operation = {
      answers: tally.answers,
      statuses,
      ...(paging && { paging }),
      ...(filters && { filters }),
    };
    return { operation, cut, size: most - left };
  }
}

/** Characters of an operation without its places. */
function frameOf({ statuses }: OperationTally): number {
  const each = [...statuses.values()].map(
    ({ headers, contentTypes }) => 150 + JSON.stringify(headers).length + JSON.stringify(contentTypes).length,
  );
  return each.reduce((sum, size) => sum + size, 400);
}

const read = new WeakMap<Node, Schemas>();

function schemasOf(document: Node): Schemas {
  const schemas = read.get(document) ?? new Schemas(document);
  read.set(document, schemas);
  return schemas;
}

function isProvider(name: string): name is ProviderName {
  return ["cyrexa", "finhub", "counterparty", "bankingservice"].includes(name);
}

function specOf(provider: string, specs: ObserverOptions["specs"]): Spec | undefined {
  const own: Node | undefined = specs && Object.hasOwn(specs, provider) ? specs[provider] : undefined;
  if (isNode(own)) return readSpec(own);
  return isProvider(provider) ? shippedSpec(provider).spec : undefined;
}

/** What the spec says of a status: of itself, or of its range. */
export function answerOf(operation: SpecOperation, status: number): SpecAnswer | undefined {
  const { answers } = operation;
  return answers.get(`${status}`) ?? answers.get(`${Math.floor(status / 100)}XX`) ?? answers.get("default");
}

function schemaOf(operation: SpecOperation, status: number): Node | undefined {
  return answerOf(operation, status)?.schema;
}
