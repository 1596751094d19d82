// Lints and bundles specs: jobs of a thread, see worker.js.

import { createRequire } from "node:module";

// Required, not imported: that loads its 250 files in two thirds of the time.
const { BaseResolver, bundle, formatProblems, getTotals, lint, loadConfig, YamlParseError } = createRequire(
  import.meta.url,
)("@redocly/openapi-core");

let config;
let resolver;

/** Reads the settings and the files anew. Tells of each file that is not YAML: lint would throw, or tell of a mistake in a shared file once for each reference to it. */
export async function open({ settings, files }) {
  config = await loadConfig({ configPath: settings });
  resolver = new BaseResolver(config.resolve);
  const mistakes = [];
  for (const file of files) {
    try {
      await resolver.resolveDocument(null, file, true);
    } catch (error) {
      const at = error instanceof YamlParseError ? `:${error.line}:${error.col}` : "";
      mistakes.push({ file, at, message: error.message });
    }
  }
  return mistakes;
}

/** A spec in one document; nothing when it has problems, which are printed. */
export async function read({ file, cwd }) {
  const problems = await lint({ ref: file, config, externalRefResolver: resolver });
  if (problems.length > 0) {
    formatProblems(problems, { cwd, totals: getTotals(problems), version: "", maxProblems: 20 });
    return undefined;
  }
  // Files are parsed once for all. Bundling changes what it reads: it gets copies.
  const copies = new BaseResolver(config.resolve);
  copies.loadExternalRef = (path) => resolver.resolveDocument(null, path);
  copies.parseDocument = ({ source, parsed }) => ({ source, parsed: structuredClone(parsed) });
  const { bundle: bundled } = await bundle({ ref: file, config, externalRefResolver: copies });
  return bundled.parsed;
}
