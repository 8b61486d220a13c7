/** Edits (one letter put in, left out or changed) from one word to the other, without case (Levenshtein 1966). */
function distance(one: string, other: string): number {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column < row.length; column += 1) {
      const [above = 0, diagonal = 0, left = 0] = [row[column], row[column - 1], next[column - 1]];
      const changed = diagonal + (to.charAt(column - 1) === letter ? 0 : 1);
      next.push(Math.min(above + 1, left + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The key that was probably meant: the nearest one, where that is near enough for its length. */
export function closestKey(typed: string, keys: readonly string[]): string | undefined {
  if (typed.length > 64) return undefined;
  const near = keys
    .map((key) => ({ key, edits: distance(typed, key) }))
    .filter(({ key, edits }) => edits <= Math.max(1, Math.floor(key.length / 3)))
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.key;
}
