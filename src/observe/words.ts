// Which of some words stand in texts.

const endsInWord = /[\p{L}\p{N}_-]$/u;
const beginsInWord = /^[\p{L}\p{N}_-]/u;

/**
 * The words that stand in a text, in whichever case, with no letter, digit, `_` or `-` beside them. Each is looked for on its own: one
 * may stand within another, as `ada` in `ada lovelace`. They are in lower case.
 */
export function wordsIn(texts: readonly string[], words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const text = texts
    .map((one) => (one.length > 2_000 ? one.slice(0, 2_000) : one))
    .join("\n")
    .toLowerCase();
  return words.filter((word) => isWordIn(text, word));
}

function isWordIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    // Two units, because a letter may be a surrogate pair.
    if (!endsInWord.test(text.slice(Math.max(0, at - 2), at)) && !beginsInWord.test(text.slice(end, end + 2)))
      return true;
  }
  return false;
}
