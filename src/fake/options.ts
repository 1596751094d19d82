import type { ProviderName } from "../customers.js";
import { failure } from "../errors.js";
import { own } from "../http/options.js";
import { type Quirks, quirksOf } from "./behaviour.js";
import type { Callbacks } from "./callbacks.js";
import type { Time } from "./clock.js";
import { refuseStrangers } from "./faults.js";
import type { BankRequest } from "./journal.js";
import { quirks } from "./quirks.js";
import { isWire, type Wire } from "./store.js";

/** How to make a bank. The quirks have defaults: see `quirks`. */
export interface FakeBankOptions
  extends Partial<{ readonly [Name in keyof Quirks]: Quirks[Name] | undefined }> {
  readonly provider: ProviderName;
  /** How many people to make up, or the records of those whom the bank knows. Default: nobody. */
  readonly customers?: number | readonly Wire[] | undefined;
  /** The same seed makes the same people and the same chance. Default 1. */
  readonly seed?: number | string | undefined;
  /** A time at which the bank's clock stands still, or a function that tells it. Default: it runs with the machine's. */
  readonly clock?: Time | (() => number) | undefined;
  /** `any` (default) takes every credential but those that ended or were refused; `issued` takes those that the bank gave out. */
  readonly credentials?: "any" | "issued" | undefined;
  /** How long issued tokens live. Default 3600. */
  readonly tokenSeconds?: number | undefined;
  /** counterparty: whom the platform asks before it creates a customer. Default: nobody. */
  readonly callbacks?: Callbacks | undefined;
  /** Whether each answer is checked against the spec; one that does not fit becomes a 500. Default false. */
  readonly checkAnswers?: boolean | undefined;
  /** Called with each request once it is answered. */
  readonly onRequest?: ((request: BankRequest) => void) | undefined;
}

export interface Settings {
  readonly provider: ProviderName;
  readonly customers: number | readonly Wire[];
  readonly seed: string;
  readonly clock: FakeBankOptions["clock"];
  readonly issuedOnly: boolean;
  readonly tokenSeconds: number;
  readonly callbacks: Callbacks | undefined;
  readonly checkAnswers: boolean;
  readonly onRequest: ((request: BankRequest) => void) | undefined;
  readonly quirks: Quirks;
}

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;
const named = [
  "provider",
  "customers",
  "seed",
  "clock",
  "credentials",
  "tokenSeconds",
  "callbacks",
  "checkAnswers",
  "onRequest",
];

const refuse = (reason: string) => failure("config", reason);

/** The options, checked. */
export function settingsOf(options: FakeBankOptions): Settings {
  const given = own<FakeBankOptions>(options, "options", "config");
  refuseStrangers("createFakeBank", given, [...named, ...quirks.map(({ name }) => name)]);
  const provider = providers.find((name) => name === given.provider);
  if (!provider) throw refuse(`provider must be one of ${providers.join(", ")}`);
  const { customers = 0, seed = 1, credentials = "any", tokenSeconds = 3600, callbacks, onRequest } = given;
  const { checkAnswers = false } = given;
  const isCount = typeof customers === "number" && Number.isInteger(customers) && customers >= 0;
  if (!(isCount && customers <= 1_000_000) && !(Array.isArray(customers) && customers.every(isWire)))
    throw refuse("customers must be a whole number from 0 to 1000000, or a list of records");
  if (typeof seed !== "string" && !(typeof seed === "number" && Number.isFinite(seed)))
    throw refuse("seed must be a number or text");
  if (credentials !== "any" && credentials !== "issued") throw refuse("credentials must be any or issued");
  if (typeof tokenSeconds !== "number" || !(tokenSeconds > 0 && tokenSeconds < 2 ** 31))
    throw refuse("tokenSeconds must be a number above 0");
  if (callbacks !== undefined && provider !== "counterparty")
    throw refuse(`${provider} asks nobody: callbacks are for counterparty`);
  if (typeof checkAnswers !== "boolean") throw refuse("checkAnswers must be true or false");
  if (onRequest !== undefined && typeof onRequest !== "function")
    throw refuse("onRequest must be a function");
  return {
    provider,
    customers,
    seed: String(seed),
    clock: given.clock,
    issuedOnly: credentials === "issued",
    tokenSeconds,
    callbacks,
    checkAnswers,
    onRequest,
    quirks: quirksOf(provider, { ...given }),
  };
}
