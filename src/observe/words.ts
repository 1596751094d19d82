// Which of some words stand in a text.

const before = /[\p{L}\p{N}_-]$/u;

/** Looks for words, in whichever case, with no letter, digit, `_` or `-` beside them. */
export class WordSearch {
  readonly size: number;
  readonly #pattern: RegExp | undefined;
  readonly #shortest: number;

  /** The words are in lower case and consist of letters, digits, space, `_`, `-` and `$`. */
  constructor(words: ReadonlySet<string>) {
    this.size = words.size;
    this.#shortest = Math.min(...[...words].map(({ length }) => length));
    const any = [...words].map((word) => word.replaceAll("$", "\\$")).join("|");
    if (words.size > 0) this.#pattern = new RegExp(`(?:${any})(?![\\p{L}\\p{N}_-])`, "giu");
  }

  wordsIn(text: string): readonly string[] {
    const found: string[] = [];
    if (!this.#pattern || text.length < this.#shortest) return found;
    this.#pattern.lastIndex = 0;
    for (let match = this.#pattern.exec(text); match; match = this.#pattern.exec(text)) {
      if (!before.test(text.slice(Math.max(0, match.index - 2), match.index)))
        found.push(match[0].toLowerCase());
      this.#pattern.lastIndex = match.index + 1;
    }
    return found;
  }
}
