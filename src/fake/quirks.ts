// How a bank behaves where nobody knows. Each quirk names the claims it stands for: a phrase of an `x-assumption` of a spec, or
// of a line under "what nobody has seen" in specs/README.md.

import type { ProviderName } from "../customers.js";
import type { QuirkName } from "./behaviour.js";

/** A quirk as data. */
export interface Quirk {
  readonly name: QuirkName;
  readonly description: string;
  readonly default: string | number;
  /** Where the default is another. */
  readonly defaultOf?: { readonly [provider in ProviderName]?: string | number };
  /** What it can be. Absent: any whole number from 0 (`pageSize` and `maxPageSize`: from 1). */
  readonly values?: readonly (string | number)[];
  readonly providers: readonly ProviderName[];
  /** Phrases of the claims that it stands for. */
  readonly claims: readonly string[];
}

const gateways = ["cyrexa", "finhub"] as const;
const all = [...gateways, "counterparty", "bankingservice"] as const;

/** Every quirk. The default is the first value. */
export const quirks: readonly Quirk[] = [
  {
    name: "put",
    description:
      "Whether a PUT replaces the record or merges into it; counterparty documents every field as optional.",
    default: "replace",
    defaultOf: { counterparty: "merge" },
    values: ["replace", "merge"],
    providers: all,
    claims: ["Whether PUT replaces or merges", "that the call is the same under version 2.0.0 is assumed"],
  },
  {
    name: "nulls",
    description: "Whether `null` in a PUT removes a field, or is passed over.",
    default: "removed",
    values: ["removed", "kept"],
    providers: ["counterparty"],
    claims: ["that `null` removes it is assumed"],
  },
  {
    name: "firstPage",
    description: "The number of the first page.",
    default: 0,
    values: [0, 1],
    providers: [...gateways, "bankingservice"],
    claims: [
      "Whether pages count from 0 or 1",
      "Whether `page` really counts from 0",
      "the count from zero are taken",
    ],
  },
  {
    name: "totals",
    description: "Whether a page says how many customers there are; `wrong` counts those of the page alone.",
    default: "right",
    values: ["right", "missing", "wrong"],
    providers: all,
    claims: [
      "the rest, `pagination` included",
      "follows the pattern of the account list, `{accounts, total}`",
    ],
  },
  {
    name: "pageCount",
    description: "Whether `numberOfPage` counts the pages or is the index of this one.",
    default: "count",
    values: ["count", "index"],
    providers: gateways,
    claims: ["whether `numberOfPage` is a count or an index"],
  },
  {
    name: "pageSize",
    description: "How many customers a page holds when the request does not say.",
    default: 20,
    providers: all,
    claims: [
      "the default and the largest `pageSize`",
      "Defaults and largest values of `limit`",
      "20 is the default size",
    ],
  },
  {
    name: "maxPageSize",
    description: "The most customers on a page, whatever the request says.",
    default: 1000,
    providers: all,
    claims: [
      "the default and the largest `pageSize`",
      "Defaults and largest values of `limit`",
      "the largest page",
    ],
  },
  {
    name: "pastEnd",
    description: "What a page after the last one is: an empty one, or a 404.",
    default: "empty",
    values: ["empty", "refused"],
    providers: all,
    claims: ["what comes after"],
  },
  {
    name: "paging",
    description:
      "Whether page number and size of a request are honoured; `ignored` always answers the first page.",
    default: "honoured",
    values: ["honoured", "ignored"],
    providers: ["bankingservice"],
    claims: ["The spec's `page` and `size` are assumed", "No query parameter is documented"],
  },
  {
    name: "order",
    description: "Which customers a listing begins with.",
    default: "oldest",
    values: ["oldest", "newest"],
    providers: all,
    claims: ["and the order without it", "The page declares an enum but does not show its values"],
  },
  {
    name: "filters",
    description: "Whether the filters in the body narrow a listing, or the one in the path alone does.",
    default: "both",
    values: ["both", "path"],
    providers: gateways,
    claims: ["Which values the filter fields", "how they combine"],
  },
  {
    name: "missing",
    description: "The status for a customer that is not there; 200 answers an empty object.",
    default: 404,
    values: [404, 400, 200],
    providers: all,
    claims: ["Every status but 200", "whether an unknown id answers", "any status but 200, 400 and 401"],
  },
  {
    name: "secrets",
    description: "What an answer says of passwords, PIN codes and secret answers.",
    default: "shown",
    values: ["shown", "absent", "masked"],
    providers: all,
    claims: ["Whether passwords, PIN codes and secret answers really come back"],
  },
  {
    name: "duplicates",
    description:
      "Whether a second customer with the same e-mail address is a 409. (counterparty documents a 400 for a login.)",
    default: "allowed",
    values: ["allowed", "refused"],
    providers: [...gateways, "bankingservice"],
    claims: ["one with the same e-mail address", "Every status but 200, and every error body"],
  },
  {
    name: "givenId",
    description: "Whether the `id` in a create request becomes the customer's.",
    default: "ignored",
    values: ["ignored", "kept"],
    providers: gateways,
    claims: ["This answer was never seen", "The answers of createBulk and"],
  },
  {
    name: "written",
    description: "Whether creating and updating answer the whole customer, or its `id` alone.",
    default: "whole",
    values: ["whole", "id"],
    providers: gateways,
    claims: ["This answer was never seen", "The answers of createBulk and"],
  },
  {
    name: "emptyCustomer",
    description: "Whether a customer without any field can be created.",
    default: "accepted",
    values: ["accepted", "refused"],
    providers: [...gateways, "bankingservice"],
    claims: ["whether a customer without any field can be created", "Required body fields"],
  },
  {
    name: "setStatus",
    description: "Which status wins when that in the path and that in the body differ.",
    default: "path",
    values: ["path", "body"],
    providers: gateways,
    claims: ["wins when the two statuses differ", "without saying how to write it; one value is assumed"],
  },
  {
    name: "disabled",
    description: "Whether a listing without `is_disabled` holds disabled customers.",
    default: "left out",
    values: ["left out", "listed"],
    providers: ["counterparty"],
    claims: ["this one is inferred from a filter of the list"],
  },
  {
    name: "deleted",
    description:
      "Whether a deleted customer is erased, or only hidden: not read any more, but its payment methods are.",
    default: "erased",
    values: ["erased", "hidden"],
    providers: ["bankingservice"],
    claims: ["Whether deleting erases or hides"],
  },
  {
    name: "repetition",
    description:
      "What a payment or payment method with a `reference` that came before is: the same one, or a 409.",
    default: "same",
    values: ["same", "refused"],
    providers: ["bankingservice"],
    claims: ["idempotency when a customer is created"],
  },
  {
    name: "idempotencyKey",
    description:
      "Whether a write with an `Idempotency-Key` that came before is answered as it was, and not done again.",
    default: "ignored",
    values: ["ignored", "honoured"],
    providers: all,
    claims: ["Rate limits, idempotency"],
  },
  {
    name: "premise",
    description: "The type of a house number: as it was given, or always one of the two.",
    default: "given",
    values: ["given", "number", "string"],
    providers: ["bankingservice"],
    claims: ["Which type `premise` has"],
  },
  {
    name: "timestamps",
    description: "How times are written.",
    default: "rfc3339",
    values: ["rfc3339", "unix", "local"],
    providers: ["counterparty", "bankingservice"],
    claims: ["The format of `min_created_at`", "their lengths and formats"],
  },
  {
    name: "secondHeader",
    description: "Whether the header `token` is required.",
    default: "required",
    values: ["required", "ignored"],
    providers: ["cyrexa"],
    claims: ["What the `token` header is", "that it is required is taken from the pages"],
  },
  {
    name: "errors",
    description: "The form of an error's body: `{ error }`, `{ code, message }` or `{}`.",
    default: "error",
    values: ["error", "message", "empty"],
    providers: all,
    claims: [
      "every error body",
      "The body of an error",
      "Errors are not documented",
      "No further error is documented",
      "No failure is documented",
      "No server error is documented",
      "Only 400 and 404 are documented",
      "that the text stands in `error` is",
      "its one property is inferred",
      "the body is inferred",
      "The body is not documented",
    ],
  },
  {
    name: "delay",
    description: "Milliseconds before each answer.",
    default: 0,
    providers: all,
    claims: ["Rate limits"],
  },
  {
    name: "limit",
    description:
      "Requests that are answered in a second of the bank's clock; more get a 429 with `Retry-After`. 0: all.",
    default: 0,
    providers: all,
    claims: ["Rate limits"],
  },
];
