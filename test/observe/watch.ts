// Shows an observer what a fake bank answers, and what of it was changed on the way.

import type { FakeBank } from "../../src/fake/index.js";
import type { CustomerClient, Fetch, ProviderName } from "../../src/index.js";
import type { Observer } from "../../src/observe/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";
import { createCounterpartyClient } from "../../src/providers/counterparty/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { shippedSpec } from "../../src/spec/documents.js";

/** What a bank answers instead: of the operation's id, the status, the headers and the JSON. */
export type Change = (answer: {
  readonly operation: string;
  readonly status: number;
  readonly data: unknown;
  readonly headers: Headers;
}) => { status?: number; data?: unknown; headers?: Record<string, string>; text?: string } | undefined;

export function watchedFetch(bank: FakeBank, observer: Observer, change: Change = () => undefined): Fetch {
  const { spec } = shippedSpec(bank.provider);
  return async (input, init) => {
    const url = new URL(String(input));
    const path = url.pathname.startsWith(spec.basePath)
      ? url.pathname.slice(spec.basePath.length)
      : url.pathname;
    const match = spec.match(init?.method ?? "GET", path);
    const response = await bank.fetch(input, init);
    const sent = await response.text();
    const data = sent === "" ? undefined : JSON.parse(sent);
    const operation = "operation" in match ? match.operation.id : "";
    const changed = change({ operation, status: response.status, data, headers: response.headers }) ?? {};
    const headers = new Headers({ ...Object.fromEntries(response.headers), ...changed.headers });
    const status = changed.status ?? response.status;
    const body = "data" in changed ? changed.data : data;
    const text = changed.text ?? (body === undefined ? "" : JSON.stringify(body));
    let parsed: unknown;
    try {
      parsed = text === "" ? undefined : JSON.parse(text);
    } catch {
      parsed = undefined;
    }
    if (operation)
      observer.answered({
        provider: bank.provider,
        operation,
        status,
        header: (name) => headers.get(name),
        data: parsed,
        request: {
          params: {
            path: "values" in match ? match.values : {},
            query: Object.fromEntries(url.searchParams),
          },
          body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
        },
      });
    return new Response(status === 204 ? null : text, { status, headers });
  };
}

export function clientOf(bank: FakeBank, fetch: Fetch, more: object = {}, over: object = {}): CustomerClient {
  const quick = { fetch, backoff: { baseMs: 1, maxMs: 1 }, maxRetries: 0, ...more };
  const tenant = { accessToken: "access", tenantId: "tenant-0001" };
  const makers: Record<ProviderName, () => CustomerClient> = {
    cyrexa: () => createCyrexaClient({ ...quick, ...tenant, token: "second", ...over }),
    finhub: () => createFinHubClient({ ...quick, ...tenant, ...over }),
    counterparty: () =>
      createCounterpartyClient({
        ...quick,
        baseUrl: bank.url,
        counterpartyGuid: "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
        jwt: "signed",
        asset: { code: "UAH", issuer: "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF" },
        ...over,
      }),
    bankingservice: () =>
      createBankingServiceClient({ ...quick, accessToken: "access", profileId: "profile_1843", ...over }),
  };
  return makers[bank.provider]();
}

/** What a program does with customers: lists them, reads, creates and changes some, and asks for one that is not there. */
export async function use(client: CustomerClient): Promise<void> {
  const seen: string[] = [];
  const quietly = async (work: () => Promise<unknown>) => {
    await work().catch(() => {});
  };
  await quietly(async () => {
    for await (const { id } of client.list({ pageSize: 5 })) seen.push(id);
  });
  for (const id of seen.slice(0, 8)) await quietly(() => client.get(id));
  await quietly(() => client.get("00000000-0000-4000-8000-000000000000"));
  const login = { login: `ada.${seen.length}@example.com` };
  const input = { kind: "person" as const, name: { given: "Ada", family: "Lovelace" } };
  await quietly(async () => {
    const created = await client.create({
      ...input,
      ...(client.provider === "counterparty" && { wire: login }),
    });
    await client.update(created.id, { phone: "+442079460958" });
  });
}
