import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { limbDifference } from './examination/limb-length.ts';
import type { Problem } from './problems.ts';

/** What a Harris hip score takes from the examination must be of its day, and true lengths (SPEC I3). */
export function checkHarrisSource(evaluation: Evaluation): Problem[] {
  return [...otherDay(evaluation), ...apparentLengths(evaluation)];
}

/** Pelvic tilt changes the apparent lengths; the limit of 3.2 cm is one of true lengths. */
function apparentLengths({ instruments, examination }: Evaluation): Problem[] {
  const isUsed = instruments.some(
    ({ id, ...rest }) => id === 'harris-hip' && 'motionFrom' in rest && rest.motionFrom === 'examination',
  );
  if (!isUsed || examination.limbLengthMethod !== 'apparent' || limbDifference(examination) === null) return [];
  return [
    warning(
      '/examination/limbLengthMethod',
      'the Harris hip score limits the difference of the true lengths, but apparent lengths are used for it; measure the true lengths, or say why not under other findings',
    ),
  ];
}

/** A score of another day cannot rest on this examination. */
function otherDay({ instruments, case: { dateOfExam } }: Evaluation): Problem[] {
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
