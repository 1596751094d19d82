// One call: attempts, waits and what became of it. Everything that must hold for every request of every provider.

import { isReason } from "#failures";
import {
  BankingError,
  type ErrorCategory,
  type ErrorFacts,
  failure,
  isBankingError,
  type Outcome,
} from "../../errors.js";
import { type AnswerShape, parse, type Unwanted } from "../bodies/answer.js";
import { member } from "../bodies/request.js";
import { type ClientEvent, quietly, teller } from "../events.js";
import type { CallOptions, ClientObserver, Limiter, ResolvedLimits } from "../options.js";
import type { Incoming, Sender, Sending } from "../sending/sender.js";
import { type Asked, ask, type CredentialRequest, disown } from "./credentials.js";
import { leftMs, type Patience, wait, within } from "./deadline.js";
import { admitted, reportLimits } from "./limits.js";
import { backoffMs, type RetryBudget, retryAfterMs } from "./retry.js";

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
  readonly budget: RetryBudget;
  readonly onEvent: ((event: ClientEvent) => void) | undefined;
  readonly readRefusal: ReadRefusal | undefined;
  readonly limiter?: Limiter | undefined;
  readonly observer?: ClientObserver | undefined;
  /** JSON pointers to a machine code in the body of a refusal. */
  readonly errorCodes?: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

/** One request, ready to be sent any number of times. */
export interface Plan<Read = unknown> {
  readonly id: string;
  readonly operation: Operation;
  /** What of the URL comes before the operation's path. */
  readonly base: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Headers;
  readonly asked: readonly Asked[];
  readonly acts: CredentialRequest;
  readonly limits: ResolvedLimits;
  readonly options: CallOptions;
  /** The parameters and the body as they were given, for an observer. */
  readonly request?: { readonly params?: unknown; readonly body?: unknown };
  /** Whose the idempotency key in the body is. With a made one, another call would be another write. */
  readonly key?: "given" | "made";
  /** Properties that answers are rid of. */
  readonly without: Unwanted;
  /** Whether what is read becomes part of a write: numbers that a double cannot hold then go back as numbers. */
  readonly isWrittenBack?: boolean;
  /** Reads the answer. What it cannot read is no answer. */
  readonly as: (answer: Answer) => Read;
  /** Of the write that a read is part of, if the read fails. */
  readonly outcome?: Outcome;
}

export interface Answer {
  readonly data: unknown;
  readonly status: number;
  readonly incoming: Incoming;
}

/** Sends until it succeeds, cannot succeed, or must not be sent again. Resolves to what was read of the answer. */
export async function call<Read>(connection: Connection, plan: Plan<Read>): Promise<Read> {
  const { provider, budget, onEvent, limiter } = connection;
  const { id, operation, limits, asked } = plan;
  const { method, path, effect } = operation;
  const started = performance.now();
  const patience: Patience = { deadline: started + limits.deadlineMs, signal: plan.options.signal };
  const tell = onEvent && teller(onEvent, { provider, operation: id, method, path });
  const repeatable = effect === "read" || plan.key !== undefined;
  let { headers } = plan;
  let attempts = 0;
  let retries = 0;
  // Of all attempts: what may have happened in one is not undone by the refusal of the next.
  let outcome: Outcome = "not_sent";
  let refused: { readonly headers: Headers; readonly failed: BankingError } | undefined;

  const end = (failed: BankingError, retryable = false): BankingError => {
    const error = finished(provider, plan, failed, {
      attempts,
      retryable,
      outcome: worse(outcome, failed.outcome),
    });
    const { status, category, reason, requestId } = error;
    const durationMs = since(started);
    tell?.({
      type: "call",
      attempts,
      durationMs,
      status,
      category,
      reason,
      outcome: error.outcome,
      requestId,
    });
    return error;
  };

  for (;;) {
    let began = performance.now();
    if (asked.length > 0) {
      try {
        headers = await authorized(plan, patience);
        tell?.({ type: "token", durationMs: since(began) });
      } catch (error) {
        const failed = ours(error);
        tell?.({ type: "token", durationMs: since(began), category: failed.category });
        throw end(failed, failed.retryable);
      }
    }
    // The same token again would be refused again.
    if (refused && sameValues(headers, refused.headers)) throw end(refused.failed);

    if (limiter) {
      await admitted(limiter, patience).catch((error) => {
        throw end(ours(error), true);
      });
    }

    const before = attempts;
    const seen: Seen = {};
    let answer: Received<Read> | undefined;
    let failed: BankingError | undefined;
    try {
      answer = await within(
        patience,
        limits.timeoutMs,
        () => {
          began = performance.now();
          attempts += 1;
          return received(connection, plan, headers, seen);
        },
        () => seen.sending?.cancel(),
      );
    } catch (error) {
      failed = ours(error, seen.sending);
    }
    if (answer) {
      const { incoming, read } = answer;
      const { status } = incoming;
      budget.refill();
      tell?.({ type: "attempt", attempt: attempts, durationMs: since(began), status });
      const requestId = tell && requestIdOf(incoming, plan, headers);
      tell?.({ type: "call", attempts, durationMs: since(started), status, requestId });
      return read;
    }
    failed ??= failure("provider", "the answer declares a failure");
    failed = explained(connection, plan, headers, seen, failed);

    const { status, category, reason, retryAfterMs = 0 } = failed;
    if (attempts > before)
      tell?.({ type: "attempt", attempt: attempts, durationMs: since(began), status, category, reason });
    outcome = worse(outcome, failed.outcome);
    const harmless = repeatable || failed.outcome === "not_sent" || status === 429;
    const again = failed.retryable && harmless;
    const renew = status === 401 && asked.length > 0 && !refused;
    if (renew) {
      disown(asked, headers);
      refused = { headers, failed };
    } else if (again && retries < limits.maxRetries) retries += 1;
    else throw end(failed, again);
    const waitMs = Math.max(backoffMs(limits, retries || 1), retryAfterMs);
    if (waitMs >= leftMs(patience) || !(renew || budget.take())) throw end(failed, again);
    tell?.({ type: "retry", attempt: attempts + 1, waitMs, category });
    await wait(patience, waitMs).catch((error) => {
      throw end(ours(error));
    });
  }
}

async function authorized({ asked, acts, headers }: Plan, patience: Patience): Promise<Headers> {
  const controller = new AbortController();
  const asking = () =>
    ask(asked, { ...acts, signal: controller.signal }, headers).catch((error) => {
      const { retryable, retryAfterMs, reason } = isBankingError(error) ? error : failure("auth", "");
      throw failure("auth", "no usable credential could be had", {
        retryable,
        retryAfterMs,
        reason: isReason(reason) ? reason : undefined,
      });
    });
  return within(patience, Number.POSITIVE_INFINITY, asking, () => controller.abort());
}

const refusalBytes = 16 * 2 ** 10;

/** What an attempt came to so far. */
interface Seen {
  sending?: Sending;
  incoming?: Incoming;
  /** The body of a refusal, or of an answer that declares a failure. */
  text?: string;
}

/** An answer as an observer sees it. Its body is parsed when it is looked at, which most of them never are. */
class ObservedAnswer {
  constructor(
    readonly provider: string,
    readonly operation: string,
    readonly incoming: Incoming,
    readonly text: string,
    readonly request: { readonly params?: unknown; readonly body?: unknown },
  ) {}

  get status(): number {
    return this.incoming.status;
  }

  header(name: string): string | null {
    return this.incoming.header(name);
  }

  get data(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }
}

interface Received<Read> {
  readonly incoming: Incoming;
  readonly read: Read;
}

/** One request and its whole answer; nothing where it is no success. */
async function received<Read>(
  { send, provider, limiter, observer }: Connection,
  { id, url, body, operation, limits, options, request = {}, without, isWrittenBack, as }: Plan<Read>,
  headers: Headers,
  seen: Seen,
): Promise<Received<Read> | undefined> {
  const sending = send({ url, method: operation.method, headers, body });
  seen.sending = sending;
  const incoming = await sending.answer;
  seen.incoming = incoming;
  const { status } = incoming;
  if (limiter) reportLimits(limiter, incoming);
  if (status === 0) {
    sending.cancel();
    return undefined;
  }
  const isAnswer = succeeds(status);
  const text = await incoming.read(isAnswer ? limits.maxResponseBytes : refusalBytes, !isAnswer);
  const contentType = incoming.header("content-type");
  if (observer) quietly(() => observer.answered(new ObservedAnswer(provider, id, incoming, text, request)));
  if (isAnswer) {
    const data = parse(text, contentType, operation.answer, without, isWrittenBack);
    if (!declaresFailure(data)) return { incoming, read: readable(as, { data, status, incoming }) };
  }
  seen.text = text;
  const { onRefusalBody } = options;
  if (onRefusalBody) quietly(() => onRefusalBody({ status, contentType, text: text.slice(0, refusalBytes) }));
  return undefined;
}

function readable<Read>(as: Plan<Read>["as"], answer: Answer): Read {
  try {
    return as(answer);
  } catch (error) {
    throw isBankingError(error) ? error : failure("invalid_response", "the answer cannot be read");
  }
}

/** What went wrong, as far as the server said anything: its status outlives a body that cannot be read. */
function explained(
  { readRefusal, errorCodes }: Connection,
  plan: Plan,
  headers: Headers,
  { sending, incoming, text = "" }: Seen,
  failed: BankingError,
): BankingError {
  let outcome: Outcome = sending?.sent ? "unknown" : "not_sent";
  let { category, message, retryable } = failed;
  let waitMs: number | undefined;
  const refused = incoming && !succeeds(incoming.status) && category !== "aborted";
  if (refused) {
    const { status } = incoming;
    category = readRefusal?.(status, text) ?? categoryOf(status);
    message = `${status || ""} ${category.replace("_", " ")}`.trim();
    retryable = /^(408|429|50[0234])$/.test(`${status}`);
    waitMs = retryAfterMs(incoming.header("retry-after"), Date.now(), incoming.header("date"));
    // A refusal means it did not happen. A redirect, a time-out and a server's own failure do not say.
    if (status >= 400 && status < 500 && status !== 408) outcome = "rejected";
  }
  // Of an answer that is not whole nothing is told.
  const told = refused || !/^(network|timeout|aborted)$/.test(category) ? incoming : undefined;
  return failure(category, message, {
    outcome,
    retryable,
    reason: refused ? undefined : failed.reason,
    retryAfterMs: waitMs,
    status: told?.status || undefined,
    requestId: told && requestIdOf(told, plan, headers),
    code: unlessEchoed(codeIn(text, errorCodes ?? []), plan, headers),
  });
}

/** The machine code of a refusal, from a place that the spec names. A word with many digits may be somebody's. */
function codeIn(text: string, pointers: readonly string[]): string | undefined {
  if (pointers.length === 0 || text === "") return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const pointer of pointers) {
    const found = pointer.slice(1).split("/").reduce(member, body);
    if (typeof found === "string" && /^[A-Za-z][A-Za-z_.-]{0,58}\d{0,4}$/.test(found)) return found;
  }
  return undefined;
}

const succeeds = (status: number) => status >= 200 && status < 300;

const since = (from: number) => performance.now() - from;

/** A failure that is known by now; anything else is the connection's. */
function ours(error: unknown, sending?: Sending): BankingError {
  if (error instanceof BankingError && !error.provider) return error;
  return failure("network", sending?.sent ? "the connection broke" : "no connection could be made", {
    retryable: true,
    reason: sending?.reason,
  });
}

function categoryOf(status: number): ErrorCategory {
  if (status < 400) return "redirect";
  if (status >= 500) return "server";
  return categories[status] ?? "bad_request";
}

const categories: { readonly [status: number]: ErrorCategory } = {
  401: "auth",
  403: "permission",
  404: "not_found",
  409: "conflict",
  410: "not_found",
  429: "rate_limit",
};

/** No operation of any spec answers a member `error`: an answer with one declares a failure. */
function declaresFailure(data: unknown): boolean {
  const error = member(data, "error");
  return error !== undefined && error !== null && error !== false && error !== "" && error !== 0;
}

/** In the order of the alphabet, as it happens. */
function worse(one: Outcome, other: Outcome = "not_sent"): Outcome {
  return one > other ? one : other;
}

function sameValues(one: Headers, other: Headers): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

function requestIdOf(incoming: Incoming, plan: Plan, headers: Headers): string | undefined {
  const id =
    incoming.header("x-request-id") ?? incoming.header("request-id") ?? incoming.header("x-correlation-id");
  const isShort = id !== null && /^[\w.:=+/-]{1,128}$/.test(id);
  return isShort ? unlessEchoed(id, plan, headers) : undefined;
}

/** A server may say as its own word, or within one, what the request said in confidence: its values, not the spec's names. */
function unlessEchoed(
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

const afterwards: Readonly<Record<Outcome, string>> = {
  not_sent: "nothing was sent",
  rejected: "it did not happen",
  unknown: "it may have happened: look before you repeat",
};

/** A failure with what it was part of. */
function finished(
  provider: string,
  { id, operation, key, outcome: owner }: Plan,
  failed: BankingError,
  facts: Partial<ErrorFacts>,
): BankingError {
  const { method, path, effect } = operation;
  const outcome = owner ?? (effect === "read" ? undefined : facts.outcome);
  return new BankingError(outcome ? `${failed.message}; ${afterwards[outcome]}` : failed.message, {
    ...failed,
    ...facts,
    provider,
    operation: id,
    method,
    path,
    retryable: facts.retryable && (outcome !== "unknown" || key === "given"),
    outcome,
  });
}
