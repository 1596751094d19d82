import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { secretProperties as bankingservice } from "../generated/bankingservice.js";
import { secretProperties as counterparty } from "../generated/counterparty.js";
import { secretProperties as cyrexa } from "../generated/cyrexa.js";
import { secretProperties as finhub } from "../generated/finhub.js";
import {
  at,
  bundled,
  type Fixture,
  fieldsOf,
  fixtures,
  type Node,
  namedFieldsOf,
  type Operation,
  operationsOf,
  type Provider,
  providers,
  readYaml,
  rowsOf,
} from "./support/specs.js";

const documents = {} as Record<Provider, Node>;
const operations = {} as Record<Provider, ReadonlyMap<string, Operation>>;

beforeAll(async () => {
  for (const provider of providers) {
    documents[provider] = await bundled(provider);
    operations[provider] = operationsOf(documents[provider]);
  }
});

const idsWhere = (provider: Provider, keep: (operation: Operation) => boolean) =>
  [...operations[provider].values()]
    .filter(keep)
    .map(({ id }) => id)
    .sort();

/** What `findings` says about each of them; what it says nothing about is left out. */
function collect<Thing extends { readonly name: string }, Finding>(
  things: readonly Thing[],
  findings: (thing: Thing) => readonly Finding[],
): Record<string, readonly Finding[]> {
  const said = things.map((thing) => [thing.name, findings(thing)] as const);
  return Object.fromEntries(said.filter(([, found]) => found.length > 0));
}

describe.each(providers)("%s: samples and field lists of the documentation", (provider) => {
  const shown = fixtures(provider);

  function schemaOf({ id, part, name }: Fixture): Node {
    const schema = operations[provider].get(id)?.[part];
    expect(schema, `no schema for ${name}`).toBeDefined();
    return schema;
  }

  function validatorOf(fixture: Fixture): ValidateFunction {
    const ajv = new Ajv2020({ strict: false });
    // The components stand beside the schema, so that its references resolve.
    const schema: AnySchema = { components: documents[provider].components, ...schemaOf(fixture) };
    return ajv.compile(schema);
  }

  /** The properties of a value, with paths as `fieldsOf` writes them for a schema. */
  function pathsOf(json: Node, path = ""): string[] {
    if (Array.isArray(json)) return json.flatMap((item) => pathsOf(item, `${path}[]`));
    if (typeof json !== "object" || json === null) return [];
    return Object.entries(json).flatMap(([name, value]) => {
      const here = path ? `${path}.${name}` : name;
      return [here, ...pathsOf(value, here)];
    });
  }

  /** Names that the documentation leaves to the sender. */
  const isFree = (path: string) => /^metadata\.|\.segments\./.test(path);
  const named = (path: string) => path.replace(".period.day", ".period.*");

  test("each is valid", () => {
    const errors = collect(shown, (fixture) => {
      const validate = validatorOf(fixture);
      validate(fixture.json);
      return validate.errors ?? [];
    });
    expect(errors).toEqual({});
  });

  test("the schema has every property of each", () => {
    const unknown = collect(shown, (fixture) => {
      const known = fieldsOf(documents[provider], schemaOf(fixture)).map(({ path }) => path);
      return pathsOf(fixture.json)
        .map(named)
        .filter((path) => !known.includes(path) && !isFree(path));
    });
    expect(unknown).toEqual({});
  });

  test("every property of the schema is in one of them, or marked as an assumption", () => {
    const invented = collect(shown, (fixture) => {
      const schema = schemaOf(fixture);
      // Two pages may show two parts of one object.
      const alike = shown.filter(
        (other) => other === fixture || (schema.$ref && schemaOf(other).$ref === schema.$ref),
      );
      const seen = alike.flatMap(({ json }) => pathsOf(json)).map(named);
      return fieldsOf(documents[provider], schema)
        .filter(({ assumed, path }) => !assumed && !seen.includes(path))
        .map(({ path }) => path);
    });
    expect(invented).toEqual({});
  });

  /** Where the documentation shows no type, or leaves it to the sender. */
  const isUntyped = (name: string, path: string) =>
    isFree(path) ||
    (name === "getPayment.json" &&
      /^(sepa|openbanking\.(execution|bic|country)|terminal\.method|ideal\.bic|creditcard\.\w+|sepa_direct_debit\.\w+)$/.test(
        path,
      ));

  test("a value of the wrong type is refused, at every place of each", () => {
    const accepted = collect(shown, (fixture) => {
      const validate = validatorOf(fixture);
      const places = function* (json: Node, path: string, put: (value: unknown) => Node): Generator<string> {
        const wrong = typeof json === "object" && json !== null ? "wrong" : { wrong: true };
        if (validate(put(wrong))) yield path;
        for (const [name, value] of Object.entries(typeof json === "object" && json !== null ? json : {})) {
          const here = Array.isArray(json) ? `${path}[]` : path ? `${path}.${name}` : name;
          yield* places(value, here, (other) =>
            put(Array.isArray(json) ? [other] : { ...json, [name]: other }),
          );
        }
      };
      return [...places(fixture.json, "", (value) => value)].filter((path) => !isUntyped(fixture.name, path));
    });
    expect(accepted).toEqual({});
  });

  test("there is one for every documented body and answer", () => {
    const documented = [...operations[provider].values()].filter(({ node }) => !("x-assumption" in node));
    const expected = documented.flatMap(({ id, request, answer, responses }) => [
      ...(request ? [`${id}.request.json`] : []),
      ...(answer && !responses["200"]["x-unseen"] ? [`${id}.json`] : []),
    ]);
    expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
  });
});

describe("the specs against each other", () => {
  test("Cyrexa and FinHub share their schemas under one name", () => {
    const names = Object.keys(readYaml("specs/gateway/schemas.yaml"));
    const own = {
      cyrexa: [
        "OrganizationCustomer",
        "OrganizationDocumentResult",
        "CredentialsRequest",
        "AddCredentialRequest",
        "AddCredentialResult",
      ],
      finhub: [],
    };
    for (const provider of ["cyrexa", "finhub"] as const) {
      const { schemas } = readYaml(`specs/${provider}.yaml`).components;
      const shared = Object.fromEntries(
        names.map((name) => [name, { $ref: `gateway/schemas.yaml#/${name}` }]),
      );
      expect(schemas).toMatchObject(shared);
      expect(Object.keys(schemas).filter((name) => !names.includes(name))).toEqual(own[provider]);
    }
  });

  test("an operation that both gateways have takes and answers the same on both", () => {
    const both = idsWhere("finhub", ({ id }) => operations.cyrexa.has(id));
    // FinHub has nothing that Cyrexa lacks.
    expect(both).toEqual(idsWhere("finhub", () => true));
    for (const id of both) {
      const [here, there] = [operations.cyrexa.get(id)!, operations.finhub.get(id)!];
      expect([here.method, here.request, here.answer]).toEqual([there.method, there.request, there.answer]);
    }
  });

  test("an operationId has one effect, whoever has it", () => {
    const effects = new Map<string, Set<string>>();
    for (const provider of providers) {
      for (const { id, node } of operations[provider].values()) {
        effects.set(id, (effects.get(id) ?? new Set()).add(node["x-effect"]));
      }
    }
    expect([...effects].filter(([, one]) => one.size > 1)).toEqual([]);
    expect(effects.get("updateCustomer")).toEqual(new Set(["update"]));
  });

  test("a title that both gateways print has one operationId", () => {
    const titled = (provider: Provider) =>
      new Map(
        rowsOf(provider)
          .filter(({ id }) => id)
          .map(({ title, id }) => [title.replace(/^\d+\. /, ""), id]),
      );
    const [here, there] = [titled("cyrexa"), titled("finhub")];
    const common = [...here.keys()].filter((title) => there.has(title));
    expect(common).toContain("Get customers by customer status");
    expect(common.map((title) => here.get(title))).toEqual(common.map((title) => there.get(title)));
  });

  test("a method and path of both gateways has one operationId, and only the path by organization differs", () => {
    const paths = (provider: Provider) =>
      new Map([...operations[provider].values()].map(({ id, method, path }) => [id, `${method} ${path}`]));
    const [here, there] = [paths("cyrexa"), paths("finhub")];
    expect([...there].filter(([id, path]) => here.get(id) !== path)).toEqual([
      ["listCustomersByOrganization", "POST /getByOrganizationId/{organizationId}"],
    ]);
    expect(here.get("listCustomersByOrganization")).toBe("POST /getByOrganization/{organizationId}");
  });

  test.each([
    ["cyrexa", "https://gateway.cyrexa.com/customer/1.0.0"],
    ["finhub", "https://gateway.finhub.cloud/customer/2.0.0"],
    ["counterparty", "https://{host}/api/v1"],
    ["bankingservice", "https://api.bankingservice.ai"],
  ] as const)("%s is at %s", (provider, url) => {
    expect(documents[provider].servers.map((server: Node) => server.url)).toEqual([url]);
  });
});

describe.each(providers)("%s: specs/README.md", (provider) => {
  test("has one row for every operation, with its method and path", () => {
    const rows = rowsOf(provider).filter(({ id }) => id);
    const said = rows.map(({ id, method, path }) => [id, method, /`([^`]+)`/.exec(path)?.[1]]);
    const are = [...operations[provider].values()].map(({ id, method, path }) => [id, method, path]);
    expect(said.sort()).toEqual(are.sort());
  });

  test("calls assumed exactly what the spec calls an assumption", () => {
    const rows = rowsOf(provider);
    expect(
      rows
        .filter(({ state }) => state === "assumed")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(idsWhere(provider, ({ node }) => "x-assumption" in node));
    expect(rows.filter(({ id, state }) => id && state !== "assumed" && state !== "documented")).toEqual([]);
  });

  test("gives no operationId to what is known by title only, or superseded", () => {
    const states = new Set(
      rowsOf(provider)
        .filter(({ id }) => !id)
        .map(({ state }) => state),
    );
    // A documented call without a row in the spec says why: the login form of the counterparty API.
    const without = rowsOf(provider).filter(({ id, state }) => !id && state === "documented");
    expect(without.every(({ path }) => path.includes("not in the spec"))).toBe(true);
    expect(
      [...states].filter((state) => !["title only", "superseded", "documented"].includes(state)),
    ).toEqual([]);
  });

  test("names the page that the spec names", () => {
    const strays = rowsOf(provider)
      .filter(({ id }) => id)
      .filter(({ id, pages }) => !pages.includes(operations[provider].get(id)?.node.externalDocs.url));
    expect(strays).toEqual([]);
  });
});

test.each([
  ["cyrexa", 22 + 1 + 3 + 2],
  ["finhub", 20 + 1 + 1],
] as const)(
  "specs/README.md has every menu entry of %s, and the operations beside the menu",
  (provider, count) => {
    const rows = rowsOf(provider);
    expect(rows).toHaveLength(count);
    const numbers = rows.map(({ title }) => Number.parseInt(title, 10)).filter((number) => number > 0);
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
  },
);

describe("what was assumed", () => {
  test.each([
    [
      "cyrexa",
      "docs.finhub.cloud",
      ["addDocuments", "addSecretQuestions", "createCustomer", "listCustomersByStatus", "setCustomerStatus"],
    ],
    ["finhub", "docs.cyrexa.com", ["addAddresses", "getCustomer", "listCustomersByType", "listDocuments"]],
  ] as const)("%s names the page of %s for what it borrows", (provider, host, borrowed) => {
    const elsewhere = idsWhere(provider, ({ node }) => new URL(node.externalDocs.url).host === host);
    expect(elsewhere).toEqual(borrowed);
    for (const id of borrowed)
      expect(operations[provider].get(id)?.node["x-assumption"]).toMatch(/taken from (Cyrexa|FinHub)/);
  });

  test("what FinHub documents without a version is an assumption", () => {
    const unversioned = "https://docs.finhub.cloud/api-reference/customer/Customer/";
    const ids = idsWhere("finhub", ({ node }) => node.externalDocs.url.startsWith(unversioned));
    expect(ids).toEqual([
      "addDocuments",
      "createCustomers",
      "listCustomersByOrganization",
      "setCustomerStatus",
      "updateCustomer",
    ]);
    for (const id of ids) expect(operations.finhub.get(id)?.node["x-assumption"]).toMatch(/version/);
  });

  test.each([
    ["cyrexa", ["createCustomer", "createCustomers", "updateCustomer"]],
    ["finhub", ["createCustomer", "createCustomers"]],
    ["counterparty", []],
    ["bankingservice", ["deletePaymentMethod", "listPayments"]],
  ] as const)("%s: the answers that nobody has seen are %j, and say so", (provider, unseen) => {
    expect(idsWhere(provider, ({ responses }) => responses["200"]["x-unseen"])).toEqual(unseen);
    for (const id of unseen)
      expect(operations[provider].get(id)?.responses["200"]["x-assumption"]).toBeTypeOf("string");
  });

  test.each([
    ["cyrexa", ["addAddresses", "getCustomer", "listCustomersByType", "listOrganizationCustomers"]],
    ["finhub", ["addAddresses", "getCustomer", "listCustomersByOrganization", "listCustomersByType"]],
  ] as const)("%s: the answers whose page is cut off are %j, and say so", (provider, cut) => {
    const ids = idsWhere(provider, ({ responses }) =>
      /text.* ends/.test(responses["200"]["x-assumption"] ?? ""),
    );
    expect(ids).toEqual(cut);
  });

  test.each(providers)(
    "%s: an error whose body is described nowhere is an assumption or free-form",
    (provider) => {
      const claims = [...operations[provider].values()].flatMap(({ id, responses }) =>
        Object.entries<Node>(responses)
          .filter(([status]) => /^[45]/.test(status))
          .filter(([, response]) => {
            const schema = at(documents[provider], response.content?.["application/json"]?.schema);
            return schema?.properties && !response["x-assumption"];
          })
          .map(([status]) => `${id} ${status}`),
      );
      expect(claims).toEqual([]);
    },
  );
});

describe("what the pages say, letter for letter", () => {
  const customerStatus = [
    ...[
      "new",
      "verified",
      "under_verificaiton",
      "blacklisted",
      "under_investigation",
      "dispute",
      "on_hold",
      "bancrupted",
    ],
  ];
  const documentType = [
    ...[
      "ID front side",
      "ID back side",
      "Passport",
      "accountAuthority",
      "shareholderStructure",
      "operationAddress",
    ],
    ...["registeredAddress", "selfie", "livelinessDetection"],
  ];
  const credentialType = [
    ...[
      "email",
      "intenal_user_id",
      "single_token",
      "one_time_password",
      "username",
      "passport",
      "person_id_card",
    ],
    ...["personal_identification_number", "biometrics", "secret_question", "sms"],
  ];
  const gateway = {
    CustomerType: ["Person", "Organization"],
    CustomerStatus: customerStatus,
    Categorization: ["category1", "category2", "category3"],
    Gender: ["Male", "Female", "Non-binary", "Transgender", "Other", "Prefer not to tell"],
    PhoneType: ["fixed", "mobile", "satellite", "virtual"],
    PhoneEncoding: ["numbers", "international", "text"],
    DocumentPurpose: ["KYB", "KYC", "PEP&SANCTION"],
    DocumentType: documentType,
    DocumentStatus: ["underverification", "verified", "declined", "incomplete", "expired"],
    CredentialType: credentialType,
  };

  test.each([
    ["cyrexa", gateway],
    ["finhub", gateway],
    ["counterparty", {}],
    ["bankingservice", { PaymentMethodKind: ["openbanking", "creditcard", "terminal", "internal", "ideal"] }],
  ] as const)("%s has these enums and no other", (provider, enums) => {
    const { schemas } = documents[provider].components;
    const closed = Object.entries<Node>(schemas).filter(([, schema]) => schema.enum);
    expect(Object.fromEntries(closed.map(([name, schema]) => [name, schema.enum]))).toEqual(enums);
    // None stands inside another schema, or in a parameter.
    const inline = namedFieldsOf(documents[provider]).filter(({ declared }) => declared.enum);
    const inParameters = [...operations[provider].values()].flatMap(({ parameters }) =>
      parameters.filter(({ schema }) => schema.enum),
    );
    expect([...inline, ...inParameters]).toEqual([]);
  });

  test("Cyrexa sends `token` with all but these; for the assumed ones nobody knows", () => {
    const without = idsWhere(
      "cyrexa",
      ({ node }) => !("token" in (node.security ?? documents.cyrexa.security)[0]),
    );
    expect(without).toEqual(["addCredentials", "createLogin", "getCustomer", "listCredentials"]);
    const unknown = idsWhere("cyrexa", ({ node }) => "x-assumption" in node);
    for (const id of unknown) expect(operations.cyrexa.get(id)?.node["x-assumption"]).toContain("`token`");
  });

  test.each([
    ["cyrexa", { accessToken: "bearer", tenantId: "tenantId", token: "token" }],
    ["finhub", { accessToken: "bearer", tenantId: "tenantId" }],
    ["counterparty", { jwt: "CX-Authorization", sessionToken: "bearer" }],
    ["bankingservice", { accessToken: "bearer" }],
  ] as const)(
    "%s takes the credentials %j, and every gateway call has a token and a tenant",
    (provider, expected) => {
      const { components, security } = documents[provider];
      const schemes = Object.entries<Node>(components.securitySchemes);
      expect(
        Object.fromEntries(schemes.map(([name, { scheme, name: header }]) => [name, scheme ?? header])),
      ).toEqual(expected);
      if ("tenantId" in expected) {
        const needs = [...operations[provider].values()].flatMap(({ node }) => node.security ?? security);
        expect(needs.every((need) => "accessToken" in need && "tenantId" in need)).toBe(true);
      }
    },
  );

  test("the counterparty API takes one of two credentials", () => {
    expect(documents.counterparty.security).toEqual([{ jwt: [] }, { sessionToken: [] }]);
    expect(documents.counterparty.components.securitySchemes.sessionToken["x-prefix"]).toBe("bearer");
    const other = idsWhere("counterparty", ({ node }) => node.security !== undefined);
    // Callbacks are the bank's to serve.
    expect(other).toEqual([
      "createJwkSession",
      "getUserAuth",
      "getUserExternalId",
      "getUserKey",
      "listPublicKeys",
    ]);
  });

  const strings = { array: "string" };
  test.each([
    [
      "listCustomers",
      {
        ...{ wallet_user_guids: strings, logins: strings, kyc_levels: strings, is_disabled: "boolean" },
        ...{ min_balance_allowed: "number", max_balance_allowed: "number", balance_asset_codes: strings },
        ...{ balance_asset_issuers: strings, branch_guids: strings, names: strings, paternal_names: strings },
        ...{ phone_numbers: strings, segments: strings, statuses: strings, surnames: strings },
        ...{ search_string: "string", min_created_at: "string", max_created_at: "string" },
        ...{ min_updated_at: "string", max_updated_at: "string", offset: "integer", limit: "integer" },
        ordering: "string",
      },
    ],
    ["listCustomerAccounts", { iban: "string" }],
    [
      "listAccounts",
      {
        ...{
          wallet_account_guids: strings,
          wallet_user_guids: strings,
          account_kinds: strings,
          iban: "string",
        },
        ...{ search_string: "string", offset: "integer", limit: "integer", order: "string" },
      },
    ],
    ["listSegments", { segment_names: strings }],
    [
      "listBranches",
      { names: strings, guids: strings, limit: "integer", offset: "integer", order: "string" },
    ],
    ["listCustomerAmountLimits", { customer_guid: "string" }],
    ["listCustomerPaymentLimits", { customer_guid: "string" }],
  ] as const)("the query of %s of the counterparty API", (id, expected) => {
    const query = (operations.counterparty.get(id)?.parameters ?? []).filter((one) => one.in === "query");
    const types = query.map((one) => {
      const { type, items } = at(documents.counterparty, one.schema);
      return [one.name, type === "array" ? { array: items.type } : type];
    });
    expect(types).toEqual(Object.entries(expected));
    expect(query.filter(({ required }) => required)).toEqual([]);
    // How an array is written is nowhere shown.
    const arrays = query.filter((one) => at(documents.counterparty, one.schema).type === "array");
    expect(arrays.filter((one) => !one["x-assumption"])).toEqual([]);
  });

  test("no other operation of any provider has a documented query", () => {
    const queried = providers.flatMap((provider) =>
      idsWhere(provider, ({ parameters }) =>
        parameters.some((one) => one.in === "query" && !(one["x-assumption"] && provider !== "counterparty")),
      ),
    );
    expect(queried).toEqual([
      ...["listAccounts", "listBranches", "listCustomerAccounts", "listCustomerAmountLimits"],
      ...["listCustomerPaymentLimits", "listCustomers", "listSegments"],
    ]);
  });

  /** The counterparty API documents 401 for all of its calls; here are the others. */
  test.each([
    ["cyrexa", {}],
    ["finhub", {}],
    [
      "counterparty",
      {
        ...{
          listCustomers: ["400"],
          createCustomer: ["400"],
          updateCustomer: ["400"],
          createAccount: ["400"],
        },
        ...{ listSegments: ["400"], listBranches: ["400"], createBranch: ["400"], getBranch: ["400"] },
        ...{ updateBranch: ["400"], createJwk: ["400"] },
      },
    ],
    [
      "bankingservice",
      {
        ...{ createCustomer: ["400"], updateCustomer: ["400"], deleteCustomer: ["400"] },
        ...{ getCustomer: ["404"], getPaymentMethod: ["404"], getPayment: ["404"] },
      },
    ],
  ] as const)("%s refuses with the documented statuses, and succeeds with 200", (provider, expected) => {
    const found = Object.fromEntries(
      [...operations[provider].values()].map(({ id, responses }) => [
        id,
        Object.keys(responses).filter((status) => /^[45]\d\d$/.test(status) && status !== "401"),
      ]),
    );
    expect(Object.fromEntries(Object.entries(found).filter(([, statuses]) => statuses.length > 0))).toEqual(
      expected,
    );
    expect(idsWhere(provider, ({ responses }) => !responses["200"])).toEqual([]);
    const denies = provider === "counterparty" ? idsWhere(provider, ({ id }) => id !== "listPublicKeys") : [];
    expect(idsWhere(provider, ({ responses }) => responses["401"] !== undefined)).toEqual(denies);
    const open = idsWhere(provider, ({ responses, path, node }) => {
      const callback = node.tags[0] === "Callbacks" && !path.startsWith("/counterparty");
      return !callback && !(responses["4XX"] && responses["5XX"]);
    });
    expect(open).toEqual([]);
  });

  test.each([
    ["cyrexa", {}],
    ["finhub", {}],
    [
      "counterparty",
      { CustomerCreate: ["asset_code", "asset_issuer"], UserAuthCallbackResponse: ["external_id", "key"] },
    ],
    [
      "bankingservice",
      { PaymentMethod: ["id", "created"], PaymentInput: ["method", "description", "currency", "amount"] },
    ],
  ] as const)("%s requires these properties and no other", (provider, expected) => {
    const schemas = Object.entries<Node>(documents[provider].components.schemas);
    const required = schemas
      .filter(([, schema]) => schema.required)
      .map(([name, schema]) => [name, schema.required]);
    expect(Object.fromEntries(required)).toEqual(expected);
    expect(namedFieldsOf(documents[provider]).filter(({ declared }) => declared.required)).toEqual([]);
  });

  test.each([
    ["cyrexa", ["AddCredentialResult.code"]],
    ["finhub", []],
    [
      "counterparty",
      [
        ...[
          "CustomerCreate.kyc_level",
          "CustomerCreated.assets_total",
          "Asset.minor_unit",
          "CustomerUpdate.kyc_level",
        ],
        ...[
          "CustomerList.total",
          "CustomerListItem.kyc_level",
          "CustomerAccountList.total",
          "AccountList.total",
        ],
        ...[
          "Account.assets_total",
          "AccountAsset.minor_unit",
          "PeriodLimit.period_key",
          "CustomerLimitSet.period_key",
        ],
        "BranchList.total",
      ],
    ],
    [
      "bankingservice",
      ["CustomerPage.page", "CustomerPage.pages", "CustomerPage.size", "CustomerPage.count"],
    ],
  ] as const)("%s: a number is whole only where a page says so", (provider, expected) => {
    const whole = namedFieldsOf(documents[provider]).filter(({ declared }) => declared.type === "integer");
    expect(whole.map(({ path }) => path).sort()).toEqual([...expected].sort());
  });
});

describe("secrets", () => {
  const login = ["Credential.code", "LoginResult.credentials[].sessionId", "LoginResult.credentials[].token"];
  const person = [
    "Person.pinCode",
    "Person.password",
    "SecretQuestion.answer",
    "TwoFa.targetCode",
    "TwoFa.inputCode",
  ];

  test.each([
    ["cyrexa", [...person, ...login], cyrexa],
    ["finhub", [...person, ...login], finhub],
    [
      "counterparty",
      ["JwkSession.session_token", "UserAuthCallbackResponse.key", "UserKeyCallbackResponse.key"],
      counterparty,
    ],
    ["bankingservice", ["Payment.creditcard", "PaymentInput.creditcard"], bankingservice],
  ] as const)("of %s are %j, and the client is told all of them", (provider, expected, told) => {
    const secret = namedFieldsOf(documents[provider]).filter(
      ({ schema }) => schema["x-data-class"] === "secret",
    );
    expect(secret.map(({ path }) => path).sort()).toEqual([...expected].sort());
    expect([...told]).toEqual([...new Set(expected.map((path) => path.replace(/^.*\./, "")))].sort());
  });

  test.each(providers)("no name, address, number or amount of %s is public", (provider) => {
    const personal =
      /^(.*name|.*Name|e?mail|email|phone.*number|phone|number|iban|login|street|streetNumber|address|dateOfBirth|balance.*allowed|balance|amount|nationality|gender|answer|question|value)$/;
    const open = namedFieldsOf(documents[provider])
      .filter(({ schema }) => schema["x-data-class"] === "public")
      .map(({ path }) => path)
      .filter((path) => personal.test(path.replace(/^.*\./, "")));
    expect(open).toEqual([]);
  });
});
