export type { CredentialRequest, TokenSource } from "../http/attempts/credentials.js";
export { type CachedTokenOptions, cachedToken, type FetchedToken, type FetchToken } from "./cached.js";
export type { TokenEndpointOptions } from "./endpoint.js";
export { type PrivateKey, type SignedJwtOptions, type SigningAlgorithm, signedJwt } from "./jwt.js";
export {
  type ClientCredentialsOptions,
  clientCredentials,
  type PrivateKeyTokenOptions,
  privateKeyToken,
} from "./oauth.js";
