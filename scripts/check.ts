// `npm run check`: everything CI holds a change to, in one go. Ends with the count of the test report.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "banking-customers-"));
const report = join(scratch, "report.json");

const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["specs lint", "redocly", "lint"],
  ["generated files are fresh", "tsx", "scripts/generate.ts", "--check"],
  ["table of operations in the README", "tsx", "scripts/matrix.ts", "--check"],
  ["types", "tsc", "--noEmit"],
  ["format and lint", "biome", "check", "--error-on-warnings"],
  ["nothing breaks users", "tsx", "scripts/breaking.ts"],
  ["build", "tsx", "scripts/build.ts"],
  ["package", "publint"],
  ["package types", "attw", "--pack", ".", "--profile", "esm-only", "--format", "ascii"],
  ["tests", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
];

let failed = false;
for (const [name, command, ...args] of steps) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(join(root, "node_modules/.bin", command), args, {
    cwd: root,
    stdio: "inherit",
  });
  console.log(`${status === 0 ? "✓" : "✗"} ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed = true;
}

console.log(`\nsrc/ has ${await linesOf(join(root, "src"))} lines`);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  if (!success || numPassedTests === 0) failed = true;
  // A file that does not load has no tests to count.
  const broken = numFailedTests === 0 && !success ? Math.max(1, numFailedTestSuites) : numFailedTests;
  console.log(`${numPassedTests} passed, ${broken} failed`);
} catch {
  failed = true;
  console.log("0 passed, 1 failed");
}
rmSync(scratch, { recursive: true });
process.exitCode = failed ? 1 : 0;

async function linesOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sources = files
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFile(join(folder, name), "utf8"));
  return (await Promise.all(sources)).reduce((sum, source) => sum + source.split("\n").length - 1, 0);
}
