import { member, type Parts } from "../../http/bodies/request.js";
import { text } from "../shared/reading.js";

// The claims `flow` and `obj` of a bank's JWT follow the operation.
// https://docs.prozora.network/bank-integration/eng/api-methods/authentification/jwt-format

const signUps = ["createCustomer", "createCustomerAccount"];

/** What a call is about: the kind of act, and the customer or key keeper acted on. */
export function about(operation: string, { params, body }: Parts): { flow: string; object?: string } {
  const of = (name: string) => text(member(body, name));
  const object = of("login") ?? of("key_keeper_login") ?? text(member(params?.path, "customer_guid"));
  if (operation === "createAccount") {
    return { flow: of("account_kind") === "emission" ? "sign-up-emission" : "sign-up-processing", object };
  }
  return { flow: signUps.includes(operation) ? "sign-up" : "sign-in", object };
}
