// One worker: takes parts from the queue and copies them. Start as many as you like, on as many machines.

import { transfer } from "banking-customers/across";
import { clientCredentials } from "banking-customers/auth";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createFinHubClient } from "banking-customers/finhub";
import { postgresStore, sharedLimiter, sharedToken } from "banking-customers/fleet";
import pg from "pg";
import PgBoss from "pg-boss";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { alone, createTables, postgresJournal } from "./journal.js";
import { type Part, queue } from "./parts.js";

const {
  DATABASE_URL = "",
  SOURCE_URL = "",
  TARGET_URL = "",
  TOKEN_URL = "",
  ENCRYPTION_KEY = "",
} = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 });
// A database that restarts ends connections; what needed them is tried again.
pool.on("error", () => {});
await createTables(pool).catch(() => {});

/** 200 requests a second to the target, whoever sends them. */
const limiter = await new Promise<RateLimiterPostgres>((resolve) => {
  const options = { storeClient: pool, points: 200, duration: 1, tableName: "limits" };
  const made: RateLimiterPostgres = new RateLimiterPostgres(options, () => resolve(made));
});

/** One token of the target for all workers. */
const accessToken = sharedToken(
  clientCredentials({ tokenUrl: TOKEN_URL, clientId: "copy", clientSecret: "secret" }),
  { store: postgresStore(pool), key: "target", encryptionKey: Buffer.from(ENCRYPTION_KEY, "base64") },
);

const source = createFinHubClient({ baseUrl: SOURCE_URL, accessToken: "any", tenantId: "tenant-1" });
const target = createBankingServiceClient({
  baseUrl: TARGET_URL,
  profileId: "profile-1",
  accessToken,
  limiter: sharedLimiter(limiter),
});

/** The customers of a part, each with an e-mail address to be found by. */
async function* customersOf({ status }: Part) {
  for await (const customer of source.list({ status, pageSize: 50 } as object))
    yield { ...customer, email: customer.email ?? `${customer.id}@unknown.example` };
}

const boss = new PgBoss({ connectionString: DATABASE_URL, supervise: true, maintenanceIntervalSeconds: 1 });
boss.on("error", () => {});
await boss.start();
await boss.work<Part>(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
  if (!job) return;
  const { status } = job.data;
  await alone(pool, status, async (signal) => {
    const report = await transfer(customersOf(job.data), target, {
      by: "email",
      concurrency: 4,
      journal: postgresJournal(pool, status),
      call: { signal },
    });
    console.log(JSON.stringify({ part: status, ...report }));
    // The queue tries the part again; what is done is not done twice.
    if (report.failed > 0) throw new Error(`${report.failed} customers could not be copied`);
  });
});
