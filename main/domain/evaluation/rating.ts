import { z } from 'zod';
import { date, decimal, line, requiredDecimal } from './fields.ts';
import { SIDES } from './instruments.ts';

export const EXCLUSIONS = [
  'neurological',
  'unable',
  'refused',
  'home-program',
  'referred',
  'consultation-only',
  'medical-discharge',
  'self-discharge',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** The treatment episode (SPEC R3, R5). */
export const episodeSchema = z
  .strictObject({ start: date, discharge: date, exclusion: z.enum(EXCLUSIONS).nullable().default(null) })
  .prefault({});

/** The residual's input: the three values of R1, or a finished residual with the document it was taken from. */
export const residualSchema = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('change'),
      instrument: z.string().min(1).max(100).default('foto-lepf'),
      /** Functional status 0–100; predicted change −100…100. */
      intake: decimal,
      discharge: decimal,
      predictedChange: decimal,
    }),
    z.strictObject({ method: z.literal('direct'), value: decimal, reference: line }),
  ])
  .nullable()
  .default(null);
export type ResidualInput = NonNullable<z.output<typeof residualSchema>>;

/** A grade modifier 0–4, or "not used" (A1); null while it is not decided. */
const gradeModifier = z
  .union([z.int().min(0).max(4), z.literal('not-used')], {
    error: 'must be a whole number from 0 to 4, or "not-used"',
  })
  .nullable()
  .default(null);

const diagnosisBasedEntry = z.strictObject({
  /** Class of diagnosis (CDX) 0–4. */
  class: z.int().min(0).max(4).nullable().default(null),
  modifiers: z.strictObject({ GMFH: gradeModifier, GMPE: gradeModifier, GMCS: gradeModifier }).prefault({}),
  /** Lower-extremity percentages of the class for grades A–E. Not needed for class 0. */
  gradePercents: z.array(requiredDecimal.nullable()).max(5).default([]),
  diagnosis: line,
  reference: line,
});

const percentEntry = z.strictObject({ percent: decimal, diagnosis: line, reference: line });

function limbsOf<T extends z.ZodType>(entry: T) {
  return z
    .array(z.strictObject({ side: z.enum(SIDES), entries: z.array(entry).max(50).default([]) }))
    .max(2)
    .default([]);
}

/** The impairment rating (SPEC A1–A5); the Guides' tables are not shipped, so every entry names its page and table. */
export const ratingSchema = z
  .discriminatedUnion('edition', [
    z.strictObject({ edition: z.literal('ama6-2008'), limbs: limbsOf(diagnosisBasedEntry) }),
    z.strictObject({ edition: z.literal('ama6-2024'), limbs: limbsOf(percentEntry) }),
    z.strictObject({ edition: z.literal('ama5'), limbs: limbsOf(percentEntry) }),
  ])
  .nullable()
  .default(null);
export type Rating = NonNullable<z.output<typeof ratingSchema>>;
export type Edition = Rating['edition'];
export type DiagnosisBasedEntry = z.output<typeof diagnosisBasedEntry>;
export type PercentEntry = z.output<typeof percentEntry>;
