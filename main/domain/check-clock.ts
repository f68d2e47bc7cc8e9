import { error, warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { minutesBetween, proposedMinutes, type Period } from './face-to-face.ts';
import type { Problem } from './problems.ts';

const PERIODS = '/case/faceToFacePeriods';

/** The periods of the face-to-face time by themselves, against each other, the day and the minutes (SPEC P1). */
export function checkClock({ case: theCase }: Evaluation): Problem[] {
  const { faceToFacePeriods: periods, faceToFaceMinutes, dateOfExam } = theCase;
  const proposed = proposedMinutes(periods);
  const differs = proposed !== null && faceToFaceMinutes !== null && proposed !== faceToFaceMinutes;
  return [
    ...periods.flatMap((period, index) => [
      ...checkEnds(period, index),
      ...checkOverlap(periods, index),
      ...(dateOfExam === null || period.start.startsWith(dateOfExam)
        ? []
        : [
            warning(
              `${PERIODS}/${String(index)}/start`,
              `the period is not on the day of the examination, ${dateOfExam}; check both dates`,
            ),
          ]),
    ]),
    ...(differs
      ? [
          warning(
            '/case/faceToFaceMinutes',
            `the periods add up to ${String(proposed)} minutes, not ${String(faceToFaceMinutes)}; correct one of them`,
          ),
        ]
      : []),
  ];
}

function checkEnds({ start, end }: Period, index: number): Problem[] {
  if (end === null || minutesBetween(start, end) >= 0) return [];
  return [
    error(
      `${PERIODS}/${String(index)}/end`,
      `the period ends at ${timeOf(end)}, before it starts at ${timeOf(start)}; correct one of the times`,
    ),
  ];
}

/** A minute is counted once: a period does not begin before an earlier one has ended. */
function checkOverlap(periods: readonly Period[], index: number): Problem[] {
  const own = periods[index];
  if (own === undefined) return [];
  const other = periods.slice(0, index).findIndex((one) => overlap(one, own));
  if (other === -1) return [];
  const isSecondClock = own.end === null && periods[other]?.end === null;
  return [
    error(
      `${PERIODS}/${String(index)}/start`,
      isSecondClock
        ? `the clock already runs in period ${String(other + 1)}; end or remove one of them`
        : `this period overlaps period ${String(other + 1)}; correct the times so that no minute counts twice`,
    ),
  ];
}

function overlap(a: Period, b: Period): boolean {
  const endsAfter = (period: Period, time: string) => period.end === null || minutesBetween(time, period.end) > 0;
  return endsAfter(a, b.start) && endsAfter(b, a.start);
}

function timeOf(local: string): string {
  return local.slice(11);
}
