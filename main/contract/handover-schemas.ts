import { z } from 'zod';
import { id } from './schemas.ts';

/** Instruments that an examinee can answer alone. */
const instrument = z.enum(['hoos-jr', 'lefs']);

export const handoverStart = z.strictObject({
  evaluationId: id,
  revision: z.int().min(0),
  /** Position of the administration in the evaluation. */
  index: z.int().min(0).max(199),
});

/** What the examinee may see: the instrument and their own answers, nothing of the evaluation. */
export const handover = z.strictObject({
  instrument,
  /** 0–4 each, null while unanswered. */
  responses: z.array(z.int().min(0).max(4).nullable()),
});
export type Handover = z.output<typeof handover>;

export const handoverAnswer = z.strictObject({
  /** Counted from 0. */
  item: z.int().min(0).max(19),
  value: z.int().min(0).max(4).nullable(),
});
