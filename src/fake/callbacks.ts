// What the counterparty platform asks the bank before it creates a customer.
// https://docs.prozora.network/bank-integration/eng/api-methods/authentification/bank-authorization

import { failure } from "../errors.js";
import { isWire, Refused } from "./store.js";
import type { Tokens } from "./tokens.js";

/** Where the bank answers: the address above `/user_auth`, `/key` and `/external_id`, or a function that answers. */
export type Callbacks = string | URL | ((request: Request) => Response | Promise<Response>);

/** The bank must answer within this time. */
const patience = 1000;

/** Asks the bank for the customer's secret: by login, then by the external id that it gave. Rejects when the bank denies. */
export function confirmation(callbacks: Callbacks, tokens: Tokens): (login: string) => Promise<void> {
  const send = typeof callbacks === "function" ? callbacks : (request: Request) => fetch(request);
  const base = typeof callbacks === "function" ? "https://bank.example.com" : baseOf(callbacks);
  const ask = async (path: string, obj: string) => {
    const session = await tokens.sign({ flow: "sign-up", sub: obj, obj });
    const request = new Request(`${base}${path}`, {
      headers: { "X-Session-ID": session, accept: "application/json" },
      signal: AbortSignal.timeout(patience),
      redirect: "manual",
    });
    const answered = await inTime(send(request));
    const body: unknown = answered.status === 200 ? await inTime(answered.json()) : undefined;
    if (!isWire(body)) throw denied();
    return body;
  };
  return async (login) => {
    try {
      const { external_id, key } = await ask("/user_auth", login);
      if (typeof external_id !== "string" || external_id === "" || external_id.length > 500) throw denied();
      const same = (value: unknown) => typeof value === "string" && value !== "" && value === key;
      if (!same((await ask("/key", external_id)).key)) throw denied();
      if ((await ask("/external_id", external_id)).external_id !== external_id) throw denied();
    } catch (error) {
      throw error instanceof Refused ? error : denied();
    }
  };
}

// The page says that the original request is rejected, and not how.
function denied(): Refused {
  return new Refused(400, "failed to create wallet user: the bank denied the operation");
}

async function inTime<T>(answer: T | Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(denied()), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function baseOf(callbacks: string | URL): string {
  try {
    return new URL(callbacks).href.replace(/\/+$/, "");
  } catch {
    throw failure("config", "callbacks must be an absolute URL or a function");
  }
}
