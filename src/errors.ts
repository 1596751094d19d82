/** What kind of failure it was: the one thing to switch on. */
export type ErrorCategory =
  /** An argument of the call is not usable; nothing was sent. */
  | "input"
  /** An option of the client is not usable; nothing was sent. */
  | "config"
  /** The connection failed, or broke before the answer was whole. */
  | "network"
  /** No whole answer within `timeoutMs`, or the call's `deadlineMs` passed. */
  | "timeout"
  /** The caller's own signal. */
  | "aborted"
  /** The server answered with a redirect. Redirects are never followed. */
  | "redirect"
  /** 401, or no usable token could be had. */
  | "auth"
  /** 403. */
  | "permission"
  /** 404 or 410, or a filtered listing that does not hold the customer. */
  | "not_found"
  /** 409, or a refusal that means the customer exists already. */
  | "conflict"
  /** 429. */
  | "rate_limit"
  /** Any other 4xx. */
  | "bad_request"
  /** 5xx. */
  | "server"
  /** A success whose body is not what the operation declares. */
  | "invalid_response"
  /** More bytes than `maxResponseBytes`. */
  | "too_large"
  /** The server repeats pages, ignores the paging parameters, or never ends. */
  | "pagination"
  /** A failure declared inside a success. */
  | "provider";

/**
 * What became of a write that failed.
 *
 * `not_sent`: nothing reached the server. `rejected`: the server refused, it did not happen.
 * `unknown`: it may have happened; look before you repeat.
 */
export type Outcome = "not_sent" | "rejected" | "unknown";

/** Everything an error may carry. There is no place for a value of a request, an answer or a header. */
export interface ErrorFacts {
  readonly category: ErrorCategory;
  readonly provider?: string;
  /** The spec's operationId. */
  readonly operation?: string;
  readonly method?: string;
  /** The path template, never the path that was asked for. */
  readonly path?: string;
  readonly status?: number;
  /** From `x-request-id`, `request-id` or `x-correlation-id`. */
  readonly requestId?: string;
  /** The provider's short machine code, where it sent one. */
  readonly code?: string;
  /** Why a connection failed, in the platform's own code: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED` and the like. */
  readonly reason?: string;
  /** Requests sent. 0 when the call failed before the first. */
  readonly attempts?: number;
  /** Whether the same call, later, can succeed without doing anything twice. */
  readonly retryable?: boolean;
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Writes only. */
  readonly outcome?: Outcome;
}

const brand = Symbol.for("banking-customers.BankingError");

/** The one error this package throws. `category` says what happened; no property holds personal data or a credential. */
export class BankingError extends Error implements ErrorFacts {
  declare readonly category: ErrorCategory;
  declare readonly provider?: string;
  declare readonly operation?: string;
  declare readonly method?: string;
  declare readonly path?: string;
  declare readonly status?: number;
  declare readonly requestId?: string;
  declare readonly code?: string;
  declare readonly reason?: string;
  declare readonly attempts: number;
  declare readonly retryable: boolean;
  declare readonly retryAfterMs?: number;
  declare readonly outcome?: Outcome;

  /** `message` is one plain sentence without values. */
  constructor(message: string, facts: ErrorFacts) {
    // Without a prototype: what somebody gave Object.prototype is no fact.
    const told: ErrorFacts = Object.setPrototypeOf({ ...facts }, null);
    const { category, provider, operation, method, path, status, requestId, code } = told;
    const { reason, attempts = 0, retryable = false, retryAfterMs, outcome } = told;
    const where = [provider, operation].filter(Boolean).join(" ");
    super(where ? `${where}: ${message}` : message);
    const name = "BankingError";
    Object.assign(this, { name, category, provider, operation, method, path, status, requestId, code });
    Object.assign(this, { reason, attempts, retryable, retryAfterMs, outcome });
  }

  /** The facts, and nothing else. */
  toJSON(): ErrorFacts & { readonly name: string; readonly message: string } {
    return { ...this, name: this.name, message: this.message };
  }
}
Object.defineProperty(BankingError.prototype, brand, { value: true });

/** Whether a caught value is a `BankingError`, also one of another copy of this package. */
export function isBankingError(error: unknown): error is BankingError {
  try {
    return typeof error === "object" && error !== null && brand in error;
  } catch {
    // A proxy that was revoked.
    return false;
  }
}

/** What is told of an argument that is not usable. What a caller's getter or proxy throws may quote anything: only that it threw. */
export function unreadable(error: unknown): BankingError {
  return isBankingError(error) ? error : failure("input", "an argument cannot be read");
}

/** A failure of something that does not know what it is part of. Whoever does adds the facts. */
export function failure(category: ErrorCategory, message: string, facts?: Partial<ErrorFacts>): BankingError {
  return new BankingError(message, { ...facts, category });
}
