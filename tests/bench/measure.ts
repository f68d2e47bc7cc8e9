import { createHash } from 'node:crypto';

export interface Work {
  readonly name: string;
  readonly run: () => unknown;
}

/** Shortest time over which one sample is taken, milliseconds: well above the clock's resolution. */
const SAMPLE_MS = 40;
const SAMPLES = 9;
const HASHED_BYTES = 1024 * 1024;

/** What every figure is divided by: one SHA-256 over a mebibyte, so that machines of any speed compare. */
export const BASELINE: Work = (() => {
  const bytes = new Uint8Array(HASHED_BYTES).fill(1);
  return { name: 'SHA-256 of 1 MiB', run: () => createHash('sha256').update(bytes).digest() };
})();

/** Median time of one run in milliseconds, after one run that warms up. */
export async function medianOf({ run }: Work): Promise<number> {
  const started = performance.now();
  await run();
  const once = Math.max(performance.now() - started, 0.001);
  const runs = Math.max(1, Math.ceil(SAMPLE_MS / once));
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const begin = performance.now();
    for (let each = 0; each < runs; each += 1) await run();
    samples.push((performance.now() - begin) / runs);
  }
  return samples.sort((a, b) => a - b)[(SAMPLES - 1) / 2] ?? NaN;
}
