import type { CallOptions } from "../http/options.js";
import { plainName, refused } from "./criteria.js";

/** Options of one call of any client, by name. A mistyped one is refused here, before anything is sent. */
const callOptions = {
  timeoutMs: true,
  deadlineMs: true,
  maxRetries: true,
  backoff: true,
  maxResponseBytes: true,
  maxPages: true,
  signal: true,
  idempotencyKey: true,
  onRefusalBody: true,
} as const satisfies Record<keyof CallOptions, true>;

/** The own options that were given and are not `undefined`; one that is not known is refused by name. */
export function knownOptions<Options extends object>(
  given: Options | undefined,
  names: readonly string[],
  known: object = callOptions,
): Options {
  if (given === undefined) return {} as Options;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw refused("options must be an object");
  const own = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [name] of own) {
    if (!names.includes(name) && !Object.hasOwn(known, name))
      throw refused(`there is no option ${plainName(name)}`);
  }
  return Object.fromEntries(own) as Options;
}
