// The bank over HTTP, where the platform has no server: see server.node.ts.

import { failure } from "../errors.js";
import type { FakeBank } from "./bank.js";
import type { Incoming } from "./incoming.js";
import type { Outcome } from "./outcome.js";

/** Where the bank listens. */
export interface ListenOptions {
  /** Absent or 0: a free one. */
  readonly port?: number | undefined;
  /** Default 127.0.0.1, which nobody else can reach. */
  readonly host?: string | undefined;
  /** Whether the control API and its page are served below `/_fake/`. Default true. */
  readonly control?: boolean | undefined;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

export type Listen = (
  bank: FakeBank,
  answer: (incoming: Incoming) => Promise<Outcome>,
  options: ListenOptions,
) => Promise<Listening>;

export const listen: Listen = async () => {
  throw failure("config", "listen needs Node: hand bank.fetch to the client instead");
};
