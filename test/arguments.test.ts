// What cannot be read: a caller's own getters and proxies may throw anything, anywhere in what he hands over.

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { BankingError } from "../src/index.js";
import { connect, failure } from "./support/clients.js";

const planted = "Ada Lovelace";

/** Whatever is looked at throws. */
const throwing = new Proxy(
  { kind: "person" },
  {
    get() {
      throw new TypeError(planted);
    },
  },
);

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const reply = () => ({ id: "id-1", customer: { id: "id-1" }, customers: [], total: 0 });
const cyrexa = connect.cyrexa(reply);
const finhub = connect.finhub(reply);
const counterparty = connect.counterparty(reply);
const bankingservice = connect.bankingservice(reply);
const all = { cyrexa, finhub, counterparty, bankingservice };

const first = (items: AsyncIterable<unknown>) => items[Symbol.asyncIterator]().next();

type Act = (given: never) => Promise<unknown>;

/** The four clients share these. */
const common = (client: (typeof all)[keyof typeof all]["client"]): readonly (readonly [string, Act])[] => {
  const { list, get, create, update }: typeof cyrexa.client = Object(client);
  const ada = { kind: "person", name: { given: "Ada" } } as const;
  return [
    ["list", (query) => list(query).page()],
    ["list", (query) => first(list(query))],
    ["list", (query) => first(list(query).pages())],
    ["list", (call) => list({}, call).page()],
    ["get", (call) => get("id-1", call)],
    ["create", (input) => create(input)],
    ["create", (name) => create({ ...ada, name })],
    ["create", (wire) => create({ ...ada, wire })],
    ["create", (person) => create({ ...ada, wire: { person } })],
    ["create", (call) => create(ada, call)],
    ["update", (changes) => update("id-1", changes)],
    ["update", (name) => update("id-1", { name }, { readFirst: false })],
    ["update", (options) => update("id-1", ada, options)],
  ];
};

const gateway = ({ client }: typeof cyrexa | typeof finhub): readonly (readonly [string, Act])[] => [
  ["createMany", (inputs) => client.createMany(inputs)],
  ["createMany", (input) => client.createMany([input])],
  ["setStatus", (options) => client.setStatus("id-1", "verified", options)],
  ["documents.list", (call) => client.documents.list("id-1", call)],
  ["documents.add", (document) => client.documents.add("id-1", document)],
  ["addresses.add", (address) => client.addresses.add("id-1", [address])],
];

const operations = {
  cyrexa: [...common(cyrexa.client), ...gateway(cyrexa)],
  finhub: [...common(finhub.client), ...gateway(finhub)],
  counterparty: [
    ...common(counterparty.client),
    ["accounts.list", (query: never) => counterparty.client.accounts.list("id-1", query)],
    ["accounts.create", (input: never) => counterparty.client.accounts.create("id-1", input)],
  ],
  bankingservice: [
    ...common(bankingservice.client),
    ["delete", (call: never) => bankingservice.client.delete("id-1", call)],
  ],
} as const;

describe.each(["cyrexa", "finhub", "counterparty", "bankingservice"] as const)("%s", (provider) => {
  describe.each([
    ["throws at every look", () => throwing],
    ["is a revoked proxy", revoked],
  ])("an argument that %s", (_name, make) => {
    test.each(operations[provider].map(([name, act], at) => ({ name, act, at })))(
      "is refused by $name ($at)",
      async ({ name, act }) => {
        const sent = all[provider].sent.length;
        const error = await act(make() as never).then(
          () => "went well",
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(BankingError);
        expect(error).toMatchObject({ category: "input", provider, operation: expect.any(String) });
        expect(error).toHaveProperty("outcome", /list$|get$/.test(name) ? undefined : "not_sent");
        expect(inspect(error, { showHidden: true })).not.toContain(planted);
        expect(all[provider].sent).toHaveLength(sent);
      },
    );
  });
});

test("a getter that throws what cannot be looked at is refused, too", async () => {
  const input = {
    get kind(): "person" {
      throw revoked();
    },
  };
  await expect(cyrexa.client.create(input)).rejects.toMatchObject({ category: "input", operation: "create" });
  await expect(cyrexa.client.update("id-1", input)).rejects.toMatchObject({ operation: "update" });
});

test("what an operation refuses itself names it whichever Promise is the global one", async () => {
  const { Promise: original } = globalThis;
  globalThis.Promise = class extends original<never> {} as PromiseConstructor;
  try {
    const changes = { bogus: 1 } as never;
    await expect(cyrexa.client.update("id-1", changes)).rejects.toMatchObject({
      provider: "cyrexa",
      operation: "update",
      outcome: "not_sent",
    });
  } finally {
    globalThis.Promise = original;
  }
});

test("what an operation refuses itself names it", async () => {
  const { client } = connect.cyrexa(reply);
  await expect(client.documents.add("id-1", [])).rejects.toMatchObject({
    category: "input",
    provider: "cyrexa",
    operation: "documents.add",
    outcome: "not_sent",
    message: "cyrexa documents.add: there is nothing to add",
  });
});

test.each([1n, Symbol("search"), () => "search"])(
  "the filter %s is refused with a cursor, too",
  async (search) => {
    const { client, sent } = connect.counterparty(reply);
    const query = { search: search as never, cursor: "1_1-0-1-1-1--" };
    await expect(client.list(query).page()).rejects.toMatchObject({ category: "input", operation: "list" });
    expect(sent).toHaveLength(0);
  },
);

describe("an input whose members would be lost", () => {
  class Person {
    get email() {
      return "ada@example.com";
    }
  }
  const strange: readonly (readonly [string, object])[] = [
    ["a Map", new Map([["email", "ada@example.com"]])],
    ["a Date", new Date(0)],
    ["an instance of a class", new Person()],
    ["a name of a class", { name: new Person() }],
    ["a Map in its wire", { wire: { meta: new Map() } }],
    ["a Map as its wire", { wire: new Map() }],
  ];

  describe.each(Object.keys(all) as (keyof typeof all)[])("%s", (provider) => {
    test.each(strange)("%s is refused, and nothing is sent", async (_name, given) => {
      const { client, sent } = all[provider];
      const { create, update }: typeof cyrexa.client = Object(client);
      const before = sent.length;
      const input = Object.getPrototypeOf(given) === Object.prototype ? { kind: "person", ...given } : given;
      for (const work of [create(input as never), update("id-1", given as never, { readFirst: false })])
        expect((await failure(work)).category).toBe("input");
      expect(sent.length).toBe(before);
    });
  });
});

describe("a polluted Object.prototype", () => {
  // Every name that the contract or a mapping looks for in what it is given.
  const names = `
    organization kind status search login id given middle family full company email phone
    address birthDate nationality kycLevel wire street city native firstName lastName
    fullName dateOfBirth streetNumber first_name last_name premise phone_number kyc_level
    surname paternal_name iban purpose location documentType readFirst pageNumber pageSize
    customerType customerStatus telephoneNumbers addresses
  `
    .trim()
    .split(/\s+/);
  const polluted = async (act: () => Promise<unknown>) => {
    for (const name of names) {
      Object.defineProperty(Object.prototype, name, {
        value: "polluted",
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    try {
      await act().catch(() => {});
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
  };

  const acts: Record<keyof typeof all, Record<string, () => Promise<unknown>>> = {
    cyrexa: gatewayActs(cyrexa.client),
    finhub: gatewayActs(finhub.client),
    counterparty: {
      ...commonActs(counterparty.client),
      "accounts.create": () => counterparty.client.accounts.create("id-1", {}),
    },
    bankingservice: commonActs(bankingservice.client),
  };

  describe.each(Object.keys(acts) as (keyof typeof all)[])("%s", (provider) => {
    test.each(Object.keys(acts[provider]))("%s sends what it sends without", async (name) => {
      const { sent } = all[provider];
      const act = acts[provider][name];
      if (!act) throw new Error(name);
      const before = sent.length;
      await act().catch(() => {});
      const clean = sent.slice(before);
      await polluted(act);
      expect(clean.length).toBeGreaterThan(0);
      expect(sent.slice(before + clean.length)).toEqual(clean);
    });
  });
});

function commonActs(
  client: (typeof all)[keyof typeof all]["client"],
): Record<string, () => Promise<unknown>> {
  const { list, create, update }: typeof cyrexa.client = Object(client);
  return {
    "list of all": () => list().page(),
    "list with a query": () => list({}).page(),
    create: () => create({ kind: "person", name: { given: "Ada" } }),
    "create without a name": () => create({ kind: "person" }),
    "update of what was not read": () => update("id-1", {}, { readFirst: false }),
  };
}

function gatewayActs(client: (typeof cyrexa)["client"] | (typeof finhub)["client"]) {
  return {
    ...commonActs(client),
    "list by kind": () => client.list({ kind: "person" }).page(),
    createMany: () => client.createMany([{ kind: "person", address: { city: "London" } }]),
    "documents.add": () => client.documents.add("id-1", { name: "Passport" }),
    "addresses.add": () => client.addresses.add("id-1", { city: "London" }),
  };
}
