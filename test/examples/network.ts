// Proxies, client certificates, limits and tokens that workers share. README.md shows this file.

import type { TokenSource } from "banking-customers/auth";
import { rateLimit, redisStore, sharedLimiter, sharedToken } from "banking-customers/fleet";
import type { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { Agent, EnvHttpProxyAgent, ProxyAgent } from "undici";

/** The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name. */
export const proxyOfEnvironment = () => ({ dispatcher: new EnvHttpProxyAgent() });

/** A proxy with a password; its credentials appear in no error, event or log. */
export const proxyWithPassword = (uri: string, user: string, password: string) => {
  const token = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return { dispatcher: new ProxyAgent({ uri, token }) };
};

/** A client certificate (mutual TLS), and a private certificate authority; each is PEM text. */
export const clientCertificate = (cert: string, key: string, ca: string) => ({
  dispatcher: new Agent({ connect: { cert, key, ca } }),
});

/** Ten requests a second from this process, token requests included if `/auth` is given it too. */
export const tenPerSecond = { limiter: rateLimit({ perSecond: 10, burst: 5 }) };

/** One token request and one limit of 200 a second for all workers that reach this Redis. */
export const shared = (redis: Redis, source: TokenSource, encryptionKey: Uint8Array) => ({
  accessToken: sharedToken(source, { store: redisStore(redis), key: "tenant-1", encryptionKey }),
  limiter: sharedLimiter(new RateLimiterRedis({ storeClient: redis, points: 200, duration: 1 })),
});
