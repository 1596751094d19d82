// Questions that the documentation leaves open. A spec says which of them are asked, and of what (`x-questions`).

import { list, type Node, node, step } from "../spec/node.js";

/** One question. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** Needs a customer to be created. */
  readonly writes?: true;
  /** What the spec took for granted. */
  readonly claimed?: string;
  /** The quirk of the fake bank that stands for it. */
  readonly quirk?: string;
}

/** Every question, in the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    id: "firstPage",
    text: "Which number has the first page?",
    quirk: "firstPage",
  },
  { id: "pageSize", text: "Is the page size that was asked for honoured?", quirk: "paging" },
  { id: "totals", text: "Does a page say how many customers there are?", quirk: "totals" },
  {
    id: "defaultPageSize",
    text: "How many customers has a page where nobody says?",
    quirk: "pageSize",
  },
  {
    id: "disabled",
    text: "Does a listing hold disabled customers unasked?",
    quirk: "disabled",
  },
  { id: "filters", text: "Do filters filter?", quirk: "filters" },
  {
    id: "missing",
    text: "What does an unknown id give?",
    quirk: "missing",
    claimed: "a refusal",
  },
  { id: "refused", text: "What does a refused credential give?", claimed: "401" },
  {
    id: "secondHeader",
    text: "Is the second header needed?",
    claimed: "needed",
    quirk: "secondHeader",
  },
  { id: "errors", text: "What does a refusal say of itself?", quirk: "errors" },
  {
    id: "timestamps",
    text: "How are times written?",
    quirk: "timestamps",
  },
  { id: "headers", text: "Which headers matter?" },
  { id: "secrets", text: "Do secrets come back?", quirk: "secrets" },
  { id: "create", text: "Can a customer be created and read?", writes: true },
  {
    id: "idempotencyKey",
    text: "Is a create that is repeated with its Idempotency-Key done once?",
    writes: true,
    quirk: "idempotencyKey",
  },
  {
    id: "duplicates",
    text: "What is a second customer with the same e-mail address or login?",
    writes: true,
    quirk: "duplicates",
  },
  {
    id: "put",
    text: "Does a PUT replace the record or merge into it?",
    writes: true,
    quirk: "put",
  },
  {
    id: "nulls",
    text: "Does null in a PUT remove a field?",
    writes: true,
    claimed: "it removes it",
    quirk: "nulls",
  },
  {
    id: "delete",
    text: "Is a deleted customer gone?",
    writes: true,
    quirk: "deleted",
  },
];

/** A question that a spec asks. */
export interface AskedQuestion extends Question {
  /** JSON pointer into the bundled spec: the claim that the answer is about. */
  readonly claim: string;
}

/** The questions of a spec, in the order in which they are asked. One that nobody knows comes last. */
export function questionsOf(document: Node): readonly AskedQuestion[] {
  const claims = new Map<string, string>();
  collect(document, "", claims);
  const known = questions.flatMap((question) => {
    const claim = claims.get(question.id);
    return claim === undefined ? [] : [{ ...question, claim }];
  });
  const ids = new Set(questions.map(({ id }) => id));
  const others = [...claims].filter(([id]) => !ids.has(id));
  return [...known, ...others.map(([id, claim]) => ({ id, claim, text: id }))];
}

function collect(value: unknown, pointer: string, claims: Map<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const id of list(node(value)["x-questions"]))
    if (typeof id === "string" && !claims.has(id)) claims.set(id, pointer);
  for (const [name, below] of Object.entries(value)) collect(below, `${pointer}/${step(name)}`, claims);
}
