// What a bank knows.

/** A record in the provider's words. */
export type Wire = { [name: string]: unknown };

export function isWire(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is a record, else an empty one. */
export function wire(value: unknown): Wire {
  return isWire(value) ? value : {};
}

export function records(value: unknown): Wire[] {
  return Array.isArray(value) ? value.filter(isWire) : [];
}

/** A request that the bank refuses, with what it says about it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    reason: string,
    /** The whole body of the answer, where it is documented. */
    readonly body?: unknown,
  ) {
    super(reason);
  }
}

/** A request about somebody or something the bank does not know. What it answers is a quirk. */
export class Missing extends Error {}

/** Records by id. One that does not hold its id gets it. */
class Customers extends Map<string, Wire> {
  constructor(readonly property: string) {
    super();
  }

  override set(id: string, record: Wire): this {
    return super.set(id, record[this.property] === undefined ? { ...record, [this.property]: id } : record);
  }
}

export class Store {
  /** The customers as they are stored, secrets and all, oldest first. */
  readonly customers: Map<string, Wire>;
  /** What belongs to a customer or to the bank, such as documents or branches, by kind and owner. */
  readonly #belongings = new Map<string, Wire[]>();
  /** When a customer was created and last changed. */
  readonly #times = new Map<string, { readonly created: number; readonly updated: number }>();
  #last = 0;

  constructor(
    /** The property that holds a customer's id. */
    readonly id: string,
  ) {
    this.customers = new Customers(id);
  }

  /** The next number of those that ids are made of. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }

  get(id: string): Wire {
    const record = this.customers.get(id);
    if (!record) throw new Missing("there is no such customer");
    return record;
  }

  put(id: string, record: Wire, now: number): Wire {
    const created = this.#times.get(id)?.created ?? now;
    this.#times.set(id, { created, updated: now });
    this.customers.set(id, record);
    return record;
  }

  times(id: string): { readonly created: number; readonly updated: number } | undefined {
    return this.#times.get(id);
  }

  delete(id: string): void {
    this.customers.delete(id);
    this.#times.delete(id);
  }

  /** A list that may be added to. */
  belongings(kind: string, owner = ""): Wire[] {
    const key = `${kind} ${owner}`;
    let found = this.#belongings.get(key);
    if (!found) {
      found = [];
      this.#belongings.set(key, found);
    }
    return found;
  }

  clear(): void {
    this.customers.clear();
    this.#belongings.clear();
    this.#times.clear();
    this.#last = 0;
  }
}

/** `top` over `base`: objects member by member, anything else whole. */
export function merged(base: Wire, top: Wire): Wire {
  const all = { ...base };
  for (const [name, value] of Object.entries(top)) {
    if (name === "__proto__") continue;
    const below = Object.hasOwn(all, name) ? all[name] : undefined;
    all[name] = isWire(below) && isWire(value) ? merged(below, value) : value;
  }
  return all;
}

/** A copy in which `change` decides about every member; `undefined` takes it out. */
export function mapped<T>(value: T, change: (name: string, value: unknown) => unknown): T;
export function mapped(value: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isWire(value)) return value;
  const copy: Wire = {};
  for (const [name, member] of Object.entries(value)) {
    const changed = change(name, member);
    if (changed !== undefined) copy[name] = changed === member ? mapped(member, change) : changed;
  }
  return copy;
}
