import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { legacyContext } from '../../../main/vault/header-legacy.ts';
import {
  forget,
  newAccount,
  newHeader,
  newKeys,
  openWithPassphrase,
  openWithRecoveryKey,
  upgraded,
  withAccount,
  withRecoveryKey,
} from '../../../main/vault/header-keys.ts';
import { headerBytes, parseHeader, type AnyHeader, type VaultHeader } from '../../../main/vault/header.ts';
import { calibrate, deriveKey, KDF_PARAMETERS } from '../../../main/vault/kdf.ts';
import { wrap } from '../../../main/vault/wrapping.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { PASSPHRASE, QUICK_KDF } from './quick-vault.ts';

const NOW = new Date('2026-10-05T09:00:00Z');

function reparsed(header: unknown): AnyHeader {
  return parseHeader(Buffer.from(JSON.stringify(header)), QUICK_KDF);
}

async function newVaultHeader(passphrase = PASSPHRASE) {
  const keys = newKeys();
  const id = randomUUID();
  const account = await newAccount(id, { name: 'Ada', role: 'examiner' }, { keys, passphrase, kdf: QUICK_KDF }, NOW);
  return { keys, account, header: newHeader(id, account, keys.dataKey) };
}

/** As the first version wrote it. */
async function legacyHeader(dataKey: Buffer, passphrase: string) {
  const salt = randomBytes(32).toString('base64');
  const opening = { format: 'residua-vault/1', id: randomUUID(), kdf: { name: 'scrypt', ...QUICK_KDF, salt } } as const;
  const wrappedKey = wrap(dataKey, await deriveKey(passphrase, opening.kdf), legacyContext(opening));
  return { ...opening, wrappedKey };
}

describe('the header of a vault', () => {
  test('gives the keys to the passphrase of the account and to no other', async () => {
    const { header, account, keys } = await newVaultHeader();
    const read = parseHeader(headerBytes(header), QUICK_KDF);
    expect(await openWithPassphrase(read, account.id, PASSPHRASE)).toEqual(keys);
    expect(await failureOfAsync(openWithPassphrase(read, account.id, `${PASSPHRASE} `))).toBe('wrong-passphrase');
    expect(await failureOfAsync(openWithPassphrase(read, account.id, ''))).toBe('wrong-passphrase');
    expect(await failureOfAsync(openWithPassphrase(read, randomUUID(), PASSPHRASE))).toBe('not-found');
  });

  test('takes the same passphrase in any Unicode notation', async () => {
    const { header, account, keys } = await newVaultHeader('Gr\u00fc\u00dfe aus Z\u00fcrich \ufb01n');
    expect(await openWithPassphrase(header, account.id, 'Gru\u0308\u00dfe aus Zu\u0308rich fin')).toEqual(keys);
  });

  test('holds neither keys nor passphrase, and two of the same passphrase have nothing in common', async () => {
    const [one, two] = [await newVaultHeader(), await newVaultHeader()];
    const text = headerBytes(one.header).toString();
    expect(text).not.toContain(PASSPHRASE);
    for (const key of [one.keys.dataKey, one.keys.secret]) {
      expect(text).not.toContain(key.toString('base64'));
      expect(text).not.toContain(key.toString('hex'));
    }
    const [first, second] = [one.account.passphrase, two.account.passphrase];
    expect(first.kdf.salt).not.toBe(second.kdf.salt);
    expect(first.wrapped.ciphertext).not.toBe(second.wrapped.ciphertext);
    expect(first.wrapped.nonce).not.toBe(second.wrapped.nonce);
  });

  test('opens no more when any single part of it was changed, names and roles included', async () => {
    const { header, account, keys } = await newVaultHeader();
    const other = await newVaultHeader();
    const assistant = await newAccount(
      header.id,
      { name: 'Ben', role: 'assistant' },
      { keys, passphrase: PASSPHRASE, kdf: QUICK_KDF },
      NOW,
    );
    const two = withAccount(header, assistant, keys.dataKey);
    const tampered = (part: object): VaultHeader => ({
      ...two,
      accounts: two.accounts.map((one) => (one.id === assistant.id ? { ...one, ...part } : one)),
    });
    const { passphrase } = assistant;
    const changed: readonly VaultHeader[] = [
      { ...two, id: other.header.id },
      { ...two, mac: other.header.mac },
      { ...two, accounts: [assistant, account] },
      { ...two, accounts: [assistant] },
      { ...two, accounts: [...two.accounts, other.account] },
      tampered({ role: 'examiner' }),
      tampered({ name: 'Ada B.' }),
      tampered({ createdAt: '2020-01-01T00:00:00.000Z' }),
      tampered({ passphrase: { ...passphrase, kdf: { ...passphrase.kdf, salt: account.passphrase.kdf.salt } } }),
      tampered({ passphrase: { ...passphrase, kdf: { ...passphrase.kdf, cost: passphrase.kdf.cost * 2 } } }),
      tampered({ passphrase: { ...passphrase, kdf: { ...passphrase.kdf, parallelization: 2 } } }),
      tampered({ passphrase: { ...passphrase, wrapped: account.passphrase.wrapped } }),
      tampered({ passphrase: account.passphrase }),
      tampered({ recovery: { createdAt: NOW.toISOString(), salt: passphrase.kdf.salt, wrapped: passphrase.wrapped } }),
    ];
    for (const one of changed) {
      const failure = await failureOfAsync(openWithPassphrase(reparsed(one), assistant.id, PASSPHRASE));
      expect(['wrong-passphrase', 'vault-damaged']).toContain(failure);
    }
    // The other account notices what was done to this one.
    expect(await failureOfAsync(openWithPassphrase(tampered({ role: 'examiner' }), account.id, PASSPHRASE))).toBe(
      'vault-damaged',
    );
    forget(await openWithPassphrase(reparsed(two), assistant.id, PASSPHRASE));
  });

  test('is refused when it is no header, is cut short, or holds a key of another size', async () => {
    const { header, account } = await newVaultHeader();
    const bytes = headerBytes(header);
    expect(failureOf(() => parseHeader(bytes.subarray(0, bytes.length / 2), QUICK_KDF))).toBe('vault-damaged');
    const short = randomBytes(16).toString('base64');
    const { passphrase } = account;
    const withPart = (part: object) => ({ ...header, accounts: [{ ...account, ...part }] });
    const withWrapped = (part: object) =>
      withPart({ passphrase: { ...passphrase, wrapped: { ...passphrase.wrapped, ...part } } });
    const withKdf = (part: object) => withPart({ passphrase: { ...passphrase, kdf: { ...passphrase.kdf, ...part } } });
    for (const damaged of [
      null,
      {},
      { ...header, extra: 1 },
      { ...header, accounts: [] },
      { ...header, accounts: [account, account] },
      withPart({ role: 'owner' }),
      withKdf({ name: 'md5' }),
      withKdf({ salt: short }),
      withKdf({ cost: QUICK_KDF.cost + 1 }),
      withWrapped({ ciphertext: short }),
      withWrapped({ tag: '' }),
    ]) {
      expect(failureOf(() => reparsed(damaged))).toBe('vault-damaged');
    }
  });

  test('of a later format is told apart from a damaged one', async () => {
    const { header } = await newVaultHeader();
    expect(failureOf(() => reparsed({ ...header, format: 'residua-vault/3', more: true }))).toBe('vault-newer');
    expect(failureOf(() => reparsed({ ...header, format: 'another/3' }))).toBe('vault-damaged');
  });

  test('with a key derivation below the floor, or beyond what a machine can do, is refused before it is tried', async () => {
    const { header, account } = await newVaultHeader();
    expect(failureOf(() => parseHeader(headerBytes(header), KDF_PARAMETERS))).toBe('vault-damaged');
    const { passphrase } = account;
    for (const kdf of [
      { ...passphrase.kdf, cost: 2 },
      { ...passphrase.kdf, cost: 2 ** 21 },
      { ...passphrase.kdf, blockSize: 1 },
      { ...passphrase.kdf, blockSize: 2 ** 20 },
      { ...passphrase.kdf, parallelization: 1000 },
    ]) {
      const accounts = [{ ...account, passphrase: { ...passphrase, kdf } }];
      expect(failureOf(() => reparsed({ ...header, accounts }))).toBe('vault-damaged');
    }
  });

  test('gives the keys to the recovery key too, until another one is made', async () => {
    const { header, account, keys } = await newVaultHeader();
    const [first, second] = [randomBytes(32), randomBytes(32)];
    expect(failureOf(() => openWithRecoveryKey(header, account.id, first))).toBe('wrong-passphrase');
    const once = withRecoveryKey(header, account.id, { keys, recoveryKey: first, now: NOW });
    expect(openWithRecoveryKey(reparsed(once), account.id, first)).toEqual(keys);
    const again = withRecoveryKey(once, account.id, { keys, recoveryKey: second, now: NOW });
    expect(failureOf(() => openWithRecoveryKey(again, account.id, first))).toBe('wrong-passphrase');
    expect(openWithRecoveryKey(again, account.id, second)).toEqual(keys);
    expect(headerBytes(again).toString()).not.toContain(second.toString('base64'));
  });
});

describe('a header of the first format', () => {
  test('opens with its passphrase, and in the present format with the same one', async () => {
    const dataKey = randomBytes(32);
    const legacy = reparsed(await legacyHeader(dataKey, PASSPHRASE));
    const opened = await openWithPassphrase(legacy, legacy.id, PASSPHRASE);
    expect(opened).toEqual({ dataKey, secret: null });
    expect(await failureOfAsync(openWithPassphrase(legacy, legacy.id, 'not the passphrase'))).toBe('wrong-passphrase');
    const keys = { dataKey, secret: newKeys().secret };
    const next = reparsed(await upgraded(legacy, { keys, passphrase: PASSPHRASE, kdf: QUICK_KDF }, NOW));
    expect(next.format).toBe('residua-vault/2');
    expect(await openWithPassphrase(next, legacy.id, PASSPHRASE)).toEqual(keys);
  });

  test('opens no more when a part of it was changed', async () => {
    const header = await legacyHeader(randomBytes(32), PASSPHRASE);
    const other = await legacyHeader(randomBytes(32), PASSPHRASE);
    for (const tampered of [
      { ...header, id: other.id },
      { ...header, kdf: { ...header.kdf, salt: other.kdf.salt } },
      { ...header, kdf: { ...header.kdf, cost: header.kdf.cost * 2 } },
      { ...header, wrappedKey: other.wrappedKey },
    ]) {
      const read = reparsed(tampered);
      expect(await failureOfAsync(openWithPassphrase(read, read.id, PASSPHRASE))).toBe('wrong-passphrase');
    }
  });
});

describe('the calibration of the key derivation', () => {
  const GIBIBYTE = 2 ** 30;
  /** A machine on which the floor takes so many milliseconds. */
  const machine = (floor: number) => (parameters: { cost: number }) =>
    Promise.resolve((floor * parameters.cost) / KDF_PARAMETERS.cost);

  test.each([
    [2000, 2 ** 17],
    [351, 2 ** 17],
    [350, 2 ** 18],
    [100, 2 ** 19],
    [1, 2 ** 20],
  ])('where the floor takes %i ms has the cost %i', async (floor, cost) => {
    expect(await calibrate(KDF_PARAMETERS, machine(floor), 64 * GIBIBYTE)).toEqual({ ...KDF_PARAMETERS, cost });
  });

  test('takes no more than an eighth of the memory, and never less than the floor', async () => {
    expect((await calibrate(KDF_PARAMETERS, machine(1), 2 * GIBIBYTE)).cost).toBe(2 ** 18);
    expect(await calibrate(KDF_PARAMETERS, machine(1), 1)).toEqual(KDF_PARAMETERS);
  });
});
