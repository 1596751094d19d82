// Failures on command.

import { failure } from "../errors.js";
import { own } from "../http/options.js";
import type { Random } from "./random.js";

/** An answer in the place of the bank's own. `delayMs` alone: its own, late. */
export interface FaultAnswer {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
  readonly delayMs?: number | undefined;
}

const words = [
  "reset",
  "timeout",
  "cut",
  "drip",
  "html",
  "json",
  "content-type",
  "redirect",
  "unauthorized",
  "token",
] as const;

/**
 * What goes wrong. `reset`: the connection breaks before an answer. `timeout`: silence. `cut`: half a body, then the connection
 * breaks. `drip`: the body, a few bytes a second. `html`: a 200 with a page. `json`: a 200 whose JSON is broken. `content-type`:
 * the answer as `text/plain`. `redirect`: a 302. `unauthorized`: a 401. `token`: a 401, now and for every later request with
 * that token. A number is a status.
 */
export type FaultKind = (typeof words)[number];

export interface FaultOptions {
  /** An operationId, or `token` for the token endpoint. Absent: any operation. */
  readonly operation?: string | undefined;
  /** How often; default once, without end where `every` or `chance` is given. */
  readonly times?: number | undefined;
  /** The n-th matching request from now on, and no other. */
  readonly nth?: number | undefined;
  /** Every k-th matching request. */
  readonly every?: number | undefined;
  /** From 0 to 1, drawn from the bank's seed. */
  readonly chance?: number | undefined;
  /** Whether the write is committed first. Default `before`: nothing has happened. */
  readonly when?: "before" | "after" | undefined;
  readonly how: FaultKind | number | FaultAnswer;
}

/** A failure that was ordered. */
export interface Fault {
  readonly options: FaultOptions;
  /** How often it has happened. */
  readonly happened: number;
  /** Whether it can still happen. */
  readonly active: boolean;
  stop(): void;
}

/** What happens to one request. */
export interface Struck {
  readonly when: "before" | "after";
  readonly how: FaultKind | FaultAnswer;
}

export class Faults {
  readonly ordered: Fault[] = [];
  readonly #draws: ((operation: string) => Struck | undefined)[] = [];

  constructor(
    readonly random: Random,
    readonly operations: ReadonlyMap<string, unknown>,
  ) {}

  add(given: FaultOptions): Fault {
    const options = this.#checked(given);
    const { operation, nth, every, chance, when = "before", how } = options;
    const times =
      options.times ?? (every === undefined && chance === undefined ? 1 : Number.POSITIVE_INFINITY);
    let seen = 0;
    let happened = 0;
    let stopped = false;
    const isOver = () => stopped || happened >= times || (nth !== undefined && seen >= nth);
    this.#draws.push((name) => {
      if (isOver() || (operation === undefined ? name === "token" : operation !== name)) return undefined;
      seen += 1;
      if (nth !== undefined && seen !== nth) return undefined;
      if (every !== undefined && seen % every !== 0) return undefined;
      if (chance !== undefined && this.random.next() >= chance) return undefined;
      happened += 1;
      return { when, how: typeof how === "number" ? { status: how } : how };
    });
    const fault: Fault = {
      options,
      get happened() {
        return happened;
      },
      get active() {
        return !isOver();
      },
      stop() {
        stopped = true;
      },
    };
    this.ordered.push(fault);
    return fault;
  }

  /** What happens to a request of this operation. The fault that was ordered first wins. */
  next(operation: string): Struck | undefined {
    for (const draw of this.#draws) {
      const struck = draw(operation);
      if (struck) return struck;
    }
    return undefined;
  }

  clear(): void {
    this.ordered.length = 0;
    this.#draws.length = 0;
  }

  #checked(given: FaultOptions): FaultOptions {
    const options = own<FaultOptions>(given, "the fault", "config");
    const known = ["operation", "times", "nth", "every", "chance", "when", "how"];
    refuseStrangers("fail", options, known);
    const { operation, when, how, chance } = options;
    if (operation !== undefined && operation !== "token" && !this.operations.has(operation))
      throw failure("config", "operation must be an operationId of the spec, or token");
    for (const name of ["times", "nth", "every"] as const) {
      const count = options[name];
      if (count !== undefined && !(Number.isSafeInteger(count) && count >= 1))
        throw failure("config", `${name} must be a whole number from 1`);
    }
    if (chance !== undefined && !(chance >= 0 && chance <= 1))
      throw failure("config", "chance must be a number from 0 to 1");
    if (when !== undefined && when !== "before" && when !== "after")
      throw failure("config", "when must be before or after");
    checkHow(how);
    return options;
  }
}

function checkHow(how: unknown): void {
  if (typeof how === "object" && how !== null) {
    refuseStrangers("how", how, ["status", "headers", "body", "delayMs"]);
    const { status, delayMs }: FaultAnswer = how;
    if (status !== undefined) checkStatus(status);
    if (delayMs !== undefined && !(delayMs >= 0 && delayMs < 2 ** 31))
      throw failure("config", "how.delayMs must be a number of milliseconds");
    if (status === undefined && delayMs === undefined) throw failure("config", "how needs status or delayMs");
  } else if (typeof how === "number") checkStatus(how);
  else if (!words.some((word) => word === how))
    throw failure("config", `how must be one of ${words.join(", ")}, a status, or an object with one`);
}

function checkStatus(status: unknown): void {
  if (typeof status !== "number" || !Number.isInteger(status) || status < 200 || status > 599)
    throw failure("config", "how.status must be a status from 200 to 599");
}

/** Refuses options that nobody knows, by name. */
export function refuseStrangers(what: string, given: object, known: readonly string[]): void {
  const strange = Object.keys(given).filter((name) => !known.includes(name));
  if (strange.length > 0) throw failure("config", `${what} does not know ${strange.join(", ")}`);
}
