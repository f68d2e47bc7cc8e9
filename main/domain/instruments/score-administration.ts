import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Administration, Side } from '../evaluation/instruments.ts';
import type { InstrumentResult } from '../score-result.ts';
import { instrument } from './catalogue.ts';
import { scoreHarris } from './harris-hip.ts';
import { scoreHoosJr } from './hoos-jr.ts';
import { scoreLefs } from './lefs.ts';
import { hoosSubscales, totalInRange } from './totals.ts';

/** The side an administration is about: its own, else the evaluation's when that is one side. */
export function sideOf({ side }: Pick<Administration, 'side'>, evaluationSide: Evaluation['side']): Side | null {
  return side ?? (evaluationSide === 'bilateral' ? null : evaluationSide);
}

/** Scores one administration by its instrument's rule (SPEC I1–I4). */
export function scoreAdministration(
  administration: Administration,
  evaluationSide: Evaluation['side'],
): InstrumentResult {
  const { id, phase, date } = administration;
  const about = { id, phase, date, side: sideOf(administration, evaluationSide) };
  switch (administration.id) {
    case 'hoos-jr':
      return { ...about, ...scoreHoosJr(administration.responses) };
    case 'lefs':
      return { ...about, ...scoreLefs(administration.responses) };
    case 'harris-hip': {
      const { score, grade, missing } = scoreHarris(administration);
      return { ...about, score, ...(grade === null ? {} : { grade }), missing };
    }
    case 'hoos':
      return { ...about, score: null, subscales: hoosSubscales(administration) };
    default:
      return { ...about, score: totalInRange(administration.total, instrument(administration.id).range) };
  }
}
