import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Diagnosis } from "../../src/doctor/index.js";
import { createFakeBank, type FakeBankOptions } from "../../src/fake/index.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { program } from "./run.js";

const { spec } = shippedSpec("finhub");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "doctor-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function finhub(options: Partial<FakeBankOptions> = {}) {
  const bank = createFakeBank({ provider: "finhub", customers: 25, credentials: "issued", ...options });
  await bank.listen();
  const token = bank.tokens.issue();
  onTestFinished(() => bank.close());
  const env = {
    FINHUB_BASE_URL: bank.url,
    FINHUB_ACCESS_TOKEN: token,
    FINHUB_TENANT_ID: "tenant-1",
  };
  return { bank, env };
}

const methods = (out: string) => [...out.matchAll(/^ {2}([A-Z]+) /gm)].map(([, method]) => method);

describe("doctor", () => {
  test("reads only, shows each request by its template, and ends with what it found", async () => {
    const { bank, env } = await finhub();
    const before = bank.customers.size;
    const { code, out, err } = await program(["doctor", "--provider", "finhub"], { env });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(methods(out).length).toBe(bank.requests.length);
    const effects = new Set(
      bank.requests.map(({ operation = "" }) => spec.operations.get(operation)?.effect),
    );
    expect(effects).toEqual(new Set(["read"]));
    expect(bank.customers.size).toBe(before);
    expect(out).not.toContain(env.FINHUB_ACCESS_TOKEN);
    for (const id of bank.customers.keys()) expect(out).not.toContain(id);
  });

  test("--write says what it will do before the first request, and names whom it made", async () => {
    const { bank, env } = await finhub();
    const before = new Set(bank.customers.keys());
    const { out } = await program(["doctor", "--provider", "finhub", "--write"], { env });
    expect(out.indexOf("made-up customer is created")).toBeGreaterThanOrEqual(0);
    expect(out.indexOf("made-up customer is created")).toBeLessThan(out.search(/^ {2}[A-Z]+ /m));
    const made = [...bank.customers.keys()].filter((id) => !before.has(id));
    expect(made.length).toBeGreaterThan(0);
    for (const id of made) expect(out).toContain(id);
  });

  test("writes observations that drift takes, and an overlay", async () => {
    const { bank, env } = await finhub();
    const [seen, overlay] = [join(folder, "seen.json"), join(folder, "learned.yaml")];
    const { code } = await program(
      ["doctor", "--provider", "finhub", "--observations", seen, "--overlay", overlay],
      { env },
    );
    expect(code).toBe(0);
    const text = await readFile(seen, "utf8");
    for (const customer of bank.customers.values()) expect(text).not.toContain(String(customer.customerName));
    expect(await readFile(overlay, "utf8")).toContain("actions:");
    expect((await program(["drift", seen, "--fail-on", "new"])).code).toBe(0);
  });

  test("a claim that is refuted makes it end with 1, and --json says which", async () => {
    const { env } = await finhub({ credentials: "any" });
    const { code, out } = await program(["doctor", "--provider", "finhub", "--json"], { env });
    expect(code).toBe(1);
    const { answers } = JSON.parse(out) as Diagnosis;
    expect(answers.filter(({ verdict }) => verdict === "refuted")).toMatchObject([
      { id: "refused", claimed: "401" },
    ]);
  });

  test("stops at the first sign of rate limiting and can be run again", async () => {
    const { bank, env } = await finhub();
    bank.fail({ how: 429, times: 1 });
    const first = await program(["doctor", "--provider", "finhub"], { env });
    expect(methods(first.out)).toHaveLength(1);
    const again = await program(["doctor", "--provider", "finhub"], { env });
    expect(methods(again.out).length).toBeGreaterThan(5);
  });

  test("options may come from a module", async () => {
    const { env } = await finhub();
    const config = join(folder, "options.mjs");
    const options = {
      baseUrl: env.FINHUB_BASE_URL,
      accessToken: env.FINHUB_ACCESS_TOKEN,
      tenantId: "tenant-1",
    };
    await writeFile(config, `export default ${JSON.stringify(options)};`);
    expect((await program(["doctor", "--provider", "finhub", "--config", config])).code).toBe(0);
  });

  test("--questions asks nobody", async () => {
    const { code, out } = await program(["doctor", "--provider", "counterparty", "--questions"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^duplicates .*\(needs --write\)$/m);
    expect(methods(out)).toEqual([]);
  });

  test("without credentials it says what it needs, and where such things are asked for", async () => {
    const { code, out, err } = await program(["doctor", "--provider", "cyrexa"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/CYREXA_ACCESS_TOKEN.*account manager at Cyrexa/);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
