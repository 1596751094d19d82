// Asks a real account what the documentation leaves open.

import type { CustomerClient, ProviderName } from "../customers.js";
import { isBankingError } from "../errors.js";
import type { Observations } from "../observe/index.js";
import { shippedSpec } from "../spec/documents.js";
import type { Node } from "../spec/node.js";
import { Examination } from "./examination.js";
import { type AskedQuestion, questionsOf } from "./questions.js";

export { type AskedQuestion, type Question, questions, questionsOf } from "./questions.js";

export type DoctorVerdict = "confirmed" | "refuted" | "answered" | "open";

export interface DoctorAnswer extends AskedQuestion {
  readonly answer: string;
  readonly verdict: DoctorVerdict;
}

export interface Diagnosis {
  readonly answers: readonly DoctorAnswer[];
  /** Why it ended early. */
  readonly stopped?: string;
  /** The ids of made-up customers that could not be removed. */
  readonly left?: readonly string[];
}

export interface DiagnoseOptions {
  readonly provider: ProviderName;
  readonly isWrite: boolean;
  /** The bundled spec whose questions are asked. Default: the shipped one. */
  readonly document?: Node | undefined;
  /** What an observer saw so far. */
  readonly seen: () => Observations;
  readonly signal?: AbortSignal;
}

/** Makes clients of the account. `more` are options over those of the account. */
export type Connect = (more?: object) => CustomerClient;

/** Asks the questions one after the other; stops at the first sign of a rate limit. */
export async function diagnose(connect: Connect, options: DiagnoseOptions): Promise<Diagnosis> {
  const examination = new Examination(connect, options);
  const answers: DoctorAnswer[] = [];
  let stopped: string | undefined;
  for (const question of questionsOf(options.document ?? shippedSpec(options.provider).spec.document)) {
    if (question.writes && !options.isWrite) continue;
    if (options.signal?.aborted) break;
    try {
      const { answer, verdict } = await examination.ask(question.id);
      answers.push({ ...question, answer, verdict });
    } catch (error) {
      const category = isBankingError(error) ? error.category : "unknown";
      if (category === "rate_limit") {
        stopped = "the bank limits requests";
        break;
      }
      const status = isBankingError(error) && error.status ? `, status ${error.status}` : "";
      answers.push({ ...question, answer: `could not be asked: ${category}${status}`, verdict: "open" });
    }
  }
  const left = await examination.end();
  return { answers, ...(stopped && { stopped }), ...(left.length > 0 && { left }) };
}
