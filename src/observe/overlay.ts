// Findings as an OpenAPI Overlay: what the spec would have to say.

import { isNode, list, type Node, node, resolve, step } from "../spec/node.js";
import type { Claim, Comparison, Finding } from "./compare.js";

/** One action of an Overlay (1.0). */
export interface OverlayAction {
  readonly target: string;
  readonly description: string;
  readonly update?: unknown;
  readonly remove?: true;
}

export interface Overlay {
  readonly overlay: "1.0.0";
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly OverlayAction[];
}

/** A JSON pointer into a document as the path of RFC 9535. */
export function pathOf(document: unknown, pointer: string): string {
  let path = "$";
  let at: unknown = document;
  for (const part of pointer.split("/").slice(1)) {
    const name = unescaped(part);
    // Statuses are names that look like places in a list.
    path += Array.isArray(at) ? `[${name}]` : `['${name.replace(/[\\']/g, "\\$&")}']`;
    at = Array.isArray(at) ? at[Number(name)] : node(at)[name];
  }
  return path;
}

/**
 * What one provider's spec would have to say for these findings to be none, and the assumptions that were confirmed.
 *
 * `document` is the bundled spec that was compared. What an answer contradicts is widened, never narrowed: other tenants may see
 * what the spec said before.
 */
export function overlayOf(
  { claims, findings }: Comparison,
  provider: string,
  document: Node,
  since: string | undefined,
): Overlay {
  const actions: OverlayAction[] = [];
  const schemas = new Widened(document);
  for (const finding of findings) if (finding.provider === provider) schemas.add(finding);
  actions.push(...schemas.actions());
  const places = new Set<string>();
  for (const claim of claims) {
    if (claim.provider !== provider || claim.assumption === undefined || claim.verdict !== "confirmed")
      continue;
    const place = schemas.assumption(claim.id);
    if (place === undefined || places.has(place)) continue;
    places.add(place);
    actions.push(...confirmed(claim, pathOf(document, place), since));
  }
  return {
    overlay: "1.0.0",
    info: { title: `What ${provider} really sends`, version: since ?? "1" },
    actions,
  };
}

function confirmed(
  { count, of }: Claim,
  target: string,
  since: string | undefined,
): readonly OverlayAction[] {
  const description = `Seen in ${count} of ${of}.`;
  return [
    { target: `${target}['x-assumption']`, description, remove: true },
    { target, description, update: { "x-confirmed": { answers: count, ...(since && { since }) } } },
  ];
}

/** Changes to one place, put together: a type and a `null` of one property are one list of types. */
class Widened {
  readonly #updates = new Map<string, { update: Record<string, unknown>; description: string }>();
  readonly #removed = new Map<string, string>();

  constructor(readonly document: Node) {}

  add(finding: Finding): void {
    const { kind, claim, count, of } = finding;
    const description = `${kind.replace("_", " ")} at ${finding.operation} ${finding.status}, ${count} of ${of}.`;
    if (kind === "status") this.#status(finding, description);
    else if (kind === "content_type") this.#contentType(finding, description);
    else if (claim === undefined) return;
    else if (kind === "unknown_property") this.#property(finding, claim, description);
    else if (kind === "missing_property") this.#optional(claim, description);
    else if (kind === "type" || kind === "null" || kind === "shape") this.#type(finding, claim, description);
    else if (kind === "format") this.#removed.set(`${this.#path(this.#place(claim))}['format']`, description);
    else if (kind === "enum") this.#words(finding, claim, description);
    else if (kind === "secret")
      this.#removed.set(`${this.#path(this.#place(claim))}['writeOnly']`, description);
    else this.#role(finding, claim, description);
  }

  /** A parameter that does not do what the spec says of it loses that role, or learns where pages begin. */
  #role({ kind, first }: Finding, claim: string, description: string): void {
    const at = this.#place(claim);
    if (first !== undefined) this.#update(at, { "x-first-page": first }, description);
    else this.#removed.set(`${this.#path(at)}['${kind === "filter" ? "x-filters" : "x-page"}']`, description);
  }

  /** Where the schema of a property stands itself: widening a shared schema widens it for all who share it. */
  #place(pointer: string): string {
    const { $ref } = this.#at(pointer);
    return typeof $ref === "string" && $ref.startsWith("#/") ? this.#place($ref.slice(1)) : pointer;
  }

  /** Where the assumption of a claim is written down: at the claim itself, or at what it refers to. */
  assumption(pointer: string): string | undefined {
    const { $ref, "x-assumption": assumption } = this.#at(pointer);
    if (assumption !== undefined) return pointer;
    return typeof $ref === "string" && $ref.startsWith("#/") ? this.assumption($ref.slice(1)) : undefined;
  }

  #path(pointer: string): string {
    return pathOf(this.document, pointer);
  }

  #at(pointer: string): Node {
    return node(
      pointer
        .split("/")
        .slice(1)
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce<unknown>(
          (at, part) => (Array.isArray(at) ? at[Number(part)] : node(at)[part]),
          this.document,
        ),
    );
  }

  #update(pointer: string, change: Record<string, unknown>, description: string): void {
    const known = this.#updates.get(pointer);
    this.#updates.set(pointer, {
      update: merged(known?.update ?? {}, change),
      description: known?.description ?? description,
    });
  }

  #property({ pointer, types = [] }: Finding, owner: string, description: string): void {
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    const at = this.#place(owner);
    // Keys that may be values have no name to write down: the object is a map.
    if (name === "*") this.#update(at, { additionalProperties: true }, description);
    else this.#update(at, { properties: { [unescaped(name)]: propertyOf(types) } }, description);
  }

  #optional(claim: string, description: string): void {
    const [, owner = "", name = ""] = /^(.*)\/properties\/([^/]*)$/.exec(claim) ?? [];
    const at = this.#at(owner);
    const kept = list(at.required).filter((one) => one !== unescaped(name));
    if (kept.length === list(at.required).length) return;
    // An overlay appends to a list: the old one goes first.
    const before = this.#updates.get(owner)?.update.required;
    this.#removed.set(`${this.#path(owner)}['required']`, description);
    this.#updates.delete(`${owner}/required`);
    const both = Array.isArray(before) ? before.filter((one) => kept.includes(one)) : kept;
    this.#update(owner, { required: undefined }, description);
    this.#update(owner, { required: both }, description);
  }

  #type({ types = [] }: Finding, claim: string, description: string): void {
    const at = this.#place(claim);
    const schema = this.#at(at);
    const known = this.#updates.get(at)?.update.type;
    const before = [known ?? schema.type ?? []].flat().map(String);
    const after = [...new Set([...before, ...types])];
    this.#removed.set(`${this.#path(at)}['type']`, description);
    this.#update(at, { type: undefined }, description);
    this.#update(at, { type: after.length === 1 ? after[0] : after }, description);
    if (types.includes("object") && schema.properties === undefined)
      this.#update(at, { additionalProperties: true }, description);
    if (types.includes("array") && schema.items === undefined) this.#update(at, { items: {} }, description);
    // A list of words admits no other type.
    if (schema.enum !== undefined && types.includes("null")) this.#update(at, { enum: [null] }, description);
  }

  #words({ words }: Finding, claim: string, description: string): void {
    const at = this.#place(claim);
    // Words that were not kept can be any: then there is no list of them.
    if (!words) {
      this.#removed.set(`${this.#path(at)}['enum']`, description);
      this.#update(at, { enum: undefined }, description);
    } else if (!this.#removed.has(`${this.#path(at)}['enum']`))
      this.#update(at, { enum: words }, description);
  }

  #status({ status, operation }: Finding, description: string): void {
    const found = Object.entries(node(this.document.paths)).flatMap(([path, item]) =>
      Object.entries(node(item)).flatMap(([verb, one]) =>
        node(one).operationId === operation ? [`/paths/${step(path)}/${verb}/responses`] : [],
      ),
    );
    const [pointer] = found;
    if (pointer === undefined) return;
    const answer = {
      description: "Seen, and not documented.",
      "x-confirmed": true,
      content: { "application/json": { schema: {} } },
    };
    this.#update(pointer, { [status]: answer }, description);
  }

  #contentType({ claim, seen }: Finding, description: string): void {
    const place = claim?.replace(/\/content$/, "");
    if (place === undefined || !isNode(resolve(this.document, this.#at(place)).content)) return;
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(seen)) return;
    this.#update(`${place}/content`, { [seen]: { schema: {} } }, description);
  }

  actions(): readonly OverlayAction[] {
    return [
      ...[...this.#removed].map(([target, description]) => ({ target, description, remove: true as const })),
      ...[...this.#updates]
        .filter(([, { update }]) => Object.keys(update).length > 0)
        .map(([pointer, { update, description }]) => ({ target: this.#path(pointer), description, update })),
    ];
  }
}

const unescaped = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** Personal data until somebody says otherwise: nothing is marked as public. */
function propertyOf(types: readonly string[]): Node {
  const [only] = types;
  const type = types.length === 1 ? only : types;
  return {
    ...(types.length > 0 && { type }),
    ...(types.includes("object") && { additionalProperties: true }),
    ...(types.includes("array") && { items: {} }),
    "x-confirmed": true,
  };
}

function merged(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const result = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = result[name];
    if (value === undefined) delete result[name];
    else if (isNode(before) && isNode(value)) result[name] = merged({ ...before }, { ...value });
    else if (Array.isArray(before) && Array.isArray(value))
      result[name] = [...new Set([...before, ...value])];
    else result[name] = value;
  }
  return result;
}
