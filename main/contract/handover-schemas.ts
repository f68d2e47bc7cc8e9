import { z } from 'zod';
import { id, settings } from './schemas.ts';

/** Instruments that an examinee can answer alone. */
const HANDED_OVER_INSTRUMENTS = ['hoos-jr', 'lefs'] as const;

/** Administrations in one evaluation, as its shape limits them. */
const position = z.int().min(0).max(199);

export const handoverStart = z.strictObject({
  evaluationId: id,
  revision: z.int().min(0),
  /** Position of the administration in the evaluation. */
  index: position,
});

/** What the examinee may see: the instrument and their own answers, nothing of the evaluation. */
export const handover = z.strictObject({
  instrument: z.enum(HANDED_OVER_INSTRUMENTS),
  /** One for each item, 0–4, null while unanswered. */
  responses: z.array(z.int().min(0).max(4).nullable()),
  /** The settings themselves are refused while the device is handed over. */
  theme: settings.shape.theme,
});
export type Handover = z.output<typeof handover>;

export const handoverAnswer = z.strictObject({
  /** Counted from 0. */
  item: z.int().min(0).max(19),
  value: z.int().min(0).max(4).nullable(),
});

/** Where the examiner goes on. */
export const handoverEnd = z.strictObject({ evaluationId: id, index: position });
