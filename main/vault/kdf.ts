import { scrypt } from 'node:crypto';
import { totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';

/** scrypt's N, r and p (RFC 7914). Memory is 128 · N · r bytes. */
export interface KdfParameters {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 128 MiB and about 0.3 seconds on a laptop of 2024: the floor, nothing weaker is written or accepted. */
export const KDF_PARAMETERS: KdfParameters = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };
/** A header beyond this, 1 GiB, would stall the machine. */
const KDF_CEILING: KdfParameters = { cost: 2 ** 20, blockSize: 8, parallelization: 4 };
/** What a derivation may take at most when it is calibrated, milliseconds: the steps double, so it takes 0.35 to 0.7 s. */
const MOST_MILLISECONDS = 700;
/** The share of the machine's memory that a calibrated derivation may take. */
const MEMORY_SHARE = 8;

export const KEY_BYTES = 32;
export const SALT_BYTES = 32;

export function base64Of(length: number) {
  return z.base64().refine((text) => Buffer.from(text, 'base64').length === length);
}

export const kdfSchema = z.strictObject({
  name: z.literal('scrypt'),
  cost: z.int().refine((cost) => cost > 1 && (cost & (cost - 1)) === 0),
  blockSize: z.int().min(1),
  parallelization: z.int().min(1),
  salt: base64Of(SALT_BYTES),
});
export type Kdf = z.output<typeof kdfSchema>;

/** Whether a derivation is neither weaker than `floor` nor beyond what a machine can do. */
export function isAcceptable(kdf: KdfParameters, floor: KdfParameters): boolean {
  const names = ['cost', 'blockSize', 'parallelization'] as const;
  return names.every((name) => kdf[name] >= floor[name] && kdf[name] <= KDF_CEILING[name]);
}

/** The same passphrase typed on another keyboard can be another sequence of code points: NFKC makes them one. */
export async function deriveKey(passphrase: string, kdf: Kdf): Promise<Buffer> {
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return await derive(secret, Buffer.from(kdf.salt, 'base64'), kdf);
  } finally {
    secret.fill(0);
  }
}

/**
 * The strongest derivation that takes about half a second here, never weaker than `floor`.
 *
 * @param measure milliseconds that a derivation takes; another one is for tests.
 */
export async function calibrate(
  floor: KdfParameters = KDF_PARAMETERS,
  measure: (parameters: KdfParameters) => Promise<number> = measured,
  memory: number = totalmem(),
): Promise<KdfParameters> {
  let took = await measure(floor);
  let parameters = floor;
  for (;;) {
    const next = { ...parameters, cost: parameters.cost * 2 };
    const needs = 128 * next.cost * next.blockSize * next.parallelization;
    if (took * 2 > MOST_MILLISECONDS || next.cost > KDF_CEILING.cost || needs * MEMORY_SHARE > memory)
      return parameters;
    parameters = next;
    took *= 2;
  }
}

async function measured(parameters: KdfParameters): Promise<number> {
  const start = performance.now();
  await derive(Buffer.alloc(16), Buffer.alloc(SALT_BYTES), parameters);
  return performance.now() - start;
}

function derive(secret: Buffer, salt: Buffer, { cost, blockSize, parallelization }: KdfParameters): Promise<Buffer> {
  const maxmem = 2 * 128 * cost * blockSize * parallelization;
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, { cost, blockSize, parallelization, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
