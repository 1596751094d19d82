import { propertyNames, publicProperties } from "./providers/shared/public.js";

// The contract's own names.
const contract = ["provider", "kind", "kycLevel", "createdAt", "updatedAt"];
const shown: ReadonlySet<string> = new Set([...contract, ...publicProperties]);
const inStatus: ReadonlySet<string> = new Set(["native", "normalized"]);

/** Names of the contract's types that are not shown with their values. */
const contractNames =
  "address accounts birthDate building city company country cursor customer customers documents email family filters full " +
  "given houseNumber iban id items location middle name names nationality phone postalCode purpose region status street total " +
  "type unit wire";
const known: ReadonlySet<string> = new Set([
  ...shown,
  ...inStatus,
  ...contractNames.split(" "),
  ...propertyNames,
]);

/** What stands where a value was. */
const mask = "[redacted]";

/** What to know beside the specs of the package. */
export interface RedactOptions {
  /** The `api` of a file that `banking-customers generate` wrote: its public properties are shown, and its secret ones never. */
  readonly api?:
    | {
        readonly secretProperties: readonly string[];
        readonly publicProperties: readonly string[];
        readonly otherProperties: readonly string[];
      }
    | undefined;
}

interface Names {
  readonly shown: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

function namesOf(api: RedactOptions["api"]): Names {
  if (!api) return { shown, known };
  const { secretProperties, publicProperties, otherProperties } = api;
  const hidden = new Set([...secretProperties, ...otherProperties]);
  return {
    shown: new Set([...shown, ...publicProperties].filter((name) => !hidden.has(name))),
    known: new Set([...known, ...publicProperties, ...hidden]),
  };
}

/**
 * A copy for logs: every value is masked that no spec marks as public, at any depth, in a `Customer`, a `Page` or a wire record.
 *
 * Names of properties stay if a spec or the contract knows them. Any other key may be a value itself, such as the e-mail address that
 * a map is keyed by, and is masked too.
 */
export function redact(value: unknown, options: RedactOptions = {}): unknown {
  try {
    return copy(value, "", [], namesOf(options.api));
  } catch {
    // It cannot be read, or is nested too deeply.
    return mask;
  }
}

function copy(value: unknown, name: string, above: readonly object[], names: Names): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value !== "object" || value instanceof Date) return names.shown.has(name) ? value : mask;
  if (above.includes(value)) return mask;
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, name, inside, names));
  const member = (inner: string, held: unknown) =>
    // A `Customer`'s status; on the wire, `native` is part of a name.
    name === "status" && inStatus.has(inner) && typeof held === "string"
      ? held
      : copy(held, inner, inside, names);
  let masked = 0;
  const key = (inner: string) => {
    if (names.known.has(inner)) return inner;
    masked += 1;
    return masked === 1 ? mask : `${mask} ${masked}`;
  };
  return Object.fromEntries(Object.entries(value).map(([inner, held]) => [key(inner), member(inner, held)]));
}
