import type { Evaluation } from './evaluation/evaluation.ts';
import { EVERY_REPORT as P1, isFilled, lacking, missing } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';
import { CALIFORNIA, CCR, CCR_PAGES } from './readiness-place.ts';

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
  const why = reportProfile === CALIFORNIA ? 'Labor Code 4663' : P1;
  if (opinions.apportionment.length === 0) return [missing('/opinions/apportionment', 'Apportionment', why)];
  return opinions.apportionment.flatMap(({ percent, cause, industrial, howAndWhy }, index) => {
    const path = `/opinions/apportionment/${String(index)}`;
    const of = `apportionment ${String(index + 1)}`;
    return [
      ...(isFilled(percent) ? [] : [missing(`${path}/percent`, `Percentage of ${of}`, why)]),
      ...(isFilled(cause) ? [] : [missing(`${path}/cause`, `Cause of ${of}`, why)]),
      ...(industrial === null && reportProfile === CALIFORNIA
        ? [missing(`${path}/industrial`, `Whether ${of} is industrial`, why)]
        : []),
      ...(isFilled(howAndWhy) ? [] : [missing(`${path}/howAndWhy`, `How and why of ${of}`, why)]),
    ];
  });
}

/** Each study with its date, name and findings, each operation with its date, name and findings (SPEC P1). */
export function studyItems({ imaging, operativeReports }: Evaluation): Finding[] {
  if (imaging.length === 0 && operativeReports.length === 0) {
    return [missing('/imaging', 'Imaging and operative reports', P1)];
  }
  return [
    ...imaging.flatMap((study, index) => {
      const absent = (['study', 'date', 'findings'] as const).filter((field) => !isFilled(study[field]));
      return row('/imaging', index, 'Study', absent);
    }),
    ...operativeReports.flatMap((operation, index) => {
      const absent = (['procedure', 'date', 'findings'] as const).filter((field) => !isFilled(operation[field]));
      return row('/operativeReports', index, 'Operative report', absent);
    }),
  ];
}

function row(list: string, index: number, name: string, absent: readonly string[]): Finding[] {
  const gaps = absent.map((field) => [field, field === 'study' ? 'name' : field] as const);
  return lacking(`${list}/${String(index)}`, `${name} ${String(index + 1)}`, gaps, P1);
}

/** The injury of each row, and what remained of it (8 CCR 10682). */
export function priorInjuryItems({ case: { reportProfile }, history: { priorInjuryList } }: Evaluation): Finding[] {
  if (reportProfile !== CALIFORNIA) return [];
  return priorInjuryList.flatMap(({ bodyPart, description, residuals }, index) => {
    const path = `/history/priorInjuryList/${String(index)}`;
    const gaps = [
      ...(isFilled(bodyPart) || isFilled(description) ? [] : [['description', 'what it was'] as const]),
      ...(isFilled(residuals) ? [] : [['residuals', 'what remained'] as const]),
    ];
    return lacking(path, `Prior injury ${String(index + 1)}`, gaps, CCR);
  });
}

/** Who declared the pages of the records, and when, once they are given (8 CCR 9793(n)). */
export function attestationItems({ case: { reportProfile, recordsAttestation } }: Evaluation): Finding[] {
  if (reportProfile !== CALIFORNIA || recordsAttestation.pagesDeclared === null) return [];
  const gaps = [
    ...(isFilled(recordsAttestation.by) ? [] : [['by', 'who declared them'] as const]),
    ...(isFilled(recordsAttestation.date) ? [] : [['date', 'date'] as const]),
  ];
  return lacking('/case/recordsAttestation', 'Declared pages of the records', gaps, CCR_PAGES);
}

/** The words of each numbered question that was asked (SPEC P1). */
export function askedItems({ case: { referral } }: Evaluation): Finding[] {
  const path = '/case/referral/questions';
  if (referral.questions.length === 0) return [missing(path, 'Questions of the referral', P1)];
  return referral.questions.flatMap(({ question }, index) =>
    isFilled(question)
      ? []
      : [missing(`${path}/${String(index)}/question`, `Words of question ${String(index + 1)}`, P1)],
  );
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
