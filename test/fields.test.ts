// `capabilities.fields` is true both ways: what can be written arrives, what cannot is refused by name, and nothing else is read.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFakeBank } from "../src/fake/index.js";
import type { Customer, CustomerInput } from "../src/index.js";
import { clientOf } from "./observe/watch.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

const nameParts = ["full", "given", "middle", "family", "company"] as const;
const addressParts = [
  "street",
  "houseNumber",
  "building",
  "unit",
  "postalCode",
  "city",
  "region",
  "country",
] as const;

/** Every field that the contract has for a customer that is written, with something of the right form. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...Object.fromEntries(
    nameParts.map((part) => [
      `name.${part}`,
      fc.stringMatching(/^\p{L}{2,12}$/u).filter((text) => text.trim() === text),
    ]),
  ),
  email: fc.emailAddress(),
  phone: fc.stringMatching(/^\+[1-9]\d{8,12}$/),
  ...Object.fromEntries(
    addressParts.map((part) => [`address.${part}`, fc.stringMatching(/^[A-Z][a-z]{1,8}$/)]),
  ),
  "address.country": fc.constantFrom("GB", "UA", "JP"),
  birthDate: fc.constantFrom("1815-12-10", "2001-02-28"),
  nationality: fc.constantFrom("GB", "UA"),
  kycLevel: fc.nat(5),
};

/** A customer with one value of each of these fields. */
function inputOf(fields: readonly string[], kind: "person" | "organization"): fc.Arbitrary<CustomerInput> {
  const own = fields.filter(
    (field) => values[field] && (kind === "organization" || field !== "name.company"),
  );
  return fc
    .record(Object.fromEntries(own.map((field) => [field, values[field] ?? fc.constant("")])))
    .map((flat) => {
      const input: Record<string, unknown> = { kind };
      for (const [field, value] of Object.entries(flat)) {
        const [group = "", part] = field.split(".");
        if (part === undefined) input[group] = value;
        else input[group] = { ...Object(input[group]), [part]: value };
      }
      return input as CustomerInput;
    });
}

/** The fields of a customer that say something, by name. */
function fieldsOf(customer: Customer): readonly string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(customer)) {
    if (["provider", "wire"].includes(name) || value === undefined || value === "unknown") continue;
    if (name === "status") found.push("status");
    else if (typeof value === "object" && value !== null) {
      for (const [part, inner] of Object.entries(value))
        if (inner !== undefined) found.push(`${name}.${part}`);
    } else found.push(name);
  }
  return found;
}

const fieldOf = (customer: unknown, field: string) =>
  field.split(".").reduce<unknown>((at, name) => Object(at)[name], customer);

describe.each(providers)("%s", (provider) => {
  const login = provider === "counterparty" ? { wire: { login: "x@example.com" } } : {};
  const organizes = provider !== "counterparty";
  const connected = () => {
    const bank = createFakeBank({ provider });
    return { bank, client: clientOf(bank, bank.fetch) };
  };
  const { read, write } = connected().client.capabilities.fields as { read: string[]; write: string[] };

  test("what can be written can be read, and arrives", async () => {
    expect(write.filter((field) => !read.includes(field))).toEqual([]);
    for (const kind of organizes ? (["person", "organization"] as const) : (["person"] as const)) {
      await fc.assert(
        fc.asyncProperty(inputOf(write, kind), async (input) => {
          const { client } = connected();
          const { id } = await client.create({ ...input, ...login });
          const customer = await client.get(id);
          for (const field of write.filter((name) => values[name] && fieldOf(input, name) !== undefined)) {
            // An organization is a company: the gateway has one place for its name and that of a person.
            if (kind === "organization" && field === "name.full") continue;
            expect([field, fieldOf(customer, field)]).toEqual([field, fieldOf(input, field)]);
          }
        }),
        { numRuns: 25 },
      );
    }
  });

  test("what cannot be written is refused by name, before anything is sent", async () => {
    const others = Object.keys(values).filter((field) => !write.includes(field));
    for (const field of others) {
      const { bank, client } = connected();
      const [group = "", part] = field.split(".");
      const value = field === "kycLevel" ? 1 : "GB";
      const input = { kind: "person", ...login, [group]: part === undefined ? value : { [part]: value } };
      const error = await client.create(input as never).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ category: "input", outcome: "not_sent" });
      expect(String(Object(error).message)).toContain(field);
      expect(bank.requests).toHaveLength(0);
    }
  });

  test("nothing is read that is not said to be", async () => {
    const bank = createFakeBank({ provider, customers: 60 });
    const seen = new Set<string>();
    for await (const customer of clientOf(bank, bank.fetch).list())
      for (const field of fieldsOf(customer)) seen.add(field);
    expect([...seen].filter((field) => !read.includes(field))).toEqual([]);
    // And what is said is there, for one of sixty made-up people at least.
    expect(read.filter((field) => !seen.has(field))).toEqual(never[provider] ?? []);
  });
});

/** What no made-up customer of a fake bank has. */
const never: Readonly<Record<string, readonly string[]>> = {
  cyrexa: ["address.building", "address.unit"],
  finhub: ["address.building", "address.unit"],
  bankingservice: ["address.building", "address.unit"],
};
