import { api, type paths, secretProperties } from "../../../generated/cyrexa.js";
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

export type { components, paths } from "../../../generated/cyrexa.js";
export type {
  GatewayChanges,
  GatewayCreateInput,
  GatewayInput,
  GatewayOperations,
  GatewayQuery,
} from "../gateway/client.js";
export type { GatewayCustomer, GatewayDocument } from "../gateway/mapping.js";

/** How to reach Cyrexa. */
export interface CyrexaOptions extends ClientOptions {
  /** OAuth 2.0 access token; the call that issues it is not documented. */
  readonly accessToken: Credential;
  /** Sent as `tenantId`. */
  readonly tenantId: string;
  /** The second header of most operations. The documentation requires it and does not say what it is. */
  readonly token?: Credential | undefined;
}

/** Client of the Cyrexa customer API. */
export interface CyrexaClient extends GatewayOperations {
  readonly provider: "cyrexa";
  readonly capabilities: Capabilities;
  readonly http: HttpClient<paths>;
  readonly fetch: ClientFetch<paths>;
}

type Rows = (typeof api)["operations"];

const operations: SupportOf<Rows, typeof calls> = {
  list: "composed",
  get: "native",
  create: "composed",
  createMany: "native",
  update: "composed",
  setStatus: "assumed",
  "documents.list": "native",
  "documents.add": "assumed",
  "addresses.add": "native",
};

const filters: SupportOf<Rows, typeof filterCalls> = {
  organization: "native",
  kind: "native",
  status: "assumed",
};

const capabilities: Capabilities = { operations, filters, pageSize: "native", fields };

/**
 * Client of the Cyrexa customer API 1.0.0.
 *
 * @see https://docs.cyrexa.com/api-reference/customer
 */
export function createCyrexaClient<A extends GeneratedApi>(
  options: CyrexaOptions & MoreCredentials<A, CyrexaOptions> & { readonly api: A },
): ClientOver<
  CyrexaClient,
  PathsOf<A>,
  SchemaOf<A, "Customer">,
  SchemaOf<A, "Customer">,
  SchemaOf<A, "CustomerStatus">
>;
export function createCyrexaClient(options: CyrexaOptions): CyrexaClient;
export function createCyrexaClient(options: CyrexaOptions): object {
  const connection = createHttp<paths>({
    provider: "cyrexa",
    api,
    options,
    baseUrl: "https://gateway.cyrexa.com/customer/1.0.0",
    required: ["accessToken", "tenantId"],
    secrets: secretProperties,
  });
  const { http, fetch, contract } = connection;
  const gateway = gatewayOperations<paths>({
    provider: "cyrexa",
    filters,
    everybody: () => [{ kind: "person" }, { kind: "organization" }],
    connection,
    byOrganization: (organizationId, rest) =>
      contract.POST("/getByOrganization/{organizationId}", { params: { path: { organizationId } }, ...rest }),
    // The page of the call that creates one is not public: this is the documented bulk call, with one.
    create: (record, rest) => contract.POST("/createBulk", { body: [record], ...rest }),
  });
  const client: CyrexaClient = { provider: "cyrexa", capabilities, http, fetch, ...gateway };
  return client;
}
