// The map in CONTRIBUTING.md says which folder imports from which, and nothing imports anything else.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The folder of a file, as the map calls it: the files right below `src` are the contract. */
function folderOf(path: string): string {
  const [top = "", first = "", second = "", third] = path.split("/");
  if (top !== "src") return top;
  if (second === "") return "contract";
  if (first === "providers" && second === "shared") return "providers/shared";
  return first === "http" && third !== undefined ? `http/${second}` : first;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, path = ""]) =>
    relative(root, join(root, dirname(file), path)),
  );
}

test("the map has every import between folders, and no other", () => {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const from = folderOf(`src/${name}`);
    for (const path of importsOf(`src/${name}`)) {
      const to = folderOf(path);
      if (to !== from) found.set(from, (found.get(from) ?? new Set()).add(to));
    }
  }
  const lines = [...found].map(([from, to]) => `${from.padEnd(16)} ${[...to].sort().join(", ")}`).sort();
  const [, map = ""] =
    /<!-- imports -->\n```\n(.*?)\n```/s.exec(readFileSync(join(root, "CONTRIBUTING.md"), "utf8")) ?? [];
  expect(map.split("\n")).toEqual(lines);
});
