import type { components } from "../../../generated/bankingservice.js";
import type { Address, Customer, CustomerInput } from "../../customers.js";
import type { Fetched } from "../../http/paging.js";
import type { Accounted } from "../accounted.js";
import {
  check,
  count,
  identifier,
  isRecord,
  overlay,
  present,
  presentAny,
  refused,
  text,
  unusable,
} from "../reading.js";

type Schemas = components["schemas"];
export type Wire = Schemas["Customer"];
export type WireInput = Schemas["CustomerInput"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export type Fields = [
  Accounted<
    Wire,
    {
      id: "id";
      created: "createdAt";
      company: "name";
      first_name: "name";
      last_name: "name";
      email: "email";
      phone: "phone";
      address: "address";
    }
  >,
  Accounted<
    Schemas["Address"],
    {
      premise: "houseNumber";
      sub_premise: "unit";
      building: "building";
      postal_code: "postalCode";
      thoroughfare: "street";
      locality: "city";
      state: "region";
      country: "country";
    },
    Address
  >,
];

/** What a customer to create or change may hold. */
const holds = [
  "kind",
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
];

const provider = "bankingservice";

export function fromWire(wire: Wire): Customer<Wire> {
  if (!isRecord(wire)) throw unusable("the answer holds no customer");
  const company = text(wire.company);
  return present({
    provider,
    id: identifier(wire.id),
    // There is no field for it: who has a company name is an organization.
    kind: company === undefined ? "person" : "organization",
    name: present({ given: text(wire.first_name), family: text(wire.last_name), company }),
    email: text(wire.email),
    phone: text(wire.phone),
    address: addressFromWire(wire.address),
    createdAt: text(wire.created),
    wire,
  });
}

function addressFromWire(wire: Schemas["Address"] | undefined): Address | undefined {
  if (!isRecord(wire)) return undefined;
  return presentAny({
    street: text(wire.thoroughfare),
    houseNumber: text(wire.premise),
    building: text(wire.building),
    unit: text(wire.sub_premise),
    postalCode: text(wire.postal_code),
    city: text(wire.locality),
    region: text(wire.state),
    country: text(wire.country),
  });
}

/** Refuses what there is no place for. Nothing has been sent by then. */
export function checkInput(given: CustomerInput): void {
  check(provider, given, holds);
}

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(given: CustomerInput<WireInput>, current: WireInput = {}): WireInput {
  checkInput(given);
  const { name = {}, address } = given;
  const mapped: WireInput = present({
    company: name.company,
    first_name: name.given,
    last_name: name.family,
    email: given.email,
    phone: given.phone,
    address: address && {
      ...present({
        premise: premise(address.houseNumber),
        sub_premise: address.unit,
        building: address.building,
        postal_code: address.postalCode,
        thoroughfare: address.street,
        locality: address.city,
        state: address.region,
        country: address.country,
      }),
    },
  });
  const record = overlay(overlay(current, mapped), given.wire ?? {});
  const isOrganization = text(record.company) !== undefined;
  if (given.kind === "person" && isOrganization)
    throw refused(provider, "a person has no place for name.company");
  if (given.kind === "organization" && !isOrganization) {
    throw refused(provider, "kind organization has no place but name.company");
  }
  return record;
}

/** A record without what only the server writes. */
export function writable({ id, created: _created, ...record }: Wire): WireInput {
  identifier(id);
  return record;
}

// Customer samples show a number, payment samples text: whole numbers go out as they came in.
function premise(houseNumber: string | undefined): string | number | undefined {
  return houseNumber !== undefined && /^[1-9]\d{0,8}$/.test(houseNumber) ? Number(houseNumber) : houseNumber;
}

export function pageFromWire(answer: Schemas["CustomerPage"]): Fetched<Customer<Wire>> {
  if (!Array.isArray(answer.data)) throw unusable("the page holds no list of customers");
  return {
    items: answer.data.map((wire) => fromWire(wire)),
    total: count(answer.count),
    pages: count(answer.pages),
    page: count(answer.page),
    size: count(answer.size),
  };
}
