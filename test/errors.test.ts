import { inspect } from "node:util";
import { expect, test } from "vitest";
import { BankingError, type ErrorFacts, isBankingError } from "../src/errors.js";

const facts: ErrorFacts = {
  category: "server",
  provider: "finhub",
  operation: "createCustomer",
  method: "POST",
  path: "/create",
  status: 503,
  requestId: "r-1",
  code: "BUSY",
  attempts: 2,
  retryable: false,
  retryAfterMs: 1_000,
  outcome: "unknown",
};

test("an error carries its facts and says where it happened", () => {
  const error = new BankingError("503 server", facts);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ ...facts, name: "BankingError" });
  expect(error.message).toBe("finhub createCustomer: 503 server");
  expect(String(error)).toBe("BankingError: finhub createCustomer: 503 server");
});

test("an error without a place says its reason alone", () => {
  expect(new BankingError("baseUrl is not a URL", { category: "config" }).message).toBe(
    "baseUrl is not a URL",
  );
});

test("attempts and retryable are always there", () => {
  expect(new BankingError("x", { category: "input" })).toMatchObject({ attempts: 0, retryable: false });
});

test("as JSON it is its facts, name and message, and nothing else", () => {
  const error = new BankingError("503 server", facts);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    ...facts,
    name: "BankingError",
    message: "finhub createCustomer: 503 server",
  });
});

test("nothing but the known facts is taken over", () => {
  const more = { ...facts, body: "Lovelace", headers: { token: "Lovelace" }, cause: new Error("Lovelace") };
  const error = new BankingError("x", more);
  expect(inspect(error, { showHidden: true, depth: 10 }) + JSON.stringify(error)).not.toContain("Lovelace");
  expect(error.cause).toBeUndefined();
});

test("isBankingError knows an error of another copy of this package", async () => {
  const copy: string = "../src/errors.js?copy";
  const other = (await import(/* @vite-ignore */ copy)) as typeof import("../src/errors.js");
  const theirs = new other.BankingError("x", { category: "auth" });
  expect(theirs).not.toBeInstanceOf(BankingError);
  expect(isBankingError(theirs)).toBe(true);
  expect(isBankingError(new BankingError("x", { category: "auth" }))).toBe(true);
});

test.each([
  undefined,
  null,
  "BankingError",
  5,
  {},
  { name: "BankingError", category: "auth" },
  new Error("x"),
])("%j is no BankingError", (value) => {
  expect(isBankingError(value)).toBe(false);
});
