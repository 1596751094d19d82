#!/usr/bin/env node
// The program `banking-customers`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../generate/lint.js";
import { run } from "./program.js";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // Who asks twice does not want to wait.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}
const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
process.exitCode = await run(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    signal: stop.signal,
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
  },
  String(version),
);
