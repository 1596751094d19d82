import { api, type components, type paths, secretProperties } from "../../../generated/counterparty.js";
import type {
  Capabilities,
  CustomerAccount,
  CustomerChanges,
  CustomerInput,
  CustomerList,
  Given,
  ListQuery,
  Removing,
  UpdateOptions,
} from "../../customers.js";
import { type ErrorCategory, failure } from "../../errors.js";
import type { Credential } from "../../http/attempts/credentials.js";
import { segment } from "../../http/bodies/request.js";
import { createHttp } from "../../http/client/connect.js";
import type { ClientFetch, HttpClient } from "../../http/client/types.js";
import { type CallOptions, type ClientOptions, own, together } from "../../http/options.js";
import type { ClientOver, GeneratedApi, MoreCredentials, PathsOf, SchemaOf } from "../shared/api.js";
import { listing } from "../shared/listing.js";
import { withOperationNames } from "../shared/operations.js";
import { inWireNames, unusable, without } from "../shared/reading.js";
import type { SupportOf } from "../shared/support.js";
import { about } from "./credentials.js";
import { type CounterpartyFilters, filters, queryToWire } from "./filters.js";
import {
  accountFromWire,
  accountsFromWire,
  type CounterpartyCustomer,
  type calls,
  created,
  fields,
  type Name,
  pageFromWire,
  provider,
  toWire,
  type WireAccount,
  type WireInput,
  writable,
} from "./mapping.js";

export type { components, paths } from "../../../generated/counterparty.js";
export type { CounterpartyFilters } from "./filters.js";
export type { CounterpartyCustomer } from "./mapping.js";

/** How to reach the counterparty / wallet platform. */
export interface CounterpartyOptions extends ClientOptions {
  /** Per bank: `https://{host}/api/v1`. */
  readonly baseUrl: string | URL;
  readonly counterpartyGuid: string;
  /** The bank's own JWT, sent as `CX-Authorization`; see `signedJwt`. Either this or `sessionToken`. */
  readonly jwt?: Credential | undefined;
  /** The token of a login session, sent as `Authorization: bearer …`. */
  readonly sessionToken?: Credential | undefined;
  /** The e-money asset of new customers' accounts; `create` needs it. */
  readonly asset?: { readonly code: string; readonly issuer: string } | undefined;
}

export type CounterpartyAccount = CustomerAccount<WireAccount>;

/** A customer of a counterparty: always a person. `wire.login` names the user. */
export interface CounterpartyInput extends CustomerInput<WireInput> {
  readonly kind?: "person" | undefined;
  readonly name?: Given<Name> | undefined;
  readonly email?: never;
  readonly address?: never;
  readonly birthDate?: never;
  readonly nationality?: never;
}

/** What to change of a customer; `null` removes a field. */
export interface CounterpartyChanges extends CustomerChanges<WireInput> {
  readonly kind?: "person" | undefined;
  readonly name?: Removing<Name> | undefined;
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
  readonly fetch: ClientFetch<paths>;
  list(query?: CounterpartyQuery, call?: CallOptions): CustomerList<CounterpartyCustomer>;
  /**
   * A listing filtered by id: the platform documents no call that reads one customer. Who is not in it is looked for among
   * disabled customers too.
   */
  get(id: string, call?: CallOptions): Promise<CounterpartyCustomer>;
  /** Creates the customer and a first account. A login that exists already is category `conflict`. */
  create(input: CounterpartyInput, call?: CallOptions): Promise<CounterpartyCustomer>;
  /** Sends the changes alone, then reads the customer: the answer to the change is empty. */
  update(id: string, changes: CounterpartyChanges, call?: UpdateOptions): Promise<CounterpartyCustomer>;
  readonly accounts: {
    list(
      id: string,
      query?: { readonly iban?: string | undefined },
      call?: CallOptions,
    ): Promise<readonly CounterpartyAccount[]>;
    create(
      id: string,
      input?: { readonly iban?: string | undefined },
      call?: CallOptions,
    ): Promise<CounterpartyAccount>;
  };
}

type Listed = components["schemas"]["CustomerList"];

type Operations = Omit<CounterpartyClient, "provider" | "capabilities" | "http" | "fetch">;

const operations: SupportOf<(typeof api)["operations"], typeof calls> = {
  list: "native",
  get: "composed",
  create: "native",
  update: "composed",
  "accounts.list": "native",
  "accounts.create": "native",
};

const capabilities: Capabilities = {
  operations,
  filters: Object.fromEntries(Object.keys(filters).map((name) => [name, operations.list])),
  pageSize: operations.list,
  fields,
};

/** Where the IBAN of an account to list or create is held. */
const account = { iban: "iban" } as const;

// A login that exists is refused as 400, with the upstream's 409 in its text.
function readRefusal(status: number, text: string): ErrorCategory | undefined {
  return status === 400 && /\b409\b/.test(text) ? "conflict" : undefined;
}

/** The customer asked for, if there is one. A server that ignores the filter must not pass somebody else off as that one. */
function oneOf(items: readonly CounterpartyCustomer[], id: string): CounterpartyCustomer | undefined {
  const found = items.find((item) => item.id === id);
  if (!found && items.length > 0) throw unusable("the answer holds other customers");
  return found;
}

function missing(): never {
  throw failure("not_found", "there is no such customer");
}

/**
 * Client of the counterparty / wallet customer API.
 *
 * @see https://docs.prozora.network/bank-integration/eng/api-methods/customer
 */
export function createCounterpartyClient<A extends GeneratedApi>(
  options: CounterpartyOptions & MoreCredentials<A, CounterpartyOptions> & { readonly api: A },
): ClientOver<
  CounterpartyClient,
  PathsOf<A>,
  SchemaOf<A, "CustomerListItem"> &
    Omit<SchemaOf<A, "CustomerCreated">, keyof SchemaOf<A, "CustomerListItem">>,
  Partial<SchemaOf<A, "CustomerCreate">> & SchemaOf<A, "CustomerUpdate">
>;
export function createCounterpartyClient(options: CounterpartyOptions): CounterpartyClient;
export function createCounterpartyClient(options: CounterpartyOptions): object {
  const { http, fetch, contract, limits, hidden } = createHttp<paths>({
    provider,
    api,
    options,
    required: ["baseUrl", "counterpartyGuid"],
    oneOf: ["jwt", "sessionToken"],
    scope: ["counterpartyGuid"],
    others: ["asset"],
    secrets: secretProperties,
    readRefusal,
    about,
  });
  const { counterpartyGuid: counterparty_guid, asset } = own(options, "options", "config");
  const all = "/counterparty/{counterparty_guid}/customers";
  const one = "/counterparty/{counterparty_guid}/customers/{customer_guid}";
  const accounts = "/counterparty/{counterparty_guid}/customers/{customer_guid}/accounts";
  const customer = (customer_guid: string) => ({ path: { counterparty_guid, customer_guid } });

  const read = async (id: string, options?: CallOptions, write?: "before" | "after") => {
    const wanted = segment("id", id);
    const rest = together(options, limits);
    const ask = <T>(call: CallOptions | undefined, is_disabled: true | undefined, none: () => T) => {
      const params = { path: { counterparty_guid }, query: { wallet_user_guids: [id], is_disabled } };
      const as = (data: Listed) => oneOf(pageFromWire(data).items, wanted) ?? none();
      return contract.GET(all, { params, call, write, as });
    };
    // Listings may leave disabled customers out unless told to include them.
    return (await ask(options, undefined, () => undefined)) ?? ask(rest(), true, missing);
  };

  const client: CounterpartyClient = {
    provider,
    capabilities,
    http,
    fetch,
    ...withOperationNames<Operations>(provider, {
      list: (query, call) =>
        listing({ provider, filters, limits }, query, call, (asked) => {
          const wanted = queryToWire(asked);
          return {
            parts: 1,
            counts: "items",
            fetch(_part, offset, limit) {
              const params = { path: { counterparty_guid }, query: { offset, limit, ...wanted } };
              return contract.GET(all, { params, call, as: pageFromWire });
            },
          };
        }),

      get: (id, call) => read(id, call),

      create(input, call) {
        const sent = toWire(input, asset && { asset_code: asset.code, asset_issuer: asset.issuer });
        const { asset_code, asset_issuer } = sent;
        if (asset_code === undefined || asset_issuer === undefined) {
          throw failure("config", "the option asset is needed to create");
        }
        const body = { ...sent, asset_code, asset_issuer };
        const params = { path: { counterparty_guid } };
        return contract.POST(all, { params, body, call, as: (data) => created(data, without(sent, hidden)) });
      },

      async update(id, changes, options) {
        const { readFirst = false, ...given } = own<UpdateOptions>(options, "call");
        const call = together(given, limits);
        toWire(changes, undefined, true);
        const current = readFirst ? writable((await read(id, call(), "before")).wire) : {};
        const body = toWire(changes, current, true);
        await contract.PUT(one, { params: customer(id), body, call: call(), as: () => {} });
        return read(id, call(), "after");
      },

      accounts: {
        list(id, given = {}, call) {
          const query = inWireNames(given, account);
          return contract.GET(accounts, { params: { ...customer(id), query }, call, as: accountsFromWire });
        },
        create(id, given = {}, call) {
          const body = inWireNames(given, account);
          const as = (data: WireAccount) => accountFromWire({ ...body, ...data });
          return contract.POST(accounts, { params: customer(id), body, call, as });
        },
      },
    }),
  };
  return client;
}
