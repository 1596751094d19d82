// The rules of the OpenAPI Overlay Specification, 1.0 and 1.1.

import { describe, expect, test } from "vitest";
import { applyOverlay, MistakesError } from "../../src/generate/overlay.js";

const spec = () => ({
  openapi: "3.1.0",
  info: { title: "Bank", version: "1" },
  tags: [{ name: "a" }, { name: "b" }],
  paths: { "/a": { get: { operationId: "a", deprecated: true } }, "/b": { get: { operationId: "b" } } },
  components: { schemas: { One: { type: "object", properties: { x: { type: "string" } } } } },
});

function applied(actions: string, version = "1.1.0") {
  const document: Record<string, unknown> = spec();
  const text = `overlay: ${version}\ninfo: {title: T, version: '1'}\nactions:\n${actions}`;
  applyOverlay(document, text, "o.yaml");
  return document as ReturnType<typeof spec> & Record<string, unknown>;
}

function mistake(text: string): string {
  try {
    applyOverlay(spec(), text, "o.yaml");
  } catch (error) {
    if (error instanceof MistakesError) return error.message;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("update", () => {
  test("merges objects recursively; members that are not named stay", () => {
    const { info } = applied("  - {target: $.info, update: {title: New, contact: {name: Ada}}}\n");
    expect(info).toEqual({ title: "New", version: "1", contact: { name: "Ada" } });
    const { components } = applied(
      "  - {target: $, update: {components: {schemas: {One: {properties: {y: {type: integer}}}}}}}\n",
    );
    expect(components.schemas.One.properties).toEqual({ x: { type: "string" }, y: { type: "integer" } });
  });

  test("appends to a list what is no list, and joins lists", () => {
    expect(applied("  - {target: $.tags, update: {name: c}}\n").tags.map(({ name }) => name)).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(applied("  - {target: $.tags, update: [{name: c}, {name: d}]}\n").tags).toHaveLength(4);
    expect(applied("  - {target: $, update: {tags: [{name: c}]}}\n").tags).toHaveLength(3);
  });

  test("replaces primitives, and a list by an object", () => {
    expect(applied("  - {target: $.info, update: {version: 2}}\n").info.version).toBe(2);
    expect(applied("  - {target: $, update: {tags: {a: 1}}}\n").tags).toEqual({ a: 1 });
  });

  test("applies to every node that the target selects, each on its own", () => {
    const { paths } = applied("  - {target: '$.paths.*.get', update: {x-tags: [t]}}\n");
    expect(paths["/a"].get).toEqual({ operationId: "a", deprecated: true, "x-tags": ["t"] });
    expect(paths["/b"].get).toEqual({ operationId: "b", "x-tags": ["t"] });
  });

  test("takes filters, descendants, negative indexes and functions of RFC 9535", () => {
    expect(
      applied("  - {target: '$.paths.*.get[?@ == true]', remove: true}\n").paths["/a"].get,
    ).not.toHaveProperty("deprecated");
    expect(applied("  - {target: '$.tags[-1]', update: {x: 1}}\n").tags[1]).toEqual({ name: "b", x: 1 });
    expect(
      applied("  - {target: '$..[?@.operationId]', update: {seen: true}}\n").paths["/b"].get,
    ).toHaveProperty("seen", true);
    expect(applied("  - {target: '$.tags[?match(@.name, \"[b-z]\")]', update: {x: 1}}\n").tags).toEqual([
      { name: "a" },
      { name: "b", x: 1 },
    ]);
  });

  test("a primitive is no target of an update", () => {
    const text =
      "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n  - {target: $.info.title, update: {a: 1}}\n";
    expect(mistake(text)).toMatch(/o\.yaml:4:14 the target of an update must be an object or a list/);
  });

  test("reaches no prototype", () => {
    applied("  - {target: $.info, update: {__proto__: {polluted: 1}}}\n");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("remove", () => {
  test("takes members and list items out, several at once", () => {
    expect(applied(`  - {target: "$.paths['/a']", remove: true}\n`).paths).not.toHaveProperty("/a");
    expect(applied("  - {target: '$.tags[*]', remove: true}\n").tags).toEqual([]);
    expect(applied("  - {target: '$.tags[0]', remove: true}\n").tags).toEqual([{ name: "b" }]);
  });

  test("goes before an update of the same action", () => {
    expect(applied("  - {target: $.info, remove: true, update: {a: 1}}\n")).not.toHaveProperty("info");
  });
});

describe("copy (1.1)", () => {
  test("merges the node that it selects into the target, then the update", () => {
    const { components } = applied(
      "  - {target: $.components.schemas.One, copy: $.info, update: {title: Mine}}\n",
    );
    expect(components.schemas.One).toMatchObject({ type: "object", title: "Mine", version: "1" });
  });

  test("selects one node, and needs 1.1", () => {
    const text = (version: string, copy: string) =>
      `overlay: ${version}\ninfo: {title: T, version: '1'}\nactions:\n  - target: $.info\n    copy: ${copy}\n`;
    expect(mistake(text("1.1.0", "$.tags[*]"))).toMatch(
      /o\.yaml:5:11 copy must select one node, and selects 2/,
    );
    expect(mistake(text("1.0.0", "$.info"))).toMatch(/o\.yaml:5:11 copy needs version 1\.1\.0/);
  });
});

test("actions are applied one after the other, each to what the one before left", () => {
  const { info } = applied(
    "  - {target: $.info, update: {extra: {a: 1}}}\n  - {target: $.info.extra, update: {b: 2}}\n",
  );
  expect(info).toHaveProperty("extra", { a: 1, b: 2 });
});

test.each([
  ["[1]", /must be an object/],
  [
    "overlay: 2.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.info, update: {}}]",
    /o\.yaml:1:10 overlay must be a version/,
  ],
  ["overlay: 1.0.0\nactions: [{target: $.info, update: {}}]", /info must have a title and a version/],
  [
    "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: []",
    /o\.yaml:3:10 actions must be a list of at least one/,
  ],
  ["overlay: 1.0.0\ninfo: {title: T, version: '1'}\nsteps: []", /o\.yaml:3:1 an overlay has no member steps/],
  [
    "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n  - {update: {}}",
    /o\.yaml:4:5 an action needs a target/,
  ],
])("%s is a mistake with its place", (text, message) => {
  expect(mistake(text)).toMatch(message);
});

test("members that begin with x- are allowed anywhere", () => {
  const text =
    "overlay: 1.0.0\nx-a: 1\ninfo: {title: T, version: '1', x-b: 1}\nactions:\n  - {target: $.info, update: {}, x-c: 1}\n";
  expect(() => applyOverlay(spec(), text, "o.yaml")).not.toThrow();
});

const extending = (extended: string) =>
  `overlay: 1.0.0\ninfo: {title: T, version: '1'}\nextends: ${extended}\nactions:\n  - {target: $.info, update: {}}\n`;

test("the file that an overlay extends must be the spec it is applied to; a URL names it", () => {
  const isOf = (path: string) => path === "bank.yaml";
  for (const extended of ["bank.yaml", "https://example.com/bank.yaml", "urn:bank"])
    expect(() => applyOverlay(spec(), extending(extended), "o.yaml", isOf)).not.toThrow();
  expect(() => applyOverlay(spec(), extending("../other.yaml"), "o.yaml", isOf)).toThrow(
    "o.yaml:3:10 the overlay extends ../other.yaml: name it with --spec",
  );
  expect(() => applyOverlay(spec(), extending("[1]"), "o.yaml", isOf)).toThrow(
    "o.yaml:3:10 extends must be the address of a spec",
  );
});
