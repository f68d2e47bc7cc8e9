import { z } from 'zod';
import { bothSides, choice, date, decimal, line, requiredDecimal, text } from './fields.ts';

export const MOTIONS = [
  'flexion',
  'extension',
  'abduction',
  'adduction',
  'internalRotation',
  'externalRotation',
] as const;
export type Motion = (typeof MOTIONS)[number];

export const MUSCLE_GROUPS = ['flexors', 'extensors', 'abductors', 'adductors', 'quadriceps', 'hamstrings'] as const;
export const SPECIAL_TESTS = [
  'faber',
  'fadir',
  'logRoll',
  'thomas',
  'ober',
  'stinchfield',
  'impingement',
  'apprehension',
] as const;

export const historySchema = z
  .strictObject({
    mechanismOfInjury: text,
    presentIllness: text,
    treatment: text,
    priorInjuries: text,
    medicalHistory: text,
    medications: text,
    socialAndOccupational: text,
    activitiesOfDailyLiving: text,
  })
  .prefault({});

export const complaintsSchema = z
  .strictObject({
    current: text,
    /** Pain 0–10 at rest and on movement. */
    painAtRest: decimal,
    painOnMovement: decimal,
  })
  .prefault({});

/** Up to three trials in degrees, active and passive. */
const motionSchema = z
  .strictObject({
    active: z.array(requiredDecimal).max(3).default([]),
    passive: z.array(requiredDecimal).max(3).default([]),
  })
  .prefault({});

const motions = Object.fromEntries(MOTIONS.map((motion) => [motion, motionSchema])) as Record<
  Motion,
  typeof motionSchema
>;
/** Manual muscle testing, 0–5; "4+" and "4-" are written so. */
const grade = choice(['0', '1', '2-', '2', '2+', '3-', '3', '3+', '4-', '4', '4+', '5-', '5']);
const strengths = Object.fromEntries(MUSCLE_GROUPS.map((group) => [group, grade])) as Record<
  (typeof MUSCLE_GROUPS)[number],
  typeof grade
>;
const testResult = choice(['negative', 'positive', 'not-performed']);
const tests = Object.fromEntries(SPECIAL_TESTS.map((test) => [test, testResult])) as Record<
  (typeof SPECIAL_TESTS)[number],
  typeof testResult
>;

export const examinationSchema = z
  .strictObject({
    general: text,
    /** Centimetres and kilograms. */
    heightCm: decimal,
    weightKg: decimal,
    gait: text,
    inspection: text,
    palpation: text,
    trendelenburg: bothSides(choice(['negative', 'positive', 'not-performed'])),
    /** Centimetres. */
    limbLengthCm: bothSides(decimal),
    thighGirthCm: bothSides(decimal),
    rangeOfMotion: bothSides(z.strictObject(motions).prefault({})),
    strength: bothSides(z.strictObject(strengths).prefault({})),
    specialTests: bothSides(z.strictObject(tests).prefault({})),
    /** Fixed deformities in degrees, as the Harris hip score takes them (I3). */
    fixedDeformity: bothSides(
      z.strictObject({ flexion: decimal, adduction: decimal, internalRotation: decimal }).prefault({}),
    ),
    neurovascular: text,
    otherFindings: text,
  })
  .prefault({});

export const imagingSchema = z.strictObject({ date, study: line, findings: text });

export const operativeReportSchema = z.strictObject({ date, procedure: line, surgeon: line, findings: text });
