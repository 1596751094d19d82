// One small server that stores what is written, in the wire format of any of the four platforms, as far as it is documented
// or assumed in specs/. Not a claim about the real ones: what nobody knows is an option.

import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ProviderName } from "../../src/customers.js";

export type Wire = { [name: string]: unknown };

export interface StatefulOptions {
  readonly provider: ProviderName;
  /** What a PUT does to fields it leaves out: drops them (default) or keeps them. */
  readonly put?: "replace" | "merge";
  /** The number of the first page; Cyrexa and FinHub only, default 0. */
  readonly pageBase?: 0 | 1;
  /** Customers on a page when the request does not say; default 20. */
  readonly pageSize?: number;
  /** How a stored record is answered; default: as it is. */
  readonly show?: (record: Wire) => Wire;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface StatefulServer {
  /** A client's `baseUrl`. */
  readonly url: string;
  /** The records by id, oldest first: as stored, secrets and all. A test may put some there. */
  readonly records: Map<string, Wire>;
  /** What was received, refusals included. */
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Options for a client of each, with credentials that the server takes. */
export const credentials = {
  cyrexa: { accessToken: "access", tenantId: "tenant-0001", token: "second" },
  finhub: { accessToken: "access", tenantId: "tenant-0001" },
  counterparty: {
    counterpartyGuid: "3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01",
    jwt: "signed",
    asset: { code: "UAH", issuer: "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF" },
  },
  bankingservice: { profileId: "profile_1843", accessToken: "access" },
} as const;

export async function startStatefulServer(options: StatefulOptions): Promise<StatefulServer> {
  const asked: Asked[] = [];
  const store = new Store(options);
  const { base, allowed, routes } = platforms[options.provider](store, options);
  const answer = ({ method, path, query, headers, body }: Asked): unknown => {
    if (!allowed(headers, path)) throw new Refusal(401);
    for (const [route, act] of Object.entries(routes)) {
      const found = matchRoute(route, method, path.slice(base.length));
      if (found && path.startsWith(base)) return act(found, body as Wire, query);
    }
    throw new Refusal(404);
  };
  const server = createServer(async (request, response) => {
    const content = await text(request);
    const url = new URL(request.url ?? "/", "http://stateful");
    let status = 200;
    let data: unknown;
    try {
      const body: unknown = content === "" ? undefined : JSON.parse(content);
      const one = { method: request.method ?? "", path: url.pathname, query: url.searchParams };
      asked.push({ ...one, headers: request.headers, body });
      if (content !== "" && request.headers["content-type"] !== "application/json") throw new Refusal(415);
      data = answer({ ...one, headers: request.headers, body });
    } catch (error) {
      status = error instanceof Refusal ? error.status : 500;
      data = { error: String(error) };
    }
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(data));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    records: store.records,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    message = "refused",
  ) {
    super(message);
  }
}

class Store {
  readonly records = new Map<string, Wire>();
  /** Documents or accounts, by customer. */
  readonly attached = new Map<string, Wire[]>();
  #last = 0;

  constructor(readonly options: StatefulOptions) {}

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  get(id: string): Wire {
    const record = this.records.get(id);
    if (!record) throw new Refusal(404);
    return record;
  }

  /** `own` is the server's part of the record. */
  add(id: string, own: Wire, given: Wire): Wire {
    this.records.set(id, { ...given, ...own });
    return this.get(id);
  }

  put(id: string, own: readonly string[], given: Wire): Wire {
    const record = this.get(id);
    const kept = Object.fromEntries(Object.entries(record).filter(([name]) => own.includes(name)));
    this.records.set(id, { ...(this.options.put === "merge" ? merge(record, given) : given), ...kept });
    return this.get(id);
  }

  attach(id: string, given: readonly Wire[]): void {
    this.get(id);
    this.attached.set(id, [...(this.attached.get(id) ?? []), ...given]);
  }
}

type Route = (path: Readonly<Record<string, string>>, body: Wire, query: URLSearchParams) => unknown;

interface Platform {
  readonly base: string;
  readonly allowed: (headers: IncomingHttpHeaders, path: string) => boolean;
  /** By `METHOD /path/{parameter}`. */
  readonly routes: Readonly<Record<string, Route>>;
}

type Platforms = Readonly<Record<ProviderName, (store: Store, options: StatefulOptions) => Platform>>;
const platforms: Platforms = {
  cyrexa: (store, options) => ({
    ...gateway(store, options, "/getByOrganization/{organization}"),
    base: "/customer/1.0.0",
    allowed: ({ authorization, tenantid, token }, path) =>
      // The one page without the second header is this read.
      isBearer(authorization) && !!tenantid && (!!token || path.includes("/getDetailsById/")),
  }),
  finhub: (store, options) => ({
    ...gateway(store, options, "/getByOrganizationId/{organization}"),
    base: "/customer/2.0.0",
    allowed: ({ authorization, tenantid }) => isBearer(authorization) && !!tenantid,
  }),
  counterparty: wallet,
  bankingservice: enterprise,
};

const isBearer = (authorization = "") => /^bearer \S/i.test(authorization);

function gateway(
  store: Store,
  { pageBase = 0, pageSize = 20, show = same }: StatefulOptions,
  byOrganization: string,
): Pick<Platform, "routes"> {
  const create = (given: Wire) => {
    const id = `customer-${String(store.next()).padStart(4, "0")}`;
    return show(store.add(id, { id, customerStatus: given.customerStatus ?? "new" }, given));
  };
  const list: Route = (wanted, filter) => {
    const { organization, type = filter.type, status = filter.status } = wanted;
    const { pageNumber = pageBase, pageSize: size = pageSize } = filter as Record<string, number>;
    if (pageNumber < pageBase) throw new Refusal(400);
    const all = [...store.records.values()].filter(
      ({ customerType, customerStatus, person }) =>
        (type ?? customerType) === customerType &&
        (status ?? customerStatus) === customerStatus &&
        // Where a record says whose it is, is not documented; here it is the group.
        (organization === undefined || (person as Wire | undefined)?.groupId === organization),
    );
    const from = (pageNumber - pageBase) * size;
    return {
      customers: all.slice(from, from + size).map(show),
      pagination: {
        numberOfPage: Math.ceil(all.length / size),
        totalSize: all.length,
        currentPage: pageNumber,
      },
    };
  };
  const put = (id: string, body: Wire) => ({ customer: show(store.put(id, ["id"], body)) });
  const many = (body: unknown) => body as readonly Wire[];
  return {
    routes: {
      "POST /create": (_path, body) => ({ customer: create(body) }),
      "POST /createBulk": (_path, body) => many(body).map(create),
      "GET /getDetailsById/{id}": ({ id = "" }) => ({ customer: show(store.get(id)) }),
      "POST /getByCustomerType/{type}": list,
      "POST /getByCustomerStatus/{status}": list,
      [`POST ${byOrganization}`]: list,
      "PUT /update/{id}": ({ id = "" }, body) => put(id, body),
      "POST /update/{id}/status/{status}": ({ id = "", status }, body) =>
        put(id, { ...body, customerStatus: status }),
      "POST /createAddress/{id}": ({ id = "" }, body) => {
        const { person = {}, ...record } = store.get(id) as { person?: Wire };
        const addresses = [...((person.addresses as Wire[]) ?? []), ...many(body)];
        store.records.set(id, { ...record, person: { ...person, addresses } });
        return {
          customerId: id,
          addressIds: many(body).map(() => ({ addressId: `address-${store.next()}` })),
        };
      },
      "GET /getDocuments/{id}": ({ id = "" }) => ({
        documents: store.get(id) && (store.attached.get(id) ?? []),
      }),
      "POST /createDocuments/{id}": ({ id = "" }, body) => {
        store.attach(id, many(body));
        return {
          customerId: id,
          documentIds: many(body).map(() => ({ documentId: `document-${store.next()}` })),
        };
      },
    },
  };
}

function wallet(store: Store, { pageSize = 20, show = same }: StatefulOptions): Platform {
  const guid = () => `00000000-0000-4000-8000-${String(store.next()).padStart(12, "0")}`;
  // No field of a listed customer is documented; these are the fields that the list filters by.
  const filters = {
    wallet_user_guids: "wallet_user_guid",
    logins: "login",
    names: "name",
    paternal_names: "paternal_name",
    surnames: "surname",
    phone_numbers: "phone_number",
    statuses: "status",
    kyc_levels: "kyc_level",
    segments: "segment",
    branch_guids: "branch_guid",
  };
  const at = () => new Date(Date.UTC(2024, 0, 15) + store.next() * 1000).toISOString();
  const all = "/counterparty/{scope}/customers";
  return {
    base: "/api/v1",
    allowed: ({ authorization, "cx-authorization": jwt }) => (jwt ? !authorization : isBearer(authorization)),
    routes: {
      [`GET ${all}`]: (_path, _body, query) => {
        const listed = [...store.records.values()].filter(
          (record) => record.is_disabled !== true || query.get("is_disabled") === "true",
        );
        const found = listed.filter((record) =>
          Object.entries(filters).every(([filter, field]) => {
            const values = query.getAll(filter);
            return values.length === 0 || values.includes(String(record[field]));
          }),
        );
        const from = Number(query.get("offset") ?? 0);
        const customers = found.slice(from, from + Number(query.get("limit") ?? pageSize)).map(show);
        return { customers, total: found.length };
      },
      [`POST ${all}`]: (_path, { asset_code, asset_issuer, iban, ...given }) => {
        if (!asset_code || !asset_issuer) throw new Refusal(400);
        if ([...store.records.values()].some(({ login }) => login !== undefined && login === given.login)) {
          const upstream =
            'response status code is not 2xx but 409; error was "{\\"error\\":\\"logic error\\"}\\n"';
          throw new Refusal(400, `failed to create wallet user: failed to sign up: ${upstream}`);
        }
        const id = guid();
        const account = { wallet_account_guid: guid(), iban, stellar_code: asset_code };
        const now = at();
        store.add(id, { wallet_user_guid: id, created_at: now, updated_at: now }, given);
        store.attach(id, [account]);
        return { customer_guid: id, guid: account.wallet_account_guid, ...account };
      },
      [`PUT ${all}/{id}`]: ({ id = "" }, body) => {
        store.put(id, ["wallet_user_guid", "login", "created_at"], { ...body, updated_at: at() });
        return {};
      },
      [`GET ${all}/{id}/accounts`]: ({ id = "" }, _body, query) => {
        store.get(id);
        const iban = query.get("iban");
        const accounts = (store.attached.get(id) ?? []).filter((one) => iban === null || one.iban === iban);
        return { accounts, total: accounts.length };
      },
      [`POST ${all}/{id}/accounts`]: ({ id = "" }, body) => {
        const account = { wallet_account_guid: guid(), iban: body.iban };
        store.attach(id, [account]);
        return { wallet_account_guid: account.wallet_account_guid };
      },
    },
  };
}

function enterprise(store: Store, { pageSize = 20, show = same }: StatefulOptions): Platform {
  const all = "/v1/profiles/{scope}/customers";
  return {
    base: "",
    allowed: ({ authorization }) => isBearer(authorization),
    routes: {
      [`GET ${all}`]: (_path, _body, query) => {
        const page = Number(query.get("page") ?? 0);
        const size = Number(query.get("size") ?? pageSize);
        const found = [...store.records.values()];
        const data = found.slice(page * size, (page + 1) * size).map(show);
        return { page, pages: Math.ceil(found.length / size), size, count: found.length, data };
      },
      [`POST ${all}`]: (_path, body) => {
        const id = `customer_${String(store.next()).padStart(8, "0")}`;
        return show(store.add(id, { id, created: "2024-09-25T12:01:00.103Z" }, body));
      },
      [`GET ${all}/{id}`]: ({ id = "" }) => show(store.get(id)),
      [`PUT ${all}/{id}`]: ({ id = "" }, body) => show(store.put(id, ["id", "created"], body)),
      [`DELETE ${all}/{id}`]: ({ id = "" }) => {
        const record = store.get(id);
        store.records.delete(id);
        return show(record);
      },
    },
  };
}

const same = (record: Wire) => record;

function matchRoute(route: string, method: string, path: string): Record<string, string> | undefined {
  const [verb, template = ""] = route.split(" ");
  const wanted = template.split("/");
  const given = path.split("/");
  if (verb !== method || wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? "");
    if (part.startsWith("{")) found[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return found;
}

/** Objects member by member, anything else whole. */
function merge(base: Wire, top: Wire): Wire {
  const merged = { ...base };
  for (const [name, value] of Object.entries(top)) {
    const below = merged[name];
    merged[name] = isPlain(below) && isPlain(value) ? merge(below, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
