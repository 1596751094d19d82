import { MessageChannel } from "node:worker_threads";

// Not `setImmediate`, which tests replace, also before this module is loaded. A message takes as long.
const { port1, port2 } = new MessageChannel();
let waiting: (() => void)[] = [];

port2.on("message", () => {
  port2.unref();
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
});
port2.unref();

/** Calls back on the next turn of the event loop, when what has arrived on sockets by now has been read. */
export function onNextTurn(callback: () => void): void {
  if (waiting.push(callback) > 1) return;
  // Somebody waits for it: the process must not end before.
  port2.ref();
  port1.postMessage(undefined);
}
