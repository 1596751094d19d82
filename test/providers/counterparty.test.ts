import { describe, expect, test } from "vitest";
import {
  type CounterpartyInput,
  type CounterpartyOptions,
  type CounterpartyQuery,
  createCounterpartyClient,
} from "../../src/providers/counterparty/index.js";
import { checkedBank, clientOf } from "../support/bank.js";
import { answering, collect, connect, failure, frozen, json, type Reply } from "../support/clients.js";
import { counterpartyRecord } from "../support/records.js";

const base = "/api/v1/counterparty/cp-1/customers";
const listOf = (...customers: readonly unknown[]) => ({ customers, total: customers.length });

function setup(reply: Reply = () => listOf({ wallet_user_guid: "user-1" })) {
  const { client, sent } = connect.counterparty(reply);
  const paths = () => sent.map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  return { client, sent, paths };
}

describe("headers", () => {
  const calls: [string, (client: ReturnType<typeof setup>["client"]) => Promise<unknown>][] = [
    ["list", (client) => client.list().page()],
    ["get", (client) => client.get("user-1")],
    ["create", (client) => client.create({ phone: "1" })],
    ["update", (client) => client.update("user-1", { phone: "1" })],
    ["accounts.list", (client) => client.accounts.list("user-1")],
    ["accounts.create", (client) => client.accounts.create("user-1")],
  ];
  const answer = { customer_guid: "user-1", customers: [{ wallet_user_guid: "user-1" }], total: 1 };

  test.each(calls)("%s carries the bank's JWT as it is, and no Authorization", async (_name, call) => {
    const { client, sent } = setup(() => answer);
    await call(client);
    for (const { headers } of sent) {
      expect(headers.get("CX-Authorization")).toBe("jwt-1");
      expect(headers.has("authorization")).toBe(false);
    }
  });

  test.each(calls)("%s carries a session's token as lower-case bearer, and no JWT", async (_name, call) => {
    const { client, sent } = connect.counterparty(() => answer, {
      jwt: undefined,
      sessionToken: "session-1",
    } as object);
    await call(client);
    for (const { headers } of sent) {
      expect(headers.get("authorization")).toBe("bearer session-1");
      expect(headers.has("CX-Authorization")).toBe(false);
    }
  });

  test.each<[string, object]>([
    ["both", { jwt: "a", sessionToken: "b" }],
    ["neither", {}],
    ["no base URL", { jwt: "a", baseUrl: undefined }],
    ["no counterparty", { jwt: "a", counterpartyGuid: undefined }],
    ["a counterparty that leaves its segment", { jwt: "a", counterpartyGuid: "../cp-2" }],
  ])("%s is no client", async (_name, options) => {
    const scope = { baseUrl: "https://bank.example.com/api/v1", counterpartyGuid: "cp-1" };
    const make = () => createCounterpartyClient({ ...scope, ...options } as CounterpartyOptions);
    expect((await failure(make)).category).toBe("config");
  });

  test("a credential is asked with the flow and the object that the bank's JWT is about", async () => {
    const { fetch } = answering(() => answer);
    const asked: unknown[] = [];
    const client = createCounterpartyClient({
      baseUrl: "https://bank.example.com/api/v1",
      counterpartyGuid: "cp-1",
      asset: { code: "UAH", issuer: "G" },
      jwt: (request) => {
        asked.push({ ...request });
        return "jwt-2";
      },
      fetch,
    });
    await client.create({ wire: { login: "ada" } });
    await client.accounts.create("user-1");
    await client.accounts.list("user-1");
    expect(asked).toMatchObject([
      { operation: "createCustomer", flow: "sign-up", object: "ada" },
      { operation: "createCustomerAccount", flow: "sign-up", object: "user-1" },
      { operation: "listCustomerAccounts", flow: "sign-in", object: "user-1" },
    ]);
  });
});

describe("requests", () => {
  test("get is the listing filtered by id", async () => {
    const { client, sent, paths } = setup();
    await client.get("user-1");
    expect(paths()).toEqual([`GET ${base}?wallet_user_guids=user-1`]);
    expect(sent[0]?.body).toBeUndefined();
  });

  test("create sends the customer with the asset of its first account", async () => {
    const { client, sent, paths } = setup(() => ({ customer_guid: "user-1" }));
    await client.create({
      kind: "person",
      name: { given: "Ada", middle: "Georgivna", family: "Lovelace" },
      phone: "380445550001",
      status: { native: "active" },
      kycLevel: 2,
      wire: { login: "ada@example.com", segment: "PI", balance_allowed: 10.5 },
    });
    expect(paths()).toEqual([`POST ${base}`]);
    expect(sent[0]?.body).toEqual({
      name: "Ada",
      paternal_name: "Georgivna",
      surname: "Lovelace",
      phone_number: "380445550001",
      status: "active",
      kyc_level: 2,
      login: "ada@example.com",
      segment: "PI",
      balance_allowed: 10.5,
      asset_code: "UAH",
      asset_issuer: "GISSUER",
    });
  });

  test("create takes an asset of the input's own", async () => {
    const { client, sent } = setup(() => ({ customer_guid: "user-1" }));
    await client.create({ wire: { asset_code: "EUR" } });
    expect(sent[0]?.body).toEqual({ asset_code: "EUR", asset_issuer: "GISSUER" });
  });

  test("create without an asset is refused, and nothing is sent", async () => {
    const { client, sent } = connect.counterparty(() => ({}), { asset: undefined } as object);
    expect((await failure(client.create({ phone: "1" }))).category).toBe("config");
    expect(sent).toEqual([]);
  });

  test("update sends the changes alone, then reads the customer", async () => {
    const { client, sent, paths } = setup(({ method }) =>
      method === "PUT" ? {} : listOf(counterpartyRecord),
    );
    const updated = await client.update("user-1", { name: { family: "King" }, wire: { is_disabled: true } });
    expect(paths()).toEqual([`PUT ${base}/user-1`, `GET ${base}?wallet_user_guids=user-1`]);
    expect(sent[0]?.body).toEqual({ surname: "King", is_disabled: true });
    expect(updated.id).toBe("user-1");
  });

  test("who is not listed is looked for among disabled customers before there is no such customer", async () => {
    const { client, paths } = setup(({ url }) =>
      url.searchParams.has("is_disabled", "true")
        ? listOf({ ...counterpartyRecord, is_disabled: true })
        : listOf(),
    );
    const asked = [
      `GET ${base}?wallet_user_guids=user-1`,
      `GET ${base}?wallet_user_guids=user-1&is_disabled=true`,
    ];
    expect((await client.get("user-1")).wire.is_disabled).toBe(true);
    expect(paths()).toEqual(asked);
    const nobody = setup(() => listOf());
    expect(await failure(nobody.client.get("user-1"))).toMatchObject({
      category: "not_found",
      operation: "listCustomers",
    });
    expect(nobody.paths()).toEqual(asked);
  });

  test("a customer can be disabled and enabled again, by a server that lists the enabled", async () => {
    const client = clientOf.counterparty(checkedBank("counterparty", { put: "merge" }));
    const { id } = await client.create({ phone: "1", wire: { login: "ada" } });
    expect((await client.update(id, { wire: { is_disabled: true } })).wire.is_disabled).toBe(true);
    expect(await collect(client.list())).toEqual([]);
    const enabled = await client.update(id, { wire: { is_disabled: false } }, { readFirst: true });
    expect(enabled).toMatchObject({ id, phone: "1", wire: { is_disabled: false } });
    expect(await collect(client.list())).toHaveLength(1);
  });

  test("accounts.list, filtered by IBAN or not", async () => {
    const accounts = [
      { stellar_code: "UAH", wallet_account_guid: "a-1", iban: "UA21" },
      { stellar_code: "EUR" },
    ];
    const { client, paths } = setup(() => ({ accounts, total: 2 }));
    expect(await client.accounts.list("user-1", { iban: "UA21 3223" })).toEqual([
      { id: "a-1", iban: "UA21", wire: accounts[0] },
      { wire: accounts[1] },
    ]);
    await client.accounts.list("user-1");
    expect(paths()).toEqual([`GET ${base}/user-1/accounts?iban=UA21%203223`, `GET ${base}/user-1/accounts`]);
  });

  test("accounts.create, with an IBAN or without", async () => {
    const { client, sent, paths } = setup(() => ({ wallet_account_guid: "a-1" }));
    expect(await client.accounts.create("user-1", { iban: "UA21" })).toEqual({
      id: "a-1",
      iban: "UA21",
      wire: { iban: "UA21", wallet_account_guid: "a-1" },
    });
    await client.accounts.create("user-1");
    expect(paths()).toEqual([`POST ${base}/user-1/accounts`, `POST ${base}/user-1/accounts`]);
    expect(sent.map(({ body }) => body)).toEqual([{ iban: "UA21" }, {}]);
  });

  test.each<[string, unknown]>([
    ["no list", { total: 1 }],
    ["two lists, neither with the name", { total: 1, a: [], b: [] }],
    ["null in the list", { accounts: [null] }],
  ])("accounts with %s are an invalid response", async (_name, answer) => {
    const { client } = setup(() => answer);
    expect((await failure(client.accounts.list("user-1"))).category).toBe("invalid_response");
  });
});

describe("filters", () => {
  const all: [keyof CounterpartyQuery, unknown, string][] = [
    ["id", "user-1", "wallet_user_guids=user-1"],
    ["id", ["user-1", "user-2"], "wallet_user_guids=user-1&wallet_user_guids=user-2"],
    ["login", ["a@example.com"], "logins=a%40example.com"],
    ["given", ["Ada", "Augusta"], "names=Ada&names=Augusta"],
    ["middle", "Georgivna", "paternal_names=Georgivna"],
    ["family", "King & Noel", "surnames=King%20%26%20Noel"],
    ["phone", "+380445550001", "phone_numbers=%2B380445550001"],
    ["status", ["active", "blocked"], "statuses=active&statuses=blocked"],
    ["kycLevel", 0, "kyc_levels=0"],
    ["kycLevel", [1, 2], "kyc_levels=1&kyc_levels=2"],
    ["segment", "PI", "segments=PI"],
    ["branch", ["b-1"], "branch_guids=b-1"],
    ["balanceAssetCode", "UAH", "balance_asset_codes=UAH"],
    ["balanceAssetIssuer", "G", "balance_asset_issuers=G"],
    ["minBalanceAllowed", 0, "min_balance_allowed=0"],
    ["maxBalanceAllowed", 10.5, "max_balance_allowed=10.5"],
    ["includeDisabled", false, "is_disabled=false"],
    ["includeDisabled", true, "is_disabled=true"],
    ["search", "Ада", "search_string=%D0%90%D0%B4%D0%B0"],
    ["createdFrom", new Date(Date.UTC(2024, 0, 2)), "min_created_at=2024-01-02T00%3A00%3A00.000Z"],
    ["createdTo", "2024-01-03", "max_created_at=2024-01-03"],
    ["updatedFrom", "yesterday", "min_updated_at=yesterday"],
    ["updatedTo", new Date(0), "max_updated_at=1970-01-01T00%3A00%3A00.000Z"],
    ["ordering", "created_at", "ordering=created_at"],
    ["pageSize", 5, "limit=5"],
  ];

  test.each(all)("%s of %j", async (name, value, query) => {
    const { client, sent } = setup();
    await client.list({ [name]: value }).page();
    expect(decodeURIComponent(sent[0]?.url.search ?? "")).toBe(decodeURIComponent(`?${query}`));
    expect(sent[0]?.url.searchParams.toString()).toBe(new URLSearchParams(query).toString());
  });

  test("all 21 of the contract, and no others, are in capabilities", () => {
    const names = new Set(all.map(([name]) => name).filter((name) => name !== "pageSize"));
    const { capabilities } = setup().client;
    expect(names.size).toBe(21);
    expect(capabilities.filters).toEqual(Object.fromEntries([...names].map((name) => [name, "native"])));
  });

  test("several at once are all sent", async () => {
    const { client, sent } = setup();
    await client.list({ given: "Ada", family: ["King"], includeDisabled: true, pageSize: 2 }).page();
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      names: "Ada",
      surnames: "King",
      is_disabled: "true",
      limit: "2",
    });
  });

  test.each<[string, object]>([
    ["an unknown filter", { organization: "o" }],
    ["a filter of holes", { id: new Array(3) }],
    ["a name of the wire", { logins: ["ada"] }],
    ["a paging parameter of the wire", { offset: 5 }],
    ["an empty list, which would ask for everybody", { login: [] }],
    ["null", { login: null }],
    ["null in a list", { login: ["ada", null] }],
    ["undefined in a list", { login: [undefined] }],
    ["an invalid date", { createdFrom: new Date(Number.NaN) }],
    ["not a number", { minBalanceAllowed: Number.NaN }],
    ["a bigint", { kycLevel: 1n }],
    ["an object", { search: { name: "Ada" } }],
    ["several of what is one", { search: ["Ada", "King"] }],
    ["a page size of 0", { pageSize: 0 }],
  ])("%s is refused, and nothing is sent", async (_name, query) => {
    const { client, sent } = setup();
    const error = await failure(client.list(query).page());
    expect(error).toMatchObject({ category: "input", provider: "counterparty" });
    expect(sent).toEqual([]);
  });
});

describe("records", () => {
  test("become customers, field by field", async () => {
    const { client } = setup(() => listOf(counterpartyRecord));
    expect(await client.get("user-1")).toEqual({
      provider: "counterparty",
      id: "user-1",
      kind: "person",
      name: { given: "Ada", middle: "Georgivna", family: "Lovelace" },
      phone: "380445550001",
      status: { native: "active", normalized: "unknown" },
      kycLevel: 2,
      createdAt: "2024-05-01T10:00:00Z",
      updatedAt: "2024-06-02T11:00:00Z",
      wire: counterpartyRecord,
    });
  });

  test.each<[string, object]>([
    ["absent", {}],
    [
      "null",
      { name: null, paternal_name: null, surname: null, phone_number: null, kyc_level: null, status: null },
    ],
    ["empty", { name: "", surname: "", phone_number: "", status: "", created_at: "" }],
    [
      "of other types",
      { name: {}, surname: [], phone_number: true, status: { a: 1 }, kyc_level: "high", created_at: [] },
    ],
  ])("%s fields are absent", async (_name, fields) => {
    const { client } = setup(() => listOf({ wallet_user_guid: "user-1", ...fields }));
    const { wire: _wire, ...customer } = await client.get("user-1");
    expect(customer).toStrictEqual({ provider: "counterparty", id: "user-1", kind: "person", name: {} });
  });

  test("a level of 0 is a level, also as text", async () => {
    for (const kyc_level of [0, "0"]) {
      const { client } = setup(() => listOf({ wallet_user_guid: "user-1", kyc_level }));
      expect((await client.get("user-1")).kycLevel).toBe(0);
    }
  });

  test.each<[string, object]>([
    ["wallet_user_guid", { wallet_user_guid: 17 }],
    ["customer_guid", { customer_guid: 17 }],
    ["customer_guid beside an empty wallet_user_guid", { wallet_user_guid: "", customer_guid: 17 }],
  ])("the id may be a number in %s", async (_name, record) => {
    const { client } = setup(() => listOf(record));
    expect((await client.get("17")).id).toBe("17");
  });

  test("are found under whatever name the only list has", async () => {
    const { client } = setup(() => ({ total: 1, wallet_users: [{ wallet_user_guid: "user-1" }] }));
    expect((await client.get("user-1")).id).toBe("user-1");
  });

  test.each<[string, unknown]>([
    ["no list", { total: 1 }],
    ["null for a list", { customers: null, total: 1 }],
    ["two lists of unknown names", { a: [], b: [] }],
    ["a list of text", { customers: ["user-1"] }],
    ["a list with null", { customers: [null] }],
    ["a record without an id", { customers: [{ name: "Ada" }] }],
  ])("a page with %s is an invalid response", async (_name, answer) => {
    const { client } = setup(() => answer);
    expect((await failure(client.list().page())).category).toBe("invalid_response");
    expect((await failure(client.get("user-1"))).category).toBe("invalid_response");
  });

  test("get of nobody is not_found", async () => {
    const { client } = setup(() => listOf());
    expect(await failure(client.get("user-1"))).toMatchObject({
      category: "not_found",
      provider: "counterparty",
      operation: "listCustomers",
    });
  });

  test("get never passes somebody else off as the one asked for", async () => {
    const { client } = setup(() => listOf({ wallet_user_guid: "user-2" }, { wallet_user_guid: "user-3" }));
    expect((await failure(client.get("user-1"))).category).toBe("invalid_response");
  });
});

describe("create", () => {
  const account = {
    customer_guid: "user-9",
    guid: "account-9",
    wallet_account_guid: "account-9",
    name: "Main account",
    type: "5e3f4309",
    platform: "",
    assets_total: 1,
  };

  test("answers who was sent, under the new id, and the account in wire", async () => {
    const { client } = setup(() => account);
    const created = await client.create({ name: { given: "Ada" }, phone: "1", wire: { login: "ada" } });
    expect(created).toMatchObject({ id: "user-9", kind: "person", name: { given: "Ada" }, phone: "1" });
    expect(created.wire).toMatchObject({ login: "ada", wallet_account_guid: "account-9", type: "5e3f4309" });
    expect(created.wire).not.toHaveProperty("asset_code");
  });

  test("does not take the account's name for the customer's", async () => {
    const { client } = setup(() => account);
    expect((await client.create({ phone: "1" })).name).toEqual({});
  });

  test.each<[string, unknown]>([
    ["no id", { guid: "account-9" }],
    ["an empty id", { customer_guid: "" }],
    ["nothing", undefined],
    ["a list", []],
  ])("an answer with %s is invalid, with an unknown outcome", async (_name, answer) => {
    const { client, sent } = setup(() => answer);
    expect(await failure(client.create({ phone: "1" }))).toMatchObject({
      category: "invalid_response",
      operation: "createCustomer",
      outcome: "unknown",
    });
    expect(sent).toHaveLength(1);
  });

  test("a login that exists is a conflict, and nothing of the upstream's text is in the error", async () => {
    const message =
      'failed to create wallet user: failed to sign up: response status code is not 2xx but 409; error was "{\\"error\\":\\"logic error\\"}\\n"';
    const { client } = setup(() => json({ error: message }, 400));
    const error = await failure(client.create({ wire: { login: "ada@example.com" } }));
    expect(error).toMatchObject({ category: "conflict", status: 400, outcome: "rejected", retryable: false });
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/409|logic|sign up|wallet user|ada@/);
  });

  test("any other 400 is a bad request", async () => {
    const { client } = setup(() =>
      json({ error: "failed to create entity: invalid kind: bad request" }, 400),
    );
    expect(await failure(client.create({ phone: "1" }))).toMatchObject({
      category: "bad_request",
      status: 400,
    });
  });
});

describe("input", () => {
  test.each<[string, object, readonly string[]]>([
    [
      "what the platform has no place for",
      { email: "a@example.com", birthDate: "1815", address: { city: "L" } },
      ["email", "birthDate", "address.city"],
    ],
    ["a full name", { name: { full: "Ada Lovelace" } }, ["name.full"]],
    ["a company", { name: { company: "Engines" } }, ["name.company"]],
    ["a nationality", { nationality: "GB" }, ["nationality"]],
    ["an organization", { kind: "organization" }, ["kind"]],
    [
      "an organization with its name",
      { kind: "organization", name: { company: "Engines" }, email: "a@example.com" },
      ["kind", "name.company", "email"],
    ],
    ["null for a level", { kycLevel: null }, ["kycLevel"]],
    ["a number for text", { phone: 380 }, ["phone"]],
    ["text for a level", { kycLevel: "2" }, ["kycLevel"]],
    ["a negative level", { kycLevel: -1 }, ["kycLevel"]],
    ["a fraction of a level", { kycLevel: 1.5 }, ["kycLevel"]],
    ["not a number", { kycLevel: Number.NaN }, ["kycLevel"]],
    ["text for wire", { wire: "login" }, ["wire"]],
  ])("with %s is refused by name, and nothing is sent", async (_name, given, names) => {
    const { client, sent } = setup(() => ({ customer_guid: "user-1" }));
    for (const call of [
      () => client.create(given as CounterpartyInput),
      () => client.update("user-1", given as CounterpartyInput),
      () => client.update("user-1", given as CounterpartyInput, { readFirst: true }),
    ]) {
      const error = await failure(call);
      expect(error.category).toBe("input");
      for (const name of names) expect(error.message).toContain(name);
    }
    expect(sent).toEqual([]);
  });

  test("is left as it was", async () => {
    const { client } = setup(({ method }) =>
      method === "POST" ? { customer_guid: "u" } : listOf({ wallet_user_guid: "u" }),
    );
    const input = frozen({ name: { given: "Ada" }, wire: { login: "ada" } });
    await client.create(input);
    await client.update("u", input, frozen({ readFirst: true }));
    await collect(client.list(frozen({ login: ["ada"], createdFrom: new Date(0) })));
    await client.accounts.create("u", frozen({ iban: "UA21" }));
  });

  test.each(["", "..", "a/b", "%2e%2e"])("an id of %j is refused, and nothing is sent", async (id) => {
    const { client, sent } = setup();
    for (const call of [
      () => client.get(id),
      () => client.update(id, { phone: "1" }),
      () => client.accounts.list(id),
      () => client.accounts.create(id),
    ]) {
      expect((await failure(call)).category).toBe("input");
    }
    expect(sent).toEqual([]);
  });
});

test("accounts take an IBAN as text and nothing else", async () => {
  const { client, sent } = setup(() => ({ wallet_account_guid: "a-1", accounts: [] }));
  for (const given of [null, "UA21", [], { iban: 21 }, { iban: "" }, { currency: "UAH" }, { wire: {} }]) {
    const query = given as { iban: string };
    expect((await failure(client.accounts.list("user-1", query))).category).toBe("input");
    expect((await failure(client.accounts.create("user-1", query))).category).toBe("input");
  }
  expect(sent).toEqual([]);
});

test("secrets of the input are in wire only where the client includes them", async () => {
  const input = { phone: "1", wire: { login: "ada", key: "secret-1", session_token: "secret-2" } };
  const { client } = setup(() => ({ customer_guid: "user-1" }));
  expect(JSON.stringify(await client.create(input))).not.toContain("secret-");
  const { client: showing } = connect.counterparty(() => ({ customer_guid: "user-1" }), {
    includeSecrets: true,
  });
  expect((await showing.create(input)).wire).toMatchObject({ key: "secret-1" });
});
