import { error, warning } from './check-support.ts';
import { CLAIM_DIAGNOSES, diagnosisLetter, POINTERS_PER_LINE } from './claim-form.ts';
import { isQualityDataCode } from './codes.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

type ClaimLine = Evaluation['claim']['lines'][number];

/** Diagnosis pointers of a claim line (SPEC M4): to diagnoses that are there, each once, at most four. */
export function checkPointers({ code, diagnosisPointers }: ClaimLine, diagnoses: number, path: string): Problem[] {
  const list = `${path}/diagnosisPointers`;
  const none = isQualityDataCode(code) && diagnosisPointers.length === 0;
  return [
    ...(none ? [warning(list, `${code} needs a diagnosis it points to; choose one`)] : []),
    ...(diagnosisPointers.length > POINTERS_PER_LINE
      ? [
          error(
            list,
            `a line points to at most four diagnoses; there are ${String(diagnosisPointers.length)}. Remove some`,
          ),
        ]
      : []),
    ...diagnosisPointers.flatMap((number, at) => {
      const place = `${list}/${String(at)}`;
      if (number > CLAIM_DIAGNOSES) {
        return [error(place, `a claim form takes twelve diagnoses; the line points to number ${String(number)}`)];
      }
      const letter = diagnosisLetter(number) ?? '';
      if (number > diagnoses) {
        const there = diagnoses === 1 ? 'is one diagnosis' : `are ${String(diagnoses)} diagnoses`;
        return [error(place, `there is no diagnosis ${letter}: there ${there}; choose one of the list`)];
      }
      return diagnosisPointers.indexOf(number) < at
        ? [error(place, `the line points to diagnosis ${letter} twice; remove one`)]
        : [];
    }),
  ];
}
