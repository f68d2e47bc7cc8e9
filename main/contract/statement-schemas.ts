import { z } from 'zod';
import { id, signedReport } from './schemas.ts';

/** A signed return-to-work statement. */
export const workStatement = signedReport.extend({ id, number: z.int().min(1) });
export type WorkStatement = z.output<typeof workStatement>;
