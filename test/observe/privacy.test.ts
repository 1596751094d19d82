// Nothing of a person is kept, wherever in an answer it stands.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlReport } from "../../src/observe/html.js";
import { compare, createObserver, mergeObservations } from "../../src/observe/index.js";
import { overlayOf } from "../../src/observe/overlay.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { isNode, list, type Node, node, resolve } from "../../src/spec/node.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

/** Names of many scripts, and what banks know of people; all of them recognizable in what is kept. */
const word = fc.stringMatching(/^[A-Z][a-z]{5,9}$/).map((text) => `Zq${text}`);
const person = fc.record({
  given: fc.oneof(word, fc.constantFrom("Лариса", "太郎さん", "محمدعلي", "Ñandú")),
  family: word,
  email: word.map((name) => `${name.toLowerCase()}@example.com`),
  iban: fc.stringMatching(/^GB\d{2}NWBK\d{14}$/),
  phone: fc.stringMatching(/^\+44\d{10}$/),
  digits: fc.stringMatching(/^9[1-9]{7}$/),
});
type Person = Record<string, string>;

/** A value for a schema, with the person in every place of it, and as keys where the spec names none. */
function planted(document: Node, schema: unknown, texts: readonly string[], depth = 0): unknown {
  const whole = resolve(document, schema);
  const text = texts[depth % texts.length] ?? "";
  if (whole.type === "array") return [planted(document, whole.items, texts, depth + 1)];
  const parts = [whole, ...list(whole.allOf).map((part) => resolve(document, part))];
  const properties = parts.flatMap((part) => Object.entries(node(part.properties)));
  if (depth > 7 || (properties.length === 0 && whole.type !== "object")) return text;
  const known = properties.map(
    ([name, below], at) => [name, planted(document, below, texts, depth + 1 + at)] as const,
  );
  const strange = texts.flatMap((one, at) => [
    [one, texts[(at + 1) % texts.length]],
    [`x${at}`, { [one]: { [one]: one } }],
  ]);
  return Object.fromEntries([...known, ...strange]);
}

describe.each(providers)("%s", (provider) => {
  const { spec } = shippedSpec(provider);

  function observed(people: readonly Person[]) {
    const observer = createObserver();
    for (const one of people) {
      const texts = Object.values(one);
      for (const operation of spec.operations.values()) {
        for (const [status, answer] of operation.answers) {
          const header = (name: string) =>
            name === "content-type" ? `application/json; name=${one.family}` : (one.email ?? "");
          const data = isNode(answer.schema)
            ? planted(spec.document, answer.schema, texts)
            : { [one.given ?? ""]: one.email };
          observer.answered({
            provider,
            operation: operation.id,
            status: Number(status.replace(/XX$/, "22")) || 418,
            header,
            data,
            request: { params: { path: one }, body: one },
          });
        }
      }
    }
    expect(observer.failures).toBe(0);
    return observer.report();
  }

  const every = (seen: ReturnType<typeof observed>) => {
    const comparison = compare(seen);
    return [
      JSON.stringify(seen),
      JSON.stringify(mergeObservations(seen, seen)),
      JSON.stringify(comparison),
      htmlReport(comparison, seen),
      JSON.stringify(overlayOf(comparison, provider, spec.document, seen.from)),
    ];
  };

  test("one person in every place of every answer, many times", () => {
    fc.assert(
      fc.property(person, (one) => {
        const seen = observed([one, one, one, one]);
        for (const text of every(seen))
          for (const value of Object.values(one))
            expect(text.toLowerCase()).not.toContain(value.toLowerCase());
        expect(JSON.stringify(seen).length).toBeLessThan(64 * 1024);
      }),
      { numRuns: 5 },
    );
  });

  test("many people", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 4, maxLength: 6 }), (people) => {
        for (const text of every(observed(people)))
          for (const one of people)
            for (const value of Object.values(one))
              expect(text.toLowerCase()).not.toContain(value.toLowerCase());
      }),
      { numRuns: 3 },
    );
  });
});

test.each([
  ["Zqada", "Zqada Lovelace"],
  ["Zqada Lovelace", "Zqada"],
])("a word is found within another: %s and %s", (...words) => {
  const observer = createObserver();
  for (let time = 0; time < 5; time += 1)
    observer.answered({
      provider: "finhub",
      operation: "listCustomersByType",
      status: 200,
      header: () => "application/json",
      data: {
        customers: words.map((customerStatus) => ({ customerStatus, customerName: "zqada LOVELACE" })),
      },
      request: {},
    });
  const report = JSON.stringify(observer.report());
  expect(report).toContain("/customers/*/customerStatus");
  expect(report.toLowerCase()).not.toContain("zqada");
});
