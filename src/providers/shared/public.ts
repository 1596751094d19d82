import * as bankingservice from "../../../generated/bankingservice.js";
import * as counterparty from "../../../generated/counterparty.js";
import * as cyrexa from "../../../generated/cyrexa.js";
import * as finhub from "../../../generated/finhub.js";

const specs = [cyrexa, finhub, counterparty, bankingservice];

/** Properties that hold no personal data in any of the specs. */
export const publicProperties: readonly string[] = specs.flatMap(
  (spec): readonly string[] => spec.publicProperties,
);

/** Every property that one of the specs names. */
export const propertyNames: readonly string[] = specs.flatMap((spec): readonly string[] => [
  ...spec.publicProperties,
  ...spec.otherProperties,
  ...spec.secretProperties,
]);
