// What an error of a platform says: why a connection failed, and whether anything can have been sent.

const codes = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verifying the server's certificate failed, so the handshake did: nothing was sent. The names are OpenSSL's. */
const certificate = codes(`
  CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_REVOKED CERT_REJECTED CERT_UNTRUSTED CERT_SIGNATURE_FAILURE
  CERT_CHAIN_TOO_LONG DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE
  UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_DECRYPT_CERT_SIGNATURE
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD
  INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED HOSTNAME_MISMATCH ERR_TLS_CERT_ALTNAME_INVALID`);

/** Codes that come only when nothing was sent. Those of the last line are Bun's and, for its mocks and closed clients, undici's. */
const connecting = codes(`
  ECONNREFUSED ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME UND_ERR_CONNECT_TIMEOUT
  ConnectionRefused FailedToOpenSocket UND_ERR_CLOSED UND_MOCK_ERR_MOCK_NOT_MATCHED`);

/** Codes that tell somebody on call what to look at, and that come at any time. */
const connected = codes(`
  ECONNRESET ECONNABORTED EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ETIMEDOUT EPIPE EPROTO EACCES EPERM
  EADDRNOTAVAIL EMFILE ENFILE ENOTCONN UND_ERR_SOCKET UND_ERR_DESTROYED UND_ERR_PRX_TLS ConnectionClosed
  ERR_SSL_WRONG_VERSION_NUMBER ERR_SSL_UNSUPPORTED_PROTOCOL ERR_SSL_UNEXPECTED_EOF_WHILE_READING
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION ERR_SSL_TLSV1_ALERT_UNKNOWN_CA ERR_SSL_TLSV1_UNRECOGNIZED_NAME
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED`);

/** Whether a value is one of the codes that errors and events may carry as `reason`. */
export function isReason(value: unknown): value is string {
  return (
    typeof value === "string" && (certificate.has(value) || connecting.has(value) || connected.has(value))
  );
}

/** Errors that the platform itself has reported as those of a connection that could not be made. */
const reported = new WeakSet<object>();

export function reportConnectError(error: unknown): void {
  if (typeof error === "object" && error !== null) reported.add(error);
}

/** The platform's code for a failure, if it is one that may be told. */
export function reasonOf(error: unknown): string | undefined {
  return quietly(() => {
    for (const part of parts(error)) {
      const code = ownValue(part, "code");
      if (isReason(code)) return code;
    }
    return undefined;
  });
}

/**
 * Whether an error says for certain that no connection was made, so that nothing was sent. Everything in it that names
 * a code or a system call has to say so; an error that says nothing is no evidence.
 */
export function neverConnected(error: unknown): boolean {
  const known = quietly(() => {
    let evidence = 0;
    for (const part of parts(error)) {
      if (isConnectError(part)) evidence += 1;
      else if (ownValue(part, "code") !== undefined || ownValue(part, "syscall") !== undefined) return false;
      else if (!isWrapper(part)) return false;
    }
    return evidence > 0;
  });
  return known ?? false;
}

function isConnectError(part: unknown): boolean {
  if (typeof part === "object" && part !== null && reported.has(part)) return true;
  const code = ownValue(part, "code");
  const syscall = ownValue(part, "syscall");
  if (typeof syscall === "string" && /^(connect|getaddrinfo|query[A-Z]\w*)$/.test(syscall)) return true;
  if (syscall !== undefined || typeof code !== "string") return false;
  // Node's error for a connection that was closed during the handshake is the only one with a local address and no call.
  const isClosedHandshake = code === "ECONNRESET" && hasOwn(part, "localAddress");
  return connecting.has(code) || certificate.has(code) || isClosedHandshake;
}

/** Whether an error only passes on others, such as the TypeError of `fetch` or an AggregateError. */
function isWrapper(part: unknown): boolean {
  return isPart(ownValue(part, "cause")) || Array.isArray(ownValue(part, "errors"));
}

const mostParts = 32;

/** An error with everything that it names as its cause or as one of its errors, outermost first. */
function parts(error: unknown): readonly unknown[] {
  const all = [error];
  for (let at = 0; at < all.length; at++) {
    const errors = ownValue(all[at], "errors");
    const cause = ownValue(all[at], "cause");
    // What the platform reported itself needs no further evidence, and may be caused by anything.
    if (typeof all[at] === "object" && reported.has(Object(all[at]))) continue;
    if (Array.isArray(errors)) {
      if (errors.length > mostParts) throw new RangeError("too many errors");
      // An empty one has nothing that says what happened: `undefined` stands for that.
      all.push(...(errors.length > 0 ? errors : [undefined]));
    }
    if (isPart(cause)) all.push(cause);
    if (all.length > mostParts) throw new RangeError("too many errors");
  }
  return all;
}

function isPart(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function hasOwn(part: unknown, name: string): boolean {
  return isPart(part) && Object.hasOwn(part, name);
}

/** A member as data: no getter is called, and nothing is inherited. */
function ownValue(part: unknown, name: string): unknown {
  return isPart(part) ? Object.getOwnPropertyDescriptor(part, name)?.value : undefined;
}

/** Errors are whatever was thrown: looking at a proxy or at a circle of causes may itself fail. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
