// The quirks of one bank: what was given, checked, over the defaults.

import type { ProviderName } from "../customers.js";
import { failure } from "../errors.js";
import { type Quirk, quirks } from "./quirks.js";

/** How this bank behaves where the documentation does not say. */
export interface Quirks {
  readonly put: "replace" | "merge";
  readonly nulls: "removed" | "kept";
  readonly firstPage: 0 | 1;
  readonly totals: "right" | "missing" | "wrong";
  readonly pageCount: "count" | "index";
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly pastEnd: "empty" | "refused";
  readonly paging: "honoured" | "ignored";
  readonly order: "oldest" | "newest";
  readonly filters: "both" | "path";
  readonly missing: 404 | 400 | 200;
  readonly secrets: "shown" | "absent" | "masked";
  readonly duplicates: "allowed" | "refused";
  readonly givenId: "ignored" | "kept";
  readonly written: "whole" | "id";
  readonly emptyCustomer: "accepted" | "refused";
  readonly setStatus: "path" | "body";
  readonly disabled: "left out" | "listed";
  readonly deleted: "erased" | "hidden";
  readonly repetition: "same" | "refused";
  readonly idempotencyKey: "ignored" | "honoured";
  readonly premise: "given" | "number" | "string";
  readonly timestamps: "rfc3339" | "unix" | "local";
  readonly secondHeader: "required" | "ignored";
  readonly errors: "error" | "message" | "empty";
  readonly delay: number;
  readonly limit: number;
}

export type QuirkName = keyof Quirks;

/** The quirks of a bank: those given, checked, over the defaults. */
export function quirksOf(provider: ProviderName, given: Readonly<Record<string, unknown>>): Quirks {
  const found: Record<string, unknown> = {};
  for (const quirk of quirks) {
    const value = given[quirk.name];
    if (value !== undefined && !quirk.providers.includes(provider))
      throw failure(
        "config",
        `${provider} has no quirk ${quirk.name}: it is one of ${quirk.providers.join(", ")}`,
      );
    found[quirk.name] = value === undefined ? defaultOf(quirk, provider) : checked(quirk, value);
  }
  return complete(found);
}

/** What a quirk is at a provider when nobody says. */
export function defaultOf(quirk: Quirk, provider: ProviderName): string | number {
  return quirk.defaultOf?.[provider] ?? quirk.default;
}

function checked({ name, values }: Quirk, value: unknown): unknown {
  if (values) {
    if (!values.some((known) => known === value))
      throw failure(
        "config",
        `${name} must be one of ${values.map((one) => JSON.stringify(one)).join(", ")}`,
      );
    return value;
  }
  const least = name === "delay" || name === "limit" ? 0 : 1;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least || value >= 2 ** 31)
    throw failure("config", `${name} must be a whole number from ${least}`);
  return value;
}

function complete(found: object): Quirks {
  if (!isComplete(found)) throw failure("config", "a quirk has no value");
  return found;
}

function isComplete(found: object): found is Quirks {
  return quirks.every(({ name }) => Object.hasOwn(found, name));
}
