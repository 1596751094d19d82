// Real operations of all four clients, as rows of a table.

import { inspect } from "node:util";
import { Agent } from "undici";
import { expect } from "vitest";
import { BankingError, type ErrorCategory } from "../../src/errors.js";
import type { CallOptions, ClientOptions } from "../../src/http/options.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";

/** The ways out of this process: every suite on sockets runs once for each. */
export const senders: readonly { readonly name: string; readonly options: ClientOptions }[] = [
  { name: "fetch", options: { fetch: globalThis.fetch } },
  { name: "node", options: {} },
  { name: "agent", options: { dispatcher: new Agent() } },
];

/** Limits that make a failure short. */
export const quick = {
  timeoutMs: 250,
  deadlineMs: 3_000,
  backoff: { baseMs: 1, maxMs: 4 },
} satisfies ClientOptions;

/** Values that are in every request, and must be in nothing else. */
export const planted = {
  accessToken: "tok-Xq7secret-0001",
  token: "second-Xq7secret-0002",
  jwt: "jwt-Xq7secret-0003",
  tenantId: "tenant-Xq7secret-0004",
  given: "AdaXq7",
  family: "LovelaceXq7",
  email: "ada.xq7@example.com",
  phone: "+44207946Xq7",
  pinCode: "pinXq7-8842",
  id: "id-Xq7-c1",
};

export const clients = {
  cyrexa: (options: ClientOptions) =>
    createCyrexaClient({
      accessToken: planted.accessToken,
      tenantId: planted.tenantId,
      token: planted.token,
      ...options,
    }),
  finhub: (options: ClientOptions) =>
    createFinHubClient({ accessToken: planted.accessToken, tenantId: planted.tenantId, ...options }),
  counterparty: (options: ClientOptions) =>
    createCounterpartyClient({
      baseUrl: "http://127.0.0.1:1",
      counterpartyGuid: "cp-1",
      jwt: planted.jwt,
      asset: { code: "EUR", issuer: "issuer-1" },
      ...options,
    }),
  bankingservice: (options: ClientOptions) =>
    createBankingServiceClient({ accessToken: planted.accessToken, profileId: "profile-1", ...options }),
};

const { id, given, family, email, phone, pinCode } = planted;
const gatewayPerson = { id, customerType: "Person", customerName: "Ada", person: { email } };
const newPerson = {
  kind: "person",
  name: { given, family },
  email,
  phone,
  wire: { person: { pinCode } },
} as const;

export interface OperationCase {
  readonly name: string;
  /** The spec's operationId. */
  readonly operation: string;
  readonly provider: keyof typeof clients;
  readonly method: string;
  readonly template: string;
  readonly effect: "read" | "write";
  /** What a server that is well answers. */
  readonly good: unknown;
  /** The outer shape that the spec declares; `any` takes an empty body too. */
  readonly shape: "object" | "array" | "any";
  run(options: ClientOptions, call?: CallOptions): Promise<unknown>;
}

/** One request each. Reads by POST, writes by POST, PUT and DELETE, and both through `client.http`. */
export const operations: readonly OperationCase[] = [
  {
    name: "cyrexa list by kind (a read by POST)",
    provider: "cyrexa",
    operation: "listCustomersByType",
    method: "POST",
    template: "/getByCustomerType/{customerType}",
    effect: "read",
    shape: "object",
    good: { customers: [gatewayPerson], pagination: { totalSize: 1 } },
    run: (options, call) => clients.cyrexa(options).list({ kind: "person" }, call).page(),
  },
  {
    name: "finhub get",
    provider: "finhub",
    operation: "getCustomer",
    method: "GET",
    template: "/getDetailsById/{customerId}",
    effect: "read",
    shape: "object",
    good: { customer: gatewayPerson },
    run: (options, call) => clients.finhub(options).get(id, call),
  },
  {
    name: "counterparty get (a filtered listing)",
    provider: "counterparty",
    operation: "listCustomers",
    method: "GET",
    template: "/counterparty/{counterparty_guid}/customers",
    effect: "read",
    shape: "object",
    good: { customers: [{ wallet_user_guid: id, login: email }], total: 1 },
    run: (options, call) => clients.counterparty(options).get(id, call),
  },
  {
    name: "bankingservice client.http listPaymentMethods",
    provider: "bankingservice",
    operation: "listPaymentMethods",
    method: "GET",
    template: "/v1/profiles/{profileId}/customers/{customerId}/payment-methods",
    effect: "read",
    shape: "array",
    good: [{ id: "pm-1" }],
    run: (options, call) =>
      clients
        .bankingservice(options)
        .http.GET("/v1/profiles/{profileId}/customers/{customerId}/payment-methods", {
          params: { path: { profileId: "profile-1", customerId: id } },
          call,
        }),
  },
  {
    name: "cyrexa create",
    provider: "cyrexa",
    operation: "createCustomers",
    method: "POST",
    template: "/createBulk",
    effect: "write",
    shape: "any",
    good: { customers: [gatewayPerson] },
    run: (options, call) => clients.cyrexa(options).create(newPerson, call),
  },
  {
    name: "counterparty create",
    provider: "counterparty",
    operation: "createCustomer",
    method: "POST",
    template: "/counterparty/{counterparty_guid}/customers",
    effect: "write",
    shape: "object",
    good: { customer_guid: id, wallet_account_guid: "account-1" },
    run: (options, call) =>
      clients.counterparty(options).create({ name: { given, family }, phone, wire: { login: email } }, call),
  },
  {
    name: "bankingservice update without reading first",
    provider: "bankingservice",
    operation: "updateCustomer",
    method: "PUT",
    template: "/v1/profiles/{profileId}/customers/{customerId}",
    effect: "write",
    shape: "object",
    good: { id, first_name: given, email },
    run: (options, call) =>
      clients
        .bankingservice(options)
        .update(id, { name: { given, family }, email, phone }, { ...call, readFirst: false }),
  },
  {
    name: "bankingservice delete",
    provider: "bankingservice",
    operation: "deleteCustomer",
    method: "DELETE",
    template: "/v1/profiles/{profileId}/customers/{customerId}",
    effect: "write",
    shape: "any",
    good: {},
    run: (options, call) => clients.bankingservice(options).delete(id, call),
  },
  {
    name: "finhub client.http createCustomer",
    provider: "finhub",
    operation: "createCustomer",
    method: "POST",
    template: "/create",
    effect: "write",
    shape: "any",
    good: { id },
    run: (options, call) =>
      clients.finhub(options).http.POST("/create", { body: { person: { email, pinCode } }, call }),
  },
];

export const reads = operations.filter(({ effect }) => effect === "read");
export const writes = operations.filter(({ effect }) => effect === "write");
/** One of each, where all of them would say the same. */
export const [aRead, aWrite] = [reads[0]!, writes[1]!];

/** Options that reach `origin` through one of the senders, in a hurry. */
export function towards(origin: string, sender: ClientOptions, options: ClientOptions = {}): ClientOptions {
  return { ...quick, ...sender, baseUrl: origin, ...options };
}

/** The failure of a call. Anything but a `BankingError` is a test that fails. */
export async function failure(work: Promise<unknown> | (() => unknown)): Promise<BankingError> {
  let found: unknown;
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    found = error;
    expect(error).toBeInstanceOf(BankingError);
    return error as BankingError;
  }
  expect(found, "the call succeeded").toBeDefined();
  throw new Error("unreachable");
}

export async function categoryOf(work: Promise<unknown> | (() => unknown)): Promise<ErrorCategory> {
  return (await failure(work)).category;
}

/** Everything that can be seen of a value, hidden properties, getters and causes included. */
export function visible(value: unknown): string {
  const seen = new Set<unknown>();
  const look = (at: unknown): string => {
    if ((typeof at !== "object" && typeof at !== "function") || at === null || seen.has(at))
      return String(at);
    seen.add(at);
    return Reflect.ownKeys(at)
      .map((name) => `${String(name)} ${look(Reflect.get(at, name))}`)
      .join("\n");
  };
  return [
    inspect(value, { showHidden: true, depth: 10, getters: true }),
    JSON.stringify(value),
    String(value),
    look(value),
  ].join("\n");
}

/** Which of the planted values can be seen of it, in any case of letters. */
export function leaks(
  value: unknown,
  secrets: readonly string[] = Object.values(planted),
): readonly string[] {
  const text = visible(value).toLowerCase();
  return secrets.filter((secret) => text.includes(secret.toLowerCase()));
}
