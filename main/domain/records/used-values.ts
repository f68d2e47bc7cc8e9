import { foldText } from './fold.ts';

/**
 * Values used before that begin with, or else hold, what was typed; the ones used most come first. The typed text
 * itself is not offered.
 *
 * @param most how many at most.
 */
export function suggestions(used: readonly (string | null)[], typed: string, most: number): string[] {
  const counts = new Map<string, number>();
  for (const value of used) {
    const text = value?.trim() ?? '';
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const wanted = foldText(typed);
  return [...counts]
    .flatMap(([text, count]) => {
      const at = wanted === '' ? 0 : ` ${foldText(text)}`.indexOf(` ${wanted}`);
      return at < 0 || text === typed ? [] : [{ text, count, at: Math.min(at, 1) }];
    })
    .toSorted((a, b) => a.at - b.at || b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .map(({ text }) => text);
}
