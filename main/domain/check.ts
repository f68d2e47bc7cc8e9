import { checkClaim } from './check-claim.ts';
import { checkDates } from './check-dates.ts';
import { checkDiagnoses } from './check-diagnoses.ts';
import { checkExamination } from './check-examination.ts';
import { checkClock } from './check-clock.ts';
import { checkExhibits } from './check-exhibits.ts';
import { checkHistory } from './check-history.ts';
import { checkHarrisSource } from './check-harris-source.ts';
import { checkInstruments } from './check-instruments.ts';
import { checkOperations } from './check-operations.ts';
import { checkOpinions } from './check-opinions.ts';
import { checkPhrases } from './check-phrases.ts';
import { checkRating } from './check-rating.ts';
import { checkRecords } from './check-records.ts';
import { checkRejected } from './rejected.ts';
import { checkResidual } from './check-residual.ts';
import { checkWorkCapacity } from './check-work-capacity.ts';
import { checkStudies } from './check-studies.ts';
import { checkTimeGuideline } from './check-time-guideline.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

/**
 * What is wrong (error) or doubtful (warning) in an evaluation whose shape is valid. Absence is no problem here, a
 * draft may be empty; what a report still lacks is told by `readiness`. Errors stop scoring from a file and signing.
 */
export function checkEvaluation(evaluation: Evaluation): Problem[] {
  return [
    ...checkRejected(evaluation),
    ...checkDates(evaluation),
    ...checkRecords(evaluation),
    ...checkExhibits(evaluation),
    ...checkClock(evaluation),
    ...checkTimeGuideline(evaluation),
    ...checkHistory(evaluation),
    ...checkExamination(evaluation),
    ...checkStudies(evaluation),
    ...checkOperations(evaluation),
    ...checkInstruments(evaluation),
    ...checkHarrisSource(evaluation),
    ...checkResidual(evaluation),
    ...checkRating(evaluation),
    ...checkDiagnoses(evaluation),
    ...checkOpinions(evaluation),
    ...checkWorkCapacity(evaluation),
    ...checkClaim(evaluation),
    ...checkPhrases(evaluation),
  ];
}

/** The problems at a JSON pointer or below it. */
export function problemsUnder(problems: readonly Problem[], pointer: string): Problem[] {
  return problems.filter(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
}
