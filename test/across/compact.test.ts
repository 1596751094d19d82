import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CompactMultimap } from "../../src/across/compact.js";
import { transfer } from "../../src/across/index.js";
import type { Customer, CustomerClient } from "../../src/index.js";

const text = fc.oneof(
  fc.uuid(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\n", '"\\', "\ud800", "\udc00", "\ufffd", "Zoë Ødegård", "李小龍", "1", "10"),
);

test("what was put under a key is found under it, once, whatever the texts are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 60 }), (pairs) => {
      const compact = new CompactMultimap();
      const expected = new Map<string, Set<string>>();
      for (const [key, value] of [...pairs, ...pairs]) {
        compact.add(key, value);
        expected.set(key, (expected.get(key) ?? new Set()).add(value));
      }
      for (const [key, values] of expected) expect(compact.get(key)).toEqual([...values]);
    }),
  );
});

test("it grows past its first size, and hardly ever finds what is under another key", () => {
  const compact = new CompactMultimap();
  const ids = Array.from({ length: 50_000 }, (_, n) => `2e107c52-6d0a-4b1e-9${n % 4096}-${n}`);
  ids.forEach((id, n) => {
    compact.add(`email:person.${n}@example.com\n`, id);
  });
  const under = (who: string) => ids.map((_, n) => compact.get(`email:${who}.${n}@example.com\n`));
  const found = under("person");
  expect(ids.filter((id, n) => !found[n]?.includes(id))).toEqual([]);
  // Of 50,000 keys, 0.3 pairs share a hash of 32 bits if the hash spreads them well.
  expect(found.filter((those) => those.length > 1).length).toBeLessThanOrEqual(4);
  expect(under("nobody").filter((those) => those.length > 0).length).toBeLessThan(4);
});

test("the heap of a copy does not grow with the customers", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const fields = ["name.full", "email"];
  const customer = (n: number, provider: Customer["provider"]): Customer => ({
    provider,
    id: `2e107c52-6d0a-4b1e-9c3d-${String(n).padStart(12, "0")}`,
    kind: "person",
    name: { full: `Zoë Ødegård ${n}` },
    email: `zoe.${n}@example.com`,
    wire: {},
  });
  let created = 0;
  // It remembers nobody: what is left on the heap is what the copy keeps.
  const target = {
    provider: "bankingservice",
    capabilities: {
      operations: {},
      filters: {},
      pageSize: "native",
      fields: { read: fields, write: fields },
    },
    list: () => ({
      async *[Symbol.asyncIterator]() {
        for (let n = 0; n < 20_000; n++) yield customer(1_000_000 + n, "bankingservice");
      },
    }),
    create: async () => customer(created++, "bankingservice"),
  } as unknown as CustomerClient;
  const measured: number[] = [];
  await transfer(
    (async function* () {
      for (let n = 0; n < 20_000; n++) yield customer(n, "cyrexa");
    })(),
    target,
    {
      by: "email",
      journal: { async *read() {}, append: async () => {}, close: async () => {} },
      onProgress: ({ read }) => {
        if (read === 500 || read === 20_000) measured.push(heap());
      },
    },
  );
  expect(created).toBe(20_000);
  const [early = 0, late = Infinity] = measured;
  // A Map and a Set of the same ids took 7 MB.
  expect((late - early) / 1e6).toBeLessThan(2);
});
