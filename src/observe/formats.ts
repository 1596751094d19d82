import type { SeenFormat } from "./types.js";

const patterns: Readonly<Record<SeenFormat, RegExp>> = {
  date: /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/,
  "date-time": /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  email: /^[^\s@]{1,64}@[^\s@]{1,250}\.[^\s@.]{2,}$/,
  iban: /^[A-Z]{2}\d{2} ?[A-Z\d][A-Z\d ]{9,38}$/,
  e164: /^\+[1-9]\d{6,14}$/,
  "iso-country": /^[A-Z]{2}$/,
  "integer-text": /^-?\d+$/,
};

export interface Format {
  readonly name: SeenFormat;
  readonly pattern: RegExp;
}

const formats: readonly Format[] = Object.entries(patterns).map(([name, pattern]) => ({
  name: name as SeenFormat,
  pattern,
}));

const longest = 300;

/** Those of some formats that a text has: the very same list if it has all of them. */
export function formatsOf(text: string, among: readonly Format[] = formats): readonly Format[] {
  if (text === "" || text.length > longest) return none;
  for (const { pattern } of among)
    if (!pattern.test(text)) return among.filter((format) => format.pattern.test(text));
  return among;
}

const none: readonly Format[] = [];

/** What the `format` of a spec is called here. A format that is not recognized is not judged. */
export const formatsOfSpec: Readonly<Record<string, SeenFormat>> = {
  date: "date",
  "date-time": "date-time",
  uuid: "uuid",
  email: "email",
};

/** What stands where a secret was: nothing, stars, or a word that says so. */
export function isMasked(value: unknown): boolean {
  return (
    value === null ||
    typeof value === "boolean" ||
    /[*•●]{2,}|^[^\p{L}\p{N}]*$|^x+$|^[^\p{L}\p{N}]*(hidden|masked|redacted|removed|secret)[^\p{L}\p{N}]*$/iu.test(
      String(value),
    )
  );
}

/** Whether a key may be the name of a property: not an address, an account number or a name with a space or an accent. */
export function looksLikeName(key: string): boolean {
  return (
    /^[A-Za-z$][A-Za-z_-]{1,39}\d{0,2}$/.test(key) || /^[A-Za-z]+(_[A-Za-z]+)+\d?$/.test(key.slice(0, 41))
  );
}

/** Whether a text may be a word of an enum. */
export function looksLikeWord(text: string): boolean {
  return /^[A-Za-z][A-Za-z_ -]{1,39}$/.test(text);
}

/** The power of two of a length: 0 for nothing, 1 for 1, 3 for 4 to 7. */
export function powerOf(length: number): number {
  return 32 - Math.clz32(length);
}
