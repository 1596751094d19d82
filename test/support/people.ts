// Synthetic customers for the contract suite, the n-th each another one. The third has a name and nothing else.

import type { Address, CustomerDocument, CustomerInput } from "../../src/index.js";

const address = {
  street: "Example Street",
  houseNumber: "12",
  building: "1",
  unit: "4A",
  postalCode: "AB1 2CD",
  city: "London",
  region: "Greater London",
  country: "GB",
};

const moved = { email: "ada@example.org", phone: "442079460999", address: { city: "Turin", unit: "9" } };

const gatewayDetails = (n: number): CustomerInput => ({
  email: `ada${n}@example.com`,
  phone: `+44 20 7946 ${1000 + n}`,
  address,
  birthDate: "1815-12-10",
  nationality: "GB",
  status: { native: n % 2 === 0 ? "verified" : "under_verificaiton" },
  wire: {
    categorization: "category1",
    twofa: { targetType: "SMS", targetCode: "secret-1" },
    fieldOfTomorrow: { list: [1, { two: "zwei" }] },
    person: {
      gender: "Female",
      password: "secret-2",
      pinCode: "secret-3",
      documents: [{ name: "Passport", status: "verified" }],
      SecretQuestion: [{ question: "Which machine?", answer: "secret-4" }],
    },
  },
});

/** Cyrexa and FinHub: every second one a verified organization. */
export const gateway = {
  input: (n) => ({
    ...(n % 2 === 0
      ? { kind: "organization", name: { company: `Engines ${n} Ltd`, full: `Charles Babbage ${n}` } }
      : { kind: "person", name: { full: `Ada Lovelace ${n}`, given: "Ada", family: `Lovelace ${n}` } }),
    ...(n !== 3 && gatewayDetails(n)),
  }),
  changes: { ...moved, name: { given: "Augusta" }, nationality: "IT" },
  filters: { kind: "person", status: "under_verificaiton" },
  status: "blacklisted",
  document: {
    name: "Passport of Ada",
    purpose: "KYC",
    type: "Passport",
    status: "verified",
    location: "a/b",
  },
  address: { street: "Via Esempio", houseNumber: "7", city: "Torino", country: "IT" },
  existingId: "customer-0001",
} satisfies Subject & { status: string; document: CustomerDocument; address: Address };

export const counterparty = {
  input: (n) => ({
    kind: "person",
    name: { given: "Ada", middle: "Byron", family: `Lovelace ${n}` },
    ...(n !== 3 && {
      phone: `+442079461${100 + n}`,
      status: { native: "active" },
      kycLevel: n % 2,
      wire: {
        login: `ada${n}@example.com`,
        segment: "PI",
        balance_allowed: 5000.5,
        field_of_tomorrow: [{ two: 2 }],
        key: "secret-1",
      },
    }),
  }),
  changes: { name: { given: "Augusta" }, phone: "+442079460999", kycLevel: 2, wire: { segment: "PL" } },
  filters: {
    login: "ada1@example.com",
    family: ["Lovelace 1"],
    phone: "+442079461101",
    kycLevel: 1,
  },
  account: { iban: "GB29NWBK60161331926819" },
  existingId: "7b0c1d9e-2f43-4a56-8b1d-5c6e7f8091a2",
} satisfies Subject & { account: object };

/** bankingservice.ai: every second one an organization. */
export const bankingservice = {
  input: (n) => ({
    name: { given: "Ada", family: `Lovelace ${n}`, ...(n % 2 === 0 && { company: `Engines ${n} Ltd` }) },
    kind: n % 2 === 0 ? "organization" : "person",
    ...(n !== 3 && {
      email: `ada${n}@example.com`,
      phone: `31800020${1000 + n}`,
      address: { ...address, houseNumber: n % 2 === 0 ? "12" : "12-14" },
      wire: { field_of_tomorrow: { list: [1, { two: "zwei" }] }, creditcard: { number: "secret-1" } },
    }),
  }),
  changes: { ...moved, name: { given: "Augusta" } },
  existingId: "customer_ada1815",
} satisfies Subject;

interface Subject {
  input(n: number): CustomerInput;
  readonly changes: CustomerInput;
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly existingId: string;
}
