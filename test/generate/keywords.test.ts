import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { generateFile } from "../../src/generate/generate.js";

// What each JSON Schema keyword of the specs turns into. `x-…`: what the package reads at run time, and no type shows.
const keywords: Readonly<Record<string, { readonly schema: object; readonly type: string }>> = {
  type: { schema: { type: "integer" }, type: "number" },
  description: { schema: { type: "string", description: "Not a type." }, type: "string" },
  properties: {
    schema: { type: "object", properties: { city: { type: "string" } } },
    type: "{ city?: string; }",
  },
  required: {
    schema: { type: "object", required: ["city"], properties: { city: { type: "string" } } },
    type: "{ city: string; }",
  },
  items: { schema: { type: "array", items: { type: "boolean" } }, type: "boolean[]" },
  additionalProperties: {
    schema: { type: "object", additionalProperties: { type: "number" } },
    type: "{ [key: string]: number; }",
  },
  enum: { schema: { type: "string", enum: ["new", "on hold"] }, type: '"new" | "on hold"' },
  // A default is what the server takes where nothing was sent: the property stays optional.
  default: {
    schema: { type: "object", properties: { level: { type: "integer", default: 0 } } },
    type: "{ level?: number; }",
  },
  readOnly: {
    schema: { type: "object", properties: { guid: { type: "string", readOnly: true } } },
    type: "{ readonly guid?: string; }",
  },
  allOf: {
    schema: {
      allOf: [
        { type: "object", properties: { one: { type: "string" } } },
        { type: "object", properties: { two: { type: "string" } } },
      ],
    },
    type: "{ one?: string; } & { two?: string; }",
  },
  $ref: { schema: { $ref: "#/components/schemas/Pagination" }, type: 'components["schemas"]["Pagination"]' },
  // Types cannot say these: the mock, the fake bank and `drift` hold bodies to them.
  dependentRequired: {
    schema: {
      type: "object",
      properties: { code: { type: "string" }, issuer: { type: "string" } },
      dependentRequired: { code: ["issuer"] },
    },
    type: "{ code?: string; issuer?: string; }",
  },
  maxLength: { schema: { type: "string", maxLength: 3 }, type: "string" },
};

const nameOf = (keyword: string) =>
  `Keyword${keyword.replace(/\W/g, "").replace(/^./, (first) => first.toUpperCase())}`;
let folder = "";
let text = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keywords-"));
  const entries = Object.entries(keywords).map(([keyword, { schema }]) => [nameOf(keyword), schema]);
  const overlay = {
    overlay: "1.0.0",
    info: { title: "Keywords", version: "1" },
    actions: [{ target: "$.components.schemas", update: Object.fromEntries(entries) }],
  };
  const file = join(folder, "overlay.json");
  await writeFile(file, JSON.stringify(overlay));
  const generated = await generateFile({ provider: "cyrexa", overlays: [file] });
  expect(generated.linted.errors).toEqual([]);
  text = generated.text ?? "";
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

test.each(Object.entries(keywords))("%s", (keyword, { type }) => {
  const from = new RegExp(`\\n( +)${nameOf(keyword)}: `).exec(text);
  const [line = "", indentation] = from ?? [];
  const rest = text.slice((from?.index ?? text.length) + line.length);
  const depth = indentation?.length ?? 0;
  const end = rest.search(new RegExp(`;\\n(?: {${depth}}[^\\s}]| {0,${depth - 1}}\\S)`));
  const found = rest
    .slice(0, end)
    .replace(/\/\*\*.*?\*\//gs, "")
    .replace(/\s+/g, " ");
  expect(found).toBe(type);
});

test("the specs use no other keyword", async () => {
  const used = new Set<string>();
  const schema = (value: unknown): void => {
    for (const [name, member] of Object.entries(Object(value) as Record<string, unknown>)) {
      if (!name.startsWith("x-")) used.add(name);
      if (name === "properties") for (const property of Object.values(Object(member))) schema(property);
      else if (name === "items" || name === "additionalProperties") schema(member);
      else if (name === "allOf") for (const part of member as unknown[]) schema(part);
    }
  };
  const visit = (value: unknown): void => {
    for (const [name, member] of Object.entries(Object(value) as Record<string, unknown>)) {
      if (name === "schema") schema(member);
      else if (name === "schemas") for (const one of Object.values(Object(member))) schema(one);
      else if (name !== "example" && name !== "examples" && typeof member === "object") visit(member);
    }
  };
  for (const provider of ["cyrexa", "finhub", "counterparty", "bankingservice"]) {
    visit(parse(await readFile(`specs/${provider}.yaml`, "utf8")));
  }
  expect([...used].sort()).toEqual(Object.keys(keywords).sort());
});
