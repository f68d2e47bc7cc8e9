import { z } from 'zod';
import { caseSchema, disclosuresSchema, examineeSchema, examinerSchema, recordReviewedSchema } from './case.ts';
import { exhibitsSchema } from './exhibits.ts';
import { requiredDate } from './fields.ts';
import { examinationSchema, imagingSchema, implantSchema, operativeReportSchema } from './findings.ts';
import { complaintsSchema, historySchema } from './history.ts';
import { administrationSchema } from './instruments.ts';
import { claimSchema, opinionsSchema, waiverSchema } from './opinions.ts';
import { rejectedSchema } from './rejected.ts';
import { episodeSchema, ratingSchema, residualSchema } from './rating.ts';

export const REGIONS = [
  'hip',
  'knee',
  'lower-leg-foot-ankle',
  'low-back',
  'shoulder',
  'elbow-wrist-hand',
  'general-orthopaedic',
] as const;
export type Region = (typeof REGIONS)[number];

export const EVALUATION_FORMAT = 'residua-evaluation/1';

const side = z.enum(['left', 'right', 'bilateral']);

/**
 * An evaluation, also while it is a draft: everything may still be empty, nothing may be of the wrong kind.
 * Parsing fills what is absent with null or an empty list, so code never meets `undefined`.
 */
export const evaluationSchema = z.strictObject({
  format: z.literal(EVALUATION_FORMAT),
  case: caseSchema.prefault({}),
  examiner: examinerSchema,
  examinee: examineeSchema.prefault({}),
  side: side.nullable().default(null),
  region: z.enum(REGIONS).default('hip'),
  recordsReviewed: z.array(recordReviewedSchema).max(5000).default([]),
  exhibits: exhibitsSchema,
  history: historySchema,
  complaints: complaintsSchema,
  examination: examinationSchema,
  imaging: z.array(imagingSchema).max(500).default([]),
  operativeReports: z.array(operativeReportSchema).max(500).default([]),
  implants: z.array(implantSchema).max(50).default([]),
  episode: episodeSchema,
  residual: residualSchema,
  instruments: z.array(administrationSchema).max(200).default([]),
  rating: ratingSchema,
  opinions: opinionsSchema,
  claim: claimSchema,
  disclosures: disclosuresSchema,
  waivers: z.array(waiverSchema).max(500).default([]),
  rejected: rejectedSchema,
});
export type Evaluation = z.output<typeof evaluationSchema>;

/**
 * A case file (SPEC F1): an evaluation that holds at least what scoring needs, the two dates that R3 decides by,
 * side and region.
 */
export const caseFileSchema = evaluationSchema.extend({
  case: caseSchema.extend({ dateOfExam: requiredDate }),
  examinee: examineeSchema.extend({ dateOfBirth: requiredDate }),
  side,
  region: z.enum(REGIONS),
});

/** A new, empty evaluation of the hip. */
export function emptyEvaluation(): Evaluation {
  return evaluationSchema.parse({ format: EVALUATION_FORMAT });
}
