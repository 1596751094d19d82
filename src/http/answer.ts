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
    data = JSON.parse(exactNumbers(text));
  } catch {
    throw new NotAnAnswer("is not one whole JSON document");
  }
  if (typeof data !== "object" || data === null) throw new NotAnAnswer("is neither an object nor an array");
  if (!tolerant && (shape === "array") !== Array.isArray(data)) {
    throw new NotAnAnswer(`is not the ${shape} that the operation declares`);
  }
  clean(data, without, 0);
  return data;
}

/**
 * Takes out what must not be there: `without`, and the names that reach a prototype when somebody copies the answer
 * (`Object.assign` and every deep merge follow them).
 */
function clean(value: object, without: ReadonlySet<string>, depth: number): void {
  if (depth > deepest) throw new NotAnAnswer("is nested too deeply");
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === "object" && item !== null) clean(item, without, depth + 1);
    }
    return;
  }
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    const nested = typeof member === "object" && member !== null;
    const pollutes = name === "__proto__" || (nested && (name === "constructor" || name === "prototype"));
    if (pollutes || without.has(name)) Reflect.deleteProperty(value, name);
    else if (nested) clean(member, without, depth + 1);
  }
}

// Enough digits that a double may not hold them, or an exponent that may leave its range.
const suspicious = /[\d.]{16}|\d[eE][-+]?\d{3}/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** JSON whose numbers a double cannot hold exactly are text: an identifier or an amount is never rounded. */
function exactNumbers(text: string): string {
  if (!suspicious.test(text)) return text;
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
