import { z } from 'zod';
import { id } from './schemas.ts';

export const newPhrase = z.strictObject({
  /** Null for a new one. */
  id: id.nullable(),
  title: z.string().trim().min(1, 'Give the phrase a name.').max(200),
  body: z.string().trim().min(1, 'Enter the text of the phrase.').max(20_000),
});

export const phrase = newPhrase.extend({ id });
export type Phrase = z.output<typeof phrase>;
