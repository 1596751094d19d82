// What a copy is told, how far it says it is, and what it reports at the end.

import type { Customer, CustomerInput } from "../customers.js";
import type { ErrorCategory } from "../errors.js";
import type { CallOptions } from "../http/options.js";
import { type Comparison, type FindBy, type FindField, plainName, refused } from "./criteria.js";
import type { ComparedField } from "./differences.js";
import type { Journal } from "./journal.js";
import { knownOptions } from "./options.js";

export interface TransferOptions extends Comparison {
  /** Fields that tell whether a customer is at the target already, or a function that says what to look for. */
  readonly by: FindField | readonly FindField[] | ((customer: Customer) => FindBy);
  /** Whether a customer that is there is given what it lacks or has otherwise. Default false. */
  readonly update?: boolean | undefined;
  /** What to create, from what `portable` made of a customer; `undefined` leaves the customer out. */
  readonly prepare?: ((input: CustomerInput, customer: Customer) => CustomerInput | undefined) | undefined;
  /** Customers under way at the same time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Asked before each customer. */
  readonly limiter?: { acquire(signal: AbortSignal): Promise<void> } | undefined;
  /** Reads and compares, writes nothing, and reports what it would have done. */
  readonly dryRun?: boolean | undefined;
  /** What earlier runs did is read from it, and not done again. Not written in a dry run. */
  readonly journal?: Journal | undefined;
  /** Hears of every customer that is done. What it throws is ignored. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  readonly settleMs?: number | undefined;
  readonly trustFilters?: boolean | undefined;
  /** Limits of each request, and the signal that stops the copy. */
  readonly call?: CallOptions | undefined;
}

/** How far a copy is: numbers only. */
export interface TransferProgress {
  /** Customers read from the source. */
  readonly read: number;
  /** Done in an earlier run. */
  readonly skipped: number;
  readonly created: number;
  /** Creates of this or of a killed run whose outcome was unknown, and which had happened. */
  readonly recovered: number;
  readonly updated: number;
  /** Were there, and had nothing to change. */
  readonly unchanged: number;
  readonly failed: number;
}

/** What became of a copy: counts by name, without a value of any customer. */
export interface TransferReport extends TransferProgress {
  readonly dryRun: boolean;
  /** Customers that were at the target before: `updated` and `unchanged`. */
  readonly found: number;
  /** Left out by `prepare`. */
  readonly left: number;
  /** For how many customers the target had no place for a field. */
  readonly lost: { readonly [field in ComparedField]?: number };
  readonly failures: { readonly [category in ErrorCategory]?: number };
}

const optionNames = [
  "by",
  "update",
  "prepare",
  "concurrency",
  "limiter",
  "dryRun",
  "journal",
  "onProgress",
  "settleMs",
  "trustFilters",
  "emailCase",
  "call",
] as const satisfies readonly (keyof TransferOptions)[];

/** Refuses what is not usable, with the name of the option. */
export function transferOptions(given: TransferOptions): TransferOptions {
  const options = knownOptions(given, optionNames, {});
  const { by, concurrency = 4, settleMs = 0, prepare, onProgress, limiter, journal } = options;
  if (by === undefined)
    throw refused("by is required: the fields that tell whether a customer is at the target");
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 1_000))
    throw refused("concurrency must be a whole number from 1 to 1000");
  if (!(typeof settleMs === "number" && settleMs >= 0 && settleMs < 2 ** 31))
    throw refused("settleMs must be a number of milliseconds from 0 to 2147483647");
  for (const [name, hook] of Object.entries({ prepare, onProgress })) {
    if (hook !== undefined && typeof hook !== "function")
      throw refused(`${plainName(name)} must be a function`);
  }
  for (const name of ["update", "dryRun", "trustFilters"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "boolean")
      throw refused(`${name} must be true or false`);
  }
  if (limiter !== undefined && typeof limiter.acquire !== "function")
    throw refused("limiter must have acquire(signal)");
  if (journal !== undefined && typeof journal.append !== "function")
    throw refused("journal must have read(), append(entry) and close()");
  return { ...options, call: knownOptions(options.call, []) };
}
