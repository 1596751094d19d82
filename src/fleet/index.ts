export { type RateLimitOptions, rateLimit } from "./rate-limit.js";
export type { EncryptionKey } from "./sealing.js";
export { type FlexibleLimiter, type SharedLimiterOptions, sharedLimiter } from "./shared-limiter.js";
export { type SharedTokenOptions, sharedToken } from "./shared-token.js";
export {
  type IoRedisClient,
  memoryStore,
  type NodeRedisClient,
  type PostgresPool,
  postgresStore,
  redisStore,
  type SharedStore,
} from "./stores.js";
