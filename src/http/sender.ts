// The one seam that requests leave through. There is a sender on `fetch` and, for Node, one on undici's dispatcher.

export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Incoming {
  /** Absent where the platform hides it (a browser's opaque redirect). */
  readonly status: number | undefined;
  header(name: string): string | null;
  headers(): Headers;
  /**
   * The body as text, decompressed. Throws `Unreadable`; beyond `maxBytes` the connection is closed. With `tolerant`, what
   * was read before the limit is good enough, and bytes that are no UTF-8 are replaced.
   */
  read(maxBytes: number, tolerant: boolean): Promise<string>;
}

/** One request under way. */
export interface Sending {
  readonly answer: Promise<Incoming>;
  /** Whether anything may have reached the server. Final once `answer` is settled. */
  readonly sent: boolean;
  /** Closes the connection. Harmless afterwards. */
  cancel(): void;
}

export type Sender = (request: Outgoing) => Sending;

/** A body that arrived, but cannot be used. */
export class Unreadable {
  constructor(readonly why: "too_large" | "undecodable") {}
}

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();

/** Collects chunks up to a limit. */
export class Collector {
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(
    readonly maxBytes: number,
    readonly tolerant: boolean,
  ) {}

  /** Whether more is wanted. */
  add(chunk: Uint8Array): boolean {
    if (!ArrayBuffer.isView(chunk)) throw new Unreadable("undecodable");
    this.#bytes += chunk.byteLength;
    if (this.#bytes > this.maxBytes && !this.tolerant) throw new Unreadable("too_large");
    this.#chunks.push(chunk);
    return this.#bytes <= this.maxBytes;
  }

  text(): string {
    const [first] = this.#chunks;
    if (first === undefined) return "";
    const whole = this.#chunks.length === 1 ? first : concatenate(this.#chunks, this.#bytes);
    if (this.tolerant) return lenient.decode(whole.subarray(0, this.maxBytes));
    try {
      return strict.decode(whole);
    } catch {
      throw new Unreadable("undecodable");
    }
  }
}

function concatenate(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
