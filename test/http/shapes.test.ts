import { describe, expect, test } from "vitest";
import { BankingError } from "../../src/errors.js";
import type { ClientOptions } from "../../src/http/options.js";
import { clients, leaks, planted } from "../support/operations.js";

const { id } = planted;
const record = {
  id,
  customerType: "Person",
  customerName: "Ada",
  customerStatus: "new",
  person: {
    firstName: { name: planted.given },
    lastName: { name: planted.family },
    email: planted.email,
    telephoneNumbers: [{ phoneType: "mobile", number: planted.phone }],
    addresses: [{ address: { street: "St James's Square", streetNumber: ["12"] } }],
    documents: [{ name: "passport" }],
    SecretQuestion: [{ question: "q", answer: "a" }],
  },
};
const listed = { wallet_user_guid: id, login: planted.email, phone_number: planted.phone, kyc_level: 1 };
const profile = { id, first_name: planted.given, address: { premise: 12, country: "GB" } };

async function everything(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list);
}

type Run = (options: ClientOptions) => Promise<unknown>;

// Every operation of the contract, and an answer that it understands.
const contract: readonly (readonly [string, unknown, Run])[] = [
  ...(["cyrexa", "finhub"] as const).flatMap((provider): (readonly [string, unknown, Run])[] => {
    const make = clients[provider];
    const page = { customers: [record], pagination: { currentPage: 0, numberOfPage: 1, totalSize: 1 } };
    return [
      [
        `${provider} list`,
        page,
        (options) => everything(make(options).list({ kind: "person" }, { maxPages: 3 })),
      ],
      [`${provider} get`, { customer: record }, (options) => make(options).get(id)],
      [`${provider} create`, { customers: [record] }, (options) => make(options).create({ kind: "person" })],
      [
        `${provider} createMany`,
        { customers: [record, record] },
        (options) => make(options).createMany([{ kind: "person" }, { kind: "person" }]),
      ],
      [
        `${provider} update`,
        { customer: record },
        (options) => make(options).update(id, { phone: planted.phone, address: { city: "London" } }),
      ],
      [`${provider} setStatus`, { customer: record }, (options) => make(options).setStatus(id, "verified")],
      [
        `${provider} documents.list`,
        { documents: [{ name: "passport", purpose: "identity" }] },
        (options) => make(options).documents.list(id),
      ],
      [
        `${provider} documents.add`,
        { documentIds: [{ documentId: "d-1" }] },
        (options) => make(options).documents.add(id, { name: "passport" }),
      ],
      [
        `${provider} addresses.add`,
        { addressIds: [{ addressId: "a-1" }] },
        (options) => make(options).addresses.add(id, { city: "London" }),
      ],
    ];
  }),
  [
    "counterparty list",
    { customers: [listed], total: 1 },
    (options) => everything(clients.counterparty(options).list()),
  ],
  ["counterparty get", { customers: [listed], total: 1 }, (options) => clients.counterparty(options).get(id)],
  [
    "counterparty create",
    { customer_guid: id, wallet_account_guid: "w-1", iban: "GB33" },
    (options) => clients.counterparty(options).create({ phone: planted.phone }),
  ],
  [
    "counterparty update",
    { customers: [listed], total: 1 },
    (options) => clients.counterparty(options).update(id, { phone: planted.phone }, { readFirst: true }),
  ],
  [
    "counterparty accounts.list",
    { accounts: [{ wallet_account_guid: "w-1", iban: "GB33" }], total: 1 },
    (options) => clients.counterparty(options).accounts.list(id),
  ],
  [
    "counterparty accounts.create",
    { wallet_account_guid: "w-1" },
    (options) => clients.counterparty(options).accounts.create(id),
  ],
  [
    "bankingservice list",
    { data: [profile], count: 1, page: 1, pages: 1, size: 20 },
    (options) => everything(clients.bankingservice(options).list()),
  ],
  ["bankingservice get", profile, (options) => clients.bankingservice(options).get(id)],
  [
    "bankingservice create",
    profile,
    (options) => clients.bankingservice(options).create({ phone: planted.phone }),
  ],
  [
    "bankingservice update",
    profile,
    (options) => clients.bankingservice(options).update(id, { address: { city: "x" } }),
  ],
  ["bankingservice delete", {}, (options) => clients.bankingservice(options).delete(id)],
];

const odd: readonly unknown[] = [null, true, 1.5, "", planted.pinCode, [], [null], ["x"], {}, { x: null }];

/** The answer with one of its nodes replaced, for every node and every odd value, or left out. */
function* mutations(value: unknown): Generator<unknown> {
  yield* odd;
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    const copy = (changed: unknown) =>
      Array.isArray(value)
        ? value.map((item, at) => (String(at) === name ? changed : item))
        : { ...value, [name]: changed };
    yield copy(undefined);
    for (const changed of mutations(member)) yield copy(changed);
  }
}

/** A client option that answers everything with one body. */
const answering = (body: unknown): ClientOptions => ({
  fetch: async () => Response.json(body),
  maxRetries: 0,
  maxPages: 3,
});

describe.each(contract)("%s", (_name, good, run) => {
  test("understands the answer that it should", async () => {
    await run(answering(good));
  });

  test("throws nothing but our error, whatever the answer holds, and quotes none of it", async () => {
    for (const body of mutations(good)) {
      const found = await run(answering(body)).catch((error: unknown) => error);
      const told = JSON.stringify(body);
      if (found instanceof Error) expect(found, told).toBeInstanceOf(BankingError);
      if (found instanceof BankingError) expect(leaks(found), told).toEqual([]);
    }
  });

  test("says of every unusable answer which operation it was, and of a write what became of it", async () => {
    const writes = /create|update|setStatus|add|delete/.test(_name);
    for (const body of mutations(good)) {
      const found = await run(answering(body)).catch((error: unknown) => error);
      if (!(found instanceof BankingError)) continue;
      expect(found, JSON.stringify(body)).toMatchObject({
        provider: _name.split(" ")[0],
        operation: expect.any(String),
        ...(writes && { outcome: expect.stringMatching(/unknown|not_sent/) }),
      });
    }
  });
});
