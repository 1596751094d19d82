import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { declarationBreaks, mayBreak, specBreaks } from "../../scripts/breaking.js";
import { declarationsOf } from "../../scripts/declarations.js";

const spec = `openapi: 3.1.1
info: { title: Bank, version: 1.0.0 }
servers: [{ url: https://bank.example.com }]
paths:
  /customers/{id}:
    get:
      operationId: getCustomer
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: The customer.
          content: { application/json: { schema: { $ref: "#/components/schemas/Customer" } } }
    put:
      operationId: updateCustomer
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/Changes" } } }
      responses: { "200": { description: Done. } }
components:
  schemas:
    Customer:
      type: object
      properties:
        name: { type: string }
        status: { enum: [new, verified] }
    Changes:
      type: object
      properties:
        phone: { type: string }
`;

describe("specs", () => {
  test("what is added passes", async () => {
    const after = spec
      .replace("        name:", "        email: { type: string }\n        name:")
      .replace("[new, verified]", "[new, verified, closed]");
    expect(await specBreaks(spec, after)).toEqual([]);
  });

  test("what is removed, renamed, narrowed or required is named", async () => {
    const after = spec
      .replace("        name: { type: string }\n", "")
      .replace("[new, verified]", "[new]")
      .replace("        phone: { type: string }", "        fax: { type: string }\n      required: [fax]")
      .replaceAll("Changes", "Wishes");
    const breaks = await specBreaks(spec, after);
    expect(breaks).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Property `name` of `Customer` was removed"),
        expect.stringContaining("/properties/status: lost verified"),
        expect.stringContaining("became required: `fax`"),
        expect.stringContaining("/properties/phone: removed"),
        "components/schemas/Changes: removed.",
      ]),
    );
    expect(breaks).toHaveLength(5);
  });
});

describe("declarations", () => {
  const before = [
    "bank BankOptions",
    "bank BankOptions.tenant: string",
    "bank Customer",
    "bank Customer.email?: string",
    'bank Kind: "organization"',
    'bank Kind: "person"',
    "bank createClient(): Client",
    "bank createClient(0): BankOptions",
  ];
  const instead = (line: string, ...lines: string[]) =>
    declarationBreaks(before, before.flatMap((one) => (one === line ? lines : one)).sort());
  const and = (...lines: string[]) => declarationBreaks(before, [...before, ...lines].sort());

  test.each([
    ["a member", "bank Customer.phone: string"],
    ["an option", "bank BankOptions.region?: string"],
    ["a word", 'bank Kind: "trust"'],
    ["a parameter that may be left out", "bank createClient(1)?: string"],
    ["a function", "bank createOther(0): string"],
    ["a type", "bank OtherOptions.name: string"],
  ])("%s may come", (_what, line) => {
    expect(and(line)).toEqual([]);
  });

  test.each([
    ["an option", "bank BankOptions.region: string"],
    ["a parameter", "bank createClient(1): string"],
  ])("%s that callers must give may not come", (_what, line) => {
    expect(and(line)).toEqual([`${line} is required now`]);
  });

  test("nothing may go", () => {
    for (const line of before) expect(instead(line)).toEqual([`${line} was removed`]);
  });

  test("what callers read stays what it is, and there", () => {
    expect(instead("bank Customer.email?: string", "bank Customer.email?: number")).toEqual([
      "bank Customer.email?: string became bank Customer.email?: number",
    ]);
  });

  test("what callers give may become optional, not the other way round", () => {
    const [required, optional] = ["bank BankOptions.tenant: string", "bank BankOptions.tenant?: string"];
    expect(instead(required, optional)).toEqual([]);
    expect(declarationBreaks([optional], [required])).toEqual([`${optional} became ${required}`]);
  });

  test("are listed as users see them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "declarations-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "index.ts");
    await writeFile(
      file,
      `export type Kind = "person" | "organization";
      interface Hidden { readonly id: string }
      export interface Customer<Wire = unknown> extends Hidden {
        readonly kind: Kind; readonly name?: { readonly given?: string }; wire: Wire;
        rename(name: string, options?: { force?: boolean }): void;
      }
      export class Problem { constructor(readonly code: number) {} }
      export const create = <T>(kind: Kind, input: T = {} as T): Customer<T> => null!;`,
    );
    const options = { lib: ["lib.es5.d.ts"], types: [], strict: true };
    expect(declarationsOf(new Map([["bank", file]]), folder, options)).toEqual([
      "bank Customer.id: string",
      "bank Customer.kind: Kind",
      "bank Customer.name?.given?: string",
      "bank Customer.rename(): void",
      "bank Customer.rename(0): string",
      "bank Customer.rename(1)?.force?: boolean",
      "bank Customer.wire: Wire",
      "bank Customer<Wire = unknown>",
      'bank Kind: "organization"',
      'bank Kind: "person"',
      "bank Problem",
      "bank Problem.code: number",
      "bank Problem.new(): Problem",
      "bank Problem.new(0): number",
      "bank create(): <T>Customer<T>",
      "bank create(0): Kind",
      "bank create(1)?: NonNullable<T>",
    ]);
  });
});

test.each([
  ["1.4.2", "## 2.0.0\n\n- Gone.\n", true],
  ["1.4.2", "## 2.0.0 (unreleased)\n\n- Gone.\n\n## 1.4.2\n\n- Here.\n", true],
  ["1.4.2", "## 2.0.0\n\n## 1.4.2\n\n- Here.\n", false],
  ["1.4.2", "## 1.5.0\n\n- Gone.\n", false],
  ["1.4.2", "## 1.4.2\n\n- Here.\n", false],
  ["0.1.0", "## 0.2.0\n\n- Gone.\n", true],
  ["0.1.0", "## 0.1.1\n\n- Gone.\n", false],
  ["0.1.0", "## 1.0.0\n\n- Gone.\n", true],
  ["1.4.2", "", false],
])("users of %s may be broken by %j: %s", (version, changelog, expected) => {
  expect(mayBreak(`# Changelog\n\n${changelog}`, version)).toBe(expected);
});
