export type {
  Address,
  Capabilities,
  Customer,
  CustomerAccount,
  CustomerChanges,
  CustomerClient,
  CustomerDocument,
  CustomerInput,
  CustomerKind,
  CustomerList,
  CustomerName,
  CustomerOperations,
  CustomerStatus,
  ListProgress,
  ListQuery,
  NormalizedStatus,
  Page,
  ProviderName,
  Support,
  UpdateOptions,
} from "./customers.js";
export { BankingError, type ErrorCategory, type ErrorFacts, isBankingError, type Outcome } from "./errors.js";
export type { Credential, CredentialRequest, TokenSource } from "./http/attempts/credentials.js";
export type { ClientFetch, FetchInit, HttpAnswer, HttpClient, HttpMethod } from "./http/client/types.js";
export type { ClientEvent } from "./http/events.js";
export type {
  CallOptions,
  ClientAnswer,
  ClientObserver,
  ClientOptions,
  Fetch,
  LimitedAnswer,
  Limiter,
  Limits,
  RefusalBody,
} from "./http/options.js";
export { type RedactOptions, redact } from "./redact.js";
export { supports } from "./supports.js";
