// A worker in a process of its own: see shared-token.test.ts and shared-limiter.test.ts.

import { Redis } from "ioredis";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";
import { createClient } from "redis";
import { clientCredentials } from "../../src/auth/index.js";
import { postgresStore, redisStore, sharedLimiter, sharedToken } from "../../src/fleet/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";

const { kind, port, origin, calls, points, refuse, lockMs } = JSON.parse(process.argv[2] ?? "{}");
const encryptionKey = new Uint8Array(32).fill(7);

async function store() {
  if (kind === "postgres") {
    const pool = new pg.Pool({ host: "127.0.0.1", port, user: "postgres", database: "postgres", max: 2 });
    pool.on("error", () => {});
    return postgresStore(pool);
  }
  if (kind === "ioredis") {
    const client = new Redis(port, "127.0.0.1");
    client.on("error", () => {});
    return redisStore(client);
  }
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  client.on("error", () => {});
  await client.connect();
  return redisStore(client);
}

function redisLimiter() {
  const storeClient = new Redis(port, "127.0.0.1");
  storeClient.on("error", () => {});
  return new RateLimiterRedis({ storeClient, points, duration: 1 });
}

function postgresLimiter(): Promise<RateLimiterPostgres> {
  const storeClient = new pg.Pool({
    host: "127.0.0.1",
    port,
    user: "postgres",
    database: "postgres",
    max: 2,
  });
  storeClient.on("error", () => {});
  return new Promise((resolve, reject) => {
    const options = { storeClient, points, duration: 1, tableName: "limits" };
    // Eight that create the table at once: Postgres refuses some of them, and the table is there.
    const limiter: RateLimiterPostgres = new RateLimiterPostgres(options, (error) => {
      if (error && !/already exists|pg_type|duplicate/.test(error.message)) reject(error);
      else resolve(limiter);
    });
  });
}

const done = (result: unknown) => process.stdout.write(JSON.stringify(result), () => process.exit(0));

if (points) {
  const limiter = sharedLimiter(kind === "Postgres" ? await postgresLimiter() : redisLimiter());
  const client = createBankingServiceClient({
    baseUrl: origin,
    profileId: "p",
    accessToken: "token-1",
    limiter,
    maxRetries: 0,
  });
  const results = await Promise.allSettled(Array.from({ length: calls }, () => client.get("c-1")));
  done(results.filter(({ status }) => status === "rejected").length);
} else {
  const source = clientCredentials({
    tokenUrl: `${origin}/token`,
    clientId: "id",
    clientSecret: "a secret",
    maxRetries: 0,
  });
  const shared = sharedToken(source, { store: await store(), key: "tenant-1", encryptionKey, lockMs });
  const request = { operation: "test" };
  const token = await shared.token(request);
  if (!refuse) done(token);
  else {
    shared.refused(token);
    const next = await shared.token(request);
    // A late refusal of the old one.
    shared.refused(token);
    await new Promise((resolve) => setTimeout(resolve, 100));
    done([token, next, await shared.token(request)]);
  }
}
