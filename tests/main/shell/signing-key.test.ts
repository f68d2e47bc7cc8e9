import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { resealKeys, signedWith } from '../../../main/shell/signing-key.ts';
import { createIdentity, describeIdentity } from '../../../main/signing/identity.ts';
import { sealKey, sealWithSecret } from '../../../main/signing/sealed-key.ts';
import { withTimestampAddress } from '../../../main/shell/timestamp-server.ts';
import { addIdentity } from '../../../main/store/identities.ts';
import { readSettings, saveSettings } from '../../../main/store/settings.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

const NEXT = 'another passphrase';
let vault: Vault;

beforeEach(async () => {
  vault = quickVault(join(temporaryFolder(), 'vault'), { reseal: resealKeys });
  await vault.create(PASSPHRASE);
  onTestFinished(() => {
    vault.lock();
  });
});

/** A new identity; `isOld`: sealed under the passphrase itself, as by the first version. */
async function newIdentity(isOld: boolean): Promise<{ id: string; pkcs8: Uint8Array }> {
  const identity = await createIdentity({ name: 'Ada', algorithm: 'P-256', now: new Date() });
  const secret = await vault.accounts.secret(PASSPHRASE);
  const pkcs8 = Uint8Array.from(identity.privateKeyPkcs8);
  const sealedKey = isOld ? await sealKey(pkcs8, PASSPHRASE) : sealWithSecret(pkcs8, secret);
  const { certificates } = identity;
  const accountId = vault.currentAccount().id;
  const row = { ...describeIdentity(identity), certificates, sealedKey, accountId };
  return { id: addIdentity(vault.database, row, new Date()).id, pkcs8 };
}

/** The key that signing with a passphrase gets to see. */
async function keySeen(identityId: string, passphrase: string): Promise<Uint8Array> {
  let seen = new Uint8Array();
  await signedWith(vault, { identityId, passphrase }, ({ privateKeyPkcs8 }) => {
    seen = Uint8Array.from(privateKeyPkcs8);
    return Promise.resolve({ pdf: new Uint8Array(), sha256: '', timestampedAt: null });
  });
  return seen;
}

describe.each([
  ['of an older version, sealed under the passphrase', true],
  ['sealed under the secret of the account', false],
])('a signing key %s', (_which, isOld) => {
  it('opens with the passphrase, and after a change with the new one alone', async () => {
    const { id, pkcs8 } = await newIdentity(isOld);
    expect(await keySeen(id, PASSPHRASE)).toEqual(pkcs8);
    await vault.accounts.changePassphrase(PASSPHRASE, NEXT);
    expect(await keySeen(id, NEXT)).toEqual(pkcs8);
    expect(await failureOfAsync(keySeen(id, PASSPHRASE))).toBe('wrong-passphrase');
  });

  it('opens after a recovery', async () => {
    const { id, pkcs8 } = await newIdentity(isOld);
    const key = await vault.accounts.makeRecoveryKey(PASSPHRASE);
    vault.lock();
    await vault.recover(undefined, key, NEXT);
    expect(await keySeen(id, NEXT)).toEqual(pkcs8);
  });

  it('is forgotten when the work is done, and signs nothing after a lock', async () => {
    const { id } = await newIdentity(isOld);
    let kept = new Uint8Array();
    const signed = vault.session(() =>
      failureOfAsync(
        signedWith(vault, { identityId: id, passphrase: PASSPHRASE }, ({ privateKeyPkcs8 }) => {
          kept = privateKeyPkcs8 as Uint8Array<ArrayBuffer>;
          vault.lock();
          return Promise.resolve({ pdf: new Uint8Array(), sha256: '', timestampedAt: null });
        }),
      ),
    );
    expect(await signed).toBe('locked');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a signing key of another person', () => {
  it('is not found', async () => {
    const { id } = await newIdentity(false);
    await vault.accounts.add(PASSPHRASE, { name: 'Ben', role: 'examiner', passphrase: NEXT });
    const ben = vault.accounts.list()[1];
    vault.lock();
    await vault.unlock(NEXT, ben?.id);
    expect(await failureOfAsync(keySeen(id, NEXT))).toBe('not-found');
  });
});

describe('a timestamp server in the settings', () => {
  it('is given to what signs, unless it is to be left out', async () => {
    const { id } = await newIdentity(false);
    const seen: (string | undefined)[] = [];
    const sign = (withoutTimestamp?: boolean) =>
      signedWith(
        vault,
        { identityId: id, passphrase: PASSPHRASE, withoutTimestamp },
        (_identity, _at, { timestamp, drawn }) => {
          expect(drawn).toBeUndefined();
          seen.push(timestamp?.url);
          return Promise.resolve({ pdf: new Uint8Array(), sha256: '', timestampedAt: null });
        },
      );
    await sign();
    const settings = readSettings(vault.database);
    saveSettings(
      vault.database,
      withTimestampAddress({ ...settings, timestampUrl: ' https://timestamp.example.org ' }),
    );
    await sign();
    await sign(true);
    expect(seen).toEqual([undefined, 'https://timestamp.example.org/', undefined]);
    expect(() => withTimestampAddress({ timestampUrl: 'timestamp.example.org' })).toThrow(/whole address/);
    expect(withTimestampAddress({ timestampUrl: ' ' })).toEqual({ timestampUrl: null });
  });
});
