// What a caller sets: names that are known, addresses that stay on the machine or are encrypted, a limiter and an observer.

import { describe, expect, onTestFinished, test } from "vitest";
import { cachedToken, clientCredentials, privateKeyToken, signedJwt } from "../../src/auth/index.js";
import { retryAfterMs } from "../../src/http/attempts/retry.js";
import { type BankingError, type ClientAnswer, isBankingError, type LimitedAnswer } from "../../src/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { connect, json } from "../support/clients.js";

function thrown(work: () => unknown): BankingError {
  try {
    work();
  } catch (error) {
    if (isBankingError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const pem = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
const tenant = { accessToken: "access", tenantId: "tenant-1" };
const makers = {
  cyrexa: (more: object) => createCyrexaClient({ ...tenant, ...more }),
  finhub: (more: object) => createFinHubClient({ ...tenant, ...more }),
  counterparty: (more: object) =>
    createCounterpartyClient({
      baseUrl: "https://bank.example/api/v1",
      counterpartyGuid: "g",
      jwt: "j",
      ...more,
    }),
  bankingservice: (more: object) => createBankingServiceClient({ accessToken: "a", profileId: "p", ...more }),
  clientCredentials: (more: object) =>
    clientCredentials({ tokenUrl: "https://auth.example/token", clientId: "c", clientSecret: "s", ...more }),
  privateKeyToken: (more: object) =>
    privateKeyToken({ tokenUrl: "https://auth.example/token", clientId: "c", privateKey: pem, ...more }),
  signedJwt: (more: object) => signedJwt({ privateKey: pem, kid: "1", subject: "s", ...more }),
  cachedToken: (more: object) => cachedToken(() => "t", more),
};

describe.each(Object.entries(makers))("%s", (_name, make) => {
  test("refuses an option that it does not know, and names it", () => {
    const error = thrown(() => make({ timeoutMS_: 5, "ada@example.com": 1 }));
    expect(error.category).toBe("config");
    expect(error.message).toContain("timeoutMS_");
    const secret = thrown(() => make({ "hunter2!": 1 }));
    expect(secret.category).toBe("config");
    expect(JSON.stringify(secret)).not.toContain("hunter2");
  });

  test("takes undefined for left out", () => {
    expect(make({ whatever: undefined })).toBeDefined();
  });
});

test.each([
  ["timeoutMS", "timeoutMs"],
  ["maxRetry", "maxRetries"],
  ["tenantID", "tenantId"],
  ["baseURL", "baseUrl"],
])("%s: did you mean %s?", (wrong, right) => {
  expect(thrown(() => makers.finhub({ [wrong]: "5" })).message).toContain(`did you mean ${right}?`);
});

test("call options, backoff, requests and path parameters refuse unknown names before anything is sent", async () => {
  const { client, sent } = connect.bankingservice(() => ({ id: "c-1" }));
  const refused = async (work: Promise<unknown>, name: string) => {
    const error = await work.catch((error: unknown) => error);
    expect(isBankingError(error) && error.category).toBe("input");
    expect(String(error)).toContain(name);
  };
  await refused(client.get("c-1", { timeout: 5 } as never), "timeout: did you mean timeoutMs?");
  await refused(client.get("c-1", { backoff: { base: 5 } } as never), "base: did you mean baseMs?");
  await refused(client.delete("c-1", { readFirst: true } as never), "readFirst");
  const path = "/v1/profiles/{profileId}/customers/{customerId}";
  const params = { path: { profileId: "p", customerId: "c" } };
  await refused(client.http.GET(path, { params, calls: {} } as never), "calls: did you mean call?");
  await refused(
    client.http.GET(path, { params: { ...params, querys: {} } } as never),
    "querys: did you mean query?",
  );
  const extra = { path: { profileId: "p", customerId: "c", customer: "x" } };
  await refused(client.http.GET(path, { params: extra } as never), "customer: did you mean customerId?");
  expect(sent).toEqual([]);
  await client.get("c-1", { timeoutMs: undefined, signal: undefined, idempotencyKey: undefined });
});

describe("credentials", () => {
  test.each(["Bearer abc", "bearer abc", "BEARER  abc"])(
    "%s is refused: the word is added to it",
    async (token) => {
      const error = thrown(() => makers.finhub({ accessToken: token }));
      expect(error.category).toBe("config");
      expect(error.message).toContain("accessToken begins with the word Bearer");
      expect(error.message).not.toContain("abc");
      const { client, sent } = connect.finhub(() => ({}), { accessToken: async () => token } as object);
      await expect(client.get("1")).rejects.toMatchObject({ category: "auth", attempts: 0 });
      expect(sent).toEqual([]);
    },
  );

  test.each([
    [42, "a number"],
    [null, "null"],
    [true, "a boolean"],
    [["a"], "a list"],
    [{}, "object"],
  ])("%j is told what it is", (token, what) => {
    const error = thrown(() => makers.finhub({ accessToken: token }));
    expect(error.message).toContain(`not ${what}`);
    expect(error.message).not.toContain("empty");
  });
});

describe("addresses", () => {
  test.each([
    ["http://bank.example", "https"],
    ["http://x.localhost", "https"],
    ["http://localhost.example", "https"],
    ["http://128.0.0.1", "https"],
    ["ftp://bank.example", "https://"],
    ["bank.example", "whole URL"],
    ["https://user:pass@bank.example", "credentials"],
    ["https://bank.example?x=1", "query"],
    ["https://bank.example#x", "fragment"],
    [42, "a number"],
    [undefined, "required"],
  ])("%s is refused, and the message says why", (url, why) => {
    for (const make of [
      () => makers.counterparty({ baseUrl: url }),
      () => makers.clientCredentials({ tokenUrl: url }),
    ]) {
      const error = thrown(make);
      expect(error.category).toBe("config");
      expect(error.message).toContain(why);
      expect(error.message).not.toMatch(/bank|user|pass|x=1/);
    }
  });

  test.each([
    "http://localhost:1",
    "http://127.0.0.1",
    "http://127.255.0.9:80",
    "http://[::1]:8080",
    "https://x.localhost",
  ])("%s is taken, as text and as a URL", (url) => {
    expect(makers.counterparty({ baseUrl: url })).toBeDefined();
    expect(makers.counterparty({ baseUrl: new URL(url) })).toBeDefined();
    expect(makers.clientCredentials({ tokenUrl: new URL(url) })).toBeDefined();
  });
});

describe("the machine code of a refusal", () => {
  const codeOf = async (body: unknown) => {
    const { client } = connect.cyrexa(() => json(body, 422));
    const error = await client
      .create({ kind: "person", name: { given: "Ada" } })
      .catch((error: unknown) => error);
    return (error as BankingError).code;
  };

  test.each([
    { message: "no", credential: { code: "QWERTZ77" } },
    { errors: [{ code: "QWERTZ77" }] },
    { twofa: { code: "QWERTZ77", inputCode: "QWERTZ" } },
    { error: { details: { code: "QWERTZ77" } } },
    [{ code: "QWERTZ77" }],
    { data: '{"code":"QWERTZ77"}' },
  ])("is not taken from another place: %j", async (body) => {
    expect(await codeOf(body)).toBeUndefined();
  });

  test.each([
    { code: "LIMIT_REACHED" },
    { error: { code: "LIMIT_REACHED" } },
    { errorCode: "LIMIT_REACHED" },
  ])("is taken from where the spec says: %j", async (body) => {
    expect(await codeOf(body)).toBe("LIMIT_REACHED");
  });
});

describe("Retry-After as a date", () => {
  const now = Date.parse("2026-11-27T10:00:00Z");
  test.each([
    // The server's clock is an hour ahead, an hour behind, and absent.
    ["Fri, 27 Nov 2026 11:00:05 GMT", "Fri, 27 Nov 2026 11:00:00 GMT", 5_000],
    ["Fri, 27 Nov 2026 09:00:05 GMT", "Fri, 27 Nov 2026 09:00:00 GMT", 5_000],
    ["Fri, 27 Nov 2026 10:00:05 GMT", null, 5_000],
    ["Fri, 27 Nov 2026 10:00:05 GMT", "yesterday", 5_000],
    ["Fri, 27 Nov 2026 09:00:00 GMT", "Fri, 27 Nov 2026 09:00:00 GMT", undefined],
    ["7", "Fri, 27 Nov 2026 09:00:00 GMT", 7_000],
  ])("%s at %s", (header, date, expected) => {
    expect(retryAfterMs(header, now, date)).toBe(expected);
  });
});

test("the body of a failure inside a success is shown to who asked for it", async () => {
  const { client } = connect.bankingservice(() => ({ error: { code: "NO" }, id: "c-1" }));
  const seen: unknown[] = [];
  await client.get("c-1", { onRefusalBody: (refusal) => seen.push(refusal) }).catch(() => {});
  expect(seen).toEqual([
    { status: 200, contentType: "application/json", text: '{"error":{"code":"NO"},"id":"c-1"}' },
  ]);
});

describe("a limiter", () => {
  test("is asked before every attempt, and hears of 429 and of limits", async () => {
    const order: string[] = [];
    const heard: LimitedAnswer[] = [];
    const limiter = {
      async acquire() {
        order.push("acquire");
      },
      answered: (answer: LimitedAnswer) => heard.push(answer),
    };
    const { client } = connect.bankingservice(
      (_request, count) => {
        order.push("send");
        const headers = { "ratelimit-remaining": "0", "ratelimit-reset": "3", "retry-after": "0" };
        return count === 1 ? new Response("{}", { status: 429, headers }) : { id: "c-1" };
      },
      { limiter },
    );
    await client.get("c-1");
    expect(order).toEqual(["acquire", "send", "acquire", "send"]);
    expect(heard).toEqual([{ status: 429, remaining: 0, resetMs: 3000 }]);
  });

  test("that lets nothing through in time fails the call, with nothing sent", async () => {
    const limiter = {
      acquire: (signal: AbortSignal) =>
        new Promise<void>((_resolve, reject) =>
          signal.addEventListener("abort", () =>
            reject(Object.assign(new Error("secret"), { retryAfterMs: 1234 })),
          ),
        ),
    };
    const { client, sent } = connect.bankingservice(() => ({ id: "c-1" }), { limiter, deadlineMs: 30 });
    const error = await client.create({ name: { given: "Ada" } }).catch((error: unknown) => error);
    expect(error).toMatchObject({
      category: "rate_limit",
      retryAfterMs: 1234,
      outcome: "not_sent",
      attempts: 0,
      retryable: true,
    });
    expect(String(error)).not.toContain("secret");
    expect(sent).toEqual([]);
    const stop = new AbortController();
    const aborted = client.get("c-1", { signal: stop.signal });
    stop.abort();
    await expect(aborted).rejects.toMatchObject({ category: "aborted" });
  });

  test("that is none is refused", () => {
    expect(thrown(() => makers.finhub({ limiter: {} })).message).toContain("limiter");
  });
});

describe("an observer", () => {
  test("sees answers of both ways to call, refusals included, secrets and all", async () => {
    const seen: ClientAnswer[] = [];
    const observer = { answered: (answer: ClientAnswer) => seen.push(answer) };
    const { client } = connect.cyrexa(
      ({ method }) =>
        method === "GET"
          ? { customer: { id: "c-1", person: { password: "hunter2" } } }
          : json({ code: "NO" }, 400),
      { observer },
    );
    const customer = await client.get("c-1");
    expect(JSON.stringify(customer)).not.toContain("hunter2");
    await client.http
      .POST("/createAddress/{customerId}", { params: { path: { customerId: "c-1" } }, body: [] })
      .catch(() => {});
    expect(seen.map(({ operation, status }) => [operation, status])).toEqual([
      ["getCustomer", 200],
      ["addAddresses", 400],
    ]);
    expect(seen[0]?.data).toEqual({ customer: { id: "c-1", person: { password: "hunter2" } } });
    expect(seen[0]?.request.params).toEqual({ path: { customerId: "c-1" } });
    expect(seen[1]?.header("content-type")).toBe("application/json");
  });

  test("never fails, changes or delays a call", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const observers = [
      {
        answered: () => {
          throw new Error("x");
        },
      },
      { answered: () => Promise.reject(new Error("x")) },
      {
        answered: (answer: ClientAnswer) => {
          Object(answer.data).id = "changed";
        },
      },
      { answered: () => new Promise<void>(() => {}) },
    ];
    for (const observer of observers) {
      const { client } = connect.bankingservice(() => ({ id: "c-1" }), { observer });
      expect((await client.get("c-1")).id).toBe("c-1");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(unhandled).toEqual([]);
  });
});
