import type { CustomerClient, CustomerOperations } from "./customers.js";

/** Whether a client has an operation of the contract; narrows its type: `if (supports(client, "delete")) client.delete(id)`. */
export function supports<
  Client extends Pick<CustomerClient, "provider">,
  Operation extends keyof CustomerOperations,
>(client: Client, operation: Operation): client is Client & Pick<CustomerOperations, Operation> {
  return Object.hasOwn(client, operation);
}
