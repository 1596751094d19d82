// `npm run fake -- --provider finhub --customers 1000`: a bank that remembers, until Ctrl-C.

import { parseArgs } from "node:util";
import { isBankingError } from "../src/errors.js";
import { fakeFlags, startFake } from "../src/fake/command.js";

const options = Object.fromEntries(fakeFlags.map(({ flag }) => [flag, { type: "string" }] as const));
try {
  const { values } = parseArgs({
    options: { ...options, "no-control": { type: "boolean" }, help: { type: "boolean" } },
  });
  const { help, ...flags } = values;
  if (help) {
    for (const { flag, value, description } of fakeFlags)
      console.log(`  --${flag} ${value}\n      ${description}`);
    console.log("  --no-control\n      Neither a control API nor a page below /_fake/.");
  } else {
    const bank = await startFake(flags, console.log);
    console.log(`${bank.provider.padEnd(15)} ${bank.url}`);
    if (!flags["no-control"]) console.log(`${"control".padEnd(15)} ${new URL(bank.url).origin}/_fake/`);
    process.once("SIGINT", () => void bank.close());
  }
} catch (error) {
  if (!isBankingError(error) && !(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
