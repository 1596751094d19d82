import { publicProperties as bankingservice } from "../../../generated/bankingservice.js";
import { publicProperties as counterparty } from "../../../generated/counterparty.js";
import { publicProperties as cyrexa } from "../../../generated/cyrexa.js";
import { publicProperties as finhub } from "../../../generated/finhub.js";

/** Properties that hold no personal data in any of the specs. */
export const publicProperties: readonly string[] = [...cyrexa, ...finhub, ...counterparty, ...bankingservice];
