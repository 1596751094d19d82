// The callbacks of the counterparty platform in Hono, Express, Next.js and Workers. Made to be copied.

import { type CallbackOptions, createCounterpartyCallbacks } from "banking-customers/callbacks";
import type { RequestHandler } from "express";
import { Hono } from "hono";

/** Hono, on any runtime. */
export function honoApp(options: CallbackOptions): Hono {
  const answer = createCounterpartyCallbacks(options);
  return new Hono().get("/dcm/:callback", (context) => answer(context.req.raw));
}

/** Express, or any server of Node's: a request of Node's becomes a standard one. */
export function expressHandler(options: CallbackOptions): RequestHandler {
  const answer = createCounterpartyCallbacks(options);
  return async ({ method, originalUrl, headers }, response) => {
    const session = headers["x-session-id"];
    const request = new Request(new URL(originalUrl, "http://localhost"), {
      method,
      headers: typeof session === "string" ? { "x-session-id": session } : {},
    });
    const { status, headers: given, body } = await answer(request);
    response.status(status);
    given.forEach((value, name) => void response.setHeader(name, value));
    response.end(body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined);
  };
}

/** Next.js: `export const { GET } = nextRoute(options)` in `app/dcm/[callback]/route.ts`. */
export const nextRoute = (options: CallbackOptions) => ({ GET: createCounterpartyCallbacks(options) });

/** Cloudflare Workers: `export default worker(options)`. */
export const worker = (options: CallbackOptions) => ({ fetch: createCounterpartyCallbacks(options) });
