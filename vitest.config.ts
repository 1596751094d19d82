import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`src/${name}`, import.meta.url));

export default defineConfig({
  // The package's `imports` and `exports` name built files; tests run the source.
  resolve: {
    alias: [
      { find: "#failures", replacement: source("http/sending/failures.ts") },
      { find: "#platform", replacement: source("http/sending/platform.node.ts") },
      { find: "#listen", replacement: source("fake/server.node.ts") },
      { find: /^banking-customers$/, replacement: source("index.ts") },
      {
        find: /^banking-customers\/(auth|across|callbacks|fake|fleet|observe|openapi-fetch|otel|testing)$/,
        replacement: source("$1/index.ts"),
      },
      { find: /^banking-customers\/(\w+)$/, replacement: source("providers/$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 20_000,
    // Vitest would leave one idle.
    maxWorkers: availableParallelism(),
  },
});
