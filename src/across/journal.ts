// What a long copy remembers, so that it can be killed at any moment.

import type { FileHandle } from "node:fs/promises";
import { failure } from "../errors.js";

/** One step of one customer of the source. Ids only: a journal holds nothing else of a customer. */
export interface JournalEntry {
  /** The customer at the source: `cyrexa/1f0c…`. */
  readonly from: string;
  /** `begun` stands before a create is sent: if nothing follows, nobody knows what became of it. */
  readonly state: "begun" | "updated" | "created" | "recovered" | "unchanged";
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** The id at the target. */
  readonly to?: string;
}

/** Where a copy writes its steps. Any store that keeps entries in the order in which they were appended will do. */
export interface Journal {
  /** All entries of earlier runs. */
  read(): AsyncIterable<JournalEntry>;
  /** Resolves when the entry survives the death of the process. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/**
 * A journal in a file that is only ever appended to: a line of JSON per step. A last line that a kill cut short is passed over.
 * One process at a time may use a file. Node, Bun and Deno only.
 */
export function fileJournal(path: string | URL): Journal {
  let handle: Promise<FileHandle> | undefined;
  const opened = () => {
    handle ??= nodeModule<typeof import("node:fs/promises")>("fs/promises").then(({ open }) =>
      open(path, "a+"),
    );
    return handle;
  };
  // Entries that come while one write is under way are written together, in one piece.
  let waiting = "";
  let writing: Promise<void> | undefined;
  const write = async () => {
    try {
      const file = await opened();
      while (waiting !== "") {
        const lines = waiting;
        waiting = "";
        await file.appendFile(lines);
      }
    } finally {
      writing = undefined;
    }
  };
  return {
    async *read() {
      const file = await opened();
      yield* entriesOf(path);
      // A kill may have cut the last line short. Whatever comes next begins a line of its own.
      const { size } = await file.stat();
      const last = await file.read(new Uint8Array(1), 0, 1, Math.max(0, size - 1));
      if (last.bytesRead === 1 && last.buffer[0] !== 10) await file.appendFile("\n");
    },
    append(entry) {
      waiting += `${JSON.stringify(entry)}\n`;
      writing ??= write();
      return writing;
    },
    async close() {
      await writing;
      const file = await handle;
      handle = undefined;
      await file?.close();
    },
  };
}

/** Imported when it is used, by a name that no bundler for a browser looks up. */
function nodeModule<Module>(name: string): Promise<Module> {
  const specifier = `node:${name}`;
  return import(/* @vite-ignore */ /* webpackIgnore: true */ specifier);
}

/** A line that a kill cut short is passed over: it begins like an entry and is none. */
async function* entriesOf(path: string | URL): AsyncGenerator<JournalEntry> {
  const { createReadStream } = await nodeModule<typeof import("node:fs")>("fs");
  const { createInterface } = await nodeModule<typeof import("node:readline")>("readline");
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const entry = entryOf(line);
    if (entry) yield entry;
    else if (!/^({|$)/.test(line)) throw failure("config", "the journal's file holds something else");
  }
}

function entryOf(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is JournalEntry {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "from" in entry &&
    typeof entry.from === "string" &&
    "state" in entry &&
    typeof entry.state === "string" &&
    "at" in entry &&
    typeof entry.at === "number"
  );
}
