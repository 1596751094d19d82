// One whole record of each provider, with every property of its documentation, about people who do not exist.

import type { components as BankingService } from "../../src/providers/bankingservice/index.js";
import type { components as Counterparty } from "../../src/providers/counterparty/index.js";
import type { components as Gateway } from "../../src/providers/cyrexa/index.js";

/** Every property, also those that are optional: a property that a spec adds is missing here until somebody writes it down. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<T[K]> }
    : T;

/** Of Cyrexa and FinHub. The second phone is the mobile one. */
export const gatewayRecord: Whole<Gateway["schemas"]["Customer"]> = {
  id: "c-1",
  customerType: "Person",
  customerName: "Ada Lovelace",
  customerStatus: "under_verificaiton",
  categorization: "category2",
  notifications: [{ notificationType: "Marketingemails", isEnabled: true }],
  person: {
    firstName: {
      name: "Ada",
      order: 1,
      abbreviation: "A.",
      language: "en",
      native: "Augusta Ada",
      suffix: "Countess",
      prefix: "Lady",
    },
    lastName: {
      name: "Lovelace",
      order: 2,
      abbreviation: "L.",
      language: "en",
      native: "King-Noel",
      suffix: "of Lovelace",
      prefix: "née Byron",
    },
    fullName: "Augusta Ada King",
    groupId: "group-1",
    gender: "Female",
    dateOfBirth: "1815-12-10",
    placeOfBirth: "London",
    nationality: "GB",
    pinCode: "4711",
    password: "correct horse",
    email: "ada@example.com",
    telephoneNumbers: [
      {
        phoneType: "fixed",
        operator: "Post Office",
        encoding: "international",
        country: "GB",
        number: "+442079460001",
        purpose: "home",
      },
      {
        phoneType: "mobile",
        operator: "Mobile Office",
        encoding: "numbers",
        country: "FR",
        number: "447700900002",
        purpose: "private",
      },
    ],
    addresses: [
      {
        addressPurpose: "residence",
        address: {
          country: "UK",
          area: "Greater London",
          zipCode: "SW1Y 4JH",
          city: "Westminster",
          street: "St James's Square",
          streetNumber: ["12", "14"],
          building: "Ockham House",
          apartment: "3b",
          entrance: "north",
          floor: "second",
          doorNumber: "door 7",
          geoPosition: { latitude: 51.5, longitude: -0.125, altitude: 20 },
          alternative: { word1: "filled", word2: "count", word3: "soap" },
          relatedToAddress: [{ relationType: "near_by", address: "opposite the library" }],
          additionalData: [{ name: "gate code", type: "Number", value: "1843" }],
        },
      },
      {
        addressPurpose: "correspondence",
        address: {
          country: "Britain",
          area: "Surrey",
          zipCode: "KT11 1AA",
          city: "Ockham",
          street: "Ockham Lane",
          streetNumber: ["1"],
          building: "Ockham Park",
          apartment: "east wing",
          entrance: "main",
          floor: "ground",
          doorNumber: "door 1",
          geoPosition: { latitude: 51.25, longitude: -0.5, altitude: 40 },
          alternative: { word1: "river", word2: "lamp", word3: "stone" },
          relatedToAddress: [{ relationType: "near_by", address: "behind the church" }],
          additionalData: [{ name: "keeper", type: "Text", value: "Woronzow" }],
        },
      },
    ],
    documents: [
      {
        purpose: "KYC",
        name: "passport.pdf",
        documentType: "Passport",
        location: "https://files.example.com/passport.pdf",
        verificationResponse: "photo is blurred",
        status: "underverification",
        metadata: [{ name: "issuer", type: "Text", value: "Home Office" }],
      },
    ],
    SecretQuestion: [{ question: "First machine?", answer: "Difference Engine" }],
  },
  twofa: {
    targetType: "SMS",
    targetValue: "447700900003",
    targetCode: "target-code-1",
    inputCode: "input-code-1",
    codematch: true,
  },
};

/** As the listing has it; every property is inferred. */
export const counterpartyRecord: Whole<Counterparty["schemas"]["CustomerListItem"]> = {
  wallet_user_guid: "user-1",
  login: "ada@example.com",
  kyc_level: 2,
  is_disabled: false,
  balance_allowed: 1500,
  balance_asset_code: "UAH",
  balance_asset_issuer: "GISSUER",
  branch_guid: "branch-1",
  name: "Ada",
  paternal_name: "Georgivna",
  phone_number: "380445550001",
  segment: "PI",
  status: "active",
  surname: "Lovelace",
  created_at: "2024-05-01T10:00:00Z",
  updated_at: "2024-06-02T11:00:00Z",
};

export const bankingserviceRecord: Whole<BankingService["schemas"]["Customer"]> = {
  id: "customer_1",
  created: "2024-09-25T12:01:00.103Z",
  company: "Analytical Engines Ltd",
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  phone: "318000201068",
  address: {
    premise: 58,
    sub_premise: "A",
    building: "Ockham House",
    postal_code: "2132 AB",
    thoroughfare: "Hoofdweg",
    locality: "Hoofddorp",
    state: "Noord-Holland",
    country: "NL",
  },
};
