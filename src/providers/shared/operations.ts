import type { ProviderName } from "../../customers.js";
import { BankingError, unreadable } from "../../errors.js";

/**
 * The operations of a client, whose own refusals say like the failure of a call what they were part of. Nothing was sent or
 * written by then.
 */
export function withOperationNames<Operations extends object>(
  provider: ProviderName,
  operations: Operations,
  group = "",
): Operations {
  const all = Object.entries(operations).map(([name, member]: [string, unknown]) => {
    const operation = group + name;
    if (typeof member !== "function")
      return [name, withOperationNames(provider, Object(member), `${operation}.`)];
    const told = (error: unknown) => Promise.reject(refusal(provider, operation, error));
    const act = (...given: unknown[]) => {
      try {
        const result: unknown = member(...given);
        return isPromise(result) ? result.catch(told) : result;
      } catch (error) {
        return told(error);
      }
    };
    return [name, act];
  });
  return Object.fromEntries(all);
}

/** Whether a value is a promise. Any object that can be caught is taken for one, because the global class may have been replaced. */
function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "catch" in value;
}

/** What an operation refused, with whose and which it was, where that is not said yet. */
export function refusal(provider: ProviderName, operation: string, error: unknown): BankingError {
  const refused = unreadable(error);
  if (refused.operation !== undefined) return refused;
  // Reads are called list or get, as in the contract.
  const outcome = /\b(list|get)$/.test(operation) ? undefined : "not_sent";
  return new BankingError(refused.message, { category: refused.category, provider, operation, outcome });
}
