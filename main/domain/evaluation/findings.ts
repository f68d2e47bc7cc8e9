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

/** Observed patterns of gait; several can be seen in one person. */
export const GAIT_PATTERNS = [
  'normal',
  'antalgic',
  'trendelenburg',
  'short-limb',
  'steppage',
  'ataxic',
  'wide-based',
  'other',
] as const;
export const WALKING_AIDS = ['none', 'cane', 'two-canes', 'crutch', 'two-crutches', 'walker', 'wheelchair'] as const;
/**
 * True length from the anterior superior iliac spine, apparent length from the umbilicus, to the medial malleolus.
 * Blocks under the shorter limb give a difference and no lengths; imaging may report either.
 */
export const LIMB_LENGTH_METHODS = ['true', 'apparent', 'blocks', 'imaging'] as const;
const PULSES = ['normal', 'reduced', 'absent'] as const;
const REFLEXES = ['0', '1+', '2+', '3+', '4+'] as const;

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
    gaitPatterns: z.array(z.enum(GAIT_PATTERNS)).max(GAIT_PATTERNS.length).default([]),
    walkingAid: choice(WALKING_AIDS),
    gait: text,
    inspection: text,
    palpation: text,
    trendelenburg: bothSides(choice(['negative', 'positive', 'not-performed'])),
    /** Centimetres. */
    limbLengthCm: bothSides(decimal),
    limbLengthMethod: choice(LIMB_LENGTH_METHODS),
    /** Difference of the limbs where no two lengths are known, centimetres; the shorter limb, null when they are equal. */
    limbLengthDifferenceCm: decimal,
    shorterLimb: choice(['left', 'right']),
    /** How far above the upper pole of the patella the girth is taken, centimetres. */
    thighGirthAbovePatellaCm: decimal,
    thighGirthCm: bothSides(decimal),
    rangeOfMotion: bothSides(z.strictObject(motions).prefault({})),
    strength: bothSides(z.strictObject(strengths).prefault({})),
    specialTests: bothSides(z.strictObject(tests).prefault({})),
    /** Fixed deformities in degrees, as the Harris hip score takes them (I3). */
    fixedDeformity: bothSides(
      z.strictObject({ flexion: decimal, adduction: decimal, internalRotation: decimal }).prefault({}),
    ),
    neurovascularFindings: bothSides(
      z
        .strictObject({
          dorsalisPedisPulse: choice(PULSES),
          posteriorTibialPulse: choice(PULSES),
          sensation: choice(['normal', 'reduced', 'absent']),
          patellarReflex: choice(REFLEXES),
          achillesReflex: choice(REFLEXES),
        })
        .prefault({}),
    ),
    neurovascular: text,
    otherFindings: text,
  })
  .prefault({});

/** What the examiner looked at: the images themselves, the report on them, or both. */
export const IMAGING_BASES = ['images', 'report', 'images-and-report'] as const;
const sideOfBody = choice(['left', 'right', 'bilateral']);

export const imagingSchema = z.strictObject({
  date,
  study: line,
  side: sideOfBody,
  basis: choice(IMAGING_BASES),
  findings: text,
});

export const operativeReportSchema = z.strictObject({
  date,
  procedure: line,
  side: sideOfBody,
  surgeon: line,
  findings: text,
});

export const IMPLANT_PROCEDURES = [
  'total-hip-arthroplasty',
  'revision-arthroplasty',
  'hemiarthroplasty',
  'resurfacing',
  'internal-fixation',
  'other',
] as const;
export const BEARINGS = [
  'ceramic-on-polyethylene',
  'metal-on-polyethylene',
  'ceramic-on-ceramic',
  'metal-on-metal',
  'dual-mobility',
  'other',
] as const;
export const FIXATIONS = ['cementless', 'cemented', 'hybrid', 'reverse-hybrid'] as const;
export const APPROACHES = [
  'posterior',
  'direct-anterior',
  'anterolateral',
  'direct-lateral',
  'trochanteric-osteotomy',
  'other',
] as const;

export const implantSchema = z.strictObject({
  side: choice(['left', 'right']),
  procedure: choice(IMPLANT_PROCEDURES),
  date,
  bearing: choice(BEARINGS),
  fixation: choice(FIXATIONS),
  approach: choice(APPROACHES),
  /** Maker, model and sizes as the operative report or the sticker gives them. */
  components: text,
});
