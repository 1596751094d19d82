// What becomes of a request, as a platform's `fetch` would report it.

import type { Answer, Outcome } from "./outcome.js";

/** Ends what is under way when the bank closes. */
export interface Closing {
  readonly signal: AbortSignal;
}

/** The response, or the rejection, that a `fetch` of the platform would give. */
export async function respond(
  outcome: Outcome,
  signal: AbortSignal | undefined,
  closing: Closing,
): Promise<Response> {
  switch (outcome.kind) {
    case "answer":
      if (outcome.delayMs) await pause(outcome.delayMs, signal, closing);
      return response(outcome.answer, outcome.answer.body);
    case "reset":
      throw failed("fetch failed", "ECONNRESET");
    case "silence":
      await pause(undefined, signal, closing);
      throw failed("fetch failed", "ECONNRESET");
    case "cut":
    case "drip":
      return response(outcome.answer, streamed(outcome, signal, closing));
  }
}

function response({ status, headers }: Answer, body: string | ReadableStream | undefined): Response {
  // These cannot have a body, not even an empty one.
  const none = status === 204 || status === 205 || status === 304;
  return new Response(none ? null : (body ?? null), { status, headers });
}

/** As Node's `fetch` says it: the reason is the cause. */
function failed(message: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(code), { code }) });
}

/** Waits, for ever without a time. Rejects as soon as the caller gives up or the bank closes. */
function pause(ms: number | undefined, signal: AbortSignal | undefined, closing: Closing): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      closing.signal.removeEventListener("abort", close);
      settle();
    };
    const abort = () => end(() => reject(signal?.reason));
    const close = () => end(() => reject(failed("fetch failed", "ECONNRESET")));
    const timer = ms === undefined ? undefined : setTimeout(() => end(resolve), ms);
    if (signal?.aborted) return abort();
    if (closing.signal.aborted) return close();
    signal?.addEventListener("abort", abort);
    closing.signal.addEventListener("abort", close);
  });
}

/** Bytes a second of a body that drips. */
const drops = 10;

function streamed(
  { kind, answer: { body = "{}" } }: Extract<Outcome, { kind: "cut" | "drip" }>,
  signal: AbortSignal | undefined,
  closing: Closing,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        if (kind === "cut") {
          if (at > 0) throw failed("terminated", "UND_ERR_SOCKET");
          at = Math.ceil(bytes.length / 2);
          controller.enqueue(bytes.slice(0, at));
        } else if (at < bytes.length) {
          await pause(1000 / drops, signal, closing);
          controller.enqueue(bytes.slice(at, ++at));
        } else controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
}
