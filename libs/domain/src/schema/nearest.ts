const WORD_MAX = 60;

/**
 * The word that the one given was probably meant to be: at most a third of its letters differ.
 * @returns undefined where none is near.
 */
export function nearest(given: string, words: readonly string[]): string | undefined {
  if (given.length > WORD_MAX) return undefined;
  const folded = given.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const word of words) {
    const distance = editDistance(folded, word.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    best = word;
  }
  return best;
}

/** Levenshtein distance: insertions, deletions and replacements of single letters. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of one.split('').entries()) {
    const current = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      const replaced = (previous[column] ?? 0) + (letter === other[column] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
