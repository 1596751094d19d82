import { api, type paths, secretProperties } from "../../../generated/bankingservice.js";
import type {
  Capabilities,
  CustomerChanges,
  CustomerInput,
  CustomerList,
  Given,
  ListQuery,
  Removing,
  UpdateOptions,
} from "../../customers.js";
import type { Credential } from "../../http/attempts/credentials.js";
import { createHttp } from "../../http/client/connect.js";
import type { ClientFetch, HttpClient } from "../../http/client/types.js";
import { type CallOptions, type ClientOptions, own, together } from "../../http/options.js";
import type { ClientOver, GeneratedApi, MoreCredentials, PathsOf, SchemaOf } from "../shared/api.js";
import { listing } from "../shared/listing.js";
import { withOperationNames } from "../shared/operations.js";
import { sameCustomer } from "../shared/reading.js";
import type { SupportOf } from "../shared/support.js";
import {
  type BankingServiceCustomer,
  type calls,
  checked,
  fields,
  fromWire,
  type Name,
  pageFromWire,
  provider,
  toWire,
  type WireInput,
  writable,
} from "./mapping.js";

export type { components, paths } from "../../../generated/bankingservice.js";
export type { BankingServiceCustomer } from "./mapping.js";

/** How to reach bankingservice.ai. */
export interface BankingServiceOptions extends ClientOptions {
  readonly profileId: string;
  /** OAuth 2.0 access token; see `privateKeyToken` for how it is issued. */
  readonly accessToken: Credential;
}

/** A customer of a profile: an organization is one with `name.company`. */
export interface BankingServiceInput extends CustomerInput<WireInput> {
  readonly name?: Given<Name> | undefined;
  readonly birthDate?: never;
  readonly nationality?: never;
  readonly status?: never;
  readonly kycLevel?: never;
}

/** What to change of a customer; `null` removes a field. */
export interface BankingServiceChanges extends CustomerChanges<WireInput> {
  readonly name?: Removing<Name> | undefined;
  readonly birthDate?: never;
  readonly nationality?: never;
  readonly status?: never;
  readonly kycLevel?: never;
}

/** Client of the bankingservice.ai enterprise API. */
export interface BankingServiceClient {
  readonly provider: "bankingservice";
  readonly capabilities: Capabilities;
  readonly http: HttpClient<paths>;
  readonly fetch: ClientFetch<paths>;
  /** Paging parameters are an assumption: a server that ignores them is a `pagination` error, not a short list. */
  list(query?: ListQuery, call?: CallOptions): CustomerList<BankingServiceCustomer>;
  get(id: string, call?: CallOptions): Promise<BankingServiceCustomer>;
  create(input: BankingServiceInput, call?: CallOptions): Promise<BankingServiceCustomer>;
  /** Reads, merges and writes the whole record. */
  update(id: string, changes: BankingServiceChanges, call?: UpdateOptions): Promise<BankingServiceCustomer>;
  delete(id: string, call?: CallOptions): Promise<void>;
}

type Operations = Omit<BankingServiceClient, "provider" | "capabilities" | "http" | "fetch">;

const operations: SupportOf<(typeof api)["operations"], typeof calls> = {
  list: "native",
  get: "native",
  create: "native",
  update: "composed",
  delete: "native",
};

const filters = {};
const capabilities: Capabilities = { operations, filters, pageSize: "assumed", fields };

/**
 * Client of the bankingservice.ai enterprise API.
 *
 * @see https://docs.bankingservice.ai/enterprise-api/api-reference/customers
 */
export function createBankingServiceClient<A extends GeneratedApi>(
  options: BankingServiceOptions & MoreCredentials<A, BankingServiceOptions> & { readonly api: A },
): ClientOver<BankingServiceClient, PathsOf<A>, SchemaOf<A, "Customer">, SchemaOf<A, "CustomerInput">>;
export function createBankingServiceClient(options: BankingServiceOptions): BankingServiceClient;
export function createBankingServiceClient(options: BankingServiceOptions): object {
  const { http, fetch, contract, limits } = createHttp<paths>({
    provider,
    api,
    options,
    baseUrl: "https://api.bankingservice.ai",
    required: ["accessToken", "profileId"],
    scope: ["profileId"],
    secrets: secretProperties,
  });
  const { profileId } = options;
  const all = "/v1/profiles/{profileId}/customers";
  const one = "/v1/profiles/{profileId}/customers/{customerId}";
  const customer = (customerId: string) => ({ path: { profileId, customerId } });

  const client: BankingServiceClient = {
    provider,
    capabilities,
    http,
    fetch,
    ...withOperationNames<Operations>(provider, {
      list: (query, call) =>
        listing({ provider, filters, limits }, query, call, () => ({
          parts: 1,
          counts: "pages",
          fetch(_part, page, size) {
            const params = { path: { profileId }, query: { page, size } };
            return contract.GET(all, { params, call, as: pageFromWire });
          },
        })),

      get: (id, call) =>
        contract.GET(one, { params: customer(id), call, as: (wire) => sameCustomer(fromWire(wire), id) }),

      create(input, call) {
        const params = { path: { profileId } };
        return contract.POST(all, { params, body: toWire(input), call, as: fromWire });
      },

      async update(id, changes, options) {
        const { readFirst = true, ...given } = own<UpdateOptions>(options, "call");
        const call = together(given, limits);
        const params = customer(id);
        checked(changes, readFirst);
        const current = readFirst
          ? await contract.GET(one, {
              params,
              call: call(),
              as: (wire) => writable(wire, id),
              write: "before",
            })
          : undefined;
        return contract.PUT(one, {
          params,
          body: toWire(changes, current),
          call: call(),
          as: (wire) => sameCustomer(fromWire(wire), id),
        });
      },

      delete: (id, call) => contract.DELETE(one, { params: customer(id), call, as: () => {} }),
    }),
  };
  return client;
}
