import type { components } from "../../../generated/counterparty.js";
import type { Customer, CustomerAccount, CustomerChanges, CustomerName } from "../../customers.js";
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
  setWire,
  text,
  unusable,
} from "../shared/reading.js";
import type { Coverage } from "../shared/support.js";

type Schemas = components["schemas"];

/** A listed customer; one just created has the answer's own properties as well. */
export type Wire = Schemas["CustomerListItem"] &
  Omit<Schemas["CustomerCreated"], keyof Schemas["CustomerListItem"]>;
export type WireInput = Partial<Schemas["CustomerCreate"]> & Schemas["CustomerUpdate"];
export type WireAccount = Schemas["CustomerAccount"] &
  Schemas["CustomerAccountCreated"] &
  Schemas["CustomerAccountCreate"];

/** What becomes of every property of the wire: a field of the contract, or `wire` where it stays. */
export const coverage = {
  CustomerListItem: {
    wallet_user_guid: "id",
    login: "wire",
    kyc_level: "kycLevel",
    is_disabled: "wire",
    balance_allowed: "wire",
    balance_asset_code: "wire",
    balance_asset_issuer: "wire",
    branch_guid: "wire",
    name: "name",
    paternal_name: "name",
    phone_number: "phone",
    segment: "wire",
    status: "status",
    surname: "name",
    created_at: "createdAt",
    updated_at: "updatedAt",
  },
  CustomerCreated: {
    activated: "wire",
    assets: "wire",
    assets_total: "wire",
    blocked: "wire",
    customer_guid: "id",
    guid: "wire",
    iban: "wire",
    name: "wire",
    platform: "wire",
    registered: "wire",
    type: "wire",
    wallet_account_guid: "wire",
  },
} as const satisfies {
  CustomerListItem: Coverage<Schemas["CustomerListItem"]>;
  CustomerCreated: Coverage<Schemas["CustomerCreated"]>;
};

export const provider = "counterparty";

/** The calls that each operation of the contract is made of. */
export const calls = {
  list: "listCustomers",
  get: ["listCustomers"],
  create: "createCustomer",
  update: ["updateCustomer", "listCustomers"],
  "accounts.list": "listCustomerAccounts",
  "accounts.create": "createCustomerAccount",
} as const;

/** There is no place for a whole name or a company's. */
export interface Name extends CustomerName {
  readonly full?: never;
  readonly company?: never;
}

export interface CounterpartyCustomer extends Customer<Wire> {
  readonly kind: "person";
  readonly name: Name;
  /**
   * The provider's record without secrets. Of a customer just created: what was sent, and beside it what was answered, but for
   * the answer's `name`, which is the account's.
   */
  readonly wire: Wire;
}

/** The wire's name for each field of a customer that is written. */
const places = {
  kind: "kind",
  name: { given: "name", middle: "paternal_name", family: "surname" } satisfies {
    readonly [Part in keyof Name]: keyof WireInput;
  },
  phone: "phone_number",
  address: {},
  status: { native: "status", normalized: "normalized" },
  kycLevel: "kyc_level",
  wire: "wire",
} as const;

/** Which fields a customer here can have. */
export const fields = heldFields(places, coverage.CustomerListItem);

export function fromWire(wire: Wire): CounterpartyCustomer {
  const name: Mutable<Name> = {};
  const customer: Mutable<Omit<CounterpartyCustomer, "wire">> = {
    provider,
    // Both names of the identifier are documented; which one a listed customer has is not.
    id: identifier(text(wire?.wallet_user_guid) ?? wire?.customer_guid),
    // There is no field for it: the platform's customers have names and patronymics.
    kind: "person",
    name,
  };
  let found = text(wire.name);
  if (found) name.given = found;
  found = text(wire.paternal_name);
  if (found) name.middle = found;
  found = text(wire.surname);
  if (found) name.family = found;
  found = text(wire.phone_number);
  if (found) customer.phone = found;
  found = text(wire.status);
  // No status word is documented, so none has a meaning.
  if (found) customer.status = { native: found, normalized: "unknown" };
  const level = count(wire.kyc_level);
  if (level !== undefined) customer.kycLevel = level;
  found = text(wire.created_at);
  if (found) customer.createdAt = found;
  found = text(wire.updated_at);
  if (found) customer.updatedAt = found;
  setWire(customer, wire);
  return customer;
}

/** A PUT changes what it names, so a removed field is sent as `null`. */
const removable: Removable = {
  fields: new Set(["name.given", "name.middle", "name.family", "phone"]),
};

/** `current` with the given fields laid over it; on its own, a record of just those. */
export function toWire(
  given: CustomerChanges<WireInput>,
  current: WireInput = {},
  isUpdate = false,
): WireInput {
  const strange = member(given, "kind") === "organization" ? ["kind organization"] : [];
  const found = inWireNames(given, places, strange, isUpdate ? removable : undefined);
  const { name, phone_number, status, kyc_level, wire } = found;
  const mapped = { phone_number, status: status?.status, kyc_level, ...name };
  return mergeOver(mergeOver<WireInput>(mergeOver({}, current), mapped), wire);
}

/** A listed customer as it may be written back: what the update has a place for. */
export function writable(wire: Wire): WireInput {
  const { login: _login, created_at: _created, updated_at: _updated, ...record } = wire;
  return record;
}

/** The customer that was sent, with what the answer says: it names the new account, and the customer by id only. */
export function created(answer: Schemas["CustomerCreated"], sent: WireInput): CounterpartyCustomer {
  const { asset_code: _code, asset_issuer: _issuer, ...record } = sent;
  const id = identifier(answer.customer_guid);
  // The answer's `name` is the account's.
  const customer = fromWire({ ...record, wallet_user_guid: id });
  return { ...customer, wire: { ...answer, ...customer.wire } };
}

export function pageFromWire(answer: Schemas["CustomerList"]): AnsweredPage<CounterpartyCustomer> {
  return { items: listIn(answer, "customers").map(fromWire), total: count(answer.total) };
}

export function accountsFromWire(
  answer: Schemas["CustomerAccountList"],
): readonly CustomerAccount<WireAccount>[] {
  return listIn(answer, "accounts").map(accountFromWire);
}

export function accountFromWire(wire: WireAccount): CustomerAccount<WireAccount> {
  if (!isPlain(wire)) throw unusable("the answer holds no account");
  const id = text(wire.wallet_account_guid);
  const iban = text(wire.iban);
  return { ...(id && { id }), ...(iban && { iban }), wire };
}

/** The list beside `total`. Nobody has seen its name: where it is not the assumed one, it is the only list there is. */
function listIn<Name extends string, Item>(
  answer: { readonly [name in Name]?: readonly Item[] } & { readonly total?: unknown },
  name: Name,
): readonly Item[] {
  const lists = Object.values<unknown>(answer).filter((value) => Array.isArray(value));
  const found = answer[name] ?? (lists.length === 1 ? lists[0] : undefined);
  return needed(found, answer.total);
}
