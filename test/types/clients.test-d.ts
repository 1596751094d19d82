// What must compile and what must not. Checked by tsc; nothing here runs.

import {
  type BankingError,
  type Customer,
  type CustomerClient,
  type CustomerList,
  type ErrorCategory,
  isBankingError,
  type Page,
  supports,
} from "../../src/index.js";
import type { BankingServiceClient } from "../../src/providers/bankingservice/index.js";
import type { CounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { type CyrexaClient, createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import type { FinHubClient } from "../../src/providers/finhub/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import type { SupportOf } from "../../src/providers/shared/support.js";

declare const cyrexa: CyrexaClient;
declare const finhub: FinHubClient;
declare const counterparty: CounterpartyClient;
declare const bankingservice: BankingServiceClient;
declare const any: CustomerClient;
declare const one: CyrexaClient | FinHubClient | CounterpartyClient | BankingServiceClient;

/** Whether two types are the same, `any` and optional members included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>() => {};

export const everyClientIsACustomerClient: CustomerClient[] = [cyrexa, finhub, counterparty, bankingservice];

export function missingOperations() {
  // @ts-expect-error Cyrexa documents no delete.
  cyrexa.delete("c-1");
  // @ts-expect-error Accounts are the counterparty platform's.
  cyrexa.accounts.list("c-1");
  // @ts-expect-error FinHub documents no delete.
  finhub.delete("c-1");
  // @ts-expect-error Accounts are the counterparty platform's.
  finhub.accounts.create("c-1");
  // @ts-expect-error The counterparty platform documents no delete.
  counterparty.delete("c-1");
  // @ts-expect-error One at a time.
  counterparty.createMany([]);
  // @ts-expect-error A status is part of an update.
  counterparty.setStatus("c-1", "active");
  // @ts-expect-error There are no documents.
  counterparty.documents.list("c-1");
  // @ts-expect-error There are no addresses.
  counterparty.addresses.add("c-1", {});
  // @ts-expect-error One at a time.
  bankingservice.createMany([]);
  // @ts-expect-error There is no status.
  bankingservice.setStatus("c-1", "new");
  // @ts-expect-error There are no documents.
  bankingservice.documents.list("c-1");
  // @ts-expect-error There are no accounts.
  bankingservice.accounts.list("c-1");
  // @ts-expect-error Not every client deletes.
  any.delete("c-1");
  bankingservice.delete("c-1");
  cyrexa.createMany([{ kind: "person" }]);
  finhub.setStatus("c-1", "verified");
  counterparty.accounts.create("c-1", { iban: "UA21" });
}

export function filters() {
  cyrexa.list({ organization: "o", kind: "person", status: "under_verificaiton", pageSize: 5, cursor: "x" });
  // @ts-expect-error Cyrexa has no such filter.
  cyrexa.list({ login: "ada" });
  // @ts-expect-error The platform spells it otherwise.
  cyrexa.list({ status: "under_verification" });
  // @ts-expect-error There are persons and organizations.
  finhub.list({ kind: "robot" });
  // @ts-expect-error FinHub has no such filter.
  finhub.list({ kycLevel: 2 });
  counterparty.list({
    id: ["a"],
    login: "a",
    given: ["a"],
    middle: "a",
    family: "a",
    phone: ["a"],
    status: "a",
    kycLevel: [1, 2],
    segment: "a",
    branch: ["a"],
    balanceAssetCode: "a",
    balanceAssetIssuer: "a",
    minBalanceAllowed: 1,
    maxBalanceAllowed: 2,
    includeDisabled: true,
    search: "a",
    createdFrom: new Date(),
    createdTo: "2024",
    updatedFrom: new Date(),
    updatedTo: "2024",
    ordering: "a",
  });
  // @ts-expect-error The contract's word is `login`.
  counterparty.list({ logins: ["ada"] });
  // @ts-expect-error The counterparty platform knows no organizations.
  counterparty.list({ organization: "o" });
  // @ts-expect-error A level is a number.
  counterparty.list({ kycLevel: "2" });
  // @ts-expect-error One text is searched for.
  counterparty.list({ search: ["a"] });
  // @ts-expect-error Paging is not the caller's to do.
  counterparty.list({ offset: 20 });
  bankingservice.list({ pageSize: 5 });
  // @ts-expect-error bankingservice has no filters.
  bankingservice.list({ status: "new" });
  // @ts-expect-error A page size is a number.
  bankingservice.list({ pageSize: "5" });
}

export function inputs() {
  cyrexa.create({ kind: "person", name: { given: "Ada" }, wire: { categorization: "category1" } });
  // @ts-expect-error What a name is depends on the kind.
  cyrexa.create({ name: { given: "Ada" } });
  // @ts-expect-error The gateway has no middle name.
  cyrexa.create({ kind: "person", name: { middle: "Byron" } });
  // @ts-expect-error The gateway has no level.
  finhub.create({ kind: "person", kycLevel: 1 });
  // @ts-expect-error Another platform's status.
  finhub.update("c-1", { status: { native: "active" } });
  // @ts-expect-error The record has no such category.
  finhub.create({ kind: "person", wire: { categorization: "category9" } });
  // @ts-expect-error The record has no such field.
  finhub.create({ kind: "person", wire: { nickname: "Ada" } });
  // @ts-expect-error The server writes ids.
  cyrexa.create({ kind: "person", id: "c-1" });
  // What is null is removed.
  cyrexa.update("c-1", { email: null, name: { full: null }, address: { unit: null } });
  bankingservice.update("c-1", { address: null, email: undefined });
  counterparty.update("c-1", { phone: null, name: { middle: null } });
  // @ts-expect-error A new customer has nothing to remove.
  cyrexa.create({ kind: "person", email: null });
  // @ts-expect-error A kind cannot be removed.
  cyrexa.update("c-1", { kind: null });
  // @ts-expect-error There is no place for it.
  counterparty.update("c-1", { email: null });
  // @ts-expect-error A house number is text.
  cyrexa.addresses.add("c-1", { houseNumber: 58 });
  // @ts-expect-error The platform has no such purpose.
  cyrexa.documents.add("c-1", { purpose: "AML" });
  cyrexa.update("c-1", { email: "a@example.com" }, { readFirst: false, timeoutMs: 5 });
  // @ts-expect-error Only an update reads first.
  cyrexa.get("c-1", { readFirst: false });

  counterparty.create({ name: { given: "Ada", middle: "Byron" }, kycLevel: 1, wire: { login: "ada" } });
  // @ts-expect-error The counterparty platform has no mail address.
  counterparty.create({ email: "a@example.com" });
  // @ts-expect-error All customers are persons.
  counterparty.create({ kind: "organization" });
  // @ts-expect-error There is no company.
  counterparty.create({ name: { company: "Engines" } });
  // @ts-expect-error There is no full name.
  counterparty.update("c-1", { name: { full: "Ada Lovelace" } });
  // @ts-expect-error There is no birth date.
  counterparty.update("c-1", { birthDate: "1815-12-10" });
  // @ts-expect-error There is no address.
  counterparty.update("c-1", { address: { city: "London" } });
  // @ts-expect-error There is no nationality.
  counterparty.update("c-1", { nationality: "GB" });

  bankingservice.create({ name: { company: "Engines" }, wire: { address: { premise: 58 } } });
  // @ts-expect-error There is no status.
  bankingservice.create({ status: { native: "new" } });
  // @ts-expect-error There is no birth date.
  bankingservice.create({ birthDate: "1815-12-10" });
  // @ts-expect-error There is no nationality.
  bankingservice.create({ nationality: "GB" });
  // @ts-expect-error There is no middle name.
  bankingservice.create({ name: { middle: "Byron" } });
  // @ts-expect-error There is no level.
  bankingservice.update("c-1", { kycLevel: 1 });
}

export function options() {
  createCyrexaClient({ accessToken: "a", tenantId: "t" });
  createCyrexaClient({ accessToken: async () => "a", tenantId: "t", token: () => "b", maxRetries: 0 });
  // @ts-expect-error Without a tenant there is no client.
  createCyrexaClient({ accessToken: "a" });
  // @ts-expect-error FinHub has no second token.
  createFinHubClient({ accessToken: "a", tenantId: "t", token: "b" });
  createCounterpartyClient({
    baseUrl: "https://b",
    counterpartyGuid: "g",
    jwt: "j",
    asset: { code: "UAH", issuer: "G" },
  });
  // @ts-expect-error There is no common host.
  createCounterpartyClient({ counterpartyGuid: "g", jwt: "j" });
  // @ts-expect-error An asset has an issuer.
  createCounterpartyClient({ baseUrl: "https://b", counterpartyGuid: "g", jwt: "j", asset: { code: "UAH" } });
}

export async function narrowing() {
  if (supports(any, "delete")) {
    await any.delete("c-1");
    // @ts-expect-error A delete answers nothing.
    (await any.delete("c-1")).id;
  }
  if (supports(any, "accounts")) await any.accounts.list("c-1", { iban: "UA21" });
  if (supports(any, "documents") && supports(any, "createMany")) {
    await any.documents.add("c-1", { name: "deed.pdf" });
    await any.createMany([{ kind: "person" }]);
    // @ts-expect-error What was not asked for is not narrowed.
    await any.setStatus("c-1", "new");
  }
  // @ts-expect-error It is not an operation of the contract.
  supports(any, "remove");
  if (one.provider === "bankingservice") await one.delete("c-1");
  if (one.provider === "counterparty") await one.accounts.list("c-1");
  // @ts-expect-error It may be any of the four.
  await one.setStatus("c-1", "new");
}

export async function anyClient() {
  const created = await any.create({ kind: "person", email: "a@example.com" });
  const list: CustomerList<Customer> = any.list({ pageSize: 3 });
  const page: Page<Customer> = await list.page();
  holds<Same<typeof created.wire, unknown>>();
  holds<Same<typeof page.total, number | undefined>>();
  // @ts-expect-error The record of a client that could be any is not known.
  return created.wire.person;
}

export async function wire() {
  const ofCyrexa = await cyrexa.get("c-1");
  const ofCounterparty = await counterparty.get("c-1");
  const ofBankingservice = await bankingservice.get("c-1");
  holds<Same<NonNullable<typeof ofCyrexa.wire.person>["email"], string | undefined>>();
  holds<Same<typeof ofCounterparty.wire.login, string | undefined>>();
  holds<Same<NonNullable<typeof ofBankingservice.wire.address>["premise"], string | number | undefined>>();
  for await (const customer of finhub.list({ kind: "person" })) {
    holds<Same<typeof customer.wire.categorization, "category1" | "category2" | "category3" | undefined>>();
  }
  for await (const page of counterparty.list().pages()) {
    holds<Same<(typeof page.items)[number]["wire"]["kyc_level"], number | undefined>>();
  }
  const [many] = await cyrexa.createMany([{ kind: "person" }]);
  holds<Same<NonNullable<typeof many>["wire"]["customerName"], string | undefined>>();
  // @ts-expect-error A record has what its spec says.
  ofCyrexa.wire.login;
  // @ts-expect-error Customers are not written to.
  ofCyrexa.email = "other@example.com";
}

/** Every category, once: one more or one less is a compile error here. */
export function category(error: BankingError): string {
  switch (error.category) {
    case "input":
    case "config":
      return "the caller's";
    case "network":
    case "timeout":
    case "aborted":
    case "redirect":
      return "on the way";
    case "auth":
    case "permission":
    case "not_found":
    case "conflict":
    case "rate_limit":
    case "bad_request":
    case "server":
      return "refused";
    case "invalid_response":
    case "too_large":
    case "pagination":
    case "provider":
      return "of no use";
    default: {
      const none: never = error.category;
      return none;
    }
  }
}

type Rows = { seen: { path: "/a" }; guessed: { path: "/b"; assumed: true } };

export function capabilities() {
  holds<
    Same<
      SupportOf<Rows, { one: "seen"; two: "guessed"; three: ["seen"]; four: ["seen", "guessed"] }>,
      {
        readonly one: "native";
        readonly two: "assumed";
        readonly three: "composed";
        readonly four: "assumed";
      }
    >
  >();
}

export function caught(error: unknown) {
  if (isBankingError(error)) {
    holds<Same<typeof error.category, ErrorCategory>>();
    holds<Same<typeof error.outcome, "not_sent" | "rejected" | "unknown" | undefined>>();
  }
  // @ts-expect-error What was caught is not known before it was looked at.
  return error.category;
}

/** What was read can be changed and written back. */
export async function back() {
  const given = "Ada";
  const ada = await cyrexa.get("c-1");
  cyrexa.update(ada.id, { name: { ...ada.name, given }, address: ada.address });
  const grace = await counterparty.get("c-1");
  counterparty.update(grace.id, { kind: grace.kind, name: { ...grace.name, given } });
  const engines = await bankingservice.get("c-1");
  bankingservice.update(engines.id, { name: { ...engines.name, given }, address: engines.address });
  // @ts-expect-error One provider's name may have parts that another has no place for.
  bankingservice.create({ name: grace.name });
}

export async function http() {
  const { data, status } = await cyrexa.http.GET("/getDetailsById/{customerId}", {
    params: { path: { customerId: "c-1" } },
    call: { timeoutMs: 5 },
  });
  holds<Same<NonNullable<typeof data.customer>["id"], string | undefined>>();
  holds<Same<typeof status, number>>();
  // @ts-expect-error There is no such path.
  cyrexa.http.GET("/getDetails/{customerId}", { params: { path: { customerId: "c-1" } } });
  // @ts-expect-error The path has another method.
  cyrexa.http.POST("/getDetailsById/{customerId}", { params: { path: { customerId: "c-1" } } });
  // @ts-expect-error The path has a parameter.
  cyrexa.http.GET("/getDetailsById/{customerId}");
  // @ts-expect-error The path's parameter has another name.
  cyrexa.http.GET("/getDetailsById/{customerId}", { params: { path: { id: "c-1" } } });
  // @ts-expect-error It is one customer, not a list.
  cyrexa.http.PUT("/update/{customerId}", { params: { path: { customerId: "c-1" } }, body: [] });
  // @ts-expect-error The other platform's path.
  finhub.http.POST("/getByOrganization/{organizationId}", {
    params: { path: { organizationId: "o" } },
    body: {},
  });
  // @ts-expect-error A password is text.
  finhub.http.POST("/create", { body: { person: { password: 1 } } });

  const path = { counterparty_guid: "g" };
  const all = "/counterparty/{counterparty_guid}/customers";
  counterparty.http.POST("/counterparty/{counterparty_guid}/branches", {
    params: { path },
    body: { name: "b" },
  });
  // @ts-expect-error An account needs its asset.
  counterparty.http.POST(all, { params: { path }, body: { login: "a" } });
  // @ts-expect-error A limit is a number.
  counterparty.http.GET(all, { params: { path, query: { limit: "5" } } });

  const customers = await counterparty.http.GET(all, { params: { path } });
  holds<Same<typeof customers.data.total, number | undefined>>();
  const keys = await counterparty.http.GET("/.well-known/jwks.json");
  holds<Same<typeof keys.status, number>>();
  const profile = { profileId: "p", customerId: "c" };
  // What the documentation leaves open holds anything.
  bankingservice.http.POST("/v1/profiles/{profileId}/customers/{customerId}/payment-methods", {
    params: { path: profile },
    body: { method: "ideal", metadata: { order: 1, gift: true } },
  });
  // @ts-expect-error There is no PATCH.
  bankingservice.http.PATCH("/v1/profiles/{profileId}/customers", {});
}
