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

/** An assumption says what was taken and from where. `true` or a word says neither. */
function assumption() {
  const check = (node, { report, location }) => {
    if (node["x-unseen"] && !("x-assumption" in node)) {
      report({ message: "An answer nobody has seen needs an `x-assumption`.", location: location.key() });
    }
    if (!("x-assumption" in node)) return;
    const text = node["x-assumption"];
    if (typeof text !== "string" || text.trim().split(/\s+/).length < 4) {
      report({
        message: "`x-assumption` must be a sentence: what was assumed, and from where.",
        location: location.child(["x-assumption"]),
      });
    }
  };
  return {
    Operation: check,
    Parameter: check,
    RequestBody: check,
    Schema: check,
    Response: check,
    SecurityScheme: check,
    // What stands beside a reference belongs to nothing else.
    ref: check,
  };
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
        "data-class": dataClass,
        secret,
        open,
        "operation-verb": operationVerb,
        examples,
      },
    },
  };
}
