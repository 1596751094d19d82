// What one call is made of: the operation, the request, and what all calls of a client share.

import type { ErrorCategory, Outcome } from "../../errors.js";
import type { AnswerShape, RemovedNames } from "../bodies/answer.js";
import type { ClientEvent } from "../events.js";
import type { CallOptions, ClientObserver, Limiter, ResolvedLimits, TraceHeaders } from "../options.js";
import type { Incoming, Sender, Sending } from "../sending/sender.js";
import type { CredentialHeader, CredentialRequest } from "./credentials.js";
import type { RetryBudget } from "./retry.js";

/** One row of a generated operation table. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly effect: "read" | "create" | "update" | "delete";
  readonly answer: AnswerShape;
  /** Rests on an assumption. */
  readonly assumed?: true;
  /** Security schemes, where they are not the spec's common ones. */
  readonly credentials?: readonly string[];
  /** The field of the body that makes a repeated write harmless, where one is documented. */
  readonly idempotencyKey?: string;
}

/** What a provider knows about its own refusals. `text` never leaves this function. */
export type ReadRefusal = (status: number, text: string) => ErrorCategory | undefined;

/** What all calls of a client share. */
export interface Connection {
  readonly provider: string;
  readonly send: Sender;
  readonly budget: RetryBudget;
  readonly onEvent: ((event: ClientEvent) => void) | undefined;
  readonly traceHeaders?: TraceHeaders | undefined;
  readonly readRefusal: ReadRefusal | undefined;
  readonly limiter?: Limiter | undefined;
  readonly observer?: ClientObserver | undefined;
  /** JSON pointers to a machine code in the body of a refusal. */
  readonly errorCodes?: readonly string[];
}

export type Headers = Readonly<Record<string, string>>;

/** One request, ready to be sent any number of times. */
export interface Plan<Read = unknown> {
  readonly id: string;
  readonly operation: Operation;
  /** What of the URL comes before the operation's path. */
  readonly base: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Headers;
  readonly asked: readonly CredentialHeader[];
  readonly acts: CredentialRequest;
  readonly limits: ResolvedLimits;
  readonly options: CallOptions;
  /** The parameters and the body as they were given, for an observer. */
  readonly request?: { readonly params?: unknown; readonly body?: unknown };
  /** Whose the idempotency key in the body is. With a made one, another call would be another write. */
  readonly key?: "given" | "made";
  /** Properties that answers are rid of. */
  readonly without: RemovedNames;
  /** Whether what is read becomes part of a write: numbers that a double cannot hold then go back as numbers. */
  readonly isWrittenBack?: boolean;
  /** Reads the answer. What it cannot read is no answer. */
  readonly as: (answer: Answer) => Read;
  /** Hears each whole answer before anything is taken out of it. Refusals are then read as far as answers. */
  readonly onText?: (incoming: Incoming, text: string) => void;
  /** Of the write that a read is part of, if the read fails. */
  readonly outcome?: Outcome;
}

export interface Answer {
  readonly data: unknown;
  readonly status: number;
  readonly incoming: Incoming;
}

/** What an attempt came to so far. */
export interface Seen {
  sending?: Sending;
  incoming?: Incoming;
  /** The body of a refusal, or of an answer that declares a failure. */
  text?: string;
}
