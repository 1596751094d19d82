// The doctor at fake banks: it finds how each of them behaves where the documentation does not say.

import { afterEach, describe, expect, test } from "vitest";
import {
  type AskedQuestion,
  type Diagnosis,
  diagnose,
  questions,
  questionsOf,
} from "../../src/doctor/index.js";
import { createFakeBank, type FakeBank, quirks } from "../../src/fake/index.js";
import type { ProviderName } from "../../src/index.js";
import { createObserver } from "../../src/observe/index.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { list, type Node } from "../../src/spec/node.js";
import { clientOf } from "../observe/watch.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

const askedOf = Object.fromEntries(
  providers.map((provider) => [provider, questionsOf(shippedSpec(provider).spec.document)]),
) as Record<ProviderName, readonly AskedQuestion[]>;

const nodeAt = (document: Node, pointer: string) =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<Node>((at, part) => Reflect.get(at, part) as Node, document);

const banks: FakeBank[] = [];
afterEach(() => void banks.splice(0));

const bankOf = (provider: ProviderName, options: object = {}) => {
  const bank = createFakeBank({ provider, customers: 25, credentials: "any", ...options });
  banks.push(bank);
  return bank;
};

async function examined(bank: FakeBank, isWrite = true): Promise<Diagnosis> {
  const observer = createObserver();
  const connect = (more: object = {}) => clientOf(bank, bank.fetch, { observer, ...more }, more);
  return diagnose(connect, { provider: bank.provider, isWrite, seen: () => observer.report() });
}

const answersOf = ({ answers }: Diagnosis) =>
  Object.fromEntries(answers.map(({ id, answer }) => [id, answer]));

/** Quirks that no question is about, and why. */
const unasked: Readonly<Record<string, string>> = {
  pageCount: "the contract gets along with both, and a number says nothing of what it counts",
  maxPageSize: "finding it means asking an account for all its customers at once",
  pastEnd: "no client asks for the page after the last one unless the server says that there is one",
  order: "the records of most providers hold no time to tell by",
  givenId: "an id of the doctor's own could be somebody's",
  written: "the contract reads what an answer leaves out",
  emptyCustomer: "a customer without any field could not be found again",
  setStatus: "the path and the body never differ",
  repetition: "it takes a payment",
  premise: "the observer tells: it is a type",
  delay: "it is no claim",
  limit: "see below: it ends the examination",
  deleted: "payment methods of a deleted customer are not asked for",
  filters: "the filters of a body are not used without the one in the path",
};

/** The same, at one provider. */
const unaskedAt: Readonly<Record<string, string>> = {
  "counterparty missing": "a customer is read through a listing, which is empty then",
  "counterparty errors": "for the same reason reading nobody is no refusal",
  "counterparty secrets": "no record of a customer holds one",
  "bankingservice secrets": "no record of a customer holds one",
};

test("every quirk has a question, or a reason why it has none", () => {
  const asked = new Set(questions.flatMap(({ quirk }) => quirk ?? []));
  const known = quirks.map(({ name }) => name);
  expect(known.filter((name) => !asked.has(name) && !unasked[name])).toEqual([]);
  expect([...asked].filter((name) => !known.includes(name as never))).toEqual([]);
});

const reading = [
  "pageSize",
  "totals",
  "defaultPageSize",
  "filters",
  "missing",
  "refused",
  "errors",
  "headers",
  "secrets",
];
const writing = ["create", "idempotencyKey", "duplicates"];
const gateways = [...reading, ...writing, "firstPage", "put"];
test.each([
  ["cyrexa", [...gateways, "secondHeader"]],
  ["finhub", gateways],
  ["counterparty", [...reading, ...writing, "disabled", "timestamps", "nulls"]],
  ["bankingservice", [...gateways, "timestamps", "delete"].filter((id) => id !== "filters")],
] as const)("the spec of %s asks its questions, each of a claim of its own", (provider, ids) => {
  const asked = askedOf[provider];
  expect(asked.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const { document } = shippedSpec(provider).spec;
  for (const { id, claim } of asked) expect(list(nodeAt(document, claim)["x-questions"])).toContain(id);
  // In the order of the catalogue: some need what others found.
  const order = questions.map(({ id }) => id);
  expect(asked.map(({ id }) => order.indexOf(id))).toEqual(
    asked.map(({ id }) => order.indexOf(id)).sort((a, b) => a - b),
  );
});

test("a question that is added to a spec is asked, and one that nobody knows is left open", async () => {
  const document = structuredClone(shippedSpec("finhub").spec.document);
  Object.assign(nodeAt(document, "/components/securitySchemes/tenantId"), {
    "x-questions": ["secondHeader", "whichTenant"],
  });
  const bank = bankOf("finhub");
  const connect = (more: object = {}) => clientOf(bank, bank.fetch, more, more);
  const { answers } = await diagnose(connect, {
    provider: "finhub",
    isWrite: false,
    document,
    seen: () => createObserver().report(),
  });
  const added = answers.filter(({ claim }) => claim === "/components/securitySchemes/tenantId");
  expect(added).toMatchObject([
    { id: "secondHeader" },
    { id: "whichTenant", verdict: "open", answer: "nobody knows how to ask this" },
  ]);
});

const others = quirks.flatMap(({ name, values, default: usual, providers: of }) => {
  const asks = (one: ProviderName) => askedOf[one].some(({ quirk }) => quirk === name);
  const question = questions.find(({ quirk }) => quirk === name && of.some(asks));
  if (!question || unasked[name]) return [];
  return (values ?? [5])
    .filter((value) => value !== usual)
    .flatMap((value) =>
      of
        .filter((one) => asks(one) && !unaskedAt[`${one} ${name}`])
        .map((provider) => [provider, name, value, question.id] as const),
    );
});

describe("finds", () => {
  test.each(others)("%s: %s %s", async (provider, name, value, question) => {
    const usual = answersOf(await examined(bankOf(provider)));
    const other = answersOf(await examined(bankOf(provider, { [name]: value })));
    expect(usual[question]).toBeDefined();
    expect(other[question]).not.toBe(usual[question]);
    // Nothing else looks different because of it.
    const changed = Object.keys(usual).filter((id) => id !== question && other[id] !== usual[id]);
    expect(changed).toEqual(alsoSeen[`${provider} ${name} ${value}`] ?? []);
  });
});

/** What else one of them shows in. */
const alsoSeen: Readonly<Record<string, readonly string[]>> = {
  // Every page is the first.
  "bankingservice paging ignored": ["firstPage"],
  // Reading a customer that is gone is reading one that is not there.
  "bankingservice missing 400": ["delete"],
  "bankingservice missing 200": ["errors", "delete"],
  // Then there is no refusal to look at.
  "cyrexa missing 200": ["errors"],
  "finhub missing 200": ["errors"],
  // What is done once anyway tells nothing of a key.
  "cyrexa duplicates refused": ["idempotencyKey"],
  "finhub duplicates refused": ["idempotencyKey"],
  "bankingservice duplicates refused": ["idempotencyKey"],
};

describe.each(providers)("%s", (provider) => {
  test("a pair of quirks is found like each of them alone", async () => {
    const mine = others.filter(([of]) => of === provider);
    const alone = new Map<string, Record<string, string>>();
    for (const [, name, value] of mine)
      alone.set(`${name} ${value}`, answersOf(await examined(bankOf(provider, { [name]: value }))));
    for (const [at, [, one, value, question]] of mine.entries()) {
      for (const [, other, otherValue, otherQuestion] of mine.slice(at + 1)) {
        const hides = (name: string, given: unknown, hidden: string) =>
          alsoSeen[`${provider} ${name} ${given}`]?.includes(hidden);
        if (one === other || hides(one, value, otherQuestion) || hides(other, otherValue, question)) continue;
        const both = answersOf(await examined(bankOf(provider, { [one]: value, [other]: otherValue })));
        const where = `${one} ${value}, ${other} ${otherValue}`;
        expect([both[question], both[otherQuestion]], where).toEqual([
          alone.get(`${one} ${value}`)?.[question],
          alone.get(`${other} ${otherValue}`)?.[otherQuestion],
        ]);
      }
    }
  }, 120_000);

  test("reads only, unless it is told otherwise, and tells nobody's name", async () => {
    const bank = bankOf(provider);
    const before = JSON.stringify([...bank.customers]);
    const diagnosis = await examined(bank, false);
    expect(JSON.stringify([...bank.customers])).toBe(before);
    expect(diagnosis.left).toBeUndefined();
    expect(diagnosis.answers.length).toBeGreaterThan(5);
    const told = JSON.stringify(diagnosis);
    for (const customer of bank.customers.values())
      for (const text of textsOf(customer)) expect(told).not.toContain(text);
  });

  test("removes whom it made up, or names them, and can be run again", async () => {
    const bank = bankOf(provider);
    const before = new Set(bank.customers.keys());
    const first = await examined(bank);
    const added = [...bank.customers.keys()].filter((id) => !before.has(id));
    expect([...(first.left ?? [])].sort()).toEqual(provider === "bankingservice" ? [] : added.sort());
    const second = await examined(bank);
    expect(second.answers.map(({ id }) => id)).toEqual(first.answers.map(({ id }) => id));
    expect(bank.customers.size).toBe(before.size + (first.left?.length ?? 0) + (second.left?.length ?? 0));
  });

  test("stops at the first sign of a rate limit", async () => {
    const bank = bankOf(provider);
    bank.fail({ how: { status: 429, headers: { "Retry-After": "30" } }, nth: 4, times: 100 });
    const { answers, stopped } = await examined(bank);
    expect(stopped).toBe("the bank limits requests");
    expect(bank.requests).toHaveLength(4);
    expect(answers.length).toBeLessThan(4);
  });
});

test("a bank that fails in the middle of writing: what was made up is removed", async () => {
  const bank = bankOf("bankingservice");
  const before = bank.customers.size;
  bank.fail({ operation: "updateCustomer", how: "reset", times: 10 });
  const { answers, left } = await examined(bank);
  expect(answers.find(({ id }) => id === "put")?.answer).toBe("could not be asked: network");
  expect([left, bank.customers.size]).toEqual([undefined, before]);
});

/** Longer texts of a record: names, addresses, secrets. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.length > 5 && !/^\w{3,}$/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
