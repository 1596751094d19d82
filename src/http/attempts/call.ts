// One call: attempts and the waits between them. Everything that must hold for every request of every provider.

import { isReason } from "#failures";
import { BankingError, type ErrorFacts, failure, isBankingError, type Outcome } from "../../errors.js";
import { parse } from "../bodies/answer.js";
import { member } from "../bodies/request.js";
import { type CallFacts, callFacts, quietly, teller } from "../events.js";
import type { TracedAttempt, TraceHeaders } from "../options.js";
import type { Incoming, Sending } from "../sending/sender.js";
import { credentialHeaders, reportRefused } from "./credentials.js";
import { beforeDeadline, type CallDeadline, leftMs, wait } from "./deadline.js";
import { requestIdOf } from "./echo.js";
import { admitted, reportLimits } from "./limits.js";
import { ObservedAnswer } from "./observed.js";
import type { Answer, Connection, Headers, Plan, Seen } from "./plan.js";
import { declaresFailure, explained, succeeds } from "./refusal.js";
import { backoffMs } from "./retry.js";

const refusalBytes = 16 * 2 ** 10;

/** Sends until it succeeds, cannot succeed, or must not be sent again. Resolves to what was read of the answer. */
export async function call<Read>(connection: Connection, plan: Plan<Read>): Promise<Read> {
  const { provider, budget, onEvent, traceHeaders, limiter } = connection;
  const { id, operation, limits, asked } = plan;
  const { method, path, effect } = operation;
  const started = performance.now();
  const callDeadline: CallDeadline = { deadline: started + limits.deadlineMs, signal: plan.options.signal };
  const about = onEvent || traceHeaders ? callFacts({ provider, operation: id, method, path }) : undefined;
  const tell = about && onEvent && teller(onEvent, about);
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
        headers = await authorized(plan, callDeadline);
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
      await admitted(limiter, callDeadline).catch((error) => {
        throw end(ours(error), true);
      });
    }

    const before = attempts;
    const seen: Seen = {};
    let answer: Received<Read> | undefined;
    let failed: BankingError | undefined;
    try {
      answer = await beforeDeadline(
        callDeadline,
        limits.timeoutMs,
        () => {
          began = performance.now();
          attempts += 1;
          const trace =
            about &&
            traceHeaders &&
            traced(traceHeaders, { ...about, attempt: attempts, sinceMs: since(started) });
          return received(connection, plan, trace ? { ...headers, ...trace } : headers, seen);
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
      reportRefused(asked, headers);
      refused = { headers, failed };
    } else if (again && retries < limits.maxRetries) retries += 1;
    else throw end(failed, again);
    const waitMs = Math.max(backoffMs(limits, retries || 1), retryAfterMs);
    if (waitMs >= leftMs(callDeadline) || !(renew || budget.take())) throw end(failed, again);
    tell?.({ type: "retry", attempt: attempts + 1, waitMs, category });
    await wait(callDeadline, waitMs).catch((error) => {
      throw end(ours(error));
    });
  }
}

async function authorized({ asked, acts, headers }: Plan, callDeadline: CallDeadline): Promise<Headers> {
  const controller = new AbortController();
  const asking = () =>
    credentialHeaders(asked, { ...acts, signal: controller.signal }, headers).catch((error) => {
      const { retryable, retryAfterMs, reason } = isBankingError(error) ? error : failure("auth", "");
      throw failure("auth", "no usable credential could be had", {
        retryable,
        retryAfterMs,
        reason: isReason(reason) ? reason : undefined,
      });
    });
  return beforeDeadline(callDeadline, Number.POSITIVE_INFINITY, asking, () => controller.abort());
}

interface Received<Read> {
  readonly incoming: Incoming;
  readonly read: Read;
}

/** One request and its whole answer; nothing where it is no success. */
async function received<Read>(
  { send, provider, limiter, observer }: Connection,
  plan: Plan<Read>,
  headers: Headers,
  seen: Seen,
): Promise<Received<Read> | undefined> {
  // Not as rest of the others: to collect them costs as much as a header.
  const { id, url, body, operation, limits, options, request = {}, onText } = plan;
  const { without, isWrittenBack, as } = plan;
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
  const isWhole = isAnswer || onText !== undefined;
  const text = await incoming.read(isWhole ? limits.maxResponseBytes : refusalBytes, !isWhole);
  onText?.(incoming, text);
  const contentType = incoming.header("content-type");
  const observed = observer && new ObservedAnswer(provider, id, incoming, text, request);
  if (observed) quietly(() => observer.answered(observed));
  if (isAnswer) {
    const data = parse(text, contentType, operation.answer, without, isWrittenBack, observed?.known());
    if (!declaresFailure(data)) return { incoming, read: readable(as, { data, status, incoming }) };
  }
  seen.text = text.slice(0, refusalBytes);
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

/** What W3C Trace Context sends along, and nothing else. */
function traced(traceHeaders: TraceHeaders, attempt: CallFacts & TracedAttempt): Headers {
  const headers: Record<string, string> = {};
  quietly(() => {
    const given = traceHeaders(attempt);
    for (const name of ["traceparent", "tracestate"]) {
      const value: unknown = member(given, name);
      if (typeof value === "string" && /^[!-~][ -~]*$/.test(value)) headers[name] = value;
    }
  });
  return headers;
}

const since = (from: number) => performance.now() - from;

/** A failure that is known by now; anything else is the connection's. */
function ours(error: unknown, sending?: Sending): BankingError {
  if (error instanceof BankingError && !error.provider) return error;
  return failure("network", sending?.sent ? "the connection broke" : "no connection could be made", {
    retryable: true,
    reason: sending?.reason,
  });
}

/** The outcome that says less: `not_sent`, `rejected` and `unknown` stand in this order in the alphabet, too. */
function worse(one: Outcome, other: Outcome = "not_sent"): Outcome {
  return one > other ? one : other;
}

function sameValues(one: Headers, other: Headers): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
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
