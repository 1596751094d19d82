import { describe, expect, test } from "vitest";
import { redact } from "../src/index.js";
import { collect, connect, frozen } from "./support/clients.js";
import { bankingserviceRecord, counterpartyRecord, gatewayRecord } from "./support/records.js";

const mark = (path: readonly string[]) => `«${path.join(".")}»`;

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** The same shape with a text of its own in every leaf. */
function planted(value: unknown, path: readonly string[] = []): unknown {
  if (typeof value !== "object" || value === null) return mark(path);
  if (Array.isArray(value)) return value.map((item, index) => planted(item, [...path, String(index)]));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, planted(held, [...path, name])]),
  );
}

/** Paths of the leaves that were not masked, without positions in lists. */
function shown(value: object): string[] {
  const text = JSON.stringify(redact(planted(value)));
  return [...text.matchAll(/«(.*?)»/g)].map(([, path = ""]) => path.replace(/\.\d+(?=\.|$)/g, "")).sort();
}

describe("of a wire record, only what is marked as public survives", () => {
  const address = "person.addresses.address";
  test.each<[string, object, readonly string[]]>([
    [
      "Cyrexa's and FinHub's",
      {
        ...gatewayRecord,
        person: { ...gatewayRecord.person, addresses: gatewayRecord.person.addresses.slice(0, 1) },
      },
      [
        "categorization",
        "customerStatus",
        "customerType",
        "id",
        "notifications.notificationType",
        `${address}.additionalData.type`,
        `${address}.relatedToAddress.relationType`,
        "person.documents.documentType",
        "person.documents.metadata.type",
        "person.documents.status",
        "person.groupId",
        "person.telephoneNumbers.encoding",
        "person.telephoneNumbers.encoding",
        "person.telephoneNumbers.phoneType",
        "person.telephoneNumbers.phoneType",
        "twofa.codematch",
        "twofa.targetType",
      ],
    ],
    [
      "the counterparty platform's",
      counterpartyRecord,
      [
        "balance_asset_code",
        "balance_asset_issuer",
        "branch_guid",
        "created_at",
        "is_disabled",
        "kyc_level",
        "status",
        "updated_at",
        "wallet_user_guid",
      ],
    ],
    ["bankingservice's", bankingserviceRecord, ["created", "id"]],
    [
      "a page of Cyrexa's",
      { customers: [{ customerName: "Ada" }], pagination: { numberOfPage: 1, totalSize: 2, currentPage: 3 } },
      ["pagination.currentPage", "pagination.numberOfPage", "pagination.totalSize"],
    ],
    ["a login's", { credentials: [{ sessionId: "s", value: "v", token: "t" }], userId: "u" }, ["userId"]],
    ["anything else", { ada: "x", deep: [{ er: [["y"]] }] }, []],
  ])("%s", (_name, record, expected) => {
    expect(shown(record)).toEqual([...expected].sort());
  });
});

test("of a customer, only what no person can be known by survives", () => {
  const customer = {
    provider: "cyrexa",
    id: "c-1",
    kind: "person",
    name: { full: "a", given: "b", middle: "c", family: "d", company: "e" },
    email: "f",
    phone: "g",
    address: {
      street: "h",
      houseNumber: "i",
      building: "j",
      unit: "k",
      postalCode: "l",
      city: "m",
      region: "n",
      country: "o",
    },
    birthDate: "p",
    nationality: "q",
    status: { native: "r", normalized: "s" },
    kycLevel: 1,
    createdAt: "t",
    updatedAt: "u",
    wire: { firstName: { native: "v" } },
  };
  const open = [
    "createdAt",
    "id",
    "kind",
    "kycLevel",
    "provider",
    "status.native",
    "status.normalized",
    "updatedAt",
  ];
  expect(shown(customer)).toEqual(open);
  expect(shown({ items: [customer], total: 1, cursor: "x" })).toEqual([
    ...open.map((name) => `items.${name}`),
    "total",
  ]);
});

test("a real customer and a real page can be logged", async () => {
  const { client } = connect.cyrexa(({ method }) =>
    method === "GET"
      ? { customer: gatewayRecord }
      : { customers: [gatewayRecord], pagination: { totalSize: 1 } },
  );
  const [customer, pages] = [await client.get("c-1"), await collect(client.list({ kind: "person" }).pages())];
  expect(redact(customer)).toMatchObject({
    provider: "cyrexa",
    id: "c-1",
    kind: "person",
    name: { given: "[redacted]" },
    email: "[redacted]",
    status: { native: "under_verificaiton", normalized: "pending" },
    wire: {
      customerStatus: "under_verificaiton",
      person: { firstName: { native: "[redacted]", order: "[redacted]" } },
    },
  });
  const personal =
    /Ada|Augusta|Lovelace|King|Byron|example\.com|1815|London|Ockham|4711|horse|447700|44207|Difference/;
  expect(JSON.stringify(redact([customer, pages]))).not.toMatch(personal);
});

describe("values of every type", () => {
  test("are masked whole", () => {
    const values = [1, true, 12n, Symbol("x"), () => "x", new Date(0), Number.NaN, ""];
    for (const value of values) expect(redact({ email: value })).toEqual({ email: "[redacted]" });
  });

  test("null and undefined say nothing and stay", () => {
    expect(redact({ email: null, phone: undefined })).toEqual({ email: null, phone: undefined });
    expect(redact(null)).toBeNull();
  });

  test.each(["Ada", 7, true, new Date(0)])("that stand alone are masked: %s", (value) => {
    expect(redact(value)).toBe("[redacted]");
  });

  test("in lists take the name of the list", () => {
    expect(redact({ names: ["Ada", "Augusta"], id: ["c-1", ["c-2"]] })).toEqual({
      names: ["[redacted]", "[redacted]"],
      id: ["c-1", ["c-2"]],
    });
    expect(redact(["Ada", { id: "c-1", email: "a@example.com" }])).toEqual([
      "[redacted]",
      { id: "c-1", email: "[redacted]" },
    ]);
  });

  test("public dates are shown", () => {
    expect(redact({ createdAt: new Date(0), birthDate: new Date(0) })).toEqual({
      createdAt: new Date(0),
      birthDate: "[redacted]",
    });
  });

  test("maps, sets and instances do not leak", () => {
    class Person {
      id = "c-1";
      name = "Ada";
      toJSON() {
        return "Ada";
      }
    }
    const text = JSON.stringify(
      redact({ a: new Map([["Ada", "Ada"]]), b: new Set(["Ada"]), c: new Person() }),
    );
    expect(text).not.toContain("Ada");
    expect(text).toContain("c-1");
  });

  test("a public name shows values, not what is nested below it", () => {
    expect(redact({ id: { name: "Ada" }, status: { name: "Ada" }, type: [{ name: "Ada" }] })).toEqual({
      id: { name: "[redacted]" },
      status: { name: "[redacted]" },
      type: [{ name: "[redacted]" }],
    });
    expect(
      JSON.stringify(redact({ status: { native: { name: "Ada" }, normalized: ["Ada"] } })),
    ).not.toContain("Ada");
  });

  test.each([
    [
      "throws when it is read",
      {
        get email(): string {
          throw new Error("Ada");
        },
      },
    ],
    ["is nested without end", JSON.parse(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`)],
    ["was revoked", revoked()],
  ])("what %s is masked whole", (_name, value) => {
    expect(redact(value)).toBe("[redacted]");
  });

  test("cycles end", () => {
    const cycle: { id: string; wire?: unknown; items: unknown[] } = { id: "c-1", items: [] };
    cycle.wire = cycle;
    cycle.items.push(cycle.items, cycle);
    expect(redact(cycle)).toEqual({ id: "c-1", wire: "[redacted]", items: ["[redacted]", "[redacted]"] });
    const twice = { email: "a" };
    expect(redact({ person: twice, wire: twice })).toEqual({
      person: { email: "[redacted]" },
      wire: { email: "[redacted]" },
    });
  });

  test("keys that no spec and no contract type knows are values", () => {
    const byEmail = { "ada@example.com": 1, GB29NWBK60161331926819: { id: "c-1" }, "Ada Lovelace": ["+44"] };
    const redacted = JSON.stringify(redact({ wire: byEmail, person: byEmail }));
    expect(redacted).not.toMatch(/ada|lovelace|example|NWBK/i);
    expect(redact(byEmail)).toEqual({
      "[redacted]": "[redacted]",
      "[redacted] 2": { id: "c-1" },
      "[redacted] 3": ["[redacted]"],
    });
  });

  test("the original is left as it was, and prototypes are not touched", () => {
    const original = frozen(structuredClone(gatewayRecord));
    expect(redact(original)).not.toBe(original);
    expect(original).toEqual(gatewayRecord);
    const copy = redact(JSON.parse('{"__proto__":{"polluted":"Ada"},"id":1}')) as object;
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).not.toContain("Ada");
  });
});
