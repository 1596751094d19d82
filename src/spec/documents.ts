// The specs that are shipped, each read when it is first asked for.

import { document as bankingservice } from "../../generated/specs/bankingservice.js";
import { document as counterparty } from "../../generated/specs/counterparty.js";
import { document as cyrexa } from "../../generated/specs/cyrexa.js";
import { document as finhub } from "../../generated/specs/finhub.js";
import type { ProviderName } from "../customers.js";
import { readSpec, type Spec } from "./spec.js";
import { type Validator, validator } from "./validate.js";

const documents = { cyrexa, finhub, counterparty, bankingservice };

/** A spec and what checks values by its schemas. */
export interface ShippedSpec {
  readonly spec: Spec;
  readonly validate: Validator;
}

const read = new Map<ProviderName, ShippedSpec>();

/** The shipped spec of a provider: one for all who ask. */
export function shippedSpec(provider: ProviderName): ShippedSpec {
  let shipped = read.get(provider);
  if (!shipped) {
    const document = documents[provider]();
    shipped = { spec: readSpec(document), validate: validator(document) };
    read.set(provider, shipped);
  }
  return shipped;
}
