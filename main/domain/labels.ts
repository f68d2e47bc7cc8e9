import type { Evaluation, Region } from './evaluation/evaluation.ts';
import type { Motion, MUSCLE_GROUPS, SPECIAL_TESTS } from './evaluation/findings.ts';
import type { Phase } from './evaluation/instruments.ts';
import type { Exclusion } from './evaluation/rating.ts';
import type { ResidualStatus } from './score-result.ts';

/** Plain words for the fixed choices of an evaluation, as screens and reports write them. */
type Labels<T extends string> = Readonly<Record<T, string>>;

export const REFERRAL_KIND_LABELS: Labels<NonNullable<Evaluation['case']['referral']['kind']>> = {
  insurer: 'Insurer',
  employer: 'Employer',
  court: 'Court',
  'claims-administrator': 'Claims administrator',
  'attorney-applicant': "Applicant's attorney",
  'attorney-defense': 'Defense attorney',
  agreed: 'Agreed by the parties',
  panel: 'Panel of qualified medical evaluators',
  physician: 'Physician',
  examinee: 'Examinee',
  other: 'Other',
};

export const PROFILE_LABELS: Labels<Evaluation['case']['reportProfile']> = {
  general: 'General',
  'us-ca-workers-comp': "California workers' compensation",
  'us-federal-expert': 'Federal expert (FRCP 26)',
};

export const REGION_LABELS: Labels<Region> = {
  hip: 'Hip',
  knee: 'Knee',
  'lower-leg-foot-ankle': 'Lower leg, foot or ankle',
  'low-back': 'Low back',
  shoulder: 'Shoulder',
  'elbow-wrist-hand': 'Elbow, wrist or hand',
  'general-orthopaedic': 'General orthopaedic (neck, cranium, mandible, thoracic spine, ribs)',
};

export const SIDE_LABELS: Labels<NonNullable<Evaluation['side']>> = {
  left: 'Left',
  right: 'Right',
  bilateral: 'Both sides',
};

export const SEX_LABELS: Labels<NonNullable<Evaluation['examinee']['sex']>> = {
  male: 'Male',
  female: 'Female',
  other: 'Other',
  unknown: 'Unknown',
};

export const PHASE_LABELS: Labels<Phase> = {
  intake: 'Intake',
  interim: 'Interim',
  discharge: 'Discharge',
  'follow-up': 'Follow-up',
  examination: 'Examination',
};

/** Reasons that take an episode out of the measure (SPEC R3). */
export const EXCLUSION_LABELS: Labels<Exclusion> = {
  neurological: 'Degenerative neurological condition (ALS, MS, Parkinson’s)',
  unable: 'Unable to complete the survey, and no adequate proxy',
  refused: 'Refused to participate',
  'home-program': 'Home program only',
  referred: 'Referred to another provider or facility',
  'consultation-only': 'Consultation only',
  'medical-discharge': 'Discharged early for a medical event',
  'self-discharge': 'Discharged early by their own decision',
};

export const STATUS_LABELS: Labels<ResidualStatus> = {
  'not-in-denominator': 'Not in the denominator',
  excluded: 'Excluded',
  'not-measured': 'Not measured',
  calculated: 'Calculated',
  'code-retired': 'No code on this date',
  undetermined: 'Not decided yet',
};

export const MOTION_LABELS: Labels<Motion> = {
  flexion: 'Flexion',
  extension: 'Extension',
  abduction: 'Abduction',
  adduction: 'Adduction',
  internalRotation: 'Internal rotation',
  externalRotation: 'External rotation',
};

export const MUSCLE_LABELS: Labels<(typeof MUSCLE_GROUPS)[number]> = {
  flexors: 'Hip flexors',
  extensors: 'Hip extensors',
  abductors: 'Hip abductors',
  adductors: 'Hip adductors',
  quadriceps: 'Quadriceps',
  hamstrings: 'Hamstrings',
};

export const TEST_LABELS: Labels<(typeof SPECIAL_TESTS)[number]> = {
  faber: 'FABER',
  fadir: 'FADIR',
  logRoll: 'Log roll',
  thomas: 'Thomas',
  ober: 'Ober',
  stinchfield: 'Stinchfield',
  impingement: 'Impingement',
  apprehension: 'Apprehension',
};

export const MMI_LABELS: Labels<NonNullable<Evaluation['opinions']['maximumMedicalImprovement']['status']>> = {
  reached: 'Reached',
  'not-reached': 'Not reached',
  undetermined: 'Cannot be determined yet',
};

export const RETURN_TO_WORK_LABELS: Labels<NonNullable<Evaluation['opinions']['returnToWork']['status']>> = {
  'full-duty': 'Full duty',
  'modified-duty': 'Modified duty',
  unable: 'Unable to work',
};
