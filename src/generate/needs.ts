// Whether a spec still has what a mapping reads and an operation of the contract calls. What that is, the mappings say themselves.

import type { ProviderName } from "../customers.js";
import * as bankingservice from "../providers/bankingservice/mapping.js";
import * as counterparty from "../providers/counterparty/mapping.js";
import { calls as cyrexaCalls } from "../providers/cyrexa/calls.js";
import { calls as finhubCalls } from "../providers/finhub/calls.js";
import * as gateway from "../providers/gateway/mapping.js";
import { shippedSpec } from "../spec/documents.js";
import { isNode, list, type Node, node, resolve } from "../spec/node.js";
import { readSpec } from "../spec/spec.js";

type Coverage = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Calls = Readonly<Record<string, string | readonly string[]>>;

const needs: Readonly<Record<ProviderName, { readonly coverage: Coverage; readonly calls: Calls }>> = {
  cyrexa: { coverage: gateway.coverage, calls: { ...cyrexaCalls, ...filters() } },
  finhub: { coverage: gateway.coverage, calls: { ...finhubCalls, ...filters() } },
  counterparty,
  bankingservice,
};

function filters(): Calls {
  return Object.fromEntries(
    Object.entries(gateway.filterCalls).map(([name, call]) => [`list by ${name}`, call]),
  );
}

/** What of a spec breaks the shipped mapping: a line each, with the contract's field and the property. */
export function brokenNeeds(provider: ProviderName, document: Node): readonly string[] {
  const { coverage, calls } = needs[provider];
  const shipped = shippedSpec(provider).spec;
  return [
    ...brokenProperties(coverage, document, shipped.document),
    ...brokenCalls(calls, document, provider),
  ];
}

function brokenProperties(coverage: Coverage, document: Node, shipped: Node): readonly string[] {
  const schemasOf = (spec: Node) => node(node(spec.components).schemas);
  return Object.entries(coverage).flatMap(([schema, properties]) =>
    Object.entries(properties).flatMap(([property, field]) => {
      if (field === "wire") return [];
      const found = propertyOf(document, schemasOf(document)[schema], property);
      const before = propertyOf(shipped, schemasOf(shipped)[schema], property);
      const what = `the contract's ${field} is read from ${schema}.${property}`;
      if (!found) return [`${what}, which the spec no longer has`];
      const lost = before ? typesOf(before).filter((type) => !typesOf(found).includes(type)) : [];
      return lost.length > 0 && typesOf(found).length > 0
        ? [`${what}, which is ${typesOf(found).join(" or ")} now and was ${lost.join(" or ")}`]
        : [];
    }),
  );
}

function propertyOf(document: Node, schema: unknown, property: string): Node | undefined {
  const whole = resolve(document, schema);
  const own = node(whole.properties)[property];
  if (isNode(own)) return resolve(document, own);
  for (const part of list(whole.allOf)) {
    const found = propertyOf(document, part, property);
    if (found) return found;
  }
  return undefined;
}

function typesOf({ type }: Node): readonly string[] {
  return type === undefined ? [] : [type].flat().map(String);
}

function brokenCalls(calls: Calls, document: Node, provider: ProviderName): readonly string[] {
  const ours = shippedSpec(provider).spec.operations;
  const theirs = readSpec(document).operations;
  return Object.entries(calls).flatMap(([operation, ids]) =>
    [ids].flat().flatMap((id) => {
      const [before, now] = [ours.get(id), theirs.get(id)];
      const what = `the contract's ${operation} calls ${id}`;
      if (!now) return [`${what}, which the spec no longer has`];
      if (!before) return [];
      const moved = `${before.method} ${before.path}` !== `${now.method} ${now.path}`;
      if (moved)
        return [`${what}, which was ${before.method} ${before.path} and is ${now.method} ${now.path} now`];
      return before.effect === now.effect
        ? []
        : [`${what}, whose effect was ${before.effect} and is ${now.effect} now`];
    }),
  );
}
