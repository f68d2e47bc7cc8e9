import fc from 'fast-check';
import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';

/** How many times the usual number of inputs is tried, and from which seed: `npm run torture` sets both. */
const TIMES = Number(process.env['RESIDUA_FUZZ'] ?? '1');
const SEED = Number(process.env['RESIDUA_FUZZ_SEED'] ?? '20261124');

/** Generated inputs: the same ones in every `npm test`, more and others in `npm run torture`. */
export function inputs<T>(arbitrary: fc.Arbitrary<T>, usual: number): T[] {
  return fc.sample(arbitrary, { numRuns: Math.max(1, Math.round(usual * TIMES)), seed: SEED });
}

/** An input as the message of a failed test shows it. */
export function shortly(input: unknown): string {
  return inspect(input, { depth: 6, maxStringLength: 200, maxArrayLength: 20 }).slice(0, 3000);
}

/** Keeps how many inputs were tried, for `npm run torture` to print. */
export function told(what: string, tried: number): void {
  const file = process.env['RESIDUA_FUZZ_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, tried })}\n`);
}
