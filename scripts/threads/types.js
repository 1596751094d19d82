// Types of a bundled spec: a job of a thread, see worker.js.

import { createRequire } from "node:module";

// Required, not imported: an import looks through all of TypeScript for what it exports.
const { default: openapiTS, astToString } = createRequire(import.meta.url)("openapi-typescript");

export async function types(document) {
  return astToString(await openapiTS(document, { silent: true, defaultNonNullable: false }));
}
