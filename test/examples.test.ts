import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { CustomerClient } from "../src/customers.js";
import { BankingError, type ErrorCategory } from "../src/errors.js";
import { createFinHubClient } from "../src/providers/finhub/index.js";
import { customersApp } from "./examples/endpoint.js";
import { exportCustomers } from "./examples/export.js";
import { anyClientOf, checkedBank } from "./support/bank.js";
import * as people from "./support/people.js";

const subjects = { ...people, cyrexa: people.gateway, finhub: people.gateway };
const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

/** A client of a bank that knows `count` people and gives two on a page. */
async function serve(provider: (typeof providers)[number], count: number) {
  const bank = checkedBank(provider, { pageSize: 2 });
  const client = anyClientOf(bank);
  for (let n = 1; n <= count; n++) await client.create(subjects[provider].input(n));
  return { client, bank };
}

describe("endpoint", () => {
  test.each(providers)("shows the customers of %s, page by page, and one of them", async (provider) => {
    const { client } = await serve(provider, 5);
    const app = customersApp(client);
    const ids: string[] = [];
    let next = "/customers";
    while (next) {
      const response = await app.request(next);
      expect(response.status).toBe(200);
      const { customers, cursor } = await response.json();
      ids.push(...customers.map(({ id }: { id: string }) => id));
      next = cursor ? `/customers?cursor=${cursor}` : "";
    }
    expect(new Set(ids).size).toBe(5);
    const one = await (await app.request(`/customers/${ids[0]}`)).json();
    expect(Object.keys(one)).toEqual(expect.arrayContaining(["id", "kind", "name"]));
    expect(JSON.stringify(one)).not.toContain("example.com");
  });

  const refusing = (category: ErrorCategory, retryAfterMs?: number) => {
    const get = () =>
      Promise.reject(new BankingError("told to", { category, provider: "finhub", retryAfterMs }));
    const client = { ...createFinHubClient({ accessToken: "x", tenantId: "x" }), get };
    const log = vi.fn();
    return { app: customersApp(client, log), log };
  };

  test.each([
    ["input", 400, "input"],
    ["not_found", 404, "not_found"],
    ["rate_limit", 503, "rate_limit"],
    ["timeout", 504, "timeout"],
    ["auth", 502, "upstream"],
    ["permission", 502, "upstream"],
    ["config", 502, "upstream"],
    ["server", 502, "upstream"],
  ] as const)("answers %s with %i, and no more than a word", async (category, status, word) => {
    const { app, log } = refusing(category);
    const response = await app.request("/customers/1");
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: word });
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ category, message: "finhub: told to" }));
  });

  test("hands on how long to wait", async () => {
    const { app } = refusing("rate_limit", 1500);
    expect((await app.request("/customers/1")).headers.get("Retry-After")).toBe("2");
  });

  test("answers a made-up cursor with 400", async () => {
    const { client } = await serve("finhub", 0);
    expect((await customersApp(client, () => {}).request("/customers?cursor=x")).status).toBe(400);
  });
});

describe("export", () => {
  const target = async () => {
    const folder = await mkdtemp(join(tmpdir(), "export-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    return join(folder, "customers.ndjson");
  };
  const idsIn = async (file: string): Promise<string[]> =>
    (await readFile(file, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id);

  test.each(providers)("writes every customer of %s once, people masked", async (provider) => {
    const { client, bank } = await serve(provider, 5);
    const file = await target();
    await exportCustomers(client, file);
    expect((await idsIn(file)).sort()).toEqual([...bank.customers.keys()].sort());
    expect(await readFile(file, "utf8")).not.toMatch(/Lovelace|example\.com|secret/);
    await expect(readFile(`${file}.progress`)).rejects.toThrow("ENOENT");
  });

  test("goes on after the last whole page", async () => {
    const { client, bank } = await serve("bankingservice", 5);
    const file = await target();
    const interrupted: CustomerClient = {
      ...client,
      list: (query, call) => {
        const list = client.list(query, call);
        const pages = async function* () {
          for await (const page of list.pages()) {
            yield page;
            throw new Error("power cut");
          }
        };
        return { ...list, pages };
      },
    };
    await expect(exportCustomers(interrupted, file)).rejects.toThrow("power cut");
    expect(await idsIn(file)).toHaveLength(2);
    // What was written after the progress was.
    await writeFile(file, '{"id":"cut', { flag: "a" });
    const before = bank.requests.length;
    await exportCustomers(client, file);
    expect(bank.requests[before]?.query.get("page")).toBe("1");
    expect(await idsIn(file)).toEqual([...bank.customers.keys()]);
  });

  test("starts anew after a whole run", async () => {
    const { client, bank } = await serve("bankingservice", 3);
    const file = await target();
    await exportCustomers(client, file);
    await exportCustomers(client, file);
    expect(await idsIn(file)).toEqual([...bank.customers.keys()]);
  });
});
