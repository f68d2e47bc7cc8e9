import type { Evaluation } from './evaluation/evaluation.ts';
import { runningPeriod } from './face-to-face.ts';
import type { Finding } from './readiness-item.ts';

/** The face-to-face time is not known while its clock runs (SPEC P1). */
export function clockItems({ case: { faceToFacePeriods } }: Evaluation): Finding[] {
  const index = runningPeriod(faceToFacePeriods);
  if (index === null) return [];
  return [
    {
      path: `/case/faceToFacePeriods/${String(index)}`,
      text: 'The face-to-face clock is still running',
      why: 'The time is reported when the clock has stopped (P1)',
      kind: 'flagged',
    },
  ];
}
