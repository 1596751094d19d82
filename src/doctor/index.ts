// Questions that the documentation leaves open, as data, and how an account answers them.

import type { Customer, CustomerClient, CustomerInput, ProviderName } from "../customers.js";
import { isBankingError } from "../errors.js";

export type DoctorVerdict = "confirmed" | "refuted" | "answered" | "open";

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

export interface DoctorAnswer extends Question {
  readonly answer: string;
  readonly verdict: DoctorVerdict;
}

export interface Diagnosis {
  readonly answers: readonly DoctorAnswer[];
  /** Why it ended early. */
  readonly stopped?: string;
  /** The id of the made-up customer, where it could not be removed. */
  readonly left?: string;
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
  { id: "filters", text: "Do filters filter?", providers: [...gateways, "counterparty"], quirk: "filters" },
  {
    id: "missing",
    text: "What does an unknown id give?",
    providers: all,
    quirk: "missing",
    claimed: "a refusal",
  },
  { id: "refused", text: "What does a refused credential give?", providers: all, claimed: "401" },
  { id: "headers", text: "Which headers matter?", providers: all },
  { id: "secrets", text: "Do secrets come back?", providers: all, quirk: "secrets" },
  { id: "create", text: "Can a customer be created and read?", providers: all, writes: true },
  {
    id: "put",
    text: "Does a PUT replace the record or merge into it?",
    providers: [...gateways, "bankingservice"],
    writes: true,
    quirk: "put",
  },
  {
    id: "duplicates",
    text: "What is a second customer with the same e-mail address or login?",
    providers: all,
    writes: true,
    quirk: "duplicates",
  },
  {
    id: "delete",
    text: "Is a deleted customer gone?",
    providers: ["bankingservice"],
    writes: true,
    quirk: "deleted",
  },
];

interface DiagnoseOptions {
  readonly provider: ProviderName;
  readonly isWrite: boolean;
  /** The headers that came so far, of those that matter. */
  readonly headers: () => Iterable<string>;
  readonly signal?: AbortSignal;
}

/** Makes clients of the account. `more` are options over those of the account. */
export type Connect = (more?: object) => CustomerClient;

/** Asks the questions one after the other; stops at the first sign of a rate limit. */
export async function diagnose(connect: Connect, options: DiagnoseOptions): Promise<Diagnosis> {
  const examination = new Examination(connect, options);
  const answers: DoctorAnswer[] = [];
  let stopped: string | undefined;
  for (const question of questions) {
    if (!question.providers.includes(options.provider) || (question.writes && !options.isWrite)) continue;
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
  return { answers, ...(stopped && { stopped }), ...(left && { left }) };
}

interface Found {
  readonly answer: string;
  readonly verdict: DoctorVerdict;
}

const answered = (answer: string): Found => ({ answer, verdict: "answered" });

class Examination {
  readonly #client: CustomerClient;
  #sample: readonly Customer[] = [];
  #made: Customer | undefined;
  #given: CustomerInput | undefined;
  #isGone = false;

  constructor(
    readonly connect: Connect,
    readonly options: DiagnoseOptions,
  ) {
    this.#client = connect();
  }

  ask(id: string): Promise<Found> {
    const asks: Readonly<Record<string, () => Promise<Found>>> = {
      firstPage: () => this.#pages(),
      pageSize: () => this.#pageSize(),
      totals: () => this.#totals(),
      filters: () => this.#filters(),
      missing: () => this.#missing(),
      refused: () => this.#refused(),
      headers: async () =>
        answered([...this.options.headers()].join(", ") || "none of those that were looked for"),
      secrets: () => this.#secrets(),
      create: () => this.#create(),
      put: () => this.#put(),
      duplicates: () => this.#duplicates(),
      delete: () => this.#delete(),
    };
    return asks[id]?.() ?? Promise.resolve({ answer: "nobody knows how to ask this", verdict: "open" });
  }

  async #pages(): Promise<Found> {
    const list = this.#client.list({ pageSize: 2 });
    const seen: Customer[] = [];
    let pages = 0;
    for await (const page of list.pages()) {
      seen.push(...page.items);
      pages += 1;
      if (pages === 3) break;
    }
    this.#sample = seen;
    const { requests } = list.progress();
    if (pages < 2) return { answer: "there are too few customers to tell", verdict: "open" };
    return answered(
      requests > pages
        ? "1: asking for page 1 gave the first page again"
        : "0, or 1 in requests and answers alike",
    );
  }

  async #pageSize(): Promise<Found> {
    const { items } = await this.#client.list({ pageSize: 2 }).page();
    if (this.#sample.length === 0) this.#sample = items;
    if (items.length > 2)
      return { answer: `no: ${items.length} came where 2 were asked for`, verdict: "refuted" };
    return items.length === 2
      ? { answer: "yes", verdict: "confirmed" }
      : { answer: "there are too few customers to tell", verdict: "open" };
  }

  async #totals(): Promise<Found> {
    const { total, items } = await this.#client.list({ pageSize: 2 }).page();
    if (total === undefined) return answered("no, or not for this listing");
    return answered(
      total <= items.length && items.length === 2
        ? `it says ${total}, which may be the page alone`
        : `yes: ${total}`,
    );
  }

  async #filters(): Promise<Found> {
    const filters = Object.keys(this.#client.capabilities.filters);
    const [sample] = this.#sample;
    if (!sample) return { answer: "there are too few customers to tell", verdict: "open" };
    const [name, value] = filters.includes("kind")
      ? ["kind", sample.kind]
      : ["family", sample.name.family ?? sample.name.given ?? ""];
    if (value === "unknown" || value === "")
      return { answer: "the first customer has nothing to filter by", verdict: "open" };
    const { items } = await this.#client.list({ [name]: value, pageSize: 5 }).page();
    const field = (customer: Customer) => (name === "kind" ? customer.kind : customer.name.family);
    const others = items.filter((customer) => field(customer) !== undefined && field(customer) !== value);
    return others.length > 0
      ? { answer: `no: ${name} lets others through`, verdict: "refuted" }
      : { answer: "yes", verdict: "confirmed" };
  }

  async #missing(): Promise<Found> {
    try {
      await this.#client.get("00000000-0000-4000-8000-00000000dead");
      return { answer: "a customer", verdict: "refuted" };
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      const { status, category } = error;
      if (category === "invalid_response")
        return { answer: `${status ?? 200} without a customer`, verdict: "refuted" };
      return {
        answer: `${status ?? 200}, ${category}`,
        verdict: category === "not_found" ? "confirmed" : "answered",
      };
    }
  }

  async #refused(): Promise<Found> {
    const wrong = { accessToken: "refused-on-purpose", jwt: "refused-on-purpose" };
    const key =
      this.options.provider === "counterparty"
        ? { jwt: wrong.jwt, sessionToken: undefined }
        : { accessToken: wrong.accessToken };
    try {
      await this.connect(key).list({ pageSize: 1 }).page();
      return { answer: "it was taken", verdict: "refuted" };
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      return {
        answer: `${error.status ?? "no status"}, ${error.category}`,
        verdict: error.status === 401 ? "confirmed" : "answered",
      };
    }
  }

  async #secrets(): Promise<Found> {
    const [sample] = this.#sample;
    if (!sample) return { answer: "there are too few customers to tell", verdict: "open" };
    const shown = this.connect({ includeSecrets: true });
    const customer = await shown.get(sample.id);
    const hidden = await this.#client.get(sample.id);
    const names = differing(customer.wire, hidden.wire);
    if (names.size === 0) return answered("no");
    return answered(`properties that are secret come back: ${[...names].sort().join(", ")}`);
  }

  #input(): CustomerInput {
    const tag = crypto.randomUUID().slice(0, 8);
    const login = `doctor.${tag}@example.com`;
    const kind = "person" as const;
    const base = { kind, name: { given: "Doctor", family: `Check ${tag}` }, phone: "+442079460958" };
    return this.options.provider === "counterparty"
      ? { ...base, wire: { login } }
      : { ...base, email: login };
  }

  async #create(): Promise<Found> {
    const input = this.#input();
    this.#given = input;
    this.#made = await this.#client.create(input);
    const read = await this.#client.get(this.#made.id);
    return read.name.family === input.name?.family
      ? { answer: "yes", verdict: "confirmed" }
      : answered("it reads otherwise than it was written");
  }

  async #put(): Promise<Found> {
    if (!this.#made) return { answer: "no customer could be created", verdict: "open" };
    await this.#client.update(
      this.#made.id,
      { name: { given: "Doctor" }, kind: undefined },
      { readFirst: false },
    );
    const { phone } = await this.#client.get(this.#made.id);
    return answered(
      phone === undefined ? "it replaces: what was left out is gone" : "it merges: what was left out stays",
    );
  }

  async #duplicates(): Promise<Found> {
    if (!this.#made || !this.#given) return { answer: "no customer could be created", verdict: "open" };
    try {
      const second = await this.#client.create(this.#given);
      const same = second.id === this.#made.id;
      if (!same) await this.#remove(second.id);
      return answered(same ? "the same customer" : `another customer, ${second.id}`);
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      return answered(`refused: ${error.status ?? "no status"}, ${error.category}`);
    }
  }

  async #remove(id: string): Promise<boolean> {
    const remove: unknown = Reflect.get(this.#client, "delete");
    if (typeof remove !== "function") return false;
    await remove(id);
    return true;
  }

  async #delete(): Promise<Found> {
    if (!this.#made) return { answer: "no customer could be created", verdict: "open" };
    await this.#remove(this.#made.id);
    this.#isGone = true;
    try {
      await this.#client.get(this.#made.id);
      return answered("no: it can still be read");
    } catch (error) {
      return answered(isBankingError(error) && error.category === "not_found" ? "yes" : "it cannot be read");
    }
  }

  /** The id of what stays behind. */
  async end(): Promise<string | undefined> {
    return this.#made && !this.#isGone ? this.#made.id : undefined;
  }
}

/** Names of properties that one record has and the other lacks. */
function differing(one: unknown, other: unknown, names = new Set<string>()): Set<string> {
  if (typeof one !== "object" || one === null) return names;
  for (const [name, value] of Object.entries(one)) {
    const below: unknown = Object(other)[name];
    if (below === undefined && value !== null && value !== undefined && !/^\*+$/.test(String(value)))
      names.add(name);
    else differing(value, below, names);
  }
  return names;
}
