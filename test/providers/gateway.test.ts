// What Cyrexa and FinHub do alike, run for both.

import { describe, expect, test } from "vitest";
import type { GatewayCreateInput, GatewayInput } from "../../src/providers/cyrexa/index.js";
import { collect, connect, failure, frozen, type Reply } from "../support/clients.js";
import { gatewayRecord } from "../support/records.js";

const providers = ["cyrexa", "finhub"] as const;
const page = (...customers: readonly object[]) => ({
  customers,
  pagination: { totalSize: customers.length, numberOfPage: 1, currentPage: 0 },
});

/** What a call needs to be true of a record that the server answers. */
async function read(provider: (typeof providers)[number], record: unknown, options = {}) {
  const { client } = connect[provider](() => ({ customer: record }), options);
  return client.get("c-1");
}

describe.each(providers)("%s requests", (provider) => {
  const setup = (
    reply: Reply = () => ({ id: "c-1", customers: [{ id: "c-1" }], customer: { id: "c-1" } }),
  ) => {
    const { client, sent } = connect[provider](reply);
    const base = provider === "cyrexa" ? "/customer/1.0.0" : "/customer/2.0.0";
    const paths = () =>
      sent.map(({ method, url }) => `${method} ${url.pathname.replace(base, "")}${url.search}`);
    return { client, sent, paths };
  };

  test("list by kind", async () => {
    const { client, sent, paths } = setup();
    await client.list({ kind: "organization", pageSize: 7 }).page();
    expect(paths()).toEqual(["POST /getByCustomerType/Organization"]);
    expect(sent[0]?.body).toEqual({ pageSize: 7 });
  });

  test("list by status, in the provider's spelling", async () => {
    const { client, sent, paths } = setup();
    await client.list({ status: "under_verificaiton" }).page();
    expect(paths()).toEqual(["POST /getByCustomerStatus/under_verificaiton"]);
    expect(sent[0]?.body).toEqual({});
  });

  test("of several filters, the body says what the path does not", async () => {
    const { client, sent, paths } = setup();
    await client.list({ kind: "person", status: "new" }).page();
    await client.list({ organization: "org-1", kind: "organization", status: "new" }).page();
    expect(paths()[0]).toBe("POST /getByCustomerType/Person");
    expect(sent[0]?.body).toEqual({ status: "new" });
    expect(paths()[1]).toMatch(/^POST \/getByOrganization(Id)?\/org-1$/);
    expect(sent[1]?.body).toEqual({ type: "Organization", status: "new" });
  });

  test("an undefined filter is no filter", async () => {
    const { client, paths } = setup();
    await client.list({ kind: "person", status: undefined, organization: undefined }).page();
    expect(paths()).toEqual(["POST /getByCustomerType/Person"]);
  });

  test("createMany", async () => {
    const { client, sent, paths } = setup(() => [{ id: "c-1" }, { id: "c-2" }]);
    await client.createMany([
      { kind: "person", name: { given: "Ada" } },
      { kind: "organization", name: { company: "Engines" } },
    ]);
    expect(paths()).toEqual(["POST /createBulk"]);
    expect(sent[0]?.body).toEqual([
      { customerType: "Person", person: { firstName: { name: "Ada" } } },
      { customerType: "Organization", customerName: "Engines" },
    ]);
  });

  test("update reads, then writes", async () => {
    const { client, sent, paths } = setup();
    await client.update("c-1", { email: "ada@example.com" });
    expect(paths()).toEqual(["GET /getDetailsById/c-1", "PUT /update/c-1"]);
    expect(sent[1]?.body).toEqual({ id: "c-1", person: { email: "ada@example.com" } });
  });

  test("setStatus puts the new status into the path and into the record", async () => {
    const { client, sent, paths } = setup(() => ({ customer: { id: "c-1", customerStatus: "new" } }));
    await client.setStatus("c-1", "on_hold");
    expect(paths()).toEqual(["GET /getDetailsById/c-1", "POST /update/c-1/status/on_hold"]);
    expect(sent[1]?.body).toEqual({ id: "c-1", customerStatus: "on_hold" });
  });

  test("documents.list", async () => {
    const { client, paths } = setup(() => ({ tenantId: "t", documents: gatewayRecord.person.documents }));
    expect(await client.documents.list("c-1")).toEqual([
      {
        name: "passport.pdf",
        purpose: "KYC",
        type: "Passport",
        status: "underverification",
        location: "https://files.example.com/passport.pdf",
        wire: gatewayRecord.person.documents[0],
      },
    ]);
    expect(paths()).toEqual(["GET /getDocuments/c-1"]);
  });

  test("documents.add sends one or several, and answers their ids", async () => {
    const { client, sent, paths } = setup(() => ({
      documentIds: [{ documentId: "d-1" }, { documentId: 2 }],
    }));
    const document = {
      name: "deed.pdf",
      purpose: "KYB",
      type: "accountAuthority",
      status: "verified",
    } as const;
    const wire = { metadata: [{ name: "pages", type: "Number", value: "3" }] };
    expect(await client.documents.add("c-1", document)).toEqual(["d-1", "2"]);
    await client.documents.add("c-1", [document, { location: "deeds/2", wire }]);
    expect(paths()[0]).toBe("POST /createDocuments/c-1");
    const sentDocument = {
      name: "deed.pdf",
      purpose: "KYB",
      documentType: "accountAuthority",
      status: "verified",
    };
    expect(sent[0]?.body).toEqual([sentDocument]);
    expect(sent[1]?.body).toEqual([sentDocument, { location: "deeds/2", ...wire }]);
  });

  test("addresses.add sends one or several, and answers their ids", async () => {
    const { client, sent, paths } = setup(() => ({ addressIds: [{ addressId: "a-1" }] }));
    expect(await client.addresses.add("c-1", { street: "Main", houseNumber: "12, 14" })).toEqual(["a-1"]);
    await client.addresses.add("c-1", [{ city: "London" }, { region: "Surrey" }]);
    expect(paths()[0]).toBe("POST /createAddress/c-1");
    expect(sent[0]?.body).toEqual([{ address: { street: "Main", streetNumber: ["12", "14"] } }]);
    expect(sent[1]?.body).toEqual([{ address: { city: "London" } }, { address: { area: "Surrey" } }]);
  });

  test.each<[string, unknown]>([
    ["no list", { tenantId: "t" }],
    ["entries that are no records", { documentIds: [null, "d", { documentId: null }], addressIds: [null] }],
  ])("ids of what was added: %s is no crash", async (_name, answer) => {
    const { client } = setup(() => answer);
    expect(await client.documents.add("c-1", { name: "deed.pdf" })).toEqual([]);
    expect(await client.addresses.add("c-1", { city: "London" })).toEqual([]);
  });
});

describe.each(providers)("%s records", (provider) => {
  test("become customers, field by field", async () => {
    const wire = gatewayRecord;
    expect(await read(provider, wire, { includeSecrets: true })).toEqual({
      provider,
      id: "c-1",
      kind: "person",
      name: { full: "Augusta Ada King", given: "Ada", family: "Lovelace" },
      email: "ada@example.com",
      phone: "447700900002",
      address: {
        street: "St James's Square",
        houseNumber: "12, 14",
        building: "Ockham House",
        unit: "3b",
        postalCode: "SW1Y 4JH",
        city: "Westminster",
        region: "Greater London",
        country: "UK",
      },
      birthDate: "1815-12-10",
      nationality: "GB",
      status: { native: "under_verificaiton", normalized: "pending" },
      wire,
    });
  });

  test("keep everything in wire, but secrets only where the client includes them", async () => {
    const { pinCode: _pin, password: _password, SecretQuestion: _question, ...person } = gatewayRecord.person;
    const { targetCode: _target, inputCode: _input, ...twofa } = gatewayRecord.twofa;
    expect((await read(provider, gatewayRecord)).wire).toEqual({
      ...gatewayRecord,
      person: { ...person, SecretQuestion: [{ question: "First machine?" }] },
      twofa,
    });
  });

  test("of an organization have a company, and no full name made of it", async () => {
    const record = { id: "c-1", customerType: "Organization", customerName: "Engines" };
    expect(await read(provider, record)).toMatchObject({
      kind: "organization",
      name: { company: "Engines" },
    });
    expect((await read(provider, record)).name).not.toHaveProperty("full");
  });

  test("of a person without a full name have the customer's name", async () => {
    const record = { id: "c-1", customerType: "Person", customerName: "Ada L." };
    expect((await read(provider, record)).name).toEqual({ full: "Ada L." });
  });

  test.each([
    ["new", "pending"],
    ["verified", "verified"],
    ["under_verificaiton", "pending"],
    ["blacklisted", "restricted"],
    ["under_investigation", "restricted"],
    ["dispute", "restricted"],
    ["on_hold", "restricted"],
    ["bancrupted", "restricted"],
    ["under_verification", "unknown"],
    ["Verified", "unknown"],
    ["constructor", "unknown"],
  ])("status %s is %s", async (native, normalized) => {
    expect((await read(provider, { id: "c-1", customerStatus: native })).status).toEqual({
      native,
      normalized,
    });
  });

  test.each<[string, readonly unknown[] | undefined, string | undefined]>([
    [
      "first mobile",
      [{ number: "1" }, { phoneType: "mobile", number: "2" }, { phoneType: "mobile", number: "3" }],
      "2",
    ],
    [
      "first with a number, without a mobile",
      [{ phoneType: "fixed" }, { phoneType: "virtual", number: "2" }, { phoneType: "fixed", number: "3" }],
      "2",
    ],
    [
      "other than a mobile without a number",
      [{ phoneType: "mobile" }, { phoneType: "fixed", number: "2" }],
      "2",
    ],
    ["digits of a number", [{ number: 447700 }], "447700"],
    ["none of an empty list", [], undefined],
    ["none of nothing", undefined, undefined],
  ])("the phone is the %s", async (_name, telephoneNumbers, phone) => {
    expect((await read(provider, { id: "c-1", person: { telephoneNumbers } })).phone).toBe(phone);
  });

  test.each<[string, unknown, string | undefined]>([
    ["one", ["58"], "58"],
    ["several", ["12", "14"], "12, 14"],
    ["numbers", [12, 14], "12, 14"],
    ["text where a list belongs", "58", "58"],
    ["a number where a list belongs", 58, "58"],
    ["none", [], undefined],
    ["null", null, undefined],
    ["nulls", [null, ""], undefined],
  ])("the house number of a streetNumber of %s", async (_name, streetNumber, houseNumber) => {
    const person = {
      addresses: [{ address: { city: "London", streetNumber } }, { address: { city: "Paris" } }],
    };
    const { address } = await read(provider, { id: "c-1", person });
    expect(address).toEqual(houseNumber === undefined ? { city: "London" } : { city: "London", houseNumber });
  });

  test.each<[string, object]>([
    ["absent", {}],
    ["null", { customerName: null, customerStatus: null, person: null, twofa: null, notifications: null }],
    ["empty", { customerName: "", customerStatus: "", person: { email: "", fullName: "", addresses: [{}] } }],
    [
      "null further down",
      {
        person: {
          firstName: null,
          lastName: { name: null },
          email: null,
          telephoneNumbers: [null],
          addresses: [null],
          dateOfBirth: null,
        },
      },
    ],
    ["empty addresses", { person: { addresses: [{ address: { city: "", country: null } }] } }],
  ])("%s fields are absent", async (_name, fields) => {
    const { wire: _wire, ...customer } = await read(provider, { id: "c-1", ...fields });
    expect(customer).toStrictEqual({ provider, id: "c-1", kind: "unknown", name: {} });
  });

  test("of other types than documented do not crash", async () => {
    const strange = [0, 5, true, "text", [], ["x"], {}, { name: {} }];
    const fields = Object.keys(gatewayRecord).filter((name) => name !== "id");
    const inPerson = Object.keys(gatewayRecord.person);
    for (const value of strange) {
      for (const name of fields) await read(provider, { id: "c-1", [name]: value });
      for (const name of inPerson) {
        const customer = await read(provider, { id: "c-1", person: { [name]: value } });
        for (const held of [customer.email, customer.phone, customer.birthDate, customer.name.full]) {
          expect(["string", "undefined"]).toContain(typeof held);
        }
      }
    }
  });

  test("have ids of text, numbers exactly", async () => {
    const { client } = connect[provider](
      ({ url }) => `{"customer":{"id":${url.pathname.split("/").at(-1)}}}`,
    );
    for (const id of ["42", "12345678901234567890"]) expect((await client.get(id)).id).toBe(id);
  });

  test.each<[string, unknown]>([
    ["no id", {}],
    ["an empty id", { id: "" }],
    ["a null id", { id: null }],
    ["an object for an id", { id: {} }],
    ["null", null],
    ["text", "c-1"],
    ["a list", [{ id: "c-1" }]],
    ["nothing", undefined],
  ])("with %s are an invalid response", async (_name, record) => {
    expect(await failure(read(provider, record))).toMatchObject({ category: "invalid_response", provider });
  });
});

describe.each(providers)("%s lists", (provider) => {
  test("give a customer whose record leaves out what was filtered by", async () => {
    const { client } = connect[provider](() => page({ id: "c-1" }, { id: "c-2", customerStatus: "NEW" }));
    const byStatus = await collect(client.list({ status: "new" }));
    const byKind = await collect(client.list({ kind: "organization" }));
    const byAll = await collect(client.list({ organization: "o", kind: "organization", status: "new" }));
    expect(byStatus.map(({ id }) => id)).toEqual(["c-1", "c-2"]);
    expect(byKind.map(({ id }) => id)).toEqual(["c-1", "c-2"]);
    expect(byAll.map(({ id }) => id)).toEqual(["c-1"]);
  });

  test("leave out who does not fit a filter that the server ignored in the body", async () => {
    const { client } = connect[provider](() =>
      page(
        { id: "c-1", customerType: "Person", customerStatus: "new" },
        { id: "c-2", customerType: "Organization", customerStatus: "new" },
        { id: "c-3", customerType: "Organization", customerStatus: "verified" },
      ),
    );
    const ids = await collect(client.list({ organization: "o", kind: "organization", status: "new" }));
    expect(ids.map(({ id }) => id)).toEqual(["c-2"]);
  });

  test.each<[string, object]>([
    ["an unknown filter", { login: "ada" }],
    ["a filter of Object.prototype", { constructor: "x" }],
    ["an unknown kind", { kind: "robot" }],
    ["an unknown kind beside an organization", { organization: "o", kind: "robot" }],
    ["an inherited kind", { organization: "o", kind: "toString" }],
    ["a null kind", { organization: "o", kind: null }],
    ["an unknown status", { status: "fine" }],
    ["an unknown status beside a kind", { kind: "person", status: "fine" }],
    ["a null status", { kind: "person", status: null }],
    ["an empty organization", { organization: "" }],
    ["a null organization", { organization: null }],
    ["a page size of 0", { kind: "person", pageSize: 0 }],
    ["a page size of text", { kind: "person", pageSize: "20" }],
    ["a fraction of a page", { pageSize: 1.5 }],
  ])("refuse %s, and send nothing", async (_name, query) => {
    const { client, sent } = connect[provider](() => page());
    expect(await failure(client.list(query).page())).toMatchObject({ category: "input", provider });
    expect(sent).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["nothing", {}],
    ["null", { customers: null }],
    ["text", { customers: "c-1" }],
    ["a record", { customers: { id: "c-1" } }],
  ])("with %s where the customers belong are an invalid response", async (_name, answer) => {
    const { client } = connect[provider](() => answer);
    expect((await failure(client.list().page())).category).toBe("invalid_response");
  });

  test("a customer without an id, or no record at all, is an invalid response", async () => {
    for (const entry of [{ customerName: "Ada" }, null, "c-1"]) {
      const { client } = connect[provider](() => ({ customers: [entry] }));
      expect((await failure(client.list().page())).category).toBe("invalid_response");
    }
  });
});

describe.each(providers)("%s input", (provider) => {
  const create = async (input: object) => {
    const { client, sent } = connect[provider](() => [{ id: "c-1" }]);
    const customer = await client.create(input as { kind: "person" });
    const body = sent[0]?.body;
    return { customer, body: Array.isArray(body) ? body[0] : body };
  };

  test("is mapped field by field", async () => {
    const { body } = await create({
      kind: "person",
      name: { full: "Ada Lovelace", given: "Ada", family: "Lovelace" },
      email: "ada@example.com",
      phone: "+442079460001",
      address: {
        street: "St James's Square",
        houseNumber: "12, 14",
        building: "Ockham House",
        unit: "3b",
        postalCode: "SW1Y 4JH",
        city: "Westminster",
        region: "Greater London",
        country: "UK",
      },
      birthDate: "1815-12-10",
      nationality: "GB",
      status: { native: "on_hold", normalized: "restricted" },
    });
    expect(body).toEqual({
      customerType: "Person",
      customerName: "Ada Lovelace",
      customerStatus: "on_hold",
      person: {
        firstName: { name: "Ada" },
        lastName: { name: "Lovelace" },
        fullName: "Ada Lovelace",
        email: "ada@example.com",
        telephoneNumbers: [{ number: "+442079460001" }],
        addresses: [
          {
            address: {
              street: "St James's Square",
              streetNumber: ["12", "14"],
              building: "Ockham House",
              apartment: "3b",
              zipCode: "SW1Y 4JH",
              city: "Westminster",
              area: "Greater London",
              country: "UK",
            },
          },
        ],
        dateOfBirth: "1815-12-10",
        nationality: "GB",
      },
    });
  });

  test("of an organization has its name, and its full name beside it", async () => {
    const { body } = await create({
      kind: "organization",
      name: { company: "Engines", full: "Engines Ltd" },
    });
    expect(body).toEqual({
      customerType: "Organization",
      customerName: "Engines",
      person: { fullName: "Engines Ltd" },
    });
  });

  test("wire is laid over it, member by member, and wins", async () => {
    const { body } = await create({
      kind: "person",
      name: { given: "Ada" },
      email: "ada@example.com",
      phone: "1",
      wire: {
        categorization: "category1",
        person: {
          email: "wins@example.com",
          firstName: { native: "Augusta" },
          telephoneNumbers: [{ phoneType: "mobile", number: "2" }],
        },
      },
    });
    expect(body).toEqual({
      customerType: "Person",
      categorization: "category1",
      person: {
        firstName: { name: "Ada", native: "Augusta" },
        email: "wins@example.com",
        telephoneNumbers: [{ phoneType: "mobile", number: "2" }],
      },
    });
  });

  test.each([[null], [[]], ["Ada"]])("is laid over a record whose person is %j", async (person) => {
    const { client, sent } = connect[provider](({ method }) =>
      method === "GET" ? { customer: { id: "c-1", customerType: "Person", person } } : { id: "c-1" },
    );
    await client.update("c-1", { email: "ada@example.com", phone: "1" });
    expect(sent.at(-1)?.body).toMatchObject({
      person: { email: "ada@example.com", telephoneNumbers: [{ number: "1" }] },
    });
  });

  test("is left as it was", async () => {
    const input: GatewayCreateInput = frozen({
      kind: "person",
      name: { given: "Ada" },
      phone: "1",
      address: { city: "London" },
      wire: {
        person: { firstName: { native: "A" }, telephoneNumbers: [{ number: "2" }] },
        notifications: [],
      },
    });
    await create(input);
    const { client } = connect[provider](() => ({ customer: gatewayRecord, customers: [] }));
    await client.update("c-1", input, frozen({ readFirst: true }));
    await client.addresses.add("c-1", frozen([{ city: "London" }]));
    await client.documents.add("c-1", frozen([{ name: "a", wire: { metadata: [{ name: "b" }] } }]));
    await collect(client.list(frozen({ kind: "person" })));
  });

  test.each<[string, object, readonly string[]]>([
    ["a middle name", { kind: "person", name: { given: "Ada", middle: "Byron" } }, ["name.middle"]],
    [
      "several",
      { kind: "person", kycLevel: 2, nickname: "A", name: { maiden: "B" } },
      ["kycLevel", "nickname", "name.maiden"],
    ],
    ["a part of an address", { kind: "person", address: { planet: "Earth" } }, ["address.planet"]],
    ["what only the server writes", { kind: "person", id: "c-9", createdAt: "2024" }, ["id", "createdAt"]],
    ["null for a name", { kind: "person", name: null }, ["name"]],
    ["text for an address", { kind: "person", address: "London" }, ["address"]],
    ["null for text", { kind: "person", email: null }, ["email"]],
    ["a number for text", { kind: "person", phone: 447700 }, ["phone"]],
    ["a list for text", { kind: "person", birthDate: ["1815"] }, ["birthDate"]],
    ["a date for text", { kind: "person", birthDate: new Date(0) }, ["birthDate"]],
    ["empty text", { kind: "person", nationality: "" }, ["nationality"]],
    ["null within a name", { kind: "person", name: { given: null } }, ["name.given"]],
    ["a number within an address", { kind: "person", address: { houseNumber: 58 } }, ["address.houseNumber"]],
    ["a company for a person", { kind: "person", name: { company: "Engines" } }, ["name.company"]],
    ["no kind", { email: "ada@example.com" }, ["kind"]],
    ["an unknown kind", { kind: "robot" }, ["kind"]],
    ["an unknown status", { kind: "person", status: { native: "fine" } }, ["status"]],
    ["a status without a word", { kind: "person", status: {} }, ["status"]],
    ["text for a status", { kind: "person", status: "new" }, ["status"]],
    [
      "names that every object has",
      JSON.parse('{"kind":"person","constructor":"x","__proto__":{"email":"x"},"name":{"toString":"x"}}'),
      ["constructor", "__proto__", "name.toString"],
    ],
    ["text for wire", { kind: "person", wire: "x" }, ["wire"]],
    ["a list for wire", { kind: "person", wire: [{}] }, ["wire"]],
    ["null for wire", { kind: "person", wire: null }, ["wire"]],
  ])("with %s is refused by name, and nothing is sent", async (_name, input, names) => {
    const { client, sent } = connect[provider](() => [{ id: "c-1" }]);
    const given = input as { kind: "person" };
    for (const call of [() => client.create(given), () => client.createMany([{ kind: "person" }, given])]) {
      const error = await failure(call);
      expect(error).toMatchObject({ category: "input", provider, attempts: 0 });
      for (const name of names) expect(error.message).toContain(name);
    }
    expect(sent).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["text", "Ada"],
    ["a list", []],
    ["nothing", undefined],
  ])("that is %s is refused", async (_name, input) => {
    const { client, sent } = connect[provider](() => [{ id: "c-1" }]);
    const none = input as GatewayInput & { kind: "person" };
    const address = input as { city: string };
    expect((await failure(client.create(none))).category).toBe("input");
    expect((await failure(client.update("c-1", none))).category).toBe("input");
    expect((await failure(client.createMany([none]))).category).toBe("input");
    expect((await failure(client.addresses.add("c-1", address))).category).toBe("input");
    expect((await failure(client.documents.add("c-1", input as object))).category).toBe("input");
    expect(sent).toEqual([]);
  });

  test("createMany of nobody is refused", async () => {
    const { client, sent } = connect[provider](() => []);
    expect((await failure(client.createMany([]))).category).toBe("input");
    expect(sent).toEqual([]);
  });

  test("documents with what there is no place for are refused by name", async () => {
    const { client, sent } = connect[provider](() => ({}));
    for (const document of [{ nme: "typo" }, { name: 5 }, { name: {} }, { purpose: null }, { wire: "x" }]) {
      const error = await failure(client.documents.add("c-1", document as object));
      expect(error.category).toBe("input");
      expect(error.message).toContain(Object.keys(document)[0]);
    }
    expect(sent).toEqual([]);
  });

  test("a status that the platform does not have is refused before anything is read", async () => {
    const { client, sent } = connect[provider](() => ({ customer: gatewayRecord }));
    expect((await failure(client.setStatus("c-1", "fine" as "new"))).category).toBe("input");
    expect(sent).toEqual([]);
  });
});

describe.each(providers)("%s answers to a write", (provider) => {
  const input = { kind: "person", name: { given: "Ada" }, email: "ada@example.com" } as const;

  test.each<[string, unknown]>([
    ["a bare record", { id: "c-9" }],
    [
      "a whole bare record",
      { id: "c-9", customerType: "Person", person: { firstName: { name: "Ada" }, email: "ada@example.com" } },
    ],
    ["a list", [{ id: "c-9" }]],
    ["customers", { customers: [{ id: "c-9" }] }],
    ["customer", { customer: { id: "c-9" } }],
    ["a list of wrapped customers", [{ customer: { id: "c-9" } }]],
    ["customerIds", { tenantId: "t", customerIds: [{ customerId: "c-9" }] }],
    ["bare customerIds", { customerIds: ["c-9"] }],
    ["a customerId", { tenantId: "t", customerId: "c-9" }],
    ["a list of ids", ["c-9"]],
  ])("of %s name the new customer, and the input says the rest", async (_name, answer) => {
    const { client } = connect[provider](() => answer);
    const customers = [await client.create(input), ...(await client.createMany([input]))];
    for (const customer of customers) {
      expect(customer).toMatchObject({ provider, id: "c-9", kind: "person", name: { given: "Ada" } });
      expect(customer).toMatchObject({ email: "ada@example.com", wire: { id: "c-9" } });
    }
  });

  test("of numeric ids name the new customers too", async () => {
    const { client } = connect[provider](() => ({ customerIds: [8, 9] }));
    const customers = await client.createMany([input, input]);
    expect(customers.map(({ id }) => id)).toEqual(["8", "9"]);
  });

  test("keep the order, and what the server says counts more than what was sent", async () => {
    const { client } = connect[provider](() => [
      { id: "c-8", customerType: "Person", person: { email: "changed@example.com" } },
      { id: "c-9", customerStatus: "new" },
    ]);
    const customers = await client.createMany([
      input,
      { kind: "organization", name: { company: "Engines" } },
    ]);
    expect(customers).toMatchObject([
      { id: "c-8", email: "changed@example.com", name: {} },
      { id: "c-9", kind: "organization", name: { company: "Engines" }, status: { native: "new" } },
    ]);
    expect(customers[0]?.name).toEqual({});
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["no record", {}],
    ["one too few", [{ id: "c-8" }]],
    ["one too many", [{ id: "c-7" }, { id: "c-8" }, { id: "c-9" }]],
    ["one without an id", [{ id: "c-8" }, { customerName: "Ada" }]],
    ["only names", [{ customerName: "Ada" }, { customerName: "Ada" }]],
  ])("of %s after two creations are invalid, with an unknown outcome", async (_name, answer) => {
    const { client, sent } = connect[provider](() => answer);
    const error = await failure(client.createMany([input, input]));
    expect(error).toMatchObject({ category: "invalid_response", outcome: "unknown", provider });
    expect(sent).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ["an empty record", {}],
    ["a message", { message: "updated", code: 0 }],
  ])("of %s to an update give the record that was written", async (_name, answer) => {
    const { client } = connect[provider](({ method }) =>
      method === "GET" ? { customer: gatewayRecord } : answer,
    );
    const updated = await client.update("c-1", { email: "new@example.com" });
    expect(updated).toMatchObject({ id: "c-1", email: "new@example.com", phone: "447700900002" });
  });

  test("show secrets of the input only where the client includes them", async () => {
    const secret = {
      ...input,
      wire: { person: { password: "correct horse", SecretQuestion: [{ answer: "No 2" }] } },
    };
    const hiding = await connect[provider](() => [{ id: "c-9" }]).client.create(secret);
    expect(JSON.stringify(hiding)).not.toMatch(/correct horse|No 2/);
    const showing = await connect[provider](() => [{ id: "c-9" }], { includeSecrets: true }).client.create(
      secret,
    );
    expect(showing.wire.person?.password).toBe("correct horse");
  });
});
