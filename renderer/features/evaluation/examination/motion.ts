import { toDecimalString } from '../../../../main/domain/decimal.ts';
import type { RejectedEntry } from '../../../../main/domain/evaluation/rejected.ts';

export const MOST_TRIALS = 3;

/** A trial as its field shows it: a value, a text that could not be taken, or such a text over the value it had. */
export interface Trial {
  readonly value: string | null;
  readonly rejected: Pick<RejectedEntry, 'text' | 'message'> | null;
}

/** What the evaluation holds of the trials of one motion: values without gaps, and texts by their JSON pointers. */
export interface HeldTrials {
  readonly values: readonly string[];
  readonly rejected: readonly RejectedEntry[];
}

/** The fields of what the evaluation holds at `path`, one a trial. */
export function shownTrials({ values, rejected }: HeldTrials, path: string): Trial[] {
  return Array.from({ length: MOST_TRIALS }, (_, at) => ({
    value: values[at] ?? null,
    rejected: rejected.find((entry) => entry.path === `${path}/${String(at)}`) ?? null,
  }));
}

/**
 * What is stored of the fields at `path`: the values in order, each with the text typed over it; then the texts that were
 * typed into empty fields, at the places where their values would be appended.
 */
export function heldTrials(shown: readonly Trial[], path: string): HeldTrials {
  const valued = shown.filter(({ value }) => value !== null);
  const others = shown.filter(({ value, rejected }) => value === null && rejected !== null);
  return {
    values: valued.flatMap(({ value }) => value ?? []),
    rejected: [...valued, ...others].flatMap(({ rejected }, at) =>
      rejected === null ? [] : [{ path: `${path}/${String(at)}`, text: rejected.text, message: rejected.message }],
    ),
  };
}

/** Whether two are stored alike; decimals are, whatever their trailing zeros. */
export function isSameHeld(a: HeldTrials, b: HeldTrials): boolean {
  return writtenHeld(a) === writtenHeld(b);
}

/** Place in the stored list of a shown trial that has a value. */
export function storedIndex(shown: readonly Trial[], trial: number): number {
  return shown.slice(0, trial).filter(({ value }) => value !== null).length;
}

function writtenHeld({ values, rejected }: HeldTrials): string {
  return JSON.stringify([values.map(toDecimalString), rejected.map(({ path, text }) => [path, text])]);
}
