import { z } from 'zod';
import { characters, jsonPointer } from './fields.ts';

/**
 * What was typed at a place and could not be taken: a number out of its range, half a date. The place keeps the value it
 * had before; the text stays until it is corrected or taken out, and blocks the signature.
 */
const rejectedEntrySchema = z.strictObject({
  /** JSON pointer of the place. It need not exist: the third trial of a motion, while two are stored. */
  path: jsonPointer,
  text: characters(1000),
  /** What is wrong with it and how to mend it, in a sentence. */
  message: characters(1000),
});
export type RejectedEntry = z.output<typeof rejectedEntrySchema>;

/** One entry a place at most. */
export const rejectedSchema = z.array(rejectedEntrySchema).max(1000).default([]);
