// TanStack Query over a bank, by openapi-react-query. Made to be copied: in a component, `useQuery` takes the place of `fetchQuery`.

import { QueryClient } from "@tanstack/query-core";
import { isBankingError } from "banking-customers";
import { createFakeBank } from "banking-customers/fake";
import { createFinHubClient } from "banking-customers/finhub";
import { openapiClient } from "banking-customers/openapi-fetch";
import createQueries from "openapi-react-query";
import { expect, onTestFinished, test } from "vitest";

// begin
/** Queries and mutations for every operation of the spec. Secrets do not reach the cache. */
function queriesOf(bank: { fetch: typeof fetch }) {
  const client = createFinHubClient({ fetch: bank.fetch, accessToken: "any", tenantId: "any" });
  return createQueries(openapiClient(client, { secrets: "hidden" }));
}

/** The client repeats what may be repeated: TanStack Query need not. */
const cache = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
// end

function setup() {
  const bank = createFakeBank({ provider: "finhub", customers: 2, secrets: "shown" });
  const queryClient = cache();
  onTestFinished(() => queryClient.clear());
  const [customerId = ""] = bank.customers.keys();
  const one = (customerId: string) =>
    queriesOf(bank).queryOptions("get", "/getDetailsById/{customerId}", { params: { path: { customerId } } });
  return { bank, queryClient, customerId, one };
}

test("a query", async () => {
  const { bank, queryClient, customerId, one } = setup();
  const data = await queryClient.fetchQuery(one(customerId) as never);
  expect(data).toMatchObject({ customer: { id: customerId } });
  await queryClient.fetchQuery({ ...one(customerId), staleTime: 60_000 } as never);
  expect(bank.requests).toHaveLength(1);
});

test("a bank that is silent reaches the query's error, as a BankingError", async () => {
  const { bank, queryClient, customerId, one } = setup();
  bank.fail({ how: "reset", times: 10 });
  const { queryKey } = one(customerId);
  const failed = await queryClient.fetchQuery(one(customerId) as never).catch((error: unknown) => error);
  expect(isBankingError(failed) && failed.category).toBe("network");
  expect(queryClient.getQueryState(queryKey as never)?.error).toBe(failed);
  expect(bank.requests).toHaveLength(3);
});

test("a refusal of the bank reaches it as the bank's words", async () => {
  const { queryClient, one } = setup();
  const failed = await queryClient.fetchQuery(one("nobody") as never).catch((error: unknown) => error);
  expect(isBankingError(failed)).toBe(false);
  expect(failed).toBeDefined();
});
