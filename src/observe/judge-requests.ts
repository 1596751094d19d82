// Whether answers had what their requests asked for, beside what the spec claims of paging and filters.

import type { Spec, SpecOperation } from "../spec/spec.js";
import type { FindingKind } from "./compare.js";
import { rolesOf } from "./requests.js";
import { Schemas } from "./tally.js";
import type { ObservedOperation } from "./types.js";

/** A claim about requests, and how often answers kept to it and how often they did not. */
export interface JudgedRequest {
  readonly kind: FindingKind;
  readonly claim: string | undefined;
  readonly claimed: string;
  readonly seen: string;
  readonly held: number;
  readonly contradicted: number;
  /** The number that the first page really has. */
  readonly first?: number;
}

const total = (counts: { readonly [name: string]: number | undefined } = {}) =>
  Object.values(counts).reduce<number>((sum, count = 0) => sum + count, 0);

export function judgeRequests(
  spec: Spec,
  operation: SpecOperation,
  { paging, filters }: ObservedOperation,
): readonly JudgedRequest[] {
  const roles = rolesOf(new Schemas(spec.document), operation);
  const { firstPage } = roles;
  const named = (role: string) => [...roles.page.values()].find(({ is }) => is === role)?.claim;
  const judged: JudgedRequest[] = [];

  const { more = 0, fit = 0 } = paging?.sizes ?? {};
  if (paging?.sizes)
    judged.push({
      kind: "paging",
      claim: named("size"),
      claimed: "no more items than were asked for",
      seen: "more items than were asked for",
      held: fit,
      contradicted: more,
    });
  const { same = 0, ...otherwise } = paging?.numbers ?? {};
  for (const [how, contradicted] of Object.entries({ same: 0, ...otherwise }))
    judged.push({
      kind: "paging",
      claim: named("number"),
      claimed: "the page that was asked for",
      seen: how === "one more" ? "a number that is one more" : "another number",
      held: how === "same" ? same : 0,
      contradicted,
    });
  const first = paging?.first ?? {};
  if (firstPage !== undefined && total(first) > 0) {
    const { [firstPage]: held = 0, ...others } = first;
    judged.push({
      kind: "paging",
      claim: named("number"),
      claimed: `pages are counted from ${firstPage}`,
      seen: `the first page is called ${Object.keys(others).join(" or ")}`,
      held,
      contradicted: total(others),
      ...(Object.keys(others).join() === `${1 - firstPage}` && { first: 1 - firstPage }),
    });
  }
  for (const [filter, { held = 0, broken = 0 }] of Object.entries(filters ?? {}))
    judged.push({
      kind: "filter",
      claim: roles.filters.get(filter)?.claim,
      claimed: `${filter} filters`,
      seen: "items that it leaves out",
      held,
      contradicted: broken,
    });
  // Nothing is claimed of what has no such role in the spec.
  return judged.filter(({ claim }) => claim !== undefined);
}
