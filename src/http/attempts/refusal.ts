// What an answer that is no success means: a category, whether the write may have happened, and what of it may be told.

import { type BankingError, type ErrorCategory, failure, type Outcome } from "../../errors.js";
import { member } from "../bodies/request.js";
import { requestIdOf, unlessEchoed } from "./echo.js";
import type { Connection, Headers, Plan, Seen } from "./plan.js";
import { retryAfterMs } from "./retry.js";

/** What went wrong, as far as the server said anything: its status outlives a body that cannot be read. */
export function explained(
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

export const succeeds = (status: number) => status >= 200 && status < 300;

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
export function declaresFailure(data: unknown): boolean {
  const error = member(data, "error");
  return error !== undefined && error !== null && error !== false && error !== "" && error !== 0;
}
