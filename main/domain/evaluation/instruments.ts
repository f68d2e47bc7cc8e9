import { z } from 'zod';
import { choice, date, decimal } from './fields.ts';

/** When in the episode an instrument was administered, in the order of time. */
export const PHASES = ['intake', 'interim', 'discharge', 'follow-up', 'examination'] as const;
export type Phase = (typeof PHASES)[number];

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** Instruments whose items are licensed: the examiner enters the total (SPEC I4). */
export const TOTALS_ONLY_IDS = [
  'oxford-hip',
  'hoos-12',
  'hoos-ps',
  'womac',
  'forgotten-joint-12',
  'ihot-12',
  'ucla-activity',
  'promis-pf',
  'foto-lepf',
] as const;
export type TotalsOnlyId = (typeof TOTALS_ONLY_IDS)[number];

export const HOOS_SUBSCALES = ['pain', 'symptoms', 'adl', 'sport', 'qualityOfLife'] as const;

export const INSTRUMENT_IDS = ['hoos-jr', 'lefs', 'harris-hip', 'hoos', ...TOTALS_ONLY_IDS] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

/** Item ids and choices of the Harris hip score (SPEC I3); the points are in `instruments/harris-hip.ts`. */
export const HARRIS_CHOICES = {
  pain: ['none', 'slight', 'mild', 'moderate', 'marked', 'disabled'],
  limp: ['none', 'slight', 'moderate', 'severe'],
  support: ['none', 'cane-long-walks', 'cane-most-of-time', 'one-crutch', 'two-canes', 'two-crutches'],
  distance: ['unlimited', 'six-blocks', 'two-or-three-blocks', 'indoors-only', 'bed-and-chair'],
  stairs: ['without-railing', 'with-railing', 'any-manner', 'unable'],
  shoesAndSocks: ['ease', 'difficulty', 'unable'],
  sitting: ['ordinary-chair-one-hour', 'high-chair-half-hour', 'unable'],
  publicTransport: ['yes', 'no'],
} as const;
export type HarrisChoiceItem = keyof typeof HARRIS_CHOICES;

export const ROM_METHODS = ['arc-sum', 'harris-1969'] as const;
export type RomMethod = (typeof ROM_METHODS)[number];

/** How the answers were come by. `on-screen`: the examinee answered alone on this device. */
export const GIVEN_BY = ['on-screen', 'on-paper', 'interview', 'from-records'] as const;

/** `side` null means the side of the evaluation. */
const administration = { phase: choice(PHASES), date, side: choice(SIDES), givenBy: choice(GIVEN_BY) };

const likertItem = z.int('must be a whole number from 0 to 4').min(0).max(4).nullable();

const harrisResponses = z
  .strictObject({
    pain: choice(HARRIS_CHOICES.pain),
    limp: choice(HARRIS_CHOICES.limp),
    support: choice(HARRIS_CHOICES.support),
    distance: choice(HARRIS_CHOICES.distance),
    stairs: choice(HARRIS_CHOICES.stairs),
    shoesAndSocks: choice(HARRIS_CHOICES.shoesAndSocks),
    sitting: choice(HARRIS_CHOICES.sitting),
    publicTransport: choice(HARRIS_CHOICES.publicTransport),
    /** Degrees; limb-length difference in centimetres. */
    deformity: z
      .strictObject({
        fixedFlexion: decimal,
        fixedAdduction: decimal,
        fixedInternalRotation: decimal,
        limbLengthDifference: decimal,
      })
      .prefault({}),
    /** Degrees. */
    rangeOfMotion: z
      .strictObject({
        flexion: decimal,
        abduction: decimal,
        adduction: decimal,
        externalRotation: decimal,
        internalRotation: decimal,
      })
      .prefault({}),
  })
  .prefault({});

const hoosJrSchema = z.strictObject({
  id: z.literal('hoos-jr'),
  ...administration,
  /** Items 1–6, each 0–4 or null. */
  responses: z.array(likertItem).max(6).default([]),
});

const lefsSchema = z.strictObject({
  id: z.literal('lefs'),
  ...administration,
  /** Items 1–20, each 0–4 or null. */
  responses: z.array(likertItem).max(20).default([]),
});

export const harrisSchema = z.strictObject({
  id: z.literal('harris-hip'),
  ...administration,
  romMethod: choice(ROM_METHODS),
  /**
   * Where range of motion and deformity come from: the examination of this evaluation, or what is entered here, e.g.
   * from an earlier record (I3). Null is what is entered here.
   */
  motionFrom: choice(['examination', 'entered']),
  responses: harrisResponses,
});

export const hoosSchema = z.strictObject({
  id: z.literal('hoos'),
  ...administration,
  /** Five subscale scores, each 0–100. */
  subscales: z
    .strictObject({ pain: decimal, symptoms: decimal, adl: decimal, sport: decimal, qualityOfLife: decimal })
    .prefault({}),
});

const totalsOnlySchema = z.strictObject({
  id: z.enum(TOTALS_ONLY_IDS),
  ...administration,
  total: decimal,
});

/** One administration of an instrument (SPEC section 2). */
export const administrationSchema = z.discriminatedUnion('id', [
  hoosJrSchema,
  lefsSchema,
  harrisSchema,
  hoosSchema,
  totalsOnlySchema,
]);
export type Administration = z.output<typeof administrationSchema>;
export type HarrisAdministration = z.output<typeof harrisSchema>;
export type HoosAdministration = z.output<typeof hoosSchema>;
