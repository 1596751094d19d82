// Browsers do not say why a `fetch` failed: nothing can be told of it, and nothing is known not to have been sent.

export function isReason(_value: unknown): _value is string {
  return false;
}

export function reasonOf(_error: unknown): string | undefined {
  return undefined;
}

export function neverConnected(_error: unknown): boolean {
  return false;
}
