// Wire to contract and back, for the two providers on the same gateway.

import type { components } from "../../../generated/cyrexa.js";
import type {
  Address,
  Customer,
  CustomerChanges,
  CustomerDocument,
  CustomerKind,
  CustomerName,
  CustomerStatus,
  Given,
  NormalizedStatus,
  ProviderName,
  Removing,
} from "../../customers.js";
import { isPlain } from "../../http/bodies/request.js";
import { own } from "../../http/options.js";
import type { AnsweredPage } from "../../http/paging/list.js";
import {
  count,
  heldFields,
  type InWireNames,
  identifier,
  inWireNames,
  list,
  type Mutable,
  mergeOver,
  needed,
  type Removable,
  refused,
  removableByReading,
  sameCustomer,
  setWire,
  text,
  unusable,
  without,
} from "../shared/reading.js";
import type { Coverage } from "../shared/support.js";

type Schemas = components["schemas"];
export type Wire = Schemas["Customer"];
export type WireStatus = Schemas["CustomerStatus"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export const coverage = {
  Customer: {
    id: "id",
    customerType: "kind",
    customerName: "name",
    customerStatus: "status",
    categorization: "wire",
    notifications: "wire",
    person: "name",
    twofa: "wire",
  },
  Person: {
    firstName: "name",
    lastName: "name",
    fullName: "name",
    groupId: "wire",
    gender: "wire",
    dateOfBirth: "birthDate",
    placeOfBirth: "wire",
    nationality: "nationality",
    pinCode: "wire",
    password: "wire",
    email: "email",
    telephoneNumbers: "phone",
    addresses: "address",
    documents: "wire",
    SecretQuestion: "wire",
  },
  NamePart: {
    name: "name",
    order: "wire",
    abbreviation: "wire",
    language: "wire",
    native: "wire",
    suffix: "wire",
    prefix: "wire",
  },
  Telephone: {
    phoneType: "wire",
    operator: "wire",
    encoding: "wire",
    country: "wire",
    number: "phone",
    purpose: "wire",
  },
  Address: {
    country: "country",
    area: "region",
    zipCode: "postalCode",
    city: "city",
    street: "street",
    streetNumber: "houseNumber",
    building: "building",
    apartment: "unit",
    entrance: "wire",
    floor: "wire",
    doorNumber: "wire",
    geoPosition: "wire",
    alternative: "wire",
    relatedToAddress: "wire",
    additionalData: "wire",
  },
  Document: {
    purpose: "purpose",
    name: "name",
    documentType: "type",
    location: "location",
    verificationResponse: "wire",
    status: "status",
    metadata: "wire",
  },
} as const satisfies {
  Customer: Coverage<Wire>;
  Person: Coverage<Schemas["Person"]>;
  NamePart: Coverage<Schemas["NamePart"]>;
  Telephone: Coverage<Schemas["Telephone"]>;
  Address: Coverage<Schemas["Address"], Address>;
  Document: Coverage<Schemas["Document"], GatewayDocument>;
};

/** The calls that make up what both providers do alike, by their operationIds. */
export const sharedCalls = {
  get: "getCustomer",
  createMany: "createCustomers",
  update: ["getCustomer", "updateCustomer"],
  setStatus: ["getCustomer", "setCustomerStatus"],
  "documents.list": "listDocuments",
  "documents.add": "addDocuments",
  "addresses.add": "addAddresses",
} as const;

/** The calls that make up the filters of a listing. */
export const filterCalls = {
  organization: "listCustomersByOrganization",
  kind: "listCustomersByType",
  status: "listCustomersByStatus",
} as const;

/** There is no place for a middle name. */
export interface Name extends CustomerName {
  readonly middle?: never;
}

export interface GatewayCustomer extends Customer<Wire> {
  readonly name: Name;
  readonly status?: CustomerStatus<WireStatus>;
}

/** A document on file, or to be put on file. */
export interface GatewayDocument extends CustomerDocument<Schemas["Document"]> {
  readonly purpose?: Schemas["DocumentPurpose"];
  readonly type?: Schemas["DocumentType"];
  readonly status?: Schemas["DocumentStatus"];
}

/** The wire's name for each field of a customer that is written. */
const places = {
  kind: "kind",
  name: { full: "fullName", given: "firstName", family: "lastName", company: "company" },
  email: "email",
  phone: "phone",
  address: {
    street: "street",
    houseNumber: "streetNumber",
    building: "building",
    unit: "apartment",
    postalCode: "zipCode",
    city: "city",
    region: "area",
    country: "country",
  } satisfies Record<keyof Address, keyof Schemas["Address"]>,
  birthDate: "dateOfBirth",
  nationality: "nationality",
  status: { native: "native", normalized: "normalized" },
  wire: "wire",
} as const;

/** The wire's name for each field of a document that is put on file. */
const documentPlaces = {
  name: "name",
  purpose: "purpose",
  type: "documentType",
  status: "status",
  location: "location",
  wire: "wire",
} as const satisfies { readonly [Field in keyof GatewayDocument]: keyof Schemas["Document"] | "wire" };

export const kinds: Readonly<Record<CustomerKind, Schemas["CustomerType"]>> = {
  person: "Person",
  organization: "Organization",
};

/** What the words of the documentation mean, in its spelling. */
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

export const strangeKind = "kind must be person or organization";

function normalized(word: string): NormalizedStatus {
  return Object.hasOwn(statuses, word) ? statuses[word as WireStatus] : "unknown";
}

/** Status words that are allowed. */
export type StatusWords = readonly string[] | "any";

const shippedWords: StatusWords = Object.keys(statuses);

/** The status words of a client: those of the user's own spec, where there is one. A spec that lists none allows any. */
export function statusWords(own: Readonly<Record<string, readonly string[]>> | undefined): StatusWords {
  return own ? (own.CustomerStatus ?? "any") : shippedWords;
}

/** Every status that a client knows by name. */
export function allStatuses(words: StatusWords): readonly WireStatus[] {
  return (words === "any" ? shippedWords : words) as readonly WireStatus[];
}

/** Refuses a word that the spec does not list. */
export function checkStatus(word: string | undefined, words: StatusWords): void {
  if (word !== undefined && words !== "any" && !words.includes(word))
    throw refused(`status must be one of ${words.join(", ")}`);
}

/** Which fields a customer here can have. */
export const fields = heldFields(places, coverage.Customer);

export function fromWire(provider: ProviderName, wire: Wire): GatewayCustomer {
  const person = wire?.person;
  const kind = kindOf(wire) ?? "unknown";
  const name: Mutable<Name> = {};
  const customer: Mutable<Omit<GatewayCustomer, "wire">> = { provider, id: identifier(wire?.id), kind, name };
  const customerName = text(wire.customerName);
  let found = text(person?.fullName) ?? (kind === "organization" ? undefined : customerName);
  if (found) name.full = found;
  found = text(person?.firstName?.name);
  if (found) name.given = found;
  found = text(person?.lastName?.name);
  if (found) name.family = found;
  if (customerName && kind === "organization") name.company = customerName;
  found = text(person?.email);
  if (found) customer.email = found;
  found = text(list(person?.telephoneNumbers)[primaryPhone(wire)]?.number);
  if (found) customer.phone = found;
  const address = addressFromWire(list(person?.addresses)[0]?.address);
  if (address) customer.address = address;
  found = text(person?.dateOfBirth);
  if (found) customer.birthDate = found;
  found = text(person?.nationality);
  if (found) customer.nationality = found;
  found = text(wire.customerStatus);
  if (found) customer.status = { native: found, normalized: normalized(found) };
  setWire(customer, wire);
  return customer;
}

/** The first mobile number, else the first number. */
function primaryPhone(wire: Wire): number {
  const phones = list(wire.person?.telephoneNumbers);
  let first = -1;
  for (let at = 0; at < phones.length; at++) {
    if (!text(phones[at]?.number)) continue;
    if (phones[at]?.phoneType === "mobile") return at;
    if (first < 0) first = at;
  }
  return Math.max(0, first);
}

function addressFromWire(wire: Schemas["Address"] | undefined): Address | undefined {
  if (!isPlain(wire)) return undefined;
  const address: Mutable<Address> = {};
  const number: string | readonly string[] | undefined = wire.streetNumber;
  let found = text(wire.street);
  if (found) address.street = found;
  found = text(Array.isArray(number) ? number.filter(text).join(", ") : number);
  if (found) address.houseNumber = found;
  found = text(wire.building);
  if (found) address.building = found;
  found = text(wire.apartment);
  if (found) address.unit = found;
  found = text(wire.zipCode);
  if (found) address.postalCode = found;
  found = text(wire.city);
  if (found) address.city = found;
  found = text(wire.area);
  if (found) address.region = found;
  found = text(wire.country);
  if (found) address.country = found;
  for (const _ in address) return address;
  return undefined;
}

function addressToWire({
  streetNumber,
  ...rest
}: InWireNames<Removing<Address>, typeof places.address>): object {
  if (!streetNumber) return { ...rest, streetNumber };
  const several = streetNumber.split(", ");
  return { ...rest, streetNumber: several.includes("") ? [streetNumber] : several };
}

/** Every field that a record can be without. */
const removable: Removable = {
  fields: new Set([
    "name.full",
    "name.given",
    "name.family",
    "name.company",
    "email",
    "phone",
    "address",
    ...Object.keys(places.address).map((part) => `address.${part}`),
    "birthDate",
    "nationality",
  ]),
};

/** Refuses what the gateway has no place for, and a removal where the record is not read first. Nothing has been sent by then. */
export function checked(given: CustomerChanges<Wire>, isWhole: boolean, words = shippedWords) {
  const found = inWireNames(given, places, [], isWhole ? removable : removableByReading);
  checkStatus(found.status?.native, words);
  return found;
}

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(given: CustomerChanges<Wire>, current?: Wire, words?: StatusWords): Wire {
  const found = checked(given, current !== undefined, words);
  const { phone, address, status, wire } = found;
  const record = own(current, "the record");
  const kind = found.kind ?? kindOf(record);
  const { company, fullName } = own(found.name, "name");
  if (company && kind !== "organization") throw refused("name.company and kind organization need each other");
  const held = isPlain(record.person) ? record.person : undefined;
  const { telephoneNumbers, addresses } = own(held, "person");
  const part = (name: string | null | undefined) => (name ? { name } : name);
  const { email, dateOfBirth, nationality } = found;
  const { firstName, lastName } = own(found.name, "name");
  const person = {
    email,
    dateOfBirth,
    nationality,
    fullName,
    firstName: part(firstName),
    lastName: part(lastName),
    telephoneNumbers: entry(telephoneNumbers, primaryPhone(record), phone && { number: phone }),
    addresses: entry(addresses, 0, address && { address: addressToWire(address) }),
  };
  const mapped = {
    customerType: found.kind && kinds[found.kind],
    // A person's name stands in two places of the record; they are kept alike.
    customerName: company !== undefined || kind === "organization" ? company : fullName,
    customerStatus: status?.native as WireStatus | undefined,
    person: Object.values(person).some((value) => value !== undefined) ? person : undefined,
  };
  return mergeOver(mergeOver(mergeOver<Wire>({}, current), mapped, true), wire);
}

/** A list with one entry changed; without it, if the change is `null`; `undefined` when nothing changes. */
function entry<Item extends object>(
  items: readonly Item[] | undefined,
  at: number,
  change: Item | null | "" | undefined,
): Item[] | undefined {
  if (change === undefined || change === "") return undefined;
  const all = [...list(items)];
  if (change === null) all.splice(at, 1);
  else all[at] = mergeOver(all[at] ?? ({} as Item), change, true);
  return all;
}

function kindOf(wire: Wire): CustomerKind | undefined {
  const word: string | undefined = wire?.customerType;
  // Another word than the two of the documentation says nothing.
  return word === kinds.organization ? "organization" : word === kinds.person ? "person" : undefined;
}

/** The record in an answer that wraps one. What is read without an id may be nobody: written back it would erase somebody. */
export function whole({ customer }: Schemas["CustomerResult"], wanted: string): Wire {
  sameCustomer({ id: identifier(customer?.id) }, wanted);
  return customer ?? {};
}

/** A record as it may be written back: questions without their answers would erase the answers. */
export function writable(wire: Wire): Wire {
  if (list(wire.person?.SecretQuestion).every((question) => question?.answer !== undefined)) return wire;
  const { SecretQuestion: _questions, ...person } = wire.person ?? {};
  return { ...wire, person };
}

export function pageFromWire(
  answer: Schemas["CustomerListResponse"],
  provider: ProviderName,
): AnsweredPage<GatewayCustomer> {
  // `numberOfPage` may be a count or an index; either way it never says "more" when there is none.
  const { totalSize, numberOfPage, currentPage } = answer.pagination ?? {};
  return {
    items: needed(answer.customers, totalSize).map((wire) => fromWire(provider, wire)),
    total: count(totalSize),
    pages: count(numberOfPage),
    page: count(currentPage),
  };
}

/** A record that was written. What the answer does not say of it is what was sent. */
export function written(
  provider: ProviderName,
  sent: Wire,
  found: Wire = {},
  hidden: ReadonlySet<string>,
): GatewayCustomer {
  const whole = found.id !== undefined && (found.person !== undefined || found.customerType !== undefined);
  return fromWire(provider, whole ? found : mergeOver(without(sent, hidden), found));
}

/**
 * The records of an answer to a write, whose shape nobody has seen for some: a list or one, wrapped or bare, whole or only an
 * id. All of them, or none where it says nothing.
 */
export function recordsOf(answer: unknown, sent: number): readonly Wire[] {
  const records = recordsIn(answer);
  if (records.length !== sent && records.length > 0) {
    throw unusable("the answer holds other customers");
  }
  return records;
}

function recordsIn(answer: unknown): readonly Wire[] {
  if (Array.isArray(answer)) return answer.flatMap(recordsIn);
  const bare = text(answer);
  if (bare) return [{ id: bare }];
  if (!isPlain(answer)) return [];
  const inner = answer.customers ?? answer.customer ?? answer.customerIds;
  if (inner !== undefined) return recordsIn(inner);
  const id = text(answer.id) ?? text(answer.customerId);
  return id ? [{ ...answer, id }] : [];
}

export function documentsFromWire(answer: Schemas["CustomerDocuments"]): readonly GatewayDocument[] {
  return needed(answer.documents ?? []).map((wire) => {
    if (!isPlain(wire)) throw unusable("the answer holds no document");
    const document: GatewayDocument = {
      name: text(wire.name),
      purpose: wire.purpose || undefined,
      type: wire.documentType || undefined,
      status: wire.status || undefined,
      location: text(wire.location),
      wire,
    };
    return mergeOver({}, document);
  });
}

export function documentToWire(document: Given<GatewayDocument>): Schemas["Document"] {
  const { wire, ...found } = inWireNames(document, documentPlaces);
  return { ...found, ...wire };
}

/** A new address of a customer. */
export function addressEntry(address: Given<Address>): Schemas["AddressEntry"] {
  return { address: mergeOver({}, addressToWire(inWireNames(address, places.address))) };
}
