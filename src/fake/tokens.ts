// The bank's tokens: issued by its token endpoint, judged at each request.

import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { failure } from "../errors.js";
import type { Clock } from "./clock.js";
import type { Random } from "./random.js";
import { isWire, type Wire } from "./store.js";

/** A client of the token endpoint. One that has no secret and no key is taken by its name alone. */
export interface TokenClient {
  readonly secret?: string | undefined;
  /** Of an RSA, EC or Ed25519 key: what it signs is then verified. */
  readonly publicKey?: JWK | undefined;
}

export interface IssuedToken {
  readonly token: string;
  readonly clientId?: string;
  /** By the bank's clock, milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The bank's tokens. Those it has issued end by `bank.clock`; a JWT that somebody else signed, by the machine's. */
export interface TokenDesk {
  /** The address of the token endpoint: client credentials (basic, body) and private-key JWTs (bearer, assertion). */
  readonly url: string;
  /** Who may ask for tokens, by client id. While it is empty, everybody may. */
  readonly clients: Map<string, TokenClient>;
  /** How long tokens live that are issued from now on. */
  lifetimeSeconds: number;
  /** Every token issued, oldest first. */
  readonly issued: readonly IssuedToken[];
  /** A token, without asking the endpoint. */
  issue(options?: {
    readonly lifetimeSeconds?: number | undefined;
    readonly clientId?: string | undefined;
  }): string;
  /** Answers 401 to this token from now on. */
  refuse(token: string): void;
  /** Answers 401 to every token that was issued or used so far. */
  rotate(): void;
}

const algorithms = ["RS256", "PS256", "ES256", "EdDSA"];

export class Tokens {
  readonly clients = new Map<string, TokenClient>();
  readonly issued: IssuedToken[] = [];
  readonly #refused = new Set<string>();
  readonly #used = new Set<string>();
  readonly #keys = new Map<string, JWK>();
  readonly #assertions = new Set<string>();
  #own: ReturnType<typeof keyPair> | undefined;

  constructor(
    readonly clock: Clock,
    readonly random: Random,
    /** Whether tokens that the bank does not know are refused. */
    readonly checked: boolean,
    public lifetimeSeconds: number,
  ) {}

  issue({
    lifetimeSeconds = this.lifetimeSeconds,
    clientId,
  }: Parameters<TokenDesk["issue"]>[0] = {}): string {
    if (!(lifetimeSeconds > 0)) throw failure("config", "lifetimeSeconds must be a number above 0");
    const token = `token-${this.issued.length + 1}-${this.random.hex(24)}`;
    const issuedAt = this.clock.now();
    this.issued.push({ token, clientId, issuedAt, expiresAt: issuedAt + lifetimeSeconds * 1000 });
    return token;
  }

  refuse(token: string): void {
    this.#refused.add(token);
  }

  rotate(): void {
    for (const { token } of this.issued) this.refuse(token);
    for (const token of this.#used) this.refuse(token);
  }

  /** Registers a key that the bank's JWTs are verified with. */
  register(jwk: Wire): void {
    if (typeof jwk.kid === "string") this.#keys.set(jwk.kid, { ...jwk });
  }

  /** Whether a request with this bearer token is answered. */
  accepts(token: string): boolean {
    if (this.#refused.has(token)) return false;
    const known = this.issued.find((one) => one.token === token);
    if (known ? known.expiresAt <= this.clock.now() : this.checked) return false;
    this.#used.add(token);
    return true;
  }

  /** Whether a request with this JWT of the counterparty's is answered. Text that is no JWT is, unless tokens are checked. */
  async acceptsJwt(token: string): Promise<boolean> {
    if (this.#refused.has(token)) return false;
    const claims = claimsOf(token);
    const ended = typeof claims?.exp === "number" && claims.exp * 1000 <= Date.now();
    if (ended || (this.checked && !(await this.#signed(token)))) return false;
    this.#used.add(token);
    return true;
  }

  async #signed(token: string): Promise<boolean> {
    try {
      const { protectedHeader, payload } = await jwtVerify(token, async ({ kid, alg }) => {
        const jwk = kid === undefined ? undefined : this.#keys.get(kid);
        if (!jwk) throw new Error("no such key");
        return importJWK(jwk, alg);
      });
      const { flow, sub, obj, iat, exp } = payload;
      return (
        protectedHeader.alg === "RS256" &&
        [flow, sub, obj].every((claim) => typeof claim === "string" && claim !== "") &&
        [iat, exp].every(Number.isSafeInteger)
      );
    } catch {
      return false;
    }
  }

  /** The public key of the platform, which signs what it asks the bank. */
  async publicKey(): Promise<JWK> {
    this.#own ??= keyPair();
    const { publicKey } = await this.#own;
    return { ...(await exportJWK(publicKey)), alg: "RS256", use: "sig", kid: "platform-key-1" };
  }

  /** A JWT of the platform's. */
  async sign(claims: Readonly<Record<string, string>>): Promise<string> {
    this.#own ??= keyPair();
    const { privateKey } = await this.#own;
    const iat = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, iat, exp: iat + 60 })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: "platform-key-1" })
      .sign(privateKey);
  }

  /** Answers a request to the token endpoint. */
  async answer(
    header: (name: string) => string | null,
    body: string,
  ): Promise<{ status: number; body: Wire }> {
    const given = fieldsOf(header("content-type") ?? "", body);
    const refused = (status: number, error: string) => ({ status, body: { error } });
    if (!given) return refused(400, "invalid_request");
    const grants = ["client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer"];
    if (!grants.includes(given.grant_type ?? "")) return refused(400, "unsupported_grant_type");
    const clientId = await this.#prove(header("authorization") ?? "", given);
    if (clientId === undefined) return refused(401, "invalid_client");
    const access_token = this.issue({ clientId });
    const answer = { access_token, token_type: "Bearer", expires_in: this.lifetimeSeconds };
    return { status: 200, body: given.scope === undefined ? answer : { ...answer, scope: given.scope } };
  }

  /** The client that has proved itself. */
  async #prove(authorization: string, given: Readonly<Record<string, string>>): Promise<string | undefined> {
    const [, scheme = "", value = ""] = /^(\S+)\s+(\S+)$/.exec(authorization) ?? [];
    const [id, secret] =
      scheme.toLowerCase() === "basic" ? basic(value) : [given.client_id, given.client_secret];
    if (!id || (this.clients.size > 0 && !this.clients.has(id))) return undefined;
    const client = this.clients.get(id);
    const assertion = scheme.toLowerCase() === "bearer" ? value : given.client_assertion;
    if (assertion !== undefined) return (await this.#asserted(assertion, id, client)) ? id : undefined;
    const needsKey = client?.publicKey !== undefined && client.secret === undefined;
    return secret && !needsKey && (client?.secret ?? secret) === secret ? id : undefined;
  }

  async #asserted(assertion: string, id: string, client: TokenClient | undefined): Promise<boolean> {
    const { sub, exp, jti } = claimsOf(assertion) ?? {};
    const fresh = typeof exp === "number" && exp * 1000 > Date.now() && !this.#assertions.has(assertion);
    if (sub !== id || !fresh || typeof jti !== "string") return false;
    this.#assertions.add(assertion);
    const jwk = client?.publicKey;
    if (!jwk) return true;
    try {
      await jwtVerify(assertion, ({ alg }) => importJWK(jwk, alg), { algorithms });
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    this.issued.length = 0;
    for (const kept of [this.#refused, this.#used, this.#keys, this.#assertions]) kept.clear();
  }
}

const keyPair = () => generateKeyPair("RS256", { extractable: true });

/** The claims of a JWT, not verified. */
function claimsOf(token: string): Wire | undefined {
  const [, claims, signature] = token.split(".");
  if (claims === undefined || signature === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(claims.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isWire(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Id and secret, each form-encoded as RFC 6749 2.3.1 has it. */
function basic(value: string): readonly (string | undefined)[] {
  try {
    const [id = "", secret] = atob(value).split(":");
    const read = (text: string) => new URLSearchParams(`_=${text}`).get("_") ?? "";
    return [read(id), secret === undefined ? undefined : read(secret)];
  } catch {
    return [];
  }
}

function fieldsOf(contentType: string, body: string): Readonly<Record<string, string>> | undefined {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType))
    return Object.fromEntries(new URLSearchParams(body));
  if (!/^application\/json\b/i.test(contentType)) return undefined;
  try {
    const given: unknown = JSON.parse(body);
    if (!isWire(given)) return undefined;
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}
