import { generateKeyPairSync } from "node:crypto";
import { exportJWK, importPKCS8, jwtVerify } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type PrivateKey, privateKeyToken, type SignedJwtOptions, signedJwt } from "../../src/auth/index.js";
import { failure, visible, wanted } from "./server.js";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const kid = "key-1";
const subject = "teller@example.com";

const jwt = (options: Partial<SignedJwtOptions> = {}) =>
  signedJwt({ privateKey: pem, kid, subject, ...options });
const verified = async (token: string) => jwtVerify(token, pair.publicKey);

describe("keys", () => {
  test("PEM, JWK and CryptoKey sign alike", async () => {
    const keys: PrivateKey[] = [
      pem,
      `\n${pem.replaceAll("\n", "\r\n")}\n`,
      await exportJWK(pair.privateKey),
      await importPKCS8(pem, "RS256"),
    ];
    for (const privateKey of keys) {
      const { protectedHeader } = await verified(await jwt({ privateKey }).token(wanted));
      expect(protectedHeader).toMatchObject({ alg: "RS256", kid });
    }
  });

  test("a key is imported once, as it was given", async () => {
    const imports = vi.spyOn(crypto.subtle, "importKey");
    onTestFinished(() => imports.mockRestore());
    const jwk = await exportJWK(pair.privateKey);
    const source = jwt({ privateKey: jwk });
    delete jwk.d;
    await verified(await source.token(wanted));
    await source.token(wanted);
    const signing = imports.mock.calls.filter(([, , , , usages]) => [...usages].includes("sign"));
    expect(signing).toHaveLength(1);
  });

  test("PKCS#1 is refused with a word about PKCS#8", async () => {
    const pkcs1 = pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    const error = await failure(() => jwt({ privateKey: pkcs1 }));
    expect(error).toMatchObject({ category: "config", message: expect.stringContaining("PKCS#8") });
    expect(visible(error)).not.toContain(pkcs1.slice(40, 80));
  });

  test("what cannot sign is refused and not quoted", async () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const secret = "cGxhbnRlZC1zZWNyZXQ";
    const keys: unknown[] = [
      "",
      secret,
      undefined,
      null,
      7,
      {},
      `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
      pem.slice(0, 800),
      { kty: "oct", k: secret },
      { kty: "RSA", n: secret, d: secret },
      await exportJWK(pair.publicKey),
      await importPKCS8(pem, "RSA-OAEP"),
      small.export({ type: "pkcs8", format: "pem" }),
      curve.export({ type: "pkcs8", format: "pem" }),
    ];
    for (const privateKey of keys) {
      const error = await failure(() => jwt({ privateKey: privateKey as string }).token(wanted));
      expect(error).toMatchObject({ name: "BankingError", category: "config" });
      expect(visible(error)).not.toContain(secret);
      expect(visible(error)).not.toContain(pem.slice(100, 140));
    }
  });

  test("a source shows no key", async () => {
    const jwk = await exportJWK(pair.privateKey);
    const source = jwt({ privateKey: jwk });
    const other = privateKeyToken({ tokenUrl: "https://example.com/t", clientId: "c", privateKey: pem });
    await source.token(wanted);
    expect(visible(source)).not.toContain(jwk.d);
    expect(visible(source) + visible(other)).not.toContain(pem.slice(100, 140));
  });
});

describe("signedJwt", () => {
  test("has exactly the documented claims", async () => {
    const { payload } = await verified(await jwt().token(wanted));
    expect(Object.keys(payload).sort()).toEqual(["exp", "flow", "iat", "obj", "sub"]);
    expect(payload).toMatchObject({ flow: "sign-in", sub: subject, obj: subject });
  });

  test("flow and object follow the operation", async () => {
    const request = { operation: "createCustomer", flow: "sign-up", object: "ada" };
    const { payload } = await verified(await jwt().token(request));
    expect(payload).toMatchObject({ flow: "sign-up", sub: subject, obj: "ada" });
  });

  test("options go before the operation", async () => {
    const source = jwt({
      flow: ({ operation }) => (operation === "createCustomer" ? "sign-up-processing" : undefined),
      object: ({ object }) => object && `x-${object}`,
    });
    const one = await verified(await source.token({ operation: "createCustomer", flow: "f", object: "ada" }));
    expect(one.payload).toMatchObject({ flow: "sign-up-processing", obj: "x-ada" });
    const two = await verified(await source.token({ operation: "other", flow: "f" }));
    expect(two.payload).toMatchObject({ flow: "f", obj: subject });
  });

  test("an option that throws or gives no text is an auth error without its words", async () => {
    const bad = [
      () => {
        throw new Error("planted");
      },
      () => "",
      () => 7 as unknown as string,
    ];
    for (const object of bad) {
      const error = await failure(jwt({ object }).token(wanted));
      expect(error).toMatchObject({ name: "BankingError", category: "auth" });
      expect(visible(error)).not.toContain("planted");
    }
  });

  test("lives 300 seconds, or as told, from a little before now", async () => {
    for (const [given, lifetime] of [
      [undefined, 300],
      [1, 1],
      [60, 60],
      [1200, 1200],
    ] as const) {
      const now = Date.now() / 1000;
      const { payload } = await verified(await jwt({ lifetimeSeconds: given }).token(wanted));
      const { iat = 0, exp = 0 } = payload;
      expect(exp - iat).toBe(lifetime);
      expect(iat).toBeLessThanOrEqual(now);
      expect(iat).toBeGreaterThan(now - 13);
      expect(exp).toBeGreaterThan(now - 0.1);
      expect(Number.isInteger(iat) && Number.isInteger(exp)).toBe(true);
    }
  });

  test.each([1201, 0, -5, Number.NaN, Number.POSITIVE_INFINITY, "300"])(
    "a lifetime of %s is refused",
    async (lifetimeSeconds) => {
      const error = await failure(() => jwt({ lifetimeSeconds: lifetimeSeconds as number }));
      expect(error).toMatchObject({ category: "config" });
    },
  );

  test.each([{ kid: "" }, { kid: undefined }, { subject: " " }, { subject: 1 }])(
    "%j is refused",
    async (options) => {
      expect(await failure(() => jwt(options as object))).toMatchObject({ category: "config" });
    },
  );
});
