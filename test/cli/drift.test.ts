import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createFakeBank } from "../../src/fake/index.js";
import type { ProviderName } from "../../src/index.js";
import { createObserver } from "../../src/observe/index.js";
import { type Change, clientOf, watchedFetch } from "../observe/watch.js";
import { program } from "./run.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

/** Observations of a few answers of a bank that deviates, as a file. */
async function observed(
  name: string,
  provider: ProviderName,
  change: Change = () => undefined,
): Promise<string> {
  const bank = createFakeBank({ provider, customers: 12, credentials: "any" });
  const observer = createObserver();
  const client = clientOf(bank, watchedFetch(bank, observer, change));
  for (let time = 0; time < 4; time += 1) await client.list({ pageSize: 5 }).page();
  await writeFile(at(name), JSON.stringify(observer.report()));
  return at(name);
}

const people = (data: unknown) => (Object(data).data ?? []) as { [name: string]: unknown }[];

const withRisk: Change = ({ data }) => {
  for (const one of people(data)) one.riskClass = "low, says Ada Lovelace";
  return { data };
};
const withNumber: Change = ({ data }) => {
  for (const one of people(data)) one.phone = 442079460000;
  return { data };
};

describe("drift", () => {
  test("of a server that keeps to the spec finds nothing and is content with everything", async () => {
    const file = await observed("right.json", "bankingservice");
    for (const failOn of [[], ["--fail-on", "refuted"], ["--fail-on", "new"]]) {
      const { code, out, err } = await program(["drift", file, ...failOn]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatch(/^\d+ claims: \d+ confirmed, 0 refuted, \d+ unseen; 0 findings\n$/);
    }
  });

  test("tells the place, the claim and what was seen, never a value", async () => {
    const file = await observed("type.json", "bankingservice", withNumber);
    const { code, out } = await program(["drift", file]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^type +listCustomers 200 \/data\/\*\/phone: string claimed, integer seen, 20 of 20$/m,
    );
    expect(out).not.toContain("442079460000");
  });

  test.each([
    ["a refuted claim", withNumber, { refuted: 1, new: 1 }],
    ["what is not in the spec", withRisk, { refuted: 0, new: 1 }],
  ] as const)("--fail-on is a matter of %s", async (what, change, codes) => {
    const file = await observed(`${what}.json`, "bankingservice", change);
    expect((await program(["drift", file])).code).toBe(0);
    expect((await program(["drift", file, "--fail-on", "refuted"])).code).toBe(codes.refuted);
    expect((await program(["drift", file, "--fail-on", "new"])).code).toBe(codes.new);
  });

  test("--json is one document with claims and findings", async () => {
    const file = await observed("json.json", "bankingservice", withRisk);
    const { code, out, err } = await program(["drift", file, "--json", "--html", at("json.html")]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { claims, findings } = JSON.parse(out);
    expect(findings).toMatchObject([
      { kind: "unknown_property", provider: "bankingservice", operation: "listCustomers", status: "200" },
    ]);
    expect(claims.find(({ name }: { name: string }) => name === "listCustomers")).toMatchObject({
      verdict: "confirmed",
      count: 4,
    });
    expect(await readFile(at("json.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  test("several files are one, and one that is given twice counts once", async () => {
    const [one, other] = [
      await observed("one.json", "bankingservice"),
      await observed("other.json", "bankingservice"),
    ];
    const { out } = await program(["drift", one, other, one, "--json"]);
    const { claims } = JSON.parse(out);
    expect(claims.find(({ name }: { name: string }) => name === "listCustomers")).toMatchObject({ count: 8 });
  });

  test("--overlay is what makes the findings go away", async () => {
    const file = await observed("learn.json", "bankingservice", withRisk);
    const overlay = at("learned.yaml");
    expect((await program(["drift", file, "--overlay", overlay])).out).toContain(`${overlay} written`);
    expect(parse(await readFile(overlay, "utf8"))).toMatchObject({ overlay: "1.0.0" });
    const again = await program([
      ...["drift", file, "--provider", "bankingservice", "--apply", overlay],
      ...["--fail-on", "new", "--json"],
    ]);
    expect(JSON.parse(again.out).findings).toEqual([]);
    expect(again.code).toBe(0);
  });

  test("--overlay is of one provider", async () => {
    const files = [await observed("b.json", "bankingservice"), await observed("f.json", "finhub")];
    const several = await program(["drift", ...files, "--overlay", at("no.yaml")]);
    expect(several).toMatchObject({ code: 2, out: "" });
    expect(several.err).toMatch(
      /^.*--overlay needs observations of one provider: name it with --provider\n$/,
    );
    const one = await program(["drift", ...files, "--provider", "finhub", "--overlay", at("yes.yaml")]);
    expect(one.code).toBe(0);
  });

  test.each([
    ["no JSON", ["drift", "{}broken"], /is not JSON/],
    ["no observations", ["drift", "{}"], /observations/],
    ["another --fail-on", ["drift", "{}", "--fail-on", "everything"], /--fail-on must be refuted or new/],
    ["a spec of nobody", ["drift", "{}", "--spec", "mine.yaml"], /.+/],
    ["another provider", ["drift", "{}", "--provider", "fin-hub"], /finhub/],
  ])("%s is one line and 2", async (_what, [command = "", text = "", ...more], message) => {
    const file = at("wrong.json");
    await writeFile(file, text);
    const { code, out, err } = await program([command, file, ...more]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
