// Made-up people in each provider's words.

import type { Random } from "../random.js";
import type { Wire } from "../store.js";
import type { Person } from "./person.js";

/** A copy without members that say nothing. */
function said(record: Wire): Wire {
  const found: Wire = {};
  for (const name of Object.keys(record)) {
    const value = record[name];
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      found[name] = value;
  }
  return found;
}

const statuses = [
  "new",
  "verified",
  "under_verificaiton",
  "blacklisted",
  "under_investigation",
  "dispute",
  "on_hold",
  "bancrupted",
];
const genders = ["Male", "Female", "Non-binary", "Transgender", "Other", "Prefer not to tell"] as const;

/** Cyrexa and FinHub. Ids are UUIDs, and every third one a number of nineteen digits. */
export function gatewayRecord(n: number, person: Person, random: Random): Wire {
  const { given, middle, family, full, company, language, email, addresses } = person;
  const name = company || full;
  return said({
    id: n % 3 === 2 ? random.digits(19) : random.uuid(),
    customerType: person.organization ? "Organization" : "Person",
    customerName: name,
    customerStatus: statuses[n % statuses.length],
    categorization: `category${(n % 3) + 1}`,
    notifications: [{ notificationType: "Marketingemails", isEnabled: n % 2 === 0 }],
    person: said({
      firstName: said({
        name: [given, middle].filter((part) => part).join(" "),
        order: 1,
        language,
        native: given,
      }),
      lastName: family && { name: family, order: 2, language, native: family },
      fullName: full,
      groupId: `group-${(n % 4) + 1}`,
      gender: random.pick(genders),
      dateOfBirth: person.birthDate,
      nationality: person.nationality,
      pinCode: random.digits(4),
      password: `password-${random.hex(12)}`,
      email,
      telephoneNumbers: person.phones.map((number, at) => ({
        phoneType: at === 0 ? "fixed" : "mobile",
        encoding: "international",
        country: person.nationality,
        number,
        purpose: at === 0 ? "home" : "mobile",
      })),
      addresses: addresses.map(({ number, place }, at) => ({
        addressPurpose: at === 0 ? "residence" : "mail",
        address: said({
          country: place.country,
          area: place.region,
          zipCode: place.postalCode,
          city: place.city,
          street: place.street,
          streetNumber: [number],
        }),
      })),
      SecretQuestion: n % 6 === 0 ? [{ question: "Which street?", answer: `answer-${random.hex(6)}` }] : [],
    }),
  });
}

const wallets = ["active", "blocked", "new", "closed"];

/** The counterparty platform. It knows people only: an organization is called by its name. */
export function walletRecord(n: number, person: Person, random: Random): Wire {
  const { given, middle, family, company, email, phones } = person;
  const at = new Date(person.created).toISOString();
  return said({
    wallet_user_guid: random.uuid(),
    login: email || `user-${n + 1}-${random.digits(12)}`,
    name: company || given,
    paternal_name: company ? "" : middle,
    surname: company ? "" : family,
    phone_number: phones[0],
    segment: n % 2 === 0 ? "PI" : "PL",
    status: wallets[n % wallets.length],
    kyc_level: n % 4,
    is_disabled: n % 10 === 9,
    balance_allowed: random.whole(0, 100_000) / 4,
    balance_asset_code: "UAH",
    balance_asset_issuer: issuer,
    created_at: at,
    updated_at: at,
  });
}

/** The published specimen of a Stellar address. */
export const issuer = "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF";

/** bankingservice.ai. A house number is a number where it can be one. */
export function enterpriseRecord(person: Person, random: Random): Wire {
  const [address] = person.addresses;
  return said({
    id: `customer_${random.hex(24)}`,
    created: new Date(person.created).toISOString(),
    company: person.company,
    first_name: [person.given, person.middle].filter((part) => part).join(" "),
    last_name: person.family,
    email: person.email,
    phone: person.phones[0]?.slice(1),
    address:
      address &&
      said({
        premise: /^\d+$/.test(address.number) ? Number(address.number) : address.number,
        thoroughfare: address.place.street,
        postal_code: address.place.postalCode,
        locality: address.place.city,
        state: address.place.region,
        country: address.place.country,
      }),
  });
}
