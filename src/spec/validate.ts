// What a schema says of a value, with JSON pointers. One mechanism for the fake bank and for observations.

import { dereference, type OutputUnit, type Schema, validate } from "@cfworker/json-schema";
import { type Node, node } from "./node.js";

/** One way in which a value does not fit. */
export interface Violation {
  /** JSON pointer into the value; empty for the value itself. */
  readonly pointer: string;
  /** The keyword of the schema that it breaks, such as `type` or `required`. */
  readonly keyword: string;
  /** Why, in words that may quote the schema and never the value. */
  readonly message: string;
}

/** All ways in which the value does not fit the schema; empty when it fits. */
export type Validator = (schema: Node, value: unknown) => readonly Violation[];

/** Of these, what lies below says more. */
const around = new Set(["$ref", "properties", "items", "allOf", "additionalProperties"]);

const base = "https://spec.invalid/document";

/** Validates by schemas that may refer into the document. They are prepared when first used. */
export function validator(document: Node): Validator {
  let lookup: Record<string, Schema | boolean> | undefined;
  const prepared = new WeakMap<Node, Schema>();
  return (schema, value) => {
    // Schemas alone: an `id` in an example would be taken for the name of a schema.
    lookup ??= dereference({ $id: base, components: { schemas: node(document.components).schemas } });
    let ready = prepared.get(schema);
    if (!ready) {
      ready = rebased(schema);
      prepared.set(schema, ready);
    }
    try {
      const { errors } = validate(value, ready, "2020-12", lookup, false);
      return errors.filter(({ keyword }) => !around.has(keyword)).map(violationOf);
    } catch (error) {
      // A property whose name is half of a surrogate pair cannot stand in a pointer.
      if (!(error instanceof URIError)) throw error;
      return [{ pointer: "", keyword: "properties", message: "has a property whose name is no text" }];
    }
  };
}

/** A copy whose references are absolute. */
function rebased(schema: Node): Schema {
  return JSON.parse(JSON.stringify(schema), (name, value) =>
    name === "$ref" && typeof value === "string" && value.startsWith("#") ? base + value : value,
  );
}

function violationOf({ instanceLocation, keyword, error }: OutputUnit): Violation {
  const pointer = decodeURIComponent(instanceLocation.slice(1));
  return { pointer, keyword, message: messageOf(keyword, error) };
}

function messageOf(keyword: string, error: string): string {
  const [, wanted] = /Expected (.+?)\.?$/.exec(error) ?? [];
  if (keyword === "type" && wanted)
    return `must be of type ${wanted.replaceAll('"', "").replaceAll(",", " or")}`;
  if (keyword === "enum") return "must be one of the values that the spec lists";
  if (keyword === "required") return error.replace("Instance does not have", "must have");
  if (keyword === "dependentRequired")
    return error.replace("Instance has", "has").replace("does not have", "lacks");
  return `breaks ${keyword} of the spec`;
}
