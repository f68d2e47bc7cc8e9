import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Administration } from '../evaluation/instruments.ts';
import type { InstrumentResult } from '../score-result.ts';
import { instrument } from './catalogue.ts';
import { scoreHarris } from './harris-hip.ts';
import { harrisInputs, sideOf } from './harris-source.ts';
import { scoreHoosJr } from './hoos-jr.ts';
import { scoreLefs } from './lefs.ts';
import { hoosSubscales, totalInRange } from './totals.ts';

/**
 * Scores one administration by its instrument's rule (SPEC I1–I4). The evaluation gives the side where the
 * administration names none, and the examination where a Harris hip score takes its motion from it.
 */
export function scoreAdministration(
  administration: Administration,
  evaluation: Pick<Evaluation, 'side' | 'examination'>,
): InstrumentResult {
  const { id, phase, date } = administration;
  const about = { id, phase, date, side: sideOf(administration, evaluation.side) };
  switch (administration.id) {
    case 'hoos-jr':
      return { ...about, ...scoreHoosJr(administration.responses) };
    case 'lefs':
      return { ...about, ...scoreLefs(administration.responses) };
    case 'harris-hip': {
      const { score, grade, missing } = scoreHarris({
        romMethod: administration.romMethod,
        responses: harrisInputs(evaluation, administration).responses,
      });
      return { ...about, score, ...(grade === null ? {} : { grade }), missing };
    }
    case 'hoos':
      return { ...about, score: null, subscales: hoosSubscales(administration) };
    default:
      return { ...about, score: totalInRange(administration.total, instrument(administration.id).range) };
  }
}
