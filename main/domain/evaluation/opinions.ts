import { z } from 'zod';
import { characters, choice, date, decimal, line, requiredDecimal, text } from './fields.ts';

const diagnosisSchema = z.strictObject({
  /** ICD-10-CM code, e.g. "M16.12". */
  code: line,
  description: line,
});

const apportionmentSchema = z.strictObject({
  percent: requiredDecimal.nullable().default(null),
  cause: line,
  /** Whether the cause belongs to the claimed injury. */
  industrial: z.boolean().nullable().default(null),
  howAndWhy: text,
});

const FREQUENCIES = ['never', 'occasionally', 'frequently', 'constantly'] as const;
export const RESTRICTED_ACTIVITIES = ['climb', 'squat', 'kneel', 'stoop', 'crawl'] as const;
const frequency = choice(FREQUENCIES);
const poundsByFrequency = z.strictObject({ occasionally: decimal, frequently: decimal }).prefault({});

/**
 * What the examinee can do at work. Weights in pounds; hours of an eight-hour day unless `hoursPerDay` says otherwise.
 * Null: no restriction is stated.
 */
const workCapacitySchema = z
  .strictObject({
    hoursPerDay: decimal,
    standHours: decimal,
    walkHours: decimal,
    sitHours: decimal,
    liftPounds: poundsByFrequency,
    carryPounds: poundsByFrequency,
    climb: frequency,
    squat: frequency,
    kneel: frequency,
    stoop: frequency,
    crawl: frequency,
    duration: choice(['temporary', 'permanent']),
    until: date,
  })
  .prefault({});

/** The examiner's conclusions (SPEC P1, A6). */
export const opinionsSchema = z
  .strictObject({
    diagnoses: z.array(diagnosisSchema).max(50).default([]),
    causation: text,
    maximumMedicalImprovement: z
      .strictObject({ status: choice(['reached', 'not-reached', 'undetermined']), date, explanation: text })
      .prefault({}),
    apportionment: z.array(apportionmentSchema).max(50).default([]),
    workRestrictions: text,
    workCapacity: workCapacitySchema,
    returnToWork: z
      .strictObject({ status: choice(['full-duty', 'modified-duty', 'unable']), date, explanation: text })
      .prefault({}),
    futureCare: text,
    /** Reasons for the opinions, and the meaning the examiner gives to the residual (R4). */
    reasons: text,
  })
  .prefault({});

const claimLineSchema = z.strictObject({
  /** CPT or HCPCS code of the line. */
  code: characters(20),
  /** At most four (M1); checked in `check.ts`. */
  modifiers: z.array(characters(10)).max(20).default([]),
  /** Why a modifier is right; required for 22 (M1). */
  justification: text,
  charge: decimal,
  /** Numbers of the diagnoses the line points to, counted from 1 (M4); a claim form takes four. */
  diagnosisPointers: z.array(z.int().min(1).max(50)).max(12).default([]),
});

export const claimSchema = z
  .strictObject({
    /** CMS place-of-service code, two digits (M2). */
    placeOfService: line,
    /** Then a quality data code is charged 0.01 instead of 0.00 (M4). */
    payerRefusesZero: z.boolean().nullable().default(null),
    lines: z.array(claimLineSchema).max(50).default([]),
  })
  .prefault({});

/** A readiness item the examiner leaves out on purpose, with the reason that is printed (P5). */
export const waiverSchema = z.strictObject({ item: characters(200), reason: characters(5000) });
