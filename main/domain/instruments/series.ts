import { compareDates } from '../dates.ts';
import type { Administration, InstrumentId, Side } from '../evaluation/instruments.ts';
import { PHASES } from '../evaluation/instruments.ts';
import type { InstrumentResult } from '../score-result.ts';

/** An administration with its result and its place in the evaluation. */
export interface Administered {
  readonly administration: Administration;
  readonly result: InstrumentResult;
  readonly index: number;
}

/** The administrations of one instrument on one side, in the order of time: those between which change counts (I5). */
export interface Series<Entry extends Administered = Administered> {
  readonly id: InstrumentId;
  readonly side: Side | null;
  readonly list: readonly Entry[];
}

/** The administrations beside their results, which `score` gives in the same order. */
export function administered(
  administrations: readonly Administration[],
  results: readonly InstrumentResult[],
): Administered[] {
  return administrations.flatMap((administration, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ administration, result, index }];
  });
}

/** The series in the order in which they first appear. */
export function seriesOf<Entry extends Administered>(list: readonly Entry[]): Series<Entry>[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of list) {
    const key = `${entry.result.id} ${entry.result.side ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    return [{ id: first.result.id, side: first.result.side, list: entries.toSorted(byTime) }];
  });
}

/** By date, those without one last; on one day the phase tells the order, as for the change (I5). */
function byTime({ result: a }: Administered, { result: b }: Administered): number {
  if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null);
  return compareDates(a.date, b.date) || phaseRank(a) - phaseRank(b);
}

function phaseRank({ phase }: InstrumentResult): number {
  return phase === null ? PHASES.length : PHASES.indexOf(phase);
}
