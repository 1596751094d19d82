import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { cachedToken, clientCredentials, signedJwt } from "../../src/auth/index.js";
import {
  memoryStore,
  postgresStore,
  redisStore,
  type SharedStore,
  sharedToken,
} from "../../src/fleet/index.js";
import { failure, issue, json, serve, visible } from "../auth/server.js";
import {
  freePort,
  postgresProgram,
  redisProgram,
  startPostgres,
  startRedis,
  unless,
  workers,
} from "./servers.js";

const encryptionKey = btoa("0123456789abcdef0123456789abcdef");
const request = { operation: "test" };
let fleet: Awaited<ReturnType<typeof workers>>;
beforeAll(async () => {
  fleet = await workers();
});
afterAll(() => fleet.remove());

/** Sources of several workers in this process. */
function sources(origin: string, store: SharedStore, number = 3, options: object = {}) {
  return Array.from({ length: number }, () =>
    sharedToken(
      clientCredentials({
        tokenUrl: `${origin}/token`,
        clientId: "id",
        clientSecret: "a secret",
        maxRetries: 0,
      }),
      { store, key: "tenant-1", encryptionKey, ...options },
    ),
  );
}

const all = (given: readonly { token(request: { operation: string }): Promise<string> }[]) =>
  Promise.all(given.map((one) => one.token(request)));

describe("workers in one process", () => {
  test("make one token request, and hold no token in the clear", async () => {
    const { origin, received } = await serve((request, response, nth) =>
      setTimeout(() => issue()(request, response, nth), 50),
    );
    const written: string[] = [];
    const plain = memoryStore();
    const store: SharedStore = {
      ...plain,
      set(key, value, ttlMs) {
        written.push(key, value);
        return plain.set(key, value, ttlMs);
      },
    };
    expect(await all(sources(origin, store))).toEqual(["token-1", "token-1", "token-1"]);
    expect(received).toHaveLength(1);
    expect(written).toHaveLength(2);
    expect(written.join()).not.toContain("token-1");
    expect(atob((written[1] ?? "").split(".")[2] ?? "")).not.toContain("token-1");
  });

  test("drop a refused token once, and a late refusal does not cost the newer one", async () => {
    const { origin, received } = await serve(issue());
    const given = sources(origin, memoryStore());
    await all(given);
    for (const one of given) one.refused("token-1");
    expect(await all(given)).toEqual(["token-2", "token-2", "token-2"]);
    for (const one of given) one.refused("token-1");
    expect(await all([...given, ...sources(origin, memoryStore(), 0)])).toEqual(Array(3).fill("token-2"));
    expect(received).toHaveLength(2);
  });

  test("a refusal that comes after another worker's renewal leaves the store's newer token", async () => {
    const { origin, received } = await serve(issue());
    const store = memoryStore();
    const [one, other] = sources(origin, store, 2);
    await all([one, other].filter((source) => source !== undefined));
    one?.refused("token-1");
    expect(await one?.token(request)).toBe("token-2");
    other?.refused("token-1");
    expect(await other?.token(request)).toBe("token-2");
    expect(received).toHaveLength(2);
  });

  test.each(["another key", "garbage", "garbage of the right form", "not JSON"])(
    "%s in the store is a miss",
    async (what) => {
      const { origin, received } = await serve(issue());
      const store = memoryStore();
      const failures: string[] = [];
      if (what === "another key")
        await all(sources(origin, store, 1, { encryptionKey: new Uint8Array(16).fill(1) }));
      const before = received.length;
      const put = { garbage: "%%%", "garbage of the right form": "1.AAAAAAAAAAAAAAAA.AAAA" }[what] ?? "{}";
      if (what !== "another key") await store.set("banking-customers:token:tenant-1", put, 60_000);
      const onStoreFailure = (failure: string) => failures.push(failure);
      const tokens = await all(sources(origin, store, 2, { onStoreFailure }));
      expect(new Set(tokens).size).toBe(1);
      expect(received.length - before).toBe(1);
      expect(failures).toContain("unreadable");
    },
  );

  test("what is sealed under one name cannot be read under another", async () => {
    const { origin, received } = await serve(issue());
    const store = memoryStore();
    await all(sources(origin, store, 1));
    const sealed = await store.get("banking-customers:token:tenant-1");
    await store.set("banking-customers:token:tenant-2", sealed ?? "", 60_000);
    expect(await all(sources(origin, store, 1, { key: "tenant-2" }))).toEqual(["token-2"]);
    expect(received).toHaveLength(2);
  });

  test.each(["hangs", "fails"])("a store that %s costs sharing, not calls", async (how) => {
    const { origin, received } = await serve(issue());
    const broken = () =>
      how === "hangs" ? new Promise<never>(() => {}) : Promise.reject(new Error("token-1 a secret"));
    const store = { get: broken, set: broken, setIfAbsent: broken, deleteIf: broken };
    const tokens = await all(sources(origin, store, 2, { storeTimeoutMs: 50 }));
    expect(tokens.sort()).toEqual(["token-1", "token-2"]);
    expect(received).toHaveLength(2);
  });

  test("a lock that nobody gives up is waited for, for a while", async () => {
    const { origin, received } = await serve(issue());
    const store = memoryStore();
    await store.set("banking-customers:token:tenant-1:lock", "somebody", 60_000);
    expect(await all(sources(origin, store, 1, { waitMs: 80 }))).toEqual(["token-1"]);
    expect(received).toHaveLength(1);
  });

  test("a token endpoint's refusal passes on, without a secret, and the lock is free again", async () => {
    const { origin } = await serve((request, response, nth) =>
      nth === 1 ? json(response, 401, { error: "invalid_client" }) : issue()(request, response, nth),
    );
    const [one, other] = sources(origin, memoryStore(), 2);
    const error = await failure(one?.token(request) ?? Promise.resolve());
    expect(error).toMatchObject({ category: "auth", code: "invalid_client" });
    expect(visible(error)).not.toMatch(/a secret|0123456789/);
    expect(await other?.token(request)).toBe("token-2");
  });
});

test("refuses what cannot be shared, and options that are none", async () => {
  const store = memoryStore();
  const good = cachedToken(() => "token-1");
  const options = { store, key: "k", encryptionKey };
  const jwt = signedJwt({ privateKey: "-----BEGIN PRIVATE KEY-----", kid: "k", subject: "s" });
  for (const [make, why] of [
    [() => sharedToken(jwt, options), "keeps its token"],
    [() => sharedToken(good, { ...options, key: " " }), "key"],
    [() => sharedToken(good, { ...options, encryptionKey: "pass word" }), "encryptionKey must be 32"],
    [() => sharedToken(good, { ...options, store: { ...store, deleteIf: 1 } as never }), "deleteIf"],
    [() => sharedToken(good, { ...options, lockMS: 1 } as never), "lockMs"],
  ] as const) {
    const error = await failure(make);
    expect(error.category).toBe("config");
    expect(error.message).toContain(why);
    expect(error.message).not.toContain("pass word");
  }
});

/** The same for every store: processes that start at once, are refused at once, and die. */
function processes(kinds: readonly string[], port: () => number) {
  test.each(kinds)(
    "processes that start at once: one token request (%s)",
    async (kind) => {
      const count = kind === "ioredis" ? 16 : 6;
      const { origin, received } = await serve((request, response, nth) =>
        setTimeout(() => issue()(request, response, nth), 200),
      );
      await emptied(kind, port());
      const started = Array.from({ length: count }, () => fleet.start({ kind, port: port(), origin }));
      expect(await Promise.all(started.map(({ result }) => result))).toEqual(Array(count).fill("token-1"));
      expect(received).toHaveLength(1);
    },
    30_000,
  );

  test.each(kinds)(
    "a token that each is refused is replaced once (%s)",
    async (kind) => {
      const { origin, received } = await serve(issue());
      await emptied(kind, port());
      const setup = { kind, port: port(), origin, refuse: true };
      const first = await fleet.start({ ...setup, refuse: false }).result;
      expect(first).toBe("token-1");
      const started = Array.from({ length: 4 }, () => fleet.start(setup));
      for (const { result } of started) {
        const [, next, last] = (await result) as string[];
        // Who came late was given the second one at once, and refused that.
        expect(last).toBe(next);
      }
      const tokens = (await Promise.all(started.map(({ result }) => result))) as string[][];
      const refused = new Set(tokens.map(([token]) => token));
      expect(received).toHaveLength(1 + refused.size);
    },
    30_000,
  );

  test.each(kinds)(
    "the others go on when the holder of the lock is killed (%s)",
    async (kind) => {
      let asked: (() => void) | undefined;
      const first = new Promise<void>((resolve) => {
        asked = resolve;
      });
      const { origin, received } = await serve((request, response, nth) => {
        asked?.();
        if (nth > 1) issue()(request, response, nth);
      });
      await emptied(kind, port());
      const setup = { kind, port: port(), origin, lockMs: 1500 };
      const holder = fleet.start(setup);
      await first;
      const others = Array.from({ length: 3 }, () => fleet.start(setup));
      holder.kill();
      expect(await Promise.all(others.map(({ result }) => result))).toEqual(Array(3).fill("token-2"));
      expect(received).toHaveLength(2);
    },
    30_000,
  );
}

async function emptied(kind: string, port: number): Promise<void> {
  if (kind === "postgres") {
    const { default: pg } = await import("pg");
    const pool = new pg.Pool({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    await pool.query("DROP TABLE IF EXISTS banking_customers_shared");
    await pool.end();
    return;
  }
  const client = new Redis(port, "127.0.0.1");
  await client.flushall();
  client.disconnect();
}

describe.skipIf(!redisProgram)(`a real Redis${unless(redisProgram, "redis-server")}`, () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis(await freePort());
  });
  afterAll(() => redis.kill());
  processes(["ioredis", "node-redis"], () => redis.port);

  test("killed and started again, frozen and thawed: calls go on", async () => {
    const { origin, received } = await serve(issue());
    const client = new Redis(redis.port, "127.0.0.1", { maxRetriesPerRequest: 0 });
    client.on("error", () => {});
    onTestFinished(() => client.disconnect());
    await client.flushall();
    const given = () => sources(origin, redisStore(client), 2, { storeTimeoutMs: 100 });
    expect(await all(given())).toEqual(["token-1", "token-1"]);
    await redis.kill();
    expect((await all(given())).sort()).toEqual(["token-2", "token-3"]);
    redis = await startRedis(redis.port);
    await expect.poll(() => client.ping().catch(() => ""), { timeout: 5_000 }).toBe("PONG");
    expect(await all(given())).toEqual(["token-4", "token-4"]);
    redis.freeze();
    expect((await all(given())).sort()).toEqual(["token-5", "token-6"]);
    redis.thaw();
    await expect.poll(() => client.ping().catch(() => ""), { timeout: 5_000 }).toBe("PONG");
    expect(await all(given())).toEqual(["token-4", "token-4"]);
    expect(received).toHaveLength(6);
  }, 20_000);
});

describe.skipIf(!postgresProgram)(`a real Postgres${unless(postgresProgram, "Postgres")}`, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres(await freePort());
  }, 30_000);
  afterAll(() => postgres.remove());
  processes(["postgres"], () => postgres.port);

  test("killed and started again: calls go on", async () => {
    const { origin, received } = await serve(issue());
    const { default: pg } = await import("pg");
    const { port } = postgres;
    const pool = new pg.Pool({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    pool.on("error", () => {});
    onTestFinished(() => pool.end());
    await emptied("postgres", port);
    const given = () => sources(origin, postgresStore(pool), 2, { storeTimeoutMs: 2_000 });
    expect(await all(given())).toEqual(["token-1", "token-1"]);
    postgres.kill();
    expect((await all(given())).sort()).toEqual(["token-2", "token-3"]);
    await postgres.start();
    await expect
      .poll(
        () =>
          pool.query("SELECT 1").then(
            () => "up",
            () => "down",
          ),
        { timeout: 8_000 },
      )
      .toBe("up");
    expect(await all(given())).toEqual(["token-1", "token-1"]);
    expect(received).toHaveLength(3);
  }, 20_000);
});
