import { beforeAll, describe, expect, it } from 'vitest';
import { openKey, sealKey, sealedKeySchema, type SealedKey } from '../../../main/signing/sealed-key.ts';
import { newIdentity } from './support.ts';

let key: Uint8Array;
let sealed: SealedKey;

beforeAll(async () => {
  key = (await newIdentity()).privateKeyPkcs8;
  sealed = await sealKey(key, 'correct horse é');
});

describe('a sealed key', () => {
  it('opens with its passphrase after a journey through JSON, typed in either Unicode form', async () => {
    const stored = sealedKeySchema.parse(JSON.parse(JSON.stringify(sealed)));
    expect(await openKey(stored, 'correct horse é'.normalize('NFD'))).toEqual(new Uint8Array(key));
  });

  it('shows nothing of the key, and is another one each time', async () => {
    expect(Buffer.from(sealed.ciphertext, 'base64').includes(Buffer.from(key.subarray(0, 16)))).toBe(false);
    const again = await sealKey(key, 'correct horse é');
    expect([again.salt, again.nonce, again.ciphertext]).not.toContain(sealed.salt);
    expect(again.nonce).not.toBe(sealed.nonce);
    expect(again.ciphertext).not.toBe(sealed.ciphertext);
  });

  it('does not open with another passphrase', async () => {
    for (const passphrase of ['', 'correct horse e', 'Correct horse é']) {
      await expect(openKey(sealed, passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
  });

  it('does not open when any part of the record was changed', async () => {
    const other = await sealKey(key, 'correct horse é');
    const changes: Partial<SealedKey>[] = [
      { salt: other.salt },
      { nonce: other.nonce },
      { tag: other.tag },
      { ciphertext: other.ciphertext },
      { cost: 2 ** 16 },
      { parallelization: 2 },
    ];
    for (const change of changes) {
      await expect(openKey({ ...sealed, ...change }, 'correct horse é')).rejects.toMatchObject({
        code: 'wrong-passphrase',
      });
    }
  });

  it.each([
    ['too little work', { cost: 1024 }],
    ['work beyond any memory', { cost: 2 ** 24 }],
    ['a cost that is no power of two', { cost: 100_000 }],
    ['another block size', { blockSize: 1024 }],
    ['a tag cut short', { tag: 'AAAA' }],
    ['an unknown key', { extra: 1 }],
  ])('a record with %s is refused by its schema', (_, change) => {
    expect(sealedKeySchema.safeParse({ ...sealed, ...change }).success).toBe(false);
  });
});
