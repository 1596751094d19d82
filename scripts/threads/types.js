// Types of a bundled spec: a job of a thread, see worker.js.

import { createRequire } from "node:module";

// Required, not imported: an import looks through all of TypeScript for what it exports.
const require = createRequire(import.meta.url);
// What `openapiTS` does once it has linted and bundled, with a Redocly of its own, what we have linted and bundled before.
const transform = require("openapi-typescript/dist/transform/index.cjs");
const { astToString } = require("openapi-typescript/dist/lib/ts.cjs");
const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs");

export function types(document) {
  const options = { silent: true, defaultNonNullable: true };
  return astToString(
    transform(document, {
      ...options,
      discriminators: scanDiscriminators(document, options),
      injectFooter: [],
      resolve: ($ref) => resolveRef(document, $ref, options),
    }),
  );
}
