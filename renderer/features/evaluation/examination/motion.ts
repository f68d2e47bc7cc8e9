export const MOST_TRIALS = 3;

/** What is stored of up to three trials: those that hold a value, in order. */
export function storedTrials(trials: readonly (string | null)[]): string[] {
  return trials.filter((trial) => trial !== null);
}

/** The trials with one replaced; longer by empty ones where needed. */
export function withTrial(trials: readonly (string | null)[], index: number, value: string | null): (string | null)[] {
  const padded = Array.from({ length: Math.max(trials.length, index + 1) }, (_, at) => trials[at] ?? null);
  return padded.with(index, value);
}
