/** A request that came, and what became of it. It holds bodies and credentials: the bank is there for tests. */
export interface BankRequest {
  /** 1 for the first. */
  readonly number: number;
  /** The operationId; `token` for the token endpoint; absent where the spec has no such operation. */
  readonly operation?: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its JSON, or else its text. */
  readonly body: unknown;
  /** By the bank's clock, milliseconds since 1970. */
  readonly at: number;
  /** Of the answer. Absent: none came, or not yet. */
  readonly status?: number;
  /** The JSON of the answer, or else its text. */
  readonly answer?: unknown;
  /** Whether it was a write that the bank has done. */
  readonly committed: boolean;
  /** The fault that struck it. */
  readonly fault?: string;
}

/** As the bank writes it. */
export type Entry = { -readonly [Name in keyof BankRequest]: BankRequest[Name] };

export function jsonOr(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
