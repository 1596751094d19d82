// Properties over the fake bank: whoever is created comes back, whatever a bank does, and every listing is whole.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Customer, CustomerInput } from "../../src/index.js";
import { anyClientOf, checkedBank } from "../support/bank.js";

/** Text of any alphabet, digits alone and separators among it. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: "grapheme" }),
  fc.constantFrom("058", "1e3", "李", "O'Brannan", "null", "__proto__", "ليلى"),
);
const some = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, text])), {
    requiredKeys: [],
    noNullPrototype: true,
  });
const address = some(["street", "houseNumber", "postalCode", "city", "region", "country"]);
const nonEmpty = <T extends object>(given: T) => Object.keys(given).length > 0;

const gateway = fc.record(
  {
    kind: fc.constant("person" as const),
    name: some(["full", "given", "family"]),
    email: text,
    phone: text,
    address: address.filter(nonEmpty),
    birthDate: text,
    nationality: text,
  },
  { requiredKeys: ["kind", "name"], noNullPrototype: true },
);
const inputs = {
  cyrexa: gateway,
  finhub: gateway,
  counterparty: fc.record(
    { name: some(["given", "middle", "family"]), phone: text, kycLevel: fc.maxSafeNat() },
    { requiredKeys: ["name"], noNullPrototype: true },
  ),
  bankingservice: fc.record(
    { name: some(["given", "family"]), email: text, phone: text, address: address.filter(nonEmpty) },
    { requiredKeys: ["name"], noNullPrototype: true },
  ),
};
const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

/** What a customer says in words of the contract. */
const said = ({ name, email, phone, address, birthDate, nationality, kycLevel }: Customer | CustomerInput) =>
  JSON.parse(JSON.stringify({ name, email, phone, address, birthDate, nationality, kycLevel }));
const merged = (base: CustomerInput, top: CustomerInput) => ({
  ...base,
  ...top,
  name: { ...base.name, ...top.name },
  ...((base.address || top.address) && { address: { ...base.address, ...top.address } }),
});

describe.each(providers)("%s", (provider) => {
  const behaviour = fc.record({
    secrets: fc.constantFrom("shown" as const, "absent" as const, "masked" as const),
  });

  test("whoever is created is read as given, is changed where asked and nowhere else", async () => {
    const put =
      provider === "counterparty"
        ? fc.constant("merge" as const)
        : fc.constantFrom("replace" as const, "merge" as const);
    await fc.assert(
      fc.asyncProperty(
        inputs[provider],
        inputs[provider],
        put,
        behaviour,
        async (given, changes, how, quirks) => {
          const client = anyClientOf(checkedBank(provider, { put: how, ...quirks }));
          const { id } = await client.create(given as CustomerInput);
          expect(said(await client.get(id))).toMatchObject(said(given as CustomerInput));
          const { kind: _, ...rest } = { kind: undefined, ...(changes as CustomerInput) };
          await client.update(id, rest);
          const expected = said(merged(given as CustomerInput, rest));
          expect(said(await client.get(id))).toMatchObject(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("every customer is listed once, however the bank counts and cuts", async () => {
    const listing = fc.record({
      count: fc.nat({ max: 40 }),
      asked: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
      pageSize: fc.integer({ min: 1, max: 15 }),
      maxPageSize: fc.integer({ min: 1, max: 15 }),
      totals: fc.constantFrom("right" as const, "missing" as const, "wrong" as const),
      order: fc.constantFrom("oldest" as const, "newest" as const),
      firstPage: fc.constantFrom(0 as const, 1 as const),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(listing, async ({ count, asked, firstPage, ...quirks }) => {
        // A page that is cut, beside totals that count the page alone, looks like a whole listing to anybody.
        fc.pre(quirks.totals !== "wrong" || asked === undefined || asked <= quirks.maxPageSize);
        const bank = checkedBank(provider, {
          customers: count,
          ...quirks,
          ...(provider !== "counterparty" && { firstPage }),
        });
        const ids: string[] = [];
        for await (const { id } of anyClientOf(bank).list({ pageSize: asked })) ids.push(id);
        const listed = [...bank.customers]
          .filter(([, { is_disabled }]) => is_disabled !== true)
          .map(([id]) => id);
        expect(ids.sort()).toEqual(listed.sort());
      }),
      { numRuns: 60 },
    );
  });
});
