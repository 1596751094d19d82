// Listings, whatever a server counts and however wrong it is about it.

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CallOptions, ClientOptions, Customer, CustomerList } from "../src/index.js";
import { createBankingServiceClient } from "../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../src/providers/cyrexa/index.js";
import { answering, collect, connect, failure, json, type Sent } from "./support/clients.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What is asked for, however a provider writes it. */
interface Asked {
  readonly at: number | undefined;
  readonly size: number | undefined;
}

/** One page as a server has it. `slots` are places of the listing; some may be empty. */
interface Given {
  readonly ids: readonly string[];
  readonly total?: unknown;
  readonly pages?: unknown;
  readonly page?: unknown;
  readonly size?: unknown;
}

interface Style {
  readonly counts: "pages" | "items";
  /** The number of the first page. */
  readonly base: number;
  /** Whether an answer says which page it is. */
  readonly tells: "number" | "text" | "nothing";
  asked(request: Sent): Asked;
  answer(page: Given): object;
  list(
    reply: (request: Sent, count: number) => unknown,
    query?: { pageSize?: number; cursor?: string },
    call?: CallOptions,
    options?: ClientOptions,
  ): { list: CustomerList<Customer>; sent: Sent[] };
}

const inBody = {
  counts: "pages",
  asked({ body }) {
    const { pageNumber, pageSize } = body as { pageNumber?: number; pageSize?: number };
    return { at: pageNumber, size: pageSize };
  },
  answer: ({ ids, total, pages, page }) => ({
    customers: ids.map((id) => ({ id })),
    pagination: { totalSize: total, numberOfPage: pages, currentPage: page },
  }),
} satisfies Partial<Style>;

const cyrexa: Pick<Style, "list"> = {
  list(reply, query, call, options) {
    const { client, sent } = connect.cyrexa(reply, options);
    return { list: client.list({ kind: "person", ...query }, call), sent };
  },
};

const number = (text: string | null) => (text === null ? undefined : Number(text));

const styles: Readonly<Record<string, Style>> = {
  "pages from 0 in the body": { ...inBody, ...cyrexa, base: 0, tells: "number" },
  "pages from 1 in the body": { ...inBody, ...cyrexa, base: 1, tells: "number" },
  "pages from 0 in the body, told as text": { ...inBody, ...cyrexa, base: 0, tells: "text" },
  "pages from 1 in the body, told as text": { ...inBody, ...cyrexa, base: 1, tells: "text" },
  "pages from 0 in the body, not told": { ...inBody, ...cyrexa, base: 0, tells: "nothing" },
  "pages from 1 in the body, not told": {
    ...inBody,
    base: 1,
    tells: "nothing",
    list(reply, query, call, options) {
      const { client, sent } = connect.finhub(reply, options);
      return { list: client.list({ status: "new", ...query }, call), sent };
    },
  },
  "page and size": {
    counts: "pages",
    base: 0,
    tells: "number",
    asked: ({ url }) => ({
      at: number(url.searchParams.get("page")),
      size: number(url.searchParams.get("size")),
    }),
    answer: ({ ids, total, pages, page, size }) => ({
      page,
      pages,
      size,
      count: total,
      data: ids.map((id) => ({ id })),
    }),
    list(reply, query, call, options) {
      const { client, sent } = connect.bankingservice(reply, options);
      return { list: client.list(query, call), sent };
    },
  },
  "offset and limit": {
    counts: "items",
    base: 0,
    tells: "nothing",
    asked: ({ url }) => ({
      at: number(url.searchParams.get("offset")),
      size: number(url.searchParams.get("limit")),
    }),
    answer: ({ ids, total }) => ({ total, customers: ids.map((wallet_user_guid) => ({ wallet_user_guid })) }),
    list(reply, query, call, options) {
      const { client, sent } = connect.counterparty(reply, options);
      return { list: client.list(query, call), sent };
    },
  },
};
const names = Object.keys(styles);

interface Quirks {
  /** Places of a page when no size is asked for. */
  readonly size?: number;
  /** The largest page there is. */
  readonly cap?: number;
  readonly total?: (total: number, onPage: number) => unknown;
  readonly pages?: (pages: number) => unknown;
}

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `id-${from + index}`);

/** A server with these customers. An undefined one takes up a place and is not given. */
function directory(style: Style, slots: readonly (string | undefined)[], quirks: Quirks = {}) {
  const { size: standard = 2, cap = 1000, total = (n) => n, pages = (n) => n } = quirks;
  return (request: Sent) => {
    const { at, size: wanted = standard } = style.asked(request);
    const size = Math.min(wanted, cap);
    const page = Math.max(at ?? style.base, style.base);
    const first = style.counts === "items" ? (at ?? 0) : (page - style.base) * size;
    const held = slots.slice(first, first + size).filter((id) => id !== undefined);
    const all = slots.filter((id) => id !== undefined).length;
    return style.answer({
      ids: held,
      total: total(all, held.length),
      pages: pages(Math.ceil(slots.length / size)),
      page: style.tells === "nothing" ? undefined : style.tells === "text" ? String(page) : page,
      size,
    });
  };
}

const idsOf = async (list: AsyncIterable<Customer>) => (await collect(list)).map(({ id }) => id);

/** Requests that nobody could save: a server that tells nothing has its first page asked for twice if it counts from 1. */
const spare = ({ base, tells, counts }: Style) =>
  counts === "pages" && tells === "nothing" && base === 1 ? 2 : 1;

describe.each(names)("%s", (name) => {
  const style = styles[name]!;

  test.each([
    [0, undefined],
    [1, undefined],
    [2, undefined],
    [5, undefined],
    [6, undefined],
    [1, 1],
    [6, 3],
    [7, 3],
    [7, 100],
    [23, 5],
  ])(
    "gives %i customers once and in order, %s a page, with one request more than needed",
    async (count, pageSize) => {
      const { list, sent } = style.list(directory(style, ids(count)), { pageSize });
      expect(await idsOf(list)).toEqual(ids(count));
      const needed = Math.max(1, Math.ceil(count / (pageSize ?? 2)));
      expect(sent.length).toBeLessThanOrEqual(needed + spare(style));
    },
  );

  test("asks for the size that was wanted, on every page", async () => {
    const { list, sent } = style.list(directory(style, ids(7)), { pageSize: 3 });
    await idsOf(list);
    expect(sent.map((request) => style.asked(request).size)).toEqual(sent.map(() => 3));
  });

  const lies: [string, Quirks["total"]][] = [
    ["right", (n) => n],
    ["too high", (n) => n + 100],
    ["too low", () => 1],
    ["0", () => 0],
    ["the count of the page", (_, onPage) => onPage],
    ["text", (n) => String(n)],
    ["words", () => "many"],
    ["negative", () => -1],
    ["a fraction", () => 0.5],
    ["null", () => null],
    ["missing", () => undefined],
  ];

  test.each(lies)("loses nothing when the total is %s, whatever the page count is", async (_name, total) => {
    for (const [, lie] of lies) {
      for (const count of [2, 5, 6]) {
        const { list, sent } = style.list(directory(style, ids(count), { total, pages: (n) => lie?.(n, 1) }));
        expect(await idsOf(list)).toEqual(ids(count));
        // Where more is said to come than there is, an empty page may be one in the middle.
        expect(sent.length).toBeLessThanOrEqual(Math.ceil(count / 2) + spare(style) + 1);
      }
    }
  });

  test.each(lies.filter(([lie]) => lie !== "the count of the page"))(
    "loses nothing when pages are smaller than asked for and the total is %s",
    async (_name, total) => {
      const { list } = style.list(directory(style, ids(7), { cap: 2, total, pages: () => undefined }), {
        pageSize: 5,
      });
      expect(await idsOf(list)).toEqual(ids(7));
    },
  );

  test.each<[string, readonly (string | undefined)[]]>([
    ["an empty page in the middle", ["id-0", "id-1", undefined, undefined, "id-2", "id-3"]],
    ["short pages", ["id-0", undefined, "id-1", "id-2", undefined, "id-3", "id-4"]],
    ["a last page that is short", ["id-0", "id-1", "id-2", undefined]],
  ])("%s loses nothing", async (_name, slots) => {
    const all = slots.filter((id) => id !== undefined);
    for (const pageSize of [undefined, 2]) {
      const { list } = style.list(directory(style, slots), { pageSize });
      expect(await idsOf(list)).toEqual(all);
    }
  });

  test("short pages lose nothing where no total is told", async () => {
    const slots = ["id-0", "id-1", "id-2", undefined, "id-3", "id-4", undefined, "id-5", "id-6"];
    const quirks = { total: () => undefined, pages: () => undefined };
    const { list } = style.list(directory(style, slots, quirks), { pageSize: 2 });
    expect(await idsOf(list)).toEqual(slots.filter((id) => id !== undefined));
  });

  test("a server that gives its last page again has ended", async () => {
    const { list, sent } = style.list((request) => {
      const { at } = style.asked(request);
      const last = style.counts === "items" ? 2 : style.base + 1;
      const clamped = Math.min(at ?? style.base, last);
      const from = style.counts === "items" ? clamped : Math.max(0, clamped - style.base) * 2;
      const page = style.tells === "nothing" ? undefined : Math.max(clamped, style.base);
      return style.answer({ ids: ids(2, from), total: 4, pages: 2, page, size: 2 });
    });
    expect(await idsOf(list)).toEqual(ids(4));
    expect(sent.length).toBeLessThanOrEqual(2 + spare(style));
  });

  test("a server that gives one page for ever is an error, after its items", async () => {
    const { list, sent } = style.list(() => style.answer({ ids: ids(2), total: 6, pages: 3, size: 2 }));
    const given: string[] = [];
    const error = await failure(async () => {
      for await (const { id } of list) given.push(id);
    });
    expect(error).toMatchObject({ category: "pagination", retryable: false });
    expect(given).toEqual(ids(2));
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  test("a server that goes in circles is an error", async () => {
    const { list, sent } = style.list((_request, count) =>
      style.answer({ ids: ids(2, ((count - 1) % 3) * 2), size: 2 }),
    );
    expect((await failure(collect(list))).category).toBe("pagination");
    expect(sent).toHaveLength(4);
  });

  test("a server that never ends is an error at maxPages, of the client or of the call", async () => {
    const endless = (_request: Sent, count: number) =>
      style.answer({ ids: ids(2, count * 2), total: count * 100 });
    const byClient = style.list(endless, {}, undefined, { maxPages: 7 });
    expect((await failure(collect(byClient.list))).category).toBe("pagination");
    expect(byClient.sent).toHaveLength(7);
    const byCall = style.list(endless, {}, { maxPages: 3 }, { maxPages: 7 });
    expect((await failure(collect(byCall.list))).category).toBe("pagination");
    expect(byCall.sent).toHaveLength(3);
  });

  test("a server that begins again after its last page has ended there", async () => {
    const size = 2;
    const served = directory(style, ids(6));
    const { list } = style.list(
      (request) => {
        const { at } = style.asked(request);
        const last = style.counts === "items" ? 4 : style.base + 2;
        return at !== undefined && at > last
          ? style.answer({ ids: ids(2), total: 6, pages: 3, page: style.base, size })
          : served(request);
      },
      { pageSize: size },
    );
    expect(await idsOf(list)).toEqual(ids(6));
  });

  test("maxPages is no error when all that the server counts has come", async () => {
    // A first page that is read twice to learn what is counted from is asked for twice.
    const least = style.base === 1 && style.tells === "nothing" ? 4 : 3;
    for (const maxPages of [least, least + 1]) {
      const { list, sent } = style.list(directory(style, ids(6)), { pageSize: 2 }, { maxPages });
      expect(await idsOf(list)).toEqual(ids(6));
      expect(sent.length).toBeLessThanOrEqual(maxPages);
    }
    const { list } = style.list(directory(style, ids(7)), { pageSize: 2 }, { maxPages: least });
    expect((await failure(collect(list))).category).toBe("pagination");
  });

  test("a server that gives empty pages for ever and promises more has ended", async () => {
    const { list, sent } = style.list(() => style.answer({ ids: [], total: 100, pages: 50, size: 2 }));
    expect(await idsOf(list)).toEqual([]);
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  test("a page without a list is an invalid response, after what came before", async () => {
    const { list } = style.list((request, count) =>
      count === 1 ? directory(style, ids(6))(request) : { total: 6, pagination: { totalSize: 6 } },
    );
    const given: string[] = [];
    const error = await failure(async () => {
      for await (const { id } of list) given.push(id);
    });
    expect(error.category).toBe("invalid_response");
    expect(given).toEqual(ids(2));
  });

  test("a customer that slides onto the next page is given once", async () => {
    const before = ids(6);
    const after = ["new", ...before];
    const { list } = style.list((request, count) =>
      directory(style, count === 1 ? before : after, { size: 3 })(request),
    );
    const given = await idsOf(list);
    expect(given.filter((id) => id !== "new")).toEqual(before);
  });

  test("a page that fails is asked for again", async () => {
    const serve = directory(style, ids(5));
    const { list, sent } = style.list((request, count) => (count % 2 === 0 ? json({}, 503) : serve(request)));
    expect(await idsOf(list)).toEqual(ids(5));
    const asked = sent.map((request) => style.asked(request).at);
    expect(asked[1]).toBe(asked[2]);
  });

  test("after a failure a new iteration starts anew and works", async () => {
    const serve = directory(style, ids(5));
    let broken = true;
    const { list } = style.list(
      (request, count) => (count > 1 && broken ? json({}, 500) : serve(request)),
      {},
      { maxRetries: 0 },
    );
    const given: string[] = [];
    const error = await failure(async () => {
      for await (const { id } of list) given.push(id);
    });
    expect([error.category, given]).toEqual(["server", ids(2)]);
    broken = false;
    expect(await idsOf(list)).toEqual(ids(5));
    expect(await idsOf(list)).toEqual(ids(5));
  });

  test("leaving the loop stops requests", async () => {
    const { list, sent } = style.list(directory(style, ids(20)));
    for await (const { id } of list) if (id === "id-1") break;
    expect(sent).toHaveLength(1);
    for await (const _page of list.pages()) break;
    expect(sent).toHaveLength(2);
  });

  test("nothing is sent before somebody asks, and page() asks once", async () => {
    const { list, sent } = style.list(directory(style, ids(5)));
    list.pages();
    expect(sent).toEqual([]);
    const page = await list.page();
    expect(page.items.map(({ id }) => id)).toEqual(["id-0", "id-1"]);
    expect(page.total).toBe(5);
    expect(sent).toHaveLength(1);
  });

  test("an empty listing has one empty page", async () => {
    const { list } = style.list(directory(style, []));
    expect(await list.page()).toMatchObject({ items: [] });
    expect((await collect(list.pages())).map(({ items }) => items)).toEqual([[]]);
  });

  test("aborting ends it", async () => {
    const controller = new AbortController();
    const { list, sent } = style.list(directory(style, ids(20)), {}, { signal: controller.signal });
    const given: string[] = [];
    const error = await failure(async () => {
      for await (const { id } of list) {
        given.push(id);
        if (id === "id-3") controller.abort();
      }
    });
    expect(error.category).toBe("aborted");
    expect(given).toEqual(ids(4));
    const asked = sent.length;
    expect((await failure(list.page())).category).toBe("aborted");
    expect(sent).toHaveLength(asked);
  });

  test.each([undefined, 3])("every cursor resumes in a new client, %s a page", async (pageSize) => {
    const serve = directory(style, ids(8));
    const { list } = style.list(serve, { pageSize });
    const before: string[] = [];
    let cursors = 0;
    for await (const { items, cursor } of list.pages()) {
      before.push(...items.map(({ id }) => id));
      if (cursor === undefined) continue;
      cursors += 1;
      const rest = await idsOf(style.list(serve, { cursor }).list);
      expect([...before, ...rest]).toEqual(ids(8));
    }
    expect(cursors).toBeGreaterThanOrEqual(2);
  });

  test("page by page, each in a new client, gives everything once", async () => {
    const serve = directory(style, ids(7));
    const given: string[] = [];
    let cursor: string | undefined;
    let rounds = 0;
    do {
      const page = await style.list(serve, { cursor }).list.page();
      given.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
      rounds += 1;
    } while (cursor !== undefined && rounds < 20);
    expect(given).toEqual(ids(7));
  });

  test("page by page, each in a new client, a server that gives one page for ever is an error", async () => {
    const same = () => style.answer({ ids: ids(2), total: 6, pages: 3, size: 2 });
    const { cursor } = await style.list(same).list.page();
    expect((await failure(style.list(same, { cursor }).list.page())).category).toBe("pagination");
  });

  test("a last page that is not full has no cursor", async () => {
    const pages = await collect(style.list(directory(style, ids(3)), { pageSize: 2 }).list.pages());
    expect(pages.map(({ cursor }) => cursor === undefined)).toEqual([false, true]);
  });
});

describe.each(names.filter((name) => styles[name]?.counts === "pages"))("%s: a page count", (name) => {
  const style = styles[name]!;

  test("that is higher than the total and the size of the page say is followed", async () => {
    const quirks = { cap: 2, total: (_: number, onPage: number) => onPage };
    const { list } = style.list(directory(style, ids(6), quirks), { pageSize: 5 });
    expect(await idsOf(list)).toEqual(ids(6));
  });

  test("that promises more makes a repeated page an error, whatever the total says", async () => {
    const page = style.tells === "nothing" ? undefined : style.base;
    const { list } = style.list(() => style.answer({ ids: ids(2), total: 2, pages: 3, page, size: 2 }));
    expect((await failure(collect(list))).category).toBe("pagination");
  });
});

describe("page numbers", () => {
  test.each<[string, readonly (number | undefined)[]]>([
    ["pages from 0 in the body", [undefined, 1, 2]],
    ["pages from 1 in the body", [undefined, 2, 3]],
    ["pages from 0 in the body, told as text", [undefined, 1, 2]],
    ["pages from 1 in the body, told as text", [undefined, 2, 3]],
    ["pages from 0 in the body, not told", [undefined, 1, 2]],
    ["pages from 1 in the body, not told", [undefined, 1, 2, 3]],
    ["page and size", [undefined, 1, 2]],
    ["offset and limit", [undefined, 2, 4]],
  ])("%s: %j", async (name, expected) => {
    const style = styles[name]!;
    const { list, sent } = style.list(directory(style, ids(5)), { pageSize: 2 });
    await collect(list);
    expect(sent.map((request) => style.asked(request).at)).toEqual(expected);
  });
});

describe("a server that ignores what page it is asked for", () => {
  const answer = (first: number) => ({
    page: 0,
    pages: 620,
    size: 2,
    count: 1240,
    data: ids(2, first).map((id) => ({ id })),
  });

  test("is an error that says so", async () => {
    const { client } = connect.bankingservice(() => answer(0));
    const error = await failure(collect(client.list()));
    expect(error).toMatchObject({ category: "pagination", provider: "bankingservice" });
    expect(error.message).toContain("ignores the page");
  });

  test("also when its first page has changed in between", async () => {
    const { client } = connect.bankingservice((_request, count) => answer(100 * count));
    const error = await failure(collect(client.list()));
    expect(error.message).toContain("ignores the page");
  });

  test("also when it counts no more than its page holds", async () => {
    const { client } = connect.bankingservice((_request, count) => ({
      ...answer(100 * count),
      pages: 1,
      count: 2,
    }));
    const error = await failure(collect(client.list()));
    expect(error.message).toContain("ignores the page");
  });

  test("is no error when there is but one page", async () => {
    const { client } = connect.bankingservice(() => ({ ...answer(0), pages: 1, count: 2 }));
    expect(await idsOf(client.list())).toEqual(ids(2));
  });
});

describe("a listing made of several", () => {
  const everybody = ({ url, body }: Sent) => {
    const { pageNumber = 1, pageSize = 2 } = body as { pageNumber?: number; pageSize?: number };
    const kind = url.pathname.split("/").at(-1) ?? "";
    const all = kind === "Person" ? ["p-0", "p-1", "p-2"] : ["o-0", "o-1"];
    return {
      customers: all
        .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
        .map((id) => ({ id, customerType: kind })),
      pagination: { totalSize: all.length, currentPage: pageNumber },
    };
  };

  test("resumes in either of them", async () => {
    const all = ["p-0", "p-1", "p-2", "o-0", "o-1"];
    const seen: string[] = [];
    for await (const { items, cursor } of connect.cyrexa(everybody).client.list().pages()) {
      seen.push(...items.map(({ id }) => id));
      const rest = cursor === undefined ? [] : await idsOf(connect.cyrexa(everybody).client.list({ cursor }));
      expect([...seen, ...rest]).toEqual(all);
    }
    expect(seen).toEqual(all);
  });

  test("gives a customer that a server has in every one of them once", async () => {
    const { client } = connect.cyrexa(() => ({
      customers: [{ id: "c-1" }, { id: "c-2" }],
      pagination: { numberOfPage: 1, totalSize: 2, currentPage: 0 },
    }));
    for (const pageSize of [undefined, 1, 2])
      expect(await idsOf(client.list({ pageSize }))).toEqual(["c-1", "c-2"]);
  });

  test("tells no total, since each has its own", async () => {
    expect(await connect.cyrexa(everybody).client.list().page()).not.toHaveProperty("total");
  });

  test("passes over those that are empty", async () => {
    const { client, sent } = connect.finhub(({ url }) => ({
      customers: url.pathname.endsWith("bancrupted") ? [{ id: "c-1" }] : [],
      pagination: { totalSize: 0 },
    }));
    expect((await client.list().page()).items.map(({ id }) => id)).toEqual(["c-1"]);
    expect(sent).toHaveLength(8);
  });
});

describe("a cursor", () => {
  const people = styles["offset and limit"]!;
  const filters = { login: "ada.lovelace@example.com", family: ["Lovelace"], phone: "+380445550001" };
  const client = () => connect.counterparty(directory(people, ids(8))).client;
  const cursorOf = async (query: object) => {
    const { cursor } = await client().list(query).page();
    if (cursor === undefined) throw new Error("no cursor");
    return cursor;
  };

  test("is opaque text that is safe in a URL and holds no personal data in the clear", async () => {
    const cursor = await cursorOf(filters);
    expect(cursor).toMatch(/^[\w-]+$/);
    const decoded = Buffer.from(cursor, "base64url").toString("latin1");
    for (const secret of [
      "ada",
      "Lovelace",
      "example",
      "380445550001",
      "login",
      "id-0",
      "id-1",
      "cp-1",
      "jwt-1",
    ]) {
      expect(`${cursor} ${decoded}`).not.toContain(secret);
    }
  });

  test("fits the same query, in whatever order its filters are", async () => {
    const cursor = await cursorOf(filters);
    const { login, family, phone } = filters;
    const rest = await idsOf(client().list({ cursor, phone, family, login, search: undefined }));
    expect(rest).toEqual(ids(6, 2));
  });

  test.each<[string, object]>([
    ["without its filters", {}],
    ["with one filter less", { login: filters.login, family: filters.family }],
    ["with one filter more", { ...filters, segment: "PI" }],
    ["with another value", { ...filters, family: ["King"] }],
    ["with another page size", { ...filters, pageSize: 3 }],
  ])("is refused %s, and nothing is sent", async (_name, query) => {
    const cursor = await cursorOf(filters);
    const { client: other, sent } = connect.counterparty(directory(people, ids(8)));
    expect((await failure(other.list({ ...query, cursor }).page())).category).toBe("input");
    expect(sent).toEqual([]);
  });

  test("is refused at another provider", async () => {
    const cursor = await cursorOf({});
    for (const other of [connect.cyrexa, connect.finhub, connect.bankingservice] as const) {
      const { client, sent } = other(() => ({ customers: [], data: [] }));
      expect((await failure(client.list({ cursor }).page())).category).toBe("input");
      expect(sent).toEqual([]);
    }
    const fromCyrexa = await styles["pages from 1 in the body"]!.list(
      directory(styles["pages from 1 in the body"]!, ids(8)),
    ).list.page();
    const { client: finhub } = connect.finhub(() => ({ customers: [] }));
    const resumed = finhub.list({ kind: "person", cursor: fromCyrexa.cursor }).page();
    expect((await failure(resumed)).category).toBe("input");
  });

  test("is refused when a single character was changed", async () => {
    const cursor = await cursorOf({});
    for (let at = 0; at < cursor.length - 1; at++) {
      const other = cursor[at] === "A" ? "B" : "A";
      const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expect((await failure(client().list({ cursor: changed }).page())).category).toBe("input");
    }
  });

  test.each<[string, unknown]>([
    ["empty", ""],
    ["cut", "abc"],
    ["no base64", "§$%&"],
    ["beyond Latin", "курсор"],
    ["a number", 7],
    ["null", null],
    ["an object", { part: 0 }],
    ["a symbol", Symbol("cursor")],
    ["no text to anybody", Object.create(null)],
    ["base64 of something else", btoa(JSON.stringify({ page: 2 }))],
  ])("that is %s is refused, and nothing is sent", async (_name, cursor) => {
    const { client: other, sent } = connect.counterparty(directory(people, ids(8)));
    const error = await failure(other.list({ cursor } as { cursor: string }).page());
    expect(error).toMatchObject({ category: "input", provider: "counterparty" });
    expect(sent).toEqual([]);
  });

  test("keeps the page size it was made with", async () => {
    const cursor = await cursorOf({ pageSize: 3 });
    const { client: other, sent } = connect.counterparty(directory(people, ids(8)));
    expect(await idsOf(other.list({ cursor }))).toEqual(ids(5, 3));
    expect(sent[0]?.url.search).toBe("?offset=3&limit=3");
  });
});

test("maxPages of a call is checked like every limit", async () => {
  for (const maxPages of [0, -1, 1.5, Number.NaN]) {
    const { client, sent } = connect.bankingservice(() => ({ data: [] }));
    expect((await failure(client.list({}, { maxPages }).page())).category).toBe("input");
    expect(sent).toEqual([]);
  }
});

test("input that is refused is a rejection, never thrown on the spot", async () => {
  const { client } = connect.counterparty(() => ({}));
  const pages = client.list({ pageSize: 0 }).pages();
  expect((await failure(collect(pages))).category).toBe("input");
});

test("a long listing does not fill the memory", async () => {
  const size = 500;
  const { client } = connect.counterparty(({ url }) => {
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const customers = ids(size, offset).map((id) => ({
      wallet_user_guid: id,
      name: `Ada ${id}`,
      login: id.repeat(5),
    }));
    return { total: 200_000, customers: offset < 200_000 ? customers : [] };
  });
  const heap = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  let count = 0;
  let warm = 0;
  let most = 0;
  for await (const _customer of client.list({ pageSize: size })) {
    count += 1;
    if (count === 40_000) warm = heap();
    if (count > 40_000 && count % 40_000 === 0) most = Math.max(most, heap());
  }
  expect(count).toBe(200_000);
  // All records together would be more than 60 MiB.
  expect(most - warm).toBeLessThan(8 * 2 ** 20);
}, 20_000);

test("two pages are held at most, the one at hand and the one that comes", async () => {
  const size = 10;
  // Of every page, whether anybody on it is still held.
  const pages: WeakRef<Customer>[][] = [];
  const held = () => pages.filter((page) => page.some((customer) => customer.deref())).length;
  let most = 0;
  const look = async () => {
    // What was looked at is held until its job is done.
    await new Promise(setImmediate);
    collectGarbage();
    most = Math.max(most, held());
  };
  const client = createCounterpartyClient({
    baseUrl: "https://bank.example.com/api/v1",
    counterpartyGuid: "cp-1",
    jwt: "jwt-1",
    async fetch(url) {
      await look();
      const offset = Number(new URL(url).searchParams.get("offset") ?? 0);
      return json({
        customers: offset < 100 ? ids(size, offset).map((id) => ({ wallet_user_guid: id })) : [],
      });
    },
  });
  let count = 0;
  for await (const customer of client.list({ pageSize: size })) {
    if (count % size === 0) pages.push([]);
    pages.at(-1)?.push(new WeakRef(customer));
    count += 1;
    if (count % size === 5) await look();
  }
  expect(count).toBe(100);
  expect(most).toBeLessThanOrEqual(2);
});

describe("on a real socket", () => {
  /** A server of 7 customers for all three ways of asking; `hang` keeps answers back. */
  async function serve(hang: (count: number) => boolean = () => false) {
    const seen: string[] = [];
    const server = createServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      seen.push(`${request.method} ${request.url} ${text}`);
      if (hang(seen.length)) return;
      const url = new URL(request.url ?? "", "http://server");
      const style = text
        ? styles["pages from 1 in the body"]!
        : url.pathname.includes("profiles")
          ? styles["page and size"]!
          : styles["offset and limit"]!;
      const body = text ? JSON.parse(text) : undefined;
      const answer = directory(style, ids(7), { size: 3 })({ method: "", url, headers: new Headers(), body });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
  }

  const clients = (baseUrl: string) => ({
    cyrexa: (call?: CallOptions) =>
      createCyrexaClient({ baseUrl, accessToken: "a", tenantId: "t" }).list({ kind: "person" }, call),
    counterparty: (call?: CallOptions) =>
      createCounterpartyClient({ baseUrl, counterpartyGuid: "cp-1", jwt: "j" }).list({}, call),
    bankingservice: (call?: CallOptions) =>
      createBankingServiceClient({ baseUrl, profileId: "p", accessToken: "a" }).list({}, call),
  });

  test.each(["cyrexa", "counterparty", "bankingservice"] as const)(
    "%s lists everybody once",
    async (provider) => {
      const { baseUrl, seen } = await serve();
      expect(await idsOf(clients(baseUrl)[provider]())).toEqual(ids(7));
      expect(seen.length).toBeLessThanOrEqual(4);
    },
  );

  test("leaving the loop stops requests", async () => {
    const { baseUrl, seen } = await serve();
    for await (const _customer of clients(baseUrl).bankingservice()) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toHaveLength(1);
  });

  test("aborting while a page is awaited ends it at once", async () => {
    const { baseUrl, seen } = await serve((count) => count === 2);
    const controller = new AbortController();
    const given: string[] = [];
    const error = await failure(async () => {
      for await (const { id } of clients(baseUrl).cyrexa({ signal: controller.signal })) {
        given.push(id);
        if (given.length === 3) setTimeout(() => controller.abort(), 30);
      }
    });
    expect([error.category, given, seen.length]).toEqual(["aborted", ids(3), 2]);
  });
});

test("two iterations of one listing do not disturb each other", async () => {
  const style = styles["page and size"]!;
  const { fetch } = answering(directory(style, ids(6)));
  const list = createBankingServiceClient({ profileId: "p", accessToken: "a", fetch }).list();
  const [one, other] = await Promise.all([idsOf(list), idsOf(list)]);
  expect([one, other]).toEqual([ids(6), ids(6)]);
});

test("a listing can be taken apart and put together again", async () => {
  const { client } = connect.bankingservice(() => ({ page: 1, pages: 1, count: 1, data: [{ id: "a" }] }));
  const { page, pages, ...rest } = client.list();
  expect((await page()).items).toHaveLength(1);
  expect(await collect(pages())).toHaveLength(1);
  const together = { page, pages, ...rest };
  expect(await collect(together)).toHaveLength(1);
});

describe("what a caller does to what he was given", () => {
  const held = ["a", "b", "c", "d", "e"];
  const listed = () =>
    connect
      .counterparty(({ url }) => {
        const at = Number(url.searchParams.get("offset") ?? 0);
        return {
          total: held.length,
          customers: held.slice(at, at + 2).map((id) => ({ wallet_user_guid: id })),
        };
      })
      .client.list({ pageSize: 2 });

  test("an id that he changes to a later one loses nobody", async () => {
    const got: string[] = [];
    for await (const customer of listed()) {
      got.push(customer.id);
      Object.assign(customer, { id: held[held.indexOf(customer.id) + 2] ?? "z" });
    }
    expect(got).toEqual(held);
  });

  test("a page that he empties breaks no later one", async () => {
    const got: string[] = [];
    for await (const { items } of listed().pages()) {
      got.push(...items.map(({ id }) => id));
      (items as unknown[]).fill(null);
    }
    expect(got).toEqual(held);
  });
});

test("a page that is read twice to learn what is counted from is remembered", async () => {
  let held = ["a", "b", "c", "d", "e"];
  const { client } = connect.finhub(({ body }, count) => {
    const { pageNumber = 1 } = body as { pageNumber?: number };
    // Somebody new while the listing is resumed, after its first page was read once more.
    if (count === 3) held = ["x", ...held];
    return { customers: held.slice((pageNumber - 1) * 2, pageNumber * 2).map((id) => ({ id })) };
  });
  const query = { status: "new", pageSize: 2 } as const;
  const { cursor } = await client.list(query).page();
  expect(await idsOf(client.list({ ...query, cursor }))).toEqual(["c", "d", "e"]);
});
