// The contract on the gateway: what its two providers do alike, once. Each names its own paths in `GatewayCalls`.

import type { components, paths } from "../../../generated/cyrexa.js";
import type {
  Address,
  Capabilities,
  Customer,
  CustomerInput,
  CustomerKind,
  CustomerList,
  CustomerName,
  CustomerStatus,
  ListQuery,
  ProviderName,
  UpdateOptions,
} from "../../customers.js";
import type { Connected, ContractClient } from "../../http/client.js";
import { type CallOptions, own, together } from "../../http/options.js";
import { createList, type Fetched } from "../../http/paging.js";
import { checkQuery, list, refused, text, withoutMasks } from "../reading.js";
import {
  addressEntry,
  checkInput,
  documentsFromWire,
  documentToWire,
  fromWire,
  type GatewayDocument,
  isStatus,
  kinds,
  pageFromWire,
  toWire,
  type Wire,
  type WireStatus,
  whole,
  wireStatuses,
  writable,
  written,
} from "./mapping.js";

type Schemas = components["schemas"];
type Filter = Schemas["CustomerListFilter"];

/** Filters of `list`. Without one, the listings that make up everybody are read one after the other. */
export interface GatewayQuery extends ListQuery {
  /** An organization's id. */
  readonly organization?: string;
  readonly kind?: CustomerKind;
  readonly status?: WireStatus;
}

/** A customer of the gateway: no middle name, no KYC level. */
export interface GatewayInput extends CustomerInput<Wire> {
  readonly name?: CustomerName & { readonly middle?: never };
  readonly status?: { readonly native: WireStatus; readonly normalized?: CustomerStatus["normalized"] };
  readonly kycLevel?: never;
}

/** A customer to create: its kind decides what its name is. */
export interface GatewayCreateInput extends GatewayInput {
  readonly kind: CustomerKind;
}

export type GatewayCustomer = Customer<Wire>;

/** The contract on the gateway. */
export interface GatewayOperations {
  /** By organization, kind or status. */
  list(query?: GatewayQuery, call?: CallOptions): CustomerList<GatewayCustomer>;
  get(id: string, call?: CallOptions): Promise<GatewayCustomer>;
  create(input: GatewayCreateInput, call?: CallOptions): Promise<GatewayCustomer>;
  /** One request for all. They come back in the order given. */
  createMany(inputs: readonly GatewayCreateInput[], call?: CallOptions): Promise<readonly GatewayCustomer[]>;
  /** Reads, merges and writes the whole record. Secrets that the read did not return are not written. */
  update(id: string, changes: GatewayInput, call?: UpdateOptions): Promise<GatewayCustomer>;
  /** The request carries the record too, so it reads first like `update`. */
  setStatus(id: string, status: WireStatus, call?: UpdateOptions): Promise<GatewayCustomer>;
  readonly documents: {
    list(id: string, call?: CallOptions): Promise<readonly GatewayDocument[]>;
    /** Answers the new documents' ids. */
    add(
      id: string,
      documents: GatewayDocument | readonly GatewayDocument[],
      call?: CallOptions,
    ): Promise<readonly string[]>;
  };
  readonly addresses: {
    /** Answers the new addresses' ids. */
    add(id: string, addresses: Address | readonly Address[], call?: CallOptions): Promise<readonly string[]>;
  };
}

/** The paths that both providers have, letter for letter. */
export type SharedPaths = Pick<
  paths,
  | "/createBulk"
  | "/createAddress/{customerId}"
  | "/createDocuments/{customerId}"
  | "/getByCustomerStatus/{customerStatus}"
  | "/getByCustomerType/{customerType}"
  | "/getDetailsById/{customerId}"
  | "/getDocuments/{customerId}"
  | "/update/{customerId}"
  | "/update/{customerId}/status/{status}"
>;

interface Setup<Paths extends SharedPaths> {
  readonly provider: ProviderName;
  readonly filters: Capabilities["filters"];
  /** The filters whose listings together hold everybody. */
  readonly everybody: readonly GatewayQuery[];
  readonly secrets: readonly string[];
  readonly connection: Connected<Paths>;
  /** What the two do not share. */
  byOrganization(id: string, rest: ListRequest): Promise<Fetched<GatewayCustomer>>;
  create(
    record: Wire,
    rest: { call?: CallOptions; as: (data: unknown) => GatewayCustomer },
  ): Promise<GatewayCustomer>;
}

interface ListRequest {
  readonly body: Filter;
  readonly call?: CallOptions;
  readonly as: (data: Schemas["CustomerListResponse"]) => Fetched<GatewayCustomer>;
}

export function gatewayOperations<Paths extends SharedPaths>(setup: Setup<Paths>): GatewayOperations {
  const { provider, filters, everybody, connection } = setup;
  const { limits, hidden } = connection;
  const contract: ContractClient<SharedPaths> = connection.contract;
  const secrets = new Set(setup.secrets);

  /** One of the three listings. What the path does not say, the body does. */
  const fetch = ({ organization, kind, status }: GatewayQuery, page: Filter, call?: CallOptions) => {
    const rest = { call, as: (data: Schemas["CustomerListResponse"]) => pageFromWire(data, provider) };
    if (organization !== undefined) {
      return setup.byOrganization(organization, {
        body: { type: kind && kinds[kind], status, ...page },
        ...rest,
      });
    }
    if (kind !== undefined) {
      const params = { path: { customerType: kinds[kind] } };
      return contract.POST("/getByCustomerType/{customerType}", {
        params,
        body: { status, ...page },
        ...rest,
      });
    }
    if (status === undefined) throw refused(provider, "there is no listing without a filter");
    const params = { path: { customerStatus: status } };
    return contract.POST("/getByCustomerStatus/{customerStatus}", { params, body: page, ...rest });
  };

  /** The record to write: whole, with the changes in it, or the changes alone. */
  const merged = async (id: string, changes: GatewayInput, readFirst: boolean, call: CallOptions) => {
    checkInput(provider, changes);
    if (!readFirst) return toWire(provider, changes);
    const current = await contract.GET("/getDetailsById/{customerId}", {
      write: "before",
      params: customer(id),
      call,
      as: (data) => writable(withoutMasks(whole(data), secrets)),
    });
    return toWire(provider, changes, current);
  };

  const newRecord = (input: GatewayCreateInput) => {
    const record = toWire(provider, input);
    if (record.customerType === undefined) throw refused(provider, "kind must be person or organization");
    return record;
  };

  const createMany = async (inputs: readonly GatewayCreateInput[], call?: CallOptions) => {
    if (!Array.isArray(inputs) || inputs.length === 0)
      throw refused(provider, "there is no customer to create");
    const body = inputs.map(newRecord);
    return contract.POST("/createBulk", { body, call, as: (data) => written(provider, data, body, hidden) });
  };

  /** The one record that was sent, as it was written. */
  const one = (sent: Wire) => (data: unknown) => only(written(provider, data, [sent], hidden));

  return {
    list(query, call) {
      return createList(() => {
        const { pageSize, cursor, ...rest } = own<GatewayQuery>(query, "query");
        checkQuery(provider, { pageSize, ...rest }, filters);
        const wanted = own<GatewayQuery>(rest, "query");
        const { organization, kind, status } = wanted;
        if (kind !== undefined && !Object.hasOwn(kinds, kind)) {
          throw refused(provider, "kind must be person or organization");
        }
        if (status !== undefined && !isStatus(status)) {
          throw refused(provider, `status must be one of ${wireStatuses.join(", ")}`);
        }
        // The server knows the filter in its path. Those in the body are documented by name only; it may ignore them.
        const unsure = { kind: organization && kind, status: (organization ?? kind) && status };
        const one = Object.values(wanted).some((filter) => filter !== undefined);
        const parts = one ? [wanted] : everybody;
        return {
          provider,
          query: wanted,
          pageSize,
          cursor,
          call: own<CallOptions>(call, "call"),
          limits,
          parts: parts.length,
          counts: "pages",
          fetch: (part, pageNumber, size) => fetch(parts[part] ?? {}, { pageNumber, pageSize: size }, call),
          id: (customer) => customer.id,
          wanted: ({ kind, status, wire }) =>
            fits(unsure.kind, wire.customerType && kind) && fits(unsure.status, status?.native),
        };
      });
    },

    get(id, call) {
      const as = (data: Schemas["CustomerResult"]) => fromWire(provider, whole(data));
      return contract.GET("/getDetailsById/{customerId}", { params: customer(id), call, as });
    },

    async create(input, call) {
      const record = newRecord(input);
      return setup.create(record, { call, as: one(record) });
    },

    createMany,

    async update(id, changes, options) {
      const { readFirst = true, ...given } = own<UpdateOptions>(options, "call");
      const call = together(given, limits);
      const body = await merged(id, changes, readFirst, call());
      const rest = { body, call: call(), as: one({ id, ...body }) };
      return contract.PUT("/update/{customerId}", { params: customer(id), ...rest });
    },

    async setStatus(id, status, options) {
      const { readFirst = true, ...given } = own<UpdateOptions>(options, "call");
      const call = together(given, limits);
      const body = await merged(id, { status: { native: status } }, readFirst, call());
      const rest = { body, call: call(), as: one({ id, ...body }) };
      return contract.POST("/update/{customerId}/status/{status}", {
        params: { path: { customerId: id, status } },
        ...rest,
      });
    },

    documents: {
      async list(id, call) {
        const as = (data: Schemas["CustomerDocuments"]) => documentsFromWire(data);
        return contract.GET("/getDocuments/{customerId}", { params: customer(id), call, as });
      },
      async add(id, documents, call) {
        const body = many(provider, documents).map((document) => documentToWire(provider, document));
        const as = (data: Schemas["DocumentResult"]) =>
          list(data.documentIds).flatMap((added) => text(added?.documentId) ?? []);
        return contract.POST("/createDocuments/{customerId}", { params: customer(id), body, call, as });
      },
    },

    addresses: {
      async add(id, addresses, call) {
        const body = many(provider, addresses).map((address) => addressEntry(provider, address));
        const as = (data: Schemas["AddressResult"]) =>
          list(data.addressIds).flatMap((added) => text(added?.addressId) ?? []);
        return contract.POST("/createAddress/{customerId}", { params: customer(id), body, call, as });
      },
    },
  };
}

const customer = (customerId: string) => ({ path: { customerId } });

/** Whether a record says what was asked for, or nothing about it. */
function fits(wanted: string | undefined, told: string | undefined): boolean {
  return wanted === undefined || told === undefined || told === wanted;
}

function many<Item>(provider: string, given: Item | readonly Item[]): readonly Item[] {
  const all = isMany(given) ? given : [given];
  if (all.length === 0) throw refused(provider, "there is nothing to add");
  return all;
}

function isMany<Item>(given: Item | readonly Item[]): given is readonly Item[] {
  return Array.isArray(given);
}

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new RangeError("one record was written, and none came back");
  return item;
}
