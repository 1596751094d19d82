// What goes out and comes back is the same, for any input; what cannot go out is said by name.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerInput } from "../src/index.js";
import * as bankingservice from "../src/providers/bankingservice/mapping.js";
import * as counterparty from "../src/providers/counterparty/mapping.js";
import * as gateway from "../src/providers/gateway/mapping.js";
import { frozen } from "./support/clients.js";

/** Text of any alphabet, digits alone and separators among it. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: "grapheme" }),
  fc.integer({ min: -5, max: 1e12 }).map(String),
  fc.constantFrom("058", "1e3", "12, 14", ", ", ",", " ", "0", "-", "null", "[object Object]", "__proto__"),
);

/** Some of the fields, in any combination; none where no field is left. */
const some = <T extends object>(fields: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc
    .record(fields, { requiredKeys: [], noNullPrototype: true })
    .map((found) => (Object.keys(found).length > 0 ? found : undefined));

const address = some({
  street: text,
  houseNumber: text,
  building: text,
  unit: text,
  postalCode: text,
  city: text,
  region: text,
  country: text,
});

/** Without members that are undefined. */
const defined = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

const pending = ["new", "under_verificaiton"];
const status = fc
  .constantFrom(
    "new",
    "verified",
    "under_verificaiton",
    "blacklisted",
    "under_investigation",
    "dispute",
    "on_hold",
    "bancrupted",
  )
  .map((native) => {
    const normalized = pending.includes(native)
      ? "pending"
      : native === "verified"
        ? "verified"
        : "restricted";
    return { native, normalized } as const;
  });

const person = fc.record({
  kind: fc.constant("person" as const),
  name: some({ full: text, given: text, family: text }),
});
const organization = fc.record({
  kind: fc.constant("organization" as const),
  name: some({ full: text, given: text, family: text, company: text }),
});

/** All that the gateway holds. */
const ofGateway = fc
  .tuple(
    fc.oneof(person, organization),
    fc.record({
      email: fc.option(text, { nil: undefined }),
      phone: fc.option(text, { nil: undefined }),
      address,
      birthDate: fc.option(text, { nil: undefined }),
      nationality: fc.option(text, { nil: undefined }),
      status: fc.option(status, { nil: undefined }),
    }),
  )
  .map(([who, rest]) => defined({ ...who, ...rest }));

const ofCounterparty = fc
  .record({
    kind: fc.constant("person" as const),
    name: some({ given: text, middle: text, family: text }),
    phone: fc.option(text, { nil: undefined }),
    status: fc.option(
      text.map((native) => ({ native, normalized: "unknown" as const })),
      { nil: undefined },
    ),
    kycLevel: fc.option(fc.maxSafeNat(), { nil: undefined }),
  })
  .map(defined);

const ofBankingservice = fc
  .tuple(
    fc.option(text, { nil: undefined }),
    some({ given: text, family: text }),
    fc.record({
      email: fc.option(text, { nil: undefined }),
      phone: fc.option(text, { nil: undefined }),
      address,
    }),
  )
  .map(([company, name, rest]) =>
    defined({
      kind: company === undefined ? ("person" as const) : ("organization" as const),
      name: company === undefined ? name : { ...name, company },
      ...rest,
    }),
  );

/** Through JSON, as over the wire. */
const sent = <T>(wire: T): T => JSON.parse(JSON.stringify(wire));

const runs = { numRuns: 300 };

describe("what is created comes back as it was given", () => {
  test.each(["cyrexa", "finhub"] as const)("%s", (provider) => {
    fc.assert(
      fc.property(ofGateway, (input) => {
        const wire = sent(gateway.toWire(frozen(input)));
        const { wire: _wire, ...customer } = gateway.fromWire(provider, { ...wire, id: "c-1" });
        const { name = {}, ...rest } = input;
        expect(customer).toStrictEqual({ provider, id: "c-1", ...rest, name });
      }),
      runs,
    );
  });

  test("counterparty", () => {
    fc.assert(
      fc.property(ofCounterparty, (input) => {
        const wire = sent(counterparty.toWire(frozen(input)));
        const { wire: _wire, ...customer } = counterparty.fromWire({ ...wire, wallet_user_guid: "u-1" });
        expect(customer).toStrictEqual({
          provider: "counterparty",
          id: "u-1",
          ...input,
          name: input.name ?? {},
        });
      }),
      runs,
    );
  });

  test("bankingservice", () => {
    fc.assert(
      fc.property(ofBankingservice, (input) => {
        const wire = sent(bankingservice.toWire(frozen(input)));
        const { wire: _wire, ...customer } = bankingservice.fromWire({ ...wire, id: "customer_1" });
        expect(customer).toStrictEqual({
          provider: "bankingservice",
          id: "customer_1",
          ...input,
          kind: kindOf(input.name ?? {}),
          name: input.name ?? {},
        });
      }),
      runs,
    );
  });
});

/** The record has no field for it: it follows from whose names there are. */
function kindOf({ given, family, company }: { given?: string; family?: string; company?: string }) {
  const isPerson = given !== undefined || family !== undefined;
  if (isPerson === (company !== undefined)) return "unknown";
  return isPerson ? "person" : "organization";
}

describe("what is read and written back unchanged is the same record", () => {
  /** Any JSON, as if a server had more than its documentation says. */
  const extra = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
    fc.jsonValue(),
  );

  test("gateway", () => {
    fc.assert(
      fc.property(ofGateway, extra, (input, more) => {
        const stored = frozen({ ...more, ...sent(gateway.toWire(input)), id: "c-1" });
        expect(gateway.toWire({}, stored)).toEqual(stored);
      }),
      runs,
    );
  });

  test("bankingservice", () => {
    fc.assert(
      fc.property(ofBankingservice, extra, (input, more) => {
        const stored = frozen({ ...more, ...sent(bankingservice.toWire(input)) });
        expect(bankingservice.toWire({}, stored)).toEqual(stored);
      }),
      runs,
    );
  });
});

describe("a change of one record by another gives the other's fields, and keeps the rest", () => {
  test("gateway", () => {
    fc.assert(
      fc.property(ofGateway, ofGateway, (before, after) => {
        const { kind: _kind, name: _name, ...changes } = after;
        const stored = frozen(sent(gateway.toWire(before)));
        const customer = gateway.fromWire("finhub", {
          ...gateway.toWire(changes, stored),
          id: "c-1",
        });
        const { address = {}, ...rest } = { ...before, ...changes };
        expect(customer).toMatchObject(rest);
        expect({ ...customer.address }).toEqual({ ...before.address, ...address });
      }),
      runs,
    );
  });
});

describe("what there is no place for is refused by name", () => {
  const holds: Record<string, readonly string[]> = {
    cyrexa: ["full", "given", "family", "company"],
    counterparty: ["given", "middle", "family"],
    bankingservice: ["given", "family", "company"],
  };
  const fields: Record<string, readonly string[]> = {
    cyrexa: ["kind", "name", "email", "phone", "address", "birthDate", "nationality", "status", "wire"],
    counterparty: ["kind", "name", "phone", "status", "kycLevel", "wire"],
    bankingservice: ["kind", "name", "email", "phone", "address", "wire"],
  };
  const toWire: Record<string, (input: CustomerInput) => object> = {
    cyrexa: (input) => gateway.toWire(input),
    counterparty: (input) => counterparty.toWire(input),
    bankingservice: (input) => bankingservice.toWire(input),
  };

  const anything = fc.record(
    {
      name: some({ full: text, given: text, middle: text, family: text }),
      email: text,
      phone: text,
      birthDate: text,
      nationality: text,
      kycLevel: fc.nat(),
      nickname: text,
    },
    { requiredKeys: [], noNullPrototype: true },
  );

  test.each(Object.keys(toWire))("%s", (provider) => {
    fc.assert(
      fc.property(anything, (given) => {
        const input = defined(given);
        const strange = [
          ...Object.keys(input).filter((name) => !fields[provider]?.includes(name)),
          ...Object.keys(input.name ?? {})
            .filter((name) => !holds[provider]?.includes(name))
            .map((name) => `name.${name}`),
        ];
        let message = "";
        try {
          toWire[provider]?.(input);
        } catch (error) {
          message = (error as Error).message;
        }
        const named = message.split("there is no place for ")[1]?.split(", ") ?? [];
        expect(named.sort()).toEqual(strange.sort());
      }),
      runs,
    );
  });
});

test("a record's own __proto__ reaches no prototype of what is written", () => {
  const wire = JSON.parse('{"__proto__":{"email":"x@example.com"},"address":{"__proto__":{"state":"X"}}}');
  const record = bankingservice.toWire({ address: { city: "London" }, wire });
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  expect(Object.getPrototypeOf(record.address)).toBe(Object.prototype);
  expect(record).toEqual({ address: { locality: "London" } });
});

test("what was read stands before the record it was read from", () => {
  const customers = [
    gateway.fromWire("cyrexa", { id: "c-1", customerStatus: "new", person: { email: "ada@example.com" } }),
    counterparty.fromWire({ wallet_user_guid: "u-1", updated_at: "2024-06-02" }),
    bankingservice.fromWire({ id: "customer_1", created: "2024-09-25" }),
  ];
  expect(customers.map((customer) => Object.keys(customer))).toEqual([
    ["provider", "id", "kind", "name", "email", "status", "wire"],
    ["provider", "id", "kind", "name", "updatedAt", "wire"],
    ["provider", "id", "kind", "name", "createdAt", "wire"],
  ]);
});

test("any record at all becomes a customer or an invalid response, and nothing else", () => {
  const record = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        id: fc.jsonValue(),
        wallet_user_guid: fc.jsonValue(),
        customerType: fc.jsonValue(),
        person: fc.oneof(
          fc.jsonValue(),
          fc.record({
            firstName: fc.jsonValue(),
            telephoneNumbers: fc.jsonValue(),
            addresses: fc.jsonValue(),
          }),
        ),
        address: fc.jsonValue(),
        phone: fc.jsonValue(),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  );
  const readers = [
    (wire: never) => gateway.fromWire("cyrexa", wire),
    (wire: never) => counterparty.fromWire(wire),
    (wire: never) => bankingservice.fromWire(wire),
  ];
  fc.assert(
    fc.property(record, (wire) => {
      for (const read of readers) {
        try {
          expect(typeof read(wire as never).id).toBe("string");
        } catch (error) {
          expect(error).toMatchObject({ category: "invalid_response" });
        }
      }
    }),
    { numRuns: 500 },
  );
});
