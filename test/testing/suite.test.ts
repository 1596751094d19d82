import { AssertionError } from "node:assert";
import { describe, expect, onTestFinished, test } from "vitest";
import { secretProperties } from "../../generated/cyrexa.js";
import type {
  Customer,
  CustomerClient,
  CustomerInput,
  CustomerList,
  CustomerOperations,
  Page,
} from "../../src/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { customerClientSuite, type OperationName, type SuiteOptions } from "../../src/testing/index.js";
import { bankingservice, counterparty, gateway } from "../support/people.js";
import { credentials, type StatefulServer, startStatefulServer, type Wire } from "../support/stateful.js";

// What breaks a client: it gets one that works, and the server behind it.
type Break<Operations> = (client: CustomerClient & Operations, server: StatefulServer) => object;
type Cyrexa = Pick<CustomerOperations, "createMany" | "setStatus" | "documents" | "addresses">;

const documented: readonly OperationName[] = ["list", "get", "create", "update"];
const works = {
  cyrexa: (server: StatefulServer, options: object = {}) =>
    createCyrexaClient({ ...credentials.cyrexa, baseUrl: server.url, ...options }),
  counterparty: (server: StatefulServer) =>
    createCounterpartyClient({ ...credentials.counterparty, baseUrl: server.url }),
  bankingservice: (server: StatefulServer) =>
    createBankingServiceClient({ ...credentials.bankingservice, baseUrl: server.url }),
};
const subjects = {
  cyrexa: {
    ...gateway,
    supported: [
      ...documented,
      ...(["createMany", "setStatus", "documents.list", "documents.add", "addresses.add"] as const),
    ],
    secrets: secretProperties,
    http: ({ http }: ReturnType<typeof works.cyrexa>) => http.GET("/getDetailsById/{customerId}", { params }),
  },
  counterparty: { ...counterparty, supported: [...documented, "accounts.list", "accounts.create"] },
  bankingservice: { ...bankingservice, supported: [...documented, "delete"] },
} as const;
const params = { path: { customerId: "customer-0001" } };

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
    stateful: true,
    ...(subjects[provider] as object as SuiteOptions<CustomerClient>),
    ...options,
    async connect() {
      const server = await startStatefulServer({
        provider,
        put: provider === "counterparty" ? "merge" : "replace",
      });
      onTestFinished(() => server.close());
      const client = works[provider](server);
      // Somebody for the suite of a server that stores nothing.
      if (options.stateful === false) await client.create(subjects[provider].input(1) as never);
      const broken = change(client as never, server) as CustomerClient;
      return { client: broken, received: () => server.asked.length };
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
const withPages = (client: CustomerClient, change: (pages: Page<Customer>[]) => readonly Page<Customer>[]) =>
  withList(client, (list) => ({
    page: () => list.page(),
    async *pages() {
      yield* change(await Array.fromAsync(list.pages()));
    },
    async *[Symbol.asyncIterator]() {
      for (const { items } of change(await Array.fromAsync(list.pages()))) yield* items;
    },
  }));
const shown = (client: CustomerClient, change: object) => ({
  ...client,
  create: async (input: CustomerInput) => ({ ...(await client.create(input)), ...change }),
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

const many = "list: has many customers once each and in order, however small the pages";
const cursor = "list: goes on where the cursor of any page says";
const change = "update: changes what was asked, loses nothing and touches nobody else";
const documents = "documents.add: puts documents on file, one or several, for this customer alone";
const account = "accounts.create: opens an account for this customer alone";

/** What the client does, the test that must fail, a part of the reason. */
type Row<Operations> = readonly [string, string, string, Break<Operations>];

const cyrexaBreaks: readonly Row<Cyrexa>[] = [
  // Operations
  [
    "has one more operation",
    "operations: are those declared and no others",
    "deep-equal",
    (c) => ({ ...c, delete: async () => {} }),
  ],
  [
    "has an empty group of operations more",
    "operations: are those supports() tells",
    "supports accounts",
    (c) => ({ ...c, accounts: {} }),
  ],
  [
    "lacks one",
    "operations: are those declared and no others",
    "deep-equal",
    (c) => ({ ...c, createMany: undefined }),
  ],
  [
    "lacks one of two",
    "operations: are those declared and no others",
    "deep-equal",
    (c) => ({ ...c, documents: { add: c.documents.add } }),
  ],
  [
    "lacks one, whose own test fails",
    "setStatus: answers the customer",
    "no setStatus",
    ({ setStatus: _, ...c }) => c,
  ],
  [
    "has something else in place of one",
    "operations: are those declared and no others",
    "setStatus",
    (c) => ({ ...c, setStatus: "soon" }),
  ],
  [
    "names more than it has",
    "operations: are named in capabilities, those and no others",
    "deep-equal",
    (c) => capable(c, { delete: "native" }),
  ],
  [
    "names less than it has",
    "operations: are named in capabilities, those and no others",
    "deep-equal",
    (c) => capable(c, { get: undefined }),
  ],
  [
    "names one in a word of its own",
    "operations: are named in capabilities, those and no others",
    "get is sure",
    (c) => capable(c, { get: "sure" }),
  ],
  [
    "inherits its operations",
    "operations: are those supports() tells",
    "supports list",
    (c) => Object.create(c),
  ],
  [
    "ignores the signal",
    "operations: send nothing when aborted beforehand: get",
    "did not fail",
    (c) => ({ ...c, get: (id: string) => c.get(id) }),
  ],
  [
    "fails with the signal's own reason",
    "operations: send nothing when aborted beforehand: get",
    "no BankingError",
    (c) => ({
      ...c,
      get: async (id: string, call = { signal: undefined }) => {
        call.signal?.throwIfAborted();
        return c.get(id, call);
      },
    }),
  ],
  [
    "sends something before it looks at the signal",
    "operations: send nothing when aborted beforehand: update",
    "received",
    (c) => ({
      ...c,
      update: async (id: string, ...rest: [object]) => {
        await c.get(id);
        return c.update(id, ...rest);
      },
    }),
  ],
  [
    "bends ids",
    "operations: refuse an id that is no segment of a path: get",
    "not_found",
    (c) => ({ ...c, get: (id: string) => c.get(`_${id.replaceAll(/\W/g, "_")}`) }),
  ],
  // list
  [
    "gives everybody twice",
    "list: gives customers one by one, page by page, and again",
    "twice",
    (c) => withPages(c, (pages) => [...pages, ...pages]),
  ],
  [
    "gives nobody",
    "list: gives customers one by one, page by page, and again",
    "empty",
    (c) => withPages(c, () => []),
  ],
  [
    "gives other pages than customers",
    "list: gives customers one by one, page by page, and again",
    "deep-equal",
    (c) =>
      withList(c, (list) => ({
        ...list,
        async *[Symbol.asyncIterator]() {
          yield* list;
        },
        async *pages() {
          yield { items: [] };
        },
      })),
  ],
  [
    "gives another first page",
    "list: gives customers one by one, page by page, and again",
    "deep-equal",
    (c) => withList(c, (list) => ({ ...list, page: async () => ({ items: [] }) })),
  ],
  [
    "can be iterated once",
    "list: gives customers one by one, page by page, and again",
    "deep-equal",
    (c) => withList(c, (list) => once(list)),
  ],
  [
    "asks before it is iterated",
    "list: sends nothing before it is iterated",
    "strictly equal",
    (c) =>
      withList(c, (list) => {
        void list.page();
        return list;
      }),
  ],
  [
    "throws instead of rejecting",
    "list: refuses an unknown filter",
    "not by an assertion",
    (c) =>
      withList(c, (list, query) => {
        if (Object.hasOwn(query ?? {}, "shoeSize")) throw new TypeError("no");
        return list;
      }),
  ],
  [
    "leaves out unknown filters",
    "list: refuses an unknown filter",
    "did not fail",
    (c) => ({ ...c, list: ({ shoeSize: _, ...query }: Wire = {}) => c.list(query) }),
  ],
  [
    "leaves out a page size of 0",
    "list: refuses a page size of 0",
    "did not fail",
    (c) => ({
      ...c,
      list: ({ pageSize, ...query }: Wire = {}) =>
        c.list(pageSize ? { ...query, pageSize: Number(pageSize) } : query),
    }),
  ],
  [
    "starts anew from a cursor that is none",
    "list: refuses a cursor that is none",
    "did not fail",
    (c) => ({ ...c, list: ({ cursor: _, ...query }: Wire = {}) => c.list(query) }),
  ],
  [
    "ignores a filter",
    "list: takes the filter kind",
    "does not match",
    (c) => ({ ...c, list: ({ kind: _, ...query }: Wire = {}) => c.list(query) }),
  ],
  [
    "finds nobody by a filter",
    "list: takes the filter status",
    "not there once",
    (c) => ({
      ...c,
      list: (query: Wire = {}) => c.list(query.status ? { ...query, status: "bancrupted" } : query),
    }),
  ],
  [
    "does not name a filter it takes",
    "list: takes the filter kind",
    "do not name it",
    (c) => ({ ...c, capabilities: { ...c.capabilities, filters: {} } }),
  ],
  [
    "misses whoever came last",
    "list: has a new customer once",
    "deep-equal",
    (c) => withPages(c, (pages) => pages.map(({ items }) => ({ items: items.slice(0, -1) }))),
  ],
  ["stops after the first page", many, "deep-equal", (c) => withPages(c, (pages) => pages.slice(0, 1))],
  ["turns pages round", many, "deep-equal", (c) => withPages(c, (pages) => pages.toReversed())],
  [
    "ignores the page size",
    many,
    "more than 1",
    (c) => ({ ...c, list: ({ pageSize: _, ...query }: Wire = {}) => c.list(query) }),
  ],
  [
    "makes up a total",
    many,
    "strictly equal",
    (c) => withPages(c, (pages) => pages.map((page) => ({ ...page, total: 1 }))),
  ],
  [
    "starts anew from every cursor",
    cursor,
    "deep-equal",
    (c) => ({ ...c, list: ({ cursor: _, ...query }: Wire = {}) => c.list(query) }),
  ],
  [
    "gives no cursor",
    cursor,
    "no cursor",
    (c) => withPages(c, (pages) => pages.map(({ items }) => ({ items }))),
  ],
  // get and create
  [
    "gets somebody else",
    "get: reads the customer asked for",
    "strictly equal",
    (c) => ({ ...c, get: async (id: string) => ({ ...(await c.get(id)), id: "customer-9999" }) }),
  ],
  [
    "gets nothing where nobody is",
    "get: is not_found for an id that nobody has",
    "did not fail",
    (c) => ({ ...c, get: async (id: string) => c.get(id).catch(() => undefined) }),
  ],
  [
    "shows secrets",
    "create: answers a customer",
    "secrets",
    (_, server) => works.cyrexa(server, { includeSecrets: true }),
  ],
  [
    "shows secrets in what it lists",
    "list: gives customers one by one, page by page, and again",
    "secrets",
    (c, server) => ({ ...c, list: works.cyrexa(server, { includeSecrets: true }).list }),
  ],
  [
    "names another provider",
    "create: answers a customer",
    "strictly equal",
    (c) => shown(c, { provider: "finhub" }),
  ],
  ["gives an empty text", "create: answers a customer", "email", (c) => shown(c, { email: "" })],
  ["gives null", "create: answers a customer", "phone", (c) => shown(c, { phone: null })],
  ["gives undefined", "create: answers a customer", "birthDate", (c) => shown(c, { birthDate: undefined })],
  [
    "gives an empty address",
    "create: answers a customer",
    "address is empty",
    (c) => shown(c, { address: {} }),
  ],
  [
    "gives an empty part of a name",
    "create: answers a customer",
    "name.given",
    (c) => shown(c, { name: { given: "" } }),
  ],
  [
    "gives a part of an address of its own",
    "create: answers a customer",
    "address.door",
    (c) => shown(c, { address: { door: "1" } }),
  ],
  ["gives a field of its own", "create: answers a customer", "shoeSize", (c) => shown(c, { shoeSize: "44" })],
  ["gives a kind of its own", "create: answers a customer", "kind", (c) => shown(c, { kind: "robot" })],
  [
    "guesses at a status",
    "create: answers a customer",
    "false",
    (c) => shown(c, { status: { native: "new", normalized: "new" } }),
  ],
  [
    "gives a level that is no number",
    "create: answers a customer",
    "kycLevel",
    (c) => shown(c, { kycLevel: "1" }),
  ],
  ["gives no wire", "create: answers a customer", "wire", (c) => shown(c, { wire: undefined })],
  [
    "drops what it has no place for",
    "create: refuses what it has no place for, by name",
    "did not fail",
    (c) => ({ ...c, create: ({ shoeSize: _, ...input }: Wire) => c.create(input) }),
  ],
  [
    "drops a field of the contract",
    "create: stores all that is given",
    ".phone",
    (c) => ({ ...c, create: ({ phone: _, ...input }: Wire) => c.create(input) }),
  ],
  [
    "drops fields of the wire",
    "create: stores all that is given",
    "wire.",
    (c) => ({ ...c, create: ({ wire: _, ...input }: Wire) => c.create(input) }),
  ],
  [
    "answers what was sent and stores less",
    "create: stores all that is given",
    ".email",
    (c, server) => ({
      ...c,
      create: async (input: object) => {
        const customer = await c.create(input);
        forget(server, customer.id, "person");
        return customer;
      },
    }),
  ],
  // update
  [
    "updates somebody else",
    "update: answers the customer",
    "strictly equal",
    (c) => ({
      ...c,
      update: async (id: string, changes: object) => ({
        ...(await c.update(id, changes)),
        id: "customer-9999",
      }),
    }),
  ],
  [
    "drops what it has no place to change",
    "update: refuses what it has no place for, by name",
    "did not fail",
    (c) => ({ ...c, update: (id: string, { shoeSize: _, ...changes }: Wire) => c.update(id, changes) }),
  ],
  [
    "updates by the changes alone",
    change,
    "deep-equal",
    (c) => ({ ...c, update: (id: string, changes: object) => c.update(id, changes, { readFirst: false }) }),
  ],
  [
    "loses a field of the wire on update",
    change,
    "wire.fieldOfTomorrow",
    (c, server) => ({
      ...c,
      update: async (id: string, changes: object) => {
        const customer = await c.update(id, changes);
        forget(server, id, "fieldOfTomorrow");
        return customer;
      },
    }),
  ],
  ["updates nothing", change, "deep-equal", (c) => ({ ...c, update: (id: string) => c.get(id) })],
  [
    "updates more than asked",
    change,
    "deep-equal",
    (c) => ({
      ...c,
      update: (id: string, changes: object) => c.update(id, { ...changes, birthDate: "1852-11-27" }),
    }),
  ],
  [
    "answers the record as it was",
    change,
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
  [
    "updates everybody",
    change,
    "deep-equal",
    (c, server) => ({
      ...c,
      update: async (_: string, changes: object) => {
        for (const id of server.records.keys()) await c.update(id, changes);
        return c.get(_);
      },
    }),
  ],
  [
    "updates somebody who is not there",
    "update: is not_found for an id that nobody has",
    "did not fail",
    (c) => ({
      ...c,
      update: (id: string, changes: object) => c.update(id, changes).catch(() => c.create(gateway.input(1))),
    }),
  ],
  // createMany and setStatus
  [
    "creates the first of many",
    "createMany: stores all of them, in the order given",
    "strictly equal",
    (c) => ({ ...c, createMany: ([first = {}]: object[]) => c.createMany([first]) }),
  ],
  [
    "answers many in another order",
    "createMany: stores all of them, in the order given",
    ".kind",
    (c) => ({ ...c, createMany: async (inputs: object[]) => (await c.createMany(inputs)).toReversed() }),
  ],
  [
    "creates nobody when asked for none",
    "createMany: refuses what it has no place for, by name, and nobody at all",
    "did not fail",
    (c) => ({
      ...c,
      createMany: async (inputs: object[]) => (inputs.length > 0 ? c.createMany(inputs) : []),
    }),
  ],
  [
    "sets no status",
    "setStatus: changes the status and nothing else",
    "deep-equal",
    (c) => ({ ...c, setStatus: (id: string) => c.get(id) }),
  ],
  [
    "sets a status and loses the rest",
    "setStatus: changes the status and nothing else",
    "deep-equal",
    (c) => ({
      ...c,
      setStatus: (id: string, status: string) => c.setStatus(id, status, { readFirst: false }),
    }),
  ],
  // Documents and addresses
  [
    "puts no document on file",
    documents,
    "strictly equal",
    (c) => ({ ...c, documents: { ...c.documents, add: async () => ["document-1"] } }),
  ],
  [
    "puts one of several documents on file",
    documents,
    "strictly equal",
    (c) => ({
      ...c,
      documents: {
        ...c.documents,
        add: (id: string, all: object) => c.documents.add(id, Array.isArray(all) ? all[0] : all),
      },
    }),
  ],
  [
    "drops a field of a document",
    documents,
    ".location",
    (c) => ({
      ...c,
      documents: {
        ...c.documents,
        list: async (id: string) => (await c.documents.list(id)).map(({ location: _, ...rest }) => rest),
      },
    }),
  ],
  [
    "lists everybody's documents",
    documents,
    "deep-equal",
    (c) => ({ ...c, documents: { ...c.documents, list: () => c.documents.list("customer-0001") } }),
  ],
  [
    "answers no ids of documents",
    "documents.add: answers ids",
    "no array",
    (c) => ({ ...c, documents: { ...c.documents, add: async () => undefined } }),
  ],
  [
    "lists documents without their wire",
    "documents.list: gives documents",
    "wire",
    (c) => ({ ...c, documents: { ...c.documents, list: async () => [{ name: "Passport" }] } }),
  ],
  [
    "adds no address",
    "addresses.add: adds to the record and loses nothing of it",
    "street is lost",
    (c) => ({ ...c, addresses: { add: async () => ["address-1"] } }),
  ],
  [
    "puts a new address in place of the others",
    "addresses.add: adds to the record and loses nothing of it",
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
  [
    "drops a part of an address",
    "addresses.add: adds to the record and loses nothing of it",
    "houseNumber is lost",
    (c) => ({
      ...c,
      addresses: { add: (id: string, { houseNumber: _, ...address }: Wire) => c.addresses.add(id, address) },
    }),
  ],
  // http
  [
    "has an http that answers nothing",
    "http: reaches an operation of the provider's own",
    "strictly equal",
    (c) => ({ ...c, http: { GET: async () => ({}) } }),
  ],
];

const counterpartyBreaks: readonly Row<Pick<CustomerOperations, "accounts">>[] = [
  [
    "opens no account",
    account,
    "deep-equal",
    (c) => ({
      ...c,
      accounts: {
        ...c.accounts,
        create: async () => ({ id: "1", iban: counterparty.account.iban, wire: {} }),
      },
    }),
  ],
  [
    "opens an account for somebody else",
    account,
    "deep-equal",
    (c, server) => ({
      ...c,
      accounts: {
        ...c.accounts,
        create: (_: string, input: object) =>
          c.accounts.create([...server.records.keys()].at(-1) ?? "", input),
      },
    }),
  ],
  [
    "opens an account without its IBAN",
    account,
    ".iban",
    (c) => ({ ...c, accounts: { ...c.accounts, create: (id: string) => c.accounts.create(id) } }),
  ],
  [
    "answers an account without an id",
    account,
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
  [
    "lists accounts with an empty IBAN",
    "accounts.list: gives accounts",
    "iban",
    (c) => ({ ...c, accounts: { ...c.accounts, list: async () => [{ iban: "", wire: {} }] } }),
  ],
];

const bankingserviceBreaks: readonly Row<Pick<CustomerOperations, "delete">>[] = [
  [
    "deletes nobody",
    "delete: removes the customer and nobody else",
    "did not fail",
    (c) => ({ ...c, delete: async () => {} }),
  ],
  [
    "deletes everybody",
    "delete: removes the customer and nobody else",
    "lacks somebody",
    (c, server) => ({ ...c, delete: async () => server.records.clear() }),
  ],
  [
    "lists the deleted",
    "delete: removes the customer and nobody else",
    "still has it",
    (c, server) => {
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
  [
    "answers the deleted",
    "delete: answers nothing",
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
];

const examplesBreaks: readonly Row<Cyrexa>[] = [
  [
    "has one more operation",
    "operations: are those declared and no others",
    "deep-equal",
    (c) => ({ ...c, delete: async () => {} }),
  ],
  ["lacks one", "createMany: answers as many customers", "no createMany", ({ createMany: _, ...c }) => c],
  [
    "gives everybody twice",
    "list: gives customers one by one, page by page, and again",
    "twice",
    (c) => withPages(c, (pages) => [...pages, ...pages]),
  ],
  [
    "updates and answers nothing",
    "update: answers the customer",
    "no customer",
    (c) => ({ ...c, update: async () => undefined }),
  ],
  [
    "sends ids as they are",
    "operations: refuse an id that is no segment of a path: setStatus",
    "not by an assertion",
    (c) => ({ ...c, setStatus: async (id: string) => fetch(`https://127.0.0.1:1/${id}`) }),
  ],
];

describe("a client fails that", () => {
  test.each(cyrexaBreaks)("%s", async (_what, name, why, broken) => {
    expect(await failureOf(suite("cyrexa", broken), name)).toContain(why);
  });
  test.each(counterpartyBreaks)("%s", async (_what, name, why, broken) => {
    expect(await failureOf(suite("counterparty", broken), name)).toContain(why);
  });
  test.each(bankingserviceBreaks)("%s", async (_what, name, why, broken) => {
    expect(await failureOf(suite("bankingservice", broken), name)).toContain(why);
  });
});

describe("against a server that stores nothing a client fails that", () => {
  test.each(examplesBreaks)("%s", async (_what, name, why, broken) => {
    expect(await failureOf(suite("cyrexa", broken, { stateful: false }), name)).toContain(why);
  });
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

function forget(server: StatefulServer, id: string, field: string): void {
  const { [field]: _, ...record } = server.records.get(id) ?? {};
  server.records.set(id, record);
}
