import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  headerBytes,
  KDF_PARAMETERS,
  parseHeader,
  unwrapKey,
  wrapKey,
  type VaultHeader,
} from '../../../main/vault/header.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { PASSPHRASE, QUICK_KDF } from './quick-vault.ts';

function reparsed(header: unknown): VaultHeader {
  return parseHeader(Buffer.from(JSON.stringify(header)), QUICK_KDF);
}

describe('the header of a vault', () => {
  test('gives the key back to the passphrase and to no other', async () => {
    const key = randomBytes(32);
    const header = parseHeader(headerBytes(await wrapKey(key, PASSPHRASE, QUICK_KDF)), QUICK_KDF);
    expect(await unwrapKey(header, PASSPHRASE)).toEqual(key);
    expect(await failureOfAsync(unwrapKey(header, `${PASSPHRASE} `))).toBe('wrong-passphrase');
    expect(await failureOfAsync(unwrapKey(header, ''))).toBe('wrong-passphrase');
  });

  test('takes the same passphrase in any Unicode notation', async () => {
    const key = randomBytes(32);
    const header = await wrapKey(key, 'Gr\u00fc\u00dfe aus Z\u00fcrich \ufb01n', QUICK_KDF);
    expect(await unwrapKey(header, 'Gru\u0308\u00dfe aus Zu\u0308rich fin')).toEqual(key);
  });

  test('holds neither key nor passphrase, and two of the same passphrase have nothing in common', async () => {
    const key = randomBytes(32);
    const [one, two] = [await wrapKey(key, PASSPHRASE, QUICK_KDF), await wrapKey(key, PASSPHRASE, QUICK_KDF)];
    const text = headerBytes(one).toString();
    expect(text).not.toContain(PASSPHRASE);
    expect(text).not.toContain(key.toString('base64'));
    expect(text).not.toContain(key.toString('hex'));
    expect(one.kdf.salt).not.toBe(two.kdf.salt);
    expect(one.wrappedKey.ciphertext).not.toBe(two.wrappedKey.ciphertext);
    expect(one.wrappedKey.nonce).not.toBe(two.wrappedKey.nonce);
  });

  test('opens no more when any single part of it was changed', async () => {
    const header = await wrapKey(randomBytes(32), PASSPHRASE, QUICK_KDF);
    const other = await wrapKey(randomBytes(32), PASSPHRASE, QUICK_KDF);
    const changed: readonly VaultHeader[] = [
      { ...header, id: other.id },
      { ...header, kdf: { ...header.kdf, salt: other.kdf.salt } },
      { ...header, kdf: { ...header.kdf, cost: header.kdf.cost * 2 } },
      { ...header, kdf: { ...header.kdf, parallelization: 2 } },
      { ...header, wrappedKey: { ...header.wrappedKey, nonce: other.wrappedKey.nonce } },
      { ...header, wrappedKey: { ...header.wrappedKey, ciphertext: other.wrappedKey.ciphertext } },
      { ...header, wrappedKey: { ...header.wrappedKey, tag: other.wrappedKey.tag } },
    ];
    for (const tampered of changed) {
      expect(await failureOfAsync(unwrapKey(reparsed(tampered), PASSPHRASE))).toBe('wrong-passphrase');
    }
    expect(changed).toHaveLength(7);
  });

  test('is refused when it is no header, is cut short, or holds a key of another size', async () => {
    const header = await wrapKey(randomBytes(32), PASSPHRASE, QUICK_KDF);
    const bytes = headerBytes(header);
    expect(failureOf(() => parseHeader(bytes.subarray(0, bytes.length / 2), QUICK_KDF))).toBe('vault-damaged');
    const short = randomBytes(16).toString('base64');
    for (const damaged of [
      null,
      {},
      { ...header, extra: 1 },
      { ...header, kdf: { ...header.kdf, name: 'md5' } },
      { ...header, kdf: { ...header.kdf, salt: short } },
      { ...header, kdf: { ...header.kdf, cost: QUICK_KDF.cost + 1 } },
      { ...header, wrappedKey: { ...header.wrappedKey, ciphertext: short } },
      { ...header, wrappedKey: { ...header.wrappedKey, tag: '' } },
    ]) {
      expect(failureOf(() => reparsed(damaged))).toBe('vault-damaged');
    }
  });

  test('of a later format is told apart from a damaged one', async () => {
    const header = await wrapKey(randomBytes(32), PASSPHRASE, QUICK_KDF);
    expect(failureOf(() => reparsed({ ...header, format: 'residua-vault/2', more: true }))).toBe('vault-newer');
    expect(failureOf(() => reparsed({ ...header, format: 'another/2' }))).toBe('vault-damaged');
  });

  test('with a key derivation below the floor, or beyond what a machine can do, is refused before it is tried', async () => {
    const strong = { ...(await wrapKey(randomBytes(32), PASSPHRASE, QUICK_KDF)) };
    const withKdf = (change: Partial<VaultHeader['kdf']>): Buffer =>
      headerBytes({ ...strong, kdf: { ...strong.kdf, ...KDF_PARAMETERS, ...change } });
    const parse = (bytes: Buffer) => failureOf(() => parseHeader(bytes, KDF_PARAMETERS));
    expect(parse(withKdf({}))).toBe('no failure');
    expect(parse(withKdf({ cost: 2 ** 16 }))).toBe('vault-damaged');
    expect(parse(withKdf({ blockSize: 4 }))).toBe('vault-damaged');
    expect(parse(withKdf({ cost: 2 ** 21 }))).toBe('vault-damaged');
    expect(parse(withKdf({ blockSize: 1024 }))).toBe('vault-damaged');
    expect(parse(withKdf({ parallelization: 1000 }))).toBe('vault-damaged');
  });
});

test('new vaults derive their key with scrypt, N = 2^17, r = 8, p = 1', async () => {
  expect(KDF_PARAMETERS).toEqual({ cost: 131_072, blockSize: 8, parallelization: 1 });
  const key = randomBytes(32);
  const header = await wrapKey(key, PASSPHRASE, KDF_PARAMETERS);
  expect(await unwrapKey(parseHeader(headerBytes(header), KDF_PARAMETERS), PASSPHRASE)).toEqual(key);
});
