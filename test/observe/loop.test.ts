// The loop: what was observed becomes an overlay, and with it the spec says what was observed.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { createFakeBank } from "../../src/fake/index.js";
import { generateFile } from "../../src/generate/generate.js";
import { applyOverlay } from "../../src/generate/overlay.js";
import type { ProviderName } from "../../src/index.js";
import { compare, createObserver, type Observations } from "../../src/observe/index.js";
import { overlayOf } from "../../src/observe/overlay.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { type Change, clientOf, use, watchedFetch } from "./watch.js";

// biome-ignore lint/suspicious/noExplicitAny: what a server might send is not typed.
type Nodes = Record<string, any>;

async function seen(provider: ProviderName, change: Change, options: object = {}): Promise<Observations> {
  const bank = createFakeBank({ provider, customers: 30, clock: 1_700_000_000_000, ...options });
  const observer = createObserver();
  await use(clientOf(bank, watchedFetch(bank, observer, change)));
  expect(observer.failures).toBe(0);
  return observer.report();
}

/** Changes the customers of each success, in lists and alone. */
const customers =
  (change: (customer: Nodes) => void): Change =>
  ({ status, data }) => {
    if (status >= 300 || typeof data !== "object" || data === null) return undefined;
    const answer = data as Nodes;
    const found = answer.customers ?? answer.data ?? answer.customer ?? answer;
    for (const one of [found].flat()) change(one);
    return { data };
  };

const deviations: [string, ProviderName, Change, object?][] = [
  [
    "unknown_property",
    "cyrexa",
    customers((one) => {
      one.loyaltyTier = "gold";
    }),
  ],
  [
    "unknown_property",
    "finhub",
    customers((one) => {
      one.person.middleName = null;
    }),
  ],
  [
    "unknown_property",
    "counterparty",
    customers((one) => {
      one.tags = ["a", 1];
    }),
  ],
  [
    "unknown_property",
    "bankingservice",
    customers((one) => {
      one.risk = { score: 1.5 };
    }),
  ],
  [
    "unknown_property",
    "bankingservice",
    customers((one) => {
      one["ada@example.com"] = 1;
    }),
  ],
  [
    "type",
    "cyrexa",
    customers((one) => {
      one.id = 7;
    }),
  ],
  [
    "type",
    "finhub",
    customers((one) => {
      one.person.telephoneNumbers = { number: "1" };
    }),
  ],
  [
    "type",
    "bankingservice",
    customers((one) => {
      one.phone = 4420;
    }),
  ],
  [
    "null",
    "cyrexa",
    customers((one) => {
      one.customerName = null;
    }),
  ],
  [
    "null",
    "finhub",
    customers((one) => {
      one.customerStatus = null;
    }),
  ],
  [
    "null",
    "counterparty",
    customers((one) => {
      one.login = null;
    }),
  ],
  [
    "enum",
    "cyrexa",
    customers((one) => {
      one.customerStatus = "archived";
    }),
  ],
  [
    "enum",
    "finhub",
    customers((one) => {
      one.customerType = "Trust 7";
    }),
  ],
  ["status", "bankingservice", ({ status }) => (status === 200 ? { status: 203 } : undefined)],
  [
    "content_type",
    "bankingservice",
    ({ operation }) =>
      operation === "getCustomer" ? { headers: { "content-type": "application/xml" } } : undefined,
  ],
  [
    "shape",
    "bankingservice",
    ({ operation, data }) => (operation === "listCustomers" ? { data: (data as Nodes).data } : undefined),
  ],
  ["paging", "bankingservice", () => undefined, { paging: "ignored" }],
  ["paging", "bankingservice", () => undefined, { firstPage: 1 }],
  [
    "paging",
    "cyrexa",
    ({ data }) => {
      const { pagination } = Object(data);
      if (pagination) pagination.currentPage += 1;
      return { data };
    },
  ],
  [
    "filter",
    "finhub",
    customers((one) => {
      one.customerStatus = "new";
    }),
  ],
];

describe("the same observations contradict nothing any more", () => {
  test.each<[string, ProviderName, Change, object?]>(deviations)(
    "%s at %s",
    async (kind, provider, change, options) => {
      const observations = await seen(provider, change, options);
      const { document } = shippedSpec(provider).spec;
      const comparison = compare(observations);
      expect(comparison.findings.map((finding) => finding.kind)).toContain(kind);
      const overlay = overlayOf(comparison, provider, document, observations.from);
      const learned = structuredClone(document);
      applyOverlay(learned as never, stringify(overlay), "learned.yaml");
      const after = compare(observations, { specs: { [provider]: learned as never } });
      expect(after.findings).toEqual([]);
      expect(after.claims.filter(({ verdict }) => verdict === "refuted")).toEqual([]);
      // What was confirmed is no assumption any more.
      const confirmed = comparison.claims.filter(
        ({ assumption, verdict }) => assumption && verdict === "confirmed",
      );
      const open = new Set(after.claims.filter(({ assumption }) => assumption).map(({ id }) => id));
      expect(confirmed.filter(({ id }) => open.has(id))).toEqual([]);
    },
  );
});

test("generate takes the overlay, and the types have what was seen", async () => {
  const observations = await seen("cyrexa", (answer) =>
    answer.operation === "getCustomer"
      ? customers((one) => {
          one.loyaltyTier = "gold";
          one.customerName = null;
          one.customerStatus = "archived";
        })(answer)
      : undefined,
  );
  const folder = await mkdtemp(join(tmpdir(), "loop-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "learned.yaml");
  const { document } = shippedSpec("cyrexa").spec;
  await writeFile(file, stringify(overlayOf(compare(observations), "cyrexa", document, observations.from)));
  const { linted, broken, text = "" } = await generateFile({ provider: "cyrexa", overlays: [file] });
  expect([linted.errors, broken]).toEqual([[], []]);
  expect(text).toMatch(/loyaltyTier\?: string;/);
  expect(text).toMatch(/customerName\?: string \| null;/);
  expect(text).toMatch(/CustomerStatus: [^;]*"archived"/);
}, 60_000);
