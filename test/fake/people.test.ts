// Made-up customers: all kinds of them, the same for the same seed, and fit for the spec.

import { describe, expect, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { anyClientOf } from "../support/bank.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

/** The schema of a stored customer. */
const schemas = {
  cyrexa: { $ref: "#/components/schemas/Customer" },
  finhub: { $ref: "#/components/schemas/Customer" },
  counterparty: { $ref: "#/components/schemas/CustomerListItem" },
  bankingservice: { $ref: "#/components/schemas/Customer" },
};

describe.each(providers)("%s", (provider) => {
  test("ten thousand people fit the spec, each with an id of their own", () => {
    const { customers } = createFakeBank({ provider, customers: 10_000 });
    expect(customers.size).toBe(10_000);
    const { validate } = shippedSpec(provider);
    for (const record of customers.values()) expect(validate(schemas[provider], record)).toEqual([]);
  });

  test("the same seed makes the same people, another seed others", () => {
    const people = (seed?: number | string) =>
      JSON.stringify([...createFakeBank({ provider, customers: 50, seed }).customers]);
    expect(people(7)).toBe(people(7));
    expect(people("7")).toBe(people(7));
    expect(people(8)).not.toBe(people(7));
    expect(people()).toBe(people(1));
  });

  test("a client reads them all, whatever their names", async () => {
    const bank = createFakeBank({ provider, customers: 130, checkAnswers: true });
    const ids: string[] = [];
    for await (const { id, name } of anyClientOf(bank).list({ pageSize: 50 })) {
      ids.push(id);
      expect(Object.keys(name).length).toBeGreaterThan(0);
    }
    const listed = [...bank.customers]
      .filter(([, { is_disabled }]) => is_disabled !== true)
      .map(([id]) => id);
    expect(ids.sort()).toEqual(listed.sort());
  });

  test("names of many scripts and of one word to five", () => {
    const { customers } = createFakeBank({ provider, customers: 100 });
    const text = JSON.stringify([...customers.values()]);
    for (const script of ["Latin", "Arabic", "Hebrew", "Han", "Hiragana", "Cyrillic"])
      expect([script, new RegExp(`\\p{Script=${script}}`, "u").test(text)]).toEqual([script, true]);
    for (const kind of [/[À-ž]/, /[A-Z]['’][A-Z]/, /@example\.com/, /[\u{20000}-\u{2ffff}]/u])
      expect([kind, kind.test(text)]).toEqual([kind, true]);
  });
});

/** Modulo 97 of the whole number, letters as 10 to 35 (ISO 13616). */
function isIban(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`)) % 97n === 1n;
}

test("the gateway's: every status, organizations, several phones and addresses, zeros in front, long numbers", () => {
  const people = [...createFakeBank({ provider: "cyrexa", customers: 100 }).customers.values()] as Record<
    string,
    // biome-ignore lint/suspicious/noExplicitAny: wire records
    any
  >[];
  const all = (of: (person: (typeof people)[number]) => unknown) => new Set(people.map(of));
  const { spec } = shippedSpec("cyrexa");
  const schemas = spec.document.components as { schemas: { CustomerStatus: { enum: string[] } } };
  expect(all(({ customerStatus }) => customerStatus)).toEqual(new Set(schemas.schemas.CustomerStatus.enum));
  expect(all(({ customerType }) => customerType)).toEqual(new Set(["Person", "Organization"]));
  expect(all(({ person }) => person.telephoneNumbers?.length ?? 0)).toEqual(new Set([0, 1, 3]));
  expect(all(({ person }) => person.addresses?.length ?? 0)).toEqual(new Set([0, 1, 2]));
  const words = all(({ person }) => person.fullName.split(" ").length);
  expect([...words]).toEqual(expect.arrayContaining([1, 2, 5]));
  const codes = people
    .flatMap(({ person }) => person.addresses ?? [])
    .map(({ address }) => address.zipCode ?? "");
  expect(codes.some((code: string) => code.startsWith("0"))).toBe(true);
  const ids = people.map(({ id }) => id);
  expect(ids.some((id) => /^\d{19}$/.test(id))).toBe(true);
  expect(ids.some((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(
    true,
  );
});

test("counterparty's accounts have IBANs whose check digits are right", async () => {
  const bank = createFakeBank({ provider: "counterparty", customers: 40, checkAnswers: true, pageSize: 500 });
  const headers = { "cx-authorization": "any" };
  const [page] = await (await bank.fetch("/counterparty/c/accounts", { headers })).json();
  expect(page.accounts.length).toBeGreaterThan(40);
  const wrong = page.accounts
    .map(({ iban }: { iban: string }) => iban)
    .filter((iban: string) => !isIban(iban));
  expect(wrong).toEqual([]);
  expect(isIban("GB29NWBK60161331926818")).toBe(false);
});

test("records of one's own, by their ids or by new ones", () => {
  const records = [{ id: "c-1", first_name: "Ada" }, { first_name: "Grace" }];
  const bank = createFakeBank({ provider: "bankingservice", customers: records });
  expect([...bank.customers.keys()]).toEqual(["c-1", "customer-1"]);
  expect(bank.customers.get("customer-1")).toEqual({ id: "customer-1", first_name: "Grace" });
  bank.customers.set("c-2", { first_name: "Edith" });
  expect(bank.customers.get("c-2")).toEqual({ id: "c-2", first_name: "Edith" });
  bank.reset();
  expect([...bank.customers.keys()]).toEqual(["c-1", "customer-1"]);
  expect(records[1]).toEqual({ first_name: "Grace" });
});
