import { describe, expect, test } from "vitest";
import type { BankingServiceInput } from "../../src/providers/bankingservice/index.js";
import { collect, connect, failure, frozen, json, type Reply } from "../support/clients.js";
import { bankingserviceRecord } from "../support/records.js";

const base = "/v1/profiles/profile_1/customers";

function setup(reply: Reply = () => ({ id: "customer_1" })) {
  const { client, sent } = connect.bankingservice(reply);
  const paths = () => sent.map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  return { client, sent, paths };
}

describe("requests", () => {
  const everything = (client: ReturnType<typeof setup>["client"]) =>
    [
      client.list().page(),
      client.get("customer_1"),
      client.create({ email: "ada@example.com" }),
      client.update("customer_1", { phone: "1" }, { readFirst: false }),
      client.delete("customer_1"),
    ] as const;

  test("go to the documented paths, with a bearer token and nothing else to prove who asks", async () => {
    const { client, sent, paths } = setup(() => ({ id: "customer_1", data: [], count: 0 }));
    await Promise.all(everything(client));
    expect(paths()).toEqual([
      `GET ${base}`,
      `GET ${base}/customer_1`,
      `POST ${base}`,
      `PUT ${base}/customer_1`,
      `DELETE ${base}/customer_1`,
    ]);
    for (const { url, headers } of sent) {
      expect(url.origin).toBe("https://api.bankingservice.ai");
      expect(headers.get("authorization")).toBe("Bearer access-1");
      const names = [...headers.keys()].filter((name) => name !== "content-type");
      expect(names).toEqual(["accept", "authorization"]);
    }
    expect(sent.map(({ body }) => body)).toEqual([
      undefined,
      undefined,
      { email: "ada@example.com" },
      { phone: "1" },
      undefined,
    ]);
  });

  test("a page's size is asked for under an assumed name", async () => {
    const { client, paths } = setup(() => ({ data: [], count: 0 }));
    await client.list({ pageSize: 5 }).page();
    expect(paths()).toEqual([`GET ${base}?size=5`]);
    expect(client.capabilities).toMatchObject({ pageSize: "assumed", filters: {} });
  });

  test("update reads, then writes what only the client may write", async () => {
    const { client, sent, paths } = setup(() => bankingserviceRecord);
    await client.update("customer_1", { email: "new@example.com" });
    expect(paths()).toEqual([`GET ${base}/customer_1`, `PUT ${base}/customer_1`]);
    const { id: _id, created: _created, ...rest } = bankingserviceRecord;
    expect(sent[1]?.body).toEqual({ ...rest, email: "new@example.com" });
  });

  test.each<[string, () => unknown]>([
    ["the deleted customer", () => bankingserviceRecord],
    ["an empty 200", () => undefined],
    ["204", () => new Response(null, { status: 204 })],
  ])("%s is a successful delete", async (_name, reply) => {
    const { client } = setup(reply);
    expect(await client.delete("customer_1")).toBeUndefined();
  });

  test("404 is not_found", async () => {
    const { client } = setup(() => json({}, 404));
    expect(await failure(client.get("customer_1"))).toMatchObject({ category: "not_found", status: 404 });
    expect(await failure(client.delete("customer_1"))).toMatchObject({
      category: "not_found",
      outcome: "rejected",
    });
  });
});

describe("records", () => {
  const read = (record: unknown) => setup(() => record).client.get("customer_1");

  test("become customers, field by field", async () => {
    expect(await read(bankingserviceRecord)).toEqual({
      provider: "bankingservice",
      id: "customer_1",
      kind: "unknown",
      name: { given: "Ada", family: "Lovelace", company: "Analytical Engines Ltd" },
      email: "ada@example.com",
      phone: "318000201068",
      address: {
        street: "Hoofdweg",
        houseNumber: "58",
        building: "Ockham House",
        unit: "A",
        postalCode: "2132 AB",
        city: "Hoofddorp",
        region: "Noord-Holland",
        country: "NL",
      },
      createdAt: "2024-09-25T12:01:00.103Z",
      wire: bankingserviceRecord,
    });
  });

  test.each<[unknown, string | undefined]>([
    [58, "58"],
    ["58", "58"],
    ["58-60", "58-60"],
    [0, "0"],
    ["", undefined],
    [null, undefined],
    [{}, undefined],
  ])("a premise of %j is house number %j", async (premise, houseNumber) => {
    const { address } = await read({ id: "customer_1", address: { premise, locality: "Hoofddorp" } });
    expect(address?.houseNumber).toBe(houseNumber);
    expect(address?.city).toBe("Hoofddorp");
  });

  test.each<[string, object]>([
    ["absent", {}],
    [
      "null",
      {
        company: null,
        first_name: null,
        last_name: null,
        email: null,
        phone: null,
        address: null,
        created: null,
      },
    ],
    ["empty", { company: "", first_name: "", email: "", address: { locality: "" } }],
    [
      "of other types",
      { company: {}, first_name: [], email: true, phone: { a: 1 }, address: "London", created: [] },
    ],
    ["an address that is a list", { address: [{ locality: "London" }] }],
  ])("%s fields are absent", async (_name, fields) => {
    const { wire: _wire, ...customer } = await read({ id: "customer_1", ...fields });
    expect(customer).toStrictEqual({
      provider: "bankingservice",
      id: "customer_1",
      kind: "unknown",
      name: {},
    });
  });

  test("have ids of text, numbers exactly", async () => {
    for (const id of ["42", "98765432109876543210"])
      expect((await setup(() => `{"id":${id}}`).client.get(id)).id).toBe(id);
  });

  test.each([[{}], [{ id: "" }], [{ id: null }], [[]], [null], [undefined]])(
    "%j is an invalid response",
    async (record) => {
      expect((await failure(read(record))).category).toBe("invalid_response");
    },
  );

  test.each<[string, unknown]>([
    ["no data", { page: 0, pages: 1, size: 20, count: 1 }],
    ["null for data", { data: null }],
    ["a record for data", { data: { id: 1 } }],
    ["a record without an id", { data: [{ email: "ada@example.com" }] }],
    ["null among the records", { data: [null] }],
  ])("a page with %s is an invalid response", async (_name, answer) => {
    const { client } = setup(() => answer);
    expect((await failure(client.list().page())).category).toBe("invalid_response");
  });
});

describe("input", () => {
  const body = async (input: BankingServiceInput) => {
    const { client, sent } = setup();
    await client.create(input);
    return sent[0]?.body;
  };

  test("is mapped field by field", async () => {
    const input = {
      kind: "organization",
      name: { given: "Ada", family: "Lovelace", company: "Analytical Engines Ltd" },
      email: "ada@example.com",
      phone: "318000201068",
      address: {
        street: "Hoofdweg",
        houseNumber: "58",
        building: "Ockham House",
        unit: "A",
        postalCode: "2132 AB",
        city: "Hoofddorp",
        region: "Noord-Holland",
        country: "NL",
      },
    } as const;
    const { id: _id, created: _created, ...expected } = bankingserviceRecord;
    expect(await body(input)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ["58", 58],
    ["58a", "58a"],
    ["058", "058"],
    ["0", "0"],
    ["1e3", "1e3"],
    ["-5", "-5"],
    ["12345678901234567890", "12345678901234567890"],
  ])("house number %j goes out as premise %j", async (houseNumber, premise) => {
    expect(await body({ address: { houseNumber } })).toEqual({ address: { premise } });
  });

  test("wire is laid over it, member by member, and wins", async () => {
    const wire = { email: "wins@example.com", address: { premise: "58" } };
    expect(
      await body({
        email: "a@example.com",
        phone: "1",
        address: { houseNumber: "58", city: "Hoofddorp" },
        wire,
      }),
    ).toEqual({ email: "wins@example.com", phone: "1", address: { premise: "58", locality: "Hoofddorp" } });
  });

  test.each<[string, object, readonly string[]]>([
    [
      "what there is no place for",
      { birthDate: "1815", nationality: "GB", kycLevel: 1 },
      ["birthDate", "nationality", "kycLevel"],
    ],
    ["a status", { status: { native: "new" } }, ["status.native"]],
    ["a full or middle name", { name: { full: "Ada", middle: "B" } }, ["name.full", "name.middle"]],
    ["a company for a person", { kind: "person", name: { company: "Engines" } }, ["name.company"]],
    ["an organization without a company", { kind: "organization", name: { given: "Ada" } }, ["name.company"]],
    ["an unknown kind", { kind: "robot" }, ["kind"]],
    ["null for text", { email: null }, ["email"]],
    ["a number for text", { phone: 31 }, ["phone"]],
    ["a list for wire", { wire: [] }, ["wire"]],
  ])("with %s is refused by name, and nothing is sent", async (_name, given, names) => {
    const { client, sent } = setup();
    for (const call of [
      () => client.create(given as BankingServiceInput),
      () => client.update("customer_1", given as BankingServiceInput, { readFirst: false }),
    ]) {
      const error = await failure(call);
      expect(error.category).toBe("input");
      for (const name of names) expect(error.message).toContain(name);
    }
    expect(sent).toEqual([]);
  });

  test("is left as it was", async () => {
    const { client } = setup(() => ({ ...bankingserviceRecord, data: [], count: 0 }));
    const input = frozen({ address: { city: "London" }, wire: { address: { state: "X" } } });
    await client.create(input);
    await client.update("customer_1", input, frozen({ readFirst: true }));
    await collect(client.list(frozen({ pageSize: 3 })));
  });

  test("a filter is refused: the platform has none", async () => {
    const { client, sent } = setup();
    for (const query of [{ status: "new" }, { page: 2 }, { pageSize: -1 }]) {
      expect((await failure(client.list(query as object).page())).category).toBe("input");
    }
    expect(sent).toEqual([]);
  });
});

describe("answers to a write", () => {
  test.each<[string, unknown]>([
    ["no id", { email: "ada@example.com" }],
    ["an empty id", { id: "" }],
    ["nothing", undefined],
    ["a list", [{ id: "customer_1" }]],
  ])("with %s are invalid, with an unknown outcome", async (_name, answer) => {
    const { client } = setup(({ method }) => (method === "GET" ? bankingserviceRecord : answer));
    for (const [operation, call] of [
      ["createCustomer", () => client.create({ email: "ada@example.com" })],
      ["updateCustomer", () => client.update("customer_1", { email: "ada@example.com" })],
    ] as const) {
      expect(await failure(call)).toMatchObject({
        category: "invalid_response",
        operation,
        outcome: "unknown",
      });
    }
  });
});
