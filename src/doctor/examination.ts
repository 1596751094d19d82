// How an account answers each question, by the contract and by what an observer saw.

import type { Customer, CustomerClient, CustomerInput, CustomerKind } from "../customers.js";
import { isBankingError } from "../errors.js";
import type { ObservedPlace } from "../observe/types.js";
import type { Connect, DiagnoseOptions, DoctorVerdict } from "./index.js";

export interface Found {
  readonly answer: string;
  readonly verdict: DoctorVerdict;
}

const answered = (answer: string): Found => ({ answer, verdict: "answered" });

export class Examination {
  readonly #client: CustomerClient;
  #sample: readonly Customer[] = [];
  #made: Customer | undefined;
  #given: CustomerInput | undefined;
  readonly #key = crypto.randomUUID();
  /** Ids of made-up customers that are there yet. */
  readonly #left = new Set<string>();

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
      defaultPageSize: () => this.#defaultPageSize(),
      disabled: () => this.#disabled(),
      secondHeader: () => this.#secondHeader(),
      errors: () => this.#errors(),
      timestamps: async () => this.#timestamps(),
      headers: async () => answered([...this.#headers()].join(", ") || "none of those that were looked for"),
      secrets: () => this.#secrets(),
      create: () => this.#create(),
      put: () => this.#put(),
      nulls: () => this.#nulls(),
      idempotencyKey: () => this.#idempotencyKey(),
      duplicates: () => this.#duplicates(),
      delete: () => this.#delete(),
    };
    return asks[id]?.() ?? Promise.resolve({ answer: "nobody knows how to ask this", verdict: "open" });
  }

  async #pages(): Promise<Found> {
    const list = this.#client.list({ pageSize: 2 });
    const seen: Customer[] = [];
    let pages = 0;
    this.#sample = seen;
    for await (const page of list.pages()) {
      seen.push(...page.items);
      pages += 1;
      if (pages === 3) break;
    }
    const first = new Set<string>();
    const others = new Set<string>();
    for (const { operations } of Object.values(this.options.seen().providers))
      for (const { paging } of Object.values(operations)) {
        for (const number of Object.keys(paging?.first ?? {})) first.add(number);
        for (const how of Object.keys(paging?.numbers ?? {})) if (how !== "same") others.add(how);
      }
    if (first.size === 0) return { answer: "answers do not say", verdict: "open" };
    const later =
      others.size === 0 ? "" : `; later pages answer ${[...others].sort().join(" or ")} than was asked for`;
    return answered(`${[...first].sort().join(" or ")}${later}`);
  }

  async #pageSize(): Promise<Found> {
    const { items } = await this.#client.list({ pageSize: 2 }).page();
    if (this.#sample.length === 0) this.#sample = items;
    if (items.length > 2) return { answer: "no: more came than were asked for", verdict: "refuted" };
    return items.length === 2
      ? { answer: "yes", verdict: "confirmed" }
      : { answer: "there are too few customers to tell", verdict: "open" };
  }

  async #defaultPageSize(): Promise<Found> {
    const { items } = await this.#client.list(this.#oneListing()).page();
    return answered(`${items.length}, or as many as there are`);
  }

  async #disabled(): Promise<Found> {
    const count = async (query: object) => {
      let count = 0;
      for await (const _page of this.#client.list({ ...query, pageSize: 100 })) if (++count === 500) break;
      return count;
    };
    const [unasked, asked] = [await count({}), await count({ includeDisabled: true })];
    if (asked === 500) return { answer: "there are too many customers to tell", verdict: "open" };
    return answered(asked > unasked ? "no: they come when they are asked for" : "yes, or there are none");
  }

  async #secondHeader(): Promise<Found> {
    try {
      await this.connect({ token: undefined }).list({ pageSize: 1 }).page();
      return { answer: "not needed", verdict: "refuted" };
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      return { answer: `needed: ${error.status ?? "no status"} without it`, verdict: "confirmed" };
    }
  }

  /** Places of answers that were seen, with the status they came with. */
  *#places(): Iterable<readonly [status: string, pointer: string, place: ObservedPlace]> {
    for (const { operations } of Object.values(this.options.seen().providers))
      for (const { statuses } of Object.values(operations))
        for (const [status, { places }] of Object.entries(statuses))
          for (const [pointer, place] of Object.entries(places)) yield [status, pointer, place];
  }

  async #errors(): Promise<Found> {
    // A name that the spec does not know is kept once three answers had it.
    for (let times = 0; times < 3; times += 1) await this.#missing();
    const names = new Set<string>();
    for (const [status, pointer] of this.#places())
      if (status >= "400" && /^\/[^/]+$/.test(pointer)) names.add(pointer.slice(1));
    // The star stands for those that came less often.
    if (names.size > 1) names.delete("*");
    return answered(names.size === 0 ? "nothing" : `properties: ${[...names].sort().join(", ")}`);
  }

  #timestamps(): Found {
    const kinds = new Set<string>();
    for (const [, pointer, { types = {}, formats = {} }] of this.#places()) {
      if (!/\/(created|updated)(_at)?$/.test(pointer)) continue;
      if (types.integer !== undefined) kinds.add("numbers");
      if (types.string === undefined) continue;
      if (formats["date-time"] === types.string) kinds.add("RFC 3339");
      else kinds.add(formats["integer-text"] === types.string ? "digits in text" : "text of another form");
    }
    return kinds.size === 0
      ? { answer: "no time was seen", verdict: "open" }
      : answered([...kinds].sort().join(", "));
  }

  #headers(): ReadonlySet<string> {
    const operations = Object.values(this.options.seen().providers).flatMap(({ operations }) =>
      Object.values(operations),
    );
    const statuses = operations.flatMap(({ statuses }) => Object.values(statuses));
    return new Set(statuses.flatMap(({ headers = {} }) => Object.keys(headers)));
  }

  async #totals(): Promise<Found> {
    const { total, items } = await this.#client.list({ ...this.#oneListing(), pageSize: 2 }).page();
    if (total === undefined) return answered("no");
    return answered(
      total <= items.length && items.length >= 2
        ? "it says as many as this page has, which may be the page alone"
        : "yes",
    );
  }

  /** A query that is one listing of the bank's: some clients put several together for all customers. */
  #oneListing(): { readonly kind?: CustomerKind } {
    const [sample] = this.#sample;
    const hasKind = Object.hasOwn(this.#client.capabilities.filters, "kind");
    return hasKind && sample && sample.kind !== "unknown" ? { kind: sample.kind } : {};
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
    this.#made = await this.#client.create(input, { idempotencyKey: this.#key });
    this.#left.add(this.#made.id);
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

  async #nulls(): Promise<Found> {
    if (!this.#made) return { answer: "no customer could be created", verdict: "open" };
    await this.#client.update(this.#made.id, { phone: null });
    const { phone } = await this.#client.get(this.#made.id);
    return phone === undefined
      ? { answer: "it removes it", verdict: "confirmed" }
      : { answer: "the field stays", verdict: "refuted" };
  }

  async #idempotencyKey(): Promise<Found> {
    if (!this.#made || !this.#given) return { answer: "no customer could be created", verdict: "open" };
    try {
      const second = await this.#client.create(this.#given, { idempotencyKey: this.#key });
      if (second.id === this.#made.id) return answered("yes: the same customer");
      this.#left.add(second.id);
      await this.#remove(second.id);
      return answered("no: another customer");
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      return answered(`it is refused: ${error.status ?? "no status"}, ${error.category}`);
    }
  }

  async #duplicates(): Promise<Found> {
    if (!this.#made || !this.#given) return { answer: "no customer could be created", verdict: "open" };
    try {
      const second = await this.#client.create(this.#given);
      if (second.id === this.#made.id) return answered("the same customer");
      this.#left.add(second.id);
      await this.#remove(second.id);
      return answered("another customer");
    } catch (error) {
      if (!isBankingError(error) || error.category === "rate_limit") throw error;
      return answered(`refused: ${error.status ?? "no status"}, ${error.category}`);
    }
  }

  async #remove(id: string): Promise<boolean> {
    const remove: unknown = Reflect.get(this.#client, "delete");
    if (typeof remove !== "function") return false;
    await remove(id);
    this.#left.delete(id);
    return true;
  }

  async #delete(): Promise<Found> {
    if (!this.#made) return { answer: "no customer could be created", verdict: "open" };
    await this.#remove(this.#made.id);
    try {
      await this.#client.get(this.#made.id);
      return answered("no: it can still be read");
    } catch (error) {
      return answered(isBankingError(error) && error.category === "not_found" ? "yes" : "it cannot be read");
    }
  }

  /** Removes what was made up, where that is possible. The ids of what stays. */
  async end(): Promise<readonly string[]> {
    for (const id of this.#left) await this.#remove(id).catch(() => {});
    return [...this.#left];
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
