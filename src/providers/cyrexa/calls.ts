import { sharedCalls } from "../gateway/mapping.js";

/** The calls that each operation of the contract is made of. */
export const calls = { ...sharedCalls, list: ["listCustomersByType"], create: ["createCustomers"] } as const;
