import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

/** A Harris hip score of another day cannot rest on this examination (SPEC I3). */
export function checkHarrisSource({ instruments, case: { dateOfExam } }: Evaluation): Problem[] {
  return instruments.flatMap((administration, index) => {
    if (administration.id !== 'harris-hip' || administration.motionFrom !== 'examination') return [];
    const { date } = administration;
    if (date === null || dateOfExam === null || date === dateOfExam) return [];
    return [
      warning(
        `/instruments/${String(index)}/motionFrom`,
        `motion and deformity are taken from the examination of ${dateOfExam}, but this score is of ${date}; enter the values of that day, or correct the date`,
      ),
    ];
  });
}
