// Servers that deviate from a spec in one known way each: found by name and place, and nothing else is.

import { beforeAll, describe, expect, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import type { ProviderName } from "../../src/index.js";
import { compare, createObserver, type Finding } from "../../src/observe/index.js";
import { shippedSpec } from "../../src/spec/documents.js";
import { clientOf, use, watchedFetch } from "./watch.js";

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

interface Seen {
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  readonly data: unknown;
  readonly type?: string;
  readonly request: { readonly params?: unknown; readonly body?: unknown };
}

/** What a program gets from a bank that conforms. */
async function answersOf(provider: ProviderName): Promise<readonly Seen[]> {
  const bank = createFakeBank({ provider, customers: 30, clock: 1_700_000_000_000 });
  const seen: Seen[] = [];
  const observer = { ...createObserver(), answered: (answer: Seen) => void seen.push({ ...answer }) };
  await use(clientOf(bank, watchedFetch(bank, observer as never)));
  return structuredClone(
    seen.map(({ provider, operation, status, data, request }) => ({
      provider,
      operation,
      status,
      data,
      request,
    })),
  );
}

/** The findings where each answer is changed. */
function findingsOf(
  answers: readonly Seen[],
  change: (answer: Seen) => Partial<Seen> | undefined,
): readonly Finding[] {
  const observer = createObserver();
  for (const answer of answers) {
    const copy = structuredClone(answer);
    const { type = "application/json", ...changed } = { ...copy, ...change(copy) };
    const header = (name: string) => (name === "content-type" ? type : null);
    observer.answered({ ...changed, header });
  }
  expect(observer.failures).toBe(0);
  return compare(observer.report()).findings;
}

const brief = (findings: readonly Finding[]) =>
  findings.map(({ kind, operation, status, pointer }) => `${kind} ${operation} ${status} ${pointer}`);

type Nodes = Record<string, unknown>;

/** Calls `change` with each holder of a place, and the name it has there. */
function at(data: unknown, pointer: string, change: (holder: Nodes, name: string) => void): void {
  const [, ...steps] = pointer.split("/");
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null) return;
    const step = steps[depth] ?? "";
    for (const name of step === "*" ? Object.keys(value) : [step]) {
      if (!Object.hasOwn(value, name)) continue;
      if (depth === steps.length - 1) change(value as Nodes, name);
      else visit((value as Nodes)[name], depth + 1);
    }
  };
  visit(data, 0);
}

const others: Readonly<Record<string, unknown>> = {
  string: true,
  integer: true,
  number: true,
  boolean: "perhaps",
  object: "an object",
  array: "a list",
};

describe.each(providers)("%s", (provider) => {
  let answers: readonly Seen[] = [];
  beforeAll(async () => {
    answers = await answersOf(provider);
  });

  test("conforms as it is", () => {
    expect(answers.length).toBeGreaterThan(15);
    expect(brief(findingsOf(answers, () => undefined))).toEqual([]);
  });

  // Each place of each success: null, another type, gone where it is required, and something beside it that nobody knows.
  test("every place of every success, in four ways", () => {
    const observer = createObserver();
    for (const answer of answers) observer.answered({ ...answer, header: () => "application/json" });
    const { operations } = observer.report().providers[provider] ?? { operations: {} };
    let deviations = 0;
    for (const [operation, { statuses }] of Object.entries(operations)) {
      for (const [status, { places }] of Object.entries(statuses)) {
        if (!status.startsWith("2")) continue;
        for (const [pointer, { types = {} }] of Object.entries(places)) {
          const [type = ""] = Object.keys(types);
          if (pointer === "" || type === "") continue;
          const isHere = (answer: Seen) => answer.operation === operation && `${answer.status}` === status;
          const found = (change: (holder: Nodes, name: string) => void) =>
            brief(
              findingsOf(answers, (answer) => {
                if (isHere(answer)) at(answer.data, pointer, change);
                return undefined;
              }),
            );
          const set = (value: unknown) =>
            found((holder, name) => {
              holder[name] = value;
            });
          const where = `${operation} ${status} ${pointer}`;
          expect(set(null), where).toEqual([`null ${where}`]);
          // An item that has another type has not what a filter asked for, either.
          const changed = set(others[type]).filter((finding) => !finding.startsWith("filter "));
          expect(changed, where).toEqual([`type ${where}`]);
          deviations += 2;
          if (pointer.endsWith("/*")) continue;
          // A name that fewer than three answers had is not kept.
          let having = 0;
          for (const { data } of answers.filter(isHere)) {
            let has = false;
            at(data, pointer, () => {
              has = true;
            });
            if (has) having += 1;
          }
          const isNamed = having >= 3;
          const beside = `${pointer.slice(0, pointer.lastIndexOf("/"))}/${isNamed ? "fieldOfTomorrow" : "*"}`;
          expect(
            found((holder) => {
              holder.fieldOfTomorrow = "x";
            }),
            where,
          ).toEqual([`unknown_property ${operation} ${status} ${beside}`]);
          deviations += 1;
        }
      }
    }
    expect(deviations).toBeGreaterThan(60);
  }, 60_000);

  test.each<[string, Partial<Seen>, string]>([
    ["a list in place of a record", { data: [] }, "shape"],
    ["text in place of a record", { data: "fine" }, "shape"],
    ["null in place of a record", { data: null }, "shape"],
    ["a status that is not declared", { status: 207 }, "status"],
    ["HTML", { data: undefined, type: "text/html" }, "content_type"],
    ["XML", { data: undefined, type: "application/xml" }, "content_type"],
    ["no content type", { data: undefined, type: "" }, "content_type"],
  ])("%s", (_name, changed, kind) => {
    const [first] = answers.filter(({ status, data }) => status === 200 && typeof data === "object");
    const { operation } = first as Seen;
    const isHere = (answer: Seen) => answer.operation === operation && answer.status === 200;
    const found = findingsOf(answers, (answer) => (isHere(answer) ? changed : undefined));
    expect(brief(found)).toEqual([`${kind} ${operation} ${changed.status ?? 200} `]);
  });
});

const gateways = ["cyrexa", "finhub"] as const;

describe.each(gateways)("%s", (provider) => {
  test.each([
    ["/customer/customerStatus", "archived", ["archived"]],
    ["/customer/customerType", "Trust", ["Trust"]],
    ["/customer/categorization", "category9", undefined],
    ["/customer/customerStatus", "ada@example.com", undefined],
  ])("a new word at %s: %s", async (pointer, word, words) => {
    const found = findingsOf(await answersOf(provider), (answer) => {
      if (answer.operation === "getCustomer")
        at(answer.data, pointer, (holder, name) => {
          holder[name] = word;
        });
      return undefined;
    });
    expect(brief(found)).toEqual([`enum getCustomer 200 ${pointer}`]);
    expect(found[0]?.words).toEqual(words);
    if (!words) expect(JSON.stringify(found)).not.toContain(word);
  });

  test("pages that are numbered one higher than asked for, and more items than asked for", async () => {
    const answers = await answersOf(provider);
    const higher = findingsOf(answers, ({ data }) => {
      at(data, "/pagination/currentPage", (holder, name) => {
        holder[name] = Number(holder[name]) + 1;
      });
      return undefined;
    });
    // Of each status there is one page at most, which is asked for without a number.
    expect(higher.length > 0).toBe(provider === "cyrexa");
    for (const { kind, seen } of higher)
      expect([kind, seen]).toEqual(["paging", "a number that is one more"]);
    const more = findingsOf(answers, ({ data }) => {
      at(data, "/customers", (holder, name) => {
        holder[name] = [holder[name], holder[name], holder[name]].flat();
      });
      return undefined;
    });
    expect(new Set(more.map(({ kind, claimed }) => `${kind} ${claimed}`))).toEqual(
      new Set(["paging no more items than were asked for"]),
    );
  });

  test("a filter that is ignored", async () => {
    const [filter, other] = provider === "cyrexa" ? ["customerType", "Person"] : ["customerStatus", "new"];
    const found = findingsOf(await answersOf(provider), ({ data }) => {
      at(data, `/customers/*/${filter}`, (holder, name) => {
        holder[name] = other;
      });
      return undefined;
    });
    expect(found.map(({ kind, claimed }) => `${kind} ${claimed}`)).toEqual([`filter ${filter} filters`]);
  });
});

describe("what a spec of the user's requires", () => {
  const specs = () => {
    const document = structuredClone(shippedSpec("bankingservice").spec.document) as unknown as {
      components: { schemas: { Customer: Nodes } };
    };
    const { schemas } = document.components;
    const { properties, ...others } = schemas.Customer;
    // In a part of it, as those write who extend a schema.
    schemas.Customer = { allOf: [{ ...others, properties }, { required: ["id", "created"] }] };
    return { bankingservice: document as never };
  };
  const without = async (operation: string, pointer: string, every = 1) => {
    let count = 0;
    const observer = createObserver();
    for (const answer of await answersOf("bankingservice")) {
      const copy = structuredClone(answer);
      if (copy.operation === operation)
        at(copy.data, pointer, (holder, name) => {
          count += 1;
          if (count % every === 0) delete holder[name];
        });
      observer.answered({ ...copy, header: () => "application/json" });
    }
    return brief(compare(observer.report(), { specs: specs() }).findings);
  };

  test.each([
    ["getCustomer", "/id", 1],
    ["getCustomer", "/created", 3],
    ["listCustomers", "/data/*/id", 1],
    ["listCustomers", "/data/*/created", 7],
  ])("%s without %s, in each or some answers", async (operation, pointer, every) => {
    expect(await without(operation, pointer, every)).toEqual([
      `missing_property ${operation} 200 ${pointer}`,
    ]);
  });
});

test("a secret that comes back is counted, and contradicts a spec that says it is for writing alone", async () => {
  const answers = await answersOf("cyrexa");
  const observer = createObserver();
  for (const answer of answers) observer.answered({ ...answer, header: () => "application/json" });
  const report = observer.report();
  const shown = compare(report).claims.filter((claim) => claim.shown !== undefined);
  expect(shown.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Person.password", "Person.pinCode"]),
  );
  const document = structuredClone(shippedSpec("cyrexa").spec.document) as {
    components: { schemas: { Person: { properties: { password: Nodes } } } };
  };
  document.components.schemas.Person.properties.password.writeOnly = true;
  const { findings } = compare(report, { specs: { cyrexa: document as never } });
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["secret"]));
});
