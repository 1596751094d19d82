import { BankingError } from "../errors.js";
import type { TokenSource } from "../http/attempts/credentials.js";
import { bodyText } from "../http/bodies/request.js";
import { own } from "../http/options.js";
import { type TokenEndpointOptions, tokenEndpoint } from "./endpoint.js";
import { type PrivateKey, type SigningAlgorithm, seconds, signer, validity } from "./jwt.js";
import { choice, text, tokenUrl } from "./options.js";

export interface ClientCredentialsOptions extends TokenEndpointOptions {
  readonly clientSecret: string;
  /**
   * `basic` (default): an `Authorization` header, id and secret form-encoded first, as RFC 6749 2.3.1 has it. `body`: the
   * fields `client_id` and `client_secret`.
   */
  readonly authentication?: "basic" | "body" | undefined;
}

/**
 * Access tokens by RFC 6749, client credentials: a form in, JSON out. Tokens are kept and replaced as by `cachedToken`. A
 * `token_type` other than Bearer is refused, an absent one taken for it.
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  const given = own(options, "options", "config");
  const id = text("clientId", given.clientId);
  const secret = text("clientSecret", given.clientSecret);
  const grant = { grant_type: "client_credentials" };
  const names = ["clientSecret", "authentication"];
  const tokenRequest = { id: "clientCredentials", names, fields: grant, secrets: [secret] };
  if (choice("authentication", given.authentication, ["basic", "body"]) === "body") {
    const fields = { ...grant, client_id: id, client_secret: secret };
    return tokenEndpoint(given, { ...tokenRequest, fields });
  }
  const basic = btoa(`${formText(id)}:${formText(secret)}`);
  return tokenEndpoint(given, {
    ...tokenRequest,
    headers: { authorization: `Basic ${basic}` },
    secrets: [secret, basic],
  });
}

const formText = (value: string) => new URLSearchParams({ "": value }).toString().slice(1);

export interface PrivateKeyTokenOptions extends TokenEndpointOptions {
  readonly privateKey: PrivateKey;
  /**
   * How the signed JWT travels. `bearer` (default): `Authorization: Bearer <jwt>` and the field `client_id`, as bankingservice.ai
   * documents it. `client_assertion`: the fields of RFC 7523, section 2.2.
   */
  readonly style?: "bearer" | "client_assertion" | undefined;
  /** The JWT's `kid`. Left out when absent. */
  readonly kid?: string | undefined;
  /** Default RS256. */
  readonly algorithm?: SigningAlgorithm | undefined;
  /** Claim `aud`. Default `tokenUrl`. */
  readonly audience?: string | undefined;
  /** More claims, or other values for `iss` and `sub` (both `clientId`) and `aud`. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  /** From `iat` to `exp`: whole seconds from 1 to 300, default 120. */
  readonly lifetimeSeconds?: number | undefined;
  /** Default `client_credentials`. */
  readonly grantType?: string | undefined;
  /** How the request's body is written. Default `form`. */
  readonly encoding?: "form" | "json" | undefined;
}

/**
 * Access tokens for a client that proves itself with a JWT signed by its private key: one per attempt, with a `jti` of its own.
 * Tokens are kept and replaced as by `cachedToken`.
 *
 * bankingservice.ai documents the header `Authorization: Bearer <jwt>` and `client_id`, and nothing else: not the address, the
 * grant type, the encoding of the body, the algorithm, the claims, or the answer's fields. Those are taken from RFC 6749 and
 * RFC 7523 and can be set: ask the bank for them.
 *
 * @see https://docs.bankingservice.ai/enterprise-api
 */
export function privateKeyToken(options: PrivateKeyTokenOptions): TokenSource {
  const given = own(options, "options", "config");
  const id = text("clientId", given.clientId);
  const url = tokenUrl(given.tokenUrl);
  const style = choice("style", given.style, ["bearer", "client_assertion"]);
  const json = choice("encoding", given.encoding, ["form", "json"]) === "json";
  const algorithm = choice("algorithm", given.algorithm, ["RS256", "PS256", "ES256", "EdDSA"]);
  const kid = given.kid === undefined ? undefined : text("kid", given.kid);
  const audience = given.audience === undefined ? url : text("audience", given.audience);
  const lifetime = seconds(given.lifetimeSeconds, 120, 300);
  const claims = { iss: id, sub: id, aud: audience, ...jsonObject("claims", given.claims) };
  const sign = signer(given.privateKey, algorithm, kid);
  const grantType = given.grantType === undefined ? "client_credentials" : text("grantType", given.grantType);
  const assertion = () => sign({ ...claims, jti: crypto.randomUUID(), ...validity(lifetime) });
  const tokenRequest = { id: "privateKeyToken", names: privateKeyNames, json, secrets: [] };
  if (style === "bearer") {
    return tokenEndpoint(given, {
      ...tokenRequest,
      fields: { grant_type: grantType, client_id: id },
      prove: async () => ({ headers: { authorization: `Bearer ${await assertion()}` } }),
    });
  }
  const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  return tokenEndpoint(given, {
    ...tokenRequest,
    fields: { grant_type: grantType, client_id: id, client_assertion_type: type },
    prove: async () => ({ fields: { client_assertion: await assertion() } }),
  });
}

const privateKeyNames = [
  "privateKey",
  "style",
  "kid",
  "algorithm",
  "audience",
  "claims",
  "lifetimeSeconds",
  "grantType",
  "encoding",
] as const satisfies readonly (keyof PrivateKeyTokenOptions)[];

/** A copy that can be written as JSON. */
function jsonObject(name: string, given: object | undefined): object {
  try {
    return JSON.parse(bodyText({ ...own(given, name) }));
  } catch {
    throw new BankingError(`${name} must be an object that JSON can hold`, { category: "config" });
  }
}
