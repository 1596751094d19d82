// What the platforms do alike.

import type { Spec, SpecOperation } from "../../spec/spec.js";
import type { Quirks } from "../behaviour.js";
import type { Clock } from "../clock.js";
import type { Person } from "../people/person.js";
import type { Random } from "../random.js";
import { mapped, merged, Refused, type Store, type Wire } from "../store.js";
import type { Tokens } from "../tokens.js";

/** What a platform works with. */
export interface Books {
  readonly spec: Spec;
  readonly store: Store;
  readonly clock: Clock;
  readonly quirks: () => Quirks;
  readonly tokens: Tokens;
  /** Asks the bank of a new customer, as counterparty documents it. Absent: nobody is asked. */
  readonly confirm?: ((about: string) => Promise<void>) | undefined;
}

/** A request that is allowed: its values are those that the spec wants. */
export interface Call {
  readonly operation: SpecOperation;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly header: (name: string) => string | null;
}

/** Gives the JSON of the answer, or `undefined` where there is no content. */
export type Handler = (call: Call) => unknown;

export interface Platform {
  /** By operationId. Operations that are not here answer their example. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** A made-up customer, and what belongs to it. */
  seed(n: number, person: Person, random: Random): Wire;
}

/** What a PUT makes of a record. `own` is the server's part of it. */
export function putOver(put: Quirks["put"], record: Wire, given: Wire, own: readonly string[]): Wire {
  const kept = Object.fromEntries(Object.entries(record).filter(([name]) => own.includes(name)));
  return { ...(put === "merge" ? merged(record, given) : given), ...kept };
}

/** The record as it is answered: its secrets as the quirk says. */
export function shown(record: Wire, secrets: ReadonlySet<string>, how: Quirks["secrets"]): Wire {
  if (how === "shown") return record;
  return mapped(record, (name, value) => {
    if (!secrets.has(name)) return value;
    return how === "masked" && typeof value === "string" ? "****" : undefined;
  });
}

/** A page of a listing. */
export function cut(quirks: Quirks, found: readonly Wire[], start: number, size: number): readonly Wire[] {
  if (start > 0 && start >= found.length && quirks.pastEnd === "refused")
    throw new Refused(404, "there is no such page");
  const all = quirks.order === "newest" ? [...found].reverse() : found;
  return all.slice(start, start + size);
}

/** How many a page holds: what was asked for, if it is a number that makes sense. */
export function sizeOf(quirks: Quirks, asked: unknown): number {
  const size = asked === undefined || asked === null ? quirks.pageSize : Number(asked);
  if (!(size >= 1)) throw new Refused(400, "a page holds at least one customer");
  return Math.min(Math.floor(size), quirks.maxPageSize);
}

/** A time as text. */
export function written(how: Quirks["timestamps"], ms: number): string {
  const text = new Date(ms).toISOString();
  if (how === "unix") return String(Math.floor(ms / 1000));
  return how === "local" ? text.slice(0, 19).replace("T", " ") : text;
}

export function sameText(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" && one.toLowerCase() === other.toLowerCase();
}
