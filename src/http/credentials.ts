import { quietly } from "./events.js";
import { headerValue } from "./request.js";

/** What a credential is wanted for. */
export interface CredentialRequest {
  /** The spec's operationId. */
  readonly operation: string;
  /** What kind of act it is, where the provider's credentials depend on it. */
  readonly flow?: string;
  /** Who is acted on, where the provider's credentials depend on it. Personal data. */
  readonly object?: string;
  /** The call no longer waits. */
  readonly signal?: AbortSignal;
}

/** A token that is fetched, kept and replaced: see `banking-customers/auth`. */
export interface TokenSource {
  /** A token fit for use now. */
  token(request: CredentialRequest): Promise<string>;
  /** The server refused this token: do not give it again. A newer one stays. */
  refused(token: string): void;
}

/** Text, a function asked before each attempt, or a token source. */
export type Credential = string | ((request: CredentialRequest) => string | Promise<string>) | TokenSource;

/** How a credential travels: header name and what stands before the value. Read from the spec. */
export type Scheme = readonly [header: string, prefix: string];

/** A client's credentials, as headers of an operation. */
export class Credentials {
  readonly #fixed = new Map<string, string>();
  readonly #asked: (readonly [scheme: string, credential: Exclude<Credential, string>])[] = [];
  readonly #schemes: Readonly<Record<string, Scheme>>;

  constructor(schemes: Readonly<Record<string, Scheme>>, given: Readonly<Record<string, unknown>>) {
    this.#schemes = schemes;
    for (const [name, credential] of Object.entries(given)) {
      if (credential === undefined) continue;
      if (isAsked(credential)) this.#asked.push([name, credential]);
      else this.#fixed.set(name, headerValue(name, credential, "config"));
    }
  }

  /** Whether somebody must be asked: then a 401 can be met with another token. */
  asks(wanted: readonly string[]): boolean {
    return this.#asked.some(([name]) => wanted.includes(name));
  }

  /** The headers that are known without asking anybody. */
  fixed(wanted: readonly string[]): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const name of wanted) {
      const value = this.#fixed.get(name);
      const scheme = this.#schemes[name];
      if (value !== undefined && scheme) headers[scheme[0]] = scheme[1] + value;
    }
    return headers;
  }

  /** Adds the headers that must be asked for. What a credential throws is the caller's to translate. */
  async ask(
    wanted: readonly string[],
    request: CredentialRequest,
    headers: Record<string, string>,
  ): Promise<void> {
    for (const [name, credential] of this.#asked) {
      const scheme = this.#schemes[name];
      if (!scheme || !wanted.includes(name)) continue;
      const given =
        typeof credential === "function" ? await credential(request) : await credential.token(request);
      headers[scheme[0]] = scheme[1] + headerValue(name, given, "auth");
    }
  }

  /** Tells token sources that the server refused these headers. */
  refused(headers: Readonly<Record<string, string>>): void {
    for (const [name, credential] of this.#asked) {
      const [header = "", prefix = ""] = this.#schemes[name] ?? [];
      const value = headers[header];
      if (value === undefined || !isTokenSource(credential)) continue;
      quietly(() => credential.refused(value.slice(prefix.length)));
    }
  }
}

function isAsked(credential: unknown): credential is Exclude<Credential, string> {
  return typeof credential === "function" || isTokenSource(credential);
}

function isTokenSource(credential: unknown): credential is TokenSource {
  return (
    typeof credential === "object" && credential !== null && "token" in credential && "refused" in credential
  );
}
