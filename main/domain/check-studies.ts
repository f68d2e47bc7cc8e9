import { error, warning } from './check-support.ts';
import { compareDates } from './dates.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

/**
 * Dates of imaging, operations and implants. After the examination is doubtful; an implant before the birth cannot be
 * (imaging and operations before it are told by `check-dates.ts`). The side of an implant may be the other one.
 */
export function checkStudies({
  case: { dateOfExam },
  examinee: { dateOfBirth },
  ...evaluation
}: Evaluation): Problem[] {
  const afterExam = (path: string, what: string, date: string | null): Problem[] =>
    date !== null && dateOfExam !== null && compareDates(dateOfExam, date) < 0
      ? [warning(path, `${what} is dated after the examination, ${dateOfExam}; check the date`)]
      : [];
  return [
    ...evaluation.imaging.flatMap(({ date }, index) => afterExam(`/imaging/${String(index)}/date`, 'the study', date)),
    ...evaluation.operativeReports.flatMap(({ date }, index) =>
      afterExam(`/operativeReports/${String(index)}/date`, 'the operation', date),
    ),
    ...evaluation.implants.flatMap(({ date }, index) => {
      const path = `/implants/${String(index)}/date`;
      return [
        ...afterExam(path, 'the implant', date),
        ...(date !== null && dateOfBirth !== null && compareDates(date, dateOfBirth) < 0
          ? [error(path, `this date is before the date of birth, ${dateOfBirth}; correct one of the dates`)]
          : []),
      ];
    }),
  ];
}
