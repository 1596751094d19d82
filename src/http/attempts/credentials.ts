import { failure } from "../../errors.js";
import { headerValue } from "../bodies/request.js";
import { quietly } from "../events.js";
import { kindOf } from "../options.js";

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
  /** Of a source that keeps its token: how many milliseconds it gives this one yet. `undefined` for any other token. */
  goodForMs?(token: string): number | undefined;
}

/** Text, a function asked before each attempt, or a token source. */
export type Credential = string | ((request: CredentialRequest) => string | Promise<string>) | TokenSource;

/** How a credential travels: header name and what stands before the value. Read from the spec. */
export type Scheme = readonly [header: string, prefix: string];

/** A header that somebody must be asked for before each attempt. */
export interface CredentialHeader {
  readonly name: string;
  readonly scheme: Scheme;
  readonly credential: Exclude<Credential, string>;
}

/** The headers of an operation: those that are known, and those to ask for. */
export function credentialsOf(
  schemes: Readonly<Record<string, Scheme>>,
  wanted: readonly string[],
  given: (name: string) => unknown,
): { headers: Record<string, string>; asked: CredentialHeader[] } {
  const headers: Record<string, string> = {};
  const asked: CredentialHeader[] = [];
  for (const name of wanted) {
    const credential = given(name);
    const scheme = schemes[name];
    if (credential === undefined || !scheme) continue;
    if (isAsked(credential)) asked.push({ name, scheme, credential });
    else headers[scheme[0]] = withPrefix(name, scheme, credential, "config");
  }
  return { headers, asked };
}

/** The header's value. A credential that begins with the scheme's word already would be sent with it twice. */
function withPrefix(name: string, [, prefix]: Scheme, value: unknown, category: "config" | "auth"): string {
  if (typeof value !== "string" && category === "config")
    throw failure(category, `${name} must be text, a function or a token source, not ${kindOf(value)}`);
  const token = headerValue(name, value, category);
  if (prefix && token.trim().toLowerCase().startsWith(prefix.toLowerCase()))
    throw failure(
      category,
      `${name} begins with the word ${prefix.trim()}, which is added to it: give the token alone`,
    );
  return prefix + token;
}

/** All headers, asked for anew. What a credential throws is the caller's to translate. */
export async function credentialHeaders(
  asked: readonly CredentialHeader[],
  request: CredentialRequest,
  headers: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const all = { ...headers };
  for (const { name, scheme, credential } of asked) {
    const given = await (typeof credential === "function" ? credential(request) : credential.token(request));
    all[scheme[0]] = withPrefix(name, scheme, given, "auth");
  }
  return all;
}

/** Tells token sources that the server refused these headers. */
export function reportRefused(
  asked: readonly CredentialHeader[],
  headers: Readonly<Record<string, string>>,
): void {
  for (const { scheme, credential } of asked) {
    if (typeof credential === "function") continue;
    quietly(() => credential.refused((headers[scheme[0]] ?? "").slice(scheme[1].length)));
  }
}

function isAsked(credential: unknown): credential is CredentialHeader["credential"] {
  const isSource =
    typeof credential === "object" && credential !== null && "token" in credential && "refused" in credential;
  return isSource || typeof credential === "function";
}
