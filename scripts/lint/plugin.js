// The rules a claim about somebody else's API must keep. Redocly loads this file as it is, so it is plain JavaScript.

const EFFECTS = ["read", "create", "update", "delete"];
const DATA_CLASSES = ["secret", "public"];
const VERBS = ["list", "get", "create", "update", "delete", "add", "set"];

// `token` is matched as a word of its own or an ending: access_token, sessionToken, inputCode; not `tokenUrl`.
const LOOKS_SECRET =
  /(^|_)(passwd|passcode|pin|otp|cv[cv]2?|csrf|answer|creditcard)$|password|pin_?code|secret|tokens?$|(target|input)code$|(private|api)_?key|session_?id$/i;

/** Every operation says what it does to the data: retries follow this, never the HTTP verb. */
function effect() {
  return {
    Operation(operation, { report, location }) {
      if (!EFFECTS.includes(operation["x-effect"])) {
        report({
          message: `\`x-effect\` must be one of ${EFFECTS.join(", ")}.`,
          location: location.child("x-effect" in operation ? ["x-effect"] : []).key(),
        });
      }
    },
  };
}

/** Every operation names the page it was written from. */
function source() {
  return {
    Operation(operation, { report, location }) {
      const url = operation.externalDocs?.url;
      if (typeof url !== "string" || !url.startsWith("https://")) {
        report({
          message: "`externalDocs.url` must name the documentation page the operation was written from.",
          location: location.key(),
        });
      }
    },
  };
}

const isSentence = (text) => typeof text === "string" && text.trim().split(/\s+/).length >= 4;

/** Visits every node that may carry an assumption. */
const whereAssumed = (check) => ({
  Operation: check,
  Parameter: check,
  RequestBody: check,
  Schema: check,
  Response: check,
  SecurityScheme: check,
  // What stands beside a reference belongs to nothing else.
  ref: check,
});

/** An assumption says what was taken and from where. `true` or a word says neither. */
function assumption() {
  const check = (node, { report, location }) => {
    if (node["x-unseen"] && !("x-assumption" in node)) {
      report({ message: "An answer nobody has seen needs an `x-assumption`.", location: location.key() });
    }
    if (!("x-assumption" in node)) return;
    if (!isSentence(node["x-assumption"])) {
      report({
        message: "`x-assumption` must be a sentence: what was assumed, and from where.",
        location: location.child(["x-assumption"]),
      });
    }
  };
  return whereAssumed(check);
}

/**
 * An assumption that answers can confirm or refute stands where an answer shows it. One that they cannot says why: it waits for a
 * person, not for observations.
 */
function observable() {
  /** What some answer shows: operations, answers, and every node below them. */
  const shown = new Set();
  const assumed = new Map();
  const add = (node, resolve, from) => {
    if (typeof node !== "object" || node === null || shown.has(node)) return;
    shown.add(node);
    if (typeof node.$ref === "string") {
      const { node: target, location } = resolve(node, from);
      if (location) add(target, resolve, location.source.absoluteRef);
    }
    for (const [name, child] of Object.entries(node)) {
      if (name !== "example" && name !== "examples") add(child, resolve, from);
    }
  };
  const check = (node, { location }) => {
    if ("x-assumption" in node || "x-unobservable" in node) assumed.set(node, location);
  };
  return {
    ...whereAssumed(check),
    Operation(operation, context) {
      add(operation.responses, context.resolve, context.location.source.absoluteRef);
      shown.add(operation);
      check(operation, context);
    },
    Root: {
      leave(_, { report }) {
        for (const [node, location] of assumed) {
          const isShown = shown.has(node) || "x-page" in node || "x-filters" in node;
          const why = node["x-unobservable"];
          if (why === undefined) {
            if (!isShown)
              report({
                message: "No answer shows this: say why not in `x-unobservable`.",
                location: location.child(["x-assumption"]).key(),
              });
          } else if (isShown || !("x-assumption" in node)) {
            const message = isShown
              ? "An answer shows this: it needs no `x-unobservable`."
              : "`x-unobservable` belongs to an `x-assumption`.";
            report({ message, location: location.child(["x-unobservable"]).key() });
          } else if (!isSentence(why)) {
            report({
              message: "`x-unobservable` must be a sentence: why no answer can show it.",
              location: location.child(["x-unobservable"]),
            });
          }
        }
      },
    },
  };
}

/** What a node means for paging, filters and the doctor, in words that observations are judged by. */
function roles() {
  const check = (node, { report, location }) => {
    const wrong = (name, message) => report({ message, location: location.child([name]) });
    const { "x-page": page, "x-first-page": first, "x-filters": filters } = node;
    if ("x-page" in node && !["number", "size", "offset"].includes(page))
      wrong("x-page", "`x-page` must be one of number, size, offset.");
    if ("x-first-page" in node && !(page === "number" && (first === 0 || first === 1)))
      wrong("x-first-page", "`x-first-page` must be 0 or 1, beside `x-page: number`.");
    if ("x-filters" in node && !(typeof filters === "string" && filters !== ""))
      wrong("x-filters", "`x-filters` must name the property that is filtered by.");
    const asked = node["x-questions"];
    if ("x-questions" in node && !(Array.isArray(asked) && asked.every((id) => typeof id === "string")))
      wrong("x-questions", "`x-questions` must be a list of the ids of the doctor's questions.");
  };
  return { Operation: check, Parameter: check, Schema: check, SecurityScheme: check };
}

/** `x-data-class` is `secret` or `public`; everything else is personal data by being unmarked. */
function dataClass() {
  const check = (schema, { report, location }) => {
    if ("x-data-class" in schema && !DATA_CLASSES.includes(schema["x-data-class"])) {
      report({
        message: `\`x-data-class\` must be one of ${DATA_CLASSES.join(", ")}.`,
        location: location.child(["x-data-class"]),
      });
    }
  };
  return { Schema: check, ref: check };
}

/** A property whose name looks secret is marked: as `secret`, or as `public` by somebody who has thought about it. */
function secret() {
  const holdsObjects = (schema, at) => {
    const known = at(schema);
    return Boolean(known?.properties || known?.allOf || (known?.items && holdsObjects(known.items, at)));
  };
  return {
    Schema: {
      skip: (schema) => !schema.properties,
      enter(schema, { report, location, resolve }) {
        for (const [name, property] of Object.entries(schema.properties)) {
          if (!LOOKS_SECRET.test(name)) continue;
          const at = (node) => (node.$ref ? resolve(node).node : node);
          const target = at(property);
          // A container is not a value: what it holds is marked inside. A list of values has no inside.
          if (holdsObjects(property, at)) continue;
          if (!DATA_CLASSES.includes(property["x-data-class"] ?? target?.["x-data-class"])) {
            report({
              message: `Property \`${name}\` looks secret: mark it \`x-data-class: secret\`.`,
              location: location.child(["properties", name]).key(),
            });
          }
        }
      },
    },
  };
}

/** An object of which no field is known holds any: unsaid, its type would be an object that holds none. */
function open() {
  return {
    Schema(schema, { report, location }) {
      const empty = ["properties", "additionalProperties", "allOf", "oneOf", "anyOf"].every(
        (key) => !(key in schema),
      );
      if (schema.type === "object" && empty) {
        report({
          message: "An object without `properties` needs `additionalProperties`.",
          location: location.key(),
        });
      }
    },
  };
}

/** `operationId` is our own word: a verb of ours, then a noun. */
function operationVerb() {
  return {
    Operation(operation, { report, location }) {
      const id = operation.operationId;
      if (typeof id === "string" && !VERBS.some((verb) => new RegExp(`^${verb}[A-Z]`).test(id))) {
        report({
          message: `\`operationId\` must start with one of ${VERBS.join(", ")}, followed by a noun.`,
          location: location.child(["operationId"]),
        });
      }
    },
  };
}

/** Every JSON body, sent or answered with success, has an example: the mock servers and the docs live on them. */
function examples() {
  const hasExample = (content) =>
    Object.values(content ?? {}).every(
      (media) => media.example !== undefined || Object.keys(media.examples ?? {}).length > 0,
    );
  return {
    Operation(operation, { report, location, resolve }) {
      const at = (node) => (node?.$ref ? resolve(node).node : node);
      const body = at(operation.requestBody);
      if (body && !hasExample(body.content)) {
        report({
          message: "The request body needs an example.",
          location: location.child(["requestBody"]).key(),
        });
      }
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (/^2/.test(status) && !hasExample(at(response)?.content)) {
          report({
            message: `The ${status} answer needs an example.`,
            location: location.child(["responses", status]).key(),
          });
        }
      }
    },
  };
}

export default function claims() {
  return {
    id: "claims",
    rules: {
      oas3: {
        effect,
        source,
        assumption,
        observable,
        roles,
        "data-class": dataClass,
        secret,
        open,
        "operation-verb": operationVerb,
        examples,
      },
    },
  };
}
