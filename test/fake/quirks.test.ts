// The contract over the fake bank, however it behaves where nobody knows.

import { describe, expect, it, test } from "vitest";
import { secretProperties as ofBankingservice } from "../../generated/bankingservice.js";
import { secretProperties as ofCounterparty } from "../../generated/counterparty.js";
import { secretProperties as ofCyrexa } from "../../generated/cyrexa.js";
import { type QuirkName, quirks } from "../../src/fake/index.js";
import { isBankingError } from "../../src/index.js";
import { customerClientSuite, type OperationName, type SuiteOptions } from "../../src/testing/index.js";
import { anyClientOf, checkedBank } from "../support/bank.js";
import { bankingservice, counterparty, gateway } from "../support/people.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
const basic: readonly OperationName[] = ["list", "get", "create", "update"];
const ofGateway: readonly OperationName[] = [
  "createMany",
  "setStatus",
  "documents.list",
  "documents.add",
  "addresses.add",
];
const subjects = {
  cyrexa: { ...gateway, supported: [...basic, ...ofGateway], secrets: ofCyrexa },
  finhub: { ...gateway, supported: [...basic, ...ofGateway], secrets: ofCyrexa },
  counterparty: {
    ...counterparty,
    supported: [...basic, "accounts.list", "accounts.create"],
    secrets: ofCounterparty,
  },
  bankingservice: { ...bankingservice, supported: [...basic, "delete"], secrets: ofBankingservice },
};

/** What to try of a quirk that is a number. */
const numbers: { readonly [name in QuirkName]?: readonly number[] } = {
  pageSize: [1, 3],
  maxPageSize: [2],
  delay: [1],
  limit: [1000],
};

/** Tests that say what nobody can have of such a bank: they must fail. What happens instead is tested below. */
const impossible: Readonly<Record<string, RegExp>> = {
  "cyrexa, missing 400": /that nobody has/,
  "cyrexa, missing 200": /that nobody has/,
  "finhub, missing 400": /that nobody has/,
  "finhub, missing 200": /that nobody has/,
  // It reads by listing, but it updates before it reads.
  "counterparty, missing 400": /^is not_found.*update/,
  "bankingservice, missing 400": /that nobody has|removes the customer/,
  "bankingservice, missing 200": /that nobody has|removes the customer/,
  // The client hands on what the bank counts.
  "counterparty, totals wrong": /many customers once each/,
  "bankingservice, totals wrong": /many customers once each/,
  // The client says so instead of giving a short list.
  "bankingservice, paging ignored": /many customers once each/,
  // The client sends the changes alone, since every field of the PUT is documented as optional.
  "counterparty, put replace": /loses nothing and touches/,
};

/** What a bank must also be for a client to lose nothing. */
const together: Readonly<Record<string, object>> = {
  "cyrexa, secrets absent": { put: "merge" },
  "cyrexa, secrets masked": { put: "merge" },
  "finhub, secrets absent": { put: "merge" },
  "finhub, secrets masked": { put: "merge" },
};

for (const { name, values = numbers[name] ?? [], providers: its, default: standard } of quirks) {
  for (const value of values) {
    if (value === standard && name !== "put") continue;
    for (const provider of its) suite(provider, name, value);
  }
}

function suite(provider: (typeof providers)[number], quirk: QuirkName, value: string | number) {
  const name = `${provider}, ${quirk} ${value}`;
  const path: string[] = [];
  customerClientSuite({
    ...(subjects[provider] as object as SuiteOptions<ReturnType<typeof anyClientOf>>),
    test: {
      describe(title, body) {
        describe(title, () => {
          path.push(title);
          body();
          path.pop();
        });
      },
      it(title, body) {
        const cannot = impossible[name]?.test(`${title} (${path.at(-1)})`);
        if (cannot) it.fails(title, body);
        else it(title, body);
      },
    },
    name,
    stateful: true,
    connect: async () => {
      const bank = checkedBank(provider, { ...together[name], [quirk]: value });
      return { client: anyClientOf(bank), received: () => bank.requests.length };
    },
  });
}

describe("what a client makes of a bank that", () => {
  const failure = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (reason) => reason,
    );
    if (!isBankingError(error)) throw error ?? new Error("it did not fail");
    return error.category;
  };
  const collect = async <T>(items: AsyncIterable<T>) => {
    const all: T[] = [];
    for await (const item of items) all.push(item);
    return all;
  };

  test.each(providers)("counts wrongly: every customer of %s is there once", async (provider) => {
    const bank = checkedBank(provider, { totals: "wrong", customers: 47, pageSize: 10 });
    const ids = (await collect(anyClientOf(bank).list())).map(({ id }) => id);
    const listed = [...bank.customers]
      .filter(([, { is_disabled }]) => is_disabled !== true)
      .map(([id]) => id);
    expect([...ids].sort()).toEqual(listed.sort());
  });

  test("answers the first page whatever is asked: a pagination error", async () => {
    const bank = checkedBank("bankingservice", { paging: "ignored", customers: 5, pageSize: 2 });
    expect(await failure(collect(anyClientOf(bank).list()))).toBe("pagination");
  });

  test.each(["cyrexa", "finhub", "bankingservice"] as const)(
    "does not say 404 for a stranger: %s",
    async (provider) => {
      const refusing = anyClientOf(checkedBank(provider, { missing: 400 }));
      expect(await failure(refusing.get("nobody"))).toBe("bad_request");
      const empty = anyClientOf(checkedBank(provider, { missing: 200 }));
      expect(await failure(empty.get("nobody"))).toBe("invalid_response");
    },
  );
});
