// The contract of all four providers: what its types cost the compiler is counted.

import { type CustomerClient, isBankingError, redact, supports } from "banking-customers";
import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createCounterpartyClient } from "banking-customers/counterparty";
import { createCyrexaClient } from "banking-customers/cyrexa";
import { createFinHubClient } from "banking-customers/finhub";

const cyrexa = createCyrexaClient({ accessToken: "demo", tenantId: "tenant-1", token: async () => "demo" });
const finhub = createFinHubClient({ accessToken: () => "demo", tenantId: "tenant-1" });
const counterparty = createCounterpartyClient({
  baseUrl: "https://api.bank.example.com/api/v1",
  counterpartyGuid: "2f1c7c8a-0000-4000-8000-000000000001",
  jwt: "demo",
  asset: { code: "UAH", issuer: "GDEMO" },
});
const bankingservice = createBankingServiceClient({ accessToken: "demo", profileId: "profile_1" });

const clients: readonly CustomerClient[] = [cyrexa, finhub, counterparty, bankingservice];

export async function everywhere(): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const client of clients) {
    for await (const { id, name } of client.list({ pageSize: 50 }))
      seen.push([client.provider, id, name.given]);
    const { items, cursor } = await client.list().page();
    seen.push(items.length, cursor);
    const ada = await client.create({ kind: "person", name: { given: "Ada", family: "Lovelace" } });
    seen.push((await client.update(ada.id, { phone: "+44 20 7946 0958" })).status?.normalized);
    if (supports(client, "delete")) await client.delete(ada.id);
  }
  return seen;
}

export async function each(signal: AbortSignal): Promise<unknown[]> {
  const bankers = await cyrexa.createMany([
    { kind: "organization", name: { company: "Analytical Engines Ltd" } },
  ]);
  const [ada] = (await finhub.list({ status: "verified", pageSize: 50 }, { signal }).page()).items;
  const documents = ada ? await finhub.documents.list(ada.id) : [];
  const grace = await counterparty.create({
    name: { given: "Grace", family: "Hopper" },
    wire: { login: "grace" },
  });
  const accounts = await counterparty.accounts.list(grace.id, { iban: "UA213223130000026007233566001" });
  try {
    await bankingservice.update("customer_ada1815", { email: "ada@example.com" }, { readFirst: false });
    await bankingservice.delete("customer_ada1815", { timeoutMs: 1_000 });
  } catch (error) {
    if (!isBankingError(error) || error.category === "auth") throw error;
  }
  return [bankers.length, ada?.wire.customerType, documents[0]?.location, accounts[0]?.iban, redact(grace)];
}

// @ts-expect-error: FinHub documents no delete.
finhub.delete;
// @ts-expect-error: Cyrexa has no place for a middle name.
cyrexa.create({ kind: "person", name: { middle: "King" } });
