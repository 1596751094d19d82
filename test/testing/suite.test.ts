import { AssertionError } from "node:assert";
import { describe, expect, test } from "vitest";
import { secretProperties as ofBankingservice } from "../../generated/bankingservice.js";
import { secretProperties as ofCounterparty } from "../../generated/counterparty.js";
import { secretProperties as ofCyrexa } from "../../generated/cyrexa.js";
import type { FakeBank } from "../../src/fake/index.js";
import {
  BankingError,
  type CallOptions,
  type Customer,
  type CustomerClient,
  type CustomerInput,
  type CustomerList,
  type CustomerOperations,
  type Page,
} from "../../src/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { type CyrexaClient, createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { customerClientSuite, type OperationName, type SuiteOptions } from "../../src/testing/index.js";
import { checkedBank, credentials } from "../support/bank.js";
import { bankingservice, counterparty, gateway } from "../support/people.js";

type Wire = { [name: string]: unknown };

// What breaks a client: it gets one that works, and the bank behind it.
type Break<Operations> = (client: CustomerClient & Operations, bank: FakeBank) => object;
type Cyrexa = Pick<CustomerOperations, "createMany" | "setStatus" | "documents" | "addresses">;

const documented: readonly OperationName[] = ["list", "get", "create", "update"];
const works = {
  cyrexa: (bank: FakeBank, options: object = {}) =>
    createCyrexaClient({ ...credentials.cyrexa, baseUrl: bank.url, fetch: bank.fetch, ...options }),
  counterparty: (bank: FakeBank) =>
    createCounterpartyClient({ ...credentials.counterparty, baseUrl: bank.url, fetch: bank.fetch }),
  bankingservice: (bank: FakeBank) =>
    createBankingServiceClient({ ...credentials.bankingservice, baseUrl: bank.url, fetch: bank.fetch }),
};
const subjects = {
  cyrexa: {
    ...gateway,
    supported: [
      ...documented,
      ...(["createMany", "setStatus", "documents.list", "documents.add", "addresses.add"] as const),
    ],
    secrets: ofCyrexa,
    http: ({ http }: CyrexaClient, customerId: string) =>
      http.GET("/getDetailsById/{customerId}", { params: { path: { customerId } } }),
  },
  counterparty: {
    ...counterparty,
    supported: [...documented, "accounts.list", "accounts.create"],
    secrets: ofCounterparty,
  },
  bankingservice: { ...bankingservice, supported: [...documented, "delete"], secrets: ofBankingservice },
} as const;

/** Whom the server creates first. */
const firstId = {
  cyrexa: "customer-0001",
  counterparty: "00000000-0000-4000-8000-000000000001",
  bankingservice: "customer_00000001",
};

/** The tests of the suite by name, not run yet. */
function tests(options: Omit<SuiteOptions<CustomerClient>, "name" | "test">) {
  const found = new Map<string, () => Promise<void>>();
  const path: string[] = [];
  customerClientSuite({
    ...options,
    name: "suite",
    test: {
      describe(name, body) {
        path.push(name);
        body();
        path.pop();
      },
      it: (name, body) => found.set([...path.slice(1), name].join(": "), body),
    },
  });
  return found;
}

function suite(
  provider: keyof typeof works,
  change: Break<never> = (client) => client,
  options: { readonly stateful?: boolean } = {},
) {
  return tests({
    ...(subjects[provider] as object as SuiteOptions<CustomerClient>),
    stateful: true,
    existingId: firstId[provider],
    ...options,
    async connect() {
      const bank = checkedBank(provider, { put: provider === "counterparty" ? "merge" : "replace" });
      const client = works[provider](bank);
      // Somebody for the suite of a server that stores nothing.
      if (options.stateful === false) await client.create(subjects[provider].input(9) as never);
      const broken = change(client as never, bank) as CustomerClient;
      return { client: broken, received: () => bank.requests.length };
    },
  });
}

/** Runs one test of the suite; the reason why it failed. */
async function failureOf(found: Map<string, () => Promise<void>>, name: string): Promise<string> {
  const body = found.get(name);
  if (!body) throw new Error(`the suite has no test "${name}": ${[...found.keys()].join("\n")}`);
  try {
    await body();
  } catch (error) {
    return error instanceof AssertionError ? error.message : `not by an assertion: ${error}`;
  }
  return "it passes";
}

const withList = (
  client: CustomerClient,
  change: (list: CustomerList<Customer>, query: Parameters<CustomerClient["list"]>[0]) => object,
) => ({
  ...client,
  list: (...[query, call]: Parameters<CustomerClient["list"]>) => change(client.list(query, call), query),
});
const withQuery = (client: CustomerClient, change: (query: Wire) => Wire) => ({
  ...client,
  list: (query: Wire = {}) => client.list(change(query)),
});
const withPages = (client: CustomerClient, change: (pages: Page<Customer>[]) => readonly Page<Customer>[]) =>
  withList(client, (list) => ({
    page: () => list.page(),
    async *pages() {
      yield* change(await collect(list.pages()));
    },
    async *[Symbol.asyncIterator]() {
      for (const { items } of change(await collect(list.pages()))) yield* items;
    },
  }));
/** Lists everybody for an unknown filter, in one of the ways to iterate. */
const lenient = (client: CustomerClient, way: (everybody: CustomerList<Customer>) => object) =>
  withList(client, (list, query = {}) => ("shoeSize" in query ? { ...list, ...way(client.list()) } : list));
const shown = (client: CustomerClient, change: object) => ({
  ...client,
  create: async (input: CustomerInput) => ({ ...(await client.create(input)), ...change }),
});
const lacking = (client: CustomerClient, field: keyof Customer) => ({
  ...client,
  create: async (input: CustomerInput) => {
    const { [field]: _, ...customer } = await client.create(input);
    return customer;
  },
});

describe("a client that works", () => {
  test.each(["cyrexa", "counterparty", "bankingservice"] as const)("passes: %s", async (provider) => {
    for (const stateful of [true, false]) {
      const found = suite(provider, undefined, { stateful });
      expect(found.size).toBeGreaterThan(stateful ? 30 : 20);
      for (const [name, body] of found) await expect(body(), name).resolves.toBeUndefined();
    }
  });
});

/** What a broken client does, why the test fails (a part of the message), and the client. */
type Breaks<Operations> = Readonly<Record<string, readonly [string, Break<Operations>]>>;

function fails<Operations>(
  provider: keyof typeof works,
  name: string,
  breaks: Breaks<Operations>,
  options: { readonly stateful?: boolean } = {},
) {
  describe(`"${name}" fails a client that`, () => {
    test.each(Object.entries(breaks))("%s", async (_what, [why, broken]) => {
      expect(await failureOf(suite(provider, broken as Break<never>, options), name)).toContain(why);
    });
  });
}

describe("with a server that stores what is written", () => {
  fails<Cyrexa>("cyrexa", "operations: are those declared and no others", {
    "has one more operation": ["deep-equal", (c) => ({ ...c, delete: async () => {} })],
    "lacks one": ["deep-equal", (c) => ({ ...c, createMany: undefined })],
    "lacks one of two": ["deep-equal", (c) => ({ ...c, documents: { add: c.documents.add } })],
    "has something else in place of one": ["setStatus", (c) => ({ ...c, setStatus: "soon" })],
  });

  fails<Cyrexa>("cyrexa", "operations: are those supports() tells", {
    "has an empty group of operations more": ["supports accounts", (c) => ({ ...c, accounts: {} })],
    "inherits its operations": ["supports list", (c) => Object.create(c)],
  });

  fails<Cyrexa>("cyrexa", "setStatus: answers the customer", {
    "lacks one, whose own test fails": ["no setStatus", ({ setStatus: _, ...c }) => c],
  });

  fails<Cyrexa>("cyrexa", "operations: are named in capabilities, those and no others", {
    "names more than it has": ["deep-equal", (c) => capable(c, { delete: "native" })],
    "names less than it has": ["deep-equal", (c) => capable(c, { get: undefined })],
    "names one in a word of its own": ["get is sure", (c) => capable(c, { get: "sure" })],
  });

  fails<Cyrexa>("cyrexa", "operations: send nothing when aborted beforehand: get", {
    "says that it has sent something": [
      "counts a request",
      (c) => ({
        ...c,
        get: async () => {
          throw new BankingError("no", { category: "aborted", attempts: 1 });
        },
      }),
    ],
    "ignores the signal": ["did not fail", (c) => ({ ...c, get: (id: string) => c.get(id) })],
    "fails with the signal's own reason": [
      "no BankingError",
      (c) => ({
        ...c,
        get: async (id: string, call: CallOptions = {}) => {
          call.signal?.throwIfAborted();
          return c.get(id, call);
        },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "operations: send nothing when aborted beforehand: update", {
    "sends something before it looks at the signal": [
      "received",
      (c) => ({
        ...c,
        update: async (id: string, ...rest: [object]) => {
          await c.get(id);
          return c.update(id, ...rest);
        },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "operations: refuse an id that is no segment of a path: get", {
    "bends ids": [
      "not_found",
      (c) => ({ ...c, get: (id: string) => c.get(`_${id.replaceAll(/\W/g, "_")}`) }),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: gives customers one by one, page by page, and again", {
    "gives everybody twice": ["twice", (c) => withPages(c, (pages) => [...pages, ...pages])],
    "gives nobody": ["empty", (c) => withPages(c, () => [])],
    "gives other pages than customers": [
      "deep-equal",
      (c) =>
        withList(c, (list) => ({
          ...list,
          page: async () => ({ items: [] }),
          async *pages() {
            yield { items: [] };
          },
        })),
    ],
    "gives another first page": [
      "deep-equal",
      (c) => withList(c, (list) => ({ ...list, page: async () => ({ items: [] }) })),
    ],
    "can be iterated once": ["deep-equal", (c) => withList(c, (list) => once(list))],
    "shows secrets in what it lists": [
      "secrets",
      (c, bank) => ({ ...c, list: works.cyrexa(bank, { includeSecrets: true }).list }),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: sends nothing before it is iterated", {
    "asks before it is iterated": [
      "strictly equal",
      (c) =>
        withList(c, (list) => {
          void list.page();
          return list;
        }),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: refuses an unknown filter", {
    "leaves out unknown filters one by one": [
      "did not fail",
      (c) => lenient(c, (all) => ({ [Symbol.asyncIterator]: () => all[Symbol.asyncIterator]() })),
    ],
    "leaves out unknown filters page by page": [
      "did not fail",
      (c) => lenient(c, (all) => ({ pages: () => all.pages() })),
    ],
    "leaves out unknown filters on the first page": [
      "did not fail",
      (c) => lenient(c, (all) => ({ page: () => all.page() })),
    ],
    "throws instead of rejecting": [
      "not by an assertion",
      (c) =>
        withList(c, (list, query) => {
          if (Object.hasOwn(query ?? {}, "shoeSize")) throw new TypeError("no");
          return list;
        }),
    ],
    "leaves out unknown filters": ["did not fail", (c) => withQuery(c, ({ shoeSize: _, ...query }) => query)],
  });

  fails<Cyrexa>("cyrexa", "list: refuses a page size of 0", {
    "leaves out a page size of 0": [
      "did not fail",
      (c) =>
        withQuery(c, ({ pageSize, ...query }) =>
          pageSize ? { ...query, pageSize: Number(pageSize) } : query,
        ),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: refuses a cursor that is none", {
    "starts anew from a cursor that is none": [
      "did not fail",
      (c) => withQuery(c, ({ cursor: _, ...query }) => query),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: refuses the cursor of another query", {
    "goes on with another query": ["did not fail", (c) => withQuery(c, ({ kind: _, ...query }) => query)],
  });

  fails<Cyrexa>("cyrexa", "list: takes the filter kind", {
    "ignores a filter": ["does not match", (c) => withQuery(c, ({ kind: _, ...query }) => query)],
    "does not name a filter it takes": [
      "do not name it",
      (c) => ({ ...c, capabilities: { ...c.capabilities, filters: {} } }),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: takes the filter status", {
    "finds nobody by a filter": [
      "not there once",
      (c) => withQuery(c, (query) => (query.status ? { ...query, status: "bancrupted" } : query)),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: has a new customer once", {
    "misses whoever came last": [
      "deep-equal",
      (c) => withPages(c, (pages) => pages.map(({ items }) => ({ items: items.slice(0, -1) }))),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: has many customers once each and in order, however small the pages", {
    "gives all the same id": ["one id", (c) => shown(c, { id: "customer-0001" })],
    "stops after the first page": ["not there once", (c) => withPages(c, (pages) => pages.slice(0, 1))],
    "turns pages round": ["by 1", (c) => withPages(c, (pages) => pages.toReversed())],
    "ignores the page size": ["more than 1", (c) => withQuery(c, ({ pageSize: _, ...query }) => query)],
    "makes up a total": [
      "total",
      (c) => withPages(c, (pages) => pages.map((page) => ({ ...page, total: 1 }))),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: goes on where the cursor of any page says", {
    "starts anew from every cursor": ["deep-equal", (c) => withQuery(c, ({ cursor: _, ...query }) => query)],
    "gives no cursor": ["no cursor", (c) => withPages(c, (pages) => pages.map(({ items }) => ({ items })))],
  });

  fails<Cyrexa>("cyrexa", "get: reads the customer asked for", {
    "gets somebody else": [
      "strictly equal",
      (c) => ({ ...c, get: async (id: string) => ({ ...(await c.get(id)), id: "customer-9999" }) }),
    ],
  });

  fails<Cyrexa>("cyrexa", "get: is not_found for an id that nobody has", {
    "gets nothing where nobody is": [
      "did not fail",
      (c) => ({ ...c, get: async (id: string) => c.get(id).catch(() => undefined) }),
    ],
  });

  fails<Cyrexa>("cyrexa", "create: answers a customer", {
    "gives no id": ["id is no text", (c) => lacking(c, "id")],
    "gives no name": ["there is no name", (c) => lacking(c, "name")],
    "gives an address in one line": ["address is no object", (c) => shown(c, { address: "London" })],
    "gives a status without the provider's word": [
      "status.native",
      (c) => shown(c, { status: { normalized: "unknown" } }),
    ],

    "shows secrets": ["secrets", (_, bank) => works.cyrexa(bank, { includeSecrets: true })],
    "names another provider": ["strictly equal", (c) => shown(c, { provider: "finhub" })],
    "gives an empty text": ["email", (c) => shown(c, { email: "" })],
    "gives null": ["phone", (c) => shown(c, { phone: null })],
    "gives undefined": ["birthDate", (c) => shown(c, { birthDate: undefined })],
    "gives an empty address": ["address is empty", (c) => shown(c, { address: {} })],
    "gives an empty part of a name": ["name.given", (c) => shown(c, { name: { given: "" } })],
    "gives a part of an address of its own": ["address.door", (c) => shown(c, { address: { door: "1" } })],
    "gives a field of its own": ["shoeSize", (c) => shown(c, { shoeSize: "44" })],
    "gives a kind of its own": ["kind", (c) => shown(c, { kind: "robot" })],
    "guesses at a status": [
      "status.normalized",
      (c) => shown(c, { status: { native: "new", normalized: "new" } }),
    ],
    "gives a level that is no number": ["kycLevel", (c) => shown(c, { kycLevel: "1" })],
    "gives no wire": ["wire", (c) => shown(c, { wire: undefined })],
  });

  fails<Cyrexa>("cyrexa", "create: refuses what it has no place for, by name", {
    "does not say what it has no place for": [
      "does not name",
      (c) => ({
        ...c,
        create: async () => {
          throw new BankingError("no", { category: "input" });
        },
      }),
    ],
    "drops what it has no place for": [
      "did not fail",
      (c) => ({ ...c, create: ({ shoeSize: _, ...input }: Wire) => c.create(input) }),
    ],
  });

  fails<Cyrexa>("cyrexa", "create: stores all that is given", {
    "drops a field of the contract": [
      ".phone",
      (c) => ({ ...c, create: ({ phone: _, ...input }: Wire) => c.create(input) }),
    ],
    "drops fields of the wire": [
      "wire.",
      (c) => ({ ...c, create: ({ wire: _, ...input }: Wire) => c.create(input) }),
    ],
    "answers what was sent and stores less": [
      ".name.given",
      (c, bank) => ({
        ...c,
        create: (input: object) => forgetting(bank, "person", () => c.create(input)),
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "update: answers the customer", {
    "updates somebody else": [
      "strictly equal",
      (c) => ({
        ...c,
        update: async (id: string, changes: object) => ({
          ...(await c.update(id, changes)),
          id: "customer-9999",
        }),
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "update: refuses what it has no place for, by name", {
    "drops what it has no place to change": [
      "did not fail",
      (c) => ({ ...c, update: (id: string, { shoeSize: _, ...changes }: Wire) => c.update(id, changes) }),
    ],
  });

  fails<Cyrexa>("cyrexa", "update: changes what was asked, loses nothing and touches nobody else", {
    "updates by the changes alone": [
      "deep-equal",
      (c) => ({ ...c, update: (id: string, changes: object) => c.update(id, changes, { readFirst: false }) }),
    ],
    "loses a field of the wire on update": [
      "wire.fieldOfTomorrow",
      (c, bank) => ({
        ...c,
        update: (id: string, changes: object) =>
          forgetting(bank, "fieldOfTomorrow", () => c.update(id, changes)),
      }),
    ],
    "updates nothing": ["deep-equal", (c) => ({ ...c, update: (id: string) => c.get(id) })],
    "updates more than asked": [
      "deep-equal",
      (c) => ({
        ...c,
        update: (id: string, changes: object) => c.update(id, { ...changes, birthDate: "1852-11-27" }),
      }),
    ],
    "answers the record as it was": [
      "deep-equal",
      (c) => ({
        ...c,
        update: async (id: string, changes: object) => {
          const before = await c.get(id);
          await c.update(id, changes);
          return before;
        },
      }),
    ],
    "updates everybody": [
      "deep-equal",
      (c, bank) => ({
        ...c,
        update: async (_: string, changes: object) => {
          for (const id of bank.customers.keys()) await c.update(id, changes);
          return c.get(_);
        },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "update: is not_found for an id that nobody has", {
    "updates somebody who is not there": [
      "did not fail",
      (c) => ({
        ...c,
        update: (id: string, changes: object) =>
          c.update(id, changes).catch(() => c.create(gateway.input(1))),
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "createMany: stores all of them, in the order given", {
    "answers the first of many": [
      "strictly equal",
      (c) => ({ ...c, createMany: async (inputs: object[]) => (await c.createMany(inputs)).slice(0, 1) }),
    ],
    "answers less than it stores": [
      ".phone",
      (c) => ({
        ...c,
        createMany: async (inputs: object[]) =>
          (await c.createMany(inputs)).map(({ phone: _, ...customer }) => customer),
      }),
    ],
    "stores less than it answers": [
      ".name.given",
      (c, bank) => ({
        ...c,
        createMany: (inputs: object[]) => forgetting(bank, "person", () => c.createMany(inputs)),
      }),
    ],
    "loses a field of the wire": [
      "wire.fieldOfTomorrow",
      (c, bank) => ({
        ...c,
        createMany: (inputs: object[]) => forgetting(bank, "fieldOfTomorrow", () => c.createMany(inputs)),
      }),
    ],

    "creates the first of many": [
      "strictly equal",
      (c) => ({ ...c, createMany: ([first = {}]: object[]) => c.createMany([first]) }),
    ],
    "answers many in another order": [
      ".kind",
      (c) => ({ ...c, createMany: async (inputs: object[]) => (await c.createMany(inputs)).toReversed() }),
    ],
  });

  fails<Cyrexa>("cyrexa", "createMany: refuses what it has no place for, by name, and nobody at all", {
    "drops what it has no place for": [
      "did not fail",
      (c) => ({
        ...c,
        createMany: (inputs: Wire[]) => c.createMany(inputs.map(({ shoeSize: _, ...input }) => input)),
      }),
    ],
    "creates nobody when asked for none": [
      "did not fail",
      (c) => ({
        ...c,
        createMany: async (inputs: object[]) => (inputs.length > 0 ? c.createMany(inputs) : []),
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "setStatus: changes the status and nothing else", {
    "loses a field of the wire": [
      "wire.fieldOfTomorrow",
      (c, bank) => ({
        ...c,
        setStatus: (id: string, status: string) =>
          forgetting(bank, "fieldOfTomorrow", () => c.setStatus(id, status)),
      }),
    ],
    "sets no status": ["deep-equal", (c) => ({ ...c, setStatus: (id: string) => c.get(id) })],
    "sets a status and loses the rest": [
      "deep-equal",
      (c) => ({
        ...c,
        setStatus: (id: string, status: string) => c.setStatus(id, status, { readFirst: false }),
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "documents.add: puts documents on file, one or several, for this customer alone", {
    "puts no document on file": [
      "strictly equal",
      (c) => ({ ...c, documents: { ...c.documents, add: async () => ["document-1"] } }),
    ],
    "puts one of several documents on file": [
      "strictly equal",
      (c) => ({
        ...c,
        documents: {
          ...c.documents,
          add: (id: string, all: object) => c.documents.add(id, Array.isArray(all) ? all[0] : all),
        },
      }),
    ],
    "drops a field of a document": [
      ".location",
      (c) => ({
        ...c,
        documents: {
          ...c.documents,
          list: async (id: string) => (await c.documents.list(id)).map(({ location: _, ...rest }) => rest),
        },
      }),
    ],
    "lists everybody's documents": [
      "deep-equal",
      (c) => ({ ...c, documents: { ...c.documents, list: () => c.documents.list("customer-0001") } }),
    ],
  });

  fails<Cyrexa>("cyrexa", "documents.add: answers ids", {
    "answers empty ids": [
      "id is no text",
      (c) => ({ ...c, documents: { ...c.documents, add: async () => [""] } }),
    ],
    "answers no ids of documents": [
      "no array",
      (c) => ({ ...c, documents: { ...c.documents, add: async () => undefined } }),
    ],
  });

  fails<Cyrexa>("cyrexa", "documents.list: gives documents", {
    "lists documents with an empty name": [
      "name is no text",
      (c) => ({ ...c, documents: { ...c.documents, list: async () => [{ name: "", wire: {} }] } }),
    ],
    "lists documents without their wire": [
      "wire",
      (c) => ({ ...c, documents: { ...c.documents, list: async () => [{ name: "Passport" }] } }),
    ],
  });

  fails<Cyrexa>("cyrexa", "addresses.add: adds to the record and loses nothing of it", {
    "adds no address": ["street is lost", (c) => ({ ...c, addresses: { add: async () => ["address-1"] } })],
    "puts a new address in place of the others": [
      "lost or changed",
      (c) => ({
        ...c,
        addresses: {
          add: async (id: string, address: object) => {
            await c.update(id, { address });
            return [];
          },
        },
      }),
    ],
    "drops a part of an address": [
      "houseNumber is lost",
      (c) => ({
        ...c,
        addresses: {
          add: (id: string, { houseNumber: _, ...address }: Wire) => c.addresses.add(id, address),
        },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "http: reaches an operation of the provider's own", {
    "has an http that answers no headers": [
      "no headers",
      (c) => ({ ...c, http: { GET: async () => ({ status: 200, data: {}, headers: {} }) } }),
    ],
    "has an http that answers no data": [
      "no data",
      (c) => ({ ...c, http: { GET: async () => ({ status: 200, headers: new Headers() }) } }),
    ],

    "has an http that answers nothing": [
      "strictly equal",
      (c) => ({ ...c, http: { GET: async () => ({}) } }),
    ],
  });

  fails<Cyrexa>("cyrexa", "list: goes on from a cursor", {
    "gives a cursor that is no text": [
      "string",
      (c) => withPages(c, (pages) => pages.map((page) => ({ ...page, cursor: 1 as never }))),
    ],
  });

  fails<Cyrexa>("cyrexa", "documents.add: refuses what it has no place for, by name", {
    "drops what it has no place for": [
      "did not fail",
      (c) => ({
        ...c,
        documents: {
          ...c.documents,
          add: (id: string, { shoeSize: _, ...given }: Wire) => c.documents.add(id, given),
        },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "addresses.add: refuses what it has no place for, by name", {
    "drops what it has no place for": [
      "did not fail",
      (c) => ({
        ...c,
        addresses: { add: (id: string, { shoeSize: _, ...given }: Wire) => c.addresses.add(id, given) },
      }),
    ],
  });

  fails<Cyrexa>("cyrexa", "addresses.add: answers ids", {
    "answers no ids of addresses": [
      "no array",
      (c) => ({ ...c, addresses: { add: async () => "address-1" } }),
    ],
  });
});

describe("with accounts", () => {
  fails<Pick<CustomerOperations, "accounts">>(
    "counterparty",
    "accounts.create: opens an account for this customer alone",
    {
      "opens an account for everybody": [
        "deep-equal",
        (c, bank) => ({
          ...c,
          accounts: {
            ...c.accounts,
            create: async (id: string, input: object) => {
              for (const other of bank.customers.keys())
                if (other !== id) await c.accounts.create(other, input);
              return c.accounts.create(id, input);
            },
          },
        }),
      ],
      "opens no account": [
        "deep-equal",
        (c) => ({
          ...c,
          accounts: {
            ...c.accounts,
            create: async () => ({ id: "1", iban: counterparty.account.iban, wire: {} }),
          },
        }),
      ],
      "opens an account for somebody else": [
        "deep-equal",
        (c, bank) => ({
          ...c,
          accounts: {
            ...c.accounts,
            create: (_: string, input: object) =>
              c.accounts.create([...bank.customers.keys()].at(-1) ?? "", input),
          },
        }),
      ],
      "opens an account without its IBAN": [
        ".iban",
        (c) => ({ ...c, accounts: { ...c.accounts, create: (id: string) => c.accounts.create(id) } }),
      ],
      "answers an account without an id": [
        "no id",
        (c) => ({
          ...c,
          accounts: {
            ...c.accounts,
            create: async (id: string, input: object) => ({
              ...(await c.accounts.create(id, input)),
              id: undefined,
            }),
          },
        }),
      ],
    },
  );

  fails<Pick<CustomerOperations, "accounts">>("counterparty", "accounts.list: gives accounts", {
    "lists accounts without their wire": [
      "wire",
      (c) => ({ ...c, accounts: { ...c.accounts, list: async () => [{ id: "1" }] } }),
    ],
    "lists accounts with an empty IBAN": [
      "iban",
      (c) => ({ ...c, accounts: { ...c.accounts, list: async () => [{ iban: "", wire: {} }] } }),
    ],
  });

  fails<Pick<CustomerOperations, "accounts">>("counterparty", "accounts.create: answers an account", {
    "answers an account with an empty id": [
      "id is no text",
      (c) => ({ ...c, accounts: { ...c.accounts, create: async () => ({ id: "", wire: {} }) } }),
    ],
  });

  fails<Pick<CustomerOperations, "accounts">>(
    "counterparty",
    "update: changes what was asked, loses nothing and touches nobody else",
    {
      "drops changes of the wire": [
        "wire.segment",
        (c) => ({ ...c, update: (id: string, { wire: _, ...changes }: Wire) => c.update(id, changes) }),
      ],
    },
  );
});

describe("with delete", () => {
  fails<Pick<CustomerOperations, "delete">>(
    "bankingservice",
    "delete: removes the customer and nobody else",
    {
      "deletes nobody": ["did not fail", (c) => ({ ...c, delete: async () => {} })],
      "deletes everybody": [
        "lacks somebody",
        (c, bank) => ({ ...c, delete: async () => bank.customers.clear() }),
      ],
      "lists the deleted": [
        "still has it",
        (c) => {
          const all: Wire[] = [];
          return {
            ...c,
            delete: async (id: string) => {
              all.push((await c.get(id)) as object as Wire);
              await c.delete(id);
            },
            list: () =>
              (async function* () {
                yield* all;
                yield* c.list();
              })(),
          };
        },
      ],
    },
  );

  fails<Pick<CustomerOperations, "delete">>("bankingservice", "delete: answers nothing", {
    "answers the deleted": [
      "strictly equal",
      (c) => ({
        ...c,
        delete: async (id: string) => {
          const customer = await c.get(id);
          await c.delete(id);
          return customer;
        },
      }),
    ],
  });
});

describe("with a server that answers examples", () => {
  fails<Cyrexa>(
    "cyrexa",
    "operations: are those declared and no others",
    {
      "has one more operation": ["deep-equal", (c) => ({ ...c, delete: async () => {} })],
    },
    { stateful: false },
  );

  fails<Cyrexa>(
    "cyrexa",
    "createMany: answers as many customers",
    {
      "answers nobody": ["strictly equal", (c) => ({ ...c, createMany: async () => [] })],
      "answers somebody without an id": [
        "id is no text",
        (c) => ({
          ...c,
          createMany: async (inputs: object[]) =>
            (await c.createMany(inputs)).map((customer) => ({ ...customer, id: "" })),
        }),
      ],

      "lacks one": ["no createMany", ({ createMany: _, ...c }) => c],
    },
    { stateful: false },
  );

  fails<Cyrexa>(
    "cyrexa",
    "list: gives customers one by one, page by page, and again",
    {
      "gives everybody twice": ["twice", (c) => withPages(c, (pages) => [...pages, ...pages])],
    },
    { stateful: false },
  );

  fails<Cyrexa>(
    "cyrexa",
    "update: answers the customer",
    {
      "updates and answers nothing": ["no customer", (c) => ({ ...c, update: async () => undefined })],
    },
    { stateful: false },
  );

  fails<Cyrexa>(
    "cyrexa",
    "operations: refuse an id that is no segment of a path: setStatus",
    {
      "sends ids as they are": [
        "no BankingError",
        (c) => ({ ...c, setStatus: async (id: string) => fetch(`https://127.0.0.1:1/${id}`) }),
      ],
    },
    { stateful: false },
  );
});

describe("a suite that would test less than declared is not made", () => {
  test.each([
    ["cyrexa", { status: undefined }, "the suite needs the option status"],
    ["cyrexa", { document: undefined }, "the suite needs the option document"],
    ["cyrexa", { address: undefined }, "the suite needs the option address"],
    ["cyrexa", { stateful: false, existingId: undefined }, "the suite needs the option existingId"],
    ["cyrexa", { supported: ["archive"] }, "the contract has no operation archive"],
  ] as const)("%s with %o", (provider, options, reason) => {
    expect(() => suite(provider, undefined, options as object)).toThrow(reason);
  });
});

const capable = (client: CustomerClient, change: object) => {
  const operations = Object.fromEntries(
    Object.entries({ ...client.capabilities.operations, ...change }).filter(
      ([, support]) => support !== undefined,
    ),
  );
  return { ...client, capabilities: { ...client.capabilities, operations } };
};

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A list whose second iteration finds nobody. */
function once(list: CustomerList<Customer>) {
  let done = false;
  return {
    ...list,
    async *[Symbol.asyncIterator]() {
      if (!done) yield* list;
      done = true;
    },
  };
}

/** Does it, then takes a field from every record of the server. */
async function forgetting<Answer>(bank: FakeBank, field: string, act: () => Promise<Answer>) {
  const answer = await act();
  for (const [id, { [field]: _, ...record }] of bank.customers) bank.customers.set(id, record);
  return answer;
}
