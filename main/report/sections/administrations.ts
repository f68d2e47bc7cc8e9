import { compareDates } from '../../domain/dates.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Administration, InstrumentId, Side } from '../../domain/evaluation/instruments.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import { harrisInputs, type HarrisInputs } from '../../domain/instruments/harris-source.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../domain/labels.ts';
import type { InstrumentResult } from '../../domain/score-result.ts';
import { displayExact } from '../../domain/display.ts';
import type { Inline } from '../layout/inline.ts';
import { NONE, shortDate } from '../words.ts';

/** An administration with its result and its place in the evaluation. */
export interface Administered {
  readonly administration: Administration;
  readonly result: InstrumentResult;
  readonly index: number;
  /** What a Harris hip score rates; null for the other instruments. */
  readonly inputs: HarrisInputs | null;
}

/** The administrations of one instrument on one side, in the order of time. */
export interface AdministrationGroup {
  readonly id: InstrumentId;
  readonly side: Side | null;
  /** "HOOS, JR., left side" when the side can be told. */
  readonly title: string;
  readonly list: readonly Administered[];
}

/** The administrations beside their results, which `score` gives in the same order. */
export function administered(evaluation: Evaluation, results: readonly InstrumentResult[]): Administered[] {
  return evaluation.instruments.flatMap((administration, index) => {
    const result = results[index];
    const inputs = administration.id === 'harris-hip' ? harrisInputs(evaluation, administration) : null;
    return result === undefined ? [] : [{ administration, result, index, inputs }];
  });
}

export function groupsOf(list: readonly Administered[]): AdministrationGroup[] {
  const groups = new Map<string, Administered[]>();
  for (const entry of list) {
    const key = `${entry.result.id} ${entry.result.side ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { id, side } = first.result;
    return [{ id, side, title: titleOf(id, side), list: entries.toSorted(byDate) }];
  });
}

export function titleOf(id: InstrumentId, side: Side | null): string {
  const { title } = instrument(id);
  return side === null ? title : `${title}, ${SIDE_LABELS[side].toLowerCase()} side`;
}

function byDate(a: Administered, b: Administered): number {
  if (a.result.date === null || b.result.date === null)
    return Number(a.result.date === null) - Number(b.result.date === null);
  return compareDates(a.result.date, b.result.date);
}

/** Head of an administration's column: its phase above its date. */
export function columnHead({ result: { phase, date } }: Administered): string {
  return [
    phase === null ? 'Phase not documented' : PHASE_LABELS[phase],
    date === null ? 'no date' : shortDate(date),
  ].join('\n');
}

/** The score with all digits, or why there is none. */
export function scoreCell({ result }: Administered): Inline {
  if (result.score === null) return 'Not scored';
  return result.grade === undefined ? displayExact(result.score) : `${displayExact(result.score)}, ${result.grade}`;
}

/** A decimal in a cell. */
export function decimalCell(value: string | null): string {
  return value === null ? NONE : displayExact(value);
}
