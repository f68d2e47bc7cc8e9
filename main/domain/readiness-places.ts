import type { Evaluation } from './evaluation/evaluation.ts';
import { EVERY_REPORT as P1, isFilled } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';
import { CALIFORNIA, CALIFORNIAN_CUSTOM, CCR, CCR_PAGES } from './readiness-place.ts';
import type { Part, Place } from './readiness-place.ts';
import { SIGNING_PLACES } from './readiness-signing-places.ts';
import { hasWorkCapacity } from './work-capacity.ts';

/** A row that says nothing yet fills no place. */
function priorInjuries({ history: { priorInjuries: told, priorInjuryList } }: Evaluation): readonly unknown[] {
  return [told, ...priorInjuryList.flatMap(({ bodyPart, description }) => [bodyPart, description])];
}

function treatments({ history: { treatment, treatmentTimeline } }: Evaluation): readonly unknown[] {
  return [treatment, ...treatmentTimeline.flatMap(({ kind, description }) => [kind, description])];
}

function isImproved({ opinions }: Evaluation): boolean {
  return opinions.maximumMedicalImprovement.status === 'reached';
}

const PLACES: readonly Place[] = [
  {
    part: 'before-records',
    path: '/case/dateOfExam',
    text: 'Date of the examination',
    why: P1,
    values: (e) => [e.case.dateOfExam],
  },
  {
    part: 'before-records',
    path: '/case/placeOfExam',
    text: 'Place of the examination',
    why: P1,
    values: (e) => [e.case.placeOfExam],
  },
  {
    part: 'before-records',
    path: '/case/faceToFaceMinutes',
    text: 'Face-to-face time',
    why: P1,
    values: (e) => [e.case.faceToFaceMinutes],
  },
  {
    part: 'before-records',
    path: '/case/claimNumber',
    text: 'Claim number',
    why: CALIFORNIAN_CUSTOM,
    profile: CALIFORNIA,
    values: (e) => [e.case.claimNumber],
  },
  {
    part: 'before-records',
    path: '/case/dateOfInjury',
    text: 'Date of injury',
    why: CCR,
    profile: CALIFORNIA,
    values: (e) => [e.case.dateOfInjury],
  },
  {
    part: 'before-records',
    path: '/case/referral/name',
    text: 'Who referred',
    why: P1,
    values: (e) => [e.case.referral.name, e.case.referral.organization],
  },
  { part: 'before-records', path: '/side', text: 'Side that is evaluated', why: P1, values: (e) => [e.side] },
  {
    part: 'before-records',
    path: '/examinee/name',
    text: 'Name of the examinee',
    why: P1,
    values: (e) => [e.examinee.name],
  },
  {
    part: 'before-records',
    path: '/examinee/dateOfBirth',
    text: 'Date of birth',
    why: P1,
    values: (e) => [e.examinee.dateOfBirth],
  },
  {
    part: 'before-records',
    path: '/examinee/identifiedBy',
    text: 'How the identity was checked',
    why: P1,
    values: (e) => [e.examinee.identifiedBy],
  },
  {
    part: 'before-records',
    path: '/examinee/interpreter/language',
    text: 'Language of the interpreter',
    why: 'An interpreter took part (P1)',
    isAsked: (e) => e.examinee.interpreter.used === true,
    values: (e) => [e.examinee.interpreter.language],
  },
  {
    part: 'before-records',
    path: '/case/recordsAttestation/pagesDeclared',
    text: 'Pages of records that the sender declared',
    why: CCR_PAGES,
    profile: CALIFORNIA,
    values: (e) => [e.case.recordsAttestation.pagesDeclared],
  },
  {
    part: 'clinical',
    path: '/history/mechanismOfInjury',
    text: 'History of the injury or illness',
    why: P1,
    values: (e) => [e.history.mechanismOfInjury, e.history.presentIllness],
  },
  {
    part: 'clinical',
    path: '/history/medicalHistory',
    text: 'Medical history, with prior injuries and their residuals',
    why: P1,
    values: (e) => [e.history.medicalHistory, ...priorInjuries(e)],
  },
  {
    part: 'clinical',
    path: '/history/priorInjuries',
    text: 'Prior injuries and their residuals',
    why: CCR,
    profile: CALIFORNIA,
    values: priorInjuries,
  },
  {
    part: 'clinical',
    path: '/history/treatment',
    text: 'Treatment to date',
    why: CCR,
    profile: CALIFORNIA,
    values: treatments,
  },
  { part: 'clinical', path: '/complaints/current', text: 'Complaints', why: P1, values: (e) => [e.complaints.current] },
  {
    part: 'clinical',
    path: '/examination/gait',
    text: 'Gait',
    why: P1,
    values: (e) => [e.examination.gait, ...e.examination.gaitPatterns],
  },
  { part: 'opinions', path: '/opinions/causation', text: 'Causation', why: P1, values: (e) => [e.opinions.causation] },
  {
    part: 'opinions',
    path: '/opinions/maximumMedicalImprovement/status',
    text: 'Permanent and stationary, or maximum medical improvement',
    why: P1,
    values: (e) => [e.opinions.maximumMedicalImprovement.status],
  },
  {
    part: 'opinions',
    path: '/opinions/maximumMedicalImprovement/date',
    text: 'When maximum medical improvement was reached, or its explanation',
    why: P1,
    isAsked: isImproved,
    values: ({
      opinions: {
        maximumMedicalImprovement: { date, explanation },
      },
    }) => [date, explanation],
  },
  {
    part: 'opinions',
    path: '/rating',
    text: 'Complete evaluation of the permanent disability: the impairment rating',
    why: `${CCR}(b)(11), when permanent and stationary`,
    profile: CALIFORNIA,
    isAsked: isImproved,
    values: (e) => [e.rating],
  },
  {
    part: 'opinions',
    path: '/opinions/workRestrictions',
    text: 'Work restrictions',
    why: P1,
    values: (e) => [e.opinions.workRestrictions, ...(hasWorkCapacity(e.opinions.workCapacity) ? [true] : [])],
  },
  {
    part: 'opinions',
    path: '/opinions/workCapacity/duration',
    text: 'Duration of the disability and of the work limitations',
    why: `${CCR}: nature, extent and duration`,
    profile: CALIFORNIA,
    values: (e) => [e.opinions.workCapacity.duration],
  },
  {
    part: 'opinions',
    path: '/opinions/returnToWork/status',
    text: 'Return to work',
    why: P1,
    values: (e) => [e.opinions.returnToWork.status],
  },
  {
    part: 'opinions',
    path: '/opinions/futureCare',
    text: 'Continuing and future treatment',
    why: CCR,
    profile: CALIFORNIA,
    values: (e) => [e.opinions.futureCare],
  },
  {
    part: 'opinions',
    path: '/opinions/reasons',
    text: 'Reasons for the opinions',
    why: P1,
    values: (e) => [e.opinions.reasons],
  },
  ...SIGNING_PLACES,
];

/** What a profile asks for beyond every report. */
interface ProfilePlace {
  readonly path: string;
  readonly text: string;
  readonly why: string;
  /** Whether this evaluation is asked for it as it stands. */
  readonly applies: boolean;
}

/** What the report's profile asks for beyond what every report needs (SPEC P2, P3), in the order of the report. */
export function profilePlaces(evaluation: Evaluation): ProfilePlace[] {
  return PLACES.filter(({ profile }) => profile === evaluation.case.reportProfile).map(
    ({ path, text, why, isAsked }) => ({ path, text, why, applies: isAsked?.(evaluation) ?? true }),
  );
}

/** The fixed places of one part of the report that are still empty (SPEC P1–P4). */
export function fixedItems(evaluation: Evaluation, part: Part): Finding[] {
  return PLACES.filter(
    ({ part: own, profile, isAsked, values }) =>
      own === part &&
      (profile === undefined || profile === evaluation.case.reportProfile) &&
      (isAsked?.(evaluation) ?? true) &&
      !values(evaluation).some(isFilled),
  ).map(({ path, text, why }) => ({ path, text, why, kind: 'missing' }));
}
