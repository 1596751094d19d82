// Requests beside their answers: does a page have the number and the size that were asked for, does a filter filter?
//
// Which parameter means what is said in the spec: `x-page` (`number`, `size`, `offset`) on a parameter or a property of a body,
// `x-page: number` on the property of the answer, `x-first-page` (0 or 1) beside the number of a request where the spec claims the
// base, `x-filters: <property>` on a filter, naming the property of each item it is about.

import { isNode, type Node, node, resolve, step, text } from "../spec/node.js";
import type { SpecOperation } from "../spec/spec.js";
import { locate, parametersOf, requestBodyOf } from "./claims.js";
import type { ObservedAnswer } from "./observer.js";
import type { Schemas } from "./tally.js";
import type { ObservedOperation, ObservedPaging } from "./types.js";

export interface RequestCounts {
  readonly first: { [number: string]: number };
  readonly numbers: { [how: string]: number };
  readonly sizes: { more?: number; fit?: number };
  readonly filters: { [filter: string]: { held?: number; broken?: number } };
  report(): Pick<ObservedOperation, "paging" | "filters">;
}

export function requestCounts(): RequestCounts {
  const counts = { first: {}, numbers: {}, sizes: {}, filters: {} };
  return {
    ...counts,
    report() {
      const paging: ObservedPaging = Object.fromEntries(
        Object.entries({ first: counts.first, numbers: counts.numbers, sizes: counts.sizes })
          .filter(([, count]) => Object.keys(count).length > 0)
          .map(([name, count]) => [name, { ...count }]),
      );
      return {
        ...(Object.keys(paging).length > 0 && { paging }),
        ...(Object.keys(counts.filters).length > 0 && { filters: structuredClone(counts.filters) }),
      };
    },
  };
}

/** Roles that a spec gives to what a request carries: by name, with where it stands. */
export interface Roles {
  readonly page: ReadonlyMap<string, Role>;
  /** The number of the first page, where the spec claims one. */
  readonly firstPage: number | undefined;
  readonly filters: ReadonlyMap<string, Role>;
  /** The schema of a success. */
  readonly schema: Node | undefined;
}

export interface Role {
  readonly is: string;
  /** The claim that something has it. */
  readonly claim: string | undefined;
}

const read = new WeakMap<SpecOperation, Roles>();

export function rolesOf(schemas: Schemas, operation: SpecOperation): Roles {
  let roles = read.get(operation);
  if (roles) return roles;
  const { document } = schemas;
  const body = requestBodyOf(document, operation);
  const carriers: { readonly name: string; readonly at: Node; readonly id: string | undefined }[] = [
    ...parametersOf(document, operation),
    ...[...schemas.of(body.schema).properties].map(([name, one]) => ({
      name,
      at: resolve(document, one),
      id: locate(document, body, `/${step(name)}`).id,
    })),
  ];
  const withRole = (role: string) =>
    new Map(
      carriers.flatMap(({ name, at, id }) => {
        const is = at[role];
        return typeof is === "string" ? [[name, { is, claim: id }] as const] : [];
      }),
    );
  const [firstPage] = carriers.flatMap(({ at: { "x-first-page": first } }) =>
    typeof first === "number" ? [first] : [],
  );
  const success = [...operation.answers].find(([status]) => status.startsWith("2"));
  roles = {
    page: withRole("x-page"),
    filters: withRole("x-filters"),
    firstPage,
    schema: success?.[1].schema,
  };
  read.set(operation, roles);
  return roles;
}

/** What a request carries under a name, wherever it stands. */
function givenIn({ params, body }: ObservedAnswer["request"], name: string): unknown {
  const { path, query } = node(params);
  for (const place of [path, query, body]) {
    const value = node(place)[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Counts how an answer fits its request. */
export function lookAtRequest(
  counts: RequestCounts,
  schemas: Schemas,
  operation: SpecOperation,
  request: ObservedAnswer["request"],
  data: unknown,
): void {
  const { page, filters, schema } = rolesOf(schemas, operation);
  if (page.size === 0 && filters.size === 0) return;
  const found = pageOf(schemas, schema, data);
  let numberName: string | undefined;
  let sizeName: string | undefined;
  for (const [name, { is }] of page) {
    if (is === "number") numberName ??= name;
    else if (is === "size") sizeName ??= name;
  }
  if (numberName !== undefined && found.number !== undefined) {
    const asked = givenIn(request, numberName);
    if (asked === undefined)
      add(counts.first, found.number === 0 || found.number === 1 ? `${found.number}` : "other");
    else {
      const more = found.number - Number(asked);
      add(counts.numbers, more === 0 ? "same" : more === 1 ? "one more" : "other");
    }
  }
  const size = sizeName === undefined ? undefined : Number(givenIn(request, sizeName));
  if (size !== undefined && Number.isFinite(size) && found.items)
    add(counts.sizes, found.items.length > size ? "more" : "fit");
  for (const [name, { is: property }] of filters) {
    const asked = givenIn(request, name);
    if (asked === undefined || !found.items) continue;
    const values = [asked].flat().map(String);
    for (const item of found.items) {
      const value = node(item)[property];
      if (value === undefined || value === null) continue;
      counts.filters[name] ??= {};
      add(counts.filters[name], values.includes(String(value)) ? "held" : "broken");
    }
  }
}

function add(counts: { [key: string]: number }, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** Where an answer has the number of its page and its items: one level down or on top. */
interface PagePlaces {
  readonly numbers: readonly (readonly string[])[];
  readonly lists: readonly string[];
}

const places = new WeakMap<Node, PagePlaces>();

function pagePlacesOf(schemas: Schemas, schema: Node): PagePlaces {
  const known = places.get(schema);
  if (known) return known;
  const numbers: string[][] = [];
  const lists: string[] = [];
  for (const [name, property] of schemas.of(schema).properties) {
    const whole = resolve(schemas.document, property);
    if (whole["x-page"] === "number") numbers.push([name]);
    if (whole.type === "array") lists.push(name);
    for (const [inner, one] of schemas.of(property).properties)
      if (resolve(schemas.document, one)["x-page"] === "number") numbers.push([name, inner]);
  }
  const found = { numbers, lists };
  places.set(schema, found);
  return found;
}

/** The number that an answer gives its page, and its items: a list that the spec knows, or the whole of it. */
function pageOf(
  schemas: Schemas,
  schema: Node | undefined,
  data: unknown,
): { readonly number?: number | undefined; readonly items?: readonly unknown[] | undefined } {
  if (Array.isArray(data)) return { items: data };
  if (!schema || !isNode(data)) return {};
  const { numbers, lists } = pagePlacesOf(schemas, schema);
  let items: readonly unknown[] | undefined;
  for (const name of lists) {
    const list = data[name];
    if (items === undefined && Array.isArray(list)) items = list;
  }
  let number: number | undefined;
  for (const [name = "", inner] of numbers) {
    const value = inner === undefined ? data[name] : node(data[name])[inner];
    if (number === undefined && (Number.isFinite(value) || /^\d{1,9}$/.test(text(value))))
      number = Number(value);
  }
  return { number, items };
}
