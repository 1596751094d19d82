import type { ErrorCategory, Outcome } from "../errors.js";

export interface CallFacts {
  /** The same in all events of one call; no other call of this process has it. */
  readonly callId: number;
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  /** The template. */
  readonly path: string;
}

/** What happened, for logs and traces: names, numbers and categories, never a value. Durations are milliseconds. */
export type ClientEvent =
  | (CallFacts & {
      readonly type: "attempt";
      /** 1 for the first. */
      readonly attempt: number;
      readonly durationMs: number;
      readonly status?: number;
      /** Absent when the attempt succeeded. */
      readonly category?: ErrorCategory;
      /** Why the connection failed, as on the error. */
      readonly reason?: string;
    })
  | (CallFacts & {
      readonly type: "retry";
      /** The attempt about to be made. */
      readonly attempt: number;
      readonly waitMs: number;
      readonly category: ErrorCategory;
    })
  | (CallFacts & {
      readonly type: "token";
      readonly durationMs: number;
      readonly category?: ErrorCategory;
    })
  | (CallFacts & {
      readonly type: "call";
      readonly attempts: number;
      readonly durationMs: number;
      readonly status?: number;
      readonly category?: ErrorCategory;
      readonly reason?: string;
      readonly outcome?: Outcome;
      readonly requestId?: string;
    });

type Telling<Event> = Event extends ClientEvent ? Omit<Event, keyof CallFacts> : never;

let calls = 0;

/** The facts of a new call. */
export function callFacts(facts: Omit<CallFacts, "callId">): CallFacts {
  calls += 1;
  return { callId: calls, ...facts };
}

/** Tells the hook what happened in one call. */
export function teller(
  hook: (event: ClientEvent) => void,
  about: CallFacts,
): (event: Telling<ClientEvent>) => void {
  return (event) => quietly(() => hook({ ...event, ...about }));
}

/** Tells a caller's hook something. Whatever it throws, now or later, does not disturb the call. */
export function quietly(tell: () => unknown): void {
  try {
    Promise.resolve(tell()).catch(() => {});
  } catch {
    // It was told.
  }
}
