// Reading a document of unknown shape, such as a spec.

/** A JSON object of which nothing is known yet. */
export type Node = { readonly [member: string]: unknown };

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function node(value: unknown): Node {
  return isNode(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A name as one step of a JSON pointer (RFC 6901). */
export function step(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** What a reference names, followed to the end, with the members that stand beside it. Anything else is itself. */
export function resolve(document: Node, value: unknown): Node {
  const found = node(value);
  const { $ref, ...beside } = found;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return found;
  const target = $ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, part) => node(at)[part], document);
  return { ...resolve(document, target), ...beside };
}
