// Observations beside the spec: a verdict on each claim, and what the spec does not say or says otherwise.

import { failure } from "../errors.js";
import { refuseUnknown } from "../http/names.js";
import { own } from "../http/options.js";
import { shippedSpec } from "../spec/documents.js";
import { isNode, list, type Node, node, resolve, text } from "../spec/node.js";
import { readSpec, type Spec, type SpecOperation } from "../spec/spec.js";
import { bodyOf, type ClaimKind, claimsOf, type Located, locate, requiredOf } from "./claims.js";
import { formatsOfSpec } from "./formats.js";
import { judgeRequests } from "./judge-requests.js";
import { checkObservations } from "./merge.js";
import type {
  Observations,
  ObservedOperation,
  ObservedPlace,
  ObservedProvider,
  ObservedStatus,
  SeenType,
} from "./types.js";

export type Verdict = "confirmed" | "refuted" | "unseen";

/** A claim of the spec, and what was seen of it. */
export interface Claim {
  readonly provider: string;
  /** JSON pointer into the bundled spec. */
  readonly id: string;
  readonly kind: ClaimKind;
  readonly name: string;
  readonly verdict: Verdict;
  readonly assumption?: string;
  /** Why no answer can show it; its verdict is `unseen`. */
  readonly unobservable?: string;
  /** How often it was there, of how often it could have been. */
  readonly count: number;
  readonly of: number;
  /** Of a secret: in how many answers it came in clear, neither null nor masked. The specs do not claim that it never does. */
  readonly shown?: number;
}

export type FindingKind =
  | "unknown_property"
  | "missing_property"
  | "type"
  | "null"
  | "format"
  | "enum"
  | "status"
  | "shape"
  | "content_type"
  | "paging"
  | "filter"
  | "secret";

/** Something that was seen and is not in the spec, or contradicts it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly provider: string;
  readonly operation: string;
  readonly status: string;
  /** The place in the answer's body. */
  readonly pointer: string;
  readonly claimed: string;
  readonly seen: string;
  readonly count: number;
  readonly of: number;
  /** The claim that it contradicts, or the schema that lacks it. */
  readonly claim?: string;
  /** Of an unknown property, a type or an enum: what was seen, for an overlay. */
  readonly types?: readonly string[];
  readonly words?: readonly string[];
  /** Of pages that are counted from another number: that number. */
  readonly first?: number;
}

export interface Comparison {
  readonly claims: readonly Claim[];
  /** The most often seen first. */
  readonly findings: readonly Finding[];
}

export interface CompareOptions {
  /** Bundled documents of specs of your own, by provider. */
  readonly specs?: { readonly [provider: string]: { readonly [member: string]: unknown } } | undefined;
}

/**
 * Compares observations with the specs that are shipped, or with your own.
 *
 * @throws BankingError `input` for what is no observation or for a provider without a spec.
 */
export function compare(observations: Observations, options: CompareOptions = {}): Comparison {
  checkObservations(observations);
  refuseUnknown(own(options, "options"), ["specs"], "option");
  const parts = Object.entries(observations.providers).map(([provider, seen]) =>
    new Judge(provider, specOf(provider, options)).judge(seen),
  );
  const findings = parts.flatMap((part) => part.findings);
  return {
    claims: parts.flatMap(({ claims }) => claims),
    findings: findings.sort((one, other) => other.count - one.count),
  };
}

function specOf(provider: string, { specs }: CompareOptions): Spec {
  const own: unknown = specs && Object.hasOwn(specs, provider) ? specs[provider] : undefined;
  if (isNode(own)) return readSpec(own);
  if (
    provider === "cyrexa" ||
    provider === "finhub" ||
    provider === "counterparty" ||
    provider === "bankingservice"
  )
    return shippedSpec(provider).spec;
  throw failure("input", "the observations are of a provider that has no spec");
}

interface Tally {
  count: number;
  of: number;
  shown?: number;
  refuted: boolean;
}

interface Where {
  readonly operation: SpecOperation;
  readonly status: string;
}

/** Judges one provider. */
class Judge {
  readonly #tallies = new Map<string, Tally>();
  readonly #findings: Finding[] = [];

  constructor(
    readonly provider: string,
    readonly spec: Spec,
  ) {}

  judge({ operations }: ObservedProvider): Comparison {
    for (const [id, seen] of Object.entries(operations)) {
      const operation = this.spec.operations.get(id);
      if (operation) this.#operation(operation, seen);
    }
    const claims = [...claimsOf(this.spec).values()].map(({ schema: _schema, ...claim }): Claim => {
      const { count = 0, of = 0, refuted = false, shown } = this.#tallies.get(claim.id) ?? {};
      const verdict = refuted ? "refuted" : count > 0 ? "confirmed" : "unseen";
      return { provider: this.provider, ...claim, verdict, count, of, ...(shown && { shown }) };
    });
    return { claims, findings: this.#findings };
  }

  #saw(id: string | undefined, count: number, of: number): void {
    if (id === undefined) return;
    const tally = this.#tallies.get(id) ?? { count: 0, of: 0, refuted: false };
    tally.count += count;
    tally.of += of;
    this.#tallies.set(id, tally);
  }

  #found(
    kind: FindingKind,
    { operation, status }: Where,
    finding: Omit<Finding, "kind" | "provider" | "operation" | "status">,
  ): void {
    this.#findings.push({ kind, provider: this.provider, operation: operation.id, status, ...finding });
    const { claim } = finding;
    if (claim === undefined || kind === "unknown_property") return;
    this.#saw(claim, 0, 0);
    const tally = this.#tallies.get(claim);
    if (tally) tally.refuted = true;
  }

  #operation(operation: SpecOperation, seen: ObservedOperation): void {
    const successes = Object.entries(seen.statuses).filter(([status]) => status.startsWith("2"));
    const succeeded = successes.reduce((sum, [, { answers }]) => sum + answers, 0);
    this.#saw(operation.pointer, succeeded, seen.answers);
    // A path that nobody knows answers so whatever is asked for.
    const unknown = (seen.statuses["405"]?.answers ?? 0) + (seen.statuses["501"]?.answers ?? 0);
    if (succeeded === 0 && unknown === seen.answers && unknown > 0) {
      const tally = this.#tallies.get(operation.pointer);
      if (tally) tally.refuted = true;
    }
    for (const [status, one] of Object.entries(seen.statuses))
      this.#status(operation, status, one, seen.answers);
    this.#requests(operation, seen);
  }

  #status(operation: SpecOperation, status: string, seen: ObservedStatus, all: number): void {
    const where = { operation, status };
    const declared = [status, `${status[0]}XX`, "default"].find((name) => operation.answers.has(name));
    if (declared === undefined) {
      const claimed = [...operation.answers.keys()].join(", ");
      this.#found("status", where, {
        pointer: "",
        claimed,
        seen: status,
        count: seen.answers,
        of: all,
        claim: `${operation.pointer}/responses`,
      });
      return;
    }
    const answer = operation.answers.get(declared);
    this.#saw(this.#answerClaim(operation, declared), seen.answers, all);
    const root = bodyOf(this.spec.document, operation, declared);
    const isFree = !answer?.schema || answer.unseen;
    this.#contentTypes(where, seen, answer?.schema !== undefined, root, Number(status) < 400);
    if (!root || (isFree && !root.schema)) return;
    for (const [pointer, place] of Object.entries(seen.places))
      this.#place(where, root, pointer, place, seen);
  }

  #answerClaim(operation: SpecOperation, declared: string): string {
    const { document } = this.spec;
    const paths = document.paths;
    const at = isNode(paths) ? paths[operation.path] : undefined;
    const one = isNode(at) ? at[operation.method.toLowerCase()] : undefined;
    const responses = isNode(one) ? one.responses : undefined;
    const answer = isNode(responses) ? responses[declared] : undefined;
    const ref = isNode(answer) ? text(answer.$ref) : "";
    return ref.startsWith("#/") ? ref.slice(1) : `${operation.pointer}/responses/${declared}`;
  }

  /** Content types that the spec has for an answer. */
  #contentOf({ operation, status }: Where): readonly string[] {
    const pointer = this.#answerClaim(operation, status);
    const at = pointer
      .split("/")
      .slice(1)
      .reduce<Node>(
        (at, part) => node(at[part.replaceAll("~1", "/").replaceAll("~0", "~")]),
        this.spec.document,
      );
    return Object.keys(node(at.content));
  }

  #contentTypes(
    where: Where,
    seen: ObservedStatus,
    hasBody: boolean,
    root: Located | undefined,
    isSuccess: boolean,
  ): void {
    const declared = this.#contentOf(where);
    for (const [type, count] of Object.entries(seen.contentTypes)) {
      const isJson = type.endsWith("json") || declared.includes(type);
      // The bodies of refusals are free-form; what they are is worth knowing all the same.
      if (!hasBody || isJson || (type === "none" && seen.places[""] === undefined && !isSuccess)) continue;
      const claim = root?.id && `${this.#answerClaim(where.operation, where.status)}/content`;
      this.#found("content_type", where, {
        pointer: "",
        claimed: "application/json",
        seen: type,
        count,
        of: seen.looked,
        ...(claim && { claim }),
      });
    }
  }

  #place(where: Where, root: Located, pointer: string, place: ObservedPlace, seen: ObservedStatus): void {
    const { document } = this.spec;
    const at = locate(document, root, pointer);
    if (at.id === undefined || !at.schema) {
      this.#unknown(where, root, at, pointer, place, seen);
      return;
    }
    const { id } = at;
    if (pointer !== "") this.#saw(id, place.seen, place.of);
    const schema = resolve(document, at.schema);
    const found = (
      kind: FindingKind,
      claimed: string,
      what: string,
      count: number,
      more: Partial<Finding> = {},
    ) => this.#found(kind, where, { pointer, claimed, seen: what, count, of: place.of, claim: id, ...more });
    this.#secret(id, schema, place, found);
    this.#types(schema, pointer, place, found);
    const absent = place.of - place.seen;
    if (at.required && absent > 0 && pointer !== "") found("missing_property", "required", "absent", absent);
    this.#formats(schema, place, found);
    const words = Array.isArray(schema.enum) ? Object.entries(place.words ?? {}) : [];
    const unknown = words.filter(([word]) => !list(schema.enum).includes(word));
    for (const [word, count] of unknown)
      found("enum", list(schema.enum).join(", "), word, count, word === "*" ? {} : { words: [word] });
    this.#required(where, at, schema, pointer, place, seen);
  }

  /** That a secret comes back contradicts a spec only where it says that the property is for writing alone. */
  #secret(
    id: string,
    schema: Node,
    { shown = 0 }: ObservedPlace,
    found: (kind: FindingKind, claimed: string, what: string, count: number) => void,
  ): void {
    const tally = this.#tallies.get(id);
    if (shown === 0 || !tally) return;
    tally.shown = (tally.shown ?? 0) + shown;
    if (schema.writeOnly === true) found("secret", "for writing alone", "shown", shown);
  }

  #types(
    schema: Node,
    pointer: string,
    place: ObservedPlace,
    found: (kind: FindingKind, claimed: string, what: string, count: number, more?: Partial<Finding>) => void,
  ): void {
    const claimed = typesOf(this.spec.document, schema);
    if (claimed === undefined) return;
    const kind = pointer === "" ? "shape" : "type";
    for (const [type, count] of Object.entries(place.types ?? {})) {
      if (!allows(claimed, type)) found(kind, claimed.join(" or "), type, count, { types: [type] });
    }
    if ((place.nulls ?? 0) > 0 && !claimed.includes("null"))
      found(pointer === "" ? "shape" : "null", claimed.join(" or "), "null", place.nulls ?? 0, {
        types: ["null"],
      });
  }

  #formats(
    schema: Node,
    place: ObservedPlace,
    found: (kind: FindingKind, claimed: string, what: string, count: number) => void,
  ): void {
    const format = text(schema.format);
    const known = Object.hasOwn(formatsOfSpec, format) ? formatsOfSpec[format] : undefined;
    const strings = place.types?.string ?? 0;
    if (known === undefined || strings === 0 || (place.formats?.[known] ?? 0) === strings) return;
    found("format", format, Object.keys(place.formats ?? {}).join(" or ") || "other text", strings);
  }

  /** Required properties that were never there at all have no place of their own. */
  #required(
    where: Where,
    at: Located,
    schema: Node,
    pointer: string,
    place: ObservedPlace,
    seen: ObservedStatus,
  ): void {
    const objects = place.types?.object ?? 0;
    if (objects === 0) return;
    for (const name of requiredOf(this.spec.document, schema)) {
      const below = `${pointer}/${text(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (seen.places[below] !== undefined) continue;
      const claim = locate(this.spec.document, at, `/${text(name)}`).id;
      this.#found("missing_property", where, {
        pointer: below,
        claimed: "required",
        seen: "absent",
        count: objects,
        of: objects,
        ...(claim && { claim }),
      });
    }
  }

  #unknown(
    where: Where,
    root: Located,
    at: Located,
    pointer: string,
    place: ObservedPlace,
    { places }: ObservedStatus,
  ): void {
    const above = pointer.slice(0, pointer.lastIndexOf("/"));
    const around = locate(this.spec.document, root, above);
    // What is in something of another type than the spec's is no property: the type is the finding.
    if (places[above]?.types?.object === undefined) return;
    // Only the topmost unknown place is a finding, and nothing is where the spec leaves everything open.
    if (around.id === undefined || !around.schema || isOpen(this.spec.document, around.schema)) return;
    const types = [...Object.keys(place.types ?? {}), ...((place.nulls ?? 0) > 0 ? ["null"] : [])];
    this.#found("unknown_property", where, {
      pointer,
      claimed: "nothing",
      seen: types.join(" or "),
      count: place.seen,
      of: place.of,
      types,
      ...(at.owner && { claim: at.owner }),
    });
  }

  #requests(operation: SpecOperation, seen: ObservedOperation): void {
    const where = { operation, status: "200" };
    for (const { claim, held, contradicted, kind, ...finding } of judgeRequests(this.spec, operation, seen)) {
      this.#saw(claim, held, held + contradicted);
      if (contradicted === 0) continue;
      const counts = { count: contradicted, of: held + contradicted, ...(claim && { claim }) };
      this.#found(kind, where, { pointer: "", ...finding, ...counts });
    }
  }
}

/** The types that a schema allows; `undefined` when it allows any. */
function typesOf(document: Node, schema: Node): readonly string[] | undefined {
  if (schema.type !== undefined) return [schema.type].flat().map(String);
  const [first] = list(schema.allOf);
  return first === undefined ? undefined : typesOf(document, resolve(document, first));
}

function allows(claimed: readonly string[], type: string): boolean {
  return claimed.includes(type) || (type === ("integer" satisfies SeenType) && claimed.includes("number"));
}

/** An object that may hold anything: a map, or a body that nobody has seen. */
function isOpen(document: Node, schema: Node): boolean {
  const { properties, additionalProperties, allOf, type, items } = resolve(document, schema);
  if (additionalProperties !== undefined && additionalProperties !== false) return true;
  return (
    properties === undefined &&
    allOf === undefined &&
    items === undefined &&
    (type === undefined || type === "object")
  );
}
