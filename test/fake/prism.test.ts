// The fake bank and Prism read the same spec: some thousands of right and broken requests get the same verdict.

import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import { startMockServer } from "../../src/testing/index.js";
import { at, bundled, type Node, type Operation, operationsOf, providers } from "../support/specs.js";

type Headers = Readonly<Record<string, string>>;

interface Sent {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** A value that a schema allows, or one that is broken somewhere. */
function anyOf(document: Node, schema: Node, depth = 0): fc.Arbitrary<unknown> {
  const known = at(document, schema) ?? {};
  const right = rightOf(document, known, depth);
  const wrong = fc.constantFrom<unknown>(null, true, 7, 1.5, "text", "", [], {}, [[]], ["text"]);
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function rightOf(document: Node, schema: Node, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum, "strange");
  const [type] = [schema.type ?? []].flat();
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((part: Node) => rightOf(document, at(document, part), depth)))
      .map((parts) => Object.assign({}, ...parts));
  if (type === "object") {
    const properties = Object.entries<Node>(depth > 3 ? {} : (schema.properties ?? {}));
    const some = Object.fromEntries(
      properties.map(([name, property]) => [name, anyOf(document, property, depth + 1)]),
    );
    return fc.record(
      { ...some, fieldOfTomorrow: fc.anything({ maxDepth: 1, withNullPrototype: false }) },
      { requiredKeys: [], noNullPrototype: true },
    );
  }
  if (type === "array") return fc.array(anyOf(document, schema.items ?? {}, depth + 1), { maxLength: 2 });
  if (type === "integer") return fc.oneof(fc.integer(), fc.constantFrom(1.5, 1e300, -0));
  if (type === "number") return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (type === "boolean") return fc.boolean();
  return fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.constantFrom("", "058", "null", " "));
}

const word = fc.constantFrom(
  "a",
  "customer-0001",
  "Person",
  "verified",
  "new",
  "7",
  "x y",
  "PEP&SANCTION",
  "ä",
  "a%b",
  "true",
);
const queryWord = fc.constantFrom("a", "", "7", "-3", "1.5", "true", "false", "1e2", "0x10", "ä b", "007");

const credentials = fc.record(
  {
    authorization: fc.constantFrom("Bearer any", "Bearer any", "bearer any", "Basic eDp5", "Bearer"),
    tenantId: fc.constant("t"),
    token: fc.constant("second"),
  },
  { noNullPrototype: true },
);
const ofCounterparty = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Headers>({ "cx-authorization": "jwt" }, { authorization: "bearer any" }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Headers>({}, { authorization: "Basic eDp5" }) },
);

function requestOf(document: Node, operation: Operation): fc.Arbitrary<Sent> {
  const { parameters, path, request } = operation;
  const names = (place: string) => parameters.filter((one) => one.in === place);
  const inPath = fc.record(Object.fromEntries(names("path").map(({ name }) => [name, word])));
  const query = fc.record(
    Object.fromEntries(
      names("query").map(({ name }) => [name, fc.array(queryWord, { minLength: 1, maxLength: 2 })]),
    ),
    { requiredKeys: [] },
  );
  const json = anyOf(document, request ?? {}).map((value) => JSON.stringify(value) ?? "null");
  const body = request
    ? fc.oneof(
        { weight: 20, arbitrary: json },
        { weight: 1, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant("{") },
      )
    : fc.constant(undefined);
  const type = fc.oneof(
    { weight: 20, arbitrary: fc.constant("application/json") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("application/json; charset=utf-8", "text/plain", "application/xml"),
    },
  );
  const method = fc.oneof(
    { weight: 30, arbitrary: fc.constant(operation.method) },
    { weight: 1, arbitrary: fc.constantFrom("PATCH", "DELETE") },
  );
  const left = fc.constantFrom("authorization", "tenantId", "token");
  const incomplete = fc.tuple(credentials, left).map(([all, name]) => without(all, name));
  const ofGateway = fc.oneof({ weight: 12, arbitrary: credentials }, { weight: 1, arbitrary: incomplete });
  const whole: fc.Arbitrary<Headers> = path.startsWith("/counterparty") ? ofCounterparty : ofGateway;
  const more = fc.oneof(
    { weight: 40, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.constant("/more") },
  );
  return fc
    .record({ inPath, query, body, type, method, whole, more })
    .map(
      ({
        inPath: values,
        query: asked,
        body: sent,
        type: contentType,
        method: verb,
        whole: given,
        more: end,
      }) => {
        const filled = `${path.replace(/\{(\w+)\}/g, (_, name) =>
          encodeURIComponent((values as Headers)[name] ?? ""),
        )}${end}`;
        const search = Object.entries(asked).flatMap(([name, all]) =>
          ((all ?? []) as string[]).map(
            (value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
          ),
        );
        return {
          operation: operation.id,
          method: verb,
          path: search.length > 0 ? `${filled}?${search.join("&")}` : filled,
          headers: { ...given, ...(sent !== undefined && { "content-type": contentType }) },
          body: sent,
        };
      },
    );
}

function without(all: Headers, left: string): Headers {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== left));
}

/** Where the two differ, and why. */
const explained: Readonly<Record<string, (bank: Answered, prism: number, sent: Sent) => boolean>> = {
  "the bank knows what a page is, and which kinds of account there are": ({ status, text }, prism) =>
    status === 400 &&
    prism < 300 &&
    /a page|no page|pages count|invalid kind/.test(text) &&
    !text.includes("violations"),
  "Prism does not know dependentRequired": ({ status, text }, prism) =>
    status === 422 && prism < 300 && text.includes('"dependentRequired"'),
  "the mock reads the body before it looks for the operation": ({ status }, prism, { body }) =>
    (status === 404 || status === 405) && prism === 400 && body === "{",
  "Prism takes the JSON null for a body that is missing, where it may be": ({ status }, prism, { body }) =>
    status === 422 && prism < 300 && body === "null",
};

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** What a status says about a request, whoever gives it. */
function verdict(status: number): string {
  return status < 300 ? "accepted" : `${status}`;
}

describe.each(providers)("%s", async (provider) => {
  const document = await bundled(provider);
  const mock = await startMockServer({ provider });
  afterAll(() => mock.close());
  const operations = [...operationsOf(document).values()].filter(({ path }) =>
    Object.hasOwn(document.paths, path),
  );

  /** The bank knows nobody: that somebody is missing is a verdict on the customer, not on the request. */
  const ofBank = async ({ method, path, headers, body }: Sent) => {
    const bank = createFakeBank({ provider, missing: 200 });
    const response = await bank.fetch(path, { method, headers, body });
    return { status: response.status, text: await response.text() };
  };
  const ofPrism = async ({ method, path, headers, body }: Sent) => {
    const response = await fetch(`${mock.url}${path}`, { method, headers, body });
    await response.arrayBuffer();
    return response.status;
  };

  test("the same verdict on a thousand requests", { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    const request = fc.oneof(...operations.map((operation) => requestOf(document, operation)));
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const [bank, prism] = await Promise.all([ofBank(sent), ofPrism(sent)]);
        seen.add(verdict(bank.status));
        if (Object.values(explained).some((is) => is(bank, prism, sent))) return;
        expect({ sent, verdict: verdict(bank.status), text: bank.text }).toEqual({
          sent,
          verdict: verdict(prism),
          text: bank.text,
        });
      }),
      // SEED and RUNS look further.
      { numRuns: Number(process.env.RUNS ?? 1000), seed: Number(process.env.SEED ?? 1843) },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["accepted", "401", "404", "405", "415", "422"]));
  });
});
