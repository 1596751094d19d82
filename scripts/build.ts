// `npm run build`: dist/, ESM and declarations with source maps.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { bundleUndici } from "./undici.js";

const root = new URL("../", import.meta.url).pathname;
rmSync(`${root}dist`, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "scripts/tsconfig.build.json"],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
if (status === 0) await bundleUndici(`${root}dist`);
