import { z } from 'zod';

/** Codes that cross the border; `ErrorCode` of the domain plus what only the border knows. */
export const errorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** JSON pointer of the input at fault. */
  path: z.string().optional(),
});
export type CallError = z.output<typeof errorSchema>;

/** What every call answers over IPC; `value` is checked with the call's output schema on arrival. */
export const envelopeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: errorSchema }),
]);
export type Envelope = z.output<typeof envelopeSchema>;

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { input, output };
}
