import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** child.ts as one file, for a Node process of its own; and how to take it away. */
export async function bundledChild(): Promise<{ readonly program: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "child-"));
  const program = join(folder, "child.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("child.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    // undici is CommonJS.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    alias: {
      "#failures": fileURLToPath(new URL("../../src/http/sending/failures.ts", import.meta.url)),
      "#platform": fileURLToPath(new URL("../../src/http/sending/platform.node.ts", import.meta.url)),
    },
  });
  return { program, remove: () => rm(folder, { recursive: true }) };
}
