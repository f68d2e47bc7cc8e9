import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { InstrumentId, Side } from '../../domain/evaluation/instruments.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import { harrisInputs, type HarrisInputs } from '../../domain/instruments/harris-source.ts';
import {
  administered as listed,
  seriesOf,
  type Administered as Listed,
  type Series,
} from '../../domain/instruments/series.ts';
import { GIVEN_BY_LABELS } from '../../domain/labels-instruments.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../domain/labels.ts';
import type { InstrumentResult } from '../../domain/score-result.ts';
import { displayRounded } from '../../domain/display.ts';
import type { Inline } from '../layout/inline.ts';
import { NONE, shortDate } from '../words.ts';

/** An administration with its result, its place in the evaluation and what it was rated from. */
export interface Administered extends Listed {
  /** What a Harris hip score rates; null for the other instruments. */
  readonly inputs: HarrisInputs | null;
}

/** The administrations of one instrument on one side, in the order of time. */
export interface AdministrationGroup extends Series<Administered> {
  /** "HOOS, JR., left side" when the side can be told. */
  readonly title: string;
}

/** The administrations beside their results, which `score` gives in the same order. */
export function administered(evaluation: Evaluation, results: readonly InstrumentResult[]): Administered[] {
  return listed(evaluation.instruments, results).map((entry) => ({
    ...entry,
    inputs: entry.administration.id === 'harris-hip' ? harrisInputs(evaluation, entry.administration) : null,
  }));
}

/** The series of the evaluation, each with its heading. */
export function groupsOf(list: readonly Administered[]): AdministrationGroup[] {
  return seriesOf(list).map((series) => ({ ...series, title: titleOf(series.id, series.side) }));
}

export function titleOf(id: InstrumentId, side: Side | null): string {
  const { title } = instrument(id);
  return side === null ? title : `${title}, ${SIDE_LABELS[side].toLowerCase()} side`;
}

/** Head of an administration's column: its phase, its date, and how the answers were given. */
export function columnHead({ administration: { givenBy }, result: { phase, date } }: Administered): string {
  return [
    phase === null ? 'Phase not documented' : PHASE_LABELS[phase],
    date === null ? 'no date' : shortDate(date),
    ...(givenBy === null ? [] : [GIVEN_BY_LABELS[givenBy].toLowerCase()]),
  ].join('\n');
}

/** The score with all digits it has, or why there is none. */
export function scoreCell({ result }: Administered): Inline {
  if (result.score === null) return 'Not scored';
  const score = displayRounded(result.score);
  return result.grade === undefined ? score : `${score}, ${result.grade}`;
}

/** A decimal in a cell. */
export function decimalCell(value: string | null): string {
  return value === null ? NONE : displayRounded(value);
}
