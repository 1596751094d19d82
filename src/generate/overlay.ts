// OpenAPI Overlays, 1.0 and 1.1: https://spec.openapis.org/overlay/v1.1.0.html

import { query } from "json-p3";
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap, type Node as YamlNode } from "yaml";

type Json = { [member: string]: unknown };

/** A mistake in a file, with the place of it. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A file that cannot be used, and why. */
export class MistakesError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(mistakeLine).join("\n"));
  }
}

export function mistakeLine({ file, line, column, message }: Mistake): string {
  return `${file}:${line}:${column} ${message}`;
}

/** One change of a spec, with where it is written. */
export interface AppliedAction {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON pointers of the places that it changed. */
  readonly pointers: readonly string[];
}

const actionMembers = ["target", "description", "update", "remove", "copy"];
const overlayMembers = ["overlay", "info", "extends", "actions"];

/**
 * Applies an overlay to a spec, which is changed. Its actions are applied one after the other, each to what the one before left.
 * `isOf` says whether a file that the overlay extends is this spec; a URL is taken for a name and not looked at.
 */
export function applyOverlay(
  spec: Json,
  text: string,
  file: string,
  isOf: (path: string) => boolean = () => true,
): readonly AppliedAction[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeOf = (node: unknown) => {
    const range = (node as YamlNode | undefined)?.range;
    const { line, col } = lines.linePos(range?.[0] ?? 0);
    return { file, line, column: col };
  };
  const mistake = (node: unknown, message: string) => new MistakesError([{ ...placeOf(node), message }]);
  if (document.errors.length > 0)
    throw new MistakesError(
      document.errors.map(({ linePos, message }) => ({
        file,
        line: linePos?.[0].line ?? 1,
        column: linePos?.[0].col ?? 1,
        message: message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "is not YAML",
      })),
    );
  const root = document.contents;
  if (!isMap(root)) throw mistake(root, "an overlay must be an object with overlay, info and actions");
  checkMembers(root, overlayMembers, "an overlay", mistake);
  const version: unknown = root.get("overlay");
  if (typeof version !== "string" || !/^1\.[01]\.\d+$/.test(version))
    throw mistake(
      root.get("overlay", true) ?? root,
      "overlay must be a version of 1.0 or 1.1, such as 1.1.0",
    );
  const info: unknown = root.get("info");
  if (!isMap(info) || typeof info.get("title") !== "string" || info.get("version") === undefined)
    throw mistake(root.get("info", true) ?? root, "info must have a title and a version");
  const extended: unknown = root.get("extends");
  if (extended !== undefined && typeof extended !== "string")
    throw mistake(root.get("extends", true) ?? root, "extends must be the address of a spec");
  if (extended !== undefined && !/^[a-z][a-z\d+.-]*:/i.test(extended) && !isOf(extended))
    throw mistake(root.get("extends", true) ?? root, `the overlay extends ${extended}: name it with --spec`);
  const actions: unknown = root.get("actions");
  if (!isSeq(actions) || actions.items.length === 0)
    throw mistake(root.get("actions", true) ?? root, "actions must be a list of at least one action");
  return actions.items.map((item) => {
    if (!isMap(item)) throw mistake(item, "an action must be an object");
    checkMembers(item, actionMembers, "an action", mistake);
    const action = item.toJSON() as Json;
    const { pointers, problem } = applyAction(spec, action, version.startsWith("1.0"));
    if (problem) throw mistake(item.get(problem.member, true) ?? item, problem.message);
    return { ...placeOf(item), pointers };
  });
}

function checkMembers(
  map: YAMLMap,
  known: readonly string[],
  what: string,
  mistake: (node: unknown, message: string) => Error,
): void {
  for (const { key } of map.items) {
    const name = String((key as { value?: unknown } | null)?.value ?? key);
    if (!known.includes(name) && !name.startsWith("x-"))
      throw mistake(key, `${what} has no member ${name}: use ${known.join(", ")}`);
  }
}

interface Applied {
  readonly pointers: readonly string[];
  readonly problem?: { readonly member: string; readonly message: string };
}

function applyAction(spec: Json, action: Json, isFirstVersion: boolean): Applied {
  const wrong = (member: string, message: string): Applied => ({
    pointers: [],
    problem: { member, message },
  });
  const { target, update, remove, copy } = action;
  if (typeof target !== "string") return wrong("target", "an action needs a target: a JSONPath (RFC 9535)");
  const matched = find(spec, target);
  if (typeof matched === "string") return wrong("target", matched);
  if (matched.length === 0) return wrong("target", `the target matches nothing: ${target}`);
  if (remove !== undefined && typeof remove !== "boolean")
    return wrong("remove", "remove must be true or false");
  if (copy !== undefined && isFirstVersion) return wrong("copy", "copy needs version 1.1.0 of the overlay");
  if (update === undefined && copy === undefined && remove !== true)
    return wrong("target", "an action needs update, copy or remove: true");
  const pointers = matched.map(({ location }) => pointerOf(location));
  if (remove === true) {
    if (matched.some(({ location }) => location.length === 0))
      return wrong("remove", "the whole spec cannot be removed");
    // From the end, so that the places of list items before stay what they are.
    for (const { location } of [...matched].reverse()) removeAt(spec, location);
    return { pointers };
  }
  for (const { location } of matched) {
    const { problem } = changeAt(spec, location, update, copy);
    if (problem) return { pointers: [], problem };
  }
  return { pointers };
}

interface Found {
  readonly location: readonly (string | number)[];
}

function find(spec: Json, path: string): readonly Found[] | string {
  try {
    return query(path, spec as never).nodes.map(({ location }) => ({ location }));
  } catch (error) {
    return `the target is not a JSONPath of RFC 9535: ${String(error instanceof Error ? error.message : error).split("\n", 1)[0]}`;
  }
}

function valueAt(spec: unknown, location: readonly (string | number)[]): unknown {
  return location.reduce<unknown>((at, step) => (Object(at) as Json)[step], spec);
}

function changeAt(
  spec: Json,
  location: readonly (string | number)[],
  update: unknown,
  copy: unknown,
): Applied {
  const wrong = (member: string, message: string): Applied => ({
    pointers: [],
    problem: { member, message },
  });
  let result = valueAt(spec, location);
  if (copy !== undefined) {
    if (typeof copy !== "string") return wrong("copy", "copy must be a JSONPath that selects one node");
    const sources = find(spec, copy);
    if (typeof sources === "string") return wrong("copy", sources);
    if (sources.length !== 1)
      return wrong("copy", `copy must select one node, and selects ${sources.length}`);
    result = merged(result, structuredClone(valueAt(spec, sources[0]?.location ?? [])));
  }
  if (update !== undefined) {
    const isList = Array.isArray(result);
    if (typeof result !== "object" || result === null)
      return wrong("target", "the target of an update must be an object or a list");
    if (!isList && (typeof update !== "object" || update === null || Array.isArray(update)))
      return wrong("update", "the target is an object, so update must be one");
    result =
      isList && !Array.isArray(update)
        ? [...(result as unknown[]), structuredClone(update)]
        : merged(result, structuredClone(update));
  }
  if (location.length === 0) {
    for (const name of Object.keys(spec)) delete spec[name];
    Object.assign(spec, result);
  } else {
    const parent = Object(valueAt(spec, location.slice(0, -1))) as Json;
    parent[location[location.length - 1] ?? ""] = result;
  }
  return { pointers: [] };
}

/** Objects member by member, lists one after the other, anything else replaced. */
function merged(base: unknown, top: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(top)) return [...base, ...top];
  if (!isObject(base) || !isObject(top)) return top;
  const result: Json = { ...base };
  for (const [name, value] of Object.entries(top)) {
    if (name === "__proto__") continue;
    result[name] = Object.hasOwn(result, name) ? merged(result[name], value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function removeAt(spec: Json, location: readonly (string | number)[]): void {
  const parent = valueAt(spec, location.slice(0, -1));
  const last = location[location.length - 1] ?? "";
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (Object(parent) as Json)[last];
}

function pointerOf(location: readonly (string | number)[]): string {
  return location.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
