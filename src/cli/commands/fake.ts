import { type FakeFlags, fakeFlags, startFake } from "../../fake/command.js";
import { type CliCommand, untilStopped } from "../context.js";

/** The fake bank as a server. */
export const fake: CliCommand = {
  name: "fake",
  description: "Serve a bank that remembers what is written and fails on command, until Ctrl-C.",
  examples: [
    "banking-customers fake --provider finhub --customers 1000 --port 4010",
    "banking-customers fake --provider bankingservice --put merge --missing 400",
  ],
  define(command) {
    for (const { flag, value, description } of fakeFlags) {
      const placeholder = value.startsWith("<") ? value : `<${value}>`;
      if (flag === "provider") command.requiredOption(`--${flag} ${placeholder}`, description);
      else command.option(`--${flag} ${placeholder}`, description);
    }
    command.option("--no-control", "without the control API and the page under /_fake/");
  },
  async run(given, _operands, context) {
    const flags: Record<string, string | boolean | undefined> = {};
    for (const { flag } of fakeFlags) {
      const value = given[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
      if (typeof value === "string") flags[flag] = value;
    }
    if (given.control === false) flags["no-control"] = true;
    const bank = await startFake(flags satisfies FakeFlags, context.line);
    context.line(`${bank.provider.padEnd(14)} ${bank.url}`);
    if (flags["no-control"] !== true)
      context.line(`${"control".padEnd(14)} ${new URL(bank.url).origin}/_fake/`);
    context.json({ provider: bank.provider, url: bank.url });
    await untilStopped(context.signal);
    await bank.close();
    return 0;
  },
};
