// Numbers that a double cannot hold exactly: identifiers and amounts are never rounded.

// Only these may be rounded: numbers of sixteen digits and more, and those with an exponent of three digits.
const longDigits = 16;
const smallestNormal = 2 ** -1022;
const longExponent = /\d[eE][-+]?\d{3}/g;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Stands before the digits of a number that goes back to where it came from. Made anew in each process: no answer can hold it. */
const mark = `number ${globalThis.crypto?.randomUUID?.() ?? Math.random()} `;
const marked = new RegExp(`"${mark}(-?[\\d.eE+-]+)"`, "g");
let isMarking = false;

/** Parses JSON; a number that a double cannot hold becomes text, `marked` if it is to be written back as a number. */
export function parseExactly(text: string, isMarked: boolean, known?: unknown): unknown {
  const data = known ?? JSON.parse(text);
  // Only now: in text that is no JSON the search for numbers may never end, or make JSON of it.
  if (!hasLongDigits(text) && !hasLongExponent(text)) return data;
  if (isMarked) isMarking = true;
  const before = isMarked ? mark : "";
  return JSON.parse(text.replace(stringOrNumber, (token) => exactly(token, before)));
}

/** Looks at every sixteenth character, and closer only where that one may be of a long number: most are of none. */
function hasLongDigits(text: string): boolean {
  const half = longDigits / 2;
  for (let at = half - 1; at < text.length; at += longDigits) {
    if (!isDigitAt(text, at) || !(isDigitAt(text, at - half + 1) || isDigitAt(text, at + half))) continue;
    const first = firstDigit(text, at);
    let last = at;
    while (isDigitAt(text, last + 1)) last++;
    if (last - first >= longDigits - 1 && isNumber(text, first)) return true;
    at = last;
  }
  return false;
}

function hasLongExponent(text: string): boolean {
  for (const { index } of text.matchAll(longExponent)) {
    if (isNumber(text, firstDigit(text, index))) return true;
  }
  return false;
}

/** Whether a digit or a decimal point is there. */
function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 57 && code >= 46 && code !== 47;
}

function firstDigit(text: string, within: number): number {
  let at = within;
  while (isDigitAt(text, at - 1)) at--;
  return at;
}

/** A number stands behind one of these, and no text does that is not meant to look like JSON. */
function isNumber(text: string, first: number): boolean {
  let before = first - 1;
  if (text[before] === "-") before--;
  while (text.charCodeAt(before) <= 32) before--;
  const mark = text[before];
  return mark === ":" || mark === "[" || mark === ",";
}

function exactly(token: string, before: string): string {
  if (token.startsWith('"')) return token;
  const value = Number(token);
  // Only where a run of zeros begins: tried from each zero, a long run would take for ever.
  const digits = token.replace(/[eE].*|\D/g, "").replace(/^0+|(?<!0)0+$/g, "");
  // A whole number in digits is exact if it is written in the same digits again: from 1e21 on none is.
  // Below the smallest normal number a double holds fewer than fifteen digits.
  const isShort = digits === "" || (digits.length <= 15 && Math.abs(value) >= smallestNormal);
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
