import { api, type paths, secretProperties } from "../../../generated/counterparty.js";
import type {
  Capabilities,
  Customer,
  CustomerAccount,
  CustomerInput,
  CustomerList,
  CustomerName,
  ListQuery,
  UpdateOptions,
} from "../../customers.js";
import { BankingError, type ErrorCategory } from "../../errors.js";
import { createHttp, type HttpClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { type CallOptions, type ClientOptions, own } from "../../http/options.js";
import { createList } from "../../http/paging.js";
import { segment } from "../../http/request.js";
import { afterWrite, check, checkQuery, supportOf, unusable, without } from "../reading.js";
import { about } from "./credentials.js";
import { type CounterpartyFilters, filters, queryToWire } from "./filters.js";
import {
  accountFromWire,
  accountsFromWire,
  created,
  pageFromWire,
  toWire,
  type Wire,
  type WireAccount,
  type WireInput,
  writable,
} from "./mapping.js";

export type { components, paths } from "../../../generated/counterparty.js";
export type { CounterpartyFilters } from "./filters.js";

/** How to reach the counterparty / wallet platform. */
export interface CounterpartyOptions extends ClientOptions {
  /** Per bank: `https://{host}/api/v1`. */
  readonly baseUrl: string;
  readonly counterpartyGuid: string;
  /** The bank's own JWT, sent as `CX-Authorization`; see `signedJwt`. Either this or `sessionToken`. */
  readonly jwt?: Credential;
  /** The token of a login session, sent as `Authorization: bearer …`. */
  readonly sessionToken?: Credential;
  /** The e-money asset of new customers' accounts; `create` needs it. */
  readonly asset?: { readonly code: string; readonly issuer: string };
}

export type CounterpartyCustomer = Customer<Wire>;
export type CounterpartyAccount = CustomerAccount<WireAccount>;

/** A customer of a counterparty: always a person. `wire.login` names the user. */
export interface CounterpartyInput extends CustomerInput<WireInput> {
  readonly kind?: "person";
  readonly name?: CustomerName & { readonly full?: never; readonly company?: never };
  readonly email?: never;
  readonly address?: never;
  readonly birthDate?: never;
  readonly nationality?: never;
}

export interface CounterpartyQuery extends ListQuery, CounterpartyFilters {}

/** Client of the counterparty / wallet customer API. */
export interface CounterpartyClient {
  readonly provider: "counterparty";
  readonly capabilities: Capabilities;
  readonly http: HttpClient<paths>;
  list(query?: CounterpartyQuery, call?: CallOptions): CustomerList<CounterpartyCustomer>;
  /** A listing filtered by id: the platform documents no call that reads one customer. */
  get(id: string, call?: CallOptions): Promise<CounterpartyCustomer>;
  /** Creates the customer and a first account. A login that exists already is category `conflict`. */
  create(input: CounterpartyInput, call?: CallOptions): Promise<CounterpartyCustomer>;
  /** Sends the changes alone, then reads the customer: the answer to the change is empty. */
  update(id: string, changes: CounterpartyInput, call?: UpdateOptions): Promise<CounterpartyCustomer>;
  readonly accounts: {
    list(
      id: string,
      query?: { readonly iban?: string },
      call?: CallOptions,
    ): Promise<readonly CounterpartyAccount[]>;
    create(id: string, input?: { readonly iban?: string }, call?: CallOptions): Promise<CounterpartyAccount>;
  };
}

const { native, composed } = supportOf(api.operations);

const capabilities: Capabilities = {
  operations: {
    list: native("listCustomers"),
    get: composed("listCustomers"),
    create: native("createCustomer"),
    update: composed("updateCustomer", "listCustomers"),
    "accounts.list": native("listCustomerAccounts"),
    "accounts.create": native("createCustomerAccount"),
  },
  filters: Object.fromEntries(Object.keys(filters).map((name) => [name, native("listCustomers")])),
  pageSize: "native",
};

// A login that exists is refused as 400, with the upstream's 409 in its text.
function readRefusal(status: number, text: string): ErrorCategory | undefined {
  return status === 400 && /\b409\b/.test(text) ? "conflict" : undefined;
}

/**
 * Client of the counterparty / wallet customer API.
 *
 * @see https://docs.prozora.network/bank-integration/eng/api-methods/customer
 */
export function createCounterpartyClient(options: CounterpartyOptions): CounterpartyClient {
  const { http, contract, limits, hidden } = createHttp<paths>({
    provider: "counterparty",
    api,
    options,
    baseUrl: undefined,
    credentials: ["jwt", "sessionToken"],
    required: ["baseUrl", "counterpartyGuid"],
    oneOf: ["jwt", "sessionToken"],
    scope: ["counterpartyGuid"],
    secrets: secretProperties,
    readRefusal,
    about,
  });
  const { counterpartyGuid: counterparty_guid, asset } = own(options, "options", "config");
  const all = "/counterparty/{counterparty_guid}/customers";
  const one = "/counterparty/{counterparty_guid}/customers/{customer_guid}";
  const accounts = "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts";
  const customer = (customer_guid: string) => ({ path: { counterparty_guid, customer_guid } });

  const read = async (from: HttpClient<paths>, id: string, call?: CallOptions) => {
    segment("id", id);
    const params = { path: { counterparty_guid }, query: { wallet_user_guids: [id] } };
    const { items } = pageFromWire((await from.GET(all, { params, call })).data);
    const found = items.find((item) => item.id === id);
    if (found) return found;
    // A server that ignores the filter must not pass somebody else off as the one who was asked for.
    if (items.length > 0)
      throw unusable("the listing holds other customers than asked for", {
        provider: "counterparty",
        operation: "listCustomers",
      });
    throw new BankingError("there is no such customer", {
      category: "not_found",
      provider: "counterparty",
      operation: "listCustomers",
    });
  };

  return {
    provider: "counterparty",
    capabilities,
    http,

    list(query, call) {
      return createList(() => {
        const { pageSize, cursor, ...rest } = own<CounterpartyQuery>(query, "query");
        checkQuery("counterparty", { pageSize, ...rest }, filters);
        const wanted = own<CounterpartyFilters>(rest, "query");
        return {
          provider: "counterparty",
          query: wanted,
          pageSize,
          cursor,
          maxPages: own<CallOptions>(call, "call").maxPages ?? limits.maxPages,
          parts: 1,
          counts: "items",
          async fetch(_part, offset, limit) {
            const params = { path: { counterparty_guid }, query: { ...queryToWire(wanted), offset, limit } };
            return pageFromWire((await contract.GET(all, { params, call })).data);
          },
          id: ({ id }) => id,
        };
      });
    },

    get: (id, call) => read(contract, id, call),

    async create(input, call) {
      const sent = toWire(input, asset && { asset_code: asset.code, asset_issuer: asset.issuer });
      const { asset_code, asset_issuer } = sent;
      if (asset_code === undefined || asset_issuer === undefined) {
        throw new BankingError("the option asset is needed to create", {
          category: "config",
          provider: "counterparty",
        });
      }
      const body = { ...sent, asset_code, asset_issuer };
      const params = { path: { counterparty_guid } };
      return created((await contract.POST(all, { params, body, call })).data, without(sent, hidden));
    },

    async update(id, changes, options) {
      const { readFirst = false, ...call } = own<UpdateOptions>(options, "call");
      toWire(changes);
      const current = readFirst ? writable((await read(http, id, call)).wire) : {};
      const body = toWire(changes, current);
      await contract.PUT(one, { params: customer(id), body, call });
      return afterWrite(read(contract, id, call));
    },

    accounts: {
      async list(id, query = {}, call) {
        check("counterparty", query, ["iban"]);
        return accountsFromWire(
          (await contract.GET(accounts, { params: { ...customer(id), query }, call })).data,
        );
      },
      async create(id, input = {}, call) {
        check("counterparty", input, ["iban"]);
        const { data } = await contract.POST(accounts, { params: customer(id), body: input, call });
        return accountFromWire({ ...input, ...data });
      },
    },
  };
}
