// How requests and answers number pages is documented nowhere. Every combination gives everybody once, or says that it cannot.

import { describe, expect, test } from "vitest";
import { type Customer, type CustomerList, isBankingError } from "../src/index.js";

import { collect, connect, type Reply, type Sent } from "./support/clients.js";

interface Provider {
  list(reply: Reply, query?: object): { list: CustomerList<Customer>; sent: readonly Sent[] };
  asked(request: Sent): unknown;
  answer(ids: readonly string[], number: unknown, total: unknown): unknown;
}

const gateway = {
  asked: ({ body }: Sent) => Reflect.get(Object(body), "pageNumber"),
  answer: (ids: readonly string[], currentPage: unknown, totalSize: unknown) => ({
    customers: ids.map((id) => ({ id, customerType: "Person" })),
    pagination: { currentPage, totalSize },
  }),
};

const providers: Record<string, Provider> = {
  cyrexa: {
    ...gateway,
    list(reply, query) {
      const { client, sent } = connect.cyrexa(reply);
      return { list: client.list({ kind: "person", ...query }), sent };
    },
  },
  finhub: {
    ...gateway,
    list(reply, query) {
      const { client, sent } = connect.finhub(reply);
      return { list: client.list({ status: "verified", ...query }), sent };
    },
  },
  bankingservice: {
    list(reply, query) {
      const { client, sent } = connect.bankingservice(reply);
      return { list: client.list(query), sent };
    },
    asked: ({ url }) => url.searchParams.get("page") ?? undefined,
    answer: (ids, page, count) => ({ page, count, data: ids.map((id) => ({ id })) }),
  },
};

const size = 5;

/** What an answer calls the page with this index, counted from 0. */
const numbers: Record<string, (index: number) => unknown> = {
  "0, 1, 2": (index) => index,
  "1, 2, 3": (index) => index + 1,
  "7, 8, 9": (index) => index + 7,
  "text from 0": (index) => `${index}`,
  "text from 1": (index) => `${index + 1}`,
  "always 0": () => 0,
  "always 1": () => 1,
  "items from 0": (index) => index * size,
  "items from 1": (index) => index * size + 1,
  nothing: () => undefined,
  "1, then nothing": (index) => (index === 0 ? 1 : undefined),
  "0, then nothing": (index) => (index === 0 ? 0 : undefined),
  "nothing, then from 1": (index) => (index === 0 ? undefined : index + 1),
  "every second, from 1": (index) => (index % 2 === 0 ? index + 1 : undefined),
  "every second, from 0": (index) => (index % 2 === 1 ? index : undefined),
  backwards: (index) => 100 - index,
};

const totals: Record<string, (total: number) => unknown> = {
  right: (total) => total,
  missing: () => undefined,
  "too high": (total) => total + 40,
  "too low": () => 1,
  "of the page": () => size,
};

const ids = (count: number) =>
  Array.from({ length: count }, (_, at) => `2e107c52-6d0a-4b8e-9c55-${String(at).padStart(12, "0")}`);

function bank(
  provider: Provider,
  count: number,
  base: number,
  number: (index: number) => unknown,
  total: (all: number) => unknown,
): Reply {
  const all = ids(count);
  return (request) => {
    const asked = provider.asked(request);
    const index = asked === undefined ? 0 : Math.max(0, Number(asked) - base);
    return provider.answer(all.slice(index * size, (index + 1) * size), number(index), total(count));
  };
}

describe.each(Object.keys(providers))("%s", (name) => {
  const provider = providers[name]!;
  const combinations = Object.keys(numbers).flatMap((number) =>
    [0, 1].map((base) => [number, base] as const),
  );

  test.each(combinations)("answers say %s, requests count from %i", async (number, base) => {
    let whole = 0;
    for (const total of Object.values(totals)) {
      for (const count of [0, 3, 5, 6, 10, 11, 15, 23]) {
        const reply = bank(provider, count, base, numbers[number]!, total);
        const { list, sent } = provider.list(reply);
        const found = await collect(list).catch((error: unknown) => error);
        if (isBankingError(found)) expect(found.category).toBe("pagination");
        else {
          expect((found as Customer[]).map(({ id }) => id)).toEqual(ids(count));
          whole += 1;
        }
        expect(sent.length).toBeLessThanOrEqual(Math.ceil(count / size) + 5);
      }
    }
    // A server that says nothing at all about its pages is read as well as any.
    if (!number.startsWith("always")) expect(whole).toBe(40);
  });

  test.each(combinations)(
    "the same from page to page by cursor: answers say %s, requests count from %i",
    async (number, base) => {
      for (const total of [totals.right!, totals.missing!]) {
        const reply = bank(provider, 23, base, numbers[number]!, total);
        const seen: string[] = [];
        let cursor: string | undefined;
        let failed: unknown;
        do {
          try {
            const page = await provider.list(reply, { cursor }).list.page();
            seen.push(...page.items.map(({ id }) => id));
            ({ cursor } = page);
          } catch (error) {
            failed = error;
            break;
          }
        } while (cursor !== undefined);
        if (failed === undefined) expect(seen).toEqual(ids(23));
        else expect(failed).toMatchObject({ category: "pagination" });
      }
    },
  );
});

test("by cursor, a server whose pages go round ends in an error", async () => {
  const provider = providers.bankingservice!;
  for (const length of [1, 2, 3, 7, 20]) {
    const reply: Reply = (request) => {
      const page = Number(provider.asked(request) ?? 0);
      const from = (page % length) * size;
      return provider.answer(ids(length * size).slice(from, from + size), undefined, undefined);
    };
    let cursor: string | undefined;
    let requests = 0;
    const walk = async () => {
      do {
        requests += 1;
        ({ cursor } = await provider.list(reply, { cursor }).list.page());
      } while (cursor !== undefined);
    };
    await expect(walk()).rejects.toMatchObject({ category: "pagination" });
    expect(requests).toBeLessThanOrEqual(4 * length + 4);
  }
});

test("maxPages is counted over all cursors of a listing", async () => {
  const reply: Reply = (request) => {
    const page = Number(request.url.searchParams.get("page") ?? 0);
    return { data: [{ id: `a${page}` }, { id: `b${page}` }] };
  };
  const { client } = connect.bankingservice(reply, { maxPages: 6 });
  let cursor: string | undefined;
  let pages = 0;
  const walk = async () => {
    do {
      ({ cursor } = await client.list({ cursor }).page());
      pages += 1;
    } while (cursor !== undefined);
  };
  await expect(walk()).rejects.toMatchObject({ category: "pagination" });
  expect(pages).toBe(6);
});

test.each(Object.keys(providers))("%s: a total of 0 without a list is an empty page", async (name) => {
  const provider = providers[name]!;
  for (const total of [0, "0"]) {
    for (const list of [null, undefined]) {
      const answer = Object(provider.answer([], 0, total));
      for (const key of ["customers", "data"]) if (key in answer) answer[key] = list;
      expect(await collect(provider.list(() => answer).list)).toEqual([]);
    }
  }
  const without = Object(provider.answer([], 0, 3));
  for (const key of ["customers", "data"]) if (key in without) without[key] = null;
  await expect(collect(provider.list(() => without).list)).rejects.toMatchObject({
    category: "invalid_response",
  });
});

test("counterparty: a total of 0 without a list is an empty page", async () => {
  for (const answer of [{ total: 0 }, { customers: null, total: 0 }, { total: "0", customers: null }])
    expect(await collect(connect.counterparty(() => answer).client.list())).toEqual([]);
  for (const answer of [{}, { total: 2 }, { customers: null }])
    await expect(collect(connect.counterparty(() => answer).client.list())).rejects.toMatchObject({
      category: "invalid_response",
    });
});

test("a listing says how far it is", async () => {
  const provider = providers.bankingservice!;
  const { list } = provider.list(
    bank(
      provider,
      12,
      1,
      (index) => index + 1,
      (total) => total,
    ),
  );
  expect(list.progress()).toEqual({ pages: 0, items: 0, requests: 0 });
  const seen: unknown[] = [];
  for await (const _ of list.pages()) seen.push(list.progress());
  expect(seen).toEqual([
    { pages: 1, items: 5, requests: 1, total: 12 },
    { pages: 2, items: 10, requests: 2, total: 12 },
    { pages: 3, items: 12, requests: 3, total: 12 },
  ]);
});
