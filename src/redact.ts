import { publicProperties } from "./providers/public.js";

// The contract's own; `status` is `{ native, normalized }`.
const contract = ["provider", "kind", "native", "normalized", "kycLevel", "createdAt", "updatedAt"];
const open: ReadonlySet<string> = new Set([...contract, ...publicProperties]);

/** What stands where a value was. */
const mask = "[redacted]";

/**
 * A copy for logs: every value is masked that no spec marks as public, at any depth, in a `Customer`, a `Page` or a wire record.
 * Names of properties stay, so free-form keys do too.
 */
export function redact(value: unknown): unknown {
  return copy(value, false, []);
}

function copy(value: unknown, shown: boolean, above: readonly object[]): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value !== "object") return shown ? value : mask;
  if (above.includes(value)) return mask;
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, shown, inside));
  if (value instanceof Date) return shown ? value : mask;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, copy(member, open.has(name), inside)]),
  );
}
