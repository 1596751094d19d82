import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

test("what may be left out may be undefined, with exactOptionalPropertyTypes", { timeout: 60_000 }, () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const file = fileURLToPath(new URL("exact.test-d.ts", import.meta.url));
  const program = ts.createProgram([file], { ...options, exactOptionalPropertyTypes: true });
  const problems = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});
