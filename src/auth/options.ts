import { BankingError } from "../errors.js";
import { address } from "../http/options.js";

const refuse = (reason: string) => new BankingError(reason, { category: "config" });

export function text(name: string, value: unknown): string {
  if (typeof value !== "string" || value.trim() === "")
    throw refuse(`${name} must be text that is not blank`);
  return value;
}

export function choice<T extends string>(name: string, value: T | undefined, known: readonly [T, ...T[]]): T {
  if (value === undefined) return known[0];
  if (!known.includes(value)) throw refuse(`${name} must be one of ${known.join(", ")}`);
  return value;
}

export function numberWithin(
  name: string,
  value: number | undefined,
  standard: number,
  [least, most]: readonly [number, number],
): number {
  if (value === undefined) return standard;
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw refuse(`${name} must be a number from ${least} to ${most}`);
  }
  return value;
}

/** What holds for a base URL, but kept as given: a slash at its end may matter. */
export function tokenUrl(given: unknown): string {
  address(given, "tokenUrl");
  return String(given);
}
