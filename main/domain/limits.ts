import type { Motion } from './evaluation/findings.ts';

/** The range a number may have. `unit` follows the number directly ("°") or after a space (" cm"). */
export interface Limit {
  /** As a sentence begins: "flexion". */
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** Functional status of R1. */
export const FUNCTIONAL_STATUS_LIMIT: Limit = { label: 'functional status', unit: '', min: 0, max: 100 };
export const PREDICTED_CHANGE_LIMIT: Limit = { label: 'predicted change', unit: '', min: -100, max: 100 };
/** Two changes of at most 100 each. */
export const DIRECT_RESIDUAL_LIMIT: Limit = { label: 'the residual', unit: '', min: -200, max: 200 };

/** Hip motions in degrees; below 0 only extension, where a contracture is meant. */
export const MOTION_LIMITS: Readonly<Record<Motion, Limit>> = {
  flexion: { label: 'flexion', unit: '°', min: 0, max: 150 },
  extension: { label: 'extension', unit: '°', min: -60, max: 45 },
  abduction: { label: 'abduction', unit: '°', min: 0, max: 60 },
  adduction: { label: 'adduction', unit: '°', min: 0, max: 45 },
  internalRotation: { label: 'internal rotation', unit: '°', min: 0, max: 60 },
  externalRotation: { label: 'external rotation', unit: '°', min: 0, max: 70 },
};

/** Angles of the Harris hip score and fixed deformities (SPEC I3). */
export const ANGLE_LIMIT: Limit = { label: 'an angle', unit: '°', min: 0, max: 180 };
export const LIMB_DIFFERENCE_LIMIT: Limit = { label: 'limb-length difference', unit: ' cm', min: 0, max: 20 };

export const PAIN_LIMIT: Limit = { label: 'pain', unit: '', min: 0, max: 10 };
export const PERCENT_LIMIT: Limit = { label: 'a percentage', unit: ' %', min: 0, max: 100 };

/** Wide enough for every person who can be examined; outside, the unit is wrong. */
export const HEIGHT_LIMIT: Limit = { label: 'height', unit: ' cm', min: 40, max: 280 };
export const WEIGHT_LIMIT: Limit = { label: 'weight', unit: ' kg', min: 2, max: 650 };
export const LIMB_LENGTH_LIMIT: Limit = { label: 'limb length', unit: ' cm', min: 20, max: 150 };
export const THIGH_GIRTH_LIMIT: Limit = { label: 'thigh girth', unit: ' cm', min: 10, max: 150 };
/** Above the upper pole of the patella, where thigh girth is taken. */
export const THIGH_GIRTH_HEIGHT_LIMIT: Limit = { label: 'the height above the patella', unit: ' cm', min: 0, max: 40 };
/** One day. */
export const FACE_TO_FACE_LIMIT: Limit = { label: 'face-to-face time', unit: ' minutes', min: 0, max: 1440 };
/** Hours of one day. */
export const WORK_HOURS_LIMIT: Limit = { label: 'the hours', unit: '', min: 0, max: 24 };
/** Beyond every job's demands; a larger number is a slip of the hand. */
export const WORK_POUNDS_LIMIT: Limit = { label: 'the weight', unit: ' lb', min: 0, max: 500 };
