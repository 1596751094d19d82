// Every operation of every spec, one by one: what is stored comes back, and each answer fits the spec.

import { describe, expect, test } from "vitest";
import type { FakeBank } from "../../src/fake/index.js";
import { checkedBank } from "../support/bank.js";
import { at, bundled, type Node, operationsOf, providers } from "../support/specs.js";

const guid = "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01";
const headers = {
  cyrexa: { authorization: "Bearer any", tenantId: "t", token: "second" },
  finhub: { authorization: "Bearer any", tenantId: "t" },
  counterparty: { "cx-authorization": "any" },
  bankingservice: { authorization: "Bearer any" },
};

/** A request, and what it is answered with 200; anything else fails the test. */
async function ask(bank: FakeBank, method: string, path: string, body?: unknown) {
  const response = await send(bank, method, path, body);
  const text = await response.text();
  expect(response.status, `${method} ${path}: ${text}`).toBe(200);
  return text === "" ? undefined : JSON.parse(text);
}

const send = (bank: FakeBank, method: string, path: string, body?: unknown) =>
  bank.fetch(path, {
    method,
    headers: { ...headers[bank.provider], ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** What is asked about something that the bank has not given out. */
const strangers = [
  ...["getAccount", "getBranch", "updateBranch", "updateJwk"],
  ...["getPaymentMethod", "deletePaymentMethod", "createPayment", "getPayment"],
];

function exampleBody(document: Node, operation: Node): unknown {
  const json = at(document, operation.requestBody)?.content["application/json"];
  const [first] = Object.values<Node>(json?.examples ?? {});
  return json?.example ?? at(document, first)?.value;
}

/** A request of another class than the platform's, as node-fetch and test tools have. */
const foreign = (url: string, headers: Record<string, string>) =>
  ({ url, method: "GET", headers: new Headers(headers), text: async () => "" }) as unknown as Request;

describe.each(providers)("%s", (provider) => {
  test("every operation answers the spec's own example request", async () => {
    const document = await bundled(provider);
    const all = [...operationsOf(document).values()].filter(({ path }) =>
      Object.hasOwn(document.paths, path),
    );
    const { operations } = checkedBank(provider);
    expect(operations.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    for (const { id: operation, method, path, node, parameters } of all) {
      const bank = checkedBank(provider, { customers: 3 });
      const [id = ""] = bank.customers.keys();
      const known: Record<string, string> = { customerId: id, customer_guid: id };
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const example = parameters.find((one) => one.name === name)?.example;
        return encodeURIComponent(known[name] ?? example ?? guid);
      });
      const { status } = await send(bank, method, filled, exampleBody(document, node));
      const { answer, committed, ...request } = bank.requests[0] ?? {};
      const expected = strangers.includes(operation) ? 404 : 200;
      expect([operation, status, expected === 200 && status !== 200 ? answer : ""]).toEqual([
        operation,
        expected,
        "",
      ]);
      expect(request).toMatchObject({ operation, status });
      const stores = operations.find((one) => one.id === operation)?.answers === "stored";
      expect([operation, committed]).toEqual([
        operation,
        node["x-effect"] !== "read" && stores && expected === 200,
      ]);
    }
  });

  test("a path, a method and a base path that the spec does not know", async () => {
    const bank = checkedBank(provider);
    expect((await send(bank, "GET", "/nothing")).status).toBe(404);
    const [operation] = bank.operations;
    const path = operation?.path.replace(/\{\w+\}/g, "x") ?? "";
    expect((await send(bank, "PATCH", path)).status).toBe(405);
    expect(bank.requests.map(({ status }) => status)).toEqual([404, 405]);
  });

  test("with or without the base path, whatever the origin, as text, URL or Request", async () => {
    const bank = checkedBank(provider, { customers: 1 });
    const operation = bank.operations.find(({ method }) => method === "GET");
    const path = operation?.path.replace(/\{\w+\}/g, [...bank.customers.keys()][0] ?? "") ?? "";
    const own = new URL(bank.url);
    for (const input of [
      path,
      `${bank.url}${path}`,
      `https://elsewhere.example.com${path}`,
      new URL(`http://localhost:1${own.pathname.replace(/\/$/, "")}${path}`),
      new Request(`${bank.url}${path}`, { headers: headers[provider] }),
      foreign(`${bank.url}${path}`, headers[provider]),
    ]) {
      const init = "url" in Object(input) ? undefined : { headers: new Headers(headers[provider]) };
      expect((await bank.fetch(input, init)).status, String(input)).toBe(200);
    }
    expect((await bank.fetch(`${bank.url}${path}`)).status).toBe(401);
  });
});

describe.each(["cyrexa", "finhub"] as const)("%s", (provider) => {
  test("addresses, secret questions and documents belong to their customer", async () => {
    const bank = checkedBank(provider);
    const { customer } = await ask(bank, "POST", "/create", {
      customerType: "Person",
      person: { fullName: "李" },
    });
    const address = { addressPurpose: "mail", address: { zipCode: "01067", streetNumber: ["7", "9"] } };
    const added = await ask(bank, "POST", `/createAddress/${customer.id}`, [address, address]);
    expect(new Set(added.addressIds.map((one: { addressId: string }) => one.addressId)).size).toBe(2);
    await ask(bank, "POST", `/addSecretQuestion/${customer.id}`, [{ question: "Q", answer: "A" }]);
    await ask(bank, "POST", `/createDocuments/${customer.id}`, [{ name: "Passport" }]);
    expect((await ask(bank, "GET", `/getDetailsById/${customer.id}`)).customer.person).toEqual({
      fullName: "李",
      addresses: [address, address],
      SecretQuestion: [{ question: "Q", answer: "A" }],
    });
    expect(await ask(bank, "GET", `/getDocuments/${customer.id}`)).toEqual({
      documents: [{ name: "Passport" }],
    });
  });

  test("page 3 of 12", async () => {
    const bank = checkedBank(provider, { customers: 120 });
    for (const [id, record] of bank.customers)
      bank.customers.set(id, { ...record, customerStatus: "verified" });
    const page = await ask(bank, "POST", "/getByCustomerStatus/verified", { pageNumber: 2, pageSize: 10 });
    expect(page.pagination).toEqual({ numberOfPage: 12, totalSize: 120, currentPage: 2 });
    const ids = page.customers.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...bank.customers.keys()].slice(20, 30));
  });

  test("several customers are created all or not at all", async () => {
    const bank = checkedBank(provider, { duplicates: "refused" });
    const ada = { person: { email: "ada@example.com" } };
    expect((await send(bank, "POST", "/createBulk", [{}, ada, ada])).status).toBe(409);
    expect(bank.customers.size).toBe(0);
    expect(bank.requests[0]?.committed).toBe(false);
  });
});

test("cyrexa: documents of an organization, by purpose", async () => {
  const bank = checkedBank("cyrexa");
  const documents = [
    { name: "A", purpose: "KYB" },
    { name: "B", purpose: "PEP&SANCTION" },
  ];
  await ask(bank, "POST", "/organization/createDocument/o-1", documents);
  const path = `/organization/documents/getByPurpose/${encodeURIComponent("PEP&SANCTION")}`;
  expect(await ask(bank, "GET", `${path}/o-1`)).toEqual([{ documents: [documents[1]] }]);
  expect(await ask(bank, "GET", `${path}/o-2`)).toEqual([{ documents: [] }]);
});

describe("counterparty", () => {
  const base = `/counterparty/${guid}`;
  const asset = { asset_code: "UAH", asset_issuer: "G" };

  test("a login that exists is the documented 400, and nobody is created", async () => {
    const bank = checkedBank("counterparty");
    await ask(bank, "POST", `${base}/customers`, { ...asset, login: "ada" });
    const second = await send(bank, "POST", `${base}/customers`, { ...asset, login: "ada" });
    expect(second.status).toBe(400);
    expect((await second.json()).error).toMatch(
      /response status code is not 2xx but 409; error was "\{\\"error/,
    );
    expect(bank.customers.size).toBe(1);
  });

  test("every filter narrows the listing", async () => {
    const bank = checkedBank("counterparty", { customers: 60, maxPageSize: 100, pageSize: 100 });
    const list = async (query: string) => (await ask(bank, "GET", `${base}/customers?${query}`)).customers;
    const all = [...bank.customers.values()];
    const enabled = all.filter(({ is_disabled }) => is_disabled !== true);
    expect(enabled.length).toBeLessThan(all.length);
    expect(await list("is_disabled=true")).toEqual(all);
    expect(await list("is_disabled=false")).toEqual(enabled);
    expect(await list("kyc_levels=1&kyc_levels=2")).toEqual(
      enabled.filter(({ kyc_level }) => kyc_level === 1 || kyc_level === 2),
    );
    expect(await list("min_balance_allowed=1000&max_balance_allowed=9000")).toEqual(
      enabled.filter(({ balance_allowed: held }) => Number(held) >= 1000 && Number(held) <= 9000),
    );
    expect(await list("min_created_at=2020-01-01T00:00:00Z")).toEqual(
      enabled.filter(({ created_at }) => String(created_at) >= "2020"),
    );
    const [someone] = enabled;
    expect(await list(`search_string=${encodeURIComponent(String(someone?.login))}`)).toContainEqual(someone);
    expect(await list(`names=nobody`)).toEqual([]);
    const names = (await list("ordering=-login")).map(({ login }: { login: string }) => login);
    expect(names).toEqual([...names].sort().reverse());
  });

  test("accounts of customers and of the bank itself", async () => {
    const bank = checkedBank("counterparty");
    const { customer_guid, wallet_account_guid } = await ask(bank, "POST", `${base}/customers`, {
      ...asset,
      login: "ada",
      iban: "GB29 NWBK 6016 1331 9268 19",
    });
    const of = `${base}/customers/${customer_guid}/accounts`;
    expect(await ask(bank, "GET", `${of}?iban=GB29NWBK60161331926819`)).toMatchObject({ total: 1 });
    expect(await ask(bank, "GET", `${of}?iban=other`)).toEqual({ accounts: [], total: 0 });
    await ask(bank, "POST", `${base}/accounts`, { account_kind: "emission" });
    expect((await send(bank, "POST", `${base}/accounts`, { account_kind: "gold" })).status).toBe(400);
    const [page] = await ask(bank, "GET", `${base}/accounts?wallet_user_guids=${customer_guid}`);
    expect(page).toMatchObject({
      total: 1,
      accounts: [{ wallet_account_guid, wallet_user_guid: customer_guid }],
    });
    expect((await ask(bank, "GET", `${base}/accounts?account_kinds=emission`))[0].total).toBe(1);
    expect(await ask(bank, "GET", `${base}/accounts/${wallet_account_guid}`)).toMatchObject({
      guid: wallet_account_guid,
    });
  });

  test("branches, limits, keys and sessions", async () => {
    const bank = checkedBank("counterparty");
    const { guid: branch } = await ask(bank, "POST", `${base}/branches`, { name: "North" });
    await ask(bank, "PUT", `${base}/branches/${branch}`, { is_deleted: true });
    expect(await ask(bank, "GET", `${base}/branches/${branch}`)).toMatchObject({
      name: "North",
      is_deleted: true,
    });
    expect(await ask(bank, "GET", `${base}/branches?names=South`)).toEqual({ list: [], total: 0 });
    const limit = { customer_guid: "c-1", asset_code: "UAH", period: "day", max: 5 };
    expect(await ask(bank, "POST", `${base}/limits/customer/amount`, limit)).toBeUndefined();
    await ask(bank, "POST", `${base}/limits/customer/amount`, { ...limit, max: 7 });
    const limits = await ask(bank, "GET", `${base}/limits/customer/amount?customer_guid=c-1`);
    expect(limits.columns).toEqual([
      { customer_guid: "c-1", asset_code: "UAH", period: { day: { max: 7, period_key: 1 } } },
    ]);
    const { guid: key } = await ask(bank, "POST", `${base}/jwk`, {
      data: { kid: "k", kty: "RSA", n: "n", e: "AQAB" },
    });
    await ask(bank, "PUT", `${base}/jwk/${key}`, { data: { kid: "k2", kty: "RSA", n: "n", e: "AQAB" } });
    expect((await ask(bank, "GET", `${base}/jwk`)).keys).toHaveLength(1);
    const { session_token } = await ask(bank, "POST", `${base}/jwk/authenticate`);
    const session = { headers: { authorization: `bearer ${session_token}` } };
    expect((await bank.fetch(`${base}/customers`, session)).status).toBe(200);
    const both = { headers: { authorization: `bearer ${session_token}`, "cx-authorization": "jwt" } };
    expect((await bank.fetch(`${base}/customers`, both)).status).toBe(401);
    expect((await bank.fetch("/.well-known/jwks.json")).status).toBe(200);
  });
});

describe("bankingservice", () => {
  const base = "/v1/profiles/p/customers";

  test("payment methods and payments, each made once for one reference", async () => {
    const bank = checkedBank("bankingservice");
    const { id } = await ask(bank, "POST", base, { first_name: "Ada" });
    const methods = `${base}/${id}/payment-methods`;
    const made = await ask(bank, "POST", methods, { reference: "r-1", method: "openbanking" });
    expect(made).toMatchObject({ state: "created", redirect: { url: expect.any(String) } });
    expect(await ask(bank, "POST", methods, { reference: "r-1", method: "openbanking" })).toEqual(made);
    const { redirect: _, ...read } = made;
    expect(await ask(bank, "GET", methods)).toEqual([read]);
    const payment = {
      method: "openbanking",
      description: "D",
      currency: "EUR",
      amount: 1250,
      reference: "r-2",
    };
    const whole = { ...payment, customer: id, payment_method: made.id };
    const paid = await ask(bank, "POST", "/v1/profiles/p/payments", whole);
    expect(await ask(bank, "GET", `/v1/profiles/p/payments/${paid.id}`)).toEqual(paid);
    expect(await ask(bank, "POST", "/v1/profiles/p/payments", whole)).toEqual(paid);
    bank.setQuirks({ repetition: "refused" });
    expect((await send(bank, "POST", "/v1/profiles/p/payments", whole)).status).toBe(409);
    const without = { ...payment, customer: id };
    expect((await send(bank, "POST", "/v1/profiles/p/payments", without)).status).toBe(422);
    await ask(bank, "DELETE", `${methods}/${made.id}`);
    expect(await ask(bank, "GET", methods)).toEqual([]);
  });

  test("a deleted customer is erased with its payment methods, or hidden and they stay", async () => {
    for (const deleted of ["erased", "hidden"] as const) {
      const bank = checkedBank("bankingservice", { deleted });
      const { id } = await ask(bank, "POST", base, { first_name: "Ada" });
      await ask(bank, "POST", `${base}/${id}/payment-methods`, { method: "ideal" });
      await ask(bank, "DELETE", `${base}/${id}`);
      expect((await send(bank, "GET", `${base}/${id}`)).status).toBe(404);
      expect((await send(bank, "GET", `${base}/${id}/payment-methods`)).status).toBe(
        deleted === "hidden" ? 200 : 404,
      );
    }
  });
});
