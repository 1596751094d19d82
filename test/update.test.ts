// No field is lost, whatever a PUT does with what is left out.

import { describe, expect, test } from "vitest";
import { connect, failure, json, type Sent } from "./support/clients.js";
import { bankingserviceRecord, counterpartyRecord, gatewayRecord } from "./support/records.js";

type Record = { [name: string]: unknown };

const isRecord = (value: unknown): value is Record =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const merge = (base: Record, top: Record): Record => {
  const all = { ...base };
  for (const [name, value] of Object.entries(top)) {
    const below = all[name];
    all[name] = isRecord(below) && isRecord(value) ? merge(below, value) : value;
  }
  return all;
};

/** What servers do with the body of a PUT. `server` has what only the server writes. */
const puts: [string, (stored: Record, body: Record, server: Record) => Record][] = [
  ["replaces the record", (_stored, body, server) => ({ ...body, ...server })],
  ["merges the first level", (stored, body) => ({ ...stored, ...body })],
  ["merges every level", merge],
];

/** A server that holds one record. `show` is how a read gives it. */
function holding(
  stored: object,
  put: (typeof puts)[number][1],
  own: readonly string[],
  show = (record: Record) => record,
) {
  const first = stored as Record;
  const server = Object.fromEntries(own.map((name) => [name, first[name]]));
  const state = { record: structuredClone(first), written: [] as Record[] };
  const reply = ({ method, body }: Sent): object => {
    if (method !== "GET") {
      state.written.push(body as Record);
      state.record = put(state.record, structuredClone(body as Record), server);
    }
    const record = show(structuredClone(state.record));
    // Each provider looks for its own.
    return "customerType" in record || "person" in record
      ? { customer: record }
      : "wallet_user_guid" in record
        ? { customers: [record] }
        : record;
  };
  return { state, reply };
}

/** What no spec knows of yet. */
const unknown = { risk: { score: 3, reasons: ["a", null] }, flags: [], note: null, empty: "" };

/** A copy with some members changed, by path. */
function changed(record: object, changes: Record): Record {
  const copy = structuredClone(record) as Record;
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split(".");
    const last = names.pop()!;
    const target = names.reduce<Record>((held, name) => held[name] as Record, copy);
    target[last] = value;
  }
  return copy;
}

describe.each(["cyrexa", "finhub"] as const)("%s", (provider) => {
  const whole = { ...gatewayRecord, ...unknown, person: { ...gatewayRecord.person, ...unknown } };

  const cases: [string, Parameters<ReturnType<typeof connect.cyrexa>["client"]["update"]>[1], Record][] = [
    ["a mail address", { email: "new@example.com" }, { "person.email": "new@example.com" }],
    ["the primary phone", { phone: "449" }, { "person.telephoneNumbers.1.number": "449" }],
    ["part of an address", { address: { city: "Ockham" } }, { "person.addresses.0.address.city": "Ockham" }],
    [
      "the house number",
      { address: { houseNumber: "7, 9" } },
      { "person.addresses.0.address.streetNumber": ["7", "9"] },
    ],
    ["a given name", { name: { given: "Augusta" } }, { "person.firstName.name": "Augusta" }],
    [
      "the full name",
      { name: { full: "Ada King" } },
      { "person.fullName": "Ada King", customerName: "Ada King" },
    ],
    ["the status", { status: { native: "bancrupted" } }, { customerStatus: "bancrupted" }],
    [
      "birth date and nationality",
      { birthDate: "1815", nationality: "UK" },
      { "person.dateOfBirth": "1815", "person.nationality": "UK" },
    ],
    [
      "a field of the wire",
      { wire: { person: { placeOfBirth: "Ockham" } } },
      { "person.placeOfBirth": "Ockham" },
    ],
    ["a list of the wire", { wire: { notifications: [] } }, { notifications: [] }],
    ["nothing", {}, {}],
  ];

  describe.each(puts)("at a server that %s", (_server, put) => {
    test.each(cases)("a change of %s changes that alone", async (_name, changes, expected) => {
      const { state, reply } = holding(whole, put, ["id"]);
      await connect[provider](reply).client.update("c-1", changes);
      expect(state.record).toEqual(changed(whole, expected));
    });

    test("setStatus changes the status alone", async () => {
      const { state, reply } = holding(whole, put, ["id"]);
      await connect[provider](reply).client.setStatus("c-1", "dispute");
      expect(state.record).toEqual(changed(whole, { customerStatus: "dispute" }));
    });
  });

  test("a customer without phones or addresses gets its first", async () => {
    const { state, reply } = holding({ id: "c-1", customerType: "Person" }, puts[0]![1], ["id"]);
    await connect[provider](reply).client.update("c-1", { phone: "1", address: { city: "Ockham" } });
    expect(state.record).toEqual({
      id: "c-1",
      customerType: "Person",
      person: { telephoneNumbers: [{ number: "1" }], addresses: [{ address: { city: "Ockham" } }] },
    });
  });

  test("an organization's new name is its company", async () => {
    const stored = { id: "c-1", customerType: "Organization", customerName: "Engines" };
    const { state, reply } = holding(stored, puts[0]![1], ["id"]);
    await connect[provider](reply).client.update("c-1", { name: { company: "New Engines" } });
    expect(state.record).toEqual({ ...stored, customerName: "New Engines" });
  });

  test("a person's company is refused, and nothing is written", async () => {
    const { state, reply } = holding(whole, puts[0]![1], ["id"]);
    const update = connect[provider](reply).client.update("c-1", { name: { company: "Engines" } });
    expect((await failure(update)).category).toBe("input");
    expect(state.written).toEqual([]);
  });

  const secret = (value: unknown) =>
    changed(whole, {
      "person.pinCode": value,
      "person.password": value,
      "twofa.targetCode": value,
      "twofa.inputCode": value,
      "person.SecretQuestion": [{ question: "First machine?", answer: value }],
    });

  test.each(["4711", "correct horse", "P@ss #1!", "xyz", "0000", "12*34", "hidden treasure", 4711])(
    "a secret that was returned, like %j, is written back, also by a client that does not show it",
    async (value) => {
      const { state, reply } = holding(secret(value), puts[0]![1], ["id"]);
      const updated = await connect[provider](reply).client.update("c-1", { email: "new@example.com" });
      expect(state.record).toEqual(changed(secret(value), { "person.email": "new@example.com" }));
      expect(updated.wire.person).not.toHaveProperty("password");
    },
  );

  const masks = [
    "****",
    "*",
    "••••••",
    "●●●",
    "****1234",
    "xxxx",
    "XXXXXXXX",
    "####",
    "....",
    "------",
    "[hidden]",
    "<masked>",
    "(redacted)",
    "__REDACTED__",
    "[secret]",
    "REMOVED",
    "",
    null,
    true,
  ];

  test.each(masks)("a mask like %j is never written over the secret", async (mask) => {
    const masked = () => secret(mask);
    const { state, reply } = holding(secret("4711"), puts[2]![1], ["id"], (record) =>
      merge(masked(), { person: { email: (record.person as Record).email } }),
    );
    await connect[provider](reply).client.update("c-1", { email: "new@example.com" });
    const [written] = state.written;
    const person = written?.person as Record;
    expect(person).not.toHaveProperty("pinCode");
    expect(person).not.toHaveProperty("password");
    expect(person).not.toHaveProperty("SecretQuestion");
    expect(written?.twofa).toEqual({ targetType: "SMS", targetValue: "447700900003", codematch: true });
    expect(state.record).toEqual(changed(secret("4711"), { "person.email": "new@example.com" }));
  });

  test("questions that come without their answers are not written, since they would erase them", async () => {
    for (const questions of [
      [{ question: "First machine?" }],
      [{ question: "a", answer: "b" }, { question: "c" }],
      [null],
    ]) {
      const stored = { id: "c-1", person: { email: "a@example.com", SecretQuestion: questions } };
      const { state, reply } = holding(stored, puts[2]![1], ["id"]);
      await connect[provider](reply).client.update("c-1", { phone: "1" });
      expect(state.written[0]?.person).toEqual({
        email: "a@example.com",
        telephoneNumbers: [{ number: "1" }],
      });
    }
  });

  test("secrets that the caller changes are written", async () => {
    const { state, reply } = holding(whole, puts[0]![1], ["id"]);
    await connect[provider](reply).client.update("c-1", { wire: { person: { password: "new" } } });
    expect(state.record).toEqual(changed(whole, { "person.password": "new" }));
  });

  test("without reading first, the changes go alone", async () => {
    const { state, reply } = holding(whole, puts[2]![1], ["id"]);
    const { client, sent } = connect[provider](reply);
    await client.update("c-1", { email: "new@example.com", status: { native: "new" } }, { readFirst: false });
    await client.setStatus("c-1", "verified", { readFirst: false });
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "POST"]);
    expect(state.written).toEqual([
      { customerStatus: "new", person: { email: "new@example.com" } },
      { customerStatus: "verified" },
    ]);
  });
});

describe("bankingservice", () => {
  const whole = { ...bankingserviceRecord, ...unknown };
  const cases: [
    string,
    Parameters<ReturnType<typeof connect.bankingservice>["client"]["update"]>[1],
    Record,
  ][] = [
    ["a mail address", { email: "new@example.com" }, { email: "new@example.com" }],
    ["part of an address", { address: { city: "Leiden" } }, { "address.locality": "Leiden" }],
    ["the house number", { address: { houseNumber: "7a" } }, { "address.premise": "7a" }],
    ["a name", { name: { given: "Augusta" } }, { first_name: "Augusta" }],
    ["the company", { name: { company: "Engines" } }, { company: "Engines" }],
    ["a field of the wire", { wire: { address: { state: "ZH" } } }, { "address.state": "ZH" }],
  ];

  describe.each(puts)("at a server that %s", (_server, put) => {
    test.each(cases)("a change of %s changes that alone", async (_name, changes, expected) => {
      const { state, reply } = holding(whole, put, ["id", "created"]);
      const updated = await connect.bankingservice(reply).client.update("customer_1", changes);
      expect(state.record).toEqual(changed(whole, expected));
      expect(updated.id).toBe("customer_1");
    });
  });

  test("without reading first, the changes go alone", async () => {
    const { state, reply } = holding(whole, puts[2]![1], []);
    const { client, sent } = connect.bankingservice(reply);
    await client.update("customer_1", { phone: "1" }, { readFirst: false });
    expect(sent.map(({ method }) => method)).toEqual(["PUT"]);
    expect(state.written).toEqual([{ phone: "1" }]);
  });
});

describe("counterparty", () => {
  const whole = { ...counterpartyRecord, ...unknown };
  const own = ["wallet_user_guid", "login", "created_at", "updated_at"];

  test("sends the changes alone", async () => {
    const { state, reply } = holding(whole, puts[2]![1], own);
    const { client, sent } = connect.counterparty(reply);
    const updated = await client.update("user-1", { name: { family: "King" }, kycLevel: 0 });
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "GET"]);
    expect(state.written).toEqual([{ surname: "King", kyc_level: 0 }]);
    expect(updated).toMatchObject({ name: { given: "Ada", family: "King" }, kycLevel: 0 });
  });

  test.each(puts)(
    "reads first where it is told to, and loses nothing at a server that %s",
    async (_name, put) => {
      const { state, reply } = holding(whole, put, own);
      const { client, sent } = connect.counterparty(reply);
      await client.update("user-1", { name: { family: "King" }, phone: "1" }, { readFirst: true });
      expect(sent.map(({ method }) => method)).toEqual(["GET", "PUT", "GET"]);
      expect(state.record).toEqual(changed(whole, { surname: "King", phone_number: "1" }));
      expect(state.written[0]).not.toHaveProperty("login");
    },
  );
});

describe("a read that fails", () => {
  const update = {
    cyrexa: (reply: () => unknown) => connect.cyrexa(reply, { maxRetries: 0 }),
    finhub: (reply: () => unknown) => connect.finhub(reply, { maxRetries: 0 }),
    bankingservice: (reply: () => unknown) => connect.bankingservice(reply, { maxRetries: 0 }),
    counterparty: (reply: () => unknown) => connect.counterparty(reply, { maxRetries: 0 }),
  };

  test.each<[string, unknown, string]>([
    ["nobody", () => json({}, 404), "not_found"],
    ["a failure", () => json({}, 500), "server"],
    ["no customer", () => ({ message: "ok" }), "invalid_response"],
    ["an empty customer", () => ({ customer: {}, customers: [{}] }), "invalid_response"],
  ])("with %s writes nothing", async (_name, reply, category) => {
    for (const connected of Object.values(update)) {
      const { client, sent } = connected(reply as () => unknown);
      const error = await failure(client.update("c-1", { phone: "1" }, { readFirst: true }));
      expect(error.category).toBe(category);
      expect(sent.map(({ method }) => method)).toEqual(["GET"]);
    }
  });
});

test("a write that failed is not sent again, and says so", async () => {
  const { client, sent } = connect.bankingservice(({ method }) =>
    method === "GET" ? bankingserviceRecord : json({}, 503),
  );
  const error = await failure(client.update("customer_1", { phone: "1" }));
  expect(error).toMatchObject({ category: "server", outcome: "unknown", operation: "updateCustomer" });
  expect(sent.map(({ method }) => method)).toEqual(["GET", "PUT"]);
});

test("a write that happened is not passed off as a failed read", async () => {
  let written = false;
  const { client } = connect.counterparty(
    ({ method }) => {
      if (method === "PUT") written = true;
      return method === "PUT" ? {} : written ? json({}, 404) : { customers: [counterpartyRecord] };
    },
    { maxRetries: 0 },
  );
  const error = await failure(client.update("user-1", { phone: "1" }));
  expect(error.outcome).toBe("unknown");
});
