/** Headers whose presence says something about an API; what they hold is not kept. */
export const headersThatMatter = [
  "x-request-id",
  "request-id",
  "x-correlation-id",
  "retry-after",
  "ratelimit",
  "ratelimit-limit",
  "ratelimit-policy",
  "ratelimit-remaining",
  "ratelimit-reset",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
  "etag",
  "last-modified",
  "deprecation",
  "sunset",
  "link",
  "idempotency-key",
  "www-authenticate",
] as const;

const contentTypes: ReadonlySet<string> = new Set([
  "application/json",
  "application/problem+json",
  "application/hal+json",
  "application/vnd.api+json",
  "application/xml",
  "application/octet-stream",
  "text/json",
  "text/html",
  "text/plain",
  "text/xml",
]);

/** The content type without its parameters; one that is not known is `other`, because it may hold anything. */
export function contentTypeOf(header: string | null): string {
  if (header === null) return "none";
  const [type = ""] = header.split(";");
  const known = type.trim().toLowerCase();
  return contentTypes.has(known) ? known : "other";
}
