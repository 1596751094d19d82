import type { Incoming } from "../sending/sender.js";

/** An answer as an observer sees it. Its body is parsed when it is looked at, which most of them never are. */
export class ObservedAnswer {
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

  get data(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }
}
