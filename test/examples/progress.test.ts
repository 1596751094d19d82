import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createFakeBank } from "banking-customers/fake";
import { expect, onTestFinished, test } from "vitest";
import { copy } from "./progress.js";

async function copied(isTTY: boolean) {
  const folder = await mkdtemp(join(tmpdir(), "progress-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [source, target] = [
    createFakeBank({ provider: "bankingservice", customers: 30 }),
    createFakeBank({ provider: "bankingservice" }),
  ];
  const clientOf = ({ fetch }: { fetch: typeof source.fetch }) =>
    createBankingServiceClient({ profileId: "p", accessToken: "any", fetch });
  const people = async function* () {
    for await (const customer of clientOf(source).list())
      yield { ...customer, email: customer.email ?? `${customer.id}@example.com` };
  };
  let text = "";
  const output = { isTTY, columns: 60, write: (more: string) => (text += more) };
  const options = { total: 30, journal: join(folder, "journal"), output };
  const first = await copy(people(), clientOf(target), options);
  const again = await copy(people(), clientOf(target), { ...options, output: { write: () => {} } });
  return { text, first, again, target };
}

test("draws a bar on a terminal, and goes on where it was", async () => {
  const { text, first, again, target } = await copied(true);
  expect([first.created, again.created, again.skipped, target.customers.size]).toEqual([30, 0, 30, 30]);
  const lines = text.split(/[\r\n]/).filter((line) => /[█░]/.test(line));
  expect(lines.at(-1)).toBe(`${"█".repeat(40)} 30 of 30, 0 failed`);
  for (const line of lines) expect(line.length).toBeLessThan(60);
});

test("draws nothing in a log, and names nobody", async () => {
  const { text, target } = await copied(false);
  expect(text.split("\n").filter(Boolean)).toHaveLength(1);
  expect(JSON.parse(text)).toMatchObject({ created: 30, failed: 0 });
  for (const customer of target.customers.values())
    expect(text).not.toContain(String(Object(customer).email));
});
