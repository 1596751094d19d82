import type { ProviderName } from "../customers.js";
import { failure } from "../errors.js";
import { own } from "../http/options.js";
import { shippedSpec } from "../spec/documents.js";
import { type QuirkName, type Quirks, quirksOf } from "./behaviour.js";
import { confirmation } from "./callbacks.js";
import { type Clock, createClock } from "./clock.js";
import { exchange, tokenPath } from "./exchange.js";
import { type Fault, type FaultOptions, Faults, refuseStrangers } from "./faults.js";
import { incomingOf, isRequest } from "./incoming.js";
import type { BankRequest } from "./journal.js";
import { type FakeBankOptions, type Settings, settingsOf } from "./options.js";
import { personOf } from "./people/person.js";
import { enterprise } from "./platforms/enterprise.js";
import { gateway } from "./platforms/gateway.js";
import type { Platform } from "./platforms/platform.js";
import { wallet } from "./platforms/wallet.js";
import { quirks } from "./quirks.js";
import { createRandom } from "./random.js";
import type { Listening, ListenOptions } from "./server.js";
import { Store, type Wire } from "./store.js";
import { type TokenDesk, Tokens } from "./tokens.js";
import { respond } from "./transport.js";

/** An operation of the bank's spec, and whether the bank does it or only answers the spec's example. */
export interface BankOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly answers: "stored" | "example";
}

/** A bank that remembers. */
export interface FakeBank {
  readonly provider: ProviderName;
  /** A standard `fetch`, whatever the origin, with or without the provider's base path. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** A client's `baseUrl`: the provider's own address until the bank listens. */
  readonly url: string;
  /** Answers over HTTP too, on Node. Loopback only, unless `host` says otherwise. Resolves to `url`. */
  listen(options?: ListenOptions): Promise<string>;
  /** Ends the server and whatever is under way. The bank can still be asked by `fetch`. */
  close(): Promise<void>;
  /** The customers as they are stored, secrets and all, by id: read, add, change, remove, count. */
  readonly customers: Map<string, Wire>;
  /** What came, oldest first. */
  readonly requests: readonly BankRequest[];
  /** Orders a failure. */
  fail(options: FaultOptions): Fault;
  /** The failures that were ordered. */
  readonly faults: readonly Fault[];
  readonly clock: Clock;
  readonly tokens: TokenDesk;
  /** How it behaves now. */
  readonly quirks: Quirks;
  /** Behaves differently from now on. */
  setQuirks(changes: { readonly [Name in keyof Quirks]?: Quirks[Name] | undefined }): void;
  readonly operations: readonly BankOperation[];
  /** As it was made: its customers, no requests, faults or tokens. The clock stays. */
  reset(): void;
}

/**
 * Makes a bank for tests: it stores what is written, refuses what the provider's spec forbids, and fails on command. It runs on
 * every platform with a `fetch`.
 *
 * ```ts
 * const bank = createFakeBank({ provider: "finhub", customers: 3 });
 * const client = createFinHubClient({ fetch: bank.fetch, accessToken: "any", tenantId: "any" });
 * ```
 */
export function createFakeBank(options: FakeBankOptions): FakeBank {
  const settings = settingsOf(options);
  const { provider, seed } = settings;
  const shipped = shippedSpec(provider);
  const { spec } = shipped;
  const clock = createClock(settings.clock);
  const tokens = new Tokens(
    clock,
    createRandom(`tokens ${seed}`),
    settings.issuedOnly,
    settings.tokenSeconds,
  );
  const faults = new Faults(createRandom(`faults ${seed}`), spec.operations);
  let current = settings.quirks;
  const store = new Store(provider === "counterparty" ? "wallet_user_guid" : "id");
  const platform = platforms[provider]({
    spec,
    store,
    clock,
    tokens,
    quirks: () => current,
    confirm: settings.callbacks === undefined ? undefined : confirmation(settings.callbacks, tokens),
  });
  const requests: BankRequest[] = [];
  const { checkAnswers, onRequest } = settings;
  const counter = { shipped, platform, tokens, faults, requests, checkAnswers, onRequest };
  const answer = exchange({ ...counter, quirks: () => current, now: clock.now });
  populate(settings, store, platform, clock);

  let closing = new AbortController();
  let listening: Listening | undefined;
  const origin = () => listening?.origin ?? new URL(spec.server).origin;
  const bank: FakeBank = {
    provider,
    async fetch(input, init) {
      const signal = init?.signal ?? (isRequest(input) ? input.signal : undefined);
      if (signal?.aborted) throw signal.reason;
      return respond(await answer(await incomingOf(input, init)), signal, closing);
    },
    get url() {
      return `${origin()}${spec.basePath}`;
    },
    async listen(given) {
      if (listening) throw failure("config", `the bank listens already, at ${bank.url}`);
      const { listen } = await import("#listen");
      listening = await listen(bank, answer, own<ListenOptions>(given, "options", "config"));
      return bank.url;
    },
    async close() {
      const open = listening;
      listening = undefined;
      closing.abort();
      closing = new AbortController();
      await open?.close();
    },
    customers: store.customers,
    requests,
    fail: (given) => faults.add(given),
    faults: faults.ordered,
    clock,
    tokens: deskOf(tokens, () => `${origin()}${tokenPath}`),
    get quirks() {
      return current;
    },
    setQuirks(changes) {
      const given = own<typeof changes>(changes, "quirks", "config");
      refuseStrangers(
        "setQuirks",
        given,
        quirks.map(({ name }) => name),
      );
      current = quirksOf(provider, { ...relevant(provider, current), ...said(given) });
    },
    operations: [...spec.operations.values()].map(({ id, method, path }) => ({
      id,
      method,
      path,
      answers: Object.hasOwn(platform.handlers, id) ? "stored" : "example",
    })),
    reset() {
      store.clear();
      tokens.clear();
      faults.clear();
      requests.length = 0;
      current = settings.quirks;
      populate(settings, store, platform, clock);
    },
  };
  return bank;
}

const platforms = { cyrexa: gateway, finhub: gateway, counterparty: wallet, bankingservice: enterprise };

function populate(
  { customers, seed, provider }: Settings,
  store: Store,
  platform: Platform,
  clock: Clock,
): void {
  if (typeof customers !== "number") {
    for (const record of customers) {
      const given = record[store.id];
      const id = typeof given === "string" && given !== "" ? given : `customer-${store.next()}`;
      store.put(id, structuredClone(record), clock.now());
    }
    return;
  }
  const random = createRandom(`people ${provider} ${seed}`);
  for (let n = 0; n < customers; n++) {
    const person = personOf(n, random);
    const record = platform.seed(n, person, random);
    store.put(String(record[store.id]), record, person.created);
  }
}

/** The quirks that a provider has. */
function relevant(provider: ProviderName, current: Quirks): Partial<Record<QuirkName, unknown>> {
  const its = quirks.filter(({ providers }) => providers.includes(provider));
  return Object.fromEntries(its.map(({ name }) => [name, current[name]]));
}

/** Without members that are undefined. */
function said(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function deskOf(tokens: Tokens, url: () => string): TokenDesk {
  return {
    get url() {
      return url();
    },
    clients: tokens.clients,
    issued: tokens.issued,
    get lifetimeSeconds() {
      return tokens.lifetimeSeconds;
    },
    set lifetimeSeconds(seconds) {
      if (!(seconds > 0)) throw failure("config", "lifetimeSeconds must be a number above 0");
      tokens.lifetimeSeconds = seconds;
    },
    issue: (options) => tokens.issue(options),
    refuse: (token) => tokens.refuse(token),
    rotate: () => tokens.rotate(),
  };
}
