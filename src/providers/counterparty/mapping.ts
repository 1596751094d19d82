import type { components } from "../../../generated/counterparty.js";
import type { Customer, CustomerAccount, CustomerInput } from "../../customers.js";
import type { Fetched } from "../../http/paging.js";
import type { Accounted } from "../accounted.js";
import { check, count, identifier, isRecord, overlay, present, refused, text, unusable } from "../reading.js";

type Schemas = components["schemas"];

/** A listed customer; one just created has the answer's own properties as well. */
export type Wire = Schemas["CustomerListItem"] &
  Omit<Schemas["CustomerCreated"], keyof Schemas["CustomerListItem"]>;
export type WireInput = Partial<Schemas["CustomerCreate"]> & Schemas["CustomerUpdate"];
export type WireAccount = Schemas["CustomerAccount"] &
  Schemas["CustomerAccountCreated"] &
  Schemas["CustomerAccountCreate"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export type Fields = [
  Accounted<
    Schemas["CustomerListItem"],
    {
      wallet_user_guid: "id";
      login: "wire";
      kyc_level: "kycLevel";
      is_disabled: "wire";
      balance_allowed: "wire";
      balance_asset_code: "wire";
      balance_asset_issuer: "wire";
      branch_guid: "wire";
      name: "name";
      paternal_name: "name";
      phone_number: "phone";
      segment: "wire";
      status: "status";
      surname: "name";
      created_at: "createdAt";
      updated_at: "updatedAt";
    }
  >,
  Accounted<
    Schemas["CustomerCreated"],
    {
      activated: "wire";
      assets: "wire";
      assets_total: "wire";
      blocked: "wire";
      customer_guid: "id";
      guid: "wire";
      iban: "wire";
      name: "wire";
      platform: "wire";
      registered: "wire";
      type: "wire";
      wallet_account_guid: "wire";
    }
  >,
];

/** What a customer to create or change may hold. */
const holds = [
  "kind",
  "name.given",
  "name.middle",
  "name.family",
  "phone",
  "status.native",
  "status.normalized",
  "kycLevel",
];

const provider = "counterparty";

export function fromWire(wire: Wire): Customer<Wire> {
  if (!isRecord(wire)) throw unusable("the answer holds no customer");
  const native = text(wire.status);
  return present({
    provider,
    // Both names of the identifier are documented; which one a listed customer has is not.
    id: identifier(text(wire.wallet_user_guid) ?? wire.customer_guid),
    // There is no field for it: the platform's customers have names and patronymics.
    kind: "person",
    name: present({ given: text(wire.name), middle: text(wire.paternal_name), family: text(wire.surname) }),
    phone: text(wire.phone_number),
    // No status word is documented, so none has a meaning.
    status: native === undefined ? undefined : { native, normalized: "unknown" },
    kycLevel: count(wire.kyc_level),
    createdAt: text(wire.created_at),
    updatedAt: text(wire.updated_at),
    wire,
  });
}

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(given: CustomerInput<WireInput>, current: WireInput = {}): WireInput {
  check(provider, given, holds);
  if (given.kind === "organization") throw refused(provider, "there is no place for kind organization");
  const { name = {} } = given;
  const mapped: WireInput = present({
    name: name.given,
    paternal_name: name.middle,
    surname: name.family,
    phone_number: given.phone,
    status: given.status?.native,
    kyc_level: given.kycLevel,
  });
  return overlay(overlay(current, mapped), given.wire ?? {});
}

/** A listed customer as it may be written back: what the update has a place for. */
export function writable(wire: Wire): WireInput {
  const { login: _login, created_at: _created, updated_at: _updated, ...record } = wire;
  return record;
}

/** The customer that was sent, with what the answer says: it names the new account, and the customer by id only. */
export function created(answer: Schemas["CustomerCreated"], sent: WireInput): Customer<Wire> {
  const { asset_code: _code, asset_issuer: _issuer, ...record } = sent;
  const id = text(answer.customer_guid);
  if (id === undefined) {
    throw unusable("the answer holds no id");
  }
  // The answer's `name` is the account's.
  const customer = fromWire({ ...record, wallet_user_guid: id });
  return { ...customer, wire: { ...answer, ...customer.wire } };
}

export function pageFromWire(answer: Schemas["CustomerList"]): Fetched<Customer<Wire>> {
  return { items: listIn(answer, "customers").map(fromWire), total: count(answer.total) };
}

export function accountsFromWire(
  answer: Schemas["CustomerAccountList"],
): readonly CustomerAccount<WireAccount>[] {
  return listIn(answer, "accounts").map(accountFromWire);
}

export function accountFromWire(wire: WireAccount): CustomerAccount<WireAccount> {
  if (!isRecord(wire)) throw unusable("the list holds what is no account");
  return present({ id: text(wire.wallet_account_guid), iban: text(wire.iban), wire });
}

/** The list beside `total`. Nobody has seen its name: where it is not the assumed one, it is the only list there is. */
function listIn<Name extends string, Item>(
  answer: { readonly [name in Name]?: readonly Item[] },
  name: Name,
): readonly Item[] {
  const lists: readonly unknown[] = Object.values(answer).filter(Array.isArray);
  const found = answer[name] ?? (lists.length === 1 ? lists[0] : undefined);
  if (!isListOf<Item>(found)) throw unusable("the page holds no list");
  return found;
}

function isListOf<Item>(value: unknown): value is readonly Item[] {
  return Array.isArray(value);
}
