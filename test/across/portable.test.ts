import fc from "fast-check";
import { expect, test } from "vitest";
import { differences, portable } from "../../src/across/index.js";
import type { Customer } from "../../src/index.js";
import { everyField, memoryClient } from "./memory.js";

const ada: Customer = {
  provider: "cyrexa",
  id: "1f0c2e8a-7b1d-4f55-9d0e-2c5c0a4b7e11",
  kind: "person",
  name: { full: "Ada Lovelace", given: "Ada", family: "Lovelace" },
  email: "ada@example.com",
  address: { street: "St James's Square", houseNumber: "12", postalCode: "00012", country: "GB" },
  birthDate: "1815-12-10",
  status: { native: "verified", normalized: "verified" },
  kycLevel: 2,
  createdAt: "2024-01-15T00:00:00Z",
  wire: { anything: true },
};

test("says by name what the other provider has no place for", () => {
  const target = memoryClient({
    write: ["kind", "name.given", "name.family", "email", "address.street", "status"],
  });
  expect(portable(ada, target)).toEqual({
    input: {
      kind: "person",
      name: { given: "Ada", family: "Lovelace" },
      email: "ada@example.com",
      address: { street: "St James's Square" },
    },
    lost: [
      "name.full",
      "address.houseNumber",
      "address.postalCode",
      "address.country",
      "birthDate",
      "status",
      "kycLevel",
    ],
  });
});

test("a status word is given back to its own provider only", () => {
  const own = memoryClient({ provider: "cyrexa" });
  expect(portable(ada, own).input).toMatchObject({ status: { native: "verified" }, kycLevel: 2 });
  expect(portable(ada, memoryClient()).lost).toEqual(["status", "kycLevel"]);
});

test("an organization is not made a person, and an unknown kind is left out", () => {
  const company: Customer = { ...ada, kind: "organization", name: { company: "Analytical Engines" } };
  const persons = memoryClient({ write: ["kind", "name.given", "name.family"] });
  expect(portable(company, persons).lost).toEqual(expect.arrayContaining(["kind", "name.company"]));
  expect(portable({ ...ada, kind: "unknown" as "person" }, memoryClient()).input).not.toHaveProperty("kind");
});

test("a client that does not say what it can hold is refused", () => {
  const { fields: _fields, ...capabilities } = memoryClient().capabilities as never as { fields: unknown };
  const client = { ...memoryClient(), capabilities } as never;
  expect(() => portable(ada, client)).toThrow("which fields it can write");
});

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
  .filter((value) => value.trim() !== "");
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(parts: T) =>
  fc.record(parts, { requiredKeys: [] });
const person = fc.record({
  kind: fc.constantFrom("person", "organization"),
  name: some({ full: text, given: text, middle: text, family: text, company: text }),
  email: fc.emailAddress(),
  phone: fc.stringMatching(/^\+[1-9]\d{9}$/),
  address: some({ street: text, houseNumber: text, unit: text, postalCode: text, city: text, country: text }),
  birthDate: fc.constantFrom("1815-12-10", "2001-02-03"),
  nationality: text,
});

test("what is not lost arrives, what is lost does not, for random people and targets", async () => {
  await fc.assert(
    fc.asyncProperty(person, fc.subarray(everyField), async (fields, write) => {
      const customer = { provider: "cyrexa", id: "1", wire: {}, ...fields } as Customer;
      const target = memoryClient({ write });
      const { input, lost } = portable(customer, target);
      const created = await target.create({ kind: "person", ...input });
      const differ = differences(customer, created).filter((field) => field !== "kind");
      expect(new Set(differ)).toEqual(new Set(lost.filter((field) => field !== "kind")));
    }),
    { numRuns: 500 },
  );
});

test("differences are names; values only when asked for", () => {
  const other: Customer = {
    ...ada,
    provider: "finhub",
    email: "ADA@example.com",
    name: { given: "ADA", family: "Byron" },
    birthDate: "10.12.1815",
    phone: "+44 20 7946 0958",
    status: { native: "new", normalized: "pending" },
  };
  expect(differences(ada, other)).toEqual(["name.full", "name.family", "phone"]);
  expect(differences(ada, other, { values: true })).toEqual([
    { field: "name.full", one: "Ada Lovelace", other: undefined },
    { field: "name.family", one: "Lovelace", other: "Byron" },
    { field: "phone", one: undefined, other: "+44 20 7946 0958" },
  ]);
  expect(differences(ada, { ...other, provider: "cyrexa" })).toContain("status");
  expect(() => differences(ada, other, { value: true } as never)).toThrow("value");
});
