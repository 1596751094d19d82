// Where workers share what they know. Values are sealed before they come here.

import { BankingError } from "../errors.js";
import { refuseUnknown } from "../http/names.js";
import { own } from "../http/options.js";

/** A place that all workers reach. Anything it throws, and any wait that is too long, costs sharing only. */
export interface SharedStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Sets the value if the key has none, in one step. Resolves to whether it did. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** Deletes the key if it has this value, in one step. */
  deleteIf(key: string, value: string): Promise<void>;
}

/** A store within one process, for tests and for programs that have no other. */
export function memoryStore(): SharedStore {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  const get = (key: string) => {
    const found = kept.get(key);
    return found && found.until > Date.now() ? found.value : undefined;
  };
  const set = (key: string, value: string, ttlMs: number) => {
    kept.set(key, { value, until: Date.now() + ttlMs });
  };
  return {
    get: async (key) => get(key),
    set: async (key, value, ttlMs) => set(key, value, ttlMs),
    async setIfAbsent(key, value, ttlMs) {
      if (get(key) !== undefined) return false;
      set(key, value, ttlMs);
      return true;
    },
    async deleteIf(key, value) {
      if (get(key) === value) kept.delete(key);
    },
  };
}

/** What is used of a client of node-redis. */
export interface NodeRedisClient {
  sendCommand(command: string[]): Promise<unknown>;
}

/** What is used of a client of ioredis. */
export interface IoRedisClient {
  call(command: string, ...rest: string[]): Promise<unknown>;
}

const deleteIfScript =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";

/** A store in Redis, over a connected client of node-redis or ioredis. */
export function redisStore(client: NodeRedisClient | IoRedisClient): SharedStore {
  const command = redisCommand(client);
  const milliseconds = (ttlMs: number) => `${Math.max(1, Math.ceil(ttlMs))}`;
  return {
    async get(key) {
      const value = await command("GET", key);
      return typeof value === "string" ? value : undefined;
    },
    async set(key, value, ttlMs) {
      await command("SET", key, value, "PX", milliseconds(ttlMs));
    },
    async setIfAbsent(key, value, ttlMs) {
      return (await command("SET", key, value, "PX", milliseconds(ttlMs), "NX")) !== null;
    },
    async deleteIf(key, value) {
      await command("EVAL", deleteIfScript, "1", key, value);
    },
  };
}

function redisCommand(client: NodeRedisClient | IoRedisClient) {
  // Both have `sendCommand`; that of ioredis takes something else.
  if ("call" in Object(client) && "call" in client) {
    return (name: string, ...rest: string[]) => client.call(name, ...rest);
  }
  if ("sendCommand" in Object(client) && "sendCommand" in client) {
    return (...words: string[]) => client.sendCommand(words);
  }
  throw new BankingError("client must be a client of node-redis or ioredis", { category: "config" });
}

/** What is used of a pool of pg, or of anything that queries like one. */
export interface PostgresPool {
  query(text: string, values: string[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/**
 * A store in Postgres, over a pool of pg. Its table is made when it is first used, with the rights of the pool's user:
 * `(key text primary key, value text not null, expires_at timestamptz not null)`.
 */
export function postgresStore(
  pool: PostgresPool,
  options: { readonly table?: string | undefined } = {},
): SharedStore {
  refuseUnknown(own(options, "options", "config"), ["table"], "option", "config");
  if (typeof Object(pool).query !== "function") {
    throw new BankingError("pool must be a pool of pg", { category: "config" });
  }
  const { table = "banking_customers_shared" } = options;
  if (typeof table !== "string" || !/^[a-z_][a-z0-9_]{0,62}$/.test(table)) {
    throw new BankingError("table must be a name of lower-case letters, digits and underscores", {
      category: "config",
    });
  }
  const later = "clock_timestamp() + $3::float8 * interval '1 millisecond'";
  const insert = `INSERT INTO ${table} AS old VALUES ($1, $2, ${later})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`;
  const create = `CREATE TABLE IF NOT EXISTS ${table}
    (key text PRIMARY KEY, value text NOT NULL, expires_at timestamptz NOT NULL)`;
  const query = async (text: string, ...values: string[]) => {
    try {
      return (await pool.query(text, values)).rows;
    } catch (error) {
      if (Object(error).code !== missingTable) throw error;
      // Of two workers that create it at once, one fails: it is there all the same.
      await pool.query(create, []).catch(() => {});
      return (await pool.query(text, values)).rows;
    }
  };
  return {
    async get(key) {
      const [row] = await query(
        `SELECT value FROM ${table} WHERE key = $1 AND expires_at > clock_timestamp()`,
        key,
      );
      const value: unknown = Object(row).value;
      return typeof value === "string" ? value : undefined;
    },
    async set(key, value, ttlMs) {
      await query(insert, key, value, `${ttlMs}`);
    },
    async setIfAbsent(key, value, ttlMs) {
      const sql = `${insert} WHERE old.expires_at <= clock_timestamp() RETURNING key`;
      return (await query(sql, key, value, `${ttlMs}`)).length === 1;
    },
    async deleteIf(key, value) {
      await query(`DELETE FROM ${table} WHERE key = $1 AND value = $2`, key, value);
    },
  };
}

const missingTable = "42P01";
