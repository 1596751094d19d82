// A process of its own that makes one call, says how it ended, and has nothing else to do. See lifecycle.test.ts.

import { Agent } from "undici";
import { BankingError } from "../../src/errors.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";

const [, , baseUrl = "", mode = "", sender = ""] = process.argv;
const hang = () => new Promise<string>(() => {});
const controller = new AbortController();
if (mode.startsWith("abort")) setTimeout(() => controller.abort(), 60);

process.on("unhandledRejection", () => {
  process.exitCode = 3;
});

const client = createBankingServiceClient({
  baseUrl,
  profileId: "p",
  accessToken: mode.endsWith("-token") ? hang : "token-1",
  // Headers must come before, however busy the machine is.
  timeoutMs: mode === "timeout" ? 1_500 : 20_000,
  deadlineMs: mode === "deadline-token" ? 100 : 60_000,
  backoff: { baseMs: mode === "deadline" || mode === "abort-wait" ? 30_000 : 1, maxMs: 30_000 },
  maxRetries: 1,
  maxResponseBytes: 50_000,
  ...(sender === "fetch" && { fetch: globalThis.fetch }),
  ...(sender === "agent" && { dispatcher: new Agent() }),
});

let reason: string | undefined;
const ended = await client.get("c-1", { signal: controller.signal }).then(
  () => "success",
  (error: unknown) => {
    if (!(error instanceof BankingError)) return "not ours";
    reason = error.reason;
    return error.category;
  },
);
const settled = performance.now();
// What a call leaves behind would still be there a moment later.
setImmediate(() => {
  const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  process.on("exit", () => {
    process.stdout.write(
      JSON.stringify({ ended, reason, timers, lingeredMs: Math.round(performance.now() - settled) }),
    );
  });
});
