import { z } from 'zod';
import type { AccountFacts } from '../domain/accounts.ts';
import { deriveKey, KEY_BYTES, kdfSchema } from './kdf.ts';
import { unwrap, wrappedSchema } from './wrapping.ts';

/**
 * The first format of the header: one passphrase, one wrapped key. It is read, and written again in the present format
 * when the passphrase changes or anything is added to it.
 */
export const legacyHeaderSchema = z.strictObject({
  format: z.literal('residua-vault/1'),
  id: z.uuid(),
  kdf: kdfSchema,
  wrappedKey: wrappedSchema(KEY_BYTES),
});
export type LegacyHeader = z.output<typeof legacyHeaderSchema>;

/** The one person of such a vault; the vault's own id serves as theirs. */
export function legacyAccount({ id }: LegacyHeader): AccountFacts {
  return { id, name: 'Examiner', role: 'examiner' };
}

/** The key of the database, for the caller to zero; null when the passphrase is wrong or the header was tampered with. */
export async function openLegacy(header: LegacyHeader, passphrase: string): Promise<Buffer | null> {
  const wrappingKey = await deriveKey(passphrase, header.kdf);
  try {
    return unwrap(header.wrappedKey, wrappingKey, legacyContext(header));
  } finally {
    wrappingKey.fill(0);
  }
}

/** What the wrapped key of such a header is authenticated with. */
export function legacyContext({ format, id, kdf }: Omit<LegacyHeader, 'wrappedKey'>): readonly unknown[] {
  const { name, cost, blockSize, parallelization, salt } = kdf;
  return [format, id, name, cost, blockSize, parallelization, salt];
}
