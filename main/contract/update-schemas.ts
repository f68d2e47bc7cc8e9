import { z } from 'zod';

export const updateState = z.strictObject({
  version: z.string(),
  /** The host that a check asks; null when this build names none. */
  host: z.string().nullable(),
  /** Why no update can be verified here, in words; null when it can. */
  obstacle: z.string().nullable(),
  /** Why "Check for updates" cannot be switched on, in words; null when it can. */
  checksObstacle: z.string().nullable(),
});

const release = {
  version: z.string(),
  /** Day of the release, ISO 8601. */
  date: z.string(),
  notes: z.string(),
};

/** What the one address says. */
export const updateCheck = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('current'), version: z.string() }),
  z.strictObject({
    kind: z.literal('newer'),
    ...release,
    /** The installers of this system. */
    files: z.array(z.strictObject({ name: z.string(), sizeInBytes: z.int(), sha256: z.string() })).readonly(),
  }),
]);

/** An installer that is what was released. */
export const verifiedUpdate = z.strictObject({
  ...release,
  name: z.string(),
  sizeInBytes: z.int(),
  sha256: z.string(),
  /** The verified copy, absolute. */
  path: z.string(),
  /** Whether `update.open` starts it, rather than showing it in its folder. */
  starts: z.boolean(),
  /** What the person does now, a sentence or two each. */
  steps: z.array(z.string()).readonly(),
});
export type VerifiedUpdate = z.output<typeof verifiedUpdate>;
