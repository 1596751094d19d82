// What a command is given, and how it prints.

import type { Command } from "commander";
import type { ExitCode } from "./program.js";

/** Where a program reads from and writes to. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Aborts when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  readonly env: { readonly [name: string]: string | undefined };
  /** Whether somebody reads the output on a terminal. */
  readonly isTerminal: boolean;
}

/** A command of the program. */
export interface CliCommand {
  readonly name: string;
  readonly description: string;
  /** Two that work as they stand. */
  readonly examples: readonly [string, string];
  define(command: Command): void;
  run(
    options: Readonly<Record<string, unknown>>,
    operands: readonly string[],
    context: Context,
  ): Promise<Exclude<ExitCode, 130>>;
}

export interface Context extends Streams {
  readonly isJson: boolean;
  /** A line for people; nothing when the output is for machines. */
  line(text: string): void;
  /** The one document for machines; nothing otherwise. */
  json(value: unknown): void;
  readonly paint: { red(text: string): string; green(text: string): string; dim(text: string): string };
}

export function contextOf(streams: Streams, isJson: boolean): Context {
  const { env, isTerminal } = streams;
  const isColoured = isTerminal && !isJson && !env.NO_COLOR && !env.CI && env.TERM !== "dumb";
  const colour = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    ...streams,
    isJson,
    line: (text) => {
      if (!isJson) streams.out(`${text}\n`);
    },
    json: (value) => {
      if (isJson) streams.out(`${JSON.stringify(value, null, 2)}\n`);
    },
    paint: { red: colour(31), green: colour(32), dim: colour(2) },
  };
}

const providers = ["cyrexa", "finhub", "counterparty", "bankingservice"] as const;

export type Provider = (typeof providers)[number];

export const providerNames: readonly Provider[] = providers;

/** The provider of that name. */
export function providerOf(given: unknown): Provider {
  const found = providers.find((name) => name === given);
  if (!found) throw new Error(`--provider must be one of ${providers.join(", ")}`);
  return found;
}

/** Waits until the user presses Ctrl-C. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
