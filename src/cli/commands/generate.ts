import { existsSync, watch } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { changes } from "../../generate/changes.js";
import { generateFile } from "../../generate/generate.js";
import { MistakesError, mistakeLine } from "../../generate/overlay.js";
import { type CliCommand, type Context, type Provider, providerOf, untilStopped } from "../context.js";

interface Options {
  readonly provider: Provider;
  readonly spec: string | undefined;
  readonly overlays: readonly string[];
  readonly out: string;
  readonly isCheck: boolean;
}

/** Types and operation table of a spec, in the user's own repository. */
export const generate: CliCommand = {
  name: "generate",
  description: "Lint a spec, apply overlays and generate the file that a client takes as `api`.",
  examples: [
    "banking-customers generate --provider cyrexa --out src/generated/cyrexa.ts",
    "banking-customers generate --provider cyrexa --overlay tenant.yaml --out src/generated/cyrexa.ts --check",
  ],
  define(command) {
    command
      .requiredOption("--provider <name>", "cyrexa, finhub, counterparty or bankingservice")
      .requiredOption("--out <file>", "the file to write")
      .option("--overlay <file>", "an OpenAPI Overlay (1.0, 1.1) to apply; may be repeated", collect, [])
      .option("--spec <file>", "a spec in place of the one that is shipped")
      .option("--check", "write nothing; exit with 1 when the file is not what it would be")
      .option("--watch", "generate again whenever the spec or an overlay is saved");
  },
  async run(given, _operands, context) {
    const options: Options = {
      provider: providerOf(given.provider),
      spec: typeof given.spec === "string" ? given.spec : undefined,
      overlays: Array.isArray(given.overlay) ? given.overlay.map(String) : [],
      out: String(given.out),
      isCheck: given.check === true,
    };
    if (given.watch !== true) return once(options, context);
    if (options.isCheck) throw new Error("--check and --watch exclude each other");
    await watched(options, context);
    return 0;
  },
};

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

async function once(options: Options, context: Context): Promise<0 | 1> {
  const { line, json, err, paint } = context;
  const { out, isCheck } = options;
  let result: Awaited<ReturnType<typeof generateFile>>;
  try {
    result = await generateFile(options);
  } catch (error) {
    if (!(error instanceof MistakesError)) throw error;
    for (const mistake of error.mistakes) err(`${mistakeLine(mistake)}\n`);
    json({ ok: false, errors: error.mistakes });
    return 1;
  }
  const { text, linted, broken } = result;
  for (const mistake of linted.errors) err(`${paint.red("error")} ${mistakeLine(mistake)}\n`);
  for (const mistake of linted.warnings.slice(0, 20)) line(paint.dim(`warning ${mistakeLine(mistake)}`));
  for (const message of broken) err(`${paint.red("error")} ${message}\n`);
  if (text === undefined) {
    json({ ok: false, errors: linted.errors, warnings: linted.warnings, broken });
    return 1;
  }
  const before = existsSync(out) ? await readFile(out, "utf8") : undefined;
  const isFresh = before === text;
  const changed = before === undefined || isFresh ? [] : changes(before, text);
  json({
    ok: isFresh || !isCheck,
    file: out,
    written: !isFresh && !isCheck,
    changes: changed,
    warnings: linted.warnings,
  });
  if (isCheck) {
    if (!isFresh) err(`${out} is stale: run banking-customers generate without --check\n`);
    return isFresh ? 0 : 1;
  }
  if (!isFresh) {
    await mkdir(dirname(resolve(out)), { recursive: true });
    await writeFile(out, text);
  }
  line(isFresh ? `${out} is up to date` : `${out} written${changed.length > 0 ? ":" : ""}`);
  for (const change of changed.slice(0, 40)) line(`  ${change}`);
  if (changed.length > 40) line(`  … and ${changed.length - 40} more`);
  return 0;
}

async function watched(options: Options, context: Context): Promise<void> {
  const again = async () => {
    try {
      await once(options, context);
    } catch (error) {
      context.err(`${error instanceof Error ? error.message : "it failed"}\n`);
    }
  };
  await again();
  let pending: NodeJS.Timeout | undefined;
  const files = [options.spec, ...options.overlays].filter((file) => file !== undefined);
  // Folders, not files: many editors replace a file when they save it.
  const folders = new Set(files.map((file) => dirname(resolve(file))));
  const watchers = [...folders].map((folder) =>
    watch(folder, () => {
      clearTimeout(pending);
      pending = setTimeout(again, 100);
    }),
  );
  context.line("watching (Ctrl-C ends)");
  await untilStopped(context.signal);
  clearTimeout(pending);
  for (const watcher of watchers) watcher.close();
}
