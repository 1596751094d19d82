// A request as the bank reads it, whoever brings it.

/** A request that has arrived whole. */
export interface Incoming {
  readonly method: string;
  /** As it is written in the URL, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a standard `fetch` was called with. */
export async function incomingOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<Incoming> {
  const body = init?.body;
  if (isRequest(input) && init === undefined) return readRequest(input);
  if (isRequest(input) || (body !== undefined && body !== null && typeof body !== "string")) {
    // The platform knows what such a body and its content type are.
    return readRequest(new Request(isRequest(input) ? input : absolute(input), init));
  }
  const method = init?.method?.toUpperCase() ?? "GET";
  const headers = headersOf(init?.headers);
  if (typeof body === "string" && headers["content-type"] === undefined)
    headers["content-type"] = "text/plain;charset=UTF-8";
  return incoming(method, absolute(input), headers, body ?? "");
}

/** Also one of another class: test tools bring their own. */
export function isRequest(input: string | URL | Request): input is Request {
  return typeof input === "object" && "url" in input;
}

async function readRequest(request: Request): Promise<Incoming> {
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return incoming(request.method, request.url, headers, await request.text());
}

function incoming(
  method: string,
  url: string | URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Incoming {
  const { pathname, searchParams } = new URL(url);
  return { method, path: pathname, query: searchParams, headers, body };
}

/** A path alone is one of this bank. */
function absolute(input: string | URL): string | URL {
  return typeof input === "string" && input.startsWith("/") ? `http://fake.invalid${input}` : input;
}

function headersOf(given: RequestInit["headers"]): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!given) return headers;
  const entries: Iterable<readonly [string, string]> =
    given instanceof Headers || Array.isArray(given)
      ? new Headers(given)
      : Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  for (const [name, value] of entries) headers[name] = value;
  return headers;
}
