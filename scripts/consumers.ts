// `npm run test:consumers`: a strict project that uses the packed package, under every TypeScript of test/consumer.
// Also counts what its types cost the compiler, and runs the README's vitest setup and test word for word.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPacked, installTools, root, run } from "./packed.js";

const tools = installTools("consumer");
const folder = installPacked();
const sources = readdirSync(join(root, "test/consumer")).filter((name) => name.endsWith(".ts"));
for (const name of sources) copyFileSync(join(root, "test/consumer", name), join(folder, name));

const modes = [
  ["bundler", "--module", "esnext", "--moduleResolution", "bundler"],
  ["nodenext", "--module", "nodenext", "--moduleResolution", "nodenext"],
] as const;
// No @types of this machine: `none` does not exist.
const strict = ["--noEmit", "--strict", "--target", "es2022", "--typeRoots", "none", "--extendedDiagnostics"];

/** The number of instantiations, or the errors. */
function compile(typescript: string, files: readonly string[], ...flags: string[]): number | string {
  try {
    const tsc = join(tools, "node_modules", typescript, "bin/tsc");
    const output = run(folder, process.execPath, tsc, ...strict, ...flags, ...files);
    return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}

console.log("| TypeScript | moduleResolution | skipLibCheck | result |\n|---|---|---|---|");
for (const typescript of ["typescript5", "typescript6", "typescript7"]) {
  const version = run(tools, process.execPath, join("node_modules", typescript, "bin/tsc"), "--version");
  for (const [resolution, ...mode] of modes) {
    for (const skip of ["true", "false"]) {
      const result = compile(typescript, sources, ...mode, "--skipLibCheck", skip);
      const passed = typeof result === "number";
      console.log(`| ${version.trim()} | ${resolution} | ${skip} | ${passed ? "compiles" : "fails"} |`);
      if (passed) continue;
      console.error(result.split(/^Files:/m, 1).join());
      process.exitCode = 1;
    }
  }
}

const cost = (file: string) => Number(compile("typescript5", [file], ...modes[1].slice(1), "--skipLibCheck"));
const bare = cost("bare.ts");
console.log("\nInstantiations (TypeScript 5.9, nodenext, skipLibCheck):");
for (const [file, limit] of [
  ["contract.ts", 2_500],
  ["http.ts", Math.round(bare * 1.1)],
] as const) {
  const found = cost(file);
  console.log(`${file} ${found}, at most ${limit}`);
  if (!(found <= limit)) process.exitCode = 1;
}

// The program, with nothing but the package and its optional peers.
const own = join(root, "test/consumer/tenant");
for (const name of ["tenant.yaml", "own.ts"]) copyFileSync(join(own, name), join(folder, name));
const peers = [
  "@redocly/openapi-core@2.64.0",
  "openapi-typescript@7.13.0",
  "typescript@5.9.3",
  "openapi-fetch@0.17.0",
];
run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...peers);
const generate = ["generate", "--provider", "cyrexa", "--overlay", "tenant.yaml", "--out", "generated.ts"];
console.log(
  `\n${run(folder, "npx", "banking-customers", ...generate)
    .trim()
    .split("\n")
    .at(-1)}`,
);
for (const typescript of ["typescript5", "typescript6", "typescript7"]) {
  const result = compile(typescript, ["own.ts"], ...modes[1].slice(1), "--skipLibCheck", "true");
  console.log(`${typescript} over a spec of one's own: ${typeof result === "number" ? "compiles" : "fails"}`);
  if (typeof result === "number") continue;
  console.error(result);
  process.exitCode = 1;
}

// The same with pnpm, whose node_modules hold nothing that is not asked for by name.
const strictFolder = mkdtempSync(join(tmpdir(), "banking-customers-pnpm-"));
const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
const pnpm = (...args: string[]) =>
  run(strictFolder, process.execPath, join(tools, "node_modules/pnpm/bin/pnpm.cjs"), ...args);
writeFileSync(join(strictFolder, "package.json"), '{ "private": true, "type": "module" }\n');
for (const name of ["tenant.yaml", "own.ts"]) copyFileSync(join(own, name), join(strictFolder, name));
pnpm("add", "--ignore-scripts", join(folder, tarball), ...peers);
pnpm("exec", "banking-customers", ...generate);
const tscOfPnpm = join(strictFolder, "node_modules/typescript/bin/tsc");
const pnpmFlags = [...strict.slice(0, -1), ...modes[1].slice(1), "--skipLibCheck", "own.ts"];
run(strictFolder, process.execPath, tscOfPnpm, ...pnpmFlags);
const same =
  readFileSync(join(strictFolder, "generated.ts"), "utf8") ===
  readFileSync(join(folder, "generated.ts"), "utf8");
if (!same) process.exitCode = 1;
console.log(`\npnpm: generate writes ${same ? "the same file" : "another file"}, and it compiles`);
rmSync(strictFolder, { recursive: true });

const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const tested = ["vitest", "@stoplight/prism-cli", "@stoplight/prism-http-server"];
const versions = tested.map((name) => `${name}@${devDependencies[name]}`);
run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...versions);
const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, block = ""]) => block,
);
writeFileSync(
  join(folder, "readme.test.ts"),
  blocks.find((block) => block.includes("createFakeBank") && block.includes('from "vitest"')) ?? "",
);
const report = run(folder, "npx", "vitest", "run", "--reporter=json");
console.log(`\nThe README's vitest test, in that project: ${JSON.parse(report).numPassedTests} passed`);

rmSync(folder, { recursive: true });
