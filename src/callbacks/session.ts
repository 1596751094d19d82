// The token of a callback: who asks, about whom, and for what.

import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";

/** What a call may be for, by the page of the token's format. */
const flows = ["sign-in", "sign-up", "sign-up-processing", "sign-up-emission"] as const;

/** The claims of a token that was verified. */
export interface Session {
  /** Whom the call is about: claim `obj`. */
  readonly object: string;
  /** Who acts, such as an employee: claim `sub`. */
  readonly subject: string;
  /** What the original request is for. */
  readonly flow: (typeof flows)[number];
}

/** Why a token is not good enough. */
export type TokenFault = "token" | "key" | "signature" | "expired" | "claims";

export interface Verification {
  readonly keys: (kid: string) => Promise<JWTVerifyGetKey[]>;
  readonly toleranceSeconds: number;
  readonly maxAgeSeconds: number;
}

const longestToken = 8 * 1024;

/** The session, or why there is none. What can be told without a key is told first: it costs no request for keys. */
export async function verified(
  token: string | null,
  { keys, toleranceSeconds, maxAgeSeconds }: Verification,
): Promise<Session | TokenFault> {
  if (token === null || token.length > longestToken || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
    return "token";
  let kid: unknown;
  let claims: JWTPayload;
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== "RS256") return "token";
    kid = header.kid;
    claims = decodeJwt(token);
  } catch {
    return "token";
  }
  if (typeof kid !== "string" || kid === "") return "key";
  const session = sessionOf(claims);
  if (!session) return "claims";
  const { iat, exp } = claims;
  if (!isTime(iat) || !isTime(exp)) return "claims";
  const now = Date.now() / 1000;
  const isInTime =
    exp > now - toleranceSeconds &&
    iat <= now + toleranceSeconds &&
    iat > now - maxAgeSeconds - toleranceSeconds;
  if (!isInTime) return "expired";
  const known = await keys(kid);
  for (const find of known) {
    try {
      await jwtVerify(token, find, { algorithms: ["RS256"], clockTolerance: toleranceSeconds });
      return session;
    } catch {
      // Another source may have a key of the same name.
    }
  }
  return known.length > 0 ? "signature" : "key";
}

function sessionOf({ flow, sub, obj }: JWTPayload): Session | undefined {
  const word = flows.find((word) => word === flow);
  if (!word || !isText(sub) || !isText(obj)) return undefined;
  return { object: obj, subject: sub, flow: word };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 1000;
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
