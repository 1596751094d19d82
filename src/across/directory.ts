// Several clients as one: a listing, a search and a read over all of them.

import type { Customer, CustomerClient } from "../customers.js";
import { type BankingError, failure, isBankingError } from "../errors.js";
import type { CallOptions } from "../http/options.js";
import { criteriaOf, type FindBy, plainName, refused } from "./criteria.js";
import { type CustomerOf, type FindOptions, type Found, find, findOptions } from "./find.js";
import { knownOptions } from "./options.js";

type Clients = { readonly [source: string]: CustomerClient };

type Source<C extends Clients> = keyof C & string;

/** A customer and the name of the client it comes from. */
export type Sourced<C extends Clients> = {
  [S in Source<C>]: { readonly source: S; readonly customer: CustomerOf<C[S]> };
}[Source<C>];

/** A client that could not be asked, and why. */
export interface DirectoryFailure<S extends string = string> {
  readonly source: S;
  readonly error: BankingError;
}

export interface DirectoryPage<C extends Clients> {
  /** All of one client. */
  readonly items: readonly Sourced<C>[];
  /** Where to go on over all clients, in any process. Absent once there is nothing more. */
  readonly cursor?: string;
}

export interface DirectoryQuery<C extends Clients> {
  /** Customers asked for per page of each client. */
  readonly pageSize?: number | undefined;
  /** The `cursor` of a page of this directory: the same clients under the same names. */
  readonly cursor?: string | undefined;
  /** Filters of each client. */
  readonly filters?:
    | { readonly [S in Source<C>]?: Readonly<Record<string, unknown>> | undefined }
    | undefined;
  /** Whether the first failure ends the listing. Default false: the other clients go on. */
  readonly strict?: boolean | undefined;
  /** Hears of each client that failed. What it throws is ignored. */
  readonly onFailure?: ((failure: DirectoryFailure<Source<C>>) => void) | undefined;
}

/** Customers of all clients, in the order in which their pages arrive. Each iteration starts anew. */
export interface DirectoryList<C extends Clients> extends AsyncIterable<Sourced<C>> {
  pages(): AsyncIterable<DirectoryPage<C>>;
  /** The clients that failed in the latest iteration. */
  readonly failures: readonly DirectoryFailure<Source<C>>[];
}

export interface DirectoryFound<C extends Clients> {
  readonly customers: readonly Sourced<C>[];
  /** How each client was searched; a client that failed is not here. */
  readonly searched: { readonly [S in Source<C>]?: Omit<Found, "customers"> };
  readonly failures: readonly DirectoryFailure<Source<C>>[];
}

export interface Directory<C extends Clients> {
  list(query?: DirectoryQuery<C>, call?: CallOptions): DirectoryList<C>;
  /** Asks all clients at once. A client that cannot be asked is named, the others are found. */
  find(
    by: FindBy,
    options?: FindOptions & Pick<DirectoryQuery<C>, "strict" | "onFailure">,
  ): Promise<DirectoryFound<C>>;
  /** The customer of one client, named beside the id. */
  get<S extends Source<C>>(
    of: { readonly source: S; readonly id: string },
    call?: CallOptions,
  ): Promise<CustomerOf<C[S]>>;
}

/**
 * One directory over several clients, each under a name of the caller's.
 *
 * @throws BankingError `config` when there is no client, or one of them is none.
 */
export function directory<C extends Clients>(clients: C): Directory<C> {
  const sources = sourcesOf(clients);
  const clientOf = (source: Source<C>): C[Source<C>] => {
    const client = Object.hasOwn(clients, source) ? clients[source] : undefined;
    if (!client) throw refused(`the directory has no client ${plainName(String(source))}`);
    return client;
  };
  return {
    list(query, call) {
      const failures: DirectoryFailure<Source<C>>[] = [];
      const listing = { clients, sources, query: queryOf(query, sources), call, failures };
      const pages = () => pagesOf<C>(listing);
      return {
        failures,
        pages,
        async *[Symbol.asyncIterator]() {
          for await (const { items } of pages()) yield* items;
        },
      };
    },
    async find(by, options) {
      const { strict, onFailure, ...search } = knownOptions(options, [
        ...searchOptions,
        "strict",
        "onFailure",
      ]);
      criteriaOf(by);
      findOptions(search);
      const failures: DirectoryFailure<Source<C>>[] = [];
      const searched: { [S in Source<C>]?: Omit<Found, "customers"> } = {};
      const customers = await Promise.all(
        sources.map(async (source): Promise<readonly Sourced<C>[]> => {
          try {
            const { customers, ...how } = await find(clientOf(source), by, search);
            searched[source] = how;
            return customers.map((customer) => sourced<C>(source, customer));
          } catch (error) {
            failures.push(report(source, error, strict, onFailure));
            return [];
          }
        }),
      );
      return { customers: customers.flat(), searched, failures };
    },
    async get(of, call) {
      const { source, id } = knownOptions(of, ["source", "id"], {});
      return (await clientOf(source).get(id, call)) as CustomerOf<C[typeof source]>;
    },
  };
}

const searchOptions = ["limit", "trustFilters", "emailCase"];

function sourcesOf<C extends Clients>(clients: C): readonly Source<C>[] {
  if (typeof clients !== "object" || clients === null)
    throw failure("config", "clients must be an object of clients");
  const sources: readonly Source<C>[] = Object.keys(clients);
  if (sources.length === 0) throw failure("config", "a directory needs at least one client");
  for (const source of sources) {
    const client: unknown = clients[source];
    if (typeof client !== "object" || client === null || typeof Reflect.get(client, "list") !== "function")
      throw failure("config", `clients.${plainName(source)} is not a client`);
  }
  return sources;
}

// A source and a customer of that source: the compiler does not follow the pair through a mapped type.
function sourced<C extends Clients>(source: Source<C>, customer: Customer): Sourced<C> {
  return { source, customer } as Sourced<C>;
}

/** Hands a failure on, or ends the whole with it. */
function report<S extends string>(
  source: S,
  error: unknown,
  strict: boolean | undefined,
  onFailure: ((failure: DirectoryFailure<S>) => void) | undefined,
): DirectoryFailure<S> {
  const known = isBankingError(error)
    ? error
    : failure("provider", "the client failed with an error of its own");
  if (strict || known.category === "aborted") throw known;
  try {
    onFailure?.({ source, error: known });
  } catch {
    // What a hook throws does not end a listing.
  }
  return { source, error: known };
}

interface Query<C extends Clients> extends Omit<DirectoryQuery<C>, "cursor"> {
  /** Where each client goes on; a client that has nothing more is `null`. */
  readonly from: { readonly [source: string]: string | null | undefined };
}

function queryOf<C extends Clients>(
  given: DirectoryQuery<C> | undefined,
  sources: readonly Source<C>[],
): () => Query<C> {
  return () => {
    const { cursor, ...query } = knownOptions(
      given,
      ["pageSize", "cursor", "filters", "strict", "onFailure"],
      {},
    );
    for (const source of Object.keys(query.filters ?? {})) {
      if (!sources.some((known) => known === source))
        throw refused(`filters names no client of this directory: ${plainName(source)}`);
    }
    return { ...query, from: cursor === undefined ? {} : readCursor(cursor, sources) };
  };
}

interface Listing<C extends Clients> {
  readonly clients: C;
  readonly sources: readonly Source<C>[];
  readonly query: () => Query<C>;
  readonly call: CallOptions | undefined;
  readonly failures: DirectoryFailure<Source<C>>[];
}

interface Arrived<S> {
  readonly source: S;
  readonly page?: { readonly items: readonly Customer[]; readonly cursor?: string };
  readonly error?: unknown;
}

/** Pages as they arrive. Of each client one page is under way or waits, so that a slow reader slows all of them down. */
async function* pagesOf<C extends Clients>({
  clients,
  sources,
  query: open,
  call,
  failures,
}: Listing<C>): AsyncGenerator<DirectoryPage<C>, void> {
  failures.length = 0;
  const { from, strict, onFailure, pageSize, filters } = open();
  const leave = new AbortController();
  const signal = call?.signal ? AbortSignal.any([call.signal, leave.signal]) : leave.signal;
  const state: { [source: string]: string | null | undefined } = { ...from };
  const iterators = new Map<Source<C>, AsyncIterator<{ items: readonly Customer[]; cursor?: string }>>();
  const underWay = new Map<Source<C>, Promise<Arrived<Source<C>>>>();
  const ask = (source: Source<C>) => {
    const next = iterators.get(source)?.next();
    if (!next) return;
    const arrived = Promise.resolve(next).then(
      ({ done, value }): Arrived<Source<C>> => (done ? { source } : { source, page: value }),
      (error: unknown): Arrived<Source<C>> => ({ source, error }),
    );
    underWay.set(source, arrived);
  };
  for (const source of sources) {
    if (state[source] === null) continue;
    const given = { ...filters?.[source], pageSize, cursor: state[source] ?? undefined };
    const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    iterators.set(
      source,
      clients[source]!.list(asked, { ...call, signal })
        .pages()
        [Symbol.asyncIterator](),
    );
    ask(source);
  }
  try {
    while (underWay.size > 0) {
      const { source, page, error } = await Promise.race(underWay.values());
      underWay.delete(source);
      if (error !== undefined) failures.push(report(source, error, strict, onFailure));
      if (page === undefined) {
        // A client that failed is asked again by whoever goes on from a cursor.
        if (error === undefined) state[source] = null;
        continue;
      }
      state[source] = page.cursor ?? null;
      const items = page.items.map((customer) => sourced<C>(source, customer));
      const isLast = sources.every((name) => state[name] === null);
      yield isLast ? { items } : { items, cursor: writeCursor(state) };
      ask(source);
    }
  } finally {
    leave.abort();
    for (const iterator of iterators.values()) iterator.return?.()?.catch?.(() => {});
  }
}

/** The cursors of all clients. Each is tied to its provider and query by the client that made it. */
function writeCursor(state: { readonly [source: string]: string | null | undefined }): string {
  const text = JSON.stringify(state);
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function readCursor(cursor: unknown, sources: readonly string[]): { [source: string]: string | null } {
  try {
    const bytes = Uint8Array.from(atob(String(cursor)), (char) => char.charCodeAt(0));
    const state: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const entries = Object.entries(state ?? {});
    const fits = entries.every(
      ([source, at]) => sources.includes(source) && (at === null || typeof at === "string"),
    );
    if (fits) return Object.fromEntries(entries);
  } catch {
    // No cursor of ours.
  }
  throw refused("cursor was changed, or belongs to a directory of other clients");
}
