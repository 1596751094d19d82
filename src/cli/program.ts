// One program: its commands, what they print and how they end.

import { Command, CommanderError } from "commander";
import { isBankingError } from "../errors.js";
import { doctor } from "./commands/doctor.js";
import { drift } from "./commands/drift.js";
import { fake } from "./commands/fake.js";
import { generate } from "./commands/generate.js";
import { mock } from "./commands/mock.js";
import { type CliCommand, type Context, contextOf, type Streams } from "./context.js";

/** Every command. A new one is a file in `commands` and a name here. */
const commands: readonly CliCommand[] = [generate, mock, fake, drift, doctor];

/** 0: fine. 1: what it looked for is wrong. 2: it could not do its work. 130: stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Runs the program with these arguments; does not end the process. */
export async function run(args: readonly string[], streams: Streams, version: string): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command("banking-customers")
    .description("Specs, mock servers and a fake bank for the customer APIs of four banking platforms.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.out(text),
      writeErr: () => {},
    })
    .showSuggestionAfterError(true);
  for (const command of commands) {
    const made = program
      .command(command.name)
      .description(command.description)
      .option("--json", "print one JSON document, for machines")
      .addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  ${line}`).join("\n")}\n`)
      .exitOverride();
    command.define(made);
    made.action(async (...given: unknown[]) => {
      // The last two are the options and the command itself; before them stand the arguments.
      const options = (given.at(-2) ?? {}) as Record<string, unknown>;
      const context: Context = contextOf(streams, options.json === true);
      const operands = given
        .slice(0, -2)
        .flat()
        .filter((one) => typeof one === "string");
      code = await command.run(options, operands, context);
    });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return streams.signal.aborted ? 130 : code;
  } catch (error) {
    if (streams.signal.aborted) return 130;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === "commander.help") {
        streams.err(program.helpInformation());
        return 2;
      }
      streams.err(`${oneLine(error.message)}\n`);
      return 2;
    }
    streams.err(`${messageOf(error)}\n`);
    return 2;
  }
}

const oneLine = (text: string) =>
  text
    .replace(/^error: /, "")
    .replace(/\n\(?/g, " (")
    .replace(/\s+/g, " ")
    .trim();

/** What of an error is fit to print. */
function messageOf(error: unknown): string {
  if (isBankingError(error)) return error.message;
  return error instanceof Error ? error.message : "it failed";
}
