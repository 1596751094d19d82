// The text of a generated file.

import type { DataClasses } from "./table.js";

/** One spec, ready to be written. */
export interface GeneratedSpec {
  readonly provider: string;
  /** What openapi-typescript makes of it. */
  readonly types: string;
  readonly table: object;
  readonly classes: DataClasses;
}

export function render(
  { provider, types, table, classes }: GeneratedSpec,
  all: readonly DataClasses[],
  source = `specs/${provider}.yaml by \`npm run generate\``,
): string {
  // A name is public only where no spec uses it for anything else: records are redacted without knowing whose they are.
  const isPublic = (name: string) =>
    !all.some(({ personal, secret }) => personal.has(name) || secret.has(name));
  const names = new Set([...classes.personal, ...classes.containers, ...classes.public]);
  const others = [...names].filter(
    (name) => !classes.secret.has(name) && !(classes.public.has(name) && isPublic(name)),
  );
  return `// Made from ${source}. Do not edit.

${types}
/** How credentials travel, and one row per operation. */
export const api = ${JSON.stringify(table, null, 2)} as const;

/** Properties that no record of the contract shows. */
export const secretProperties = ${JSON.stringify([...classes.secret].sort(), null, 2)} as const;

/** Properties that a log may show. */
export const publicProperties = ${JSON.stringify([...classes.public].filter(isPublic).sort(), null, 2)} as const;

/** All other properties: a log may show their names, and not what they hold. */
export const otherProperties = ${JSON.stringify(others.sort(), null, 2)} as const;
`;
}
