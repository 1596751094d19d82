// Every kind of call through `client.http`, at all four providers.

import { createBankingServiceClient } from "banking-customers/bankingservice";
import { createCounterpartyClient } from "banking-customers/counterparty";
import { createCyrexaClient } from "banking-customers/cyrexa";
import { createFinHubClient } from "banking-customers/finhub";

const cyrexa = createCyrexaClient({ accessToken: "demo", tenantId: "tenant-1" }).http;
const finhub = createFinHubClient({ accessToken: "demo", tenantId: "tenant-1" }).http;
const counterparty = createCounterpartyClient({
  baseUrl: "https://api.bank.example.com/api/v1",
  counterpartyGuid: "2f1c7c8a-0000-4000-8000-000000000001",
  jwt: "demo",
}).http;
const bankingservice = createBankingServiceClient({ accessToken: "demo", profileId: "profile_1" }).http;

const customerId = "customer_ada1815";
const profile = { profileId: "profile_1" };

export async function calls() {
  const params = { path: { customerId } };
  const ada = await cyrexa.GET("/getDetailsById/{customerId}", { params });
  const written = await finhub.PUT("/update/{customerId}", { params, body: {} });
  const listed = await counterparty.GET("/counterparty/{counterparty_guid}/customers", {
    params: { path: { counterparty_guid: "2f1c7c8a-0000-4000-8000-000000000001" }, query: { limit: 5 } },
  });
  const gone = await bankingservice.DELETE("/v1/profiles/{profileId}/customers/{customerId}", {
    params: { path: { ...profile, customerId } },
  });
  return [ada.data.customer?.customerType, written.status, listed.data, gone.data];
}
