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
  const { store, clock } = books;
  const show = (record: Wire) => shown(record, books.spec.secrets, books.quirks().secrets);
  const result = (record: Wire) => ({ customer: show(record) });
  const known = ({ path: { customerId = "" } }: Call) => store.get(customerId);
  const idOf = (kind: string) => `${kind}-${String(store.next()).padStart(4, "0")}`;

  /** The record of a new customer, checked against those that are there. */
  const draft = (given: Wire, among: readonly Wire[]): Wire => {
    const { givenId, duplicates, emptyCustomer } = books.quirks();
    if (emptyCustomer === "refused" && Object.keys(given).length === 0)
      throw new Refused(400, "a customer needs at least one field");
    const kept = givenId === "kept" && typeof given.id === "string" && given.id !== "" ? given.id : undefined;
    if (kept !== undefined && (store.customers.has(kept) || among.some(({ id }) => id === kept)))
      throw new Refused(409, "a customer with this id exists");
    const email = wire(given.person).email;
    const others = [...(duplicates === "refused" ? store.customers.values() : []), ...among];
    if (duplicates === "refused" && others.some(({ person }) => sameText(wire(person).email, email)))
      throw new Refused(409, "a customer with this e-mail address exists");
    return { ...given, id: kept ?? idOf("customer"), customerStatus: given.customerStatus ?? "new" };
  };
  const add = (given: readonly Wire[]): readonly Wire[] => {
    const drafts: Wire[] = [];
    for (const one of given) drafts.push(draft(one, drafts));
    for (const record of drafts) store.put(String(record.id), record, clock.now());
    return drafts;
  };

  const list = (body: Wire, fits: (record: Wire) => boolean) => {
    const quirks = books.quirks();
    const { type, status, created } = quirks.filters === "path" ? {} : body;
    const found = [...store.customers].flatMap(([id, record]) =>
      fits(record) &&
      (type ?? record.customerType) === record.customerType &&
      (status ?? record.customerStatus) === record.customerStatus &&
      (created === undefined || createdOn(id).startsWith(String(created)))
        ? [record]
        : [],
    );
    const size = sizeOf(quirks, body.pageSize);
    const page = Number(body.pageNumber ?? quirks.firstPage);
    if (!(page >= quirks.firstPage)) throw new Refused(400, `pages count from ${quirks.firstPage}`);
    const customers = cut(quirks, found, (page - quirks.firstPage) * size, size).map(show);
    const wrong = quirks.totals === "wrong";
    const pages = wrong ? 1 : Math.ceil(found.length / size);
    const counts = {
      numberOfPage: quirks.pageCount === "index" ? page : pages,
      totalSize: wrong ? customers.length : found.length,
    };
    return { customers, pagination: { ...(quirks.totals !== "missing" && counts), currentPage: page } };
  };
  const createdOn = (id: string) => new Date(store.times(id)?.created ?? clock.now()).toISOString();
  // Where a record says whose it is, is not documented; here it is the group.
  const belongsTo = (organization: string | undefined) => (record: Wire) =>
    wire(record.person).groupId === organization;

  const put = (call: Call, given: Wire): Wire => {
    const { customerId = "" } = call.path;
    const record = putOver(books.quirks().put, store.get(customerId), given, ["id"]);
    return result(store.put(customerId, record, clock.now()));
  };
  /** Adds to a list of the person's. */
  const extend = (call: Call, property: string, kind: string, field: string) => {
    const { customerId = "" } = call.path;
    const { person, ...record } = known(call);
    const more = records(call.body);
    const all = [...records(wire(person)[property]), ...more];
    store.put(customerId, { ...record, person: { ...wire(person), [property]: all } }, clock.now());
    return { customerId, [`${field}s`]: more.map(() => ({ [field]: idOf(kind) })) };
  };
  const file = (call: Call, owner: string) => {
    const more = records(call.body);
    store.belongings("documents", owner).push(...more);
    return more.map(() => ({ documentId: idOf("document") }));
  };

  const handlers: Readonly<Record<string, Handler>> = {
    createCustomer: ({ body }) => add([wire(body)]).map(result)[0],
    createCustomers: ({ body }) => add(records(body)).map(show),
    getCustomer: (call) => result(known(call)),
    updateCustomer: (call) => put(call, wire(call.body)),
    setCustomerStatus(call) {
      const given = wire(call.body);
      const inBody = books.quirks().setStatus === "body" ? given.customerStatus : undefined;
      return put(call, { ...given, customerStatus: inBody ?? call.path.status });
    },
    listCustomersByType: ({ path, body }) =>
      list(wire(body), ({ customerType }) => customerType === path.customerType),
    listCustomersByStatus: ({ path, body }) =>
      list(wire(body), ({ customerStatus }) => customerStatus === path.customerStatus),
    listCustomersByOrganization: ({ path, body }) => list(wire(body), belongsTo(path.organizationId)),
    listOrganizationCustomers: ({ path }) =>
      [...store.customers.values()].filter(belongsTo(path.organizationId)).map(result),
    addAddresses: (call) => extend(call, "addresses", "address", "addressId"),
    addSecretQuestions: (call) => extend(call, "SecretQuestion", "question", "secretQuestionId"),
    addDocuments(call) {
      known(call);
      const { customerId = "" } = call.path;
      return { customerId, documentIds: file(call, customerId) };
    },
    listDocuments(call) {
      known(call);
      return { documents: store.belongings("documents", call.path.customerId) };
    },
    addOrganizationDocuments(call) {
      const { organizationId = "" } = call.path;
      return { organizationId, documentIds: file(call, `organization ${organizationId}`) };
    },
    listOrganizationDocumentsByPurpose({ path }) {
      const documents = store.belongings("documents", `organization ${path.organizationId}`);
      return [{ documents: documents.filter(({ purpose }) => purpose === path.purpose) }];
    },
  };
  return {
    handlers,
    seed(n, person, chance) {
      const record = gatewayRecord(n, person, chance);
      if (n % 4 === 0)
        store.belongings("documents", String(record.id)).push({
          purpose: "KYC",
          name: `Passport of ${person.full}`,
          documentType: "Passport",
          location: `documents/${chance.hex(8)}.pdf`,
          status: "verified",
        });
      return record;
    },
  };
}
