// A nightly export: a line of JSON per customer. What stops in the middle goes on where it stopped when it runs again.

import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { type CustomerClient, redact } from "banking-customers";

/** Writes `file`. Until it is whole, `file`.progress says where to go on. */
export async function exportCustomers(client: CustomerClient, file: string): Promise<void> {
  const progress = `${file}.progress`;
  let { cursor, bytes } = await readProgress(progress);
  const output = await open(file, "a");
  try {
    // Cuts what a crash wrote after the last progress: that page comes again. The first run starts with an empty file.
    await output.truncate(bytes);
    for await (const page of client.list({ cursor }).pages()) {
      // `redact` keeps ids, enums and dates, and masks people. Choose fields of your own where you need more, and
      // leave `wire` out: it is the provider's whole record.
      const lines = page.items.map(({ wire: _wire, ...customer }) => `${JSON.stringify(redact(customer))}\n`);
      await output.appendFile(lines.join(""));
      await output.datasync();
      ({ cursor } = page);
      bytes += Buffer.byteLength(lines.join(""));
      // After the page, not before: a page is rather written again than left out. Renaming is all or nothing.
      await writeFile(`${progress}.new`, JSON.stringify({ cursor, bytes }));
      await rename(`${progress}.new`, progress);
    }
  } finally {
    await output.close();
  }
  await rm(progress, { force: true });
}

interface Progress {
  /** Fits the same provider and the same query, in any process. */
  readonly cursor?: string;
  readonly bytes: number;
}

async function readProgress(file: string): Promise<Progress> {
  const text = await readFile(file, "utf8").catch((error) => {
    if (error.code === "ENOENT") return '{ "bytes": 0 }';
    throw error;
  });
  return JSON.parse(text);
}
