import { readFile, writeFile } from "node:fs/promises";
import { stringify } from "yaml";
import { htmlReport } from "../../observe/html.js";
import { compare, type Finding, mergeObservations, type Observations } from "../../observe/index.js";
import { overlayOf } from "../../observe/overlay.js";
import { shippedSpec } from "../../spec/documents.js";
import type { Node } from "../../spec/node.js";
import { type CliCommand, type Context, type Provider, providerOf } from "../context.js";
import { addSpecOptions, ownSpecs } from "../own-specs.js";

/** What was seen, beside what the specs say. */
export const drift: CliCommand = {
  name: "drift",
  description:
    "Compare observations with a spec: a verdict on each claim, and what contradicts the spec or is not in it.",
  examples: [
    "banking-customers drift observations/*.json --html drift.html",
    "banking-customers drift observations.json --overlay learned.yaml --fail-on refuted",
  ],
  define(command) {
    addSpecOptions(command)
      .argument("<files...>", "observations, as `observer.report()` gives them")
      .option("--provider <name>", "only this provider")
      .option("--html <file>", "write a report as one page")
      .option(
        "--overlay <file>",
        "write an overlay with which the spec says what was seen; needs one provider",
      )
      .option(
        "--fail-on <what>",
        "refuted: exit with 1 when a claim is refuted; new: also when something is not in the spec",
      );
  },
  async run(given, files, context) {
    const failOn = given.failOn;
    if (failOn !== undefined && failOn !== "refuted" && failOn !== "new")
      throw new Error("--fail-on must be refuted or new");
    const only = given.provider === undefined ? undefined : providerOf(given.provider);
    const seen = selected(mergeObservations(...(await Promise.all(files.map(read)))), only);
    const specs = await ownSpecs("drift", given, only, context);
    const comparison = compare(seen, { specs });
    const { claims, findings } = comparison;
    if (typeof given.html === "string") {
      await writeFile(given.html, htmlReport(comparison, seen));
      context.line(`${given.html} written`);
    }
    if (typeof given.overlay === "string") {
      const [provider, another] = Object.keys(seen.providers).map(providerOf);
      if (provider === undefined || another !== undefined)
        throw new Error("--overlay needs observations of one provider: name it with --provider");
      const document: Node = specs?.[provider] ?? shippedSpec(provider).spec.document;
      await writeFile(
        given.overlay,
        stringify(overlayOf(comparison, provider, document, seen.from), { lineWidth: 110 }),
      );
      context.line(`${given.overlay} written`);
    }
    context.json({ claims, findings });
    print(findings, context);
    const counts = ["confirmed", "refuted", "unseen"].map(
      (verdict) => `${claims.filter((claim) => claim.verdict === verdict).length} ${verdict}`,
    );
    context.line(`${claims.length} claims: ${counts.join(", ")}; ${findings.length} findings`);
    const isRefuted = claims.some(({ verdict }) => verdict === "refuted");
    return (failOn !== undefined && isRefuted) || (failOn === "new" && findings.length > 0) ? 1 : 0;
  },
};

async function read(file: string): Promise<Observations> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`there is no file ${file}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON`);
  }
}

function selected(seen: Observations, only: Provider | undefined): Observations {
  if (only === undefined) return seen;
  const found = seen.providers[only];
  if (!found) throw new Error(`there are no observations of ${only}`);
  return { ...seen, providers: { [only]: found } };
}

function print(findings: readonly Finding[], { line, paint }: Context): void {
  for (const { kind, operation, status, pointer, claimed, seen, count, of } of findings) {
    const where = `${operation} ${status} ${pointer || "/"}`;
    line(`${paint.red(kind.padEnd(17))} ${where}: ${claimed} claimed, ${seen} seen, ${count} of ${of}`);
  }
}
