// What a spec claims, each claim with an id: its JSON pointer in the bundled document.

import { isNode, list, type Node, node, resolve, step, text } from "../spec/node.js";
import type { Spec, SpecOperation } from "../spec/spec.js";

/** `request`: something about what is sent, which no answer shows. */
export type ClaimKind = "operation" | "answer" | "property" | "parameter" | "request";

/** Something that a spec says. */
export interface ClaimOfSpec {
  /** JSON pointer into the bundled document: where the overlay of a finding goes. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** For people: `listCustomersByType`, `Customer.email`. */
  readonly name: string;
  /** What was taken for granted. Absent: documented. */
  readonly assumption?: string;
  /** Why no answer can show it. */
  readonly unobservable?: string;
  readonly schema?: Node;
}

/** Every claim of a spec: operations, their answers, their parameters, and the properties of every schema. */
export function claimsOf(spec: Spec): ReadonlyMap<string, ClaimOfSpec> {
  const claims = new Map<string, ClaimOfSpec>();
  const { document } = spec;
  const add = (id: string, kind: ClaimKind, name: string, at: Node, schema?: Node) => {
    if (claims.has(id)) return;
    const assumption = text(at["x-assumption"]);
    const unobservable = text(at["x-unobservable"]);
    claims.set(id, {
      id,
      kind,
      name,
      ...(assumption && { assumption }),
      ...(unobservable && { unobservable }),
      ...(schema && { schema }),
    });
  };
  for (const operation of spec.operations.values()) {
    const at = node(node(node(document.paths)[operation.path])[operation.method.toLowerCase()]);
    add(operation.pointer, "operation", operation.id, at);
    for (const [status, answer] of Object.entries(node(at.responses))) {
      const id = pointerOf(answer, `${operation.pointer}/responses/${step(status)}`);
      const whole = resolve(document, answer);
      add(id, "answer", id.startsWith("/components") ? nameOf(id) : `${operation.id} ${status}`, whole);
      const { schema } = node(node(whole.content)["application/json"]);
      properties(
        document,
        schema,
        `${id}/content/application~1json/schema`,
        `${operation.id} ${status}`,
        add,
      );
    }
    for (const { id, name, at: whole } of parametersOf(document, operation))
      add(id, "parameter", `${operation.id} ${name}`, whole);
    const { id, schema } = requestBodyOf(document, operation);
    properties(document, schema, id, operation.id, add);
    const body = `${operation.pointer}/requestBody`;
    if ("x-unobservable" in node(at.requestBody))
      add(body, "request", `${operation.id} body`, node(at.requestBody));
  }
  for (const kind of ["securitySchemes", "parameters", "schemas"])
    for (const [name, at] of Object.entries(node(node(document.components)[kind])))
      if ("x-unobservable" in node(at)) add(`/components/${kind}/${step(name)}`, "request", name, node(at));
  return claims;
}

type Add = (id: string, kind: ClaimKind, name: string, at: Node, schema?: Node) => void;

const nameOf = (pointer: string) => pointer.slice(pointer.lastIndexOf("/") + 1);

/** Where a value stands itself: what a reference names, or the given place. */
function pointerOf(value: unknown, here: string): string {
  const { $ref } = node(value);
  return typeof $ref === "string" && $ref.startsWith("#/") ? $ref.slice(1) : here;
}

/** The claims of a schema and of all below it. */
function properties(
  document: Node,
  schema: unknown,
  here: string,
  name: string,
  add: Add,
  within: readonly string[] = [],
): void {
  if (!isNode(schema)) return;
  const id = pointerOf(schema, here);
  if (within.includes(id)) return;
  const whole = resolve(document, schema);
  const title = id.startsWith("/components/schemas/") ? nameOf(id) : name;
  const deeper = [...within, id];
  for (const [property, below] of Object.entries(node(whole.properties))) {
    const at = `${id}/properties/${step(property)}`;
    const full = resolve(document, below);
    add(at, "property", `${title}.${property}`, { ...full, ...node(below) }, node(below));
    properties(document, below, at, `${title}.${property}`, add, deeper);
  }
  for (const [index, part] of list(whole.allOf).entries())
    properties(document, part, `${id}/allOf/${index}`, title, add, deeper);
  if (isNode(whole.items)) properties(document, whole.items, `${id}/items`, `${title}[]`, add, deeper);
}

/** A place of an answer in the spec. */
export interface Located {
  /** The claim's id; absent for a place that the spec does not know. */
  readonly id?: string;
  readonly schema?: Node;
  /** Where a property of that name would be added: the schema of the object around it. */
  readonly owner?: string;
  readonly required: boolean;
}

/** A parameter of an operation, or of its path, with the pointer of its claim. */
interface LocatedParameter {
  readonly id: string;
  readonly name: string;
  readonly at: Node;
}

export function parametersOf(document: Node, operation: SpecOperation): readonly LocatedParameter[] {
  const item = node(node(document.paths)[operation.path]);
  const own = node(item[operation.method.toLowerCase()]);
  const located = (parameters: unknown, pointer: string) =>
    list(parameters).map((parameter, index) => {
      const at = resolve(document, parameter);
      return { id: pointerOf(parameter, `${pointer}/parameters/${index}`), name: text(at.name), at };
    });
  const path = operation.pointer.slice(0, operation.pointer.lastIndexOf("/"));
  return [...located(own.parameters, operation.pointer), ...located(item.parameters, path)];
}

/** The root of a request's JSON body. */
export function requestBodyOf(document: Node, operation: SpecOperation): Located & { readonly id: string } {
  const at = node(node(node(document.paths)[operation.path])[operation.method.toLowerCase()]);
  const { schema } = node(node(resolve(document, at.requestBody).content)["application/json"]);
  const place = `${operation.pointer}/requestBody/content/application~1json/schema`;
  return { id: pointerOf(schema, place), ...(isNode(schema) && { schema }), required: false };
}

/** Where the spec speaks of a place of an answer. */
export function locate(document: Node, root: Located, pointer: string): Located {
  return pointer
    .split("/")
    .slice(1)
    .reduce<Located>((at, part) => below(document, at, part), root);
}

/** The root of an answer's body. */
export function bodyOf(document: Node, operation: SpecOperation, status: string): Located | undefined {
  const at = node(node(node(document.paths)[operation.path])[operation.method.toLowerCase()]);
  const answer = node(at.responses)[status];
  const id = pointerOf(answer, `${operation.pointer}/responses/${step(status)}`);
  const { schema } = node(node(resolve(document, answer).content)["application/json"]);
  if (!isNode(schema)) return undefined;
  const place = `${id}/content/application~1json/schema`;
  return { id: pointerOf(schema, place), schema, required: true };
}

function below(document: Node, at: Located, part: string): Located {
  const nowhere: Located = { required: false, ...(at.id && { owner: at.id }) };
  if (!at.schema || at.id === undefined) return { required: false };
  const owner = pointerOf(at.schema, at.id);
  const whole = resolve(document, at.schema);
  const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
  if (part === "*" && isNode(whole.items))
    return { id: `${owner}/items`, schema: whole.items, required: false };
  const property = node(whole.properties)[name];
  if (isNode(property)) {
    const required = list(whole.required).includes(name);
    return { id: `${owner}/properties/${step(name)}`, schema: property, owner, required };
  }
  for (const [index, inner] of list(whole.allOf).entries()) {
    const found = below(
      document,
      { id: `${owner}/allOf/${index}`, schema: node(inner), required: false },
      part,
    );
    if (found.id) return { ...found, required: found.required || requiredOf(document, whole).includes(name) };
  }
  return { ...nowhere, owner };
}

/** The names that a schema and all its parts require. */
export function requiredOf(document: Node, schema: Node): readonly unknown[] {
  const { required, allOf } = resolve(document, schema);
  return [
    ...list(required),
    ...list(allOf).flatMap((part) => (isNode(part) ? requiredOf(document, part) : [])),
  ];
}
