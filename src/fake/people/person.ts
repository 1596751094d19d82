import type { Random } from "../random.js";
import { companies, namings, type Place, phones, places } from "./words.js";

/** A made-up customer, in no provider's words yet. What is empty is absent there. */
export interface Person {
  readonly organization: boolean;
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly full: string;
  readonly company: string;
  readonly language: string;
  readonly nationality: string;
  readonly email: string;
  readonly phones: readonly string[];
  readonly addresses: readonly { readonly place: Place; readonly number: string }[];
  readonly birthDate: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly iban: string;
}

/** The n-th customer, counted from 0. */
export function personOf(n: number, random: Random): Person {
  const naming = namings[n % namings.length] ?? namings[0];
  const organization = naming === "organization";
  const words = organization ? namings[0] : naming;
  const given = random.pick(words.given);
  const middle = words.middle ? random.pick(words.middle) : "";
  const family = random.pick(words.family);
  const count = n % 5 === 1 ? 3 : n % 7 === 3 ? 0 : 1;
  return {
    organization,
    given,
    middle,
    family,
    full: words.joined ? family + given : [given, middle, family].filter((part) => part).join(" "),
    language: words.language,
    nationality: words.nationality,
    company: organization ? `${random.pick(companies)} ${n + 1}` : "",
    email: n % 11 === 4 ? "" : `customer.${n + 1}@example.com`,
    phones: several(count, () => random.pick(phones) + random.digits(2)),
    addresses: several(n % 4 === 2 ? 2 : n % 9 === 5 ? 0 : 1, () => ({
      place: random.pick(places),
      number: houseNumber(random),
    })),
    birthDate: `${random.whole(1930, 2006)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`,
    created: earliest + random.whole(0, 3600) * 86_400_000 + random.whole(0, 86_399) * 1000,
    iban: ibanOf(random.pick(["DE", "GB", "NL", "UA", "PL"]), random),
  };
}

// From here to 2024, whatever the clock says: the same seed gives the same people.
const earliest = Date.UTC(2015, 0, 1);

function several<T>(count: number, make: () => T): readonly T[] {
  const all: T[] = [];
  while (all.length < count) all.push(make());
  return all;
}

function houseNumber(random: Random): string {
  const number = String(random.whole(1, 240));
  return random.pick([number, number, `${number}a`, `${number}-${Number(number) + 2}`, `${number}/3`]);
}

/** Two digits. */
const two = (number: number) => String(number).padStart(2, "0");

const banks = { DE: ["", 18], GB: ["EXMP", 14], NL: ["EXMP", 10], UA: ["", 25], PL: ["", 24] } as const;

/** An IBAN whose check digits are right, of a bank and an account that do not exist. */
export function ibanOf(country: keyof typeof banks, random: Random): string {
  const [bank, digits] = banks[country];
  // Account numbers with zeros in front are the ones that get lost.
  const account = `${bank}000${random.digits(digits - 3)}`;
  return country + two(98 - remainder(`${account}${country}00`)) + account;
}

/** Modulo 97, letters as numbers from 10 on. */
function remainder(text: string): number {
  const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (let at = 0; at < digits.length; at += 9) {
    const part = digits.slice(at, at + 9);
    rest = (rest * 10 ** part.length + Number(part)) % 97;
  }
  return rest;
}
