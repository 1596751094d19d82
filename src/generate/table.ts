// What a spec says to the program at run time: how credentials travel, one row per operation, which properties are what.

export type Node = { readonly [name: string]: unknown };

const verbs = ["get", "put", "post", "delete", "patch"];

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const node = (value: unknown): Node => (isNode(value) ? value : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** How a spec's properties are classed, by name. A name may be in several. */
export interface DataClasses {
  readonly secret: ReadonlySet<string>;
  readonly public: ReadonlySet<string>;
  /** Unmarked somewhere: personal data. */
  readonly personal: ReadonlySet<string>;
  /** Objects and lists of them, which are what their own properties are. */
  readonly containers: ReadonlySet<string>;
}

/** Follows local references of a bundled document. */
function resolve(document: Node, value: unknown): Node {
  const found = node(value);
  const ref = text(found.$ref);
  if (!ref.startsWith("#/")) return found;
  const target = ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, part) => node(at)[part], document);
  // Siblings of a reference stand beside what it names.
  return {
    ...resolve(document, target),
    ...Object.fromEntries(Object.entries(found).filter(([key]) => key !== "$ref")),
  };
}

/** The operation table of a bundled spec. */
export function tableOf(document: Node): object {
  const schemes = Object.fromEntries(
    Object.entries(node(node(document.components).securitySchemes)).map(([name, scheme]) => {
      const { type, in: where, name: header, "x-prefix": prefix } = node(scheme);
      if (type === "http") return [name, ["authorization", `${text(prefix) || "Bearer"} `]];
      if (type === "apiKey" && where === "header") return [name, [text(header), ""]];
      throw new Error(`security scheme ${name}: only bearer tokens and header keys are understood`);
    }),
  );
  const common = schemesOf(document.security);
  const operations = Object.fromEntries(
    Object.entries(node(document.paths)).flatMap(([path, item]) =>
      verbs
        .filter((verb) => isNode(node(item)[verb]))
        .map((verb) => {
          const operation = node(node(item)[verb]);
          const own = operation.security === undefined ? common : schemesOf(operation.security);
          return [
            text(operation.operationId),
            {
              method: verb.toUpperCase(),
              path,
              effect: operation["x-effect"],
              answer: answerOf(document, operation),
              ...("x-assumption" in operation && { assumed: true }),
              ...(own.join() !== common.join() && { credentials: own }),
              ...("x-idempotency-key" in operation && { idempotencyKey: operation["x-idempotency-key"] }),
            },
          ];
        }),
    ),
  );
  const { "x-error-code": errorCodes } = node(node(node(document.components).responses).Refusal);
  return { schemes, credentials: common, ...(errorCodes !== undefined && { errorCodes }), operations };
}

/** Alternatives are not told apart: a client sends those credentials that it was given. */
function schemesOf(security: unknown): string[] {
  const requirements = Array.isArray(security) ? security : [];
  return [...new Set(requirements.flatMap((requirement) => Object.keys(requirement)))];
}

/** The outer shape of a success. An answer that nobody has seen, and that of a delete, is held to nothing. */
function answerOf(document: Node, operation: Node): string {
  const [, success] =
    Object.entries(node(operation.responses)).find(([status]) => status.startsWith("2")) ?? [];
  const response = resolve(document, success);
  if (response.content === undefined) return "none";
  if (response["x-unseen"] === true || operation["x-effect"] === "delete") return "any";
  return shapeOf(document, node(node(response.content)["application/json"]).schema);
}

function shapeOf(document: Node, schema: unknown): string {
  const { type, allOf } = resolve(document, schema);
  if (type === "object" || type === "array") return type;
  return Array.isArray(allOf) && allOf.length > 0 ? shapeOf(document, allOf[0]) : "any";
}

/** A list of values is not one of objects: it has no properties to class instead of it. */
function holdsObjects(document: Node, schema: Node): boolean {
  const { properties, allOf, items } = schema;
  return (
    properties !== undefined ||
    allOf !== undefined ||
    (isNode(items) && holdsObjects(document, resolve(document, items)))
  );
}

/** Every property of every schema, by what it holds. */
export function dataClassesOf(document: Node): DataClasses {
  const classes = {
    secret: new Set<string>(),
    public: new Set<string>(),
    personal: new Set<string>(),
    containers: new Set<string>(),
  };
  const visit = (value: unknown, key: string): void => {
    if (!isNode(value) || key === "example" || key === "examples") return;
    if (isNode(value.properties) && key !== "properties") {
      for (const [name, property] of Object.entries(value.properties)) {
        const schema = resolve(document, property);
        const kind = schema["x-data-class"];
        const container = holdsObjects(document, schema);
        if (kind === "secret" || kind === "public") classes[kind].add(name);
        else classes[container ? "containers" : "personal"].add(name);
      }
    }
    for (const [name, member] of Object.entries(value)) visit(member, name);
  };
  visit(document, "");
  return classes;
}

/** The words of each schema of a bundled spec that lists them. */
export function wordsOf(document: Node): { readonly [schema: string]: readonly string[] } {
  return Object.fromEntries(
    Object.entries(node(node(document.components).schemas)).flatMap(([name, schema]) => {
      const { enum: all } = node(schema);
      const words = Array.isArray(all) ? all.filter((word) => typeof word === "string") : [];
      return words.length > 0 ? [[name, words]] : [];
    }),
  );
}
