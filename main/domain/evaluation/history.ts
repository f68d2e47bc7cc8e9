import { z } from 'zod';
import { choice, decimal, line, partialDate, text } from './fields.ts';

export const TREATMENT_KINDS = [
  'consultation',
  'medication',
  'therapy',
  'injection',
  'operation',
  'device',
  'other',
] as const;

/** Activities of daily living that the hip bears on. */
export const ACTIVITIES = [
  'dressing',
  'footwear',
  'bathing',
  'toileting',
  'sitting',
  'standing',
  'walking',
  'stairs',
  'squatting',
  'lifting',
  'driving',
  'sleeping',
  'housework',
  'sport',
  'sexualFunction',
] as const;
export type Activity = (typeof ACTIVITIES)[number];
export const DIFFICULTIES = ['none', 'some', 'much', 'unable'] as const;

const difficulty = choice(DIFFICULTIES);
const activities = Object.fromEntries(ACTIVITIES.map((activity) => [activity, difficulty])) as Record<
  Activity,
  typeof difficulty
>;

const treatmentSchema = z.strictObject({
  from: partialDate,
  to: partialDate,
  kind: choice(TREATMENT_KINDS),
  provider: line,
  description: text,
  /** What it changed, e.g. "relief for three weeks". */
  outcome: text,
});
const priorInjurySchema = z.strictObject({ date: partialDate, bodyPart: line, description: text, residuals: text });
const medicationSchema = z.strictObject({ name: line, dose: line, frequency: line, purpose: line });

export const historySchema = z
  .strictObject({
    mechanismOfInjury: text,
    presentIllness: text,
    treatment: text,
    treatmentTimeline: z.array(treatmentSchema).max(500).default([]),
    priorInjuries: text,
    priorInjuryList: z.array(priorInjurySchema).max(200).default([]),
    medicalHistory: text,
    medications: text,
    medicationList: z.array(medicationSchema).max(200).default([]),
    socialAndOccupational: text,
    activitiesOfDailyLiving: text,
    activities: z.strictObject(activities).prefault({}),
  })
  .prefault({});

/** Places of the body that pain can be marked on, seen from the front or the back. */
export const PAIN_AREAS = [
  'head',
  'neck',
  'chest',
  'abdomen',
  'upper-back',
  'low-back',
  'sacrum',
  ...(['left', 'right'] as const).flatMap(
    (side) =>
      [
        `${side}-shoulder`,
        `${side}-arm`,
        `${side}-groin`,
        `${side}-lateral-hip`,
        `${side}-buttock`,
        `${side}-anterior-thigh`,
        `${side}-posterior-thigh`,
        `${side}-knee`,
        `${side}-popliteal-fossa`,
        `${side}-shin`,
        `${side}-calf`,
        `${side}-foot`,
        `${side}-heel`,
      ] as const,
  ),
] as const;
export type PainArea = (typeof PAIN_AREAS)[number];
export const PAIN_QUALITIES = ['aching', 'burning', 'stabbing', 'numbness', 'pins-and-needles'] as const;

export const complaintsSchema = z
  .strictObject({
    current: text,
    /** Pain 0–10 at rest and on movement. */
    painAtRest: decimal,
    painOnMovement: decimal,
    /** The pain diagram; an area stands in it once. */
    painAreas: z
      .array(
        z.strictObject({
          area: z.enum(PAIN_AREAS),
          qualities: z.array(z.enum(PAIN_QUALITIES)).max(PAIN_QUALITIES.length).default([]),
          note: line,
        }),
      )
      .max(PAIN_AREAS.length)
      .default([]),
  })
  .prefault({});
