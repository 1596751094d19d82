// Reading and linting a spec with Redocly, by the rules of this package.

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { AppliedAction, Mistake } from "./overlay.js";
import { loadPeer } from "./peers.js";

/** A problem that Redocly reports, as far as it is used. */
interface Problem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly location: readonly {
    readonly source: { readonly absoluteRef: string };
    readonly pointer?: string;
    readonly start?: { readonly line: number; readonly col: number };
  }[];
}

interface Redocly {
  loadConfig(options: { configPath: string }): Promise<{ resolve: unknown }>;
  lint(options: { ref: string; config: unknown }): Promise<readonly Problem[]>;
  lintFromString(options: {
    source: string;
    absoluteRef: string;
    config: unknown;
  }): Promise<readonly Problem[]>;
  bundle(options: { ref: string; config: unknown }): Promise<{ bundle: { parsed: unknown } }>;
  getLineColLocation(location: unknown): { start: { line: number; col: number } };
}

/** Without these, a client would do something else than the spec says. All others are advice for a spec of a user's own. */
const errors = new Set([
  "struct",
  "spec",
  "no-unresolved-refs",
  "operation-operationId",
  "operation-operationId-unique",
  "path-parameters-defined",
  "no-schema-type-mismatch",
  "claims/effect",
  "claims/data-class",
  "claims/secret",
]);

export interface Linted {
  readonly errors: readonly Mistake[];
  readonly warnings: readonly Mistake[];
}

/** The folder of this package: the one with the specs. */
export function packageRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "specs", "cyrexa.yaml"))) return folder;
    if (folder === dirname(folder)) throw new Error("the package is incomplete: it has no specs");
  }
}

/** Lints and bundles specs by the rules of this package. */
export class Linter {
  readonly #redocly = loadPeer("@redocly/openapi-core") as Redocly;
  #config: Promise<unknown> | undefined;

  #settings(): Promise<unknown> {
    this.#config ??= this.#redocly.loadConfig({ configPath: join(packageRoot(), "redocly.yaml") });
    return this.#config;
  }

  /** One document of a spec and the files it refers to. */
  async bundle(ref: string): Promise<{ [member: string]: unknown }> {
    const { bundle } = await this.#redocly.bundle({ ref, config: await this.#settings() });
    return bundle.parsed as { [member: string]: unknown };
  }

  /** The problems of a spec of the user's own, where they stand in its files. */
  async file(ref: string): Promise<Linted> {
    const problems = await this.#redocly.lint({ ref, config: await this.#settings() });
    return sorted(problems, (problem) => {
      const [at] = problem.location;
      const { line, col } = at ? this.#redocly.getLineColLocation(at).start : { line: 1, col: 1 };
      return {
        file: relative(process.cwd(), at?.source.absoluteRef ?? ref),
        line,
        column: col,
        message: problem.message,
      };
    });
  }

  /** The problems of a spec with overlays, each at the action that touched the place last. */
  async overlaid(document: object, actions: readonly AppliedAction[], file: string): Promise<Linted> {
    const source = JSON.stringify(document);
    const absoluteRef = join(packageRoot(), "specs", "overlaid.json");
    const problems = await this.#redocly.lintFromString({
      source,
      absoluteRef,
      config: await this.#settings(),
    });
    return sorted(problems, (problem) => {
      const pointer = (problem.location[0]?.pointer ?? "").replace(/^#/, "").replace(/\/$/, "");
      const touched = (place: string) => pointer.startsWith(place) || place.startsWith(pointer);
      const action = [...actions].reverse().find(({ pointers }) => pointers.some(touched));
      const { line, column } = action ?? { line: 1, column: 1 };
      return { file: action?.file ?? file, line, column, message: `${problem.message} (${pointer || "/"})` };
    });
  }
}

function sorted(problems: readonly Problem[], mistakeOf: (problem: Problem) => Mistake): Linted {
  const named = problems.map((problem) => ({
    isError: errors.has(problem.ruleId) && problem.severity !== "off",
    mistake: { ...mistakeOf(problem), message: `${oneLine(mistakeOf(problem).message)} [${problem.ruleId}]` },
  }));
  const of = (isError: boolean) =>
    named.filter((one) => one.isError === isError).map(({ mistake }) => mistake);
  return { errors: of(true), warnings: of(false) };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
