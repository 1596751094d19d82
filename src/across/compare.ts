// When two values are the same to a person: pure functions, without a list of synonyms and without similarity.

import type { CustomerName } from "../customers.js";

/**
 * Text as a reader compares it: Unicode NFC, without case, one space for any white space. Diacritics count: `José` is not `Jose`.
 *
 * Case is folded by way of the upper case, which treats `ß` as `ss` and all four forms of the Turkish i alike: nobody's
 * language is known here, and `IŞIK` has to be `Işık`.
 */
export function foldedText(text: string): string {
  return foldedCase(text).replace(/\s+/gu, " ").trim().normalize("NFC");
}

function foldedCase(text: string): string {
  // The dot that the lower case of a capital dotted i leaves behind goes, so that it is the i of everybody else.
  return text
    .normalize("NFC")
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/gu, "i");
}

/** An e-mail address. The domain never tells upper from lower case; the part before it only if `exactCase` says so. */
export function foldedEmail(email: string, exactCase = false): string {
  const text = email.trim().normalize("NFC");
  const at = text.lastIndexOf("@");
  const name = text.slice(0, at);
  return `${exactCase ? name : foldedCase(name)}@${asciiDomain(text.slice(at + 1))}`;
}

/** `bücher.example` and `xn--bcher-kva.example` are one domain. */
function asciiDomain(domain: string): string {
  if (/^(?:[a-z\d-]+\.)+[a-z]+$/i.test(domain)) return domain.toLowerCase();
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain.toLowerCase();
  }
}

interface Phone {
  readonly digits: string;
  /** Written with `+` or `00`: the digits begin with the country code. */
  readonly international: boolean;
}

/** The digits of a phone number, in whichever script they are written. Without any digit: no number. */
export function phoneOf(text: string): Phone {
  const plain = text.trim().replace(/\p{Nd}/gu, digitOf);
  // The trunk prefix that some people write within an international number: `+44 (0)20 …`.
  const international = /^\+|^00/.test(plain.replace(/[^\d+]/g, ""));
  const written = international ? plain.replace(/\(\s*0\s*\)/, "") : plain;
  const digits = written.replace(/\D/g, "");
  return international ? { digits: digits.replace(/^00/, ""), international } : { digits, international };
}

/** The decimal digits of Unicode stand in runs of ten. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Of a number without its country code, at least so many digits have to agree. */
const leastNational = 7;

/**
 * Whether two phone numbers are the same one: all digits agree, or one of them lacks the country code (one to three digits) and
 * what it has are the last digits of the other. A trunk prefix of zeros does not count.
 */
export function samePhone(one: string, other: string): boolean {
  const [a, b] = [phoneOf(one), phoneOf(other)];
  if (a.digits === b.digits) return a.digits !== "";
  if (a.international && b.international) return false;
  const national = (phone: Phone) => (phone.international ? phone.digits : phone.digits.replace(/^0+/, ""));
  const [short, long] = [national(a), national(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short === long) return short.length >= leastNational;
  const shortIsNational = short === national(a) ? !a.international : !b.international;
  const extra = long.length - short.length;
  return shortIsNational && short.length >= leastNational && extra <= 3 && long.endsWith(short);
}

/** The day of a date, whatever time stands behind it. A form that leaves the order of day and month open stays as it is. */
export function dayOf(date: string): string {
  const text = date.trim();
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s])/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (year) return `${year}-${two(month)}-${two(day)}`;
  const [, first, second, last] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return last ? `${last}-${two(second)}-${two(first)}` : text;
}

const two = (digits = "") => digits.padStart(2, "0");

/** Every way to write a whole name that its parts allow: people put the family name first or last. */
export function wholeNames({ full, given, middle, family, company }: CustomerName): ReadonlySet<string> {
  const orders = [
    [full],
    [company],
    [given, middle, family],
    [given, family],
    [family, given, middle],
    [family, given],
  ];
  const names = orders.map((parts) => foldedName(parts.filter(Boolean).join(" ")));
  return new Set(names.filter((name) => name !== ""));
}

/** Chinese and Japanese names are written with and without a space. */
const unspaced =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** A name, or a part of one, as it is compared. */
export function foldedName(name: string): string {
  return foldedText(name)
    .replace(unspaced, "")
    .replace(/[\u2019\u02bc]/gu, "'");
}
