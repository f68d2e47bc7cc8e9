import type { CallInput, CallName } from '../../main/contract/contract.ts';
import { PASSPHRASE } from '../main/vault/quick-vault.ts';

/** What inputs can name in the vault that is fuzzed. */
export interface Known {
  readonly draft: string;
  readonly revision: number;
  readonly signed: string;
  readonly identity: string;
  readonly phrase: string;
  readonly statement: string;
  readonly attachment: string;
  readonly backup: string;
  readonly accounts: readonly string[];
  readonly recoveryKey: string;
  readonly png: Uint8Array<ArrayBuffer>;
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly caseFile: Uint8Array<ArrayBuffer>;
}

type Inputs = { readonly [N in CallName]: readonly CallInput<N>[] };

const OTHER = 'another good passphrase';
const ADDENDUM = {
  kind: 'correction' as const,
  reason: 'Asked for.',
  recordsReviewed: null,
  body: 'Another side.',
  changedOpinions: null,
  county: 'Alameda',
};

/** Good inputs of every call, from which the generated ones are made. The compiler wants each call here. */
export function goodInputs(known: Known): Inputs {
  const { draft, signed, revision, identity, backup, accounts, png, pdf, caseFile } = known;
  const passphrase = PASSPHRASE;
  const account = accounts[0] ?? '';
  const second = accounts[1] ?? '';
  const ofDraft = [{ id: draft }];
  const ofSigned = [{ id: signed }];
  const signing = { id: draft, revision, identityId: identity, passphrase };
  const nothing = [null];
  return {
    'app.info': nothing,
    'app.licences': nothing,
    'app.waiting': nothing,
    'vault.state': nothing,
    'vault.create': [{ passphrase }],
    'vault.door': nothing,
    'vault.unlock': [{ passphrase, account }],
    'vault.unlockWithKeychain': [{ account }],
    'vault.recover': [{ account, recoveryKey: known.recoveryKey, newPassphrase: passphrase }],
    'vault.lock': nothing,
    'vault.protection': nothing,
    'vault.changePassphrase': [{ passphrase, newPassphrase: passphrase }],
    'vault.setKeychain': [{ passphrase, on: true }],
    'vault.makeRecoveryKey': [{ passphrase }],
    'vault.saveRecoverySheet': [{ recoveryKey: known.recoveryKey }],
    'account.list': nothing,
    'account.add': [{ passphrase, name: 'Fourth Person', role: 'reviewer', newPassphrase: OTHER }],
    'account.change': [{ passphrase, id: second, name: 'Second Person', role: 'assistant' }],
    'account.remove': [{ passphrase, id: second }],
    'backup.list': nothing,
    'backup.make': nothing,
    'backup.check': [{ id: backup }],
    'backup.chooseFolder': [{ folder: 'own' }, { folder: 'ask' }],
    'backup.saveRotation': [{ daily: 3, weekly: 2, monthly: 2 }],
    'backup.chooseFile': nothing,
    'backup.preview': [{ id: backup, passphrase, account }],
    'backup.restore': [{ id: backup, passphrase, account }],
    'backup.takeOpened': nothing,
    'recovery.state': nothing,
    'recovery.begin': nothing,
    'recovery.dismiss': nothing,
    'recovery.salvage': [{ passphrase, account }],
    'recovery.export': [{ passphrase, account }],
    'settings.get': nothing,
    'settings.save': [
      {
        theme: 'dark',
        lockAfterMinutes: 5,
        pageSize: 'a4',
        timestampUrl: null,
        updateChecks: true,
        keepSignedYears: 7,
      },
      {
        theme: 'light',
        lockAfterMinutes: 60,
        pageSize: 'letter',
        timestampUrl: 'https://tsa.invalid/',
        updateChecks: false,
        keepSignedYears: 7,
      },
    ],
    'update.state': nothing,
    'update.check': nothing,
    'update.choose': nothing,
    'update.open': [{ sha256: known.attachment }],
    'examiner.get': nothing,
    'examiner.save': [{ name: 'Dr. Ada Example' }],
    'identity.list': nothing,
    'identity.create': [{ name: 'Dr. B', organization: '', email: 'b@example.org', algorithm: 'P-256', passphrase }],
    'identity.setHand': [
      { id: identity, strokes: null },
      {
        id: identity,
        strokes: [
          [
            [0, 0],
            [1000, 300],
          ],
          [[5, 5]],
        ],
      },
    ],
    'identity.import': [{ password: 'residua', passphrase }],
    'identity.remove': [{ id: identity }],
    'evaluation.list': [{ search: '' }, { search: 'Sample' }],
    'evaluation.create': [
      { from: 'empty' },
      { from: 'sample' },
      { from: { template: draft } },
      { from: { earlier: signed } },
    ],
    'evaluation.import': [{ from: 'dialog' }, { from: 'waiting' }, { from: { name: 'case.residua', bytes: caseFile } }],
    'evaluation.exportCase': ofDraft,
    'evaluation.open': [...ofDraft, ...ofSigned],
    'evaluation.change': [
      {
        id: draft,
        revision,
        changes: [
          { op: 'set', path: '/history/presentIllness', value: 'Words' },
          { op: 'insert', path: '/instruments/0', value: { id: 'lefs', phase: 'intake', date: '2026-01-05' } },
          { op: 'move', path: '/instruments/0', to: 1 },
          { op: 'remove', path: '/instruments/1' },
        ],
        undo: {
          cursor: 1,
          first: 1,
          last: 1,
          steps: [{ step: 1, back: [{ op: 'set', path: '/history/presentIllness', value: null }], forth: [] }],
        },
      },
      { id: signed, revision, changes: [{ op: 'set', path: '/case/claimNumber', value: 'X' }] },
    ],
    'evaluation.earlier': ofDraft,
    'evaluation.repeats': ofDraft,
    'evaluation.delete': [...ofDraft, ...ofSigned],
    'evaluation.deleted': nothing,
    'evaluation.restore': ofDraft,
    'evaluation.purge': [...ofDraft, ...ofSigned],
    'attachment.choose': nothing,
    'attachment.add': [
      { name: 'scan.png', bytes: png },
      { name: 'report.pdf', bytes: pdf },
    ],
    'attachment.read': [{ sha256: known.attachment }],
    'exhibit.delivery': [{ sha256: known.attachment }],
    'records.chooseTable': nothing,
    'handover.state': nothing,
    'handover.start': [{ evaluationId: draft, revision, index: 0 }],
    'handover.answer': [
      { item: 0, value: 3 },
      { item: 1, value: null },
    ],
    'handover.end': [{ passphrase }],
    'phrase.list': nothing,
    'phrase.save': [
      { id: null, title: 'Title', body: 'Body {{side}}' },
      { id: known.phrase, title: 'Title', body: 'Body' },
    ],
    'phrase.remove': [{ id: known.phrase }],
    'statement.list': ofDraft,
    'statement.preview': [{ id: draft, revision, identityId: identity }],
    'statement.sign': [signing],
    'statement.export': [{ id: known.statement }],
    'verify.file': nothing,
    'verify.bytes': [{ name: 'report.pdf', bytes: pdf }],
    'verify.import': [{ sha256: known.attachment }],
    'report.preview': [
      { id: draft, revision, identityId: identity },
      { id: signed, revision, identityId: null },
    ],
    'making.progress': [{ kind: 'preview' }, { kind: 'signing' }],
    'making.cancel': [{ kind: 'copy' }, { kind: 'check' }],
    'report.exportCopy': [
      { id: draft, format: 'txt' },
      { id: draft, format: 'docx' },
      { id: signed, format: 'pdf-protected', password: 'long enough' },
    ],
    'report.sign': [signing, { ...signing, id: signed, previewSha256: known.attachment }],
    'report.export': ofSigned,
    'audit.state': nothing,
    'audit.check': nothing,
    'audit.list': [
      { evaluationId: null, action: null, from: null, to: null, before: null },
      {
        evaluationId: draft,
        action: 'evaluation-edited',
        from: '2026-01-01T00:00:00Z',
        to: '2027-01-01T00:00:00Z',
        before: 9,
      },
    ],
    'audit.export': [
      { evaluationId: null, format: 'csv' },
      { evaluationId: signed, format: 'json' },
    ],
    'chain.get': ofSigned,
    'chain.check': [{ kind: 'report', id: signed }],
    'chain.export': [
      { kind: 'report', id: signed },
      { kind: 'addendum', id: signed },
    ],
    'countersignature.sign': [{ id: signed, identityId: identity, passphrase }],
    'addendum.save': [{ id: signed, addendum: ADDENDUM }],
    'addendum.discard': ofSigned,
    'addendum.preview': [{ id: signed, addendum: ADDENDUM, identityId: null }],
    'addendum.sign': [{ id: signed, addendum: ADDENDUM, identityId: identity, passphrase }],
  };
}
