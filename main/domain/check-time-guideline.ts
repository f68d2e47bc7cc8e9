import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { FACE_TO_FACE_GUIDELINE, isWithinGuideline } from './face-to-face-guideline.ts';
import type { Problem } from './problems.ts';
import { isFilled } from './readiness-item.ts';

/** California asks for a least time face to face, and for the reasons when it was less (Labor Code 4628(b)). */
export function checkTimeGuideline({ case: { reportProfile, faceToFaceMinutes }, disclosures }: Evaluation): Problem[] {
  if (reportProfile !== 'us-ca-workers-comp' || faceToFaceMinutes === null) return [];
  if (isWithinGuideline(faceToFaceMinutes) || isFilled(disclosures.timeVariance)) return [];
  const { minutes, source } = FACE_TO_FACE_GUIDELINE;
  return [
    warning(
      '/case/faceToFaceMinutes',
      `${source} asks for at least ${String(minutes)} minutes face to face; explain below why it was less (Labor Code 4628(b))`,
    ),
  ];
}
