import type { FakeBank } from "./bank.js";
import type { Incoming } from "./incoming.js";
import type { Answer } from "./outcome.js";

export function control(_bank: FakeBank): (incoming: Incoming) => Promise<Answer | undefined> {
  return async () => undefined;
}
