import { describe, expect, test } from "vitest";
import { type CustomerClient, type CustomerOperations, supports } from "../src/index.js";
import { connect } from "./support/clients.js";

const nothing = () => ({});
const clients = {
  cyrexa: connect.cyrexa(nothing).client,
  finhub: connect.finhub(nothing).client,
  counterparty: connect.counterparty(nothing).client,
  bankingservice: connect.bankingservice(nothing).client,
};

// The table of the contract: who can do what beyond list, get, create and update.
const extra: Record<keyof typeof clients, readonly (keyof CustomerOperations)[]> = {
  cyrexa: ["createMany", "setStatus", "documents", "addresses"],
  finhub: ["createMany", "setStatus", "documents", "addresses"],
  counterparty: ["accounts"],
  bankingservice: ["delete"],
};
const common: readonly (keyof CustomerOperations)[] = ["list", "get", "create", "update"];
const beyond: readonly (keyof CustomerOperations)[] = [
  "delete",
  "createMany",
  "setStatus",
  "documents",
  "addresses",
  "accounts",
];

describe.each(Object.entries(clients))("%s", (provider, client) => {
  const has = [...common, ...extra[provider as keyof typeof clients]];

  test("supports what the contract says, and nothing else", () => {
    const found = [...common, ...beyond].filter((operation) => supports(client, operation));
    expect(found).toEqual([...common, ...beyond].filter((operation) => has.includes(operation)));
  });

  test("what is not supported is not there at all", () => {
    for (const operation of beyond.filter((name) => !has.includes(name)))
      expect(operation in client).toBe(false);
  });

  test("capabilities name exactly the operations that are there", () => {
    const there = Object.entries(client)
      .filter(([name]) => !["provider", "capabilities", "http", "fetch"].includes(name))
      .flatMap(([name, operation]) =>
        typeof operation === "function" ? [name] : Object.keys(operation).map((inner) => `${name}.${inner}`),
      );
    expect(Object.keys(client.capabilities.operations).sort()).toEqual(there.sort());
  });

  test("says who it is", () => {
    expect(client.provider).toBe(provider);
  });
});

test("what every object inherits is no operation", () => {
  for (const name of ["constructor", "toString", "__proto__", "nonsense"]) {
    expect(supports(clients.cyrexa, name as "delete")).toBe(false);
  }
});

test("narrows a client that could be any", async () => {
  const { client, sent } = connect.bankingservice(nothing);
  const any: CustomerClient = client;
  if (supports(any, "delete")) await any.delete("customer_1");
  if (supports(any, "accounts")) await any.accounts.list("customer_1");
  expect(sent.map(({ method }) => method)).toEqual(["DELETE"]);
});
