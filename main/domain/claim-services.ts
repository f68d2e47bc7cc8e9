import type { Evaluation } from './evaluation/evaluation.ts';

/** The code of an evaluation service, in own words: the wording of CPT belongs to the AMA. */
export interface EvaluationService {
  readonly code: string;
  readonly meaning: string;
  /** What one unit is when it is not the service as a whole. */
  readonly countedBy: 'hour' | 'page' | null;
}

/** A service that includes the review of so many pages of records. */
interface IncludingService {
  readonly code: string;
  readonly includedPages: number;
}

/** Pages that the services of 8 CCR 9795 include; further ones are counted by {@link RECORD_PAGES_CODE}. */
const INCLUDED_PAGES: readonly IncludingService[] = [
  { code: 'ML201', includedPages: 200 },
  { code: 'ML202', includedPages: 200 },
  { code: 'ML203', includedPages: 50 },
];
/** Record pages beyond those, one unit a page. */
export const RECORD_PAGES_CODE = 'MLPRR';

/** The first of the codes that includes pages of records; null when none does. */
export function includingService(codes: readonly string[]): IncludingService | null {
  return codes.flatMap((code) => INCLUDED_PAGES.find((one) => one.code === code) ?? [])[0] ?? null;
}

const CPT: readonly EvaluationService[] = [
  service('99456', 'Work-injury or disability examination by a physician who does not treat the examinee'),
  service('99455', 'Work-injury or disability examination by the treating physician'),
];

/** 8 CCR 9795, in effect since 2021-04-01. */
const CALIFORNIA: readonly EvaluationService[] = [
  service('ML201', 'Full medical-legal evaluation'),
  service('ML202', 'Follow-up medical-legal evaluation'),
  service('ML203', 'Supplemental medical-legal report'),
  service('ML200', 'Appointment the examinee did not keep'),
  service('ML204', 'Medical-legal testimony', 'hour'),
  service('ML205', 'Viewing of surveillance recordings', 'hour'),
  service(RECORD_PAGES_CODE, 'Record pages beyond those the evaluation includes', 'page'),
];

/** Why no amount stands beside the medical-legal codes. */
export const MEDICAL_LEGAL_NOTE =
  'Codes of the California medical-legal fee schedule (8 CCR 9795). Amounts are not shown: the current ones are not on file.';

function service(code: string, meaning: string, countedBy: EvaluationService['countedBy'] = null): EvaluationService {
  return { code, meaning, countedBy };
}

/** The evaluation services offered, the usual one first: in California those of its medical-legal schedule as well. */
export function evaluationServices({ case: { reportProfile } }: Evaluation): readonly EvaluationService[] {
  return reportProfile === 'us-ca-workers-comp' ? [...CALIFORNIA, ...CPT] : CPT;
}

/** An evaluation service by its code; null for any other code, whose text is not shipped. */
export function evaluationService(code: string): EvaluationService | null {
  return [...CPT, ...CALIFORNIA].find((one) => one.code === code) ?? null;
}
