// The bank from a command line, whatever parses it: which flags there are, what they mean, and what is printed.

import { failure } from "../errors.js";
import { createFakeBank, type FakeBank } from "./bank.js";
import type { BankRequest } from "./journal.js";
import type { FakeBankOptions } from "./options.js";
import { type Quirk, quirks } from "./quirks.js";

/** A flag with a value. */
export interface FakeFlag {
  /** Without the two dashes. */
  readonly flag: string;
  readonly description: string;
  /** What stands for the value in the help, such as `<port>` or `replace|merge`. */
  readonly value: string;
}

/** The flags of `fake`, those of the quirks last. Besides these, `no-control` takes no value. */
export const fakeFlags: readonly FakeFlag[] = [
  {
    flag: "provider",
    value: "<name>",
    description: "cyrexa, finhub, counterparty or bankingservice. Required.",
  },
  { flag: "customers", value: "<count>", description: "How many people to make up. Default 0." },
  { flag: "seed", value: "<text>", description: "The same seed makes the same people. Default 1." },
  { flag: "port", value: "<port>", description: "Default 4010; 0 takes a free one." },
  { flag: "host", value: "<address>", description: "Default 127.0.0.1, which nobody else can reach." },
  { flag: "clock", value: "<time>", description: "A time at which the bank's clock stands still." },
  { flag: "credentials", value: "any|issued", description: "Which credentials the bank takes. Default any." },
  { flag: "token-seconds", value: "<count>", description: "How long issued tokens live. Default 3600." },
  {
    flag: "callbacks",
    value: "<url>",
    description: "counterparty: whom to ask before a customer is created.",
  },
  ...quirks.map((quirk) => ({
    flag: flagOf(quirk),
    value: placeholderOf(quirk),
    description: describe(quirk),
  })),
];

/** What was given for each flag, as text. */
export type FakeFlags = Readonly<Record<string, string | boolean | undefined>>;

/** Starts the bank that the flags describe. `print` gets a line for each request, without a value of a customer. */
export async function startFake(flags: FakeFlags, print: (line: string) => void): Promise<FakeBank> {
  const known = [...fakeFlags.map(({ flag }) => flag), "no-control"];
  const strange = Object.keys(flags).filter((flag) => !known.includes(flag));
  if (strange.length > 0) throw failure("config", `fake does not know --${strange.join(", --")}`);
  const text = (flag: string) => {
    const given = flags[flag];
    if (typeof given === "boolean") throw failure("config", `--${flag} needs a value`);
    return given;
  };
  const number = (flag: string) => {
    const given = text(flag);
    if (given !== undefined && !/^\d+$/.test(given))
      throw failure("config", `--${flag} must be a whole number`);
    return given === undefined ? undefined : Number(given);
  };
  const behaviour: Record<string, unknown> = {};
  for (const quirk of quirks) behaviour[quirk.name] = readQuirk(quirk, text(flagOf(quirk)));
  const templates = new Map<string, string>();
  const bank = createFakeBank({
    ...behaviour,
    provider: providerOf(text("provider")),
    customers: number("customers"),
    seed: text("seed"),
    clock: text("clock"),
    credentials: credentialsOf(text("credentials")),
    tokenSeconds: number("token-seconds"),
    callbacks: text("callbacks"),
    onRequest: (request) => print(lineOf(request, templates)),
  });
  for (const { id, path } of bank.operations) templates.set(id, path);
  await bank.listen({
    port: number("port") ?? 4010,
    host: text("host"),
    control: flags["no-control"] !== true,
  });
  return bank;
}

function flagOf({ name }: Quirk): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function placeholderOf({ values }: Quirk): string {
  return values ? values.map((value) => String(value).replaceAll(" ", "-")).join("|") : "<count>";
}

function describe({ description, default: standard, defaultOf = {} }: Quirk): string {
  const others = Object.entries(defaultOf).map(([provider, value]) => `, ${provider} ${value}`);
  return `${description} Default ${standard}${others.join("")}.`;
}

/** The value that a text stands for; one that is none stays text, and the bank says so. */
function readQuirk({ values }: Quirk, given: string | undefined): unknown {
  if (given === undefined) return undefined;
  if (values) return values.find((value) => String(value).replaceAll(" ", "-") === given) ?? given;
  return /^\d+$/.test(given) ? Number(given) : given;
}

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

function providerOf(given: string | undefined): FakeBankOptions["provider"] {
  const provider = providers.find((name) => name === given);
  if (!provider) throw failure("config", `--provider must be one of ${providers.join(", ")}`);
  return provider;
}

function credentialsOf(given: string | undefined): FakeBankOptions["credentials"] {
  if (given === undefined || given === "any" || given === "issued") return given;
  throw failure("config", "--credentials must be any or issued");
}

/** Names, numbers and templates: a path or a query may hold a login. */
function lineOf(request: BankRequest, templates: ReadonlyMap<string, string>): string {
  const { at, method, operation, status, committed, fault } = request;
  const path = operation === "token" ? request.path : (templates.get(operation ?? "") ?? "(no such path)");
  const what = [committed ? "stored" : "", fault ? `fault: ${fault}` : ""].filter((part) => part);
  const time = new Date(at).toISOString().slice(11, 19);
  return [time, method.padEnd(6), status ?? "---", operation ?? "-", path, ...what].join(" ");
}
