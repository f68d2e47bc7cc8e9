import { error, warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { painAreaLabel } from './labels-history.ts';
import { isWhollyBefore, partialDateText } from './partial-dates.ts';
import type { Problem } from './problems.ts';

/** Dates of the history that contradict each other, as far as they are known, and areas that are marked twice. */
export function checkHistory(evaluation: Evaluation): Problem[] {
  return [
    ...evaluation.history.treatmentTimeline.flatMap((_, index) => checkTreatment(evaluation, index)),
    ...evaluation.history.priorInjuryList.flatMap((_, index) => checkPriorInjury(evaluation, index)),
    ...checkPainAreas(evaluation),
  ];
}

function checkTreatment({ history, case: { dateOfExam }, examinee }: Evaluation, index: number): Problem[] {
  const { from = null, to = null } = history.treatmentTimeline[index] ?? {};
  const path = `/history/treatmentTimeline/${String(index)}`;
  return [
    ...beforeBirth(`${path}/from`, from, examinee.dateOfBirth),
    ...(isBefore(to, from)
      ? [error(`${path}/to`, `the treatment ends before it begins, ${text(from)}; correct one of the dates`)]
      : []),
    ...(isBefore(dateOfExam, from)
      ? [warning(`${path}/from`, `the treatment begins after the examination, ${text(dateOfExam)}; check the date`)]
      : []),
  ];
}

function checkPriorInjury({ history, case: { dateOfInjury }, examinee }: Evaluation, index: number): Problem[] {
  const date = history.priorInjuryList[index]?.date ?? null;
  const path = `/history/priorInjuryList/${String(index)}/date`;
  return [
    ...beforeBirth(path, date, examinee.dateOfBirth),
    ...(isBefore(dateOfInjury, date)
      ? [
          warning(
            path,
            `this is after the injury of ${text(dateOfInjury)}, so it is no prior injury; check the date or move it to the history`,
          ),
        ]
      : []),
  ];
}

function checkPainAreas({ complaints: { painAreas } }: Evaluation): Problem[] {
  return painAreas.flatMap(({ area }, index) =>
    painAreas.findIndex((one) => one.area === area) === index
      ? []
      : [
          error(
            `/complaints/painAreas/${String(index)}/area`,
            `${painAreaLabel(area).toLowerCase()} is marked twice; remove one of the marks`,
          ),
        ],
  );
}

function beforeBirth(path: string, date: string | null, dateOfBirth: string | null): Problem[] {
  if (!isBefore(date, dateOfBirth)) return [];
  return [error(path, `this date is before the date of birth, ${text(dateOfBirth)}; correct one of the dates`)];
}

function isBefore(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && isWhollyBefore(a, b);
}

function text(date: string | null): string {
  return date === null ? '' : partialDateText(date);
}
