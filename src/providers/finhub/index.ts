import { api, type paths, secretProperties } from "../../../generated/finhub.js";
import type { Capabilities } from "../../customers.js";
import type { Credential } from "../../http/attempts/credentials.js";
import { createHttp } from "../../http/client/connect.js";
import type { ClientFetch, HttpClient } from "../../http/client/types.js";
import type { ClientOptions } from "../../http/options.js";
import { type GatewayOperations, gatewayOperations } from "../gateway/client.js";
import { fields, type filterCalls } from "../gateway/mapping.js";
import type { ClientOver, GeneratedApi, MoreCredentials, PathsOf, SchemaOf } from "../shared/api.js";
import type { SupportOf } from "../shared/support.js";
import type { calls } from "./calls.js";

export type { components, paths } from "../../../generated/finhub.js";
export type {
  GatewayChanges,
  GatewayCreateInput,
  GatewayInput,
  GatewayOperations,
  GatewayQuery,
} from "../gateway/client.js";
export type { GatewayCustomer, GatewayDocument } from "../gateway/mapping.js";

/** How to reach FinHub. */
export interface FinHubOptions extends ClientOptions {
  /** OAuth 2.0 access token; the call that issues it is not documented. */
  readonly accessToken: Credential;
  /** Sent as `tenantId`. */
  readonly tenantId: string;
}

/** Client of the FinHub customer API. */
export interface FinHubClient extends GatewayOperations {
  readonly provider: "finhub";
  readonly capabilities: Capabilities;
  readonly http: HttpClient<paths>;
  readonly fetch: ClientFetch<paths>;
}

type Rows = (typeof api)["operations"];

const operations: SupportOf<Rows, typeof calls> = {
  list: "composed",
  get: "assumed",
  create: "native",
  createMany: "assumed",
  update: "assumed",
  setStatus: "assumed",
  "documents.list": "assumed",
  "documents.add": "assumed",
  "addresses.add": "assumed",
};

const filters: SupportOf<Rows, typeof filterCalls> = {
  organization: "assumed",
  kind: "assumed",
  status: "native",
};

const capabilities: Capabilities = { operations, filters, pageSize: "native", fields };

/**
 * Client of the FinHub customer API 2.0.0.
 *
 * @see https://docs.finhub.cloud/legacy/api-v1/api-reference/customer
 */
export function createFinHubClient<A extends GeneratedApi>(
  options: FinHubOptions & MoreCredentials<A, FinHubOptions> & { readonly api: A },
): ClientOver<
  FinHubClient,
  PathsOf<A>,
  SchemaOf<A, "Customer">,
  SchemaOf<A, "Customer">,
  SchemaOf<A, "CustomerStatus">
>;
export function createFinHubClient(options: FinHubOptions): FinHubClient;
export function createFinHubClient(options: FinHubOptions): object {
  const connection = createHttp<paths>({
    provider: "finhub",
    api,
    options,
    baseUrl: "https://gateway.finhub.cloud/customer/2.0.0",
    required: ["accessToken", "tenantId"],
    secrets: secretProperties,
  });
  const { http, fetch, contract } = connection;
  const gateway = gatewayOperations<paths>({
    provider: "finhub",
    filters,
    everybody: (statuses) => statuses.map((status) => ({ status })),
    connection,
    byOrganization: (organizationId, rest) =>
      contract.POST("/getByOrganizationId/{organizationId}", {
        params: { path: { organizationId } },
        ...rest,
      }),
    create: (body, rest) => contract.POST("/create", { body, ...rest }),
  });
  const client: FinHubClient = { provider: "finhub", capabilities, http, fetch, ...gateway };
  return client;
}
