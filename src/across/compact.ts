// Texts by key in a few bytes more than they are long: a Map of a million ids would take 400 MB of heap.

/**
 * Keeps texts under keys, of which only a hash of 32 bits is kept: `get` may return texts of another key, so the caller compares.
 * The texts stand one after the other as lines of JSON, outside the garbage collector's heap.
 */
export class CompactMultimap {
  #lines = new Uint8Array(4_096);
  #used = 0;
  /** Pairs of a hash and the place of its line plus one; 0 where a pair is free. Open addressing, at most two thirds full. */
  #pairs = new Uint32Array(512);
  #count = 0;

  add(key: string, text: string): void {
    const hash = hashOf(key);
    if (this.#find(hash).includes(text)) return;
    if (this.#count * 3 > this.#pairs.length) this.#growPairs();
    this.#insert(hash, this.#append(text) + 1);
    this.#count += 1;
  }

  get(key: string): readonly string[] {
    return this.#find(hashOf(key));
  }

  #find(hash: number): string[] {
    const texts: string[] = [];
    for (let at = this.#first(hash); this.#pairs[at + 1] !== 0; at = this.#next(at)) {
      if (this.#pairs[at] === hash) texts.push(this.#read((this.#pairs[at + 1] ?? 1) - 1));
    }
    return texts;
  }

  #first(hash: number): number {
    return (hash * 2) & (this.#pairs.length - 1);
  }

  #next(at: number): number {
    return (at + 2) & (this.#pairs.length - 1);
  }

  #insert(hash: number, place: number): void {
    let at = this.#first(hash);
    while (this.#pairs[at + 1] !== 0) at = this.#next(at);
    this.#pairs[at] = hash;
    this.#pairs[at + 1] = place;
  }

  #growPairs(): void {
    const old = this.#pairs;
    this.#pairs = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] !== 0) this.#insert(old[at] ?? 0, old[at + 1] ?? 0);
    }
  }

  #append(text: string): number {
    // JSON escapes what UTF-8 cannot hold, half a surrogate pair, and line breaks.
    const line = `${JSON.stringify(text)}\n`;
    const start = this.#used;
    const longest = start + line.length * 3;
    if (longest > this.#lines.length) {
      const grown = new Uint8Array(Math.ceil(longest * 1.5));
      grown.set(this.#lines.subarray(0, start));
      this.#lines = grown;
    }
    this.#used += encoder.encodeInto(line, this.#lines.subarray(start)).written;
    return start;
  }

  #read(start: number): string {
    return JSON.parse(decoder.decode(this.#lines.subarray(start, this.#lines.indexOf(lineFeed, start))));
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lineFeed = 0x0a;

/** Spreads texts that differ in one character over all 32 bits: FNV-1a with the last step of MurmurHash3. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
