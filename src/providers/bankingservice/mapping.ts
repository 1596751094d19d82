import type { components } from "../../../generated/bankingservice.js";
import type { Address, Customer, CustomerChanges, CustomerKind, CustomerName } from "../../customers.js";
import { isPlain, member } from "../../http/bodies/request.js";
import type { AnsweredPage } from "../../http/paging/list.js";
import {
  count,
  heldFields,
  identifier,
  inWireNames,
  type Mutable,
  mergeOver,
  needed,
  type Removable,
  refused,
  removableByReading,
  sameCustomer,
  setWire,
  text,
} from "../shared/reading.js";
import type { Coverage } from "../shared/support.js";

type Schemas = components["schemas"];
export type Wire = Schemas["Customer"];
export type WireInput = Schemas["CustomerInput"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export const coverage = {
  Customer: {
    id: "id",
    created: "createdAt",
    company: "name",
    first_name: "name",
    last_name: "name",
    email: "email",
    phone: "phone",
    address: "address",
  },
  Address: {
    premise: "houseNumber",
    sub_premise: "unit",
    building: "building",
    postal_code: "postalCode",
    thoroughfare: "street",
    locality: "city",
    state: "region",
    country: "country",
  },
} as const satisfies {
  Customer: Coverage<Wire>;
  Address: Coverage<Schemas["Address"], Address>;
};

export const provider = "bankingservice";

/** The calls that each operation of the contract is made of. */
export const calls = {
  list: "listCustomers",
  get: "getCustomer",
  create: "createCustomer",
  update: ["getCustomer", "updateCustomer"],
  delete: "deleteCustomer",
} as const;

/** There is no place for a whole or a middle name. */
export interface Name extends CustomerName {
  readonly full?: never;
  readonly middle?: never;
}

export interface BankingServiceCustomer extends Customer<Wire> {
  readonly name: Name;
}

/** The wire's name for each field of a customer that is written. */
const places = {
  kind: "kind",
  name: {
    given: "first_name",
    family: "last_name",
    company: "company",
  } satisfies { readonly [Part in keyof Name]: keyof WireInput },
  email: "email",
  phone: "phone",
  address: {
    street: "thoroughfare",
    houseNumber: "premise",
    building: "building",
    unit: "sub_premise",
    postalCode: "postal_code",
    city: "locality",
    region: "state",
    country: "country",
  } satisfies Record<keyof Address, keyof Schemas["Address"]>,
  status: {},
  wire: "wire",
} as const;

/** Which fields a customer here can have. */
export const fields = heldFields(places, coverage.Customer);

export function fromWire(wire: Wire): BankingServiceCustomer {
  const company = text(wire?.company);
  const name: Mutable<Name> = {};
  const customer: Mutable<Omit<BankingServiceCustomer, "wire">> = {
    provider,
    id: identifier(wire?.id),
    kind: kindOf(wire) ?? "unknown",
    name,
  };
  let found = text(wire.first_name);
  if (found) name.given = found;
  found = text(wire.last_name);
  if (found) name.family = found;
  if (company) name.company = company;
  found = text(wire.email);
  if (found) customer.email = found;
  found = text(wire.phone);
  if (found) customer.phone = found;
  const address = addressFromWire(wire.address);
  if (address) customer.address = address;
  found = text(wire.created);
  if (found) customer.createdAt = found;
  setWire(customer, wire);
  return customer;
}

/** There is no field for it: a company's name makes an organization, a person's name a person, both or neither say nothing. */
function kindOf(wire: WireInput): CustomerKind | undefined {
  const isCompany = text(wire.company) !== undefined;
  const isPerson = text(wire.first_name) !== undefined || text(wire.last_name) !== undefined;
  if (isCompany === isPerson) return undefined;
  return isCompany ? "organization" : "person";
}

function addressFromWire(wire: Schemas["Address"] | undefined): Address | undefined {
  if (!isPlain(wire)) return undefined;
  const address: Mutable<Address> = {};
  let found = text(wire.thoroughfare);
  if (found) address.street = found;
  found = text(wire.premise);
  if (found) address.houseNumber = found;
  found = text(wire.building);
  if (found) address.building = found;
  found = text(wire.sub_premise);
  if (found) address.unit = found;
  found = text(wire.postal_code);
  if (found) address.postalCode = found;
  found = text(wire.locality);
  if (found) address.city = found;
  found = text(wire.state);
  if (found) address.region = found;
  found = text(wire.country);
  if (found) address.country = found;
  for (const _ in address) return address;
  return undefined;
}

/** Every field can be left out of the whole record, which is all that an update sends. */
const removable: Removable = {
  fields: new Set([
    "name.given",
    "name.family",
    "name.company",
    "email",
    "phone",
    "address",
    ...Object.keys(places.address).map((part) => `address.${part}`),
  ]),
};

/** Refuses what there is no place for, and a removal where the record is not read first. Nothing has been sent by then. */
export function checked(given: CustomerChanges<WireInput>, isWhole: boolean) {
  return inWireNames(given, places, [], isWhole ? removable : removableByReading);
}

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(given: CustomerChanges<WireInput>, current?: WireInput): WireInput {
  const { kind, name, email, phone, address, wire } = checked(given, current !== undefined);
  // Customer samples show a number, payment samples text: whole numbers go out as they came in.
  if (address && /^[1-9]\d{0,8}$/.test(`${address.premise}`))
    Object.assign(address, { premise: Number(address.premise) });
  const mapped = { email, phone, address, ...name };
  const record: WireInput = mergeOver(mergeOver<object>(current ?? {}, mapped, true), wire);
  if (kind && kind !== (text(member(record, "company")) ? "organization" : "person"))
    throw refused("name.company and kind organization need each other");
  return record;
}

/** A record without what only the server writes. */
export function writable({ id, created: _created, ...record }: Wire, wanted: string): WireInput {
  sameCustomer({ id: identifier(id) }, wanted);
  return record;
}

export function pageFromWire(answer: Schemas["CustomerPage"]): AnsweredPage<BankingServiceCustomer> {
  return {
    items: needed(answer.data, answer.count).map(fromWire),
    total: count(answer.count),
    pages: count(answer.pages),
    page: count(answer.page),
    size: count(answer.size),
  };
}
