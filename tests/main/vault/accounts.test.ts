import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { knownAccounts } from '../../../main/store/accounts.ts';
import { createEvaluation, listEvaluations } from '../../../main/store/evaluations.ts';
import { addIdentity, readIdentity } from '../../../main/store/identities.ts';
import { legacyContext } from '../../../main/vault/header-legacy.ts';
import { deriveKey } from '../../../main/vault/kdf.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { wrap } from '../../../main/vault/wrapping.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, QUICK_KDF, quickVault } from './quick-vault.ts';

const NEXT = 'another passphrase';

/** A keychain that keeps nothing secret; for another user of the machine it fails. */
const keychain = {
  seal: (secret: Buffer) => Buffer.from(secret).reverse(),
  open: (sealed: Buffer) => Buffer.from(sealed).reverse(),
};

async function openVault(options: Parameters<typeof quickVault>[1] = {}): Promise<{ folder: string; vault: Vault }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder, options);
  onTestFinished(() => {
    vault.lock();
  });
  await vault.create(PASSPHRASE);
  createEvaluation(vault.database, emptyEvaluation(), new Date());
  return { folder, vault };
}

describe('the ways into a vault', () => {
  test('a changed passphrase takes the place of the old one, at once and after a restart; the database is not touched', async () => {
    const { folder, vault } = await openVault();
    expect(await failureOfAsync(vault.accounts.changePassphrase('not the passphrase', NEXT))).toBe('wrong-passphrase');
    expect(await failureOfAsync(vault.accounts.changePassphrase(PASSPHRASE, 'too short'))).toBe('invalid-input');
    await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    expect(await failureOfAsync(vault.verifyPassphrase(PASSPHRASE))).toBe('wrong-passphrase');
    await vault.verifyPassphrase(NEXT);
    vault.lock();
    const again = quickVault(folder);
    expect(await failureOfAsync(again.unlock(PASSPHRASE))).toBe('wrong-passphrase');
    await again.unlock(NEXT);
    expect(listEvaluations(again.database, '')).toHaveLength(1);
    again.lock();
  });

  test('a longer least length holds for every new passphrase, a shorter one for none', async () => {
    const { vault } = await openVault({ minimumPassphraseLength: 20 });
    expect(await failureOfAsync(vault.accounts.changePassphrase(PASSPHRASE, 'nineteen characters'))).toBe(
      'invalid-input',
    );
    await vault.accounts.changePassphrase(PASSPHRASE, 'nineteen characters!');
    const { vault: lax } = await openVault({ minimumPassphraseLength: 3 });
    expect(await failureOfAsync(lax.accounts.changePassphrase(PASSPHRASE, 'elevenchars'))).toBe('invalid-input');
  });

  test('the recovery key opens, sets a passphrase and goes on working; another one kills it', async () => {
    const { vault } = await openVault();
    const secret = await vault.accounts.secret(PASSPHRASE);
    const first = await vault.accounts.makeRecoveryKey(PASSPHRASE);
    expect(vault.accounts.protection().recoveryKeySince).not.toBeNull();
    expect(await failureOfAsync(vault.recover(undefined, first, NEXT))).toBe('conflict');
    vault.lock();
    expect((await vault.door()).accounts[0]?.hasRecoveryKey).toBe(true);
    expect(await failureOfAsync(vault.recover(undefined, first.replace(/^./, '?'), NEXT))).toBe('invalid-input');
    expect(await failureOfAsync(vault.recover(undefined, first, 'short'))).toBe('invalid-input');
    await vault.recover(undefined, first.toLowerCase(), NEXT);
    expect(await failureOfAsync(vault.verifyPassphrase(PASSPHRASE))).toBe('wrong-passphrase');
    // What signs is under the same secret as before.
    expect(await vault.accounts.secret(NEXT)).toEqual(secret);
    const second = await vault.accounts.makeRecoveryKey(NEXT);
    vault.lock();
    expect(await failureOfAsync(vault.recover(undefined, first, PASSPHRASE))).toBe('wrong-passphrase');
    await vault.recover(undefined, second, PASSPHRASE);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
  });

  test('the keychain opens the database and nothing that signs, until it is taken back', async () => {
    const { vault } = await openVault();
    const { id } = vault.currentAccount();
    expect(await failureOfAsync(vault.accounts.setKeychain('not the passphrase', keychain))).toBe('wrong-passphrase');
    await vault.accounts.setKeychain(PASSPHRASE, keychain);
    vault.lock();
    const other = { ...keychain, open: () => randomBytes(32) };
    expect(await failureOfAsync(vault.unlockWithKeychain(id, other))).toBe('keychain-unavailable');
    await vault.unlockWithKeychain(id, keychain);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    expect(await failureOfAsync(vault.accounts.secret('anything else'))).toBe('wrong-passphrase');
    await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    vault.lock();
    await vault.unlockWithKeychain(id, keychain);
    await vault.accounts.setKeychain(NEXT, null);
    vault.lock();
    expect(await failureOfAsync(vault.unlockWithKeychain(id, keychain))).toBe('keychain-unavailable');
  });

  test('a change that the database cannot take down leaves the passphrase as it was', async () => {
    const { vault } = await openVault();
    vault.database.pragma('query_only = ON');
    expect(await failureOfAsync(vault.accounts.changePassphrase(PASSPHRASE, NEXT))).not.toBe('no failure');
    vault.lock();
    expect(await failureOfAsync(vault.unlock(NEXT))).toBe('wrong-passphrase');
    await vault.unlock(PASSPHRASE);
  });

  test('a lock during a change leaves one of the two passphrases', async () => {
    const { vault } = await openVault();
    const changing = failureOfAsync(vault.accounts.changePassphrase(PASSPHRASE, NEXT));
    await Promise.resolve();
    vault.lock();
    expect(await changing).toBe('locked');
    await vault.unlock(PASSPHRASE);
  });
});

describe('several people', () => {
  test('each open the same evaluations with their own passphrase, under their own name and role', async () => {
    const { vault } = await openVault();
    await vault.accounts.add(PASSPHRASE, { name: ' Ben ', role: 'assistant', passphrase: NEXT });
    const [ada, ben] = vault.accounts.list();
    expect(ben).toMatchObject({ name: 'Ben', role: 'assistant' });
    vault.lock();
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('invalid-input');
    expect(await failureOfAsync(vault.unlock(PASSPHRASE, ben?.id))).toBe('wrong-passphrase');
    await vault.unlock(NEXT, ben?.id);
    expect(vault.currentAccount()).toMatchObject({ id: ben?.id, role: 'assistant', manages: false });
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    for (const refused of [
      vault.accounts.add(NEXT, { name: 'Eve', role: 'examiner', passphrase: NEXT }),
      vault.accounts.remove(NEXT, String(ada?.id)),
      vault.accounts.change(NEXT, String(ben?.id), { name: 'Ben', role: 'examiner' }),
    ]) {
      expect(await failureOfAsync(refused)).toBe('not-permitted');
    }
  });

  test('are told apart by name, changed and removed by the first, who stays an examiner', async () => {
    const { vault } = await openVault();
    const own = vault.currentAccount().id;
    await vault.accounts.add(PASSPHRASE, { name: 'Ben', role: 'assistant', passphrase: NEXT });
    const ben = String(vault.accounts.list()[1]?.id);
    const { accounts } = vault;
    expect(await failureOfAsync(accounts.add(PASSPHRASE, { name: 'Ben', role: 'reviewer', passphrase: NEXT }))).toBe(
      'invalid-input',
    );
    expect(await failureOfAsync(accounts.change(PASSPHRASE, own, { name: 'Ada', role: 'reviewer' }))).toBe(
      'invalid-input',
    );
    expect(await failureOfAsync(accounts.remove(PASSPHRASE, own))).toBe('invalid-input');
    expect(await failureOfAsync(accounts.remove(PASSPHRASE, '33333333-3333-4333-8333-333333333333'))).toBe('not-found');
    await accounts.change(PASSPHRASE, own, { name: 'Ada', role: 'examiner' });
    await accounts.change(PASSPHRASE, ben, { name: 'Ben', role: 'reviewer' });
    expect(accounts.list().map(({ name, role }) => `${name} ${role}`)).toEqual(['Ada examiner', 'Ben reviewer']);
    await accounts.remove(PASSPHRASE, ben);
    expect(accounts.list()).toHaveLength(1);
    expect(knownAccounts(vault.database).find(({ id }) => id === ben)?.removedAt).not.toBeNull();
    vault.lock();
    expect(await failureOfAsync(vault.unlock(NEXT, ben))).toBe('not-found');
    await vault.unlock(PASSPHRASE);
  });
});

describe('a vault of the first format', () => {
  /** Rewrites the header as the first version had it. */
  async function asLegacy(folder: string, vault: Vault): Promise<void> {
    const header = join(folder, 'vault.json');
    const salt = randomBytes(32).toString('base64');
    const opening = {
      format: 'residua-vault/1',
      id: '44444444-4444-4444-8444-444444444444',
      kdf: { name: 'scrypt', ...QUICK_KDF, salt },
    } as const;
    const dataKey = randomBytes(32);
    vault.database.pragma('journal_mode = DELETE');
    (vault.database as unknown as { rekey: (key: Buffer) => number }).rekey(
      Buffer.concat([Buffer.from('raw:'), dataKey]),
    );
    vault.lock();
    const wrappedKey = wrap(dataKey, await deriveKey(PASSPHRASE, opening.kdf), legacyContext(opening));
    writeFileSync(header, JSON.stringify({ ...opening, wrappedKey }));
  }

  test('opens as it is, and becomes one of the present format with the first change; older keys are resealed before', async () => {
    const resealed: string[] = [];
    const { folder, vault } = await openVault({
      reseal: (_db, { passphrase }) => {
        resealed.push(passphrase);
        return Promise.resolve();
      },
    });
    await asLegacy(folder, vault);
    const format = (): unknown =>
      (JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as { format: unknown }).format;
    await vault.unlock(PASSPHRASE);
    expect(vault.currentAccount()).toMatchObject({ name: 'Examiner', role: 'examiner', manages: true });
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    expect(format()).toBe('residua-vault/1');
    await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    expect(format()).toBe('residua-vault/2');
    expect(resealed).toEqual([PASSPHRASE]);
    vault.lock();
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('wrong-passphrase');
    await vault.unlock(NEXT);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
  });
});

test('an identity of one account cannot be read by another', async () => {
  const { vault } = await openVault();
  const own = vault.currentAccount().id;
  const identity = {
    name: 'Ada',
    subject: 'CN=Ada',
    issuer: 'CN=Ada',
    algorithm: 'P-256',
    selfSigned: true,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2031-01-01T00:00:00Z',
    sha256Fingerprint: 'ab'.repeat(32),
    certificates: [Uint8Array.of(48)],
    sealedKey: {},
    accountId: own,
  } as const;
  const { id } = addIdentity(vault.database, identity, new Date());
  expect(readIdentity(vault.database, id, own).name).toBe('Ada');
  expect(() => readIdentity(vault.database, id, '55555555-5555-4555-8555-555555555555')).toThrow(ResiduaError);
});
