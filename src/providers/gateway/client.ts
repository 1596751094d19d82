// The contract on the gateway: what its two providers do alike, once. Each names its own paths in `Setup`.

import type { components, paths } from "../../../generated/cyrexa.js";
import type {
  Address,
  Capabilities,
  CustomerChanges,
  CustomerInput,
  CustomerKind,
  CustomerList,
  CustomerStatus,
  Given,
  ListQuery,
  ProviderName,
  Removing,
  UpdateOptions,
} from "../../customers.js";
import type { Connected, ContractClient } from "../../http/client/types.js";
import { type CallOptions, own, together } from "../../http/options.js";
import type { AnsweredPage } from "../../http/paging/list.js";
import { listing } from "../shared/listing.js";
import { withOperationNames } from "../shared/operations.js";
import { list, refused, sameCustomer, text, withoutMasks } from "../shared/reading.js";
import {
  addressEntry,
  allStatuses,
  checked,
  checkStatus,
  documentsFromWire,
  documentToWire,
  fromWire,
  type GatewayCustomer,
  type GatewayDocument,
  kinds,
  type Name,
  pageFromWire,
  recordsOf,
  statusWords,
  strangeKind,
  toWire,
  type Wire,
  type WireStatus,
  whole,
  writable,
  written,
} from "./mapping.js";

type Schemas = components["schemas"];
type Filter = Schemas["CustomerListFilter"];

/** Filters of `list`. Without one, the listings that make up everybody are read one after the other. */
export interface GatewayQuery extends ListQuery {
  /** An organization's id. */
  readonly organization?: string | undefined;
  readonly kind?: CustomerKind | undefined;
  readonly status?: WireStatus | undefined;
}

/** A customer of the gateway: no middle name, no KYC level. */
export interface GatewayInput extends CustomerInput<Wire> {
  readonly name?: Given<Name> | undefined;
  readonly status?:
    | { readonly native: WireStatus; readonly normalized?: CustomerStatus["normalized"] }
    | undefined;
  readonly kycLevel?: never;
}

/** What to change of a customer; `null` removes a field. A removed phone is the primary one. */
export interface GatewayChanges extends CustomerChanges<Wire> {
  readonly name?: Removing<Name> | undefined;
  readonly status?:
    | { readonly native: WireStatus; readonly normalized?: CustomerStatus["normalized"] }
    | undefined;
  readonly kycLevel?: never;
}

/** A customer to create: its kind decides what its name is. */
export interface GatewayCreateInput extends GatewayInput {
  readonly kind: CustomerKind;
}

/** The contract on the gateway. */
export interface GatewayOperations {
  /** By organization, kind or status. */
  list(query?: GatewayQuery, call?: CallOptions): CustomerList<GatewayCustomer>;
  get(id: string, call?: CallOptions): Promise<GatewayCustomer>;
  create(input: GatewayCreateInput, call?: CallOptions): Promise<GatewayCustomer>;
  /** One request for all. They come back in the order given. */
  createMany(inputs: readonly GatewayCreateInput[], call?: CallOptions): Promise<readonly GatewayCustomer[]>;
  /** Reads, merges and writes the whole record. Secrets that the read did not return are not written. */
  update(id: string, changes: GatewayChanges, call?: UpdateOptions): Promise<GatewayCustomer>;
  /** The request carries the record too, so it reads first like `update`. */
  setStatus(id: string, status: WireStatus, call?: UpdateOptions): Promise<GatewayCustomer>;
  readonly documents: {
    list(id: string, call?: CallOptions): Promise<readonly GatewayDocument[]>;
    /** Answers the new documents' ids. */
    add(
      id: string,
      documents: Given<GatewayDocument> | readonly Given<GatewayDocument>[],
      call?: CallOptions,
    ): Promise<readonly string[]>;
  };
  readonly addresses: {
    /** Answers the new addresses' ids. */
    add(
      id: string,
      addresses: Given<Address> | readonly Given<Address>[],
      call?: CallOptions,
    ): Promise<readonly string[]>;
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
  /** The filters whose listings together hold everybody, from all status words that are known. */
  readonly everybody: (statuses: readonly WireStatus[]) => readonly GatewayQuery[];
  readonly connection: Connected<Paths>;
  /** What the two do not share. */
  byOrganization(id: string, rest: ListRequest): Promise<AnsweredPage<GatewayCustomer>>;
  create(
    record: Wire,
    rest: { call?: CallOptions; as: (data: unknown) => GatewayCustomer },
  ): Promise<GatewayCustomer>;
}

interface WriteRequest {
  readonly body: Wire;
  readonly call?: CallOptions;
  readonly as: (data: unknown) => GatewayCustomer;
}

interface ListRequest {
  readonly body: Filter;
  readonly call?: CallOptions;
  readonly as: (data: Schemas["CustomerListResponse"]) => AnsweredPage<GatewayCustomer>;
}

export function gatewayOperations<Paths extends SharedPaths>(setup: Setup<Paths>): GatewayOperations {
  const { provider, filters, connection } = setup;
  const { limits, hidden, secrets } = connection;
  const words = statusWords(connection.words);
  const everybody = setup.everybody(allStatuses(words));
  const contract: ContractClient<SharedPaths> = connection.contract;

  /** One of the three listings. What the path does not say, the body does. */
  const fetch = ({ organization, kind, status }: GatewayQuery, page: Filter, call?: CallOptions) => {
    const as = (data: Schemas["CustomerListResponse"]) => pageFromWire(data, provider);
    const type = kind && kinds[kind];
    if (organization !== undefined)
      return setup.byOrganization(organization, { body: { type, status, ...page }, call, as });
    if (type) {
      const params = { path: { customerType: type } };
      return contract.POST("/getByCustomerType/{customerType}", {
        params,
        body: { status, ...page },
        call,
        as,
      });
    }
    if (!status) throw refused("there is no filter");
    const params = { path: { customerStatus: status } };
    return contract.POST("/getByCustomerStatus/{customerStatus}", { params, body: page, call, as });
  };

  /** Sends the record: whole, with the changes in it, or the changes alone. */
  const change = async (
    id: string,
    changes: GatewayChanges,
    options: UpdateOptions | undefined,
    send: (rest: WriteRequest) => Promise<GatewayCustomer>,
  ) => {
    const { readFirst = true, ...given } = own<UpdateOptions>(options, "call");
    const call = together(given, limits);
    checked(changes, readFirst, words);
    const as = (data: Schemas["CustomerResult"]) => writable(withoutMasks(whole(data, id), secrets));
    const current = readFirst
      ? await contract.GET("/getDetailsById/{customerId}", {
          params: customer(id),
          call: call(),
          as,
          write: "before",
        })
      : undefined;
    const body = toWire(changes, current, words);
    const written = one({ ...body, id });
    return send({ body, call: call(), as: (data) => sameCustomer(written(data), id) });
  };

  const newRecord = (input: GatewayCreateInput) => {
    const record = toWire(input, undefined, words);
    if (!record.customerType) throw refused(strangeKind);
    return record;
  };

  /** The one record that was sent, as it was written. */
  const one = (sent: Wire) => (data: unknown) => written(provider, sent, recordsOf(data, 1)[0], hidden);

  const many = <Item>(given: readonly Item[]): readonly Item[] => {
    if (given.length === 0) throw refused("there is nothing to add");
    return given;
  };

  return withOperationNames(provider, {
    list: (query, call) =>
      listing({ provider, filters, limits }, query, call, (wanted) => {
        const { organization, kind, status } = wanted;
        if (kind !== undefined && !Object.hasOwn(kinds, kind)) throw refused(strangeKind);
        checkStatus(status, words);
        const parts = organization === undefined && !kind && !status ? everybody : [wanted];
        return {
          parts: parts.length,
          counts: "pages",
          fetch: (part, pageNumber, size) =>
            fetch(own(parts[part], "query"), { pageNumber, pageSize: size }, call),
          // The server knows the filter in its path. Those in the body are documented by name only; it may ignore them.
          wanted: (found) =>
            (!organization || !kind || !found.wire.customerType || found.kind === kind) &&
            (!(organization ?? kind) || !status || !found.status || found.status.native === status),
        };
      }),

    get: (id, call) =>
      contract.GET("/getDetailsById/{customerId}", {
        params: customer(id),
        call,
        as: (data) => fromWire(provider, whole(data, id)),
      }),

    create(input, call) {
      const record = newRecord(input);
      return setup.create(record, { call, as: one(record) });
    },

    createMany(inputs, call) {
      const body = many(list(inputs)).map(newRecord);
      return contract.POST("/createBulk", {
        body,
        call,
        as(data) {
          const records = recordsOf(data, body.length);
          return body.map((sent, at) => written(provider, sent, records[at], hidden));
        },
      });
    },

    update: (id, changes, options) =>
      change(id, changes, options, (rest) =>
        contract.PUT("/update/{customerId}", { params: customer(id), ...rest }),
      ),

    setStatus: (id, status, options) =>
      change(id, { status: { native: status } }, options, (rest) =>
        contract.POST("/update/{customerId}/status/{status}", {
          params: { path: { customerId: id, status } },
          ...rest,
        }),
      ),

    documents: {
      list: (id, call) =>
        contract.GET("/getDocuments/{customerId}", { params: customer(id), call, as: documentsFromWire }),
      add(id, documents, call) {
        return contract.POST("/createDocuments/{customerId}", {
          params: customer(id),
          body: many([documents].flat()).map(documentToWire),
          call,
          as: ({ documentIds }) => list(documentIds).flatMap((added) => text(added?.documentId) ?? []),
        });
      },
    },

    addresses: {
      add(id, addresses, call) {
        return contract.POST("/createAddress/{customerId}", {
          params: customer(id),
          body: many([addresses].flat()).map(addressEntry),
          call,
          as: ({ addressIds }) => list(addressIds).flatMap((added) => text(added?.addressId) ?? []),
        });
      },
    },
  });
}

const customer = (customerId: string) => ({ path: { customerId } });
