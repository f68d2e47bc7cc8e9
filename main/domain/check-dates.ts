import { error, warning } from './check-support.ts';
import { compareDates } from './dates.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

/** Dates that contradict each other. Only dates that are there are compared. */
export function checkDates(evaluation: Evaluation): Problem[] {
  const { dateOfExam, dateOfInjury, referral } = evaluation.case;
  const { dateOfBirth } = evaluation.examinee;
  const { start, discharge } = evaluation.episode;
  return [
    ...when(isBefore(dateOfExam, dateOfBirth), () =>
      error(
        '/case/dateOfExam',
        `the examination is before the date of birth, ${String(dateOfBirth)}; correct one of the dates`,
      ),
    ),
    ...when(isBefore(dateOfExam, dateOfInjury), () =>
      error(
        '/case/dateOfInjury',
        `the injury is after the examination, ${String(dateOfExam)}; correct one of the dates`,
      ),
    ),
    ...when(isBefore(dateOfInjury, dateOfBirth), () =>
      error(
        '/examinee/dateOfBirth',
        `the birth is after the injury, ${String(dateOfInjury)}; correct one of the dates`,
      ),
    ),
    ...when(isBefore(start, dateOfBirth), () =>
      error(
        '/episode/start',
        `the episode starts before the date of birth, ${String(dateOfBirth)}; correct one of the dates`,
      ),
    ),
    ...when(isBefore(discharge, start ?? dateOfBirth), () =>
      start === null
        ? error(
            '/episode/discharge',
            `the discharge is before the date of birth, ${String(dateOfBirth)}; correct one of the dates`,
          )
        : error(
            '/episode/discharge',
            `the discharge is before the start of the episode, ${start}; correct one of the dates`,
          ),
    ),
    ...when(isBefore(dateOfExam, referral.dateOfReferral), () =>
      warning(
        '/case/referral/dateOfReferral',
        `the referral is after the examination, ${String(dateOfExam)}; check the date`,
      ),
    ),
    ...when(isBefore(referral.dateOfReferral, dateOfInjury), () =>
      warning(
        '/case/referral/dateOfReferral',
        `the referral is before the injury, ${String(dateOfInjury)}; check both dates`,
      ),
    ),
    ...when(isBefore(dateOfExam, discharge), () =>
      warning('/episode/discharge', `the discharge is after the examination, ${String(dateOfExam)}; check both dates`),
    ),
    ...checkOpinionDates(evaluation),
    ...checkLists(evaluation),
  ];
}

/** Maximum medical improvement and the return to work follow the injury; the first is found, not foretold. */
function checkOpinionDates({ opinions, case: { dateOfExam, dateOfInjury } }: Evaluation): Problem[] {
  const { maximumMedicalImprovement: improvement, returnToWork } = opinions;
  return [
    ...when(isBefore(improvement.date, dateOfInjury), () =>
      error(
        '/opinions/maximumMedicalImprovement/date',
        `maximum medical improvement is before the injury, ${String(dateOfInjury)}; correct one of the dates`,
      ),
    ),
    ...when(isBefore(dateOfExam, improvement.date), () =>
      warning(
        '/opinions/maximumMedicalImprovement/date',
        `maximum medical improvement is after the examination, ${String(dateOfExam)}; check the date`,
      ),
    ),
    ...when(isBefore(returnToWork.date, dateOfInjury), () =>
      error(
        '/opinions/returnToWork/date',
        `the return to work is before the injury, ${String(dateOfInjury)}; correct one of the dates`,
      ),
    ),
  ];
}

function checkLists({ case: { dateOfExam }, examinee: { dateOfBirth }, ...evaluation }: Evaluation): Problem[] {
  const beforeBirth = (path: string, date: string | null) =>
    when(isBefore(date, dateOfBirth), () =>
      error(path, `this date is before the date of birth, ${String(dateOfBirth)}; correct one of the dates`),
    );
  const afterExam = (path: string, what: string, date: string | null) =>
    when(isBefore(dateOfExam, date), () =>
      warning(path, `${what} is dated after the examination, ${String(dateOfExam)}; check the date`),
    );
  return [
    ...evaluation.recordsReviewed.flatMap(({ date }, index) => {
      const path = `/recordsReviewed/${String(index)}/date`;
      return [
        ...afterExam(path, 'the record', date),
        // No error: a rule or a plan that was reviewed may be older than the examinee.
        ...when(isBefore(date, dateOfBirth), () =>
          warning(path, `the record is dated before the birth, ${String(dateOfBirth)}; check the date`),
        ),
      ];
    }),
    ...evaluation.imaging.flatMap(({ date }, index) => beforeBirth(`/imaging/${String(index)}/date`, date)),
    ...evaluation.operativeReports.flatMap(({ date }, index) =>
      beforeBirth(`/operativeReports/${String(index)}/date`, date),
    ),
    ...evaluation.instruments.flatMap(({ date }, index) => {
      const path = `/instruments/${String(index)}/date`;
      return [...beforeBirth(path, date), ...afterExam(path, 'the instrument', date)];
    }),
  ];
}

function isBefore(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && compareDates(a, b) < 0;
}

function when(condition: boolean, problem: () => Problem): Problem[] {
  return condition ? [problem()] : [];
}
