// One call: attempts, waits and what became of it. Everything that must hold for every request of every provider.

import { BankingError, type ErrorCategory, isBankingError, type Outcome } from "../errors.js";
import { type AnswerShape, NotAnAnswer, parse } from "./answer.js";
import type { CredentialRequest, Credentials } from "./credentials.js";
import { type ClientEvent, quietly } from "./events.js";
import type { CallOptions, ResolvedLimits } from "./options.js";
import { Patience, Stopped } from "./patience.js";
import { backoffMs, type RetryBudget, retryAfterMs } from "./retry.js";
import { type Incoming, type Sender, type Sending, Unreadable } from "./sender.js";

/** One row of a generated operation table. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly effect: "read" | "create" | "update" | "delete";
  readonly answer: AnswerShape;
  /** Rests on an assumption. */
  readonly assumed?: true;
  /** Security schemes, where they are not the spec's common ones. */
  readonly credentials?: readonly string[];
  /** The field of the body that makes a repeated write harmless, where one is documented. */
  readonly idempotencyKey?: string;
}

/** What a provider knows about its own refusals. `text` never leaves this function. */
export type ReadRefusal = (status: number, text: string) => ErrorCategory | undefined;

/** What all calls of a client share. */
export interface Connection {
  readonly provider: string;
  readonly send: Sender;
  readonly credentials: Credentials;
  readonly budget: RetryBudget;
  readonly onEvent: ((event: ClientEvent) => void) | undefined;
  readonly readRefusal: ReadRefusal | undefined;
}

/** One request, ready to be sent any number of times. */
export interface Plan {
  readonly id: string;
  readonly operation: Operation;
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly wanted: readonly string[];
  readonly acts: CredentialRequest;
  readonly limits: ResolvedLimits;
  readonly options: CallOptions;
  /** Properties that answers are rid of. */
  readonly without: ReadonlySet<string>;
  /** Of the write that a read is part of, if the read fails. */
  readonly outcome?: Outcome;
}

export interface Answer {
  readonly data: unknown;
  readonly status: number;
  readonly incoming: Incoming;
  readonly attempts: number;
}

const refusalBytes = 16 * 2 ** 10;
const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Why an attempt failed. */
interface Failure {
  readonly category: ErrorCategory;
  readonly reason: string;
  readonly outcome: Outcome;
  /** Whether a later attempt may fare better. */
  readonly passing: boolean;
  readonly status?: number;
  readonly requestId?: string;
  readonly code?: string;
  readonly retryAfterMs?: number;
}

/** Sends until it succeeds, cannot succeed, or must not be sent again. */
export async function call(connection: Connection, plan: Plan): Promise<Answer> {
  const { operation, limits } = plan;
  const { credentials, budget } = connection;
  const repeatable = operation.effect === "read" || operation.idempotencyKey !== undefined;
  const asks = credentials.asks(plan.wanted);
  const report = connection.onEvent && reporter(connection.onEvent, connection.provider, plan);
  const patience = new Patience(limits.deadlineMs, plan.options.signal);
  let attempts = 0;
  let retries = 0;
  let headers = plan.headers;
  // Of all attempts: what may have happened in one is not undone by the refusal of the next.
  let outcome: Outcome = "not_sent";
  let refused: { readonly headers: Plan["headers"]; readonly failure: Failure } | undefined;

  const fail = (failure: Failure, retryable = false): BankingError => {
    outcome = worse(outcome, failure.outcome);
    const error = errorOf(connection.provider, plan, { ...failure, outcome }, attempts, retryable);
    report?.call(error);
    return error;
  };

  try {
    for (;;) {
      try {
        patience.check();
        if (asks) headers = await authorize(connection, plan, patience, report);
        patience.check();
      } catch (error) {
        const failure = tokenFailure(error);
        throw fail(failure, failure.passing);
      }
      // The same token again would be refused again.
      if (refused && sameValues(headers, refused.headers)) throw fail(refused.failure);

      attempts += 1;
      const attempt = new Attempt(connection, plan, headers);
      let failure: Failure;
      report?.begin();
      try {
        const answer = await patience.within(limits.timeoutMs, attempt.run(), attempt.cancel);
        budget.refill();
        report?.attempt({ attempt: attempts, status: answer.status });
        report?.call({ attempts, status: answer.status, requestId: attempt.requestId() });
        return { ...answer, attempts };
      } catch (error) {
        failure = attempt.failure(error);
        outcome = worse(outcome, failure.outcome);
        report?.attempt({ attempt: attempts, status: failure.status, category: failure.category });
      }

      const harmless = repeatable || failure.outcome === "not_sent" || failure.status === 429;
      const again = failure.passing && harmless;
      const renew = failure.status === 401 && asks && refused === undefined;
      if (renew) {
        credentials.refused(headers);
        refused = { headers, failure };
      } else if (again && retries < limits.maxRetries) {
        retries += 1;
      } else {
        throw fail(failure, again);
      }
      const waitMs = Math.max(backoffMs(limits.backoff, Math.max(retries, 1)), failure.retryAfterMs ?? 0);
      if (waitMs >= patience.leftMs() || (!renew && !budget.take())) throw fail(failure, again);
      report?.retry({ attempt: attempts + 1, waitMs, category: failure.category });
      try {
        await patience.wait(waitMs);
      } catch (error) {
        throw fail(stopped(error));
      }
    }
  } finally {
    patience.end();
  }
}

async function authorize(
  connection: Connection,
  plan: Plan,
  patience: Patience,
  report: Report | undefined,
): Promise<Record<string, string>> {
  const headers = { ...plan.headers };
  const controller = new AbortController();
  const request = { ...plan.acts, signal: controller.signal };
  const asked = connection.credentials.ask(plan.wanted, request, headers);
  report?.begin();
  try {
    await patience.within(plan.limits.deadlineMs, asked, () => controller.abort());
    report?.token({});
    return headers;
  } catch (error) {
    report?.token({ category: tokenFailure(error).category });
    throw error;
  }
}

/** One request and its whole answer. */
class Attempt {
  readonly #connection: Connection;
  readonly #plan: Plan;
  readonly #headers: Plan["headers"];
  #sending: Sending | undefined;
  #incoming: Incoming | undefined;
  #refusal: Failure | undefined;

  constructor(connection: Connection, plan: Plan, headers: Plan["headers"]) {
    this.#connection = connection;
    this.#plan = plan;
    this.#headers = headers;
  }

  readonly cancel = () => this.#sending?.cancel();

  async run(): Promise<Omit<Answer, "attempts">> {
    const { url, body, operation, limits, without } = this.#plan;
    this.#sending = this.#connection.send({ url, method: operation.method, headers: this.#headers, body });
    const incoming = await this.#sending.answer;
    const { status } = incoming;
    this.#incoming = incoming;
    if (status === undefined || status < 200 || status > 299) throw await this.#refuse(incoming, status);
    const text = await incoming.read(limits.maxResponseBytes, false);
    const data = parse(text, incoming.header("content-type"), operation.answer, without);
    if (declaresFailure(data)) {
      throw this.#failure("provider", "the answer declares a failure", "unknown", false, text);
    }
    return { data, status, incoming };
  }

  /** What a value thrown by `run`, or instead of it, says about this attempt. */
  failure(error: unknown): Failure {
    const sent = this.#sending?.sent ?? false;
    const outcome = sent ? "unknown" : "not_sent";
    if (error instanceof Stopped && error.why === "aborted") return { ...stopped(error), outcome };
    // The status survives a body that cannot be read.
    if (this.#refusal) return this.#refusal;
    if (error instanceof Stopped) return { ...stopped(error), outcome };
    if (error instanceof NotAnAnswer) {
      return this.#failure("invalid_response", `the answer ${error.why}`, outcome, false);
    }
    if (error instanceof Unreadable) {
      return error.why === "too_large"
        ? this.#failure("too_large", "the answer is larger than maxResponseBytes", outcome, false)
        : this.#failure("invalid_response", "the answer cannot be decoded", outcome, false);
    }
    if (isFailure(error)) return error;
    const reason = sent ? "the connection broke" : "no connection could be made";
    return { category: "network", reason, outcome, passing: true };
  }

  requestId(): string | undefined {
    return this.#unlessEchoed(this.#incoming && requestId(this.#incoming));
  }

  async #refuse(incoming: Incoming, status: number | undefined): Promise<Failure> {
    this.#refusal = this.#refused(status, "");
    if (status === undefined) {
      this.cancel();
      return this.#refusal;
    }
    const text = await incoming.read(refusalBytes, true);
    this.#refusal = this.#refused(status, text);
    const hook = this.#plan.options.onRefusalBody;
    if (hook) quietly(() => hook({ status, contentType: incoming.header("content-type"), text }));
    return this.#refusal;
  }

  #refused(status: number | undefined, text: string): Failure {
    const read = status === undefined ? undefined : this.#connection.readRefusal?.(status, text);
    const passing = status !== undefined && passingStatuses.has(status);
    return {
      ...this.#failure(read ?? categoryOf(status), "", refusalOutcome(status), passing, text),
      retryAfterMs: retryAfterMs(this.#incoming?.header("retry-after") ?? null),
    };
  }

  #failure(category: ErrorCategory, reason: string, outcome: Outcome, passing: boolean, text = ""): Failure {
    const code = /[{,]\s*"(?:error_?)?code"\s*:\s*"([A-Za-z][A-Za-z_.-]{0,58}\d{0,4})"/i.exec(text)?.[1];
    return {
      category,
      reason,
      outcome,
      passing,
      status: this.#incoming?.status,
      requestId: this.requestId(),
      code: this.#unlessEchoed(code),
    };
  }

  /** A server may say as its own word, or within one, what the request said in confidence. */
  #unlessEchoed(word: string | undefined): string | undefined {
    if (word === undefined) return undefined;
    const { url, body = "" } = this.#plan;
    const said = [url, body, ...Object.values(this.#headers)].join(" ").toLowerCase();
    const lower = word.toLowerCase();
    const echoes = said.includes(lower) || said.match(/[\w.-]{4,}/g)?.some((part) => lower.includes(part));
    return echoes ? undefined : word;
  }
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "passing" in value && "outcome" in value;
}

function stopped(error: unknown): Failure {
  if (error instanceof Stopped && error.why === "aborted") {
    return { category: "aborted", reason: "stopped by the caller", outcome: "not_sent", passing: false };
  }
  const reason =
    error instanceof Stopped && error.why === "deadline"
      ? "the deadline passed"
      : "no whole answer within timeoutMs";
  return { category: "timeout", reason, outcome: "not_sent", passing: true };
}

function tokenFailure(error: unknown): Failure {
  if (error instanceof Stopped) return stopped(error);
  const known = isBankingError(error) ? error : undefined;
  return {
    category: "auth",
    reason: "no usable credential could be had",
    outcome: "not_sent",
    passing: known?.retryable ?? false,
    retryAfterMs: known?.retryAfterMs,
  };
}

function categoryOf(status: number | undefined): ErrorCategory {
  if (status === undefined || status < 400) return "redirect";
  if (status >= 500) return "server";
  if (status === 401) return "auth";
  if (status === 403) return "permission";
  if (status === 404 || status === 410) return "not_found";
  if (status === 409) return "conflict";
  return status === 429 ? "rate_limit" : "bad_request";
}

/** A refusal means it did not happen. A redirect, a time-out and a server's own failure do not say. */
function refusalOutcome(status: number | undefined): Outcome {
  return status !== undefined && status >= 400 && status < 500 && status !== 408 ? "rejected" : "unknown";
}

/** No operation of any spec answers a member `error`: an answer with one declares a failure. */
function declaresFailure(data: unknown): boolean {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "error")) return false;
  const error: unknown = Reflect.get(data, "error");
  return error !== null && error !== false && error !== "" && error !== 0;
}

const gravity: readonly Outcome[] = ["not_sent", "rejected", "unknown"];

function worse(one: Outcome, other: Outcome): Outcome {
  return gravity.indexOf(one) > gravity.indexOf(other) ? one : other;
}

function requestId({ header }: Incoming): string | undefined {
  const id = header("x-request-id") ?? header("request-id") ?? header("x-correlation-id");
  return id !== null && /^[\w.:=+/-]{1,128}$/.test(id) ? id : undefined;
}

function sameValues(one: Plan["headers"], other: Plan["headers"]): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

const afterwards: Readonly<Record<Outcome, string>> = {
  not_sent: "nothing was sent",
  rejected: "it did not happen",
  unknown: "it may have happened: look before you repeat",
};

/** What a mapping could not make of an answer, as a failure of the call. */
export function unread(
  connection: Connection,
  plan: Plan,
  answer: Answer,
  { category, message }: BankingError,
) {
  const failure: Failure = {
    category,
    reason: message,
    outcome: "unknown",
    passing: false,
    status: answer.status,
  };
  return errorOf(connection.provider, plan, failure, answer.attempts, false);
}

function errorOf(
  provider: string,
  { id, operation, outcome: owner }: Plan,
  failure: Failure,
  attempts: number,
  retryable: boolean,
): BankingError {
  const { category, status, requestId, code, retryAfterMs } = failure;
  const { method, path } = operation;
  const answered = status === undefined ? "redirected" : `${status} ${category.replace("_", " ")}`;
  const reason = failure.reason || answered;
  const outcome = owner ?? (operation.effect === "read" ? undefined : failure.outcome);
  return new BankingError(outcome ? `${reason}; ${afterwards[outcome]}` : reason, {
    category,
    provider,
    operation: id,
    method,
    path,
    status,
    requestId,
    code,
    attempts,
    retryable: retryable && owner !== "unknown",
    retryAfterMs,
    outcome,
  });
}

type Report = ReturnType<typeof reporter>;
type Facts<Type, Known extends string> = Omit<Extract<ClientEvent, { type: Type }>, Known>;

/** Measures, and hands events to the hook. */
function reporter(hook: (event: ClientEvent) => void, provider: string, { id, operation }: Plan) {
  const about = { provider, operation: id, method: operation.method, path: operation.path };
  type Known = "type" | "durationMs" | keyof typeof about;
  const started = performance.now();
  let began = started;
  const emit = (event: ClientEvent) => quietly(() => hook(event));
  const since = (from: number) => performance.now() - from;
  return {
    begin() {
      began = performance.now();
    },
    attempt(facts: Facts<"attempt", Known>) {
      emit({ type: "attempt", ...about, durationMs: since(began), ...facts });
    },
    token(facts: Facts<"token", Known>) {
      emit({ type: "token", ...about, durationMs: since(began), ...facts });
    },
    retry(facts: Facts<"retry", Known>) {
      emit({ type: "retry", ...about, ...facts });
    },
    call({ attempts, status, category, outcome, requestId }: Facts<"call", Known>) {
      emit({
        type: "call",
        ...about,
        durationMs: since(started),
        attempts,
        status,
        category,
        outcome,
        requestId,
      });
    },
  };
}
