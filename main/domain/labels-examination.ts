import type { Evaluation } from './evaluation/evaluation.ts';
import type {
  APPROACHES,
  BEARINGS,
  FIXATIONS,
  GAIT_PATTERNS,
  IMAGING_BASES,
  IMPLANT_PROCEDURES,
  LIMB_LENGTH_METHODS,
  WALKING_AIDS,
} from './evaluation/findings.ts';

/** Plain words for the fixed choices of the examination, imaging and implants. */
type Labels<T extends string> = Readonly<Record<T, string>>;
type Neurovascular = Evaluation['examination']['neurovascularFindings']['left'];

export const GAIT_LABELS: Labels<(typeof GAIT_PATTERNS)[number]> = {
  normal: 'Normal',
  antalgic: 'Antalgic',
  trendelenburg: 'Trendelenburg',
  'short-limb': 'Short limb',
  steppage: 'Steppage',
  ataxic: 'Ataxic',
  'wide-based': 'Wide based',
  other: 'Other',
};

export const WALKING_AID_LABELS: Labels<(typeof WALKING_AIDS)[number]> = {
  none: 'None',
  cane: 'Cane',
  'two-canes': 'Two canes',
  crutch: 'One crutch',
  'two-crutches': 'Two crutches',
  walker: 'Walker',
  wheelchair: 'Wheelchair',
};

export const LIMB_LENGTH_METHOD_LABELS: Labels<(typeof LIMB_LENGTH_METHODS)[number]> = {
  true: 'True length, anterior superior iliac spine to medial malleolus',
  apparent: 'Apparent length, umbilicus to medial malleolus',
  blocks: 'Blocks under the shorter limb',
  imaging: 'Measured on imaging',
};

export const TEST_RESULT_LABELS: Labels<NonNullable<Evaluation['examination']['trendelenburg']['left']>> = {
  negative: 'Negative',
  positive: 'Positive',
  'not-performed': 'Not performed',
};

export const NEUROVASCULAR_ITEMS = [
  'dorsalisPedisPulse',
  'posteriorTibialPulse',
  'sensation',
  'patellarReflex',
  'achillesReflex',
] as const satisfies readonly (keyof Neurovascular)[];

export const NEUROVASCULAR_LABELS: Labels<keyof Neurovascular> = {
  dorsalisPedisPulse: 'Dorsalis pedis pulse',
  posteriorTibialPulse: 'Posterior tibial pulse',
  sensation: 'Sensation',
  patellarReflex: 'Patellar reflex',
  achillesReflex: 'Achilles reflex',
};

/** Pulses and sensation; reflexes are written as they are. */
export const NEUROVASCULAR_VALUE_LABELS: Labels<NonNullable<Neurovascular['sensation']>> = {
  normal: 'Normal',
  reduced: 'Reduced',
  absent: 'Absent',
};

export const IMAGING_BASIS_LABELS: Labels<(typeof IMAGING_BASES)[number]> = {
  images: 'Images',
  report: 'Report',
  'images-and-report': 'Images and report',
};

export const IMPLANT_PROCEDURE_LABELS: Labels<(typeof IMPLANT_PROCEDURES)[number]> = {
  'total-hip-arthroplasty': 'Total hip arthroplasty',
  'revision-arthroplasty': 'Revision arthroplasty',
  hemiarthroplasty: 'Hemiarthroplasty',
  resurfacing: 'Resurfacing',
  'internal-fixation': 'Internal fixation',
  other: 'Other',
};

export const BEARING_LABELS: Labels<(typeof BEARINGS)[number]> = {
  'ceramic-on-polyethylene': 'Ceramic on polyethylene',
  'metal-on-polyethylene': 'Metal on polyethylene',
  'ceramic-on-ceramic': 'Ceramic on ceramic',
  'metal-on-metal': 'Metal on metal',
  'dual-mobility': 'Dual mobility',
  other: 'Other',
};

export const FIXATION_LABELS: Labels<(typeof FIXATIONS)[number]> = {
  cementless: 'Cementless',
  cemented: 'Cemented',
  hybrid: 'Hybrid',
  'reverse-hybrid': 'Reverse hybrid',
};

export const APPROACH_LABELS: Labels<(typeof APPROACHES)[number]> = {
  posterior: 'Posterior',
  'direct-anterior': 'Direct anterior',
  anterolateral: 'Anterolateral',
  'direct-lateral': 'Direct lateral',
  'trochanteric-osteotomy': 'Trochanteric osteotomy',
  other: 'Other',
};

/** What is suggested while a study is typed; any other text is as good. */
export const STUDY_SUGGESTIONS: readonly string[] = [
  'Radiographs, pelvis',
  'Radiographs, pelvis and left hip',
  'Radiographs, pelvis and right hip',
  'Radiographs, both hips',
  'Radiographs, femur',
  'Radiographs, lumbar spine',
  'MRI, hip, without contrast',
  'MRI arthrography, hip',
  'MRI, pelvis',
  'MRI, lumbar spine',
  'CT, hip',
  'CT, pelvis',
  'Ultrasound, hip',
  'Bone scan',
  'Electromyography and nerve conduction',
];
