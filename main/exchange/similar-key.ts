const LONGEST = 64;

/**
 * The known key that was most likely meant: the nearest by edits (insertion, deletion, exchange of one letter),
 * case ignored, if it is near enough to be a slip. Null when none is.
 */
export function similarKey(key: string, known: readonly string[]): string | null {
  if (key.length > LONGEST) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(key.length / 3)) + 1;
  for (const candidate of known) {
    const edits = editDistance(key.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, exchange));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
