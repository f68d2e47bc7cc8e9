import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PREVIEW_LASTS } from '../../../main/contract/preview-schemas.ts';
import { emptyAddendum } from '../../../main/domain/addendum.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { signed, signReport } from '../../../main/report/signed-report.ts';
import { createIdentity, describeIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { sealWithSecret } from '../../../main/signing/sealed-key.ts';
import { createEvaluation, openEvaluation, sealEvaluation } from '../../../main/store/evaluations.ts';
import { addIdentity } from '../../../main/store/identities.ts';
import { addendum as signedAddendum, newestReport, readChain } from '../../../main/store/report-chain.ts';
import { workStatement } from '../../../main/store/work-statements.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('electron', () => ({ app: {} }));
const { bytesToSign, Previews } = await import('../../../main/shell/previews.ts');
const { Makings } = await import('../../../main/shell/makings.ts');
const { signableReport } = await import('../../../main/shell/reports.ts');
const { addendumHandlers } = await import('../../../main/shell/addenda.ts');
const { verificationHandlers } = await import('../../../main/shell/verification.ts');
const { countersignHandlers } = await import('../../../main/shell/countersign.ts');
const { statementHandlers } = await import('../../../main/shell/statements.ts');

let vault: Vault;
let identity: SigningIdentity;
let identityId: string;
let id: string;
let makings: InstanceType<typeof Makings>;
let previews: InstanceType<typeof Previews>;
let report: ReturnType<typeof signableReport>;

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
  makings = new Makings(vault);
  previews = new Previews(vault, makings);
  report = signableReport(vault, openEvaluation(vault.database, id));
});

/** A file without the value of its signature and the place of it, which nobody knows before. */
function outsideSignature(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const unsigned = text.replace(/\/Contents <[0-9a-f]{2000,}>/, '').replace(/\/ByteRange \[[\d ]+\] */, '');
  return createHash('sha256').update(unsigned, 'latin1').digest('hex');
}

describe('the preview of a report', () => {
  it('is what is signed, byte for byte outside the signature', async () => {
    const now = new Date();
    const shown = await previews.make(report, { identityId }, now);
    expect(shown).toMatchObject({ state: 'ready', signerName: 'Ada' });
    const kept = previews.kept({ sha256: shown.sha256, of: report.of, identityId }, now);
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
    const now = new Date();
    const { sha256 } = await previews.make(report, { identityId }, now);
    const wanted = { sha256, of: report.of, identityId };
    const others = [{ of: `report ${id} 1` }, { identityId: id }, { sha256: '0'.repeat(64) }];
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
    const now = new Date();
    const { sha256, state } = await previews.make(report, { identityId: null }, now);
    expect(state).toBe('draft');
    const wanted = { sha256, of: report.of, identityId };
    expect(failureOf(() => previews.kept(wanted, now))).toBe('conflict');
  });

  it('ends when it is cancelled or the vault is locked', async () => {
    const cancelled = previews.make(report, { identityId }, new Date());
    expect(makings.progress('preview')).not.toBeNull();
    makings.cancel('preview');
    expect(await failureOfAsync(cancelled)).toBe('cancelled');
    expect(makings.progress('preview')).toBeNull();
    const locked = previews.make(report, { identityId }, new Date());
    vault.lock();
    expect(await failureOfAsync(locked)).toBe('cancelled');
  });
});

/** The code of what a call throws, at once or later. */
function refusal(call: () => unknown): Promise<string> {
  return failureOfAsync(Promise.resolve().then(call));
}

/** Seals the evaluation with a report, as signing does. */
async function seal(): Promise<void> {
  const signedAt = new Date();
  const { pdf, sha256 } = await signReport(loadSample(), identity, signedAt);
  const report = {
    pdf,
    sha256,
    signerName: 'Ada',
    signedAt,
    certificateFingerprint: 'ab'.repeat(32),
    timestampedAt: null,
  };
  sealEvaluation(vault.database, { id, revision: 0, report, exhibitFiles: [] }, signedAt);
}

describe('what is signed beside a report', () => {
  it('an addendum is signed as it was previewed, byte for byte outside the signature, and only that text', async () => {
    await seal();
    const addendum = { ...emptyAddendum(loadSample()), reason: 'A letter.', body: 'A text.' };
    const handlers = addendumHandlers(vault, makings, previews);
    const shown = await handlers['addendum.preview']({ id, addendum, identityId });
    expect(shown).toMatchObject({ state: 'ready', signerName: 'Ada' });
    const request = { id, identityId, passphrase: PASSPHRASE, previewSha256: shown.sha256 };
    const other = { ...addendum, body: 'Another text.' };
    expect(await refusal(() => handlers['addendum.sign']({ ...request, addendum: other }))).toBe('conflict');
    const chain = await handlers['addendum.sign']({ ...request, addendum });
    const { pdf } = signedAddendum(vault.database, chain?.addenda[0]?.id ?? '');
    expect(outsideSignature(pdf)).toBe(outsideSignature(shown.bytes));
    expect(pdf.length).toBe(shown.bytes.length);
    // The next one has another number and names this one.
    expect(await refusal(() => handlers['addendum.sign']({ ...request, addendum }))).toBe('conflict');
  });

  it('a statement too; one that was given up leaves nothing', async () => {
    const handlers = statementHandlers(vault, () => null, makings, previews);
    const shown = await handlers['statement.preview']({ id, revision: 0, identityId });
    const request = { id, revision: 0, identityId, passphrase: PASSPHRASE };
    const signing = handlers['statement.sign'](request);
    expect(makings.progress('signing')).not.toBeNull();
    makings.cancel('signing');
    expect(await refusal(() => signing)).toBe('cancelled');
    expect(handlers['statement.list']({ id })).toEqual([]);
    const { id: statement } = await handlers['statement.sign']({ ...request, previewSha256: shown.sha256 });
    expect(outsideSignature(workStatement(vault.database, statement).pdf)).toBe(outsideSignature(shown.bytes));
    expect(await refusal(() => handlers['statement.preview']({ id, revision: 7, identityId }))).toBe('conflict');
  });

  it('a countersignature: one that was given up leaves nothing, the next one is kept behind the very bytes of the report', async () => {
    await seal();
    const { 'countersignature.sign': sign } = countersignHandlers(vault, makings);
    const request = { id, identityId, passphrase: PASSPHRASE, credentials: 'MD', licenceNumber: null, county: null };
    const { pdf: report } = newestReport(vault.database, id);
    const signing = sign(request);
    expect(makings.progress('signing')).not.toBeNull();
    makings.cancel('signing');
    expect(await refusal(() => signing)).toBe('cancelled');
    expect(readChain(vault.database, id)?.countersignatures).toEqual([]);
    const chain = await sign(request);
    expect(chain?.countersignatures).toHaveLength(1);
    const { pdf } = newestReport(vault.database, id);
    expect(Buffer.from(pdf.subarray(0, report.length)).equals(report)).toBe(true);
    expect(pdf.length).toBeGreaterThan(report.length);
    expect(await refusal(() => sign(request))).toBe('conflict');
  });

  it('an addendum is compared with the report in the vault when it is verified, while the vault is open', async () => {
    await seal();
    const addendum = { ...emptyAddendum(loadSample()), reason: 'A letter.', body: 'A text.' };
    const { 'addendum.sign': sign } = addendumHandlers(vault, makings, previews);
    const chain = await sign({ id, addendum, identityId, passphrase: PASSPHRASE });
    const bytes = Uint8Array.from(signedAddendum(vault.database, chain?.addenda[0]?.id ?? '').pdf);
    const { 'verify.bytes': verify } = verificationHandlers(vault, () => null, makings);
    const open = await verify({ name: 'addendum.pdf', bytes });
    expect(open.check.valid).toBe(true);
    expect(open.addendum).toContain('Compared with the report in this vault: it is that report.');
    vault.lock();
    const locked = await verify({ name: 'addendum.pdf', bytes });
    expect(locked.addendum).toContain('The report was not at hand, so whether it is unchanged was not checked.');
  });
});
