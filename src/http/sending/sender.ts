// The one seam that requests leave through. There is a sender on `fetch`, and for Node one on undici's dispatchers.

import { type BankingError, failure } from "../../errors.js";

export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Incoming {
  /** 0 where the platform hides it (a browser's opaque redirect). */
  readonly status: number;
  header(name: string): string | null;
  headers(): Headers;
  /**
   * The body as text, decompressed; fails as `too_large` or `invalid_response`. Beyond `maxBytes` the connection is closed.
   * With `tolerant`, what was read before the limit is good enough, and bytes that are no UTF-8 are replaced.
   */
  read(maxBytes: number, tolerant: boolean): Promise<string>;
}

/** One request under way. */
export interface Sending {
  readonly answer: Promise<Incoming>;
  /** Whether anything may have reached the server. Final once `answer` is settled. */
  readonly sent: boolean;
  /** The platform's code for what went wrong, if it gave one that may be told. */
  readonly reason: string | undefined;
  /** Closes the connection. Harmless afterwards. */
  cancel(): void;
}

/** An undici `Dispatcher`, of version 6, 7 or 8. */
export interface HttpDispatcher {
  dispatch(options: { readonly path: string; readonly method: string }, handler: object): boolean;
}

export type Sender = (request: Outgoing) => Sending;

/** A body that arrived, but cannot be used. */
export function undecodable(): BankingError {
  return failure("invalid_response", "the answer cannot be decoded");
}

export function tooLarge(): BankingError {
  return failure("too_large", "the answer is larger than maxResponseBytes");
}

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();

/** Collects chunks up to a limit. */
export class Collector {
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(
    readonly maxBytes: number,
    readonly tolerant: boolean,
  ) {}

  /** Whether more is wanted. */
  add(chunk: Uint8Array): boolean {
    if (!ArrayBuffer.isView(chunk)) throw undecodable();
    this.#bytes += chunk.byteLength;
    const more = this.#bytes <= this.maxBytes;
    if (!more && !this.tolerant) throw tooLarge();
    this.#chunks.push(chunk);
    return more;
  }

  text(): string {
    let [whole = new Uint8Array()] = this.#chunks;
    if (this.#chunks.length > 1) {
      whole = new Uint8Array(this.#bytes);
      let at = 0;
      for (const chunk of this.#chunks) {
        whole.set(chunk, at);
        at += chunk.byteLength;
      }
    }
    if (this.tolerant) return lenient.decode(whole.subarray(0, this.maxBytes));
    try {
      return strict.decode(whole);
    } catch {
      throw undecodable();
    }
  }
}
