// The contract: what every client of this package offers. Types only.

import type { CallOptions } from "./http/options.js";

/** The four platforms. */
export type ProviderName = "cyrexa" | "finhub" | "counterparty" | "bankingservice";

export type CustomerKind = "person" | "organization";

/** What a provider's status word means. A word we have not seen is `unknown`, never a guess. */
export type NormalizedStatus = "pending" | "verified" | "restricted" | "unknown";

/** `native` is the provider's word, spelling mistakes included. */
export interface CustomerStatus<Native extends string = string> {
  readonly native: Native | (string & {});
  readonly normalized: NormalizedStatus;
}

/** The parts of a name that were sent. An organization's is `company`. */
export interface CustomerName {
  /** The whole name as the provider writes it, never put together by us. */
  readonly full?: string;
  readonly given?: string;
  /** A middle name or patronymic. */
  readonly middle?: string;
  readonly family?: string;
  readonly company?: string;
}

/** A postal address, every part as text. */
export interface Address {
  readonly street?: string;
  /** `58`, `12-14`. Several numbers are joined by `, `. */
  readonly houseNumber?: string;
  readonly building?: string;
  /** Apartment, suite or house number suffix. */
  readonly unit?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** State, province or area. */
  readonly region?: string;
  /** As the provider writes it; no platform documents a code system. */
  readonly country?: string;
}

/**
 * A customer, in the words the providers share.
 *
 * What a provider does not send is absent, never an empty string. With several phones or addresses the contract shows the
 * primary one (which one that is, each provider's page in the README says); all of them are in `wire`.
 */
export interface Customer<Wire = unknown> {
  readonly provider: ProviderName;
  readonly id: string;
  /** `unknown` where the record does not tell. */
  readonly kind: CustomerKind | "unknown";
  readonly name: CustomerName;
  readonly email?: string;
  /** As the provider writes it: with or without `+`. */
  readonly phone?: string;
  readonly address?: Address;
  /** As the provider writes it; no platform documents a date format. */
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly status?: CustomerStatus;
  /** The provider's own number; what a level means is not documented. */
  readonly kycLevel?: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** The provider's record, untouched except for secrets, which are left out unless the client includes them. */
  readonly wire: Wire;
}

/**
 * A customer to create: the fields of `Customer` without the server's own. What a provider has no place for is an `input`
 * error that names the fields. `wire` adds fields of the provider's own record; they win over the mapped ones.
 */
export interface CustomerInput<Wire = object> {
  readonly kind?: CustomerKind | undefined;
  readonly name?: Given<CustomerName> | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: Given<Address> | undefined;
  readonly birthDate?: string | undefined;
  readonly nationality?: string | undefined;
  /** The provider's word. Where the spec lists all of them, another one is refused. */
  readonly status?: { readonly native: string; readonly normalized?: NormalizedStatus } | undefined;
  readonly kycLevel?: number | undefined;
  readonly wire?: Wire | undefined;
}

/** `undefined` is the same as left out. */
export type Given<T> = { readonly [Field in keyof T]: T[Field] | undefined };

/** `null` removes a field. */
export type Removing<T> = { readonly [Field in keyof T]: T[Field] | null | undefined };

/**
 * What to change. A field that is left out, or `undefined`, stays as it is; one that is `null` is removed at the provider, and one
 * that cannot be removed there is refused by name.
 */
export interface CustomerChanges<Wire = object>
  extends Omit<CustomerInput<Wire>, "name" | "email" | "phone" | "address" | "birthDate" | "nationality"> {
  readonly name?: Removing<CustomerName> | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: Removing<Address> | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly nationality?: string | null | undefined;
}

/** Filters are the provider's own; these two every listing has. */
export interface ListQuery {
  /** Customers asked for per page; the server may give fewer. */
  readonly pageSize?: number | undefined;
  /** Where to go on: the `cursor` of a `Page` of the same query, perhaps from another process. */
  readonly cursor?: string | undefined;
}

/** One page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many the provider says there are, where it says so for the whole listing. */
  readonly total?: number;
  /** Where to go on. Absent once there is nothing more; of a full page nobody knows, and the next one may be empty. */
  readonly cursor?: string;
}

/** A listing. Nothing is sent before it is iterated; every iteration starts anew. */
export interface CustomerList<Item> extends AsyncIterable<Item> {
  /** Page by page. */
  pages(): AsyncIterable<Page<Item>>;
  /** The first page (or the one at `cursor`). */
  page(): Promise<Page<Item>>;
  /** How far the latest iteration is. */
  progress(): ListProgress;
}

/** How far a listing was read: numbers to show while it goes on. */
export interface ListProgress {
  /** Pages and items that were given. */
  readonly pages: number;
  readonly items: number;
  /** Requests that were made for them, without retries: pages that were empty or came twice count too. */
  readonly requests: number;
  /** How many items the provider says there are, where it says so for the whole listing. */
  readonly total?: number;
}

/** A document on file, or to be put on file. Words are the provider's. */
export interface CustomerDocument<Wire = unknown> {
  readonly name?: string;
  readonly purpose?: string;
  readonly type?: string;
  readonly status?: string;
  /** Where the document is. Whether this is a URL, a path or a key is not documented. */
  readonly location?: string;
  readonly wire?: Wire;
}

/** An account of a customer. */
export interface CustomerAccount<Wire = unknown> {
  readonly id?: string;
  readonly iban?: string;
  readonly wire: Wire;
}

export interface UpdateOptions extends CallOptions {
  /**
   * Read the record, merge the changes and write it whole (`true`), or send the changes alone (`false`). No provider
   * documents whether a PUT keeps what is left out, so clients read first unless every field is documented as optional.
   */
  readonly readFirst?: boolean | undefined;
}

/** Every operation of the contract. A client has those its provider supports, and no others. */
export interface CustomerOperations {
  list(
    query?: ListQuery & { readonly [filter: string]: unknown },
    call?: CallOptions,
  ): CustomerList<Customer>;
  get(id: string, call?: CallOptions): Promise<Customer>;
  create(input: CustomerInput, call?: CallOptions): Promise<Customer>;
  update(id: string, changes: CustomerChanges, call?: UpdateOptions): Promise<Customer>;
  delete(id: string, call?: CallOptions): Promise<void>;
  createMany(inputs: readonly CustomerInput[], call?: CallOptions): Promise<readonly Customer[]>;
  setStatus(id: string, status: string, call?: UpdateOptions): Promise<Customer>;
  readonly documents: {
    list(id: string, call?: CallOptions): Promise<readonly CustomerDocument[]>;
    /** Answers the new documents' ids, as far as the provider says them. */
    add(
      id: string,
      documents: Given<CustomerDocument> | readonly Given<CustomerDocument>[],
      call?: CallOptions,
    ): Promise<readonly string[]>;
  };
  readonly addresses: {
    /** Answers the new addresses' ids, as far as the provider says them. */
    add(
      id: string,
      addresses: Given<Address> | readonly Given<Address>[],
      call?: CallOptions,
    ): Promise<readonly string[]>;
  };
  readonly accounts: {
    list(
      id: string,
      query?: { readonly iban?: string | undefined },
      call?: CallOptions,
    ): Promise<readonly CustomerAccount[]>;
    create(
      id: string,
      input?: { readonly iban?: string | undefined },
      call?: CallOptions,
    ): Promise<CustomerAccount>;
  };
}

/**
 * `native`: one documented operation. `composed`: made of others. `assumed`: rests on an operation or a parameter that the
 * platform's documentation does not show. What is assumed of fields and answers, the spec says.
 */
export type Support = "native" | "composed" | "assumed";

/** What a client can do, as data. */
export interface Capabilities {
  /** By contract operation: `list`, `documents.add`. What is not there is not supported. */
  readonly operations: { readonly [operation: string]: Support };
  /** By filter of `list`. */
  readonly filters: { readonly [filter: string]: Support };
  /** Whether the size of a page can be asked for. */
  readonly pageSize: Support;
  /** Which fields of a customer the provider can hold: `name.given`, `address.city`, `email`. */
  readonly fields: {
    /** Fields that a customer of this client may have. */
    readonly read: readonly string[];
    /** Fields that can be created and changed. */
    readonly write: readonly string[];
  };
}

/** What all four clients share: code written for this type works with any of them. */
export interface CustomerClient extends Pick<CustomerOperations, "list" | "get" | "create" | "update"> {
  readonly provider: ProviderName;
  readonly capabilities: Capabilities;
}
