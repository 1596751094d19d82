// `npm run generate` without the type-check, beside one run of openapi-typescript's command line over the largest spec.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Row, ratios } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;

export async function generation(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "generation-"));
  const run = (cwd: string, ...args: string[]) => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd, stdio: "ignore" });
    if (status !== 0) throw new Error(`${args[0]} failed`);
    return performance.now() - started;
  };
  const theirs = () =>
    // From elsewhere: beside our redocly.yaml the command line wants settings of its own.
    run(
      folder,
      join(root, "node_modules/openapi-typescript/bin/cli.js"),
      join(root, "specs/counterparty.yaml"),
      "-o",
      join(folder, "out.ts"),
    );
  const ours = () => run(root, "--import", "tsx", "scripts/generate.ts", "--check");
  const row = await ratios(
    "time ÷ openapi-typescript's command line",
    "generate, four specs",
    2.5,
    5,
    async () => ours() / theirs(),
  );
  rmSync(folder, { recursive: true });
  return [row];
}
