import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The `ts` blocks of a page, each a module of its own. */
function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""]) => block);
}

/** What the compiler says of each module, as if it were a file in the repository. */
function problemsOf(modules: readonly string[]): string[][] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // A reader's unused names are nobody's mistake.
  Object.assign(options, { noUnusedLocals: false, moduleDetection: ts.ModuleDetectionKind.Force });
  const files = new Map(modules.map((text, index) => [`${root}README.${index}.ts`, text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...more) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, language, ...more)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

test("every code block of the README is type-checked, and a broken one is noticed", {
  timeout: 60_000,
}, () => {
  const blocks = blocksOf(readFileSync(`${root}README.md`, "utf8"));
  expect(blocks.length).toBeGreaterThan(3);
  const broken = 'import { supports } from "banking-customers";\nsupports();\n';
  const problems = problemsOf([...blocks, broken]);
  expect(problems.pop()).toEqual(["Expected 2 arguments, but got 0."]);
  const wrong = blocks
    .map((block, index) => ({ block, problems: problems[index] }))
    .filter(({ problems }) => problems?.length !== 0);
  expect(wrong).toEqual([]);
});
