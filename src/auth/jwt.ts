import { type CryptoKey, importJWK, importPKCS8, type JWK, type JWTPayload, SignJWT } from "jose";
import { BankingError, isBankingError } from "../errors.js";
import type { CredentialRequest, TokenSource } from "../http/attempts/credentials.js";
import { refuseUnknown } from "../http/names.js";
import { own } from "../http/options.js";
import { numberWithin, text } from "./options.js";

/**
 * A private key: PEM (PKCS#8, not encrypted), JWK, or a `CryptoKey` that may sign. Imported once, when first used; one that does
 * not fit is a `BankingError` of category `config` that does not quote it.
 */
export type PrivateKey = string | JWK | CryptoKey;

export type SigningAlgorithm = "RS256" | "PS256" | "ES256" | "EdDSA";

export interface SignedJwtOptions {
  /** RSA, 2048 bits or more. */
  readonly privateKey: PrivateKey;
  /** The id of the key that is registered with the platform. */
  readonly kid: string;
  /** Who acts: an employee or technical user, such as an e-mail address. Claim `sub`. */
  readonly subject: string;
  /** From `iat` to `exp`: whole seconds from 1 to 1200, default 300. */
  readonly lifetimeSeconds?: number | undefined;
  /** Claim `flow`, where it is not the operation's own (`sign-in`, `sign-up` …). `undefined` leaves it to the operation. */
  readonly flow?: ((request: CredentialRequest) => string | undefined) | undefined;
  /**
   * Claim `obj`, who is acted on, where it is not the operation's own. `undefined` leaves it to the operation: the login of a new
   * customer, the GUID where a request names a customer by it. The page asks for a login or an external identifier; a bank whose
   * callback does not know customers by GUID says here who it is.
   */
  readonly object?: ((request: CredentialRequest) => string | undefined) | undefined;
}

/**
 * The `jwt` of the counterparty platform: RS256, signed anew for each attempt, with the claims `flow`, `sub`, `obj`, `iat` and
 * `exp`. An operation without a flow or an object of its own is a `sign-in` of the subject itself.
 *
 * `iat` lies up to 10 seconds in the past, for a server whose clock is behind.
 *
 * @see https://docs.prozora.network/bank-integration/eng/api-methods/authentification/jwt-format
 */
export function signedJwt(options: SignedJwtOptions): TokenSource {
  const given = own(options, "options", "config");
  refuseUnknown(given, signedJwtNames, "option", "config");
  const subject = text("subject", given.subject);
  const lifetime = seconds(given.lifetimeSeconds, 300, 1200);
  const sign = signer(given.privateKey, "RS256", text("kid", given.kid));
  return {
    async token(request) {
      let flow: unknown;
      let obj: unknown;
      try {
        flow = given.flow?.(request) ?? request.flow ?? "sign-in";
        obj = given.object?.(request) ?? request.object ?? subject;
      } catch (error) {
        throw isBankingError(error) ? error : unusable();
      }
      if (typeof flow !== "string" || typeof obj !== "string" || !flow || !obj) throw unusable();
      return sign({ flow, sub: subject, obj, ...validity(lifetime) });
    },
    // Each is new: there is none to forget.
    refused() {},
  };
}

const signedJwtNames = [
  "privateKey",
  "kid",
  "subject",
  "lifetimeSeconds",
  "flow",
  "object",
] as const satisfies readonly (keyof SignedJwtOptions)[];

const unusable = () => new BankingError("flow or object gave no text", { category: "auth" });

export function seconds(value: number | undefined, standard: number, most: number): number {
  return Math.floor(numberWithin("lifetimeSeconds", value, standard, [1, most]));
}

export function validity(lifetime: number): { readonly iat: number; readonly exp: number } {
  const iat = Math.floor(Date.now() / 1000) - Math.min(10, Math.floor(lifetime / 10));
  return { iat, exp: iat + lifetime };
}

/** Signs claims as they are. */
export function signer(
  privateKey: PrivateKey,
  alg: SigningAlgorithm,
  kid: string | undefined,
): (claims: JWTPayload) => Promise<string> {
  const load = importer(privateKey, alg);
  let key: ReturnType<typeof load> | undefined;
  return async (claims) => {
    try {
      key ??= load();
      return await new SignJWT(claims).setProtectedHeader({ alg, typ: "JWT", kid }).sign(await key);
    } catch {
      throw unfit(`cannot be imported or cannot sign with ${alg} (RSA keys need 2048 bits)`);
    }
  };
}

const unfit = (why: string) => new BankingError(`privateKey ${why}`, { category: "config" });

/** Checks the form of a key, and returns how to import it. */
function importer(given: PrivateKey, alg: string): () => Promise<CryptoKey | Uint8Array> {
  if (typeof given === "string") {
    const pem = given.trim();
    if (!pem.startsWith("-----BEGIN PRIVATE KEY-----")) {
      throw unfit(
        'must be PEM in PKCS#8 ("BEGIN PRIVATE KEY"); "openssl pkcs8 -topk8 -nocrypt" makes it from PKCS#1 ("BEGIN RSA PRIVATE KEY")',
      );
    }
    return () => importPKCS8(pem, alg);
  }
  if (typeof given !== "object" || given === null) throw unfit("must be PEM, a JWK or a CryptoKey");
  if (isCryptoKey(given)) return async () => given;
  const jwk = { ...given };
  return () => importJWK(jwk, alg, { extractable: false });
}

function isCryptoKey(key: JWK | CryptoKey): key is CryptoKey {
  return "algorithm" in key && "usages" in key;
}
