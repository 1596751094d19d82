// Observations of many processes as one, in whichever order they come.

import { failure } from "../errors.js";
import { mostPlaces } from "./bounds.js";
import { mergedPlace, summed } from "./report.js";
import type {
  Observations,
  ObservedOperation,
  ObservedPaging,
  ObservedPlace,
  ObservedProvider,
  ObservedStatus,
} from "./types.js";

/**
 * One from many. The order does not matter. What is given twice counts once: observations whose observers are all part of others
 * are passed over, and of one observer's own reports the latest counts.
 *
 * @throws BankingError `input` for what is no observation, and for two that share some of their observers and not all: nobody
 *   could tell what was counted in both. Merge the files of the observers themselves.
 */
export function mergeObservations(...all: readonly Observations[]): Observations {
  for (const one of all) checkObservations(one);
  const parts: Observations[] = [];
  // The widest first, and among equals the latest: what is part of it is passed over.
  const ordered = [...all].sort(
    (one, other) => sizeOf(other) - sizeOf(one) || answersOf(other) - answersOf(one),
  );
  for (const one of ordered) {
    const runs = Object.keys(one.runs);
    const known = runs.filter((run) => parts.some((part) => Object.hasOwn(part.runs, run)));
    if (known.length === 0) parts.push(one);
    else if (!parts.some((part) => includes(part, one)))
      throw failure(
        "input",
        "two observations share some of their observers: merge the observers' own files",
      );
  }
  return parts
    .sort((one, other) => (firstRun(one) < firstRun(other) ? -1 : 1))
    .reduce(both, emptyObservations());
}

export function emptyObservations(): Observations {
  return { observations: 1, runs: {}, providers: {} };
}

const sizeOf = ({ runs }: Observations) => Object.keys(runs).length;
const answersOf = ({ runs }: Observations) => Object.values(runs).reduce((sum, count) => sum + count, 0);
const firstRun = ({ runs }: Observations) => Object.keys(runs).sort()[0] ?? "";

function includes(whole: Observations, part: Observations): boolean {
  return Object.entries(part.runs).every(([run, answers]) => (whole.runs[run] ?? -1) >= answers);
}

function both(one: Observations, other: Observations): Observations {
  const days = [one.from, other.from].filter((day) => day !== undefined).sort();
  const ends = [one.to, other.to].filter((day) => day !== undefined).sort();
  const cut = (one.cut ?? 0) + (other.cut ?? 0);
  return {
    observations: 1,
    runs: summed(one.runs, other.runs) ?? {},
    ...(days[0] && { from: days[0] }),
    ...(ends.length > 0 && { to: ends[ends.length - 1] ?? "" }),
    providers: byName(one.providers, other.providers, mergedProvider),
    ...(cut > 0 && { cut }),
  };
}

type Named<T> = { readonly [name: string]: T };

function byName<T>(
  one: Named<T> | undefined,
  other: Named<T> | undefined,
  merge: (a: T, b: T) => T,
): Named<T> {
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const [a, b] = [one?.[name], other?.[name]];
      const value = a === undefined ? b : b === undefined ? a : merge(a, b);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function mergedProvider(one: ObservedProvider, other: ObservedProvider): ObservedProvider {
  return { operations: byName(one.operations, other.operations, mergedOperation) };
}

function mergedOperation(one: ObservedOperation, other: ObservedOperation): ObservedOperation {
  const paging =
    one.paging && other.paging ? mergedPaging(one.paging, other.paging) : (one.paging ?? other.paging);
  return {
    answers: one.answers + other.answers,
    statuses: byName(one.statuses, other.statuses, mergedStatus),
    ...(paging && { paging }),
    ...((one.filters || other.filters) && {
      filters: byName(one.filters, other.filters, (a, b) => summed<Named<number>>(a, b) ?? {}),
    }),
  };
}

function mergedPaging(one: ObservedPaging, other: ObservedPaging): ObservedPaging {
  return byName<Named<number>>({ ...one }, { ...other }, (a, b) => summed(a, b) ?? {});
}

function mergedStatus(one: ObservedStatus, other: ObservedStatus): ObservedStatus {
  const headers = summed(one.headers, other.headers);
  const places = byName<ObservedPlace>(one.places, other.places, mergedPlace);
  return {
    answers: one.answers + other.answers,
    looked: one.looked + other.looked,
    contentTypes: summed(one.contentTypes, other.contentTypes) ?? {},
    ...(headers && { headers }),
    places: Object.fromEntries(Object.entries(places).slice(0, mostPlaces)),
  };
}

/** Refuses what is no observation of this version. */
export function checkObservations(value: unknown): asserts value is Observations {
  const isOurs =
    typeof value === "object" &&
    value !== null &&
    "observations" in value &&
    value.observations === 1 &&
    "runs" in value &&
    typeof value.runs === "object" &&
    "providers" in value &&
    typeof value.providers === "object";
  if (!isOurs) throw failure("input", "these are no observations, or those of another version");
}
