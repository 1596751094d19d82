// The same calls through bare openapi-fetch: what `client.http` is compared with.

import type { paths as BankingService } from "banking-customers/bankingservice";
import type { paths as Counterparty } from "banking-customers/counterparty";
import type { paths as Cyrexa } from "banking-customers/cyrexa";
import type { paths as FinHub } from "banking-customers/finhub";
import createClient from "openapi-fetch";

const cyrexa = createClient<Cyrexa>();
const finhub = createClient<FinHub>();
const counterparty = createClient<Counterparty>();
const bankingservice = createClient<BankingService>();

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
  return [ada.data?.customer?.customerType, written.response.status, listed.data, gone.data];
}
