// What comes in: bytes to JSON, and JSON that is safe to hand on.

/** Why a body is not an answer. Fixed words: parsers quote their input. */
export class NotAnAnswer {
  constructor(readonly why: string) {}
}

/** What a spec says an operation answers. `any`: nobody has documented it, so anything JSON will do, or nothing. */
export type AnswerShape = "object" | "array" | "any" | "none";

const deepest = 500;

export function isJson(contentType: string | null): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType?.trim() ?? "");
}

/** Parses an answer. Properties named in `without` are left out at any depth. */
export function parse(
  text: string,
  contentType: string | null,
  shape: AnswerShape,
  without: ReadonlySet<string>,
): unknown {
  const tolerant = shape === "any" || shape === "none";
  if (!/\S/.test(text)) {
    if (tolerant) return undefined;
    throw new NotAnAnswer("is empty");
  }
  if (!isJson(contentType)) throw new NotAnAnswer("is not JSON by its content type");
  let data: unknown;
  try {
    data = JSON.parse(text);
    // Only now: in text that is no JSON the search for numbers may never end, or make JSON of it.
    if (mayRound(text)) data = JSON.parse(exactNumbers(text));
  } catch {
    throw new NotAnAnswer("is not one whole JSON document");
  }
  if (typeof data !== "object" || data === null) throw new NotAnAnswer("is neither an object nor an array");
  if (!tolerant && (shape === "array") !== Array.isArray(data)) {
    throw new NotAnAnswer(`is not the ${shape} that the operation declares`);
  }
  return clean(data, without, 0);
}

/**
 * Leaves out what must not be there: `without`, and the names that reach a prototype when somebody copies the answer
 * (`Object.assign` and every deep merge follow them). What needs no change is not copied.
 */
function clean(value: object, without: ReadonlySet<string>, depth: number): object {
  if (depth > deepest) throw new NotAnAnswer("is nested too deeply");
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      if (isObject(item)) value[at] = clean(item, without, depth + 1);
    }
    return value;
  }
  const members: { [name: string]: unknown } = Object(value);
  let unwanted = false;
  for (const name in members) {
    const member = members[name];
    if (without.has(name) || pollutes(name, member)) unwanted = true;
    else if (isObject(member) && Object.hasOwn(members, name)) {
      members[name] = clean(member, without, depth + 1);
    }
  }
  if (!unwanted) return value;
  // A copy costs less than deleting, which makes an object slow for good.
  const kept: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(members)) {
    if (!without.has(name) && !pollutes(name, member)) kept[name] = member;
  }
  return kept;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function pollutes(name: string, member: unknown): boolean {
  return name === "__proto__" || (isObject(member) && (name === "constructor" || name === "prototype"));
}

/** Whether a number may be longer than a double holds, or leave its range. Sixteen digits in a row cross one of the stops. */
function mayRound(text: string): boolean {
  for (let at = 15; at < text.length; at += 16) {
    const unit = text.charCodeAt(at);
    if (unit > 57 || !isDigit(text, at)) continue;
    let from = at;
    let to = at;
    while (isDigit(text, from - 1)) from -= 1;
    while (isDigit(text, to + 1)) to += 1;
    if (to - from >= 15) return true;
  }
  return /\d[eE][-+]?\d{3}/.test(text);
}

/** A digit or the point between two. */
function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 48 && unit <= 57) || unit === 46;
}

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** JSON whose numbers a double cannot hold exactly are text: an identifier or an amount is never rounded. */
function exactNumbers(text: string): string {
  return text.replace(stringOrNumber, (token) =>
    token.startsWith('"') || holdsExactly(token) ? token : `"${token}"`,
  );
}

function holdsExactly(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return false;
  if (String(value) === literal) return true;
  const digits = literal
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "");
  return digits.length <= 15 && (value !== 0 || digits === "");
}
