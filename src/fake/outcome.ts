// What becomes of a request, before it is known how it travels.

import type { FaultAnswer, FaultKind } from "./faults.js";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer; readonly delayMs?: number }
  /** Half the body, then the connection breaks. */
  | { readonly kind: "cut"; readonly answer: Answer }
  /** A few bytes at a time. */
  | { readonly kind: "drip"; readonly answer: Answer }
  /** The connection breaks without an answer. */
  | { readonly kind: "reset" }
  /** Nothing, until the other side gives up. */
  | { readonly kind: "silence" };

/** An answer of JSON; none where the body is undefined. */
export function json(status: number, body: unknown, more: Readonly<Record<string, string>> = {}): Answer {
  if (body === undefined) return { status, headers: more, body: undefined };
  return { status, headers: { "content-type": "application/json", ...more }, body: JSON.stringify(body) };
}

/** What a fault makes of the answer that would have come. */
export function strike(how: FaultKind | FaultAnswer, would: Answer): Outcome {
  const ok = (headers: Record<string, string>, body: string | undefined): Outcome => ({
    kind: "answer",
    answer: { status: 200, headers, body },
  });
  if (typeof how === "object") {
    const { status, headers = {}, body, delayMs } = how;
    if (status === undefined) return { kind: "answer", answer: would, delayMs };
    const text = typeof body === "string" ? { status, headers, body } : json(status, body, headers);
    return { kind: "answer", answer: text, delayMs };
  }
  switch (how) {
    case "reset":
      return { kind: "reset" };
    case "timeout":
      return { kind: "silence" };
    case "cut":
    case "drip":
      return { kind: how, answer: would };
    case "html":
      return ok(
        { "content-type": "text/html" },
        "<!doctype html><title>Welcome</title><p>Please sign in.</p>",
      );
    case "json":
      return ok({ "content-type": "application/json" }, `${(would.body ?? "{}").slice(0, -1)},,`);
    case "content-type":
      return ok({ "content-type": "text/plain" }, would.body ?? "done");
    case "redirect":
      return {
        kind: "answer",
        answer: { status: 302, headers: { location: "https://elsewhere.example.com/" }, body: undefined },
      };
    case "unauthorized":
    case "token":
      return { kind: "answer", answer: json(401, { error: "Access credentials are invalid" }) };
  }
}
