import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BaseResolver, bundle, type Config, loadConfig } from "@redocly/openapi-core";
import { parse } from "yaml";

// biome-ignore lint/suspicious/noExplicitAny: a document of unknown shape is what a spec is here
export type Node = any;

export const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
export type Provider = (typeof providers)[number];

const root = new URL("../../", import.meta.url);
export const pathOf = (name: string): string => fileURLToPath(new URL(name, root));
export const read = (name: string): string => readFileSync(pathOf(name), "utf8");
export const readYaml = (name: string): Node => parse(read(name));

export const config = (): Promise<Config> => loadConfig({ configPath: pathOf("redocly.yaml") });

/** A spec in one document: every reference points into it. */
export async function bundled(provider: Provider): Promise<Node> {
  const ref = pathOf(`specs/${provider}.yaml`);
  const { resolve } = await config();
  const { bundle: made } = await bundle({
    ref,
    config: await config(),
    externalRefResolver: new BaseResolver(resolve),
  });
  return made.parsed;
}

/** What a reference names; anything else is itself. */
export function at(document: Node, node: Node): Node {
  if (typeof node?.$ref !== "string") return node;
  const names: string[] = node.$ref.slice(2).split("/");
  const target = names.reduce(
    (found, name) => found[name.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return at(document, target);
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: Node;
  /** With those of the path. References are followed. */
  readonly parameters: readonly Node[];
  /** The JSON schema of the body, and that of the 200 answer. */
  readonly request: Node;
  readonly answer: Node;
  /** By status. References are followed. */
  readonly responses: Readonly<Record<string, Node>>;
}

/** The operations of a spec by id: those of paths and, as `/name`, those of webhooks. */
export function operationsOf(document: Node): ReadonlyMap<string, Operation> {
  const jsonOf = (node: Node) => at(document, node)?.content?.["application/json"]?.schema;
  const webhooks = Object.entries<Node>(document.webhooks ?? {}).map(
    ([name, item]) => [`/${name}`, item] as const,
  );
  const found = [...Object.entries<Node>(document.paths), ...webhooks].flatMap(([path, item]) =>
    ["get", "post", "put", "delete", "patch"]
      .filter((method) => item[method])
      .map((method) => {
        const node = item[method];
        const entries = Object.entries<Node>(node.responses).map(([status, one]) => [
          status,
          at(document, one),
        ]);
        return {
          id: node.operationId as string,
          method: method.toUpperCase(),
          path,
          node,
          parameters: [...(item.parameters ?? []), ...(node.parameters ?? [])].map((one) =>
            at(document, one),
          ),
          request: jsonOf(node.requestBody),
          answer: jsonOf(node.responses["200"]),
          responses: Object.fromEntries(entries),
        };
      }),
  );
  return new Map(found.map((operation) => [operation.id, operation]));
}

export interface Field {
  readonly path: string;
  /** As the parent declares it, a reference not followed. */
  readonly declared: Node;
  /** References followed. */
  readonly schema: Node;
  /** It, or something around it, is an assumption. */
  readonly assumed: boolean;
}

/** Every property of a schema with its path, such as `person.addresses[].address.city`. `*` is any name. */
export function fieldsOf(document: Node, schema: Node, path = "", assumed = false): Field[] {
  const known = at(document, schema) ?? {};
  const inside = (name: string, declared: Node): Field[] => {
    const here = path ? `${path}.${name}` : name;
    const guess = assumed || declared["x-assumption"] !== undefined;
    const field = { path: here, declared, schema: at(document, declared), assumed: guess };
    return [field, ...fieldsOf(document, declared, here, guess)];
  };
  const { properties = {}, additionalProperties: any } = known;
  return [
    ...Object.entries(properties).flatMap(([name, declared]) => inside(name, declared)),
    ...(typeof any === "object" ? inside("*", any) : []),
    ...(known.allOf ?? []).flatMap((part: Node) => fieldsOf(document, part, path, assumed)),
    ...(known.items ? fieldsOf(document, known.items, `${path}[]`, assumed) : []),
  ];
}

/** Every property of every named schema, such as `Person.pinCode`, each once. */
export function namedFieldsOf(document: Node): Field[] {
  return Object.entries<Node>(document.components.schemas).flatMap(([name, schema]) =>
    inlineFieldsOf(document, schema, name),
  );
}

function inlineFieldsOf(document: Node, schema: Node, path: string): Field[] {
  if (schema.$ref) return [];
  return [
    ...Object.entries<Node>(schema.properties ?? {}).flatMap(([name, declared]) => [
      {
        path: `${path}.${name}`,
        declared,
        schema: at(document, declared),
        assumed: declared["x-assumption"] !== undefined,
      },
      ...inlineFieldsOf(document, declared, `${path}.${name}`),
    ]),
    ...(schema.allOf ?? []).flatMap((part: Node) => inlineFieldsOf(document, part, path)),
    ...(schema.items ? inlineFieldsOf(document, schema.items, `${path}[]`) : []),
  ];
}

export interface Fixture {
  /** `getCustomer.json` is a 200 answer, `createCustomer.request.json` a body. */
  readonly name: string;
  readonly id: string;
  readonly part: "request" | "answer";
  readonly json: Node;
}

/**
 * Bodies and answers as the documentation shows them, in test/fixtures/<provider>: its samples with their placeholders
 * filled, and its field lists, every field once.
 */
export function fixtures(provider: Provider): Fixture[] {
  return readdirSync(pathOf(`test/fixtures/${provider}`)).map((name) => {
    const [id = "", kind] = name.split(".");
    const part = kind === "request" ? "request" : "answer";
    return { name, id, part, json: JSON.parse(read(`test/fixtures/${provider}/${name}`)) };
  });
}

export interface Row {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly state: string;
  readonly id: string;
  readonly pages: readonly string[];
}

/** The table of a provider in specs/README.md. */
export function rowsOf(provider: Provider): Row[] {
  const section = read("specs/README.md")
    .split(/^## /m)
    .find((text) => text.split("\n", 1)[0]?.includes(`\`${provider}.yaml\``));
  const lines = (section ?? "").split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => {
    const [, title = "", method = "", path = "", state = "", id = "", sources = ""] = line
      .split(" |")
      .flatMap((cell, index) => (index === 0 ? ["", cell.slice(2)] : [cell.trim()]));
    return {
      title,
      method,
      path,
      state,
      id: id.replaceAll("`", ""),
      pages: [...sources.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url ?? ""),
    };
  });
}
