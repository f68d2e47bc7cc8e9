import type { Administration } from '../../../../main/domain/evaluation/instruments.ts';
import { displayInstrumentScore } from '../../../../main/domain/display.ts';
import { instrument } from '../../../../main/domain/instruments/catalogue.ts';
import type { Instrument } from '../../../../main/domain/instruments/definition.ts';
import type { Administered, Series } from '../../../../main/domain/instruments/series.ts';
import { PHASE_LABELS, SIDE_LABELS } from '../../../../main/domain/labels.ts';

/** One administration as a column of its series. */
export interface ColumnOf {
  readonly administration: Administration;
  readonly index: number;
  /** JSON pointer. */
  readonly path: string;
  readonly name: string;
}

/** "Intake", or "Intake, 2026-05-04" where the phase alone does not tell which. */
export function columnName({ phase, date }: Administration, others: readonly Administration[]): string {
  const name = phase === null ? 'Phase not chosen' : PHASE_LABELS[phase];
  const isAlone = others.filter((other) => other.phase === phase).length < 2;
  return isAlone ? name : `${name}, ${date ?? 'no date'}`;
}

/** "HOOS, JR., left" when the side can be told. */
export function seriesName({ id, side }: Pick<Series, 'id' | 'side'>): string {
  const { title } = instrument(id);
  return side === null ? title : `${title}, ${SIDE_LABELS[side].toLowerCase()}`;
}

/** A score as the list shows it: "46.7", "71.9 fair", "2 missing", "5 subscales". */
export function scoreText({ administration, result }: Administered): string {
  if (result.score !== null) {
    const score = displayInstrumentScore(administration.id, result.score);
    return result.grade === undefined ? score : `${score} ${result.grade}`;
  }
  if (result.subscales !== undefined) {
    const entered = Object.values(result.subscales).filter((value) => value !== null).length;
    return entered === 0 ? '–' : `${String(entered)} subscales`;
  }
  const missing = result.missing?.length ?? 0;
  return missing > 0 ? `${String(missing)} missing` : '–';
}

/** Incomplete is never scored: the missing items are named (SPEC section 2). */
export function missingText(missing: readonly string[], { items, kind }: Instrument): string {
  if (kind === 'items' && missing.length === items.length) {
    return `Not scored. All ${String(items.length)} items are unanswered.`;
  }
  const names = missing.map((id) => {
    const item = items.find((one) => one.id === id);
    if (item === undefined) return id === 'romMethod' ? 'method for the range of motion' : id;
    return kind === 'items' ? id : item.text.toLowerCase();
  });
  const noun = kind === 'items' ? (missing.length === 1 ? 'item ' : 'items ') : '';
  return `Not scored. Still to answer: ${noun}${names.join(', ')}.`;
}
