import type { Random } from "../random.js";
import { companies, type Naming, namings, type Place, phones, places } from "./words.js";

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
  readonly addresses: readonly (Place & { readonly number: string })[];
  readonly birthDate: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly iban: string;
}

/** The n-th customer, counted from 0. */
export function personOf(n: number, random: Random): Person {
  const naming = namings[n % namings.length] ?? namings[0];
  const organization = naming === "organization";
  const name = nameOf(organization ? namings[0] : naming, random);
  const count = n % 5 === 1 ? 3 : n % 7 === 3 ? 0 : 1;
  const place = random.pick(places);
  return {
    ...name,
    organization,
    company: organization ? `${random.pick(companies)} ${n + 1}` : "",
    email: n % 11 === 4 ? "" : `customer.${n + 1}@example.com`,
    phones: Array.from({ length: count }, () => random.pick(phones) + random.digits(2)),
    addresses: Array.from({ length: n % 4 === 2 ? 2 : n % 9 === 5 ? 0 : 1 }, (_, at) => ({
      ...(at === 0 ? place : random.pick(places)),
      number: houseNumber(random),
    })),
    birthDate: `${random.whole(1930, 2006)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`,
    // From 2015 to 2024, whatever the clock says: the same seed gives the same people.
    created: Date.UTC(2015, 0, 1) + random.whole(0, 3600) * 86_400_000 + random.whole(0, 86_399) * 1000,
    iban: ibanOf(random.pick(["DE", "GB", "NL", "UA", "PL"]), random),
  };
}

function nameOf(naming: Naming, random: Random) {
  const given = random.pick(naming.given);
  const middle = naming.middle ? random.pick(naming.middle) : "";
  const family = random.pick(naming.family);
  const full = naming.joined ? family + given : [given, middle, family].filter((part) => part).join(" ");
  return { given, middle, family, full, language: naming.language, nationality: naming.nationality };
}

function houseNumber(random: Random): string {
  const number = String(random.whole(1, 240));
  return random.pick([number, number, `${number}a`, `${number}-${Number(number) + 2}`, `${number}/3`]);
}

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
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
