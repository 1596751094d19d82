import { describe, expect, test } from "vitest";
import { createFakeBank, quirks } from "../../src/fake/index.js";
import type { ProviderName } from "../../src/index.js";
import { compare, createObserver } from "../../src/observe/index.js";
import { clientOf, use, watchedFetch } from "./watch.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

async function seen(provider: ProviderName, options: object = {}) {
  const bank = createFakeBank({ provider, customers: 30, clock: 1_700_000_000_000, ...options });
  const observer = createObserver();
  await use(clientOf(bank, watchedFetch(bank, observer)));
  expect(observer.failures).toBe(0);
  return observer.report();
}

const variations = quirks.flatMap(({ name, values, providers: of }) =>
  (values ?? (name === "pageSize" || name === "maxPageSize" ? [3] : [])).flatMap((value) =>
    of.map((provider) => [provider, name, value] as const),
  ),
);

/** What contradicts a claim that is assumed. */
const contradictions: Readonly<Record<string, readonly object[]>> = {
  "bankingservice firstPage 1": [
    { kind: "paging", claimed: "pages are counted from 0", seen: "the first page is called 1" },
  ],
  "bankingservice paging ignored": [
    { kind: "paging", claimed: "no more items than were asked for", seen: "more items than were asked for" },
    { kind: "paging", claimed: "the page that was asked for", seen: "another number" },
  ],
};

describe("a bank that does what the spec says gives no finding", () => {
  test.each(providers)("%s", async (provider) => {
    const report = await seen(provider);
    const { claims, findings } = compare(report);
    expect(findings).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict === "confirmed").length).toBeGreaterThan(10);
    expect(claims.filter(({ verdict }) => verdict === "refuted")).toEqual([]);
    expect(JSON.stringify(report).length).toBeLessThan(64 * 1024);
  });

  test.each(variations)("%s with %s: %s", async (provider, name, value) => {
    const { findings, claims } = compare(await seen(provider, { [name]: value }));
    expect(findings.map(({ kind, claimed, seen }) => ({ kind, claimed, seen }))).toEqual(
      contradictions[`${provider} ${name} ${value}`] ?? [],
    );
    const refuted = claims.filter(({ verdict }) => verdict === "refuted").map(({ id }) => id);
    expect(refuted.sort()).toEqual([...new Set(findings.map(({ claim }) => claim))].sort());
  });
});
