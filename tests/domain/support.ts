import { checkEvaluation } from '../../main/domain/check.ts';
import { EVALUATION_FORMAT, evaluationSchema } from '../../main/domain/evaluation/evaluation.ts';
import { MOTIONS, MUSCLE_GROUPS, SPECIAL_TESTS } from '../../main/domain/evaluation/findings.ts';
import type { Evaluation } from '../../main/domain/evaluation/evaluation.ts';

/** An evaluation as a file would give it: the parts a test is about, everything else empty. */
export function evaluation(parts: object = {}): Evaluation {
  return evaluationSchema.parse({ format: EVALUATION_FORMAT, ...parts });
}

/** Dates that make every decision of R3 possible: an adult, an episode in 2026. */
export const DATES = {
  case: { dateOfExam: '2026-10-05' },
  examinee: { dateOfBirth: '1958-03-02' },
  episode: { start: '2026-05-04', discharge: '2026-10-05' },
};

/** "/path severity" of each problem, for comparison. */
export function marks(problems: readonly { path: string; severity: string }[]): string[] {
  return problems.map(({ path, severity }) => `${severity} ${path}`);
}

/** Everything the general profile asks for; `parts` replaces whole sections. */
export function complete(parts: object = {}): Evaluation {
  const motion = eachOf(MOTIONS, { active: [10] });
  return evaluation({
    case: {
      dateOfExam: '2026-10-05',
      placeOfExam: 'Example City',
      faceToFaceMinutes: 45,
      referral: { name: 'Example Mutual', questions: [{ question: 'Why?', answer: 'Because.' }] },
    },
    examiner: { name: 'Dr. Example', credentials: 'MD' },
    examinee: { name: 'Alex Sample', dateOfBirth: '1958-03-02', identifiedBy: 'Passport' },
    side: 'left',
    recordsReviewed: [{ date: '2026-01-02', author: 'Clinic', kind: 'Note', pages: 2, summary: 'Pain.' }],
    history: { mechanismOfInjury: 'A fall.', medicalHistory: 'None.' },
    complaints: { current: 'Pain.' },
    examination: {
      gait: 'Normal.',
      inspection: 'No scar.',
      palpation: 'Not tender.',
      trendelenburg: bothSides('negative'),
      rangeOfMotion: bothSides(motion),
      strength: bothSides(eachOf(MUSCLE_GROUPS, '5')),
      specialTests: bothSides(eachOf(SPECIAL_TESTS, 'not-performed')),
      neurovascular: 'Intact.',
    },
    imaging: [{ date: '2026-01-02', study: 'Radiograph', findings: 'Narrowing.' }],
    episode: DATES.episode,
    residual: { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' },
    instruments: [{ id: 'oxford-hip', phase: 'intake', date: '2026-05-04', total: 20 }],
    opinions: {
      diagnoses: [{ code: 'M16.12', description: 'Osteoarthritis' }],
      causation: 'The fall.',
      maximumMedicalImprovement: { status: 'reached', explanation: 'Stable for a year.' },
      apportionment: [{ percent: 100, cause: 'The fall', howAndWhy: 'No other cause.' }],
      workRestrictions: 'None.',
      returnToWork: { status: 'full-duty' },
      reasons: 'As stated.',
    },
    ...parts,
  });
}

function bothSides<T>(finding: T): { left: T; right: T } {
  return { left: finding, right: finding };
}

function eachOf<T>(names: readonly string[], finding: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, finding]));
}

/** Problems of an evaluation whose dates are in order. */
export function check(parts: object) {
  return checkEvaluation(evaluation({ ...DATES, ...parts }));
}

export function messages(parts: object): string[] {
  return check(parts).map(({ message }) => message);
}
