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

/** The same seed gives the same sequence. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = hash(seed);
  // sfc32: small, fast, and good enough for names.
  const word = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  const next = () => word() / 2 ** 32;
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (count: number) => {
    let text = "";
    while (text.length < count) text += word().toString(16).padStart(8, "0");
    return text.slice(0, count);
  };
  return {
    next,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    digits(count) {
      let text = String(whole(1, 9));
      while (text.length < count) text += whole(0, 9);
      return text;
    },
    hex,
    uuid() {
      const [e, f, g] = [hex(8), hex(4), hex(3)];
      return `${e}-${f}-4${g}-${"89ab"[whole(0, 3)]}${hex(3)}-${hex(12)}`;
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
