// The options `--spec` and `--apply`: a spec of the user's own.

import type { Command } from "commander";
import { overlaidSpec } from "../generate/generate.js";
import { MistakesError, mistakeLine } from "../generate/overlay.js";
import { needPeers } from "../generate/peers.js";
import type { Node } from "../spec/node.js";
import type { Context, Provider } from "./context.js";

export function addSpecOptions(command: Command): Command {
  return command
    .option("--spec <file>", "take this spec in place of the shipped one; needs --provider")
    .option(
      "--apply <file>",
      "apply an overlay to the spec first; needs --provider; may be repeated",
      (value: string, before: string[]) => [...before, value],
      [],
    );
}

/** The bundled specs that a command was given in place of the shipped ones, by provider. */
export async function ownSpecs(
  command: string,
  given: Readonly<Record<string, unknown>>,
  provider: Provider | undefined,
  context: Context,
): Promise<{ readonly [provider: string]: Node } | undefined> {
  const spec = typeof given.spec === "string" ? given.spec : undefined;
  const overlays = Array.isArray(given.apply) ? given.apply.map(String) : [];
  if (spec === undefined && overlays.length === 0) return undefined;
  if (provider === undefined) throw new Error("--spec and --apply need --provider");
  needPeers(`${command} --spec and --apply`, ["@redocly/openapi-core"]);
  try {
    const { document } = await overlaidSpec({ provider, spec, overlays });
    return { [provider]: document };
  } catch (error) {
    if (error instanceof MistakesError)
      for (const mistake of error.mistakes) context.err(`${mistakeLine(mistake)}\n`);
    throw error instanceof MistakesError ? new Error("the overlay cannot be applied") : error;
  }
}
