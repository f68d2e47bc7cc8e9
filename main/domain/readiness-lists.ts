import type { Evaluation } from './evaluation/evaluation.ts';
import { EVERY_REPORT as P1, isFilled, missing } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';

export function diagnosisItems({ opinions: { diagnoses } }: Evaluation): Finding[] {
  if (diagnoses.length === 0) {
    return [{ path: '/opinions/diagnoses', text: 'Diagnoses with ICD-10-CM codes', why: P1, kind: 'missing' }];
  }
  return diagnoses.flatMap(({ code, description }, index) => {
    const path = `/opinions/diagnoses/${String(index)}`;
    const name = `diagnosis ${String(index + 1)}`;
    return [
      ...(isFilled(code) ? [] : [missing(`${path}/code`, `ICD-10-CM code of ${name}`, P1)]),
      ...(isFilled(description) ? [] : [missing(`${path}/description`, `Words for ${name}`, P1)]),
    ];
  });
}

/** Apportionment with "how and why" (SPEC P1; P2 under Labor Code 4663). */
export function apportionmentItems({ opinions, case: { reportProfile } }: Evaluation): Finding[] {
  const why = reportProfile === 'us-ca-workers-comp' ? 'Labor Code 4663' : P1;
  if (opinions.apportionment.length === 0) return [missing('/opinions/apportionment', 'Apportionment', why)];
  return opinions.apportionment.flatMap(({ percent, cause, industrial, howAndWhy }, index) => {
    const path = `/opinions/apportionment/${String(index)}`;
    const of = `apportionment ${String(index + 1)}`;
    return [
      ...(isFilled(percent) ? [] : [missing(`${path}/percent`, `Percentage of ${of}`, why)]),
      ...(isFilled(cause) ? [] : [missing(`${path}/cause`, `Cause of ${of}`, why)]),
      ...(industrial === null && reportProfile === 'us-ca-workers-comp'
        ? [missing(`${path}/industrial`, `Whether ${of} is industrial`, why)]
        : []),
      ...(isFilled(howAndWhy) ? [] : [missing(`${path}/howAndWhy`, `How and why of ${of}`, why)]),
    ];
  });
}

/** An answer to each numbered question (SPEC P1, P5). */
export function questionItems({ case: { referral } }: Evaluation): Finding[] {
  return referral.questions.flatMap(({ answer }, index) =>
    isFilled(answer)
      ? []
      : [missing(`/case/referral/questions/${String(index)}/answer`, `Answer to question ${String(index + 1)}`, P1)],
  );
}

/** A temporary restriction says until when it holds. */
export function workItems({ opinions: { workCapacity } }: Evaluation): Finding[] {
  return workCapacity.duration === 'temporary' && workCapacity.until === null
    ? [missing('/opinions/workCapacity/until', 'Until when the work restrictions hold', P1)]
    : [];
}
