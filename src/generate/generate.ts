// A generated file from a spec of the package or of the user's own, with overlays.

import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { ProviderName } from "../customers.js";
import { shippedSpec } from "../spec/documents.js";
import type { Node } from "../spec/node.js";
import { type Linted, Linter, packageRoot } from "./lint.js";
import { brokenNeeds } from "./needs.js";
import { type AppliedAction, applyOverlay, MistakesError } from "./overlay.js";
import { loadPeer, needPeers } from "./peers.js";
import { render } from "./render.js";
import { dataClassesOf, tableOf, wordsOf } from "./table.js";

export interface GenerateOptions {
  readonly provider: ProviderName;
  /** A spec in place of the shipped one. */
  readonly spec?: string | undefined;
  /** Overlays, in the order in which they are applied. */
  readonly overlays?: readonly string[] | undefined;
}

export interface Generated {
  /** The file's text; absent when the spec has errors. */
  readonly text?: string;
  readonly linted: Linted;
  /** What breaks the mapping of the package. */
  readonly broken: readonly string[];
}

const providers: readonly ProviderName[] = ["cyrexa", "finhub", "counterparty", "bankingservice"];

/** The bundled spec with overlays, for whoever serves or compares it. */
export async function overlaidSpec(
  { provider, spec, overlays = [] }: GenerateOptions,
  linter = new Linter(),
): Promise<{ readonly document: { [member: string]: unknown }; readonly actions: readonly AppliedAction[] }> {
  const file = spec === undefined ? join(packageRoot(), "specs", `${provider}.yaml`) : resolve(spec);
  if (!existsSync(file)) throw new Error(`there is no file ${spec}`);
  const document = structuredClone(await linter.bundle(file));
  const actions: AppliedAction[] = [];
  for (const overlay of overlays) {
    const text = await readFile(overlay, "utf8").catch(() => {
      throw new Error(`there is no file ${overlay}`);
    });
    const isOf = (path: string) => realPath(resolve(dirname(overlay), path)) === realPath(file);
    actions.push(...applyOverlay(document, text, relative(process.cwd(), resolve(overlay)), isOf));
  }
  return { document, actions };
}

/** Without the links that package managers make; of a file that is not there, its path. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** Lints a spec, makes its types and its table, and checks that the mapping of the package still fits. */
export async function generateFile(options: GenerateOptions): Promise<Generated> {
  needPeers("generate", ["@redocly/openapi-core", "openapi-typescript", "typescript"]);
  const linter = new Linter();
  const { provider, spec, overlays = [] } = options;
  if (spec !== undefined) {
    const linted = await linter.file(resolve(spec));
    if (linted.errors.length > 0) return { linted, broken: [] };
  }
  const { document, actions } = await overlaidSpec(options, linter);
  const linted = await linter.overlaid(document, actions, spec ?? `specs/${provider}.yaml`);
  const broken = linted.errors.length > 0 ? [] : brokenNeeds(provider, document);
  if (linted.errors.length > 0 || broken.length > 0) return { linted, broken };
  const classes = dataClassesOf(document);
  const others = providers
    .filter((name) => name !== provider)
    .map((name) => dataClassesOf(shippedSpec(name).spec.document));
  const source = [spec ?? `the spec of ${provider}`, ...overlays].join(", ");
  const types = await typesOf(document);
  const parts = { provider, types, table: tableOf(document), classes, words: wordsOf(document) };
  const text = render(parts, [classes, ...others], `${source} by \`banking-customers generate\``);
  return { text, linted, broken };
}

interface OpenApiTypeScript {
  readonly default: (document: unknown, options: object) => Promise<unknown>;
  astToString(tree: unknown): string;
}

async function typesOf(document: Node): Promise<string> {
  const { default: openapiTS, astToString } = loadPeer("openapi-typescript") as OpenApiTypeScript;
  return astToString(await openapiTS(structuredClone(document), { silent: true, defaultNonNullable: false }));
}

export { MistakesError };
