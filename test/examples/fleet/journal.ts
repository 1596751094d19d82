// What a part remembers, in Postgres: whoever takes it up goes on where the last worker was killed.

import type { Journal, JournalEntry } from "banking-customers/across";
import type { Pool, PoolClient } from "pg";

export async function createTables(pool: Pool): Promise<void> {
  await pool.query(`create table if not exists copied (
    step bigserial primary key, part text not null, entry jsonb not null)`);
  await pool.query("create index if not exists copied_part on copied (part)");
}

export function postgresJournal(pool: Pool, part: string): Journal {
  return {
    async *read() {
      const { rows } = await pool.query("select entry from copied where part = $1 order by step", [part]);
      for (const { entry } of rows) yield entry as JournalEntry;
    },
    async append(entry) {
      await pool.query("insert into copied (part, entry) values ($1, $2)", [part, entry]);
    },
    async close() {},
  };
}

/**
 * Does the work while no other process does this part. A part may be handed out again while its first worker is alive: the second
 * one waits here. The lock lives as long as its connection; `signal` aborts when that is lost, because then another may begin.
 */
export async function alone<T>(
  pool: Pool,
  part: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const connection: PoolClient = await pool.connect();
  const lost = new AbortController();
  connection.once("error", () => lost.abort());
  connection.once("end", () => lost.abort());
  try {
    await connection.query("select pg_advisory_lock(hashtext('copied'), hashtext($1))", [part]);
    return await work(lost.signal);
  } finally {
    // The lock goes with the connection.
    connection.release(true);
  }
}
