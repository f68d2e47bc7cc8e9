import { compareDates } from '../dates.ts';
import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import { PHASES } from '../evaluation/instruments.ts';
import type { Phase } from '../evaluation/instruments.ts';
import type { ChangeResult, InstrumentResult, ThresholdResult } from '../score-result.ts';
import { instrument } from './catalogue.ts';
import type { Threshold } from './definition.ts';

/** One score of one instrument, side and, for HOOS, subscale. */
interface Measurement {
  readonly result: InstrumentResult;
  readonly date: string;
  readonly phase: Phase;
  readonly score: DecimalString;
  readonly subscale: string | null;
}

/**
 * Change of each later administration from the earliest of the same instrument, side and HOOS subscale (SPEC I5), in
 * the order in which the instruments first appear. On one day the phase tells the order. Administrations without a
 * date, a phase or a score are left out.
 */
export function changes(results: readonly InstrumentResult[]): ChangeResult[] {
  const groups = new Map<string, Measurement[]>();
  for (const measurement of results.flatMap(measurements)) {
    const { result, subscale } = measurement;
    const key = JSON.stringify([result.id, result.side, subscale]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [measurement]);
    else group.push(measurement);
  }
  return [...groups.values()].flatMap(changesOfGroup);
}

function measurements(result: InstrumentResult): Measurement[] {
  const { date, phase } = result;
  if (date === null || phase === null) return [];
  const scores: (readonly [string | null, DecimalString | null])[] =
    result.subscales === undefined ? [[null, result.score]] : Object.entries(result.subscales);
  return scores.flatMap(([subscale, score]) => (score === null ? [] : [{ result, date, phase, score, subscale }]));
}

function changesOfGroup(group: readonly Measurement[]): ChangeResult[] {
  const [earliest, ...later] = [...group].sort(
    (a, b) => compareDates(a.date, b.date) || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase),
  );
  if (earliest === undefined) return [];
  return later.map((measurement) => {
    const { id, side } = measurement.result;
    const change = toDecimalString(new Exact(measurement.score).minus(earliest.score));
    return {
      id,
      side,
      from: earliest.score,
      to: measurement.score,
      change,
      fromDate: earliest.date,
      toDate: measurement.date,
      ...(measurement.subscale === null ? {} : { subscale: measurement.subscale }),
      thresholds: instrument(id).thresholds.map((threshold) => compare(threshold, change, measurement.score)),
    };
  });
}

/** "Exceeds the MCID" means ≥ (SPEC I5). All instruments with thresholds improve upwards. */
function compare(threshold: Threshold, change: DecimalString, score: DecimalString): ThresholdResult {
  const measured = new Exact(threshold.of === 'change' ? change : score);
  return { ...threshold, reached: measured.greaterThanOrEqualTo(threshold.value) };
}
