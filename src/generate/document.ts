// A bundled spec as a module: what reads it at run time (the fake bank, observations) needs no YAML and no file system.

import type { Node } from "./table.js";

/** Prose that nothing reads at run time. */
const prose = new Set(["description", "summary", "tags", "info", "license"]);
/** Their members are names that a provider chose, not words of OpenAPI. */
const maps = new Set(["properties", "paths", "webhooks", "schemas", "parameters", "responses", "examples"]);
/** Data, which stays as it is. */
const data = new Set(["example", "value", "enum", "required", "dependentRequired"]);

/** The module of a bundled spec, without its prose. What is not called is not built, so an unused spec costs its text only. */
export function documentModule(provider: string, document: Node): string {
  return `// Made from specs/${provider}.yaml by \`npm run generate\`. Do not edit.

/** The spec as one document: references point into it, prose is left out, \`x-\` members stay. */
export const document = (): { readonly [member: string]: unknown } => (${JSON.stringify(terse(document, ""), null, 1)});
`;
}

function terse(value: unknown, name: string): unknown {
  if (data.has(name)) return value;
  if (Array.isArray(value)) return value.map((item) => terse(item, ""));
  if (typeof value !== "object" || value === null) return value;
  const isMap = maps.has(name);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([member]) => isMap || !prose.has(member))
      .map(([member, below]) => [member, terse(below, isMap ? "" : member)]),
  );
}
