import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { tooLarge, undecodable } from "./sender.js";

/** What becomes of a body's bytes. */
export interface Sink {
  take(chunk: Uint8Array): void;
  end(): void;
  fail(error: unknown): void;
}

export const acceptedEncodings = "gzip, br";

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/**
 * A sink for the bytes of a body with this `content-encoding`, which hands `sink` the decoded ones. Each decoder that it
 * starts is told to `started`, so that it can be destroyed.
 */
export function decompressing(
  encodings: string | null,
  sink: Sink,
  maxBytes: number,
  started: (decoder: Transform) => void,
): Sink {
  if (encodings === null) return sink;
  const names = encodings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  return names.reduce((next, name) => decoding(decoders.get(name), next, maxBytes, started), sink);
}

function decoding(
  make: (() => Transform) | undefined,
  next: Sink,
  maxBytes: number,
  started: (decoder: Transform) => void,
): Sink {
  if (!make) throw undecodable();
  // None for a body without a byte: nothing was compressed.
  let decoder: Transform | undefined;
  const start = () => {
    const made = make();
    started(made);
    made.on("data", (chunk) => next.take(chunk));
    made.on("end", () => next.end());
    made.on("error", () => next.fail(undecodable()));
    return made;
  };
  return {
    take: (chunk) => {
      decoder ??= start();
      decoder.write(chunk);
      // The connection is not paused: undici fails an assertion, uncaught, if it ends meanwhile.
      if (decoder.writableLength > maxBytes + 2 ** 20) next.fail(tooLarge());
    },
    end() {
      if (decoder) decoder.end();
      else next.end();
    },
    fail: (error) => next.fail(error),
  };
}
