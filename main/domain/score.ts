import type { Evaluation } from './evaluation/evaluation.ts';
import { changes } from './instruments/change.ts';
import { scoreAdministration } from './instruments/score-administration.ts';
import { scoreRating } from './rating/score-rating.ts';
import { scoreResidual } from './residual.ts';
import { SCORE_FORMAT } from './score-result.ts';
import type { ScoreResult } from './score-result.ts';

/**
 * Everything that follows from the entered values (SPEC sections 1–3), format F2. Pure and total: a valid evaluation,
 * also an empty draft, always has a result. `problems` are warnings about the scoring itself; what is wrong with the
 * input is told by `checkEvaluation`.
 */
export function score(evaluation: Evaluation): ScoreResult {
  const residual = scoreResidual(evaluation);
  const rating = scoreRating(evaluation.rating);
  const instruments = evaluation.instruments.map((administration) => scoreAdministration(administration, evaluation));
  return {
    format: SCORE_FORMAT,
    residual: residual.result,
    instruments,
    changes: changes(instruments),
    rating: rating.result,
    problems: [...residual.problems, ...rating.problems],
  };
}
