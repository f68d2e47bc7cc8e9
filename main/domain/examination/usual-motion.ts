import type { Motion } from '../evaluation/findings.ts';

/**
 * Usual motion of an adult hip in degrees from the neutral position; American Academy of Orthopaedic Surgeons,
 * Joint Motion: Method of Measuring and Recording, 1965.
 */
export const USUAL_MOTION: Readonly<Record<Motion, number>> = {
  flexion: 120,
  extension: 30,
  abduction: 45,
  adduction: 30,
  internalRotation: 45,
  externalRotation: 45,
};

export const USUAL_MOTION_SOURCE =
  'American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording, 1965.';
