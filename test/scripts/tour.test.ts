import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("the tour reads what it created, and fits in 100 columns", { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/tour.ts"], {
    cwd: new URL("../../", import.meta.url),
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  const lines = stdout.split("\n");
  expect(lines.filter((line) => [...line].length > 100)).toEqual([]);
  const created = lines.flatMap((line, at) => (/ create +✓ id \S/.test(line) ? [lines[at + 1] ?? ""] : []));
  expect(created).toHaveLength(4);
  for (const line of created) expect(line).toMatch(/ get +✓ Grace Hopper /);
});
