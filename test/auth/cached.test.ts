import { afterEach, describe, expect, test, vi } from "vitest";
import { cachedToken, type FetchedToken } from "../../src/auth/index.js";
import { isBankingError } from "../../src/errors.js";
import { apiClient, failure, json, serve, visible, wanted } from "./server.js";

afterEach(() => vi.useRealTimers());

/** A source of token-1, token-2 … with the given lifetime, and how many were fetched. */
function counted(lifetime?: unknown, options = {}) {
  let count = 0;
  const source = cachedToken(async () => {
    count += 1;
    return { token: `token-${count}`, expiresInSeconds: lifetime } as FetchedToken;
  }, options);
  return { get: () => source.token(wanted), source, count: () => count };
}

/** How many tokens a caller that asks every second fetches in so many seconds. */
async function fetchedIn(lifetime: unknown, seconds: number, options = {}): Promise<number> {
  vi.useFakeTimers();
  const { get, count } = counted(lifetime, options);
  for (let second = 0; second <= seconds; second++) {
    await get();
    vi.advanceTimersByTime(1000);
  }
  return count();
}

describe("one at a time", () => {
  test("many callers, one fetch", async () => {
    const { get, count } = counted();
    const tokens = await Promise.all(Array.from({ length: 50 }, get));
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
    expect(count()).toBe(1);
  });

  test("a failure fails those who wait, and is forgotten", async () => {
    let count = 0;
    const source = cachedToken(async () => {
      count += 1;
      if (count === 1) throw new Error("secret-in-error");
      return "good";
    });
    const waiting = await Promise.all(Array.from({ length: 5 }, () => failure(source.token(wanted))));
    for (const error of waiting) {
      expect(isBankingError(error) && error.category).toBe("auth");
      expect(visible(error)).not.toContain("secret-in-error");
    }
    expect(count).toBe(1);
    expect(await source.token(wanted)).toBe("good");
  });

  test("a fetch that throws at once is no different", async () => {
    const source = cachedToken(() => {
      throw new TypeError("secret");
    });
    expect(await failure(source.token(wanted))).toMatchObject({ category: "auth", attempts: 0 });
  });

  test("a fetch that never ends is given up after deadlineMs", async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const source = cachedToken(
      ({ signal }) => {
        signals.push(signal);
        return signals.length === 1 ? new Promise<string>(() => {}) : "second";
      },
      { deadlineMs: 1000 },
    );
    void source.token(wanted);
    vi.advanceTimersByTime(999);
    void source.token(wanted);
    expect(signals).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(await source.token(wanted)).toBe("second");
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
  });

  test("a fetch that was given up does not replace what came after it", async () => {
    vi.useFakeTimers();
    const answers: ((token: string) => void)[] = [];
    const source = cachedToken(() => new Promise<string>((resolve) => answers.push(resolve)), {
      deadlineMs: 1000,
    });
    const slow = source.token(wanted);
    vi.advanceTimersByTime(1001);
    const next = source.token(wanted);
    answers[1]?.("new");
    expect(await next).toBe("new");
    answers[0]?.("old");
    expect(await slow).toBe("old");
    expect(await source.token(wanted)).toBe("new");
  });

  test("when the last caller leaves, the fetch is stopped; one that leaves does not stop the others'", async () => {
    const signals: AbortSignal[] = [];
    const source = cachedToken(async ({ signal }) => {
      signals.push(signal);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return `token-${signals.length}`;
    });
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    const ask = ({ signal }: AbortController) => source.token({ ...wanted, signal } as typeof wanted);
    void ask(one);
    const stays = ask(two);
    one.abort();
    expect(await stays).toBe("token-1");
    expect(signals[0]?.aborted).toBe(false);

    source.refused("token-1");
    void ask(three);
    three.abort();
    expect(signals[1]?.aborted).toBe(true);
    expect(await source.token(wanted)).toBe("token-3");
  });
});

describe("lifetimes", () => {
  test("a token is replaced before it expires", async () => {
    vi.useFakeTimers();
    const { get } = counted(3600);
    await get();
    vi.advanceTimersByTime(3_539_000);
    expect(await get()).toBe("token-1");
    vi.advanceTimersByTime(2_000);
    expect(await get()).toBe("token-2");
  });

  test("refreshBeforeSeconds says how long before", async () => {
    vi.useFakeTimers();
    const { get } = counted(3600, { refreshBeforeSeconds: 600 });
    await get();
    vi.advanceTimersByTime(2_999_000);
    expect(await get()).toBe("token-1");
    vi.advanceTimersByTime(2_000);
    expect(await get()).toBe("token-2");
  });

  test("a short token is neither replaced on each call nor used to its end", async () => {
    vi.useFakeTimers();
    const { get } = counted(30);
    await get();
    vi.advanceTimersByTime(14_000);
    expect(await get()).toBe("token-1");
    vi.advanceTimersByTime(15_000);
    expect(await get()).toBe("token-2");
  });

  test.each([undefined, null, Number.NaN, "soon", "3600", {}, Number.POSITIVE_INFINITY])(
    "%s counts as 300 seconds",
    async (lifetime) => {
      expect(await fetchedIn(lifetime, 239)).toBe(1);
      expect(await fetchedIn(lifetime, 241)).toBe(2);
    },
  );

  test.each([0, -1, -1e12, 0.001])("%s makes no loop", async (lifetime) => {
    const fetched = await fetchedIn(lifetime, 100);
    expect(fetched).toBeGreaterThan(10);
    expect(fetched).toBeLessThan(25);
  });

  test.each([1e12, 86_400 * 365])("%s is not kept for longer than a day", async (lifetime) => {
    vi.useFakeTimers();
    const { get } = counted(lifetime);
    await get();
    vi.advanceTimersByTime(80_000_000);
    expect(await get()).toBe("token-1");
    vi.advanceTimersByTime(6_400_000);
    expect(await get()).toBe("token-2");
  });

  test("a clock that is set back keeps no token alive", async () => {
    vi.useFakeTimers();
    const { get } = counted(300);
    await get();
    vi.setSystemTime(Date.now() - 86_400_000);
    vi.advanceTimersByTime(241_000);
    expect(await get()).toBe("token-2");
  });

  test("a computer that slept notices", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { get } = counted(300);
    await get();
    vi.setSystemTime(Date.now() + 241_000);
    expect(await get()).toBe("token-2");
  });
});

describe("a refused token", () => {
  test("is not given again", async () => {
    const { get, source } = counted(3600);
    source.refused(await get());
    expect(await get()).toBe("token-2");
  });

  test("leaves a newer one alone", async () => {
    const { get, source, count } = counted(3600);
    const old = await get();
    source.refused(old);
    await get();
    source.refused(old);
    expect(await get()).toBe("token-2");
    expect(count()).toBe(2);
  });

  test("leaves a fetch alone that is under way", async () => {
    const { get, source, count } = counted(3600);
    const old = await get();
    source.refused(old);
    const next = get();
    source.refused(old);
    expect(await Promise.all([next, get()])).toEqual(["token-2", "token-2"]);
    expect(count()).toBe(2);
  });

  test("costs one token and one repeat per call", async () => {
    const api = await serve(({ headers }, response) => {
      const good = headers.authorization === "Bearer token-2";
      json(response, good ? 200 : 401, {});
    });
    const { source, count } = counted(3600);
    const get = apiClient(api.origin, source);
    await Promise.all(Array.from({ length: 10 }, () => get()));
    expect(count()).toBe(2);
    expect(api.received).toHaveLength(20);

    const never = await serve((_request, response) => json(response, 401, {}));
    const other = counted(3600);
    const error = await failure(apiClient(never.origin, other.source)());
    expect(error).toMatchObject({ category: "auth", status: 401, attempts: 2 });
    expect(other.count()).toBe(2);
  });
});

test.each([undefined, null, "", "  ", 42, {}, { token: "" }, "planted\r\nx: y", "planted\u0000", "planted☃"])(
  "%j is no token",
  async (given) => {
    const api = await serve((_request, response) => json(response, 200, {}));
    const source = cachedToken(async () => given as string);
    const error = await failure(source.token(wanted));
    expect(isBankingError(error) && error.category).toBe("auth");
    const outer = await failure(apiClient(api.origin, source)());
    expect(outer).toMatchObject({ category: "auth", attempts: 0 });
    expect(visible(error) + visible(outer)).not.toContain("planted");
    expect(api.received).toHaveLength(0);
  },
);

test("a token that throws when it is looked at is none", async () => {
  const given = {
    get token(): string {
      throw new Error("planted");
    },
  };
  const error = await failure(cachedToken(() => given).token(wanted));
  expect(isBankingError(error) && error.category).toBe("auth");
  expect(visible(error)).not.toContain("planted");
});

test.each([
  { refreshBeforeSeconds: -1 },
  { refreshBeforeSeconds: Number.NaN },
  { deadlineMs: 0 },
  { deadlineMs: "1" },
])("option %j is refused", async (options) => {
  expect(await failure(() => cachedToken(() => "t", options as object))).toMatchObject({
    category: "config",
  });
});

test("a source shows no token", async () => {
  const source = cachedToken(() => "planted-token");
  await source.token(wanted);
  expect(visible(source)).not.toContain("planted-token");
});
