import { z } from 'zod';
import { attachmentSchema } from './attachments.ts';
import { line, text } from './fields.ts';

/** A file of a record that goes with the report. Its letter is its place in the list: the first is exhibit A. */
const exhibitSchema = z.strictObject({
  /** Names the file among those attached to the records. */
  sha256: attachmentSchema.shape.sha256,
  title: line,
  /** What a picture shows, for those who cannot see it. */
  description: text,
});
export type Exhibit = z.output<typeof exhibitSchema>;

/** The most that an evaluation can have. */
export const EXHIBITS_MAX = 100;
export const exhibitsSchema = z.array(exhibitSchema).max(EXHIBITS_MAX).default([]);
