// Whether a request is one that the spec allows: credentials, parameters, content type and body, in this order.

import { list, type Node, resolve } from "./node.js";
import type { Spec, SpecOperation, SpecParameter } from "./spec.js";
import type { Validator, Violation } from "./validate.js";

/** What is checked. Header names are lower case. */
export interface Checked {
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  /** The text of the body; empty when there is none. */
  readonly body: string;
}

export interface RequestViolation extends Violation {
  readonly in: "path" | "query" | "header" | "body" | "credentials";
}

/** Why a request is refused, and with which status. */
export interface SpecRefusal {
  readonly status: 400 | 401 | 415 | 422;
  readonly reason: string;
  readonly violations: readonly RequestViolation[];
}

export interface CheckedRequest {
  readonly refusal?: SpecRefusal;
  /** The JSON of the body. */
  readonly body: unknown;
}

/** Checks a request of an operation, whose path gave `values`. */
export function checkRequest(
  spec: Spec,
  validate: Validator,
  operation: SpecOperation,
  values: Readonly<Record<string, string>>,
  request: Checked,
): CheckedRequest {
  const { violations, body, status } = checkBody(validate, operation, request);
  // What cannot be read at all comes first, as in most servers.
  if (status === 400) return { body, refusal: refusal(400, "the request cannot be read", violations) };
  const missing = missingCredentials(spec, operation, request);
  if (missing.length > 0) {
    const violations = missing.map((name) => violation("credentials", `/${name}`, "required", "is missing"));
    return { body: undefined, refusal: refusal(401, "credentials are missing", violations) };
  }
  const wrong = operation.parameters.flatMap((parameter) =>
    checkParameter(spec, validate, parameter, values, request),
  );
  if (status) return { body, refusal: refusal(status, violations[0]?.message ?? "", violations) };
  const all = [...wrong, ...violations];
  return all.length === 0
    ? { body }
    : { body, refusal: refusal(422, "the request does not fit the spec", all) };
}

const refusal = (
  status: SpecRefusal["status"],
  reason: string,
  violations: readonly RequestViolation[],
): SpecRefusal => ({ status, reason, violations });

const violation = (
  place: RequestViolation["in"],
  pointer: string,
  keyword: string,
  message: string,
): RequestViolation => ({ in: place, pointer, keyword, message });

/** The schemes that the nearest alternative lacks; none when one of them is whole. */
function missingCredentials(spec: Spec, { credentials }: SpecOperation, request: Checked): readonly string[] {
  const lacking = credentials.map((alternative) =>
    alternative.filter((name) => credentialOf(spec, name, request) === undefined),
  );
  return (
    lacking.reduce<readonly string[] | undefined>(
      (least, one) => (least === undefined || one.length < least.length ? one : least),
      undefined,
    ) ?? []
  );
}

/** What a request carries for a scheme, without the word before it. */
export function credentialOf(spec: Spec, name: string, request: Pick<Checked, "header">): string | undefined {
  const scheme = spec.schemes[name];
  const given = scheme && request.header(scheme.header)?.trim();
  if (!given) return undefined;
  if (!scheme.prefix) return given;
  const [, word = "", token] = /^(\S+)\s+(\S.*)$/.exec(given) ?? [];
  return word.toLowerCase() === scheme.prefix.toLowerCase() ? token : undefined;
}

function checkParameter(
  spec: Spec,
  validate: Validator,
  { name, in: place, required, schema }: SpecParameter,
  values: Readonly<Record<string, string>>,
  { query, header }: Checked,
): readonly RequestViolation[] {
  const whole = resolve(spec.document, schema);
  const given = place === "query" ? query.getAll(name) : [place === "path" ? values[name] : header(name)];
  const texts = given.filter((text) => typeof text === "string");
  if (texts.length === 0) return required ? [violation(place, `/${name}`, "required", "is missing")] : [];
  const isList = whole.type === "array";
  const [text = "", ...more] = texts;
  // A name without a value says nothing, unless it may be text.
  if (place === "query" && texts.length === 1 && text === "" && whole.type !== "string" && !isList) return [];
  const value = isList || more.length > 0 ? texts : readAs(whole, text);
  return validate(schema, value).map((one) => ({ ...one, in: place, pointer: `/${name}${one.pointer}` }));
}

/** Text as the type that a schema wants, where it can be read as one. */
function readAs({ type }: Node, text: string): unknown {
  const types = list(type ? [type].flat() : []);
  if ((types.includes("integer") || types.includes("number")) && text.trim() !== "") {
    const number = Number(text);
    if (Number.isFinite(number)) return number;
  }
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

interface CheckedBody {
  readonly body: unknown;
  readonly violations: readonly RequestViolation[];
  readonly status?: 400 | 415;
}

function checkBody(validate: Validator, { body: wanted }: SpecOperation, request: Checked): CheckedBody {
  if (request.body === "") {
    const lacks = wanted?.required ? [violation("body", "", "required", "is missing")] : [];
    return { body: undefined, violations: lacks };
  }
  const isJson = /^application\/json\s*(;|$)/i.test(request.header("content-type") ?? "");
  let body: unknown;
  if (isJson) {
    try {
      body = JSON.parse(request.body);
    } catch {
      return { body, status: 400, violations: [violation("body", "", "json", "the body is not JSON")] };
    }
  }
  if (!wanted) {
    const wrong = violation("body", "", "absent", "the operation takes no body");
    return { body, status: 415, violations: [wrong] };
  }
  if (!isJson) {
    const wrong = violation("header", "/content-type", "enum", "the content type must be application/json");
    return { body, status: 415, violations: [wrong] };
  }
  return { body, violations: validate(wanted.schema, body).map((one) => ({ ...one, in: "body" as const })) };
}
