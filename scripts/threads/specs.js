// Lints and bundles specs: jobs of a thread, see worker.js.

import { createRequire } from "node:module";
import { relative } from "node:path";

// Required, not imported: that loads its 250 files in two thirds of the time.
const { BaseResolver, bundle, formatProblems, getTotals, lint, loadConfig, YamlParseError } = createRequire(
  import.meta.url,
)("@redocly/openapi-core");

let config;
let cwd;
let resolver;

/** Reads the settings and the files anew. Gives a line for each file that is not YAML. */
export async function open({ settings, root, files }) {
  config = await loadConfig({ configPath: settings });
  cwd = root;
  resolver = new BaseResolver(config.resolve);
  const mistakes = [];
  for (const file of files) {
    try {
      await resolver.resolveDocument(null, file, true);
    } catch (error) {
      const at = error instanceof YamlParseError ? `:${error.line}:${error.col}` : "";
      mistakes.push(`${relative(root, file)}${at} ${error.message}`);
    }
  }
  return mistakes;
}

/** A spec in one document; nothing when it has problems, which are printed. */
export async function read(ref) {
  const problems = await lint({ ref, config, externalRefResolver: resolver });
  if (problems.length > 0) {
    formatProblems(problems, { cwd, totals: getTotals(problems), version: "", maxProblems: 20 });
    return undefined;
  }
  // Each file is parsed once for all. Bundling changes what it reads, so it gets copies.
  const copies = new BaseResolver(config.resolve);
  copies.loadExternalRef = (path) => resolver.resolveDocument(null, path);
  copies.parseDocument = ({ source, parsed }) => ({ source, parsed: structuredClone(parsed) });
  const { bundle: bundled } = await bundle({ ref, config, externalRefResolver: copies });
  return bundled.parsed;
}
