// Cyrexa and FinHub: one platform under two sets of paths.

import { gatewayRecord } from "../people/records.js";
import { Refused, records, type Wire, wire } from "../store.js";
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
} from "./platform.js";

export function gateway(books: Books): Platform {
  const { store } = books;
  const desk = deskOf(books);
  return {
    handlers: { ...customers(books, desk), ...additions(books, desk) },
    seed(n, person, random) {
      const record = gatewayRecord(n, person, random);
      if (n % 4 === 0)
        store.belongings("documents", String(record.id)).push({
          purpose: "KYC",
          name: `Passport of ${person.full}`,
          documentType: "Passport",
          location: `documents/${random.hex(8)}.pdf`,
          status: "verified",
        });
      return record;
    },
  };
}

type Handlers = Readonly<Record<string, Handler>>;

/** What all operations of the platform need. */
interface Desk {
  idOf(kind: string): string;
  show(record: Wire): Wire;
  /** As an answer to a write shows it. */
  written(record: Wire): Wire;
}

function deskOf({ store, spec, quirks }: Books): Desk {
  const show = (record: Wire) => shown(record, spec.secrets, quirks().secrets);
  return {
    idOf: (kind) => `${kind}-${String(store.next()).padStart(4, "0")}`,
    show,
    written: (record) => (quirks().written === "id" ? { id: record.id } : show(record)),
  };
}

function customers(books: Books, desk: Desk): Handlers {
  const { store, clock } = books;
  const result = (record: Wire) => ({ customer: desk.show(record) });
  const add = (given: readonly Wire[]): readonly Wire[] => {
    const drafts: Wire[] = [];
    for (const one of given) drafts.push(draft(books, desk, one, drafts));
    for (const record of drafts) store.put(String(record.id), record, clock.now());
    return drafts.map(desk.written);
  };
  const put = (call: Call, given: Wire): Wire => {
    const { customerId = "" } = call.path;
    const record = putOver(books.quirks().put, store.get(customerId), given, ["id"]);
    return { customer: desk.written(store.put(customerId, record, clock.now())) };
  };
  const list = (body: unknown, fits: (record: Wire) => boolean) => page(books, desk, wire(body), fits);
  return {
    createCustomer: ({ body }) => ({ customer: add([wire(body)])[0] }),
    createCustomers: ({ body }) => add(records(body)),
    getCustomer: ({ path: { customerId = "" } }) => result(store.get(customerId)),
    updateCustomer: (call) => put(call, wire(call.body)),
    setCustomerStatus(call) {
      const given = wire(call.body);
      const inBody = books.quirks().setStatus === "body" ? given.customerStatus : undefined;
      return put(call, { ...given, customerStatus: inBody ?? call.path.status });
    },
    listCustomersByType: ({ path, body }) =>
      list(body, ({ customerType }) => customerType === path.customerType),
    listCustomersByStatus: ({ path, body }) =>
      list(body, ({ customerStatus }) => customerStatus === path.customerStatus),
    listCustomersByOrganization: ({ path, body }) => list(body, belongsTo(path.organizationId)),
    listOrganizationCustomers: ({ path }) =>
      [...store.customers.values()].filter(belongsTo(path.organizationId)).map(result),
  };
}

// Where a record says whose it is, is not documented; here it is the group.
const belongsTo = (organization: string | undefined) => (record: Wire) =>
  wire(record.person).groupId === organization;

/** The record of a new customer, checked against those that are there and those that come with it. */
function draft({ store, quirks }: Books, desk: Desk, given: Wire, among: readonly Wire[]): Wire {
  const { givenId, duplicates, emptyCustomer } = quirks();
  if (emptyCustomer === "refused" && Object.keys(given).length === 0)
    throw new Refused(400, "a customer needs at least one field");
  const kept = givenId === "kept" && typeof given.id === "string" && given.id !== "" ? given.id : undefined;
  if (kept !== undefined && (store.customers.has(kept) || among.some(({ id }) => id === kept)))
    throw new Refused(409, "a customer with this id exists");
  if (duplicates === "refused") {
    const { email } = wire(given.person);
    const others = [...store.customers.values(), ...among];
    if (others.some(({ person }) => sameText(wire(person).email, email)))
      throw new Refused(409, "a customer with this e-mail address exists");
  }
  return { ...given, id: kept ?? desk.idOf("customer"), customerStatus: given.customerStatus ?? "new" };
}

/** A page of those who fit, narrowed by the filter in the body. */
function page({ store, clock, quirks }: Books, desk: Desk, body: Wire, fits: (record: Wire) => boolean) {
  const current = quirks();
  const { type, status, created } = current.filters === "path" ? {} : body;
  const createdOn = (id: string) => new Date(store.times(id)?.created ?? clock.now()).toISOString();
  const found: Wire[] = [];
  for (const [id, record] of store.customers) {
    if (!fits(record)) continue;
    if (type !== undefined && type !== record.customerType) continue;
    if (status !== undefined && status !== record.customerStatus) continue;
    if (created === undefined || createdOn(id).startsWith(String(created))) found.push(record);
  }
  const size = sizeOf(current, body.pageSize);
  const number = Number(body.pageNumber ?? current.firstPage);
  if (!(number >= current.firstPage)) throw new Refused(400, `pages count from ${current.firstPage}`);
  const customers = cut(current, found, (number - current.firstPage) * size, size).map(desk.show);
  const wrong = current.totals === "wrong";
  const pages = wrong ? 1 : Math.ceil(found.length / size);
  const counts = {
    numberOfPage: current.pageCount === "index" ? number : pages,
    totalSize: wrong ? customers.length : found.length,
  };
  return { customers, pagination: { ...(current.totals !== "missing" && counts), currentPage: number } };
}

/** What is added to a customer or an organization. */
function additions({ store, clock }: Books, desk: Desk): Handlers {
  /** Adds to a list of the person's. */
  const extend = ({ path, body }: Call, property: string, kind: string, field: string) => {
    const { customerId = "" } = path;
    const { person, ...record } = store.get(customerId);
    const more = records(body);
    const all = [...records(wire(person)[property]), ...more];
    store.put(customerId, { ...record, person: { ...wire(person), [property]: all } }, clock.now());
    return { customerId, [`${field}s`]: more.map(() => ({ [field]: desk.idOf(kind) })) };
  };
  const file = (body: unknown, owner: string) => {
    const more = records(body);
    store.belongings("documents", owner).push(...more);
    return more.map(() => ({ documentId: desk.idOf("document") }));
  };
  return {
    addAddresses: (call) => extend(call, "addresses", "address", "addressId"),
    addSecretQuestions: (call) => extend(call, "SecretQuestion", "question", "secretQuestionId"),
    addDocuments({ path: { customerId = "" }, body }) {
      store.get(customerId);
      return { customerId, documentIds: file(body, customerId) };
    },
    listDocuments({ path: { customerId = "" } }) {
      store.get(customerId);
      return { documents: store.belongings("documents", customerId) };
    },
    addOrganizationDocuments: ({ path: { organizationId = "" }, body }) => ({
      organizationId,
      documentIds: file(body, `organization ${organizationId}`),
    }),
    listOrganizationDocumentsByPurpose({ path }) {
      const documents = store.belongings("documents", `organization ${path.organizationId}`);
      return [{ documents: documents.filter(({ purpose }) => purpose === path.purpose) }];
    },
  };
}
