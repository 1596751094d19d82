import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/program.js";
import { program } from "./run.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

const overlay = (actions: string, version = "1.1.0") =>
  `overlay: ${version}\ninfo: {title: Tenant, version: "1"}\nactions:\n${actions}`;

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe("the program", () => {
  test("an unknown command or option is one line with the nearest right one", async () => {
    const command = await program(["genrate"]);
    expect(command).toEqual({
      code: 2,
      out: "",
      err: "unknown command 'genrate' (Did you mean generate?)\n",
    });
    const option = await program(["generate", "--provider", "cyrexa", "--out", "x.ts", "--overlai", "y"]);
    expect(option.code).toBe(2);
    expect(option.err).toContain("--overlay");
    expect(option.err.trim().split("\n")).toHaveLength(1);
  });

  test.each(["generate", "mock", "fake", "drift", "doctor"])("%s --help shows two examples", async (name) => {
    const { code, out } = await program([name, "--help"]);
    expect(code).toBe(0);
    const examples = out.slice(out.indexOf("Examples:")).trim().split("\n").slice(1);
    expect(examples).toHaveLength(2);
    for (const line of examples) expect(line).toContain(`banking-customers ${name}`);
  });

  test("--version, nothing at all, and a missing file", async () => {
    expect(await program(["--version"])).toMatchObject({ code: 0, out: "1.2.3\n" });
    expect((await program([])).code).toBe(2);
    expect(await program(["drift", join(folder, "none.json")])).toMatchObject({ code: 2, out: "" });
  });

  test("Ctrl-C ends with 130 and closes what is open", async () => {
    const args = ["fake", "--provider", "finhub", "--port", "0", "--json"];
    const { code, out } = await program(args, { stopMs: 300 });
    expect(code).toBe(130);
    const { url } = JSON.parse(out);
    await expect(fetch(url)).rejects.toThrow();
    const people = await program(["fake", "--provider", "finhub", "--port", "0"], { stopMs: 300 });
    expect(people.out).toMatch(
      /^finhub +http:\/\/127\.0\.0\.1:\d+\/customer\/2\.0\.0\ncontrol +http:.+\/_fake\/\n$/,
    );
  });
});

describe("generate", () => {
  const cyrexa = (...more: string[]) => [
    "generate",
    "--provider",
    "cyrexa",
    "--out",
    join(folder, "cyrexa.ts"),
    ...more,
  ];

  test("writes what the package has where nothing is overlaid, and --check tells stale from fresh", async () => {
    expect((await program(cyrexa("--check"))).code).toBe(1);
    expect((await program(cyrexa())).code).toBe(0);
    expect((await program(cyrexa("--check"))).code).toBe(0);
    const text = await readFile(join(folder, "cyrexa.ts"), "utf8");
    const types = (source: string) =>
      source.slice(source.indexOf("export interface paths"), source.indexOf("/** Properties"));
    const shipped = await readFile(new URL("../../generated/cyrexa.ts", import.meta.url), "utf8");
    expect(types(text)).toBe(types(shipped));
  }, 30_000);

  test("applies overlays in their order, and says what changed for users", async () => {
    await program(cyrexa());
    const one = await file(
      "one.yaml",
      overlay(
        "  - target: $.components.schemas.Customer.properties\n    update: {tier: {type: string, x-data-class: public}}\n",
      ),
    );
    const two = await file(
      "two.yaml",
      overlay(
        "  - target: $.components.schemas.Customer.properties.tier\n    update: {enum: [gold, silver]}\n",
      ),
    );
    const { code, out } = await program(cyrexa("--overlay", one, "--overlay", two));
    expect(code).toBe(0);
    expect(out).toContain('+ Customer.tier?: "gold" | "silver"');
    const other = await program(cyrexa("--overlay", two, "--overlay", one));
    expect(other.code).toBe(1);
    expect(other.err).toMatch(/two\.yaml:4:13 the target matches nothing/);
  }, 30_000);

  test.each<[string, string, RegExp]>([
    [
      "a target that matches nothing",
      "  - target: $.components.schemas.Custmer\n    update: {}\n",
      /tenant\.yaml:4:13 the target matches nothing/,
    ],
    [
      "a target that is no JSONPath",
      "  - target: components.schemas\n    update: {}\n",
      /tenant\.yaml:4:13 the target is not a JSONPath/,
    ],
    [
      "an action without a change",
      "  - target: $.info\n",
      /tenant\.yaml:4:13 an action needs update, copy or remove/,
    ],
    [
      "an unknown member",
      "  - target: $.info\n    updates: {}\n",
      /tenant\.yaml:5:5 an action has no member updates/,
    ],
    ["text that is no YAML", "  - target: [\n", /tenant\.yaml:\d+:\d+ /],
    [
      "a secret that is not marked",
      "  - target: $.components.schemas.Customer.properties\n    update: {apiPassword: {type: string}}\n",
      /tenant\.yaml:4:5 .*apiPassword.*x-data-class: secret/,
    ],
    [
      "an operation without an effect",
      "  - target: $.paths\n    update: {/notes: {get: {operationId: listNotes, summary: List notes, responses: {'200': {description: Notes.}}}}}\n",
      /tenant\.yaml:4:5 .*x-effect/,
    ],
  ])(
    "%s is named with file, line and column",
    async (_name, actions, message) => {
      const tenant = await file("tenant.yaml", overlay(actions));
      const { code, err } = await program(cyrexa("--overlay", tenant));
      expect(code).toBe(1);
      expect(err).toMatch(message);
    },
    30_000,
  );

  test.each<[string, string, string, RegExp[]]>([
    [
      "finhub",
      "$.components.schemas.Person.properties.email",
      "remove: true",
      [/contract's email is read from Person\.email/],
    ],
    ["bankingservice", "$..properties.created", "remove: true", [/contract's createdAt .*Customer\.created/]],
    [
      "counterparty",
      "$.paths['/counterparty/{counterparty_guid}/customers'].get",
      "remove: true",
      [/contract's list calls listCustomers/, /contract's get calls listCustomers/],
    ],
    [
      "cyrexa",
      "$.paths['/getByCustomerType/{customerType}'].post",
      "update: {x-effect: update}",
      [/list by kind calls listCustomersByType, whose effect was read and is update/],
    ],
    [
      "cyrexa",
      "$.components.schemas.Person.properties.email",
      "update: {type: integer}",
      [/Person\.email, which is integer now and was string/],
    ],
  ])(
    "%s without %s does not fit the mapping",
    async (provider, target, change, messages) => {
      const tenant = await file(
        "tenant.yaml",
        overlay(`  - target: ${JSON.stringify(target)}\n    ${change}\n`),
      );
      const args = ["generate", "--provider", provider, "--out", join(folder, "x.ts"), "--overlay", tenant];
      const { code, err } = await program(args);
      expect(code).toBe(1);
      for (const message of messages) expect(err).toMatch(message);
    },
    30_000,
  );

  test("an overlay that extends another file than its spec is a mistake with its place", async () => {
    const tenant = await file(
      "extends.yaml",
      `${overlay("  - {target: $.info, update: {}}")}`.replace("actions:", "extends: other.yaml\nactions:"),
    );
    const out = join(folder, "never.ts");
    const { code, err } = await program([
      "generate",
      "--provider",
      "cyrexa",
      "--overlay",
      tenant,
      "--out",
      out,
    ]);
    expect(code).toBe(1);
    expect(err).toContain("extends.yaml:3:10 the overlay extends other.yaml: name it with --spec");
  });

  test("--json is one document", async () => {
    const tenant = await file("tenant.yaml", overlay("  - target: $.nothing\n    update: {}\n"));
    const { code, out } = await program(cyrexa("--overlay", tenant, "--json"));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, errors: [{ line: 4, column: 13 }] });
  });
});

describe("mock", () => {
  test("serves a spec with an overlay, one line a request", async () => {
    const tenant = await file(
      "tenant.yaml",
      overlay("  - target: $.components.examples.Ada.value\n    update: {company: Tenant Ltd}\n"),
    );
    const stop = new AbortController();
    const lines: string[] = [];
    const started = new Promise<string>((resolve) => {
      const streams = {
        out(text: string) {
          lines.push(text);
          const [, url] = /bankingservice\s+(http:\S+)/.exec(text) ?? [];
          if (url) resolve(url);
        },
        err: () => {},
        signal: stop.signal,
        env: {},
        isTerminal: false,
      };
      void run(["mock", "--provider", "bankingservice", "--port", "0", "--overlay", tenant], streams, "1");
    });
    const url = await started;
    const answer = await fetch(`${url}/v1/profiles/p/customers/customer_x`, {
      headers: { authorization: "Bearer a" },
    });
    expect(await answer.json()).toMatchObject({ company: "Tenant Ltd", id: "customer_x" });
    expect(lines.join("")).toMatch(/bankingservice GET \/v1\/profiles\/p\/customers\/customer_x 200/);
    stop.abort();
  }, 30_000);

  test("--spec and --overlay need one provider", async () => {
    expect(await program(["mock", "--overlay", "x.yaml"])).toMatchObject({ code: 2 });
  });
});
