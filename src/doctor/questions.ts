// Questions that the documentation leaves open, as data.

import type { ProviderName } from "../customers.js";

/** One question. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly providers: readonly ProviderName[];
  /** Needs a customer to be created. */
  readonly writes?: true;
  /** What the spec took for granted. */
  readonly claimed?: string;
  /** The quirk of the fake bank that stands for it. */
  readonly quirk?: string;
}

const gateways = ["cyrexa", "finhub"] as const;
const all = [...gateways, "counterparty", "bankingservice"] as const;

/** Every question, in the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    id: "firstPage",
    text: "Which number has the first page?",
    providers: [...gateways, "bankingservice"],
    quirk: "firstPage",
  },
  { id: "pageSize", text: "Is the page size that was asked for honoured?", providers: all, quirk: "paging" },
  { id: "totals", text: "Does a page say how many customers there are?", providers: all, quirk: "totals" },
  {
    id: "defaultPageSize",
    text: "How many customers has a page where nobody says?",
    providers: all,
    quirk: "pageSize",
  },
  {
    id: "disabled",
    text: "Does a listing hold disabled customers unasked?",
    providers: ["counterparty"],
    quirk: "disabled",
  },
  { id: "filters", text: "Do filters filter?", providers: [...gateways, "counterparty"], quirk: "filters" },
  {
    id: "missing",
    text: "What does an unknown id give?",
    providers: all,
    quirk: "missing",
    claimed: "a refusal",
  },
  { id: "refused", text: "What does a refused credential give?", providers: all, claimed: "401" },
  {
    id: "secondHeader",
    text: "Is the second header needed?",
    providers: ["cyrexa"],
    claimed: "needed",
    quirk: "secondHeader",
  },
  { id: "errors", text: "What does a refusal say of itself?", providers: all, quirk: "errors" },
  {
    id: "timestamps",
    text: "How are times written?",
    providers: ["counterparty", "bankingservice"],
    quirk: "timestamps",
  },
  { id: "headers", text: "Which headers matter?", providers: all },
  { id: "secrets", text: "Do secrets come back?", providers: all, quirk: "secrets" },
  { id: "create", text: "Can a customer be created and read?", providers: all, writes: true },
  {
    id: "idempotencyKey",
    text: "Is a create that is repeated with its Idempotency-Key done once?",
    providers: all,
    writes: true,
    quirk: "idempotencyKey",
  },
  {
    id: "duplicates",
    text: "What is a second customer with the same e-mail address or login?",
    providers: all,
    writes: true,
    quirk: "duplicates",
  },
  {
    id: "put",
    text: "Does a PUT replace the record or merge into it?",
    providers: [...gateways, "bankingservice"],
    writes: true,
    quirk: "put",
  },
  {
    id: "nulls",
    text: "Does null in a PUT remove a field?",
    providers: ["counterparty"],
    writes: true,
    claimed: "it removes it",
    quirk: "nulls",
  },
  {
    id: "delete",
    text: "Is a deleted customer gone?",
    providers: ["bankingservice"],
    writes: true,
    quirk: "deleted",
  },
];
