import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const mockProviders = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

export type MockProvider = (typeof mockProviders)[number];

/** One answered request, without query, headers and bodies: those may hold personal data. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface MockServerOptions {
  readonly provider: MockProvider;
  /** The file of a spec in place of the one that is shipped. */
  readonly spec?: string | undefined;
  /** Absent or 0: a free port. */
  readonly port?: number | undefined;
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  readonly onRequest?: ((line: MockRequest) => void) | undefined;
}

/** A running mock. Its `url` is a client's `baseUrl`: the base path of the real server is not part of a path here. */
export interface MockServer {
  readonly provider: MockProvider;
  readonly url: string;
  /** Ends every connection at once, requests under way included. */
  close(): Promise<void>;
}

const optionNames: readonly string[] = ["provider", "spec", "port", "host", "onRequest"];

/**
 * Serves a provider's spec with Prism, whose packages the user installs.
 *
 * Answers are the spec's examples; 401 without the credentials, 422 for a request the spec forbids, 500 for an example
 * it forbids. `Prefer: code=404` asks a valid request to be refused with a status the operation declares, by number or
 * as `4XX`. The header `sl-violations` of a refusal names what was forbidden.
 */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown !== undefined)
    throw new Error(`there is no option ${unknown}: there are ${optionNames.join(", ")}`);
  const provider = mockProvider(options.provider);
  const { port = 0, host = "127.0.0.1", onRequest } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`port ${port} is not an integer from 0 to 65535`);
  }
  const ask = await loadMock(options.spec ?? findSpec(provider));
  const server = createServer(async (request, response) => {
    const { method = "", url = "" } = request;
    response.once("finish", () =>
      onRequest?.({ method, path: url.replace(/\?.*/, ""), status: response.statusCode }),
    );
    const { status, headers, body } = await ask(request).catch(problem);
    response.statusCode = status;
    response.setHeaders(new Map(Object.entries(headers)));
    response.end(body);
  });
  const bound = await listen(server, port, host);
  return {
    provider,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The provider of that name; throws when there is none. */
export function mockProvider(name: string): MockProvider {
  const provider = mockProviders.find((known) => known === name);
  if (!provider) throw new Error(`unknown provider "${name}": use ${mockProviders.join(", ")}`);
  return provider;
}

/** Resolves to the port. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(taken ? new Error(`port ${port} is already in use`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address instanceof Object ? address.port : port);
    });
  });
}

// Built, specs/ is one folder further up than it is from the source.
function findSpec(provider: MockProvider): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let folder = here; ; folder = dirname(folder)) {
    const file = join(folder, "specs", `${provider}.yaml`);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`no specs/${provider}.yaml in a folder above ${here}`);
  }
}

async function loadPrism() {
  try {
    const [{ getHttpOperationsFromSpec }, { createServer }, { getHttpConfigFromRequest }] = await Promise.all(
      [
        import("@stoplight/prism-cli/dist/operations.js"),
        import("@stoplight/prism-http-server"),
        import("@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js"),
      ],
    );
    return { getHttpOperationsFromSpec, createServer, getHttpConfigFromRequest };
  } catch (cause) {
    const packages = "@stoplight/prism-cli@5.14.2 @stoplight/prism-http-server@5.12.0";
    throw new Error(`the mock servers need Prism: npm i -D ${packages}`, { cause });
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

// Of Prism only the engine is used, not the HTTP server: that one prints errors to the console, ends the process on a
// path like /%ZZ (it drops the promise of an answer), and hides its connections, so that closing waits for them.
async function loadMock(spec: string): Promise<(request: IncomingMessage) => Promise<Answer>> {
  const { getHttpOperationsFromSpec, createServer, getHttpConfigFromRequest } = await loadPrism();
  const config = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: true,
    mock: { dynamic: false },
    upstreamProxy: undefined,
  } as const;
  const operations = await getHttpOperationsFromSpec(spec);
  const { prism } = createServer(operations, { cors: false, config, components: { logger: silent } });

  return async (request) => {
    const input = await read(request);
    if (!input) return problem({ status: 400, message: "Malformed method, path or JSON body" });
    const preferred = getHttpConfigFromRequest(input);
    if (preferred._tag === "Left") return problem(preferred.left);
    const mock = { ...config.mock, ...preferred.right };
    const result = await prism.request(input, operations, { ...config, mock })();
    if (result._tag === "Left") return problem(result.left);
    const { output, validations } = result.right;
    const violations = validations.output.filter(({ severity }) => severity === 0);
    if (violations.length > 0) {
      return problem({ message: "The spec forbids its own answer", additional: { violations } });
    }
    const json = /json/.test(output.headers?.["Content-type"] ?? "");
    return {
      status: output.statusCode,
      headers: { ...output.headers, ...violationHeader(validations.input) },
      body: json
        ? JSON.stringify(asAsked(output.body, exampleIds(operations, input)))
        : output.body?.toString(),
    };
  };
}

interface Parameter {
  readonly name: string;
  readonly examples?: readonly { readonly value?: unknown }[];
}

/** The example of each path parameter, with what the request has in its place. */
function exampleIds(
  operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly request?: { readonly path?: readonly Parameter[] };
  }[],
  { method, url }: { readonly method: string; readonly url: { readonly path: string } },
): ReadonlyMap<unknown, string> {
  const given = url.path.split("/");
  const ids = new Map<unknown, string>();
  for (const { method: verb, path, request } of operations) {
    const parts = path.split("/");
    const isIt =
      parts.length === given.length && parts.every((part, at) => /^{/.test(part) || part === given[at]);
    if (verb.toLowerCase() !== method || !isIt) continue;
    for (const { name, examples = [] } of request?.path ?? []) {
      const value = given[parts.indexOf(`{${name}}`)];
      const example = examples[0]?.value;
      if (value !== undefined && typeof example === "string") ids.set(example, decodeURIComponent(value));
    }
  }
  return ids;
}

/** An example names somebody: whoever was asked for is answered instead. */
function asAsked(value: unknown, ids: ReadonlyMap<unknown, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => asAsked(item, ids));
  if (typeof value !== "object" || value === null) return ids.get(value) ?? value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asAsked(member, ids)]));
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The request as Prism takes it; undefined when it cannot be read. */
async function read(request: IncomingMessage) {
  const content = await text(request);
  try {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://mock");
    decodeURIComponent(pathname);
    const method = methods.find((known) => known === request.method?.toLowerCase());
    const headers = mapValues(request.headers, String);
    // Prism knows the scheme by its capital letter only; the counterparty platform documents `bearer`.
    headers.authorization &&= headers.authorization.replace(/^bearer /i, "Bearer ");
    const query = mapValues(Object.fromEntries(searchParams), (value, name) => {
      const all = searchParams.getAll(name);
      return all.length > 1 ? all : value;
    });
    const json = /json/.test(headers["content-type"] ?? "");
    const body: unknown = content && json ? JSON.parse(content) : content || null;
    return method && { method, url: { path: pathname, query }, headers, body };
  } catch {
    return undefined;
  }
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From, key: string) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

interface Problem {
  readonly message: string;
  readonly status?: number;
  readonly detail?: string;
  readonly additional?: { readonly headers?: Record<string, string>; readonly violations?: unknown };
}

function problem({ message: title, status = 500, detail, additional = {} }: Problem): Answer {
  const { headers, ...rest } = additional;
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ title, status, detail, ...rest }),
  };
}

// Header values are Latin-1 and Node's limit for all headers is 16 KiB.
function violationHeader(violations: readonly unknown[]): Record<string, string> {
  if (violations.length === 0) return {};
  const ascii = JSON.stringify(violations).replace(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { "sl-violations": ascii.slice(0, 8000) };
}

const quiet = () => {};
const silent = { debug: quiet, info: quiet, success: quiet, warn: quiet, error: quiet, child: () => silent };
