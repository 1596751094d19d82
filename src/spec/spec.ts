// A spec at run time: its operations, found by method and path, with their parameters, bodies and answers.

import { isNode, list, type Node, node, resolve, step, text } from "./node.js";

export interface SpecParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** May hold references into the document. */
  readonly schema: Node;
}

/** One status of an operation, or a range of them (`4XX`). */
export interface SpecAnswer {
  readonly status: string;
  /** The schema of its JSON. Absent: it has no content. */
  readonly schema?: Node;
  /** The first example of the spec. */
  readonly example?: unknown;
  /** Nobody has seen this answer: clients hold it to nothing. */
  readonly unseen: boolean;
}

export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  /** The template, such as `/getDetailsById/{customerId}`. */
  readonly path: string;
  readonly effect: string;
  /** The operation itself is an assumption. */
  readonly assumed: boolean;
  readonly parameters: readonly SpecParameter[];
  readonly body?: { readonly required: boolean; readonly schema: Node };
  /** By status, or range of them. */
  readonly answers: ReadonlyMap<string, SpecAnswer>;
  /** Alternatives: of one of them, all schemes are needed. Empty: none is needed. */
  readonly credentials: readonly (readonly string[])[];
  /** The field of the body that is documented as idempotency key. */
  readonly idempotencyKey?: string;
  /** JSON pointer of the operation in the document. */
  readonly pointer: string;
}

/** How a credential travels. */
export interface SpecScheme {
  /** Lower case. */
  readonly header: string;
  /** The word before a bearer token. */
  readonly prefix?: string;
}

/** What a method and a path lead to. */
export type Match =
  | { readonly operation: SpecOperation; readonly values: Readonly<Record<string, string>> }
  /** `path`: no operation has it. `method`: others do. */
  | { readonly unknown: "path" | "method" };

export interface Spec {
  readonly document: Node;
  readonly operations: ReadonlyMap<string, SpecOperation>;
  readonly schemes: Readonly<Record<string, SpecScheme>>;
  /** The path of the first server, without a slash at its end. */
  readonly basePath: string;
  /** Its address, variables at their defaults. */
  readonly server: string;
  /** Names of properties that are secret wherever they occur. */
  readonly secrets: ReadonlySet<string>;
  /** The operation for a path below the base path, as it is written in a URL. */
  match(method: string, path: string): Match;
}

const verbs = ["get", "post", "put", "delete", "patch"];

/** Reads a bundled document once; what only some operations need is read when it is asked for. */
export function readSpec(document: Node): Spec {
  const operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  const [first] = list(document.servers);
  const variables = Object.entries(node(node(first).variables));
  const server = variables.reduce(
    (url, [name, variable]) => url.replaceAll(`{${name}}`, text(node(variable).default).replaceAll("_", "-")),
    text(node(first).url),
  );
  const routes = [...operations.values()].map((operation) => ({
    operation,
    parts: operation.path.split("/"),
  }));
  return {
    document,
    operations,
    schemes: schemesOf(document),
    server,
    basePath: new URL(server).pathname.replace(/\/+$/, ""),
    secrets: secretsOf(document),
    match(method, path) {
      const given = path.split("/");
      const fitting = routes.flatMap(({ operation, parts }) => {
        const values = valuesOf(parts, given);
        return values
          ? [{ operation, values, literal: parts.filter((part) => !isVariable(part)).length }]
          : [];
      });
      if (fitting.length === 0) return { unknown: "path" };
      // A written-out part wins over a variable.
      const most = Math.max(...fitting.map(({ literal }) => literal));
      const found = fitting.find((one) => one.literal === most && one.operation.method === method);
      return found ?? { unknown: "method" };
    },
  };
}

const isVariable = (part: string) => part.startsWith("{");

function valuesOf(parts: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? "";
    if (isVariable(part)) {
      if (value === "") return undefined;
      try {
        values[part.slice(1, -1)] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (part !== value) return undefined;
  }
  return values;
}

function operationsOf(document: Node): SpecOperation[] {
  return Object.entries(node(document.paths)).flatMap(([path, item]) => {
    const shared = list(node(item).parameters);
    return verbs.flatMap((verb) => {
      const operation = node(item)[verb];
      return isNode(operation) ? [operationOf(document, operation, shared, path, verb)] : [];
    });
  });
}

function operationOf(
  document: Node,
  operation: Node,
  shared: readonly unknown[],
  path: string,
  verb: string,
): SpecOperation {
  const body = resolve(document, operation.requestBody);
  const schema = node(node(body.content)["application/json"]).schema;
  return {
    id: text(operation.operationId),
    method: verb.toUpperCase(),
    path,
    effect: text(operation["x-effect"]),
    assumed: "x-assumption" in operation,
    parameters: [...shared, ...list(operation.parameters)].map((one) => parameterOf(resolve(document, one))),
    body: isNode(schema) ? { required: body.required === true, schema } : undefined,
    answers: new Map(
      Object.entries(node(operation.responses)).map(([status, answer]) => [
        status,
        answerOf(document, status, resolve(document, answer)),
      ]),
    ),
    credentials: list(operation.security ?? document.security).map((one) => Object.keys(node(one))),
    idempotencyKey: text(operation["x-idempotency-key"]) || undefined,
    pointer: `/paths/${step(path)}/${verb}`,
  };
}

function parameterOf({ name, in: place, required, schema }: Node): SpecParameter {
  const where = place === "path" || place === "header" ? place : "query";
  return { name: text(name), in: where, required: required === true, schema: node(schema) };
}

function answerOf(document: Node, status: string, answer: Node): SpecAnswer {
  const { schema, example, examples } = node(node(answer.content)["application/json"]);
  const [first] = Object.values(node(examples));
  return {
    status,
    schema: isNode(schema) ? schema : undefined,
    example: example ?? resolve(document, first).value,
    unseen: answer["x-unseen"] === true,
  };
}

function schemesOf(document: Node): Record<string, SpecScheme> {
  const schemes = Object.entries(node(node(document.components).securitySchemes));
  return Object.fromEntries(
    schemes.map(([name, scheme]) => {
      const { type, name: header, "x-prefix": prefix } = node(scheme);
      return [
        name,
        type === "http"
          ? { header: "authorization", prefix: text(prefix) || "Bearer" }
          : { header: text(header).toLowerCase() },
      ];
    }),
  );
}

/** Every property that is marked as secret, wherever its schema stands. */
function secretsOf(document: Node): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, "");
    if (!isNode(value) || name === "example" || name === "examples") return;
    for (const [property, schema] of Object.entries(node(value.properties)))
      if (resolve(document, schema)["x-data-class"] === "secret") found.add(property);
    for (const [member, below] of Object.entries(value)) visit(below, member);
  };
  visit(document, "");
  return found;
}
