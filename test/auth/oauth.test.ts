import { generateKeyPairSync, randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { clientCredentials, type PrivateKeyTokenOptions, privateKeyToken } from "../../src/auth/index.js";
import { isBankingError } from "../../src/errors.js";
import type { ClientEvent } from "../../src/http/events.js";
import { apiClient, failure, issue, json, quick, serve, visible, wanted } from "./server.js";

const clientSecret = "planted-secret";
const client = { clientId: "client-1", clientSecret, ...quick };
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const form = (body = "") => Object.fromEntries(new URLSearchParams(body));

describe("clientCredentials", () => {
  test("asks with a form and a basic header, both form-encoded", async () => {
    const { tokenUrl, received } = await serve(issue());
    const odd = { clientId: "me:you +é", clientSecret: "p@ss:w/rd %&=+ ü" };
    const source = clientCredentials({ tokenUrl, ...odd, scope: "a b", parameters: { audience: "x&y" } });
    expect(await source.token(wanted)).toBe("token-1");
    const [request] = received;
    expect(request).toMatchObject({
      method: "POST",
      url: "/oauth/token",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    });
    expect(form(request?.body)).toEqual({
      grant_type: "client_credentials",
      scope: "a b",
      audience: "x&y",
    });
    const [scheme, coded = ""] = request?.headers.authorization?.split(" ") ?? [];
    expect(scheme).toBe("Basic");
    const [id, secret, ...rest] = Buffer.from(coded, "base64").toString().split(":");
    expect(rest).toEqual([]);
    expect(form(`id=${id}&secret=${secret}`)).toEqual({ id: odd.clientId, secret: odd.clientSecret });
  });

  test("or with both in the body", async () => {
    const { tokenUrl, received } = await serve(issue());
    const odd = { clientId: "me:you +é", clientSecret: "p@ss:w/rd %&=+ ü" };
    await clientCredentials({ tokenUrl, ...odd, authentication: "body" }).token(wanted);
    expect(received[0]?.headers.authorization).toBeUndefined();
    expect(form(received[0]?.body)).toEqual({
      grant_type: "client_credentials",
      client_id: odd.clientId,
      client_secret: odd.clientSecret,
    });
  });

  test("many calls, one token request; the token reaches the API", async () => {
    const token = await serve((request, response, count) =>
      setTimeout(() => issue()(request, response, count), 30),
    );
    const api = await serve((_request, response) => json(response, 200, {}));
    const get = apiClient(api.origin, clientCredentials({ ...client, tokenUrl: token.tokenUrl }));
    await Promise.all(Array.from({ length: 20 }, () => get()));
    expect(token.received).toHaveLength(1);
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual(
      Array(20).fill("Bearer token-1"),
    );
  });

  test("a caller that leaves does not take the others' token along", async () => {
    const token = await serve((request, response, count) =>
      setTimeout(() => issue()(request, response, count), 100),
    );
    const api = await serve((_request, response) => json(response, 200, {}));
    const get = apiClient(api.origin, clientCredentials({ ...client, tokenUrl: token.tokenUrl }));
    const controller = new AbortController();
    const leaves = failure(get({ signal: controller.signal }));
    const stays = get();
    setTimeout(() => controller.abort(), 30);
    expect(await leaves).toMatchObject({ category: "aborted", attempts: 0 });
    expect((await stays).status).toBe(200);
    expect(token.received).toHaveLength(1);
    expect(api.received).toHaveLength(1);
  });

  test("a token_type may be missing or in capitals", async () => {
    for (const token_type of [undefined, "BEARER"]) {
      const { tokenUrl } = await serve(issue({ token_type }));
      expect(await clientCredentials({ ...client, tokenUrl }).token(wanted)).toBe("token-1");
    }
  });

  test.each([1, "1"])("expires_in %j is a second", async (expires_in) => {
    const { tokenUrl } = await serve(issue({ expires_in }));
    const source = clientCredentials({ ...client, tokenUrl });
    await source.token(wanted);
    expect(await source.token(wanted)).toBe("token-1");
    await new Promise((resolve) => setTimeout(resolve, 550));
    expect(await source.token(wanted)).toBe("token-2");
  });

  test.each([0, -3, "soon", null, 1e300])("expires_in %j makes no loop", async (expires_in) => {
    const { tokenUrl, received } = await serve(issue({ expires_in }));
    const source = clientCredentials({ ...client, tokenUrl });
    for (let call = 0; call < 10; call++) await source.token(wanted);
    expect(received).toHaveLength(1);
  });

  test("a token that the API refuses is replaced once", async () => {
    const token = await serve(issue());
    const api = await serve(({ headers }, response) =>
      json(response, headers.authorization === "Bearer token-2" ? 200 : 401, {}),
    );
    const get = apiClient(api.origin, clientCredentials({ ...client, tokenUrl: token.tokenUrl }));
    expect((await get()).status).toBe(200);
    expect(token.received).toHaveLength(2);
  });
});

describe("what an endpoint may get wrong", () => {
  const html = "<html>planted-body</html>";
  test.each<[string, number, unknown, object?]>([
    ["HTML", 200, html, { "content-type": "text/html" }],
    ["HTML that says JSON", 200, html],
    ["nothing", 200, ""],
    ["204", 204, ""],
    ["null", 200, "null"],
    ["a list", 200, "[]"],
    ["a bare token", 200, '"planted-body"'],
    ["no token", 200, { token_type: "Bearer" }],
    ["an empty token", 200, { access_token: "", token_type: "Bearer" }],
    ["a number as token", 200, { access_token: 12, token_type: "Bearer" }],
    ["CR LF", 200, { access_token: "planted-body\r\nx: y", token_type: "Bearer" }],
    ["another type", 200, { access_token: "planted-body", token_type: "mac" }],
    ["an empty type", 200, { access_token: "planted-body", token_type: "" }],
    ["null as type", 200, { access_token: "planted-body", token_type: null }],
    ["an error in a success", 200, { access_token: "planted-body", error: "invalid_client" }],
    ["invalid_client", 400, { error: "invalid_client", error_description: "planted-body" }],
    ["401", 401, { error: "planted-body" }],
    ["403", 403, ""],
    ["404", 404, html, { "content-type": "text/html" }],
    ["201, cut", 201, '{"access_token":"planted-body'],
  ])("%s: one request, auth, and none to the API", async (_name, status, body, headers) => {
    const token = await serve((_request, response) => json(response, status, body, headers));
    const api = await serve((_request, response) => json(response, 200, {}));
    const source = clientCredentials({ ...client, tokenUrl: token.tokenUrl });
    const error = await failure(source.token(wanted));
    expect(isBankingError(error)).toBe(true);
    expect(error).toMatchObject({
      category: "auth",
      provider: "oauth",
      operation: "clientCredentials",
      method: "POST",
      path: "{tokenUrl}",
      status,
      attempts: 1,
      retryable: false,
    });
    expect(token.received).toHaveLength(1);
    const outer = await failure(apiClient(api.origin, source)());
    expect(outer).toMatchObject({ category: "auth", attempts: 0 });
    expect(api.received).toHaveLength(0);
    for (const seen of [visible(error), visible(outer)]) expect(seen).not.toMatch(/planted/);
  });

  test("the documented error words are carried, others are not", async () => {
    const { tokenUrl } = await serve((_request, response, count) =>
      json(response, 400, { error: count === 1 ? "invalid_scope" : "planted_words" }),
    );
    const source = clientCredentials({ ...client, tokenUrl });
    expect((await failure(source.token(wanted))).code).toBe("invalid_scope");
    expect((await failure(source.token(wanted))).code).toBeUndefined();
  });

  test.each([301, 302, 303, 307, 308])("a redirect (%s) is not followed", async (status) => {
    const other = await serve(issue());
    const { tokenUrl, received } = await serve((_request, response) =>
      json(response, status, "", { location: other.tokenUrl }),
    );
    const error = await failure(clientCredentials({ ...client, tokenUrl }).token(wanted));
    expect(error).toMatchObject({ category: "redirect", attempts: 1 });
    expect(received).toHaveLength(1);
    expect(other.received).toHaveLength(0);
  });

  test("a busy endpoint is asked again, and each caller then has its token", async () => {
    const { tokenUrl, received } = await serve((request, response, count) =>
      count < 3 ? json(response, 503, "") : issue()(request, response, count),
    );
    const source = clientCredentials({ ...client, tokenUrl });
    expect(await Promise.all([source.token(wanted), source.token(wanted)])).toEqual(["token-3", "token-3"]);
    expect(received).toHaveLength(3);
  });

  test("one that stays busy fails as retryable, and the next call tries again", async () => {
    const { tokenUrl, received } = await serve((_request, response) => json(response, 503, ""));
    const source = clientCredentials({ ...client, tokenUrl, maxRetries: 1 });
    const error = await failure(source.token(wanted));
    expect(error).toMatchObject({ category: "auth", status: 503, attempts: 2, retryable: true });
    await failure(source.token(wanted));
    expect(received).toHaveLength(4);
  });

  test("one that does not answer ends within its limits", async () => {
    const { tokenUrl, received } = await serve(() => {});
    const source = clientCredentials({ ...client, tokenUrl, timeoutMs: 60, maxRetries: 1 });
    const started = performance.now();
    expect(await failure(source.token(wanted))).toMatchObject({ category: "timeout", attempts: 2 });
    expect(performance.now() - started).toBeLessThan(1500);
    expect(received).toHaveLength(2);
  });

  test("one that is too large is not read to its end", async () => {
    const { tokenUrl } = await serve((_request, response) =>
      json(response, 200, { access_token: "a".repeat(5000), token_type: "Bearer" }),
    );
    const source = clientCredentials({ ...client, tokenUrl, maxResponseBytes: 1000 });
    expect(await failure(source.token(wanted))).toMatchObject({ category: "auth", status: 200 });
  });

  test("nothing it echoes reaches an error or an event", async () => {
    const basic = btoa(`client-1:${clientSecret}`);
    for (const authentication of ["basic", "body"] as const) {
      for (const said of [clientSecret, `id-${clientSecret}-7`, basic]) {
        const { tokenUrl } = await serve(({ headers, body }, response, count) => {
          const echo = { code: said, error_code: said, heard: { headers, body } };
          const ids = { "x-request-id": said };
          if (count === 3) json(response, 200, { access_token: "t", token_type: "Bearer" }, ids);
          else json(response, count === 1 ? 503 : 400, { ...echo, error: said }, ids);
        });
        const events: ClientEvent[] = [];
        const onEvent = (event: ClientEvent) => events.push(event);
        const source = clientCredentials({ ...client, tokenUrl, authentication, onEvent });
        const error = await failure(source.token(wanted));
        expect(error).toMatchObject({ category: "auth", status: 400, attempts: 2 });
        await source.token(wanted);
        for (const seen of [visible(error), visible(events), visible(source)]) {
          expect(seen).not.toContain(clientSecret);
          if (authentication === "basic") expect(seen).not.toContain(basic);
        }
        expect(events.map(({ type }) => type)).toEqual([
          "attempt",
          "retry",
          "attempt",
          "call",
          "attempt",
          "call",
        ]);
      }
    }
  });

  test("a request id of its own is carried", async () => {
    const { tokenUrl } = await serve((_request, response) =>
      json(response, 400, "", { "x-request-id": "req-7" }),
    );
    expect((await failure(clientCredentials({ ...client, tokenUrl }).token(wanted))).requestId).toBe("req-7");
  });
});

describe("privateKeyToken", () => {
  const options = (tokenUrl: string): PrivateKeyTokenOptions => ({
    tokenUrl,
    clientId: "client-1",
    privateKey,
    ...quick,
  });
  const claimsOf = async (jwt = "") => (await jwtVerify(jwt, pair.publicKey)).payload;

  test("bearer: the JWT in the header, client_id in a form", async () => {
    const { tokenUrl, received } = await serve(issue());
    expect(await privateKeyToken({ ...options(tokenUrl), kid: "k1" }).token(wanted)).toBe("token-1");
    const [request] = received;
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(form(request?.body)).toEqual({ grant_type: "client_credentials", client_id: "client-1" });
    const [scheme, jwt = ""] = request?.headers.authorization?.split(" ") ?? [];
    expect(scheme).toBe("Bearer");
    const { protectedHeader, payload } = await jwtVerify(jwt, pair.publicKey);
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: "k1" });
    expect(payload).toMatchObject({ iss: "client-1", sub: "client-1", aud: tokenUrl });
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    const now = Date.now() / 1000;
    const { iat = 0, exp = 0 } = payload;
    expect(exp - iat).toBe(120);
    expect(iat).toBeLessThan(now - 5);
    expect(exp).toBeGreaterThan(now + 100);
  });

  test("client_assertion: the fields of RFC 7523, and no header", async () => {
    const { tokenUrl, received } = await serve(issue());
    await privateKeyToken({ ...options(tokenUrl), style: "client_assertion" }).token(wanted);
    expect(received[0]?.headers.authorization).toBeUndefined();
    const { client_assertion, ...rest } = form(received[0]?.body);
    expect(rest).toEqual({
      grant_type: "client_credentials",
      client_id: "client-1",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    expect(await claimsOf(client_assertion)).toMatchObject({ iss: "client-1", aud: tokenUrl });
  });

  test.each(["bearer", "client_assertion"] as const)(
    "no request id repeats a part of the proof: %s",
    async (style) => {
      const { tokenUrl } = await serve((request, response) => {
        const jwt = request.headers.authorization ?? form(request.body).client_assertion ?? "";
        response.setHeader("x-request-id", jwt.split(".").at(-1)?.slice(0, 100) ?? "");
        json(response, 500, {});
      });
      const source = privateKeyToken({ ...options(tokenUrl), style, maxRetries: 0 });
      const error = await failure(source.token(wanted));
      expect(error.status).toBe(500);
      expect(error.requestId).toBeUndefined();
    },
  );

  test("what nobody documents can be set", async () => {
    const { tokenUrl, received } = await serve(issue());
    const source = privateKeyToken({
      ...options(tokenUrl),
      style: "client_assertion",
      encoding: "json",
      grantType: "custom",
      audience: "https://issuer.example.com",
      claims: { iss: "someone", profile: ["p"], jti: "mine" },
      lifetimeSeconds: 300,
      scope: "a",
    });
    await source.token(wanted);
    expect(received[0]?.headers["content-type"]).toBe("application/json");
    const body = JSON.parse(received[0]?.body ?? "");
    expect(body).toMatchObject({ grant_type: "custom", scope: "a" });
    const claims = await claimsOf(body.client_assertion);
    expect(claims).toMatchObject({
      iss: "someone",
      sub: "client-1",
      aud: "https://issuer.example.com",
      profile: ["p"],
    });
    expect(claims.jti).not.toBe("mine");
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  });

  test.each(["bearer", "client_assertion"] as const)(
    "%s: each attempt has a jti that the endpoint has not seen",
    async (style) => {
      const { tokenUrl, received } = await serve((request, response, count) =>
        count % 2 ? json(response, 503, "") : issue()(request, response, count),
      );
      const source = privateKeyToken({ ...options(tokenUrl), style });
      source.refused(await source.token(wanted));
      await source.token(wanted);
      const jwts = received.map(
        ({ headers, body }) => form(body).client_assertion ?? headers.authorization?.slice(7),
      );
      const ids = await Promise.all(jwts.map(async (jwt) => (await claimsOf(jwt)).jti));
      expect(new Set(ids).size).toBe(4);
    },
  );

  test.each([
    [401, ""],
    [400, { error: "invalid_client" }],
  ])("a refused client (%s) is not tried again", async (status, body) => {
    const { tokenUrl, received } = await serve((_request, response) => json(response, status, body));
    const error = await failure(privateKeyToken(options(tokenUrl)).token(wanted));
    expect(error).toMatchObject({ category: "auth", status, attempts: 1, operation: "privateKeyToken" });
    expect(received).toHaveLength(1);
  });

  test("a key that cannot be used sends nothing and says so", async () => {
    const { tokenUrl, received } = await serve(issue());
    const source = privateKeyToken({ ...options(tokenUrl), algorithm: "ES256" });
    expect(await failure(source.token(wanted))).toMatchObject({ category: "config", attempts: 0 });
    expect(received).toHaveLength(0);
  });

  test("an endpoint that echoes gets nothing into an error", async () => {
    for (const style of ["bearer", "client_assertion"] as const) {
      let jwt = randomUUID() as string;
      const { tokenUrl } = await serve(({ headers, body }, response) => {
        jwt = form(body).client_assertion ?? headers.authorization?.slice(7) ?? jwt;
        json(response, 400, { error: jwt, code: jwt, headers, body }, { "x-request-id": jwt });
      });
      const error = await failure(privateKeyToken({ ...options(tokenUrl), style }).token(wanted));
      expect(error.status).toBe(400);
      for (const part of jwt.split(".")) expect(visible(error)).not.toContain(part);
    }
  });
});

describe("options", () => {
  const tokenUrl = "https://example.com/token";
  test.each([
    { tokenUrl: "http://example.com/token" },
    { tokenUrl: "https://user:planted@example.com/token" },
    { tokenUrl: "https://example.com/token?planted" },
    { tokenUrl: "https://example.com/token#planted" },
    { tokenUrl: "planted" },
    { tokenUrl: undefined },
    { clientId: "" },
    { clientId: undefined },
    { clientSecret: "" },
    { clientSecret: 5 },
    { authentication: "planted" },
    { scope: "" },
    { parameters: { grant_type: "planted" } },
    { parameters: { x: 1 } },
    { timeoutMs: 0 },
    { maxRetries: -1 },
    { refreshBeforeSeconds: -1 },
    { fetch: 5 },
    { onEvent: "planted" },
  ])("%j is refused when the source is made", async (wrong) => {
    const error = await failure(() => clientCredentials({ tokenUrl, ...client, ...(wrong as object) }));
    expect(error).toMatchObject({ name: "BankingError", category: "config" });
    expect(visible(error)).not.toContain("planted");
    if ("tokenUrl" in wrong) expect(error.message).toMatch(/^tokenUrl /);
  });

  test.each([
    { style: "planted" },
    { encoding: "xml" },
    { algorithm: "HS256" },
    { algorithm: "none" },
    { lifetimeSeconds: 301 },
    { lifetimeSeconds: 0 },
    { audience: "" },
    { grantType: "" },
    { claims: { x: Number.NaN } },
    { claims: "planted" },
    { privateKey: "planted" },
    { kid: 1 },
  ])("%j is refused by privateKeyToken", async (wrong) => {
    const given = { tokenUrl, clientId: "c", privateKey, ...wrong };
    const error = await failure(() => privateKeyToken(given as PrivateKeyTokenOptions));
    expect(error).toMatchObject({ name: "BankingError", category: "config" });
    expect(visible(error)).not.toContain("planted");
  });

  test("a token URL is used as given, with its last slash", async () => {
    const { origin, received } = await serve(issue());
    await clientCredentials({ ...client, tokenUrl: `${origin}/token/` }).token(wanted);
    expect(received[0]?.url).toBe("/token/");
  });

  test("a given fetch is used, and told not to follow", async () => {
    const seen: RequestInit[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      seen.push(init);
      return Response.json({ access_token: "t", token_type: "bearer" });
    };
    expect(await clientCredentials({ ...client, tokenUrl, fetch }).token(wanted)).toBe("t");
    expect(seen[0]).toMatchObject({ redirect: "manual", method: "POST" });
  });
});
