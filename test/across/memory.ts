// A client of the contract that somebody else could have written: it keeps its customers in memory, and fails when it is told to.

import {
  BankingError,
  type Capabilities,
  type Customer,
  type CustomerClient,
  type CustomerInput,
} from "../../src/index.js";

export type Fault = "none" | "before" | "after" | "late" | "rejected" | "offline";

export interface Memory extends CustomerClient {
  readonly customers: Map<string, Customer>;
  /** Operations that came, in order. */
  readonly requests: string[];
  /** What becomes of the next creates. */
  faults: Fault[];
  /** How long a listing does not show a new customer, in requests. */
  lag: number;
}

export const everyField = [
  "kind",
  "name.full",
  "name.given",
  "name.middle",
  "name.family",
  "name.company",
  "email",
  "phone",
  "address.street",
  "address.houseNumber",
  "address.building",
  "address.unit",
  "address.postalCode",
  "address.city",
  "address.region",
  "address.country",
  "birthDate",
  "nationality",
  "status",
  "kycLevel",
];

interface MemoryOptions {
  readonly provider?: Customer["provider"];
  readonly filters?: Capabilities["filters"];
  readonly write?: readonly string[];
  readonly pageSize?: number;
  /** A filter that the server takes and ignores. */
  readonly ignored?: readonly string[];
}

export function memoryClient({
  provider = "bankingservice",
  filters = {},
  write = everyField,
  pageSize = 3,
  ignored = [],
}: MemoryOptions = {}): Memory {
  const customers = new Map<string, Customer>();
  const hidden = new Map<string, number>();
  const requests: string[] = [];
  let last = 0;
  const store = (id: string, { wire, ...input }: CustomerInput): Customer => {
    const { kind = "person", name = {}, status } = input;
    const customer = { ...input, provider, id, kind, name, wire: { ...wire } } as Customer;
    const kept = status
      ? { ...customer, status: { native: status.native, normalized: "unknown" as const } }
      : customer;
    customers.set(id, kept);
    return kept;
  };
  const unknown = (category: "timeout" | "server" = "timeout") =>
    new BankingError("no answer", { category, provider, operation: "create", outcome: "unknown" });
  const memory: Memory = {
    provider,
    capabilities: {
      operations: { list: "native", get: "native", create: "native", update: "native" },
      filters,
      pageSize: "native",
      fields: { read: everyField, write },
    } as Capabilities,
    customers,
    requests,
    faults: [],
    lag: 0,
    list(query = {}) {
      const { cursor, pageSize: size = pageSize, ...wanted } = query;
      for (const name of Object.keys(wanted)) {
        if (!Object.hasOwn(filters, name)) throw new BankingError(`no filter ${name}`, { category: "input" });
      }
      const pages = async function* () {
        for (let from = Number(cursor ?? 0); ; from += size) {
          requests.push("list");
          await Promise.resolve();
          for (const [id, left] of hidden) hidden.set(id, left - 1);
          const all = [...customers.values()].filter(
            (customer) =>
              (hidden.get(customer.id) ?? 0) < 0 &&
              Object.entries(wanted).every(
                ([name, value]) =>
                  ignored.includes(name) || name === "includeDisabled" || fieldOf(customer, name) === value,
              ),
          );
          const next = from + size < all.length ? { cursor: `${from + size}` } : {};
          yield { items: all.slice(from, from + size), ...next };
          if (from + size >= all.length) return;
        }
      };
      return {
        progress: () => ({ pages: 0, items: 0, requests: 0 }),
        pages,
        page: async () => (await pages().next()).value ?? { items: [] },
        async *[Symbol.asyncIterator]() {
          for await (const { items } of pages()) yield* items;
        },
      };
    },
    async get(id) {
      requests.push("get");
      const found = customers.get(id);
      if (!found) throw new BankingError("none", { category: "not_found", provider, operation: "get" });
      return found;
    },
    async create(input) {
      requests.push("create");
      const fault = memory.faults.shift() ?? "none";
      if (fault === "offline")
        throw new BankingError("offline", {
          category: "network",
          provider,
          outcome: "not_sent",
          operation: "create",
        });
      if (fault === "rejected")
        throw new BankingError("no", {
          category: "bad_request",
          provider,
          outcome: "rejected",
          operation: "create",
        });
      if (fault === "before") throw unknown("server");
      last += 1;
      const id = `${provider}-${last}`;
      hidden.set(id, memory.lag - 1);
      const customer = store(id, input);
      if (fault === "late") {
        customers.delete(id);
        setTimeout(() => customers.set(id, customer), 8);
      }
      if (fault !== "none") throw unknown();
      return customer;
    },
    async update(id, changes) {
      requests.push("update");
      const before = customers.get(id);
      if (!before) throw new BankingError("none", { category: "not_found", provider, operation: "update" });
      const { provider: _provider, id: _id, status, ...record } = before;
      return store(id, {
        ...(record as CustomerInput),
        ...(status && { status }),
        ...changes,
        name: { ...before.name, ...changes.name } as CustomerInput["name"],
      } as CustomerInput);
    },
  };
  return memory;
}

function fieldOf(customer: Customer, filter: string): unknown {
  const { name, wire } = customer;
  if (filter === "login") return Reflect.get(Object(wire), "login");
  return filter in name ? Reflect.get(name, filter) : Reflect.get(customer, filter);
}
