// A copy with a bar on a terminal, and a line at the end in a log. Made to be copied.

import type { Customer, CustomerClient } from "banking-customers";
import { fileJournal, type TransferProgress, type TransferReport, transfer } from "banking-customers/across";

/** Where a bar is drawn, such as `process.stderr`. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Draws over one line, ten times a second at most. Where nobody looks it draws nothing. */
export function bar(output: Output, total: number): (progress: TransferProgress) => void {
  let drawn = 0;
  return ({ read, skipped, created, recovered, updated, unchanged, failed }) => {
    const done = skipped + created + recovered + updated + unchanged + failed;
    const isLast = done >= total;
    if (!output.isTTY || (!isLast && performance.now() - drawn < 100)) return;
    drawn = performance.now();
    const text = ` ${done} of ${Math.max(total, read)}, ${failed} failed`;
    const width = Math.max(10, (output.columns ?? 80) - text.length - 1);
    const full = total > 0 ? Math.min(width, Math.round((done / total) * width)) : width;
    output.write(`\r${"█".repeat(full)}${"░".repeat(width - full)}${text}${isLast ? "\n" : ""}`);
  };
}

/** Copies everybody overnight; run again after a kill, it goes on. */
export async function copy(
  people: AsyncIterable<Customer>,
  target: CustomerClient,
  options: { readonly total: number; readonly journal: string; readonly output?: Output },
): Promise<TransferReport> {
  const { total, journal, output = process.stderr } = options;
  const report = await transfer(people, target, {
    by: "email",
    concurrency: 8,
    journal: fileJournal(journal),
    onProgress: bar(output, total),
  });
  // Numbers and names of fields: nothing of anybody.
  output.write(`${JSON.stringify(report)}\n`);
  return report;
}
