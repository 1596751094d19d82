// Every claim about behaviour that nobody has confirmed is a quirk of the fake bank, or there is a reason why not.

import { describe, expect, test } from "vitest";
import { quirks } from "../../src/fake/index.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { isNode } from "../../src/spec/node.js";
import { read } from "../support/specs.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
type Provider = (typeof providers)[number];

/** Phrases of claims that no quirk stands for, and why. */
const settled: readonly (readonly [reason: string, ...phrases: string[]])[] = [
  [
    "An operation that is not there is a fault: fail({ operation, how: 404 }).",
    "menu only names this call",
    "Only the older guide has this operation",
    "that version 2.0.0 has this path",
    "Whether entries 1, 4, 11, 18 and 19",
    "Which of the two entries",
  ],
  [
    "There is nothing to behave: no path is known.",
    "Paths, parameters, bodies and answers of entries",
    "What entry 20",
    "What entry 22",
    "A call that reads one customer",
    "What `partnerId` was meant for",
  ],
  [
    "Whatever the token endpoint is, the bank's takes all four ways, and tokenSeconds says how long a token lives.",
    "GenerateToken",
    "The Token page",
    "The token endpoint, the text of the grant type",
    "Whether `CX-Authorization` takes a scheme",
    "Sent bare, as the page shows it",
  ],
  ["A header that the bank does not know is ignored.", "Whether a `token` header", "Optional here, because"],
  [
    "It is about names, types and values of fields: the bank keeps and answers whatever the spec allows.",
    "is taken from the customer list",
    "fields are taken from",
    "these are taken from the customer list",
    "the values are taken from the field of the same name",
    "tied to",
    "this field is taken from Cyrexa's answer",
    "is taken from the currency",
    "string is taken",
    "a string holding a link is taken",
    "any string is taken",
    "is taken as everywhere else",
    "that nothing else follows",
    "those of the answer and of the guides' samples are taken",
    "its fields are those of the answered payment method",
    "is the one of the answered payment method",
    "is left open",
    "its values are taken to be anything",
    "whether it stands on the account or on its assets",
    "it follows the list of the counterparty's accounts",
    "The name of the array and the fields of its entries",
    "Whether the lists of values",
    "The values of `status`",
    "Values of `asset_issuer`",
    "Whether guids must be UUIDs",
  ],
  [
    "The bank reads a list in a query as the spec writes it: a client that writes it otherwise has another spec.",
    "OpenAPI's default for arrays in a query",
    "because the current page is cut off before it",
  ],
  [
    'Another status than 200 would not fit the spec: fail({ operation, when: "after", how: { status: 201 } }).',
    "200 is taken from the other operations",
    "the status 200 is taken from the customer list",
    "the status 200 with a JSON body is taken from",
  ],
  ["The bank sends it, so a callback that does without is none the worse.", "Taken as always sent"],
  ["Anybody may read public keys of a bank that is there for tests.", "it answers without credentials"],
];

interface Claim {
  readonly provider: Provider;
  readonly text: string;
}

/** The texts of every `x-assumption`, each once. */
function assumptionsOf(provider: Provider): Claim[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    if (typeof value["x-assumption"] === "string") found.add(plain(value["x-assumption"]));
    Object.values(value).forEach(visit);
  };
  visit(shippedSpec(provider).spec.document);
  return [...found].map((text) => ({ provider, text }));
}

/** The lines under "what nobody has seen". */
function openQuestionsOf(provider: Provider): Claim[] {
  const section = read("specs/README.md")
    .split(/^## /m)
    .find((part) => part.split("\n", 1)[0]?.includes(`\`${provider}.yaml\``));
  const [, list = ""] = /^### .*what nobody has seen\n\n(.*?)\n\n### /ms.exec(section ?? "") ?? [];
  return list
    .split(/^- /m)
    .slice(1)
    .map((text) => ({ provider, text: plain(text) }));
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

const claims = providers.flatMap((provider) => [...assumptionsOf(provider), ...openQuestionsOf(provider)]);

describe("what nobody knows of", () => {
  test.each(providers)("%s is a quirk, or has a reason not to be", (provider) => {
    const its = claims.filter((claim) => claim.provider === provider);
    expect(its.length).toBeGreaterThan(10);
    const quirky = quirks
      .filter((quirk) => quirk.providers.includes(provider))
      .flatMap((quirk) => quirk.claims);
    const phrases = [...quirky, ...settled.flatMap(([, ...some]) => some)];
    const open = its.filter(({ text }) => !phrases.some((phrase) => text.includes(phrase)));
    expect(open.map(({ text }) => text)).toEqual([]);
  });
});

test.each(quirks)("the quirk $name stands for a claim about one of its providers", (quirk) => {
  expect(quirk.claims.length).toBeGreaterThan(0);
  const its = claims.filter(({ provider }) => quirk.providers.includes(provider));
  expect(quirk.claims.filter((phrase) => !its.some(({ text }) => text.includes(phrase)))).toEqual([]);
  expect(quirk.description).toMatch(/^[A-Z].*\.\)?$/);
  if (quirk.values) expect(quirk.default).toBe(quirk.values[0]);
});

test("every reason is about a claim that still stands", () => {
  const phrases = settled.flatMap(([, ...some]) => some);
  expect(phrases.filter((phrase) => !claims.some(({ text }) => text.includes(phrase)))).toEqual([]);
});
