import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { signed } from '../../../main/report/signed-report.ts';
import { createIdentity, describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { sealWithSecret } from '../../../main/signing/sealed-key.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import { addIdentity } from '../../../main/store/identities.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('electron', () => ({ app: {} }));
const { bytesToSign, PREVIEW_LASTS, Previews } = await import('../../../main/shell/previews.ts');

let vault: Vault;
let identity: SigningIdentity;
let identityId: string;
let id: string;

beforeEach(async () => {
  vault = quickVault(join(temporaryFolder(), 'vault'));
  await vault.create(PASSPHRASE);
  onTestFinished(() => {
    vault.lock();
  });
  identity = await createIdentity({ name: 'Ada', algorithm: 'P-256', now: new Date() });
  const sealedKey = sealWithSecret(identity.privateKeyPkcs8, await vault.accounts.secret(PASSPHRASE));
  const accountId = vault.currentAccount().id;
  const row = { ...describeIdentity(identity), certificates: identity.certificates, sealedKey, accountId };
  identityId = addIdentity(vault.database, row, new Date()).id;
  id = createEvaluation(vault.database, loadSample(), new Date()).id;
});

/** A file without the value of its signature and the place of it, which nobody knows before. */
function outsideSignature(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const unsigned = text.replace(/\/Contents <[0-9a-f]{2000,}>/, '').replace(/\/ByteRange \[[\d ]+\] */, '');
  return createHash('sha256').update(unsigned, 'latin1').digest('hex');
}

describe('the preview of a report', () => {
  it('is what is signed, byte for byte outside the signature', async () => {
    const previews = new Previews(vault);
    const now = new Date();
    const shown = await previews.make({ id, revision: 0, identityId }, now);
    expect(shown).toMatchObject({ state: 'ready', signerName: 'Ada' });
    const kept = previews.kept({ sha256: shown.sha256, evaluationId: id, revision: 0, identityId }, now);
    const { pdf } = await signed(
      (_evaluation, around) => Promise.resolve(bytesToSign(kept, around)),
      loadSample(),
      identity,
      kept.signedAt,
      { pageSize: 'letter' },
    );
    expect(outsideSignature(pdf)).toBe(outsideSignature(shown.bytes));
    expect(pdf.length).toBe(shown.bytes.length);
  });

  it('is signed only by whom, of what, as and while it was shown', async () => {
    const previews = new Previews(vault);
    const now = new Date();
    const { sha256 } = await previews.make({ id, revision: 0, identityId }, now);
    const wanted = { sha256, evaluationId: id, revision: 0, identityId };
    const others = [{ revision: 1 }, { identityId: id }, { evaluationId: identityId }, { sha256: '0'.repeat(64) }];
    for (const other of others) expect(failureOf(() => previews.kept({ ...wanted, ...other }, now))).toBe('conflict');
    const late = new Date(now.getTime() + PREVIEW_LASTS + 1000);
    expect(failureOf(() => previews.kept(wanted, late))).toBe('conflict');
    const kept = previews.kept(wanted, now);
    expect(failureOf(() => bytesToSign(kept, { pageSize: 'a4' }))).toBe('conflict');
    expect(failureOf(() => bytesToSign(kept, { pageSize: 'letter', timestampHost: 'tsa.example' }))).toBe('conflict');
    vault.lock();
    expect(failureOf(() => previews.kept(wanted, now))).toBe('conflict');
  });

  it('without a signer is a draft that nobody can sign', async () => {
    const previews = new Previews(vault);
    const now = new Date();
    const { sha256, state } = await previews.make({ id, revision: 0, identityId: null }, now);
    expect(state).toBe('draft');
    const wanted = { sha256, evaluationId: id, revision: 0, identityId };
    expect(failureOf(() => previews.kept(wanted, now))).toBe('conflict');
  });

  it('ends when it is cancelled or the vault is locked, and is refused for another revision', async () => {
    const previews = new Previews(vault);
    expect(await failureOfAsync(previews.make({ id, revision: 7, identityId }, new Date()))).toBe('conflict');
    const cancelled = previews.make({ id, revision: 0, identityId }, new Date());
    expect(previews.progress()).not.toBeNull();
    previews.cancel();
    expect(await failureOfAsync(cancelled)).toBe('cancelled');
    expect(previews.progress()).toBeNull();
    const locked = previews.make({ id, revision: 0, identityId }, new Date());
    vault.lock();
    expect(await failureOfAsync(locked)).toBe('cancelled');
  });
});
