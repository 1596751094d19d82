import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { generate } from "../../scripts/generate.js";
import { changes } from "../../src/generate/changes.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What generating needs of the repository, in a place with a blank in its name. */
async function copy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "banking customers "));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ["package.json", "redocly.yaml", "scripts", "specs", "generated", "src/generate"]) {
    await cp(join(repository, name), join(folder, name), { recursive: true });
  }
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(file, "utf8");
  expect(before).toContain(from);
  // As editors do: whoever reads meanwhile sees the old file or the new one.
  await writeFile(`${file}.new`, before.replace(from, to));
  await rename(`${file}.new`, file);
}

function start(folder: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts", ...args], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function run(folder: string, ...args: string[]) {
  const child = start(folder, ...args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, "close"),
  ]);
  return { code, stdout, stderr };
}

const generated = async (folder: string) => {
  const all = await readdir(join(folder, "generated"), { recursive: true });
  const names = all.filter((name) => name.endsWith(".ts"));
  return new Map(
    await Promise.all(
      names.map(
        async (name) =>
          [`generated/${name}`, await readFile(join(folder, "generated", name), "utf8")] as const,
      ),
    ),
  );
};

const nickname = "    customerName: {type: string}\n";

describe("generating", () => {
  test("gives the same text twice, and it is the text on disk", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    onTestFinished(() => log.mockRestore());
    const first = await generate();
    expect([...(first?.keys() ?? [])].sort()).toEqual([
      "generated/bankingservice.ts",
      "generated/counterparty.ts",
      "generated/cyrexa.ts",
      "generated/finhub.ts",
      "generated/specs/bankingservice.ts",
      "generated/specs/counterparty.ts",
      "generated/specs/cyrexa.ts",
      "generated/specs/finhub.ts",
    ]);
    expect(await generate()).toEqual(first);
    expect(first).toEqual(await generated(repository));
  }, 60_000);

  test("--check names each stale file, writes nothing and fails", async () => {
    const folder = await copy();
    const stale = join(folder, "generated/finhub.ts");
    await writeFile(stale, `${await readFile(stale, "utf8")}// by hand\n`);
    await rm(join(folder, "generated/cyrexa.ts"));
    const before = await generated(folder);
    const { code, stderr } = await run(folder, "--check");
    expect(stderr.trim().split("\n")).toEqual([
      "generated/cyrexa.ts is stale: run `npm run generate`",
      "generated/finhub.ts is stale: run `npm run generate`",
    ]);
    expect(code).toBe(1);
    expect(await generated(folder)).toEqual(before);
  }, 60_000);

  test("a mistake in the YAML is one line with its place, and an option nobody knows is one line too", async () => {
    const folder = await copy();
    const file = join(folder, "specs/gateway/schemas.yaml");
    await edit(file, nickname, "    customerName: {type: string\n");
    // The parser stumbles over the next line.
    const line = (await readFile(file, "utf8")).split("\n").indexOf("    customerName: {type: string") + 2;
    const before = await generated(folder);
    const [mistake, unknown] = await Promise.all([run(folder, "--fast"), run(folder, "--chek")]);
    const { code, stdout, stderr } = mistake;
    expect(stderr).toMatch(new RegExp(`^✗ specs/gateway/schemas\\.yaml:${line}:\\d+ \\w.*\\n$`));
    expect(stderr).not.toContain(folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(await generated(folder)).toEqual(before);
    expect(unknown).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Unknown option '--chek'.*\n$/),
    });
  }, 60_000);

  test("each spec is told of in its turn, whatever is wrong with the others", async () => {
    const folder = await copy();
    await edit(join(folder, "specs/finhub.yaml"), "x-effect: read", "x-effect: reed");
    await edit(
      join(folder, "specs/counterparty.yaml"),
      "in: header\n      name: CX",
      "in: query\n      name: CX",
    );
    const { code, stdout, stderr } = await run(folder, "--fast");
    expect(stdout.replace(/ +\d+ ms/g, "")).toMatch(
      /^✓ cyrexa\.yaml\n\[1\] specs\/finhub\.yaml:\d+:\d+ at .*\n[\s\S]*claims\/effect rule\.\n\n\n✗ finhub\.yaml\n✗ counterparty\.yaml\n✓ bankingservice\.yaml\n$/,
    );
    expect(stderr).toBe(
      "specs/counterparty.yaml: security scheme jwt: only bearer tokens and header keys are understood\n",
    );
    expect(code).toBe(1);
    expect(await generated(folder)).toEqual(await generated(repository));
  }, 60_000);

  test("a thread that fails is one line for each spec", async () => {
    const folder = await copy();
    await writeFile(
      join(folder, "scripts/threads/types.js"),
      "throw new Error('no compiler\\n    at home');\n",
    );
    const { code, stdout, stderr } = await run(folder, "--fast");
    expect(stderr.split("\n")).toEqual([
      "specs/cyrexa.yaml: no compiler",
      "specs/finhub.yaml: no compiler",
      "specs/counterparty.yaml: no compiler",
      "specs/bankingservice.yaml: no compiler",
      "",
    ]);
    expect(stdout.match(/^✗ /gm)).toHaveLength(4);
    expect(code).toBe(1);
  }, 60_000);

  test("settings that are none are one line", async () => {
    const folder = await copy();
    await rm(join(folder, "redocly.yaml"));
    const { code, stdout, stderr } = await run(folder, "--check");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^ENOENT.*redocly\.yaml'\n$/);
  }, 60_000);

  test("--watch says what a save changed, and outlives a mistake", async () => {
    const folder = await copy();
    const schemas = join(folder, "specs/gateway/schemas.yaml");
    const child = start(folder, "--watch", "--fast");
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const says = (words: string) =>
      vi.waitFor(() => expect(output).toContain(words), { timeout: 20_000, interval: 50 });

    await says("nothing changed\nwatching specs/");

    const spec = join(folder, "specs/cyrexa.yaml");
    const broken = "schema: {$ref: '#/components/schemas/CustomerResut'}";
    await edit(spec, "schema: {$ref: '#/components/schemas/CustomerResult'}", broken);
    await says("✗ cyrexa.yaml");
    await says("Can't resolve $ref");
    const line = (await readFile(spec, "utf8")).split("\n").findIndex((text) => text.includes(broken)) + 1;
    await says(`specs/cyrexa.yaml:${line}:`);
    expect(output).not.toMatch(/\n\s+at /);
    await edit(spec, broken, "schema: {$ref: '#/components/schemas/CustomerResult'}");

    output = "";
    await edit(schemas, nickname, `${nickname}    nickname: {type: string}\n`);
    const written = (name: string) => `generated/${name}.ts written:\n  + Customer.nickname?: string\n`;
    await says(written("cyrexa") + written("finhub"));
    expect(await readFile(join(folder, "generated/finhub.ts"), "utf8")).toContain("nickname?: string;");

    // The file is another one since it was replaced; this editor writes into it.
    const replaced = await readFile(schemas, "utf8");
    await writeFile(schemas, replaced.replace("    nickname: {type: string}\n", ""));
    await says("- Customer.nickname?: string\n");
  }, 60_000);
});

describe("what changed for users", () => {
  const file = (members: string, table = '"effect": "read"') => `// Made from specs/cyrexa.yaml
export interface paths {
    "/engines": {
        parameters: {
            query?: never;
        };
        /** List engines */
        get: operations["listEngines"];
        put?: never;
    };
}
export interface components {
    schemas: {
        /** @description One engine. */
        Engine: {
${members}
        };
    };
    responses: never;
}
export const api = {
  "operations": {
    "listEngines": {
      ${table}
    }
  }
} as const;
export const secretProperties = [
  "pin"
] as const;
`;

  const plain = file("            name?: string;");

  test.each([
    ["nothing", plain, []],
    [
      "a description",
      file("            /** @description What it is called. */\n            name?: string;"),
      [],
    ],
    [
      "a property more",
      file("            name?: string;\n            speed?: number;"),
      ["+ Engine.speed?: number"],
    ],
    ["a property less", file(""), ["- Engine.name?: string"]],
    [
      "another type",
      file("            name?: number;"),
      ["- Engine.name?: string", "+ Engine.name?: number"],
    ],
    [
      "a property now required",
      file("            name: string;"),
      ["- Engine.name?: string", "+ Engine.name: string"],
    ],
    [
      "a reference",
      file('            name?: string;\n            wheels?: components["schemas"]["Wheel"][];'),
      ["+ Engine.wheels?: Wheel[]"],
    ],
    [
      "an object",
      file(
        "            name?: string;\n            size?: {\n                width?: number;\n            };",
      ),
      ["+ Engine.size.width?: number"],
    ],
    [
      "a list of objects",
      file(
        "            name?: string;\n            gears?: {\n                teeth?: number;\n            }[];",
      ),
      ["+ Engine.gears.teeth?: number", "+ Engine.gears?: {…}[]"],
    ],
    [
      "an effect",
      file("            name?: string;", '"effect": "create"'),
      ['- api.operations.listEngines.effect: "read"', '+ api.operations.listEngines.effect: "create"'],
    ],
    ["a secret", plain.replace('"pin"', '"pin",\n  "token"'), ['+ secretProperties: "token"']],
    [
      "an operation",
      plain.replace("put?: never", 'put: operations["setEngines"]'),
      ["+ /engines.put: setEngines"],
    ],
  ])("%s", (_what, after, expected) => {
    expect(changes(plain, after)).toEqual(expected);
  });

  test("a property of one name in two schemas is told apart", () => {
    const two = (first: string, second: string) =>
      file(`            ${first}\n        };\n        Wheel: {\n            ${second}`);
    expect(
      changes(two("name?: string;", "name?: string;"), two("name?: string;", "title?: string;")),
    ).toEqual(["- Wheel.name?: string", "+ Wheel.title?: string"]);
  });

  test("an object that is no longer optional is told once on each side", () => {
    const held = (mark: string) =>
      file(`            size${mark}: {\n                width?: number;\n            };`);
    expect(changes(held("?"), held(""))).toEqual(["- Engine.size?: {…}", "+ Engine.size: {…}"]);
  });
});
