// Numbers that a double cannot hold exactly: identifiers and amounts are never rounded.

// A number stands behind one of these, and no text does that is not meant to look like JSON. Only numbers of sixteen digits and more,
// or with an exponent of three, may be rounded.
const mayRound = /[:[,]\s*-?(?:\d[\d.]{15}|[\d.]+[eE][-+]?\d{3})/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Stands before the digits of a number that goes back to where it came from. Made anew in each process: no answer can hold it. */
const mark = `number ${globalThis.crypto?.randomUUID?.() ?? Math.random()} `;
const marked = new RegExp(`"${mark}(-?[\\d.eE+-]+)"`, "g");
let isMarking = false;

/** Parses JSON; a number that a double cannot hold becomes text, `marked` if it is to be written back as a number. */
export function parseExactly(text: string, isMarked: boolean): unknown {
  const data: unknown = JSON.parse(text);
  // Only now: in text that is no JSON the search for numbers may never end, or make JSON of it.
  if (!mayRound.test(text)) return data;
  if (isMarked) isMarking = true;
  const before = isMarked ? mark : "";
  return JSON.parse(text.replace(stringOrNumber, (token) => exactly(token, before)));
}

function exactly(token: string, before: string): string {
  if (token.startsWith('"')) return token;
  const value = Number(token);
  // Only where a run of zeros begins: tried from each zero, a long run would take for ever.
  const digits = token.replace(/[eE].*|\D/g, "").replace(/^0+|(?<!0)0+$/g, "");
  // A whole number in digits is exact if it is written in the same digits again: from 1e21 on none is.
  const isShort = digits.length <= 15 && (value !== 0 || digits === "");
  const exact =
    Number.isFinite(value) &&
    (String(value) === token || (isShort && (value === 0 || !/^-?\d+$/.test(token))));
  return exact ? token : `"${before}${token}"`;
}

/** The digits of a marked number; any other text as it is. */
export function withoutMark(text: string): string {
  return isMarking && text.startsWith(mark) ? text.slice(mark.length) : text;
}

export function isMarkedNumber(value: unknown): value is string {
  return isMarking && typeof value === "string" && value.startsWith(mark);
}

/** JSON in which marked numbers are numbers again, digit for digit. */
export function withNumbers(json: string): string {
  return isMarking && json.includes(mark) ? json.replace(marked, "$1") : json;
}
