// Chance that is the same on every runtime: 32-bit integers alone, no library, no locale.

export interface Random {
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** So many decimal digits. The first is not 0. */
  digits(count: number): string;
  hex(count: number): string;
  /** A UUID of version 4. */
  uuid(): string;
}

/** Every byte as two digits. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The same seed gives the same sequence. */
export function createRandom(seed: string): Random {
  // An array, not four variables: those would hold numbers too large for V8 to keep without allocating.
  const state = Int32Array.from(hash(seed));
  // sfc32: small, fast, and good enough for names.
  const word = (): number => {
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const d = state[3] ?? 0;
    const sum = (a + b + d) | 0;
    state[3] = d + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  const next = () => word() / 2 ** 32;
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (count: number) => {
    let text = "";
    while (text.length < count) {
      const drawn = word();
      text += `${pairs[drawn >>> 24]}${pairs[(drawn >>> 16) & 255]}${pairs[(drawn >>> 8) & 255]}${pairs[drawn & 255]}`;
    }
    return text.slice(0, count);
  };
  return {
    next,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    digits(count) {
      let text = String(whole(100_000_000, 999_999_999));
      while (text.length < count) text += String(whole(0, 999_999_999)).padStart(9, "0");
      return text.slice(0, count);
    },
    hex,
    uuid() {
      const all = hex(32);
      const variant = "89ab"[word() & 3];
      return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-${variant}${all.slice(17, 20)}-${all.slice(20)}`;
    },
  };
}

/** Four words of a text (cyrb128). */
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b, c, d];
}
