/** How many single-character edits lead from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [column, other] of [...to].entries()) {
      const swapped = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const longestWorthComparing = 64;

/** The candidate that `word` is most likely a slip of, if any is close: at most a third of it differs. */
export function nearest<T extends string>(word: string, candidates: readonly T[]): T | undefined {
  if (word.length > longestWorthComparing) return undefined;
  const typed = word.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= candidate.length / 3)
    .toSorted((one, other) => one.edits - other.edits);
  return ranked[0]?.candidate;
}
