import { publicProperties } from "./providers/shared/public.js";

// The contract's own names.
const contract = ["provider", "kind", "kycLevel", "createdAt", "updatedAt"];
const open: ReadonlySet<string> = new Set([...contract, ...publicProperties]);
const inStatus: ReadonlySet<string> = new Set(["native", "normalized"]);

/** What stands where a value was. */
const mask = "[redacted]";

/**
 * A copy for logs: every value is masked that no spec marks as public, at any depth, in a `Customer`, a `Page` or a wire record.
 * Names of properties stay, so free-form keys do too.
 */
export function redact(value: unknown): unknown {
  try {
    return copy(value, "", []);
  } catch {
    // It cannot be read, or is nested too deeply.
    return mask;
  }
}

function copy(value: unknown, name: string, above: readonly object[]): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value !== "object" || value instanceof Date) return open.has(name) ? value : mask;
  if (above.includes(value)) return mask;
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, name, inside));
  const member = (inner: string, held: unknown) =>
    // A `Customer`'s status; on the wire, `native` is part of a name.
    name === "status" && inStatus.has(inner) && typeof held === "string" ? held : copy(held, inner, inside);
  return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, member(inner, held)]));
}
