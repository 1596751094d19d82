// Wire to contract and back, for the two providers on the same gateway.

import type { components } from "../../../generated/cyrexa.js";
import type {
  Address,
  Customer,
  CustomerDocument,
  CustomerInput,
  CustomerKind,
  CustomerStatus,
  NormalizedStatus,
  ProviderName,
} from "../../customers.js";
import type { Fetched } from "../../http/paging.js";
import type { Accounted } from "../accounted.js";
import {
  check,
  count,
  identifier,
  isRecord,
  list,
  overlay,
  present,
  presentAny,
  refused,
  text,
  unusable,
  without,
} from "../reading.js";

type Schemas = components["schemas"];
export type Wire = Schemas["Customer"];
export type WireStatus = Schemas["CustomerStatus"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export type Fields = [
  Accounted<
    Wire,
    {
      id: "id";
      customerType: "kind";
      customerName: "name";
      customerStatus: "status";
      categorization: "wire";
      notifications: "wire";
      person: "name";
      twofa: "wire";
    }
  >,
  Accounted<
    Schemas["Person"],
    {
      firstName: "name";
      lastName: "name";
      fullName: "name";
      groupId: "wire";
      gender: "wire";
      dateOfBirth: "birthDate";
      placeOfBirth: "wire";
      nationality: "nationality";
      pinCode: "wire";
      password: "wire";
      email: "email";
      telephoneNumbers: "phone";
      addresses: "address";
      documents: "wire";
      SecretQuestion: "wire";
    }
  >,
  Accounted<
    Schemas["NamePart"],
    {
      name: "name";
      order: "wire";
      abbreviation: "wire";
      language: "wire";
      native: "wire";
      suffix: "wire";
      prefix: "wire";
    }
  >,
  Accounted<
    Schemas["Telephone"],
    {
      phoneType: "wire";
      operator: "wire";
      encoding: "wire";
      country: "wire";
      number: "phone";
      purpose: "wire";
    }
  >,
  Accounted<
    Schemas["Address"],
    {
      country: "country";
      area: "region";
      zipCode: "postalCode";
      city: "city";
      street: "street";
      streetNumber: "houseNumber";
      building: "building";
      apartment: "unit";
      entrance: "wire";
      floor: "wire";
      doorNumber: "wire";
      geoPosition: "wire";
      alternative: "wire";
      relatedToAddress: "wire";
      additionalData: "wire";
    },
    Address
  >,
  Accounted<
    Schemas["Document"],
    {
      purpose: "purpose";
      name: "name";
      documentType: "type";
      location: "location";
      verificationResponse: "wire";
      status: "status";
      metadata: "wire";
    },
    GatewayDocument
  >,
];

/** A document on file, or to be put on file. */
export interface GatewayDocument extends CustomerDocument<Schemas["Document"]> {
  readonly purpose?: Schemas["DocumentPurpose"];
  readonly type?: Schemas["DocumentType"];
  readonly status?: Schemas["DocumentStatus"];
}

/** What a customer to create or change may hold. */
export const holds = [
  "kind",
  "name.full",
  "name.given",
  "name.family",
  "name.company",
  "email",
  "phone",
  "address.street",
  "address.houseNumber",
  "address.building",
  "address.unit",
  "address.postalCode",
  "address.city",
  "address.region",
  "address.country",
  "birthDate",
  "nationality",
  "status.native",
  "status.normalized",
];

export const kinds: Readonly<Record<CustomerKind, Schemas["CustomerType"]>> = {
  person: "Person",
  organization: "Organization",
};

/** All words of the documentation, in its order and spelling. */
export const statuses: Readonly<Record<WireStatus, NormalizedStatus>> = {
  new: "pending",
  verified: "verified",
  under_verificaiton: "pending",
  blacklisted: "restricted",
  under_investigation: "restricted",
  dispute: "restricted",
  on_hold: "restricted",
  bancrupted: "restricted",
};

export const wireStatuses = Object.keys(statuses).filter(isStatus);

export function isStatus(word: string): word is WireStatus {
  return Object.hasOwn(statuses, word);
}

export function status(native: string): CustomerStatus<WireStatus> {
  return { native, normalized: isStatus(native) ? statuses[native] : "unknown" };
}

export function fromWire(provider: ProviderName, wire: Wire): Customer<Wire> {
  if (!isRecord(wire)) throw unusable("the answer holds no customer");
  const person = wire.person;
  const kind = wire.customerType === "Organization" ? "organization" : "person";
  const customerName = text(wire.customerName);
  const native = text(wire.customerStatus);
  return present({
    provider,
    id: identifier(wire.id),
    kind,
    name: present({
      full: text(person?.fullName) ?? (kind === "person" ? customerName : undefined),
      given: text(person?.firstName?.name),
      family: text(person?.lastName?.name),
      company: kind === "organization" ? customerName : undefined,
    }),
    email: text(person?.email),
    phone: text(list(person?.telephoneNumbers)[primaryPhone(wire)]?.number),
    address: addressFromWire(list(person?.addresses)[0]?.address),
    birthDate: text(person?.dateOfBirth),
    nationality: text(person?.nationality),
    status: native === undefined ? undefined : status(native),
    wire,
  });
}

/** The first mobile number, else the first number. */
function primaryPhone(wire: Wire): number {
  const phones = list(wire.person?.telephoneNumbers);
  const mobile = phones.findIndex(
    (phone) => phone?.phoneType === "mobile" && text(phone.number) !== undefined,
  );
  return mobile >= 0
    ? mobile
    : Math.max(
        0,
        phones.findIndex((phone) => text(phone?.number) !== undefined),
      );
}

function addressFromWire(wire: Schemas["Address"] | undefined): Address | undefined {
  if (!isRecord(wire)) return undefined;
  return presentAny({
    street: text(wire.street),
    houseNumber:
      text(wire.streetNumber) ??
      text(
        list(wire.streetNumber)
          .flatMap((part) => text(part) ?? [])
          .join(", "),
      ),
    building: text(wire.building),
    unit: text(wire.apartment),
    postalCode: text(wire.zipCode),
    city: text(wire.city),
    region: text(wire.area),
    country: text(wire.country),
  });
}

function addressToWire(address: Address): Schemas["Address"] {
  return present({
    street: address.street,
    streetNumber: address.houseNumber === undefined ? undefined : numbers(address.houseNumber),
    building: address.building,
    apartment: address.unit,
    zipCode: address.postalCode,
    city: address.city,
    area: address.region,
    country: address.country,
  });
}

function numbers(houseNumber: string): string[] {
  const several = houseNumber.split(", ");
  return several.includes("") ? [houseNumber] : several;
}

/** Refuses what the gateway has no place for. Nothing has been sent by then. */
export function checkInput(provider: string, given: CustomerInput): void {
  check(provider, given, holds);
  const word = given.status?.native;
  if (word !== undefined && !isStatus(word)) {
    throw refused(provider, `status must be one of ${Object.keys(statuses).join(", ")}`);
  }
}

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(provider: string, given: CustomerInput<Wire>, current: Wire = {}): Wire {
  checkInput(provider, given);
  const { name = {}, phone, address, status } = given;
  const kind = given.kind ?? kindOf(current);
  if (name.company !== undefined && kind !== "organization") {
    throw refused(provider, kind ? "a person has no place for name.company" : "name.company needs kind");
  }
  const phones = current.person?.telephoneNumbers;
  const person: Schemas["Person"] | undefined = presentAny({
    firstName: name.given === undefined ? undefined : { name: name.given },
    lastName: name.family === undefined ? undefined : { name: name.family },
    fullName: name.full,
    dateOfBirth: given.birthDate,
    nationality: given.nationality,
    email: given.email,
    telephoneNumbers:
      phone === undefined ? undefined : replaced(phones, primaryPhone(current), { number: phone }),
    addresses: address && replaced(current.person?.addresses, 0, { address: addressToWire(address) }),
  });
  const mapped: Wire = present({
    customerType: given.kind && kinds[given.kind],
    // A person's name stands in two places of the record; they are kept alike.
    customerName: name.company ?? (kind === "person" ? name.full : undefined),
    customerStatus: status && isStatus(status.native) ? status.native : undefined,
    person,
  });
  return overlay(overlay(current, mapped), given.wire ?? {});
}

function kindOf(wire: Wire): CustomerKind | undefined {
  if (wire.customerType === "Organization") return "organization";
  return wire.customerType === undefined ? undefined : "person";
}

/** The list with one entry changed and all others as they are. */
function replaced<Item extends object>(items: readonly Item[] | undefined, at: number, change: Item): Item[] {
  const all = [...list(items)];
  all[at] = overlay(all[at] ?? {}, change) as Item;
  return all;
}

/** The record in an answer that wraps one. */
export function whole({ customer }: Schemas["CustomerResult"]): Wire {
  if (!isRecord(customer)) throw unusable("the answer holds no customer");
  return customer;
}

/** A record as it may be written back: questions without their answers would erase the answers. */
export function writable(wire: Wire): Wire {
  // What is read without an id may be nobody: written back it would erase somebody.
  identifier(wire.id);
  const questions = wire.person?.SecretQuestion;
  if (list(questions).every((question) => question?.answer !== undefined)) return wire;
  return { ...wire, person: present({ ...wire.person, SecretQuestion: undefined }) };
}

export function pageFromWire(
  answer: Schemas["CustomerListResponse"],
  provider: ProviderName,
): Fetched<Customer<Wire>> {
  if (!Array.isArray(answer.customers)) {
    throw unusable("the page holds no list of customers");
  }
  // `numberOfPage` may be a count or an index; either way it never says "more" when there is none.
  const { totalSize, numberOfPage, currentPage } = answer.pagination ?? {};
  return {
    items: answer.customers.map((wire) => fromWire(provider, wire)),
    total: count(totalSize),
    pages: count(numberOfPage),
    page: count(currentPage),
  };
}

/**
 * The records of an answer to a write, whose shape nobody has seen for some: a list or one, wrapped or bare, whole or only an
 * id. What it does not say is what was sent.
 */
export function written(
  provider: ProviderName,
  answer: unknown,
  sent: readonly Wire[],
  hidden: ReadonlySet<string>,
): readonly Customer<Wire>[] {
  const records = recordsOf(answer);
  if (records.length !== sent.length && records.length > 0) {
    throw unusable("the answer holds another number of customers");
  }
  return sent.map((record, index) => {
    const found = records[index] ?? {};
    const whole = found.id !== undefined && (found.person !== undefined || found.customerType !== undefined);
    const wire = whole ? found : overlay(without(record, hidden), found);
    return fromWire(provider, wire);
  });
}

function recordsOf(answer: unknown): readonly Wire[] {
  if (Array.isArray(answer)) return answer.flatMap(recordsOf);
  const bare = text(answer);
  if (bare !== undefined) return [{ id: bare }];
  if (!isRecord(answer)) return [];
  const inner = answer.customers ?? answer.customer ?? answer.customerIds;
  if (inner !== undefined) return recordsOf(inner);
  const id = text(answer.id) ?? text(answer.customerId);
  return id === undefined ? [] : [{ ...answer, id }];
}

export function documentsFromWire(answer: Schemas["CustomerDocuments"]): readonly GatewayDocument[] {
  const documents = answer.documents ?? [];
  if (!Array.isArray(documents)) throw unusable("the answer holds no list of documents");
  return documents.map(documentFromWire);
}

function documentFromWire(wire: Schemas["Document"]): GatewayDocument {
  if (!isRecord(wire)) throw unusable("the list holds what is no document");
  const { name, purpose, documentType, status, location } = wire;
  return present({
    name: text(name),
    purpose: purpose || undefined,
    type: documentType || undefined,
    status: status || undefined,
    location: text(location),
    wire,
  });
}

export function documentToWire(provider: string, document: GatewayDocument): Schemas["Document"] {
  check(provider, document, ["name", "purpose", "type", "status", "location"]);
  const { name, purpose, type, status, location, wire } = document;
  return { ...present({ name, purpose, documentType: type, status, location }), ...wire };
}

/** A new address of a customer. */
export function addressEntry(provider: string, address: Address): Schemas["AddressEntry"] {
  if (!isRecord(address)) throw refused(provider, "an address must be an object");
  check(provider, { address }, holds);
  return { address: addressToWire(address) };
}
