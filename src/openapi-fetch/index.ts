import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import { failure } from "../errors.js";
import { refusalOf } from "../http/client/fetch.js";
import type { ClientFetch, FetchInit } from "../http/client/types.js";
import { refuseUnknown } from "../http/names.js";
import { own } from "../http/options.js";

/** Options of openapi-fetch that do not name a server, and what answers show. */
export interface OpenapiOptions
  extends Pick<ClientOptions, "headers" | "querySerializer" | "bodySerializer" | "pathSerializer"> {
  /** `hidden`: what the spec marks as secret is taken out of answers. Default `shown`: answers are as the server sent them. */
  readonly secrets?: FetchInit["secrets"];
}

const optionNames = ["headers", "querySerializer", "bodySerializer", "pathSerializer", "secrets"];

/**
 * openapi-fetch's own client over one of ours, typed by its spec or by the `api` it was made with: `{ data, error, response }`,
 * middleware, and whatever is built on it, such as openapi-react-query. Credentials, limits, retries and redirects are the
 * client's. `error` is the server's refusal. A call that has no answer, a refusal without a
 * body, or a request that must not be sent rejects with a `BankingError`.
 */
export function openapiClient<Paths extends object>(
  client: { readonly fetch: ClientFetch<Paths> },
  options?: OpenapiOptions,
): Client<Paths> {
  const { secrets, ...given } = own<OpenapiOptions>(options, "options", "config");
  refuseUnknown({ ...given, secrets }, optionNames, "option", "config");
  const fetch: unknown = Object(client).fetch;
  if (typeof fetch !== "function" || !("baseUrl" in fetch))
    throw failure("config", "the first argument must be a client of this package");
  const { baseUrl } = client.fetch;
  return createClient<Paths>({
    ...given,
    baseUrl,
    async fetch(request) {
      const response = await client.fetch(request, secrets === undefined ? undefined : { secrets });
      // Without a body, `error` would be as empty as that of a success.
      if (!response.ok && (await response.clone().text()) === "") throw Reflect.get(response, refusalOf);
      return response;
    },
  });
}
