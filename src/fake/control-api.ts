// The control API, described: `GET /_fake/openapi.json`.

const record = { type: "object", additionalProperties: true } as const;
const jsonOf = (schema: object) => ({ "application/json": { schema } });
const answer = (description: string, schema: object) => ({ description, content: jsonOf(schema) });
const refusals = {
  "400": answer("The request is not one that the bank understands.", {
    $ref: "#/components/schemas/Problem",
  }),
  "403": answer("The request comes from elsewhere.", { $ref: "#/components/schemas/Problem" }),
};
const done = { "204": { description: "Done." }, ...refusals };
const missing = { "404": answer("There is no such thing.", { $ref: "#/components/schemas/Problem" }) };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const count = (name: string, description: string) => ({
  name,
  in: "query",
  description,
  schema: { type: "integer", minimum: 0 },
});
const faults = { type: "object", properties: { faults: { type: "array", items: record } } };
const quirks = { type: "object", properties: { quirks: { type: "array", items: record } } };

/** OpenAPI 3.1. */
export const controlApi = {
  openapi: "3.1.1",
  info: {
    title: "Control API of a fake bank",
    version: "1",
    summary: "What a test does to the bank that it tests against.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [
    { url: "http://127.0.0.1:4010/_fake", description: "The port is the one that the bank listens on." },
  ],
  security: [],
  paths: {
    "/state": {
      get: {
        operationId: "getState",
        summary: "Get everything about the bank but its customers and requests",
        responses: { "200": answer("The state.", record), ...refusals },
      },
    },
    "/reset": {
      post: {
        operationId: "resetBank",
        summary: "Make the bank as it was when it started",
        responses: done,
      },
    },
    "/requests": {
      get: {
        operationId: "listRequests",
        summary: "List the requests that came, oldest first, with bodies and answers",
        parameters: [count("after", "Leaves out requests up to this number.")],
        responses: {
          "200": answer("The requests.", {
            type: "object",
            properties: { requests: { type: "array", items: record } },
          }),
          ...refusals,
        },
      },
    },
    "/customers": {
      get: {
        operationId: "listCustomers",
        summary: "List stored customers, secrets and all",
        parameters: [count("offset", "How many to skip."), count("limit", "How many to give; default 20.")],
        responses: {
          "200": answer("Records in the provider's words.", {
            type: "object",
            properties: { total: { type: "integer" }, customers: { type: "array", items: record } },
          }),
          ...refusals,
        },
      },
    },
    "/customers/{id}": {
      parameters: [id],
      get: {
        operationId: "getCustomer",
        summary: "Get a stored customer",
        responses: { "200": answer("The record.", record), ...refusals, ...missing },
      },
      put: {
        operationId: "putCustomer",
        summary: "Store a customer under this id, as it is",
        requestBody: { required: true, content: jsonOf(record) },
        responses: { "200": answer("The record.", record), ...refusals },
      },
      delete: {
        operationId: "deleteCustomer",
        summary: "Forget a customer",
        responses: { ...done, ...missing },
      },
    },
    "/fail": {
      get: {
        operationId: "listFaults",
        summary: "List the failures that were ordered",
        responses: { "200": answer("The failures, with how often each has happened.", faults), ...refusals },
      },
      post: {
        operationId: "orderFault",
        summary: "Order a failure",
        requestBody: { required: true, content: jsonOf({ $ref: "#/components/schemas/Fault" }) },
        responses: {
          "201": answer("Ordered.", { type: "object", properties: { number: { type: "integer" } } }),
          ...refusals,
        },
      },
      delete: { operationId: "stopFaults", summary: "Let nothing fail any more", responses: done },
    },
    "/fail/{id}": {
      parameters: [id],
      delete: { operationId: "stopFault", summary: "Stop one failure", responses: { ...done, ...missing } },
    },
    "/quirks": {
      get: {
        operationId: "listQuirks",
        summary: "List how the bank behaves where nobody knows",
        responses: { "200": answer("The quirks, with what each can be and is.", quirks), ...refusals },
      },
      patch: {
        operationId: "setQuirks",
        summary: "Behave differently from now on",
        requestBody: { required: true, content: jsonOf(record) },
        responses: { "200": answer("The quirks.", quirks), ...refusals },
      },
    },
    "/clock": {
      post: {
        operationId: "setClock",
        summary: "Move the bank's time on, or stop it at one",
        requestBody: {
          required: true,
          content: jsonOf({
            type: "object",
            properties: { advanceMs: { type: "number" }, at: { type: ["string", "number"] } },
          }),
        },
        responses: {
          "200": answer("The new time.", { type: "object", properties: { now: { type: "string" } } }),
          ...refusals,
        },
      },
    },
  },
  components: {
    schemas: {
      Problem: { type: "object", properties: { error: { type: "string" } } },
      Fault: {
        type: "object",
        required: ["how"],
        properties: {
          operation: { type: "string", description: "An operationId of the provider's spec, or `token`." },
          times: { type: "integer", minimum: 1 },
          nth: { type: "integer", minimum: 1 },
          every: { type: "integer", minimum: 1 },
          chance: { type: "number", minimum: 0, maximum: 1 },
          when: { type: "string", enum: ["before", "after"] },
          how: {
            description: "A word such as `reset` or `timeout`, a status, or an answer.",
            oneOf: [
              { type: "string" },
              { type: "integer" },
              {
                type: "object",
                properties: {
                  status: { type: "integer" },
                  headers: { type: "object", additionalProperties: { type: "string" } },
                  body: {},
                  delayMs: { type: "number" },
                },
              },
            ],
          },
        },
      },
    },
  },
} as const;
