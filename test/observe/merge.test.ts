// Observations of many processes as one: in any order, however often the same file is given, and never larger than allowed.

import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, createObserver, mergeObservations, type Observations } from "../../src/observe/index.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
const operations = ["getCustomer", "listCustomers", "createCustomer", "listCustomersByType"] as const;

/** An answer as a server may send one, right or wrong, with names of people where there should be none. */
const answer = fc.record({
  provider: fc.constantFrom(...providers),
  operation: fc.constantFrom(...operations),
  status: fc.constantFrom(200, 201, 404, 500),
  data: fc.oneof(
    fc.record(
      {
        customer: fc.record(
          {
            id: fc.oneof(fc.uuid(), fc.integer()),
            customerStatus: fc.constantFrom("new", "archived", null),
            loyaltyTier: fc.string(),
          },
          { requiredKeys: [] },
        ),
        page: fc.nat(3),
        data: fc.array(fc.record({ id: fc.uuid(), email: fc.emailAddress() }), { maxLength: 3 }),
        "ada@example.com": fc.integer(),
      },
      { requiredKeys: [] },
    ),
    fc.jsonValue({ maxDepth: 4 }),
  ),
});

/** What one worker saw. */
const observations = fc.array(answer, { maxLength: 12 }).map((answers) => {
  const observer = createObserver();
  for (const one of answers)
    observer.answered({
      ...one,
      header: () => "application/json",
      request: { params: { query: { page: 1, size: 1 } } },
    });
  return observer.report();
});

const same = (one: Observations, other: Observations) =>
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));

test("in any order and in any groups", () => {
  fc.assert(
    fc.property(observations, observations, observations, (a, b, c) => {
      same(mergeObservations(a, b, c), mergeObservations(c, a, b));
      same(mergeObservations(mergeObservations(a, b), c), mergeObservations(a, mergeObservations(b, c)));
      same(mergeObservations(a, b), mergeObservations(b, a));
    }),
    { numRuns: 150 },
  );
});

test("a file that is given twice counts once, alone or within another", () => {
  fc.assert(
    fc.property(observations, observations, (a, b) => {
      same(mergeObservations(a, a), mergeObservations(a));
      same(mergeObservations(a, b, a), mergeObservations(a, b));
      same(mergeObservations(mergeObservations(a, b), b), mergeObservations(a, b));
    }),
    { numRuns: 150 },
  );
});

test("the same as if one worker had seen it all, for a hundred", () => {
  const [whole, ...parts] = [createObserver(), ...Array.from({ length: 100 }, () => createObserver())];
  // Three answers by each: what a worker keeps by itself, the whole keeps too.
  for (let count = 0; count < 300; count += 1) {
    const one = {
      provider: "finhub",
      operation: "getCustomer",
      status: 200,
      data: { customer: { id: `id-${count}`, customerName: null, person: { email: "ada@example.com" } } },
      header: () => "application/json",
      request: {},
    };
    if (count < 100) whole?.answered(one);
    if (count < 100) parts[count]?.answered(one);
  }
  const { runs: _runs, ...together } = mergeObservations(...parts.map((part) => part.report()));
  const { runs: _run, ...alone } = (whole ?? createObserver()).report();
  expect(JSON.parse(JSON.stringify(together))).toEqual(JSON.parse(JSON.stringify(alone)));
});

test("two that share some of their observers cannot be told apart, and are refused", () => {
  const [a, b, c] = [createObserver(), createObserver(), createObserver()].map((observer) => {
    observer.answered({
      provider: "finhub",
      operation: "getCustomer",
      status: 200,
      data: {},
      header: () => null,
      request: {},
    });
    return observer.report();
  }) as [Observations, Observations, Observations];
  expect(() => mergeObservations(mergeObservations(a, b), mergeObservations(b, c))).toThrow(/share some/);
});

test("whatever a server sends, a provider's observations are 64 KB at most, and comparing them ends", () => {
  const names = (count: number, deep: number): unknown =>
    deep === 0
      ? "x"
      : Object.fromEntries(
          Array.from({ length: count }, (_, at) => [
            `name${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10) % 10]}`,
            names(count, deep - 1),
          ]),
        );
  const hostile: unknown[] = [
    names(10, 4),
    names(90, 2),
    JSON.parse(`${"[".repeat(400)}${"]".repeat(400)}`),
    JSON.parse(`${'{"a":'.repeat(400)}1${"}".repeat(400)}`),
    Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at])),
    { customer: { customerStatus: "x".repeat(1_000_000), ["n".repeat(100_000)]: 1 } },
    Array.from({ length: 5_000 }, (_, at) => ({ [`field ${at}`]: at })),
  ];
  const observer = createObserver();
  for (const operation of [
    "getCustomer",
    "listCustomersByType",
    "createCustomers",
    "listDocuments",
    "addAddresses",
  ])
    for (let status = 200; status < 560; status += 7)
      for (const data of hostile)
        for (let times = 0; times < 3; times += 1)
          observer.answered({
            provider: "cyrexa",
            operation,
            status,
            data,
            header: () => "application/json",
            request: {},
          });
  const report = observer.report();
  expect(observer.failures).toBe(0);
  expect(JSON.stringify(report.providers.cyrexa).length).toBeLessThanOrEqual(64 * 1024);
  expect(report.cut).toBeGreaterThan(0);
  expect(compare(report).findings.length).toBeGreaterThan(0);
});
