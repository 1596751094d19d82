// The package as its users get it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = new URL("../", import.meta.url).pathname;

/** What the command printed. Throws when it fails. */
export function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** An empty project with the package in it: built, packed, installed. */
export function installPacked(): string {
  const folder = mkdtempSync(join(tmpdir(), "banking-customers-"));
  run(root, "npm", "run", "build");
  const pack = run(root, "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", folder);
  const [{ filename }] = JSON.parse(pack);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  run(folder, "npm", "install", "--no-audit", "--no-fund", `./${filename}`);
  return folder;
}

/** Installs the tools of a folder below test/; says why not, and goes on with what is there. */
export function installTools(name: string): string {
  const folder = join(root, "test", name);
  try {
    run(folder, "npm", "install", "--no-save", "--prefer-offline", "--no-audit", "--no-fund");
  } catch (error) {
    console.error(`test/${name}: npm install failed: ${error instanceof Error ? error.message : error}`);
  }
  return folder;
}
