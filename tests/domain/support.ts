import { EVALUATION_FORMAT, evaluationSchema } from '../../main/domain/evaluation/evaluation.ts';
import type { Evaluation } from '../../main/domain/evaluation/evaluation.ts';

/** An evaluation as a file would give it: the parts a test is about, everything else empty. */
export function evaluation(parts: object = {}): Evaluation {
  return evaluationSchema.parse({ format: EVALUATION_FORMAT, ...parts });
}

/** Dates that make every decision of R3 possible: an adult, an episode in 2026. */
export const DATES = {
  case: { dateOfExam: '2026-10-05' },
  examinee: { dateOfBirth: '1958-03-02' },
  episode: { start: '2026-05-04', discharge: '2026-10-05' },
};

/** "/path severity" of each problem, for comparison. */
export function marks(problems: readonly { path: string; severity: string }[]): string[] {
  return problems.map(({ path, severity }) => `${severity} ${path}`);
}
