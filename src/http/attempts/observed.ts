import type { Incoming } from "../sending/sender.js";

/** An answer as an observer sees it. Its body is parsed when it is looked at, which most of them never are. */
export class ObservedAnswer {
  #parsed: unknown;

  constructor(
    readonly provider: string,
    readonly operation: string,
    readonly incoming: Incoming,
    readonly text: string,
    readonly request: { readonly params?: unknown; readonly body?: unknown },
  ) {}

  get status(): number {
    return this.incoming.status;
  }

  header(name: string): string | null {
    return this.incoming.header(name);
  }

  /** Parsed anew for each who asks: whatever he does to it, the call does not notice. */
  get data(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }

  /** Parsed once, for an observer that only reads; the call goes on with it. */
  get parsed(): unknown {
    this.#parsed ??= this.data;
    return this.#parsed;
  }

  /** What was parsed already, if it was looked at. */
  known(): unknown {
    return this.#parsed;
  }
}
