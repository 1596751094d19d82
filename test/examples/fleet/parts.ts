// The parts of a copy, as jobs of pg-boss. Made to be copied: see README.md.

import type PgBoss from "pg-boss";

export const queue = "copy-customers";

/** One part of the source: customers of one status. Parts have to be disjoint, and together be everybody. */
export interface Part {
  readonly status: string;
}

/** Puts each part into the queue, once: a part that waits or is being worked on is not put there again. */
export async function enqueue(boss: PgBoss, parts: readonly Part[]): Promise<void> {
  await boss.createQueue(queue, { name: queue, policy: "standard" });
  for (const part of parts) {
    await boss.send(queue, part, {
      singletonKey: part.status,
      // A worker that dies says nothing: its part is handed out again after this time.
      expireInSeconds: Number(process.env.PART_SECONDS ?? 3600),
      retryLimit: 100,
      retryDelay: 1,
    });
  }
}
