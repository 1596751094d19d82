import assert from "node:assert/strict";
import type {
  Address,
  Customer,
  CustomerClient,
  CustomerDocument,
  CustomerInput,
  CustomerOperations,
} from "../customers.js";
import { type ErrorCategory, isBankingError } from "../errors.js";
import type { CallOptions } from "../http/options.js";
import { supports } from "../supports.js";

const operationNames = [
  "list",
  "get",
  "create",
  "update",
  "delete",
  "createMany",
  "setStatus",
  "documents.list",
  "documents.add",
  "addresses.add",
  "accounts.list",
  "accounts.create",
] as const;

/** An operation of the contract, named as in `client.capabilities.operations`. */
export type OperationName = (typeof operationNames)[number];

/** Of vitest, jest, mocha or `node:test`: anything that takes a name and a function. */
export interface TestFunctions {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** A client and the server it talks to, for one test. */
export interface Connected<Client> {
  readonly client: Client;
  /** Requests the server has received. Without it, that nothing was sent is taken from the error alone. */
  readonly received?: () => number;
  readonly close?: () => unknown;
}

export interface SuiteOptions<Client extends CustomerClient> {
  readonly name: string;
  readonly test: TestFunctions;
  /** Called once per test, which closes what it got. */
  connect(): Promise<Connected<Client>>;
  /** All operations the client has, and no others. */
  readonly supported: readonly OperationName[];
  /** Whether the server stores what is written. One that does not, like Prism, answers examples. */
  readonly stateful: boolean;
  /** Whom a server that stores nothing knows. */
  readonly existingId?: string;
  /** The n-th customer to create, each another one. `wire` may hold fields the contract does not know, and secrets. */
  input(n: number): CustomerInput;
  /** What to change about any of them: other values than `input` gives. */
  readonly changes: CustomerInput;
  /** Names that must not be in `wire`, at any depth. */
  readonly secrets?: readonly string[];
  /** Filters of `list`, with values that the first customer matches and the second does not. */
  readonly filters?: Readonly<Record<string, unknown>>;
  /** For `setStatus`: another word than `input` gives. */
  readonly status?: string;
  readonly document?: CustomerDocument;
  readonly address?: Address;
  readonly account?: { readonly iban?: string };
  /** Reaches any operation by `client.http`; `id` is somebody the server knows. */
  readonly http?: (
    client: Client,
    id: string,
  ) => Promise<{ readonly data: unknown; readonly status: number; readonly headers: Headers }>;
}

/** Ids that would leave their place in a path. */
const hostile = ["", " ", ".", "..", "%2e%2e", "a/b", "a\\b", "a?b", "a#b", "a\nb"];

/**
 * Defines the tests of the contract for one client against one server.
 *
 * It is honest both ways: a declared operation that does not work fails, and so does one that exists undeclared.
 *
 * ```ts
 * import { describe, it } from "vitest";
 * customerClientSuite({ name: "mine", test: { describe, it }, connect, supported: ["list", "get"], ... });
 * ```
 */
export function customerClientSuite<Client extends CustomerClient>(options: SuiteOptions<Client>): void {
  const { name, supported, stateful, input, changes, secrets = [], filters = {} } = options;
  const { describe, it } = options.test;
  const { existingId, status, document, address, account } = complete(options);
  const has = (operation: OperationName) => supported.includes(operation);

  const test = (title: string, body: (client: Client, connected: Connected<Client>) => Promise<void>) =>
    it(title, async () => {
      const connected = await options.connect();
      try {
        await body(connected.client, connected);
      } finally {
        await connected.close?.();
      }
    });
  const operation = (operationName: OperationName, body: () => void) => {
    if (has(operationName)) describe(operationName, body);
  };
  /** A test that needs a server that stores what is written. */
  const testStored: typeof test = (title, body) => {
    if (stateful) test(title, body);
  };

  /** Somebody the server knows. */
  const someone = async (client: CustomerClient) =>
    stateful ? (await client.create(input(1))).id : existingId;

  const checked = (client: CustomerClient, customer: Customer) => {
    checkCustomer(customer, client.provider);
    const shown = [...names(customer.wire)].filter((property) => secrets.includes(property));
    assert.deepEqual(shown, [], "wire shows secrets");
    return customer;
  };
  const checkedList = async (client: CustomerClient, customers: AsyncIterable<Customer>) => {
    const all = await collect(customers);
    for (const customer of all) checked(client, customer);
    return all.map(({ id }) => id);
  };

  /** How each operation is called. Whoever it is about is `id`. */
  const calls: { readonly [name in OperationName]: Call } = {
    list: (client, _id, call) => collect(client.list({}, call)),
    get: (client, id, call) => client.get(id, call),
    create: (client, _id, call) => client.create(input(2), call),
    update: (client, id, call) => client.update(id, changes, call),
    delete: (client, id, call) => having(client, "delete").delete(id, call),
    createMany: (client, _id, call) => having(client, "createMany").createMany([input(2)], call),
    setStatus: (client, id, call) => having(client, "setStatus").setStatus(id, status, call),
    "documents.list": (client, id, call) => having(client, "documents").documents.list(id, call),
    "documents.add": (client, id, call) => having(client, "documents").documents.add(id, document, call),
    "addresses.add": (client, id, call) => having(client, "addresses").addresses.add(id, address, call),
    "accounts.list": (client, id, call) => having(client, "accounts").accounts.list(id, {}, call),
    "accounts.create": (client, id, call) => having(client, "accounts").accounts.create(id, account, call),
  };

  describe(name, () => {
    describe("operations", () => {
      test("are those declared and no others", async (client) => {
        const found = operationNames.filter((operationName) => member(client, operationName) !== undefined);
        assert.deepEqual(found, operationNames.filter(has));
        for (const found of supported) assert.equal(typeof member(client, found), "function", found);
      });

      test("are named in capabilities, those and no others", async ({ capabilities }) => {
        assert.deepEqual(Object.keys(capabilities.operations).sort(), [...supported].sort());
        for (const [found, support] of [
          ...Object.entries(capabilities.operations),
          ...Object.entries(capabilities.filters),
          ["pageSize", capabilities.pageSize] as const,
        ]) {
          assert.ok(["native", "composed", "assumed"].includes(support), `${found} is ${support}`);
        }
      });

      test("are those supports() tells", async (client) => {
        for (const operationName of operationNames) {
          const first = firstPart(operationName);
          const declared = supported.some((other) => firstPart(other) === first);
          assert.equal(supports(client, first), declared, `supports ${first}`);
        }
      });

      for (const operationName of supported) {
        test(`send nothing when aborted beforehand: ${operationName}`, async (client, connected) => {
          const id = await someone(client);
          const signal = AbortSignal.abort();
          await refused("aborted", connected, () => calls[operationName](client, id, { signal }));
        });
      }

      for (const operationName of supported) {
        if (["list", "create", "createMany"].includes(operationName)) continue;
        test(`refuse an id that is no segment of a path: ${operationName}`, async (client, connected) => {
          for (const id of hostile) await refused("input", connected, () => calls[operationName](client, id));
        });
      }
    });

    operation("list", () => {
      test("gives customers one by one, page by page, and again", async (client) => {
        await someone(client);
        const list = client.list();
        const ids = await checkedList(client, list);
        assert.ok(ids.length > 0, "the list is empty");
        assert.equal(new Set(ids).size, ids.length, "a customer comes twice");
        const pages = await collect(list.pages());
        assert.deepEqual(
          pages.flatMap(({ items }) => items.map(({ id }) => id)),
          ids,
        );
        assert.deepEqual(await list.page(), pages[0]);
        assert.deepEqual(await checkedList(client, list), ids);
      });

      test("goes on from a cursor", async (client) => {
        await someone(client);
        for (const { cursor } of await collect(client.list({ pageSize: 1 }).pages())) {
          if (cursor === undefined) continue;
          assert.equal(typeof cursor, "string");
          await checkedList(client, client.list({ cursor }));
        }
      });

      test("sends nothing before it is iterated", async (client, { received = () => 0 }) => {
        const before = received();
        const list = client.list();
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.equal(received(), before);
        await list.page();
      });

      const unusable = {
        "an unknown filter": { shoeSize: 44 },
        "a page size of 0": { pageSize: 0 },
        "a cursor that is none": { cursor: "first" },
      };
      for (const [what, query] of Object.entries(unusable)) {
        test(`refuses ${what}`, async (client, connected) => {
          await refused("input", connected, () => collect(client.list(query)));
          await refused("input", connected, () => collect(client.list(query).pages()));
          await refused("input", connected, () => client.list(query).page());
        });
      }

      for (const [filter, value] of Object.entries(filters)) {
        test(`takes the filter ${filter}`, async (client) => {
          assert.ok(Object.hasOwn(client.capabilities.filters, filter), "capabilities do not name it");
          const [id = "", other = ""] = stateful ? await several(client, 2) : [];
          const ids = await checkedList(client, client.list({ [filter]: value }));
          if (!stateful) return;
          assert.equal(
            ids.filter((found) => found === id).length,
            1,
            "the one who matches is not there once",
          );
          assert.ok(!ids.includes(other), "somebody who does not match is there");
        });
      }

      const [[filter, value] = []] = Object.entries(filters);
      if (filter !== undefined)
        testStored("refuses the cursor of another query", async (client, connected) => {
          await several(client, 3);
          const { cursor } = await client.list({ pageSize: 1 }).page();
          const list = client.list({ pageSize: 1, cursor, [filter]: value });
          await refused("input", connected, () => list.page());
        });

      testStored("has a new customer once", async (client) => {
        const before = await checkedList(client, client.list());
        const { id } = await client.create(input(1));
        const after = await checkedList(client, client.list());
        assert.deepEqual(after.toSorted(), [...before, id].toSorted());
      });

      testStored("has many customers once each and in order, however small the pages", async (client) => {
        const created = await several(client, 7);
        const ids = await checkedList(client, client.list());
        assert.deepEqual(
          created.filter((id) => ids.filter((other) => other === id).length !== 1),
          [],
          "somebody is not there once",
        );
        for (const pageSize of [1, 3, 7, 100]) {
          const pages = await collect(client.list({ pageSize }).pages());
          const paged = pages.flatMap(({ items }) => items.map(({ id }) => id));
          assert.deepEqual(paged, ids, `by ${pageSize}`);
          for (const { items, total = ids.length } of pages) {
            assert.ok(items.length <= pageSize, `a page holds more than ${pageSize}`);
            assert.equal(total, ids.length, "total is another");
          }
        }
      });

      testStored("goes on where the cursor of any page says", async (client) => {
        await several(client, 7);
        const pages = await collect(client.list({ pageSize: 3 }).pages());
        for (const [index, { cursor }] of pages.entries()) {
          const rest = pages.slice(index + 1).flatMap(({ items }) => items.map(({ id }) => id));
          if (cursor === undefined) assert.deepEqual(rest, [], "a page in the middle has no cursor");
          else assert.deepEqual(await checkedList(client, client.list({ pageSize: 3, cursor })), rest);
        }
      });
    });

    operation("get", () => {
      test("reads the customer asked for", async (client) => {
        const id = await someone(client);
        assert.equal(checked(client, await client.get(id)).id, id);
      });

      testStored("is not_found for an id that nobody has", async (client) => {
        const id = `${(await client.create(input(1))).id}0`;
        await failed("not_found", () => client.get(id));
      });
    });

    operation("create", () => {
      test("answers a customer", async (client) => {
        checked(client, await client.create(input(1)));
      });

      test("refuses what it has no place for, by name", async (client, connected) => {
        for (const given of misfits(input(1))) {
          await refused("input", connected, () => client.create(given), misfit);
        }
      });

      testStored("stores all that is given", async (client) => {
        for (const given of [input(1), input(2), input(3)]) {
          const created = checked(client, await client.create(given));
          const read = checked(client, await client.get(created.id));
          for (const customer of [created, read]) {
            contains(fields(customer), fields(given), "");
            contains(flat(customer.wire), flat(given.wire), "wire", secrets);
          }
        }
      });
    });

    operation("update", () => {
      test("answers the customer", async (client) => {
        const id = await someone(client);
        assert.equal(checked(client, await client.update(id, changes)).id, id);
      });

      test("refuses what it has no place for, by name", async (client, connected) => {
        const id = await someone(client);
        for (const given of misfits(changes)) {
          await refused("input", connected, () => client.update(id, given), misfit);
        }
      });

      testStored("changes what was asked, loses nothing and touches nobody else", async (client) => {
        const [id = "", other = ""] = await several(client, 2);
        const before = await client.get(id);
        const beside = await client.get(other);
        const answer = checked(client, await client.update(id, changes));
        const after = checked(client, await client.get(id));
        for (const customer of [answer, after]) {
          assert.deepEqual(fields(customer), { ...fields(before), ...fields(changes) });
          kept(before, customer, changes);
        }
        contains(flat(after.wire), flat(changes.wire), "wire", secrets);
        assert.deepEqual(await client.get(other), beside);
      });

      testStored("is not_found for an id that nobody has", async (client) => {
        const id = `${(await client.create(input(1))).id}0`;
        await failed("not_found", () => client.update(id, changes));
      });
    });

    operation("delete", () => {
      test("answers nothing", async (client) => {
        const id = await someone(client);
        assert.equal(await having(client, "delete").delete(id), undefined);
      });

      testStored("removes the customer and nobody else", async (client) => {
        const [id = "", other = ""] = await several(client, 2);
        await having(client, "delete").delete(id);
        await failed("not_found", () => client.get(id));
        const ids = await checkedList(client, client.list());
        assert.ok(!ids.includes(id), "the list still has it");
        assert.ok(ids.includes(other), "the list lacks somebody else");
      });
    });

    operation("createMany", () => {
      test("answers as many customers", async (client) => {
        const created = await having(client, "createMany").createMany([input(1)]);
        assert.equal(created.length, 1);
        for (const customer of created) checked(client, customer);
      });

      test("refuses what it has no place for, by name, and nobody at all", async (client, connected) => {
        const { createMany } = having(client, "createMany");
        for (const given of misfits(input(2))) {
          await refused("input", connected, () => createMany.call(client, [input(1), given]), misfit);
        }
        await refused("input", connected, () => createMany.call(client, []));
      });

      testStored("stores all of them, in the order given", async (client) => {
        const inputs = [input(1), input(2)];
        const created = await having(client, "createMany").createMany(inputs);
        assert.equal(new Set(created.map(({ id }) => id)).size, inputs.length);
        for (const [index, given] of inputs.entries()) {
          const customer = created[index];
          assert.ok(customer, "too few came back");
          contains(fields(checked(client, customer)), fields(given), "");
          const read = checked(client, await client.get(customer.id));
          contains(fields(read), fields(given), "");
          contains(flat(read.wire), flat(given.wire), "wire", secrets);
        }
      });
    });

    operation("setStatus", () => {
      test("answers the customer", async (client) => {
        const id = await someone(client);
        assert.equal(checked(client, await having(client, "setStatus").setStatus(id, status)).id, id);
      });

      testStored("changes the status and nothing else", async (client) => {
        const { id } = await client.create(input(1));
        const before = await client.get(id);
        const answer = checked(client, await having(client, "setStatus").setStatus(id, status));
        const after = checked(client, await client.get(id));
        const changes = { status: { native: status } };
        for (const customer of [answer, after]) {
          assert.deepEqual(fields(customer), { ...fields(before), ...fields(changes) });
          kept(before, customer, changes);
        }
      });
    });

    operation("documents.list", () => {
      test("gives documents", async (client) => {
        const id = await someone(client);
        for (const found of await having(client, "documents").documents.list(id)) {
          const { wire, ...said } = found;
          for (const [property, value] of Object.entries(said)) checkText(value, property);
          assert.ok(isObject(wire), "wire is no record");
        }
      });
    });

    operation("documents.add", () => {
      test("answers ids", async (client) => {
        const id = await someone(client);
        checkIds(await having(client, "documents").documents.add(id, document));
      });

      test("refuses what it has no place for, by name", async (client, connected) => {
        const id = await someone(client);
        const given = { ...document, [misfit]: "44" };
        await refused("input", connected, () => having(client, "documents").documents.add(id, given), misfit);
      });

      if (has("documents.list"))
        testStored("puts documents on file, one or several, for this customer alone", async (client) => {
          const [id = "", other = ""] = await several(client, 2);
          const { documents } = having(client, "documents");
          await documents.add(id, document);
          await documents.add(id, [document, document]);
          const listed = await documents.list(id);
          assert.equal(listed.length, 3);
          for (const found of listed) contains(flat(found), flat(document), "");
          assert.deepEqual(await documents.list(other), []);
        });
    });

    operation("addresses.add", () => {
      test("answers ids", async (client) => {
        const id = await someone(client);
        checkIds(await having(client, "addresses").addresses.add(id, address));
      });

      test("refuses what it has no place for, by name", async (client, connected) => {
        const id = await someone(client);
        const given = { ...address, [misfit]: "44" };
        await refused("input", connected, () => having(client, "addresses").addresses.add(id, given), misfit);
      });

      testStored("adds to the record and loses nothing of it", async (client) => {
        const { id } = await client.create(input(1));
        const before = await client.get(id);
        await having(client, "addresses").addresses.add(id, address);
        const after = await client.get(id);
        kept(before, after, {});
        const words = Object.values(flat(after.wire));
        for (const [part, word] of Object.entries(address))
          assert.ok(words.includes(word), `${part} is lost`);
      });
    });

    operation("accounts.list", () => {
      test("gives accounts", async (client) => {
        const id = await someone(client);
        for (const found of await having(client, "accounts").accounts.list(id)) checkAccount(found);
      });
    });

    operation("accounts.create", () => {
      test("answers an account", async (client) => {
        const id = await someone(client);
        checkAccount(await having(client, "accounts").accounts.create(id, account));
      });

      if (has("accounts.list"))
        testStored("opens an account for this customer alone", async (client) => {
          const [id = "", other = ""] = await several(client, 2);
          const { accounts } = having(client, "accounts");
          const before = await accounts.list(id);
          const beside = await accounts.list(other);
          const created = await accounts.create(id, account);
          assert.ok(created.id !== undefined, "the new account has no id");
          contains(flat(created), flat(account), "");
          const ids = (await accounts.list(id)).map((found) => found.id);
          assert.deepEqual(ids.toSorted(), [...before.map((found) => found.id), created.id].toSorted());
          assert.deepEqual(await accounts.list(other), beside);
        });
    });

    const { http } = options;
    if (http)
      describe("http", () => {
        test("reaches an operation of the provider's own", async (client) => {
          const answer = await http(client, await someone(client));
          assert.equal(answer.status, 200);
          assert.ok(answer.headers instanceof Headers, "there are no headers");
          assert.ok(isObject(answer.data), "there is no data");
        });
      });
  });

  async function several(client: CustomerClient, count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let n = 1; n <= count; n++) ids.push((await client.create(input(n))).id);
    assert.equal(new Set(ids).size, count, "two customers have one id");
    return ids;
  }
}

type Call = (client: CustomerClient, id: string, call?: CallOptions) => Promise<unknown>;

/** The options, with nothing lacking that a declared operation needs: a test left out would be no honest one. */
function complete<Client extends CustomerClient>(options: SuiteOptions<Client>) {
  const { supported, stateful, existingId, status, document, address, account } = options;
  const given = { existingId, status, document, address, account };
  const needs: readonly (readonly [keyof typeof given, boolean])[] = [
    ["existingId", !stateful],
    ["status", supported.includes("setStatus")],
    ["document", supported.includes("documents.add")],
    ["address", supported.includes("addresses.add")],
  ];
  for (const [option, needed] of needs) {
    if (needed && given[option] === undefined) throw new Error(`the suite needs the option ${option}`);
  }
  const strange = supported.find((operationName) => !operationNames.includes(operationName));
  if (strange !== undefined) throw new Error(`the contract has no operation ${strange}`);
  return {
    existingId: existingId ?? "",
    status: status ?? "",
    document: document ?? {},
    address: address ?? {},
    account: account ?? {},
  };
}

/** The client, known to have an operation. */
function having<Name extends keyof CustomerOperations>(
  client: CustomerClient,
  name: Name,
): CustomerClient & Pick<CustomerOperations, Name> {
  assert.ok(supports(client, name), `the client has no ${name}`);
  return client;
}

function member(client: object, path: string): unknown {
  let found: unknown = client;
  for (const part of path.split(".")) found = isObject(found) ? Reflect.get(found, part) : undefined;
  return found;
}

function firstPart(name: OperationName): keyof CustomerOperations {
  if (name === "documents.list" || name === "documents.add") return "documents";
  if (name === "accounts.list" || name === "accounts.create") return "accounts";
  return name === "addresses.add" ? "addresses" : name;
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const misfit = "shoeSize";

/** What no provider has a place for, at the top and further down. */
function misfits(given: CustomerInput): readonly CustomerInput[] {
  const extra = { [misfit]: "44" };
  return [
    { ...given, ...extra },
    { ...given, name: { ...given.name, ...extra } },
    ...(given.address ? [{ ...given, address: { ...given.address, ...extra } }] : []),
  ];
}

/** It rejects (it does not throw at once) with a BankingError of that category. */
async function failed(category: ErrorCategory, act: () => Promise<unknown>) {
  const error: unknown = await act().then(
    () => assert.fail(`it did not fail with ${category}`),
    (reason) => reason,
  );
  assert.ok(isBankingError(error), `it failed with ${error}, which is no BankingError`);
  assert.equal(error.category, category, error.message);
  return error;
}

/** It fails before anything is sent. `named` must be in the message. */
async function refused(
  category: "input" | "aborted",
  { received = () => 0 }: Connected<unknown>,
  act: () => Promise<unknown>,
  named = "",
) {
  const before = received();
  const error = await failed(category, act);
  assert.equal(error.attempts, 0, "the error counts a request");
  assert.equal(received(), before, "the server received a request");
  assert.ok(error.message.includes(named), `the message does not name ${named}`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function checkText(value: unknown, what: string): void {
  assert.ok(typeof value === "string" && value !== "", `${what} is no text that says something`);
}

function checkIds(ids: readonly string[]): void {
  assert.ok(Array.isArray(ids), "ids are no array");
  for (const id of ids) checkText(id, "id");
}

function checkAccount({ wire, ...said }: { readonly wire: unknown }): void {
  for (const [property, value] of Object.entries(said)) checkText(value, property);
  assert.ok(isObject(wire), "wire is no record");
}

const parts = {
  name: ["full", "given", "middle", "family", "company"],
  address: ["street", "houseNumber", "building", "unit", "postalCode", "city", "region", "country"],
  status: ["native", "normalized"],
};
const normalizedStatuses = ["pending", "verified", "restricted", "unknown"];
const texts = ["id", "email", "phone", "birthDate", "nationality", "createdAt", "updatedAt"];

/** The shape of a customer: what is there says something, and nothing else is there. */
function checkCustomer(customer: Customer, provider: string): void {
  assert.ok(isObject(customer), "it is no customer");
  const { kycLevel = 0 } = customer;
  assert.equal(customer.provider, provider);
  assert.ok(["person", "organization", "unknown"].includes(customer.kind), "kind is none of the three");
  checkText(customer.id, "id");
  assert.ok(isObject(customer.name), "there is no name");
  assert.ok(isObject(customer.wire), "wire is no record");
  assert.ok(Number.isSafeInteger(kycLevel) && kycLevel >= 0, "kycLevel is no whole number");
  for (const [property, value] of Object.entries(customer)) {
    if (["provider", "kind", "wire"].includes(property)) continue;
    if (property === "kycLevel") assert.equal(typeof value, "number");
    else if (property === "name" || property === "address" || property === "status") {
      assert.ok(isObject(value), `${property} is no object`);
      const inside = Object.entries(value);
      assert.ok(property === "name" || inside.length > 0, `${property} is empty instead of absent`);
      for (const [part, word] of inside) {
        assert.ok(parts[property].includes(part), `the contract has no ${property}.${part}`);
        checkText(word, `${property}.${part}`);
      }
    } else {
      assert.ok(texts.includes(property), `the contract has no ${property}`);
      checkText(value, property);
    }
  }
  if (customer.status) {
    checkText(customer.status.native, "status.native");
    const { normalized } = customer.status;
    assert.ok(normalizedStatuses.includes(normalized), "status.normalized is none of the four");
  }
}

type Flat = Readonly<Record<string, unknown>>;

/** Every value that is no object, by its path. */
function flat(value: unknown, path = ""): Flat {
  if (!isObject(value)) return value === undefined ? {} : { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([name, below]) => flat(below, `${path}.${name}`)));
}

/** The names of all properties, at any depth. */
function* names(value: unknown): Generator<string> {
  if (!isObject(value)) return;
  for (const [name, below] of Object.entries(value)) {
    yield name;
    yield* names(below);
  }
}

/** What is said of a customer in words of the contract, apart from what follows from the rest. */
function fields(customer: Omit<CustomerInput<unknown>, "kind"> & { readonly kind?: string }): Flat {
  const said: Record<string, unknown> = { ...flat({ ...customer, wire: undefined, updatedAt: undefined }) };
  delete said[".status.normalized"];
  return said;
}

function contains(whole: Flat, some: Flat, what: string, except: readonly string[] = []): void {
  for (const [path, value] of Object.entries(some)) {
    if (path.split(".").some((part) => except.includes(part))) continue;
    // A record need not tell what kind of customer it is.
    if (path === ".kind" && whole[path] === "unknown") continue;
    assert.deepEqual(whole[path], value, `${what}${path}`);
  }
}

/** What the wire said before it still says, but for what was changed and when. */
function kept(before: Customer, after: Customer, changes: CustomerInput): void {
  const now = flat(after.wire);
  const news = new Set([...Object.values(flat(changes)), after.updatedAt ?? ""].map(String));
  for (const [path, value] of Object.entries(flat(before.wire))) {
    const present = now[path];
    const changed = present !== undefined && news.has(String(present));
    assert.ok(present === value || changed, `wire${path} is lost or changed`);
  }
}
