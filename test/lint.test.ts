import { existsSync } from "node:fs";
import { type Config, createConfig, lint, lintFromString } from "@redocly/openapi-core";
import { beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { config, type Node, pathOf, providers } from "./support/specs.js";

const names = [
  "effect",
  "source",
  "assumption",
  "observable",
  "roles",
  "data-class",
  "secret",
  "open",
  "operation-verb",
  "examples",
] as const;

let ours: Config;

beforeAll(async () => {
  ours = await createConfig(
    {
      plugins: [pathOf("scripts/lint/plugin.js")],
      rules: Object.fromEntries(names.map((name) => [`claims/${name}`, "error" as const])),
    },
    { configPath: pathOf("redocly.yaml") },
  );
});

const sentence = "Taken from the page of the sister platform.";
const why = "It is about what is sent, which no answer shows.";

/** A spec that keeps every rule of ours. */
function spec(): Node {
  return {
    openapi: "3.1.1",
    info: { title: "Engines", version: "1" },
    paths: {
      "/engines": {
        parameters: [
          {
            name: "size",
            in: "query",
            "x-assumption": sentence,
            "x-unobservable": why,
            schema: { type: "integer" },
          },
        ],
        post: {
          operationId: "createEngine",
          "x-effect": "create",
          "x-assumption": sentence,
          externalDocs: { url: "https://docs.example.com/engines" },
          requestBody: {
            "x-assumption": sentence,
            "x-unobservable": why,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Engine" }, example: {} } },
          },
          responses: {
            200: {
              description: "Made.",
              "x-unseen": true,
              "x-assumption": sentence,
              content: {
                "application/json": {
                  schema: { $ref: "#/components/schemas/Engine" },
                  examples: { made: { value: {} } },
                },
              },
            },
            400: { description: "Refused.", content: { "application/json": {} } },
          },
        },
      },
    },
    components: {
      schemas: {
        Engine: {
          type: "object",
          properties: {
            id: { type: "string", "x-data-class": "public" },
            name: { type: "string" },
            wheel: { $ref: "#/components/schemas/Wheel", "x-assumption": sentence, "x-data-class": "public" },
            password: { type: "string", "x-data-class": "secret" },
            tokenType: { type: "string" },
          },
        },
        Wheel: { type: "string", "x-assumption": sentence },
      },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", "x-assumption": sentence, "x-unobservable": why },
      },
    },
  };
}

const operation = (document: Node) => document.paths["/engines"].post;
const properties = (document: Node) => document.components.schemas.Engine.properties;

async function problems(change: (document: Node) => void): Promise<string[]> {
  const document = spec();
  change(document);
  const found = await lintFromString({
    source: stringify(document),
    config: ours,
    absoluteRef: "/spec.yaml",
  });
  return found.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer?.replaceAll("~1", "/")}`);
}

test("a spec that keeps our rules has no problem", async () => {
  expect(await problems(() => {})).toEqual([]);
});

const post = "#/paths//engines/post";

describe("claims/effect", () => {
  test.each(["read", "create", "update", "delete"])("%s is an effect", async (effect) => {
    expect(await problems((document) => (operation(document)["x-effect"] = effect))).toEqual([]);
  });

  test.each(["post", "Read", "", true, null])("%j is none", async (effect) => {
    expect(await problems((document) => (operation(document)["x-effect"] = effect))).toEqual([
      `claims/effect ${post}/x-effect`,
    ]);
  });

  test("an operation without one is reported", async () => {
    expect(await problems((document) => delete operation(document)["x-effect"])).toEqual([
      `claims/effect ${post}/`,
    ]);
  });
});

describe("claims/source", () => {
  test.each([
    undefined,
    {},
    { url: "docs.example.com" },
    { url: "http://docs.example.com" },
    { description: "A page." },
  ])("%j names no page", async (externalDocs) => {
    expect(await problems((document) => (operation(document).externalDocs = externalDocs))).toEqual([
      `claims/source ${post}`,
    ]);
  });
});

describe("claims/assumption", () => {
  const places: [string, (document: Node) => Node, string][] = [
    ["an operation", operation, post],
    ["a parameter", (document) => document.paths["/engines"].parameters[0], "#/paths//engines/parameters/0"],
    ["a body", (document) => operation(document).requestBody, `${post}/requestBody`],
    ["an answer", (document) => operation(document).responses[200], `${post}/responses/200`],
    ["a property", (document) => properties(document).name, "#/components/schemas/Engine/properties/name"],
    ["a reference", (document) => properties(document).wheel, "#/components/schemas/Engine/properties/wheel"],
    ["a schema", (document) => document.components.schemas.Wheel, "#/components/schemas/Wheel"],
    [
      "a credential",
      (document) => document.components.securitySchemes.token,
      "#/components/securitySchemes/token",
    ],
  ];

  test.each(places)("of %s is a sentence", async (_place, find, pointer) => {
    for (const text of [true, "", "assumed", "taken from FinHub", null]) {
      expect(await problems((document) => (find(document)["x-assumption"] = text))).toEqual([
        `claims/assumption ${pointer}/x-assumption`,
      ]);
    }
  });

  test("is needed where an answer was never seen", async () => {
    expect(await problems((document) => delete operation(document).responses[200]["x-assumption"])).toEqual([
      `claims/assumption ${post}/responses/200`,
    ]);
  });

  test("is not needed elsewhere", async () => {
    expect(await problems((document) => delete operation(document)["x-assumption"])).toEqual([]);
  });
});

describe("claims/observable", () => {
  const hidden: [string, (document: Node) => Node, string][] = [
    ["a parameter", (document) => document.paths["/engines"].parameters[0], "#/paths//engines/parameters/0"],
    ["a body", (document) => operation(document).requestBody, `${post}/requestBody`],
    [
      "a credential",
      (document) => document.components.securitySchemes.token,
      "#/components/securitySchemes/token",
    ],
  ];

  test.each(hidden)("what is assumed of %s says why no answer shows it", async (_place, find, pointer) => {
    expect(await problems((document) => delete find(document)["x-unobservable"])).toEqual([
      `claims/observable ${pointer}/x-assumption`,
    ]);
    for (const text of [true, "", "it is sent"]) {
      expect(await problems((document) => (find(document)["x-unobservable"] = text))).toEqual([
        `claims/observable ${pointer}/x-unobservable`,
      ]);
    }
    expect(await problems((document) => delete find(document)["x-assumption"])).toEqual([
      `claims/observable ${pointer}/x-unobservable`,
    ]);
  });

  const shown: [string, (document: Node) => Node, string][] = [
    ["an operation", operation, post],
    ["an answer", (document) => operation(document).responses[200], `${post}/responses/200`],
    ["a property", (document) => properties(document).wheel, "#/components/schemas/Engine/properties/wheel"],
    ["a schema", (document) => document.components.schemas.Wheel, "#/components/schemas/Wheel"],
  ];

  test.each(shown)("%s is shown by answers and cannot say that it is not", async (_place, find, pointer) => {
    expect(await problems((document) => (find(document)["x-unobservable"] = why))).toEqual([
      `claims/observable ${pointer}/x-unobservable`,
    ]);
  });

  test("a property that is only sent is not shown", async () => {
    const found = await problems((document) => {
      operation(document).requestBody.content["application/json"].schema = {
        type: "object",
        properties: { speed: { type: "number", "x-assumption": sentence } },
      };
    });
    expect(found).toEqual([
      `claims/observable ${post}/requestBody/content/application/json/schema/properties/speed/x-assumption`,
    ]);
  });

  test.each([{ "x-page": "size" }, { "x-filters": "size" }])(
    "%j lets answers show a parameter",
    async (role) => {
      const found = await problems((document) => {
        const [parameter] = document.paths["/engines"].parameters;
        delete parameter["x-unobservable"];
        Object.assign(parameter, role);
      });
      expect(found).toEqual([]);
    },
  );
});

describe("claims/roles", () => {
  const described = (role: Node) =>
    problems((document) => {
      const [parameter] = document.paths["/engines"].parameters;
      delete parameter["x-unobservable"];
      Object.assign(parameter, role);
    });

  test.each([
    { "x-page": "number" },
    { "x-page": "number", "x-first-page": 0 },
    { "x-page": "number", "x-first-page": 1 },
    { "x-page": "offset" },
    { "x-filters": "status" },
    { "x-page": "size", "x-questions": ["pageSize"] },
  ])("%j is one", async (role) => {
    expect(await described(role)).toEqual([]);
  });

  test.each([
    ["x-page", { "x-page": "index" }],
    ["x-page", { "x-page": true }],
    ["x-first-page", { "x-page": "number", "x-first-page": 2 }],
    ["x-first-page", { "x-page": "size", "x-first-page": 0 }],
    ["x-filters", { "x-filters": "" }],
    ["x-filters", { "x-filters": ["status"] }],
    ["x-questions", { "x-page": "size", "x-questions": "pageSize" }],
    ["x-questions", { "x-page": "size", "x-questions": [1] }],
  ])("a wrong %s in %j is reported", async (name, role) => {
    expect(await described(role)).toEqual([`claims/roles #/paths//engines/parameters/0/${name}`]);
  });
});

describe("claims/data-class", () => {
  test.each(["name", "wheel"])("%s is secret, public or unmarked", async (name) => {
    const marked = (kind: unknown) =>
      problems((document) => (properties(document)[name]["x-data-class"] = kind));
    expect(await marked("secret")).toEqual([]);
    expect(await marked("public")).toEqual([]);
    for (const kind of ["private", "Secret", "", true]) {
      expect(await marked(kind)).toEqual([
        `claims/data-class #/components/schemas/Engine/properties/${name}/x-data-class`,
      ]);
    }
  });
});

describe("claims/secret", () => {
  const declared = (name: string, schema: Node) =>
    problems((document) => (properties(document)[name] = schema));
  const at = (name: string) => [`claims/secret #/components/schemas/Engine/properties/${name}`];

  test.each([
    ...[
      "password",
      "newPassword",
      "passcode",
      "pin",
      "pinCode",
      "pin_code",
      "secret",
      "secretAnswer",
      "clientSecret",
    ],
    ...[
      "token",
      "accessToken",
      "session_token",
      "csrf_token",
      "tokens",
      "otp",
      "cvv",
      "cvc2",
      "targetCode",
      "inputCode",
    ],
    ...["privateKey", "api_key", "sessionId", "answer", "creditcard"],
  ])("%s looks secret", async (name) => {
    expect(await declared(name, { type: "string" })).toEqual(at(name));
    expect(await declared(name, { type: "string", "x-data-class": "secret" })).toEqual([]);
    // Somebody has thought about it.
    expect(await declared(name, { type: "string", "x-data-class": "public" })).toEqual([]);
  });

  test.each(["tokenType", "expiresIn", "zipCode", "opinion", "shipping", "spin", "keyboard", "code"])(
    "%s does not",
    async (name) => {
      expect(await declared(name, { type: "string" })).toEqual([]);
    },
  );

  test("the mark may stand on the schema that a property refers to", async () => {
    const referring = (schema: Node) =>
      problems((document) => {
        document.components.schemas.Pin = schema;
        properties(document).pin = { $ref: "#/components/schemas/Pin" };
      });
    expect(await referring({ type: "string" })).toEqual(at("pin"));
    expect(await referring({ type: "string", "x-data-class": "secret" })).toEqual([]);
  });

  test("the mark may stand beside the reference", async () => {
    const wheel = { $ref: "#/components/schemas/Wheel" };
    expect(await declared("pin", wheel)).toEqual(at("pin"));
    expect(await declared("pin", { ...wheel, "x-data-class": "secret" })).toEqual([]);
  });

  test("a container of objects is not a value; what it holds is looked at", async () => {
    const answer = { type: "object", properties: { secretAnswer: { type: "string" } } };
    const inside = "#/components/schemas/Engine/properties/secrets";
    expect(await declared("secrets", answer)).toEqual([`claims/secret ${inside}/properties/secretAnswer`]);
    expect(await declared("secrets", { type: "array", items: answer })).toEqual([
      `claims/secret ${inside}/items/properties/secretAnswer`,
    ]);
  });

  test("a list of values is a value", async () => {
    expect(await declared("passwords", { type: "array", items: { type: "string" } })).toEqual(
      at("passwords"),
    );
  });
});

describe("claims/open", () => {
  const described = (wheel: Node) => problems((document) => (document.components.schemas.Wheel = wheel));

  test("an object of which nothing is said is no schema", async () => {
    expect(await described({ type: "object" })).toEqual(["claims/open #/components/schemas/Wheel"]);
  });

  test.each([
    ["properties", { id: { type: "string" } }],
    ["additionalProperties", true],
    ["additionalProperties", false],
    ["allOf", [{ $ref: "#/components/schemas/Engine" }]],
  ])("one with %s is", async (keyword, value) => {
    expect(await described({ type: "object", [keyword]: value })).toEqual([]);
  });
});

describe("claims/operation-verb", () => {
  test.each([
    "listEngines",
    "getEngine",
    "createEngine",
    "updateEngine",
    "deleteEngine",
    "addWheel",
    "setSpeed",
  ])("%s is a verb and a noun", async (id) => {
    expect(await problems((document) => (operation(document).operationId = id))).toEqual([]);
  });

  test.each(["engines", "removeEngine", "getengine", "get", "listing", "CreateEngine", "create_engine"])(
    "%s is not",
    async (id) => {
      expect(await problems((document) => (operation(document).operationId = id))).toEqual([
        `claims/operation-verb ${post}/operationId`,
      ]);
    },
  );
});

describe("claims/examples", () => {
  const json = (node: Node) => node.content["application/json"];

  test("a body needs one", async () => {
    expect(await problems((document) => delete json(operation(document).requestBody).example)).toEqual([
      `claims/examples ${post}/requestBody`,
    ]);
  });

  test.each([undefined, {}])("a success needs one, and %j is none", async (examples) => {
    expect(
      await problems((document) => (json(operation(document).responses[200]).examples = examples)),
    ).toEqual([`claims/examples ${post}/responses/200`]);
  });

  test("a success by reference needs one too", async () => {
    const found = await problems((document) => {
      const made = operation(document).responses[200];
      delete json(made).examples;
      document.components.responses = { Made: made };
      operation(document).responses[200] = { $ref: "#/components/responses/Made" };
    });
    expect(found).toEqual([`claims/examples ${post}/responses/200`]);
  });

  test("an answer without a body needs none", async () => {
    const found = await problems((document) => delete operation(document).responses[200].content);
    expect(found.filter((problem) => problem.startsWith("claims/examples"))).toEqual([]);
  });
});

describe("the specs", () => {
  test.each(providers)("%s has no problem, neither error nor warning", async (provider) => {
    expect(await lint({ ref: pathOf(`specs/${provider}.yaml`), config: await config() })).toEqual([]);
  });

  test("are linted with every rule of ours, as an error, and nothing is ignored", async () => {
    const { rules } = (await config()).resolvedConfig;
    expect(rules).toMatchObject(Object.fromEntries(names.map((name) => [`claims/${name}`, "error"])));
    expect(existsSync(pathOf(".redocly.lint-ignore.yaml"))).toBe(false);
  });
});
