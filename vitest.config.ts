import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The package's `imports` name built files; tests run the source.
  resolve: { alias: { "#platform": fileURLToPath(new URL("src/http/platform.node.ts", import.meta.url)) } },
  test: { include: ["test/**/*.test.ts"], testTimeout: 10_000 },
});
