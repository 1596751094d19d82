// The text of a generated file.

import type { DataClasses } from "./table.js";

/** One spec, ready to be written. */
export interface GeneratedSpec {
  readonly provider: string;
  /** What openapi-typescript makes of it. */
  readonly types: string;
  readonly table: object;
  readonly classes: DataClasses;
  /** The words of each schema that lists them; only a spec of a user's own needs them. */
  readonly words?: { readonly [schema: string]: readonly string[] };
}

/** Of a spec of a user's own, `api` brings all that a client takes from it; the package's clients take only what they use. */
export function render(
  { provider, types, table, classes, words = {} }: GeneratedSpec,
  all: readonly DataClasses[],
  own?: string,
): string {
  // A name is public only where no spec uses it for anything else: records are redacted without knowing whose they are.
  const isPublic = (name: string) =>
    classes.public.has(name) && !all.some(({ personal, secret }) => personal.has(name) || secret.has(name));
  const names = [...classes.personal, ...classes.containers, ...classes.public];
  const others = names.filter((name) => !classes.secret.has(name) && !isPublic(name));
  const list = (found: Iterable<string>) => JSON.stringify([...new Set(found)].sort(), null, 2);
  const rows = JSON.stringify(table, null, 2);
  const source = own ?? `specs/${provider}.yaml by \`npm run generate\``;
  return `// Made from ${source}. Do not edit.

${types}
/** Properties that no record of the contract shows. */
export const secretProperties = ${list(classes.secret)} as const;

/** Properties that a log may show. */
export const publicProperties = ${list([...classes.public].filter(isPublic))} as const;

/** All other properties: a log may show their names, and not what they hold. */
export const otherProperties = ${list(others)} as const;

/** How credentials travel, and one row per operation. */
${own === undefined ? `export const api = ${rows} as const;` : ownApi(rows, JSON.stringify(words, null, 2))}
`;
}

function ownApi(rows: string, words: string): string {
  return `const table = ${rows} as const;

/** The words of schemas that list them. */
const words = ${words} as const;

/** What a client takes as the option \`api\`. */
export const api: typeof table & {
  readonly secretProperties: typeof secretProperties;
  readonly publicProperties: typeof publicProperties;
  readonly otherProperties: typeof otherProperties;
  readonly words: typeof words;
  readonly $types?: { readonly paths: paths; readonly components: components };
} = { ...table, secretProperties, publicProperties, otherProperties, words };`;
}
