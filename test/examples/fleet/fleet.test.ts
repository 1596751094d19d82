// The fleet on a real Postgres, with workers that are killed and a database that restarts.

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFakeBank } from "banking-customers/fake";
import { build } from "esbuild";
import pg from "pg";
import PgBoss from "pg-boss";
import { expect, onTestFinished, test } from "vitest";
import { freePort, postgresProgram, startPostgres, unless } from "../../fleet/servers.js";
import { enqueue, queue } from "./parts.js";

const statuses = [
  "new",
  "verified",
  "under_verificaiton",
  "blacklisted",
  "under_investigation",
  "dispute",
  "on_hold",
  "bancrupted",
];

/** worker.ts as a program of its own. */
async function program(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fleet-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = (name: string) => fileURLToPath(new URL(`../../../src/${name}`, import.meta.url));
  const outfile = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg-native"],
    logLevel: "silent",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    alias: {
      "#failures": source("http/sending/failures.ts"),
      "#platform": source("http/sending/platform.node.ts"),
      "banking-customers/across": source("across/index.ts"),
      "banking-customers/auth": source("auth/index.ts"),
      "banking-customers/fleet": source("fleet/index.ts"),
      "banking-customers/finhub": source("providers/finhub/index.ts"),
      "banking-customers/bankingservice": source("providers/bankingservice/index.ts"),
    },
  });
  return outfile;
}

test.skipIf(!postgresProgram)(
  `everybody once, whatever dies${unless(postgresProgram, "Postgres")}`,
  { timeout: 180_000 },
  async () => {
    const port = await freePort();
    const database = await startPostgres(port);
    onTestFinished(() => database.remove());
    const connectionString = `postgres://postgres@127.0.0.1:${port}/postgres`;
    const source = createFakeBank({ provider: "finhub", customers: 300 });
    const target = createFakeBank({ provider: "bankingservice", credentials: "issued", delay: 5 });
    const [sourceUrl, targetUrl] = [await source.listen(), await target.listen()];
    onTestFinished(async () => void (await Promise.all([source.close(), target.close()])));

    const boss = new PgBoss({ connectionString, supervise: false });
    boss.on("error", () => {});
    await boss.start();
    process.env.PART_SECONDS = "6";
    await enqueue(
      boss,
      statuses.map((status) => ({ status })),
    );
    await boss.stop({ graceful: false });

    const worker = await program();
    const env = {
      ...process.env,
      DATABASE_URL: connectionString,
      SOURCE_URL: sourceUrl,
      TARGET_URL: targetUrl,
      TOKEN_URL: target.tokens.url,
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    };
    const workers: ChildProcess[] = [];
    let errors = "";
    const start = () => {
      const child = spawn(process.execPath, [worker], { env, stdio: ["ignore", "ignore", "pipe"] });
      child.stderr?.on("data", (chunk) => (errors += chunk));
      workers.push(child);
      return child;
    };
    onTestFinished(() => {
      for (const child of workers) child.kill("SIGKILL");
    });
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const begun = async (count: number) => {
      for (let tries = 0; target.customers.size < count && tries < 600; tries += 1) await pause(50);
      expect(target.customers.size, errors).toBeGreaterThanOrEqual(count);
    };

    const first = start();
    start();
    start();
    await begun(20);
    first.kill("SIGKILL");
    await once(first, "close");
    start();
    await begun(80);
    database.kill();
    await pause(500);
    await database.start();
    workers[1]?.kill("SIGKILL");
    start();

    const pool = new pg.Pool({ connectionString, max: 1 });
    pool.on("error", () => {});
    onTestFinished(() => pool.end());
    const waiting = async () => {
      const left = await pool
        .query("select count(*)::int as left from pgboss.job where name = $1 and state <> 'completed'", [
          queue,
        ])
        .catch(() => ({ rows: [{ left: -1 }] }));
      return left.rows[0]?.left;
    };
    await expect.poll(waiting, { timeout: 120_000, interval: 250 }).toBe(0);

    const emails = [...target.customers.values()].map((customer) => Object(customer).email);
    expect(emails).toHaveLength(300);
    expect(new Set(emails).size).toBe(300);
    // One token for all of them, and none of them asked for its own.
    expect(target.tokens.issued.length).toBeLessThanOrEqual(3);
  },
);
