import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import type { CustomerClient } from "../../customers.js";
import { type Diagnosis, diagnose, questionsOf } from "../../doctor/index.js";
import { compare, createObserver, type Observer } from "../../observe/index.js";
import { overlayOf } from "../../observe/overlay.js";
import { shippedSpec } from "../../spec/documents.js";
import type { Node } from "../../spec/node.js";
import { type CliCommand, type Context, type Provider, providerOf } from "../context.js";
import { addSpecOptions, ownSpecs } from "../own-specs.js";

/** Asks a real account what the documentation leaves open. */
export const doctor: CliCommand = {
  name: "doctor",
  description:
    "Ask a real account the questions that the documentation leaves open. Reads only, unless --write is given.",
  examples: [
    "CYREXA_ACCESS_TOKEN=… CYREXA_TENANT_ID=… banking-customers doctor --provider cyrexa",
    "banking-customers doctor --provider finhub --config ./finhub.options.mjs --write --observations seen.json",
  ],
  define(command) {
    addSpecOptions(command)
      .requiredOption("--provider <name>", "cyrexa, finhub, counterparty or bankingservice")
      .option("--config <module>", "a module whose default export is the options of the client")
      .option("--write", "create, change and, where that is possible, delete one made-up customer")
      .option("--observations <file>", "write what was seen: shapes, never values")
      .option("--overlay <file>", "write what the spec would have to say")
      .option("--questions", "print the questions and ask nothing");
  },
  async run(given, _operands, context) {
    const provider = providerOf(given.provider);
    const isWrite = given.write === true;
    const specs = await ownSpecs("doctor", given, provider, context);
    const document = specs?.[provider] ?? shippedSpec(provider).spec.document;
    if (given.questions === true) {
      const asked = questionsOf(document);
      context.json(asked);
      for (const { id, text, writes } of asked)
        context.line(`${id.padEnd(22)} ${text}${writes ? " (needs --write)" : ""}`);
      return 0;
    }
    const options = await optionsOf(provider, given.config, context);
    const observer = createObserver({ specs });
    const connect = await connector(provider, options, observer, context);
    if (isWrite) context.line(plan(provider));
    const diagnosis = await diagnose(connect, {
      provider,
      isWrite,
      document,
      signal: context.signal,
      seen: () => observer.report(),
    });
    print(diagnosis, context);
    await write(given, { provider, specs, document }, observer, context);
    context.json(diagnosis);
    return diagnosis.answers.some(({ verdict }) => verdict === "refuted") ? 1 : 0;
  },
};

function plan(provider: Provider): string {
  const end =
    provider === "bankingservice"
      ? "and all of them are deleted at the end"
      : "and all of them stay: their ids are named at the end";
  return `One made-up customer is created at ${provider}, read, changed, created twice more to see what becomes of it, ${end}.`;
}

/** Environment variables by option: credentials never stand on a command line. */
const variables: Readonly<Record<Provider, Readonly<Record<string, string>>>> = {
  cyrexa: {
    accessToken: "CYREXA_ACCESS_TOKEN",
    tenantId: "CYREXA_TENANT_ID",
    token: "CYREXA_TOKEN",
    baseUrl: "CYREXA_BASE_URL",
  },
  finhub: { accessToken: "FINHUB_ACCESS_TOKEN", tenantId: "FINHUB_TENANT_ID", baseUrl: "FINHUB_BASE_URL" },
  counterparty: {
    baseUrl: "COUNTERPARTY_BASE_URL",
    counterpartyGuid: "COUNTERPARTY_GUID",
    jwt: "COUNTERPARTY_JWT",
    sessionToken: "COUNTERPARTY_SESSION_TOKEN",
  },
  bankingservice: {
    accessToken: "BANKINGSERVICE_ACCESS_TOKEN",
    profileId: "BANKINGSERVICE_PROFILE_ID",
    baseUrl: "BANKINGSERVICE_BASE_URL",
  },
};

/** Where such things are asked for. */
const whom: Readonly<Record<Provider, string>> = {
  cyrexa: "your account manager at Cyrexa gives access token, tenant id and the second token",
  finhub: "your account manager at FinHub gives access token and tenant id",
  counterparty:
    "the platform gives each bank a host and a GUID; the JWT is signed with a key that you register there",
  bankingservice:
    "bankingservice.ai gives a client id for your public key; the profile id is in the dashboard",
};

async function optionsOf(
  provider: Provider,
  config: unknown,
  { env }: Context,
): Promise<Record<string, unknown>> {
  if (typeof config === "string") {
    const loaded = await import(pathToFileURL(resolve(config)).href).catch((error) => {
      throw new Error(`--config cannot be loaded: ${Object(error).code ?? "it throws"}`);
    });
    if (typeof loaded.default !== "object" || loaded.default === null)
      throw new Error("--config must have the options of the client as its default export");
    return { ...loaded.default };
  }
  const found = Object.entries(variables[provider]).flatMap(([option, name]) =>
    env[name] ? [[option, env[name]]] : [],
  );
  if (found.length === 0) {
    const names = Object.values(variables[provider]).join(", ");
    throw new Error(`doctor needs credentials: set ${names}, or give --config; ${whom[provider]}`);
  }
  return Object.fromEntries(found);
}

type Connect = (more?: object) => CustomerClient;

async function connector(
  provider: Provider,
  options: Record<string, unknown>,
  observer: Observer,
  { line }: Context,
): Promise<Connect> {
  const create = await makerOf(provider);
  const onEvent = (event: {
    type: string;
    method: string;
    path: string;
    status?: number;
    category?: string;
  }) => {
    if (event.type === "attempt")
      line(`  ${event.method} ${event.path} ${event.status ?? event.category ?? ""}`);
  };
  return (more = {}) => create({ ...options, maxRetries: 0, observer, onEvent, ...more });
}

async function makerOf(provider: Provider): Promise<(options: object) => CustomerClient> {
  if (provider === "cyrexa") {
    const { createCyrexaClient } = await import("../../providers/cyrexa/index.js");
    return (options) => createCyrexaClient(options as Parameters<typeof createCyrexaClient>[0]);
  }
  if (provider === "finhub") {
    const { createFinHubClient } = await import("../../providers/finhub/index.js");
    return (options) => createFinHubClient(options as Parameters<typeof createFinHubClient>[0]);
  }
  if (provider === "counterparty") {
    const { createCounterpartyClient } = await import("../../providers/counterparty/index.js");
    return (options) => createCounterpartyClient(options as Parameters<typeof createCounterpartyClient>[0]);
  }
  const { createBankingServiceClient } = await import("../../providers/bankingservice/index.js");
  return (options) => createBankingServiceClient(options as Parameters<typeof createBankingServiceClient>[0]);
}

function print({ answers, stopped, left }: Diagnosis, { line, paint }: Context): void {
  for (const { text, claimed, answer, verdict } of answers) {
    const colour = verdict === "refuted" ? paint.red : verdict === "confirmed" ? paint.green : paint.dim;
    line(`${colour(verdict.padEnd(10))} ${text}`);
    line(`           ${answer}${claimed ? paint.dim(` (assumed: ${claimed})`) : ""}`);
  }
  if (stopped) line(`Stopped: ${stopped}.`);
  if (left) line(`Made-up customers that stay, because nothing removes them: ${left.join(", ")}`);
}

interface Examined {
  readonly provider: Provider;
  readonly specs: { readonly [provider: string]: Node } | undefined;
  readonly document: Node;
}

async function write(
  given: Readonly<Record<string, unknown>>,
  { provider, specs, document }: Examined,
  observer: Observer,
  { line }: Context,
): Promise<void> {
  const seen = observer.report();
  if (typeof given.observations === "string") {
    await writeFile(given.observations, `${JSON.stringify(seen, null, 1)}\n`);
    line(`${given.observations} written`);
  }
  if (typeof given.overlay === "string") {
    const overlay = overlayOf(compare(seen, { specs }), provider, document, seen.from);
    await writeFile(given.overlay, stringify(overlay, { lineWidth: 110 }));
    line(`${given.overlay} written`);
  }
}
