// bankingservice.ai: customers of a profile, with payment methods and payments.

import { enterpriseRecord } from "../people/records.js";
import { isWire, Missing, Refused, type Wire, wire } from "../store.js";
import {
  type Books,
  type Call,
  cut,
  type Handler,
  type Platform,
  putOver,
  sameText,
  shown,
  sizeOf,
  written,
} from "./platform.js";

export function enterprise(books: Books): Platform {
  const { store, clock } = books;
  const known = ({ path: { customerId = "" } }: Call) => store.get(customerId);
  const idOf = (kind: string) => `${kind}_${String(store.next()).padStart(8, "0")}`;
  const now = () => new Date(clock.now()).toISOString();

  const show = (record: Wire): Wire => {
    const { secrets, timestamps, premise } = books.quirks();
    const copy = { ...shown(record, books.spec.secrets, secrets) };
    if (typeof copy.created === "string" && timestamps !== "rfc3339")
      copy.created = written(timestamps, Date.parse(copy.created));
    if (premise !== "given" && isWire(copy.address) && copy.address.premise !== undefined)
      copy.address = { ...copy.address, premise: houseNumber(premise, copy.address.premise) };
    return copy;
  };

  const list = ({ query }: Call) => {
    const quirks = books.quirks();
    const honoured = quirks.paging === "honoured";
    const size = sizeOf(quirks, honoured ? query.get("size") : undefined);
    const page = Number((honoured ? query.get("page") : undefined) ?? quirks.firstPage);
    // Whoever counts from 0 where pages count from 1 gets the first page twice, as with most servers.
    const start = Math.max(0, page - quirks.firstPage) * size;
    if (page < 0) throw new Refused(400, "there is no page before the first");
    const found = [...store.customers.values()];
    const data = cut(quirks, found, start, size).map(show);
    const wrong = quirks.totals === "wrong";
    const totals = {
      pages: wrong ? 1 : Math.ceil(found.length / size),
      count: wrong ? data.length : found.length,
    };
    return { page: Math.max(page, quirks.firstPage), size, ...(quirks.totals !== "missing" && totals), data };
  };

  const create = (given: Wire) => {
    const { duplicates, emptyCustomer } = books.quirks();
    if (emptyCustomer === "refused" && Object.keys(given).length === 0)
      throw new Refused(400, "a customer needs at least one field");
    const others = duplicates === "refused" ? [...store.customers.values()] : [];
    if (others.some(({ email }) => sameText(email, given.email)))
      throw new Refused(409, "a customer with this e-mail address exists");
    const id = idOf("customer");
    return show(store.put(id, { ...given, id, created: now() }, clock.now()));
  };

  /** Adds to a list, or finds what the same `reference` made before. */
  const once = (kind: string, owner: string, given: Wire, more: Wire) => {
    const all = store.belongings(kind, owner);
    const reference = typeof given.reference === "string" && given.reference ? given.reference : undefined;
    const before = reference && all.find((one) => one.reference === reference);
    if (before && books.quirks().repetition === "refused")
      throw new Refused(409, "this reference was used before");
    if (before) return before;
    const made = { ...given, id: idOf(kind), created: now(), state: "created", ...more };
    all.push(made);
    return made;
  };
  const find = (kind: string, owner: string, id: string | undefined): Wire => {
    const found = store.belongings(kind, owner).find((one) => one.id === id);
    if (!found) throw new Missing(`there is no such ${kind.replace("_", " ")}`);
    return found;
  };
  /** Payment methods of a customer, who may be hidden. */
  const owner = (call: Call) => {
    const { customerId = "" } = call.path;
    if (!store.belongings("hidden").some(({ id }) => id === customerId)) known(call);
    return customerId;
  };
  const link = { redirect: { url: "https://pay.example.com/authorise" } };
  const plain = ({ redirect: _link, ...method }: Wire) => method;

  const handlers: Readonly<Record<string, Handler>> = {
    listCustomers: list,
    createCustomer: ({ body }) => create(wire(body)),
    getCustomer: (call) => show(known(call)),
    updateCustomer(call) {
      const { customerId = "" } = call.path;
      const record = putOver(books.quirks().put, known(call), wire(call.body), ["id", "created"]);
      return show(store.put(customerId, record, clock.now()));
    },
    deleteCustomer(call) {
      const { customerId = "" } = call.path;
      const record = known(call);
      if (books.quirks().deleted === "hidden") store.belongings("hidden").push({ id: customerId });
      else store.belongings("payment_method", customerId).length = 0;
      store.delete(customerId);
      return show(record);
    },
    listPaymentMethods: (call) => store.belongings("payment_method", owner(call)).map(plain),
    createPaymentMethod(call) {
      known(call);
      return once("payment_method", owner(call), wire(call.body), link);
    },
    getPaymentMethod: (call) => plain(find("payment_method", owner(call), call.path.customerPaymentMethodId)),
    deletePaymentMethod(call) {
      const all = store.belongings("payment_method", owner(call));
      const method = find("payment_method", owner(call), call.path.customerPaymentMethodId);
      all.splice(all.indexOf(method), 1);
      return plain(method);
    },
    listPayments: () => store.belongings("payment"),
    createPayment({ body }) {
      const { customer, payment_method: method, creditcard: _raw, ...given } = wire(body);
      if (typeof customer === "string") {
        store.get(customer);
        find("payment_method", customer, typeof method === "string" ? method : undefined);
      }
      const next = { redirect: "https://pay.example.com/authorise" };
      return once("payment", "", given, { next });
    },
    getPayment: ({ path }) => find("payment", "", path.paymentId),
  };
  return { handlers, seed: (_n, person, random) => enterpriseRecord(person, random) };
}

function houseNumber(how: "number" | "string", given: unknown): unknown {
  if (how === "string") return String(given);
  const number = Number(given);
  return Number.isSafeInteger(number) ? number : given;
}
