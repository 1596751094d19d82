// An HTTP endpoint over whichever provider the client talks to: `GET /customers?cursor=…` and `GET /customers/:id`.

import { type Customer, type CustomerClient, type ErrorCategory, isBankingError } from "banking-customers";
import { Hono } from "hono";

// What is our caller's to know. Everything else is between us and the provider: a 401 of theirs means that our token is
// wrong, and must not look as if the caller's were.
const statuses: { readonly [category in ErrorCategory]?: 400 | 404 | 503 | 504 } = {
  input: 400,
  bad_request: 400,
  not_found: 404,
  rate_limit: 503,
  timeout: 504,
};

export function customersApp(client: CustomerClient, log: (entry: object) => void = console.error): Hono {
  const app = new Hono();

  app.get("/customers", async (c) => {
    const list = client.list({ cursor: c.req.query("cursor") }, callOf(c.req.raw));
    const { items, cursor } = await list.page();
    return c.json({ customers: items.map(show), cursor });
  });

  app.get("/customers/:id", async (c) =>
    c.json(show(await client.get(c.req.param("id"), callOf(c.req.raw)))),
  );

  app.onError((error, c) => {
    if (!isBankingError(error)) throw error;
    // Safe to log whole: no `BankingError` holds a value of a request or an answer.
    log(error.toJSON());
    const status = statuses[error.category] ?? 502;
    if (error.retryAfterMs) c.header("Retry-After", String(Math.ceil(error.retryAfterMs / 1000)));
    return c.json({ error: status === 502 ? "upstream" : error.category }, status);
  });

  return app;
}

// Who hangs up ends the call upstream; who stays gets an answer while it is still of use.
const callOf = ({ signal }: Request) => ({ signal, deadlineMs: 10_000 });

// Field by field, never `...customer`: `wire` is the provider's whole record, and grows without asking.
const show = ({ id, kind, name, status }: Customer) => ({ id, kind, name, status: status?.normalized });
