import type { CallName } from '../contract/contract.ts';
import type { AuditAction, AuditDetails, AuditSubject } from '../domain/audit.ts';
import type { Connection } from '../store/connection.ts';
import { documentOwner } from '../store/report-chain.ts';
import { statementOwner } from '../store/work-statements.ts';

/** What an entry can be made of. */
export interface Facts {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly db: Connection;
}

/**
 * What the audit trail tells of a call, or why it tells nothing. `call`: recorded in one transaction with what the call
 * does; `handler`: the handler records it with what it writes, because it waits for something in between; `before`:
 * recorded just before a file of the vault beside the database is written, so that no change goes unrecorded; `after`:
 * what it does is no change of the vault; `export`: recorded just before a file is written outside the vault;
 * `view`: shows a part of an evaluation, recorded unless its opening is in the trail since the vault was unlocked.
 */
export type Rule =
  | { readonly none: string }
  | {
      readonly action: AuditAction;
      readonly at: 'call' | 'handler' | 'before' | 'after' | 'export' | 'view';
      readonly subject?: (facts: Facts) => AuditSubject | null;
      readonly details?: (facts: Facts) => AuditDetails;
    };

const ofInput =
  (kind: AuditSubject['kind'], name = 'id') =>
  ({ input }: Facts): AuditSubject | null =>
    subject(kind, input[name]);
const ofOutput =
  (kind: AuditSubject['kind'], name = 'id') =>
  ({ output }: Facts): AuditSubject | null =>
    subject(kind, output[name]);
const evaluation = ofInput('evaluation');

const BEFORE_OPENING = 'Works on a locked vault too and shows nothing of an evaluation.';
const OWN_STATE = 'Shows how the application stands, nothing of an evaluation.';
const LIST = 'A list to choose from; what is chosen from it is recorded when it is opened.';
const PROGRAM = 'About the program itself; nothing of the vault takes part.';
const THE_TRAIL = 'Shows the trail itself, which names no content.';

/** Every call of the contract. The compiler wants each of them here. */
const RULES: Readonly<Record<CallName, Rule>> = {
  'app.info': { none: OWN_STATE },
  'app.licences': { none: OWN_STATE },
  'app.waiting': { none: BEFORE_OPENING },
  'vault.state': { none: OWN_STATE },
  'vault.create': { action: 'vault-created', at: 'handler' },
  'vault.door': { none: BEFORE_OPENING },
  'vault.unlock': { action: 'vault-unlocked', at: 'handler' },
  'vault.unlockWithKeychain': { action: 'vault-unlocked', at: 'handler' },
  'vault.recover': { action: 'vault-unlocked', at: 'handler' },
  'vault.lock': { action: 'vault-locked', at: 'handler' },
  'vault.protection': { none: OWN_STATE },
  'vault.changePassphrase': { action: 'passphrase-changed', at: 'before' },
  'vault.setKeychain': {
    action: 'keychain-changed',
    at: 'before',
    details: ({ input }) => ({ on: input['on'] === true }),
  },
  'vault.makeRecoveryKey': { action: 'recovery-key-made', at: 'before' },
  'vault.saveRecoverySheet': { action: 'document-exported', at: 'export', details: () => ({ what: 'recovery sheet' }) },
  'account.list': { none: OWN_STATE },
  'account.add': {
    action: 'account-added',
    at: 'before',
    details: ({ input }) => ({ role: String(input['role']) }),
  },
  'account.change': {
    action: 'account-changed',
    at: 'before',
    subject: ofInput('account'),
    details: ({ input }) => ({ role: String(input['role']) }),
  },
  'account.remove': { action: 'account-removed', at: 'before', subject: ofInput('account') },
  'backup.list': { none: BEFORE_OPENING },
  'backup.make': { action: 'backup-made', at: 'after', details: () => ({ by: 'person' }) },
  'backup.check': { none: OWN_STATE },
  'backup.chooseFolder': { action: 'backup-changed', at: 'before' },
  'backup.saveRotation': { action: 'backup-changed', at: 'before' },
  'backup.chooseFile': { none: BEFORE_OPENING },
  'backup.takeOpened': { none: BEFORE_OPENING },
  'backup.preview': { none: 'Works on a locked vault; it is entered into the trail at the next unlocking.' },
  'backup.restore': { action: 'backup-restored', at: 'handler' },
  'recovery.state': { none: OWN_STATE },
  'recovery.begin': { action: 'vault-locked', at: 'handler' },
  'recovery.dismiss': { none: OWN_STATE },
  'recovery.salvage': { action: 'backup-restored', at: 'handler' },
  'recovery.export': { none: 'Works on a damaged vault; it is entered into the trail at the next unlocking.' },
  'settings.get': { none: OWN_STATE },
  'settings.save': { action: 'settings-changed', at: 'handler' },
  'update.state': { none: OWN_STATE },
  'update.check': { none: PROGRAM },
  'update.choose': { none: PROGRAM },
  'update.open': { none: PROGRAM },
  'examiner.get': { none: OWN_STATE },
  'examiner.save': { action: 'examiner-changed', at: 'handler' },
  'identity.list': { none: OWN_STATE },
  'identity.create': { action: 'identity-added', at: 'handler' },
  'identity.import': { action: 'identity-added', at: 'handler' },
  'identity.remove': { action: 'identity-removed', at: 'call', subject: ofInput('identity') },
  'identity.setHand': { action: 'identity-changed', at: 'call', subject: ofInput('identity') },
  'evaluation.list': { none: LIST },
  'evaluation.create': {
    action: 'evaluation-created',
    at: 'call',
    subject: ofOutput('evaluation'),
    details: ({ input }) => beginning(input['from']),
  },
  'evaluation.import': { action: 'evaluation-imported', at: 'handler' },
  'evaluation.exportCase': {
    action: 'document-exported',
    at: 'export',
    subject: evaluation,
    details: () => ({ what: 'case file' }),
  },
  'evaluation.open': { action: 'evaluation-opened', at: 'call', subject: evaluation },
  'evaluation.change': {
    action: 'evaluation-edited',
    at: 'call',
    subject: evaluation,
    details: ({ input, output }) => ({ fields: pointersOf(input['changes']), revision: Number(output['revision']) }),
  },
  'evaluation.earlier': { none: LIST },
  'evaluation.repeats': view('repeated passages'),
  'evaluation.delete': { action: 'evaluation-deleted', at: 'handler' },
  'evaluation.deleted': { none: LIST },
  'evaluation.restore': { action: 'evaluation-restored', at: 'handler' },
  'evaluation.purge': { action: 'evaluation-purged', at: 'handler' },
  'attachment.choose': { action: 'attachment-added', at: 'handler' },
  'attachment.add': { action: 'attachment-added', at: 'handler' },
  'attachment.read': { action: 'attachment-opened', at: 'call', subject: ofInput('attachment', 'sha256') },
  'exhibit.delivery': { none: 'Tells how a file goes with the report, and nothing that is in it.' },
  'records.chooseTable': {
    none: 'Reads a file that is not in the vault; what is taken from it is recorded as an edit.',
  },
  'handover.state': { none: 'The examinee sees their own questionnaire; the hand-over is recorded.' },
  'handover.start': {
    action: 'hand-over-started',
    at: 'call',
    subject: ofInput('evaluation', 'evaluationId'),
    details: ({ output }) => ({ instrument: String(output['instrument']) }),
  },
  'handover.answer': { action: 'evaluation-edited', at: 'handler' },
  'handover.end': { action: 'hand-over-ended', at: 'after', subject: ofOutput('evaluation', 'evaluationId') },
  'phrase.list': { none: 'Phrases are the examiner’s own passages and belong to no evaluation.' },
  'phrase.save': { action: 'phrase-saved', at: 'call', subject: ofOutput('phrase') },
  'phrase.remove': { action: 'phrase-removed', at: 'call', subject: ofInput('phrase') },
  'statement.list': view('work statements'),
  'statement.preview': view('work statement'),
  'statement.sign': { action: 'statement-signed', at: 'handler' },
  'statement.export': {
    action: 'document-exported',
    at: 'export',
    subject: ({ input, db }) => subject('evaluation', statementOwner(db, String(input['id']))),
    details: () => ({ what: 'work statement' }),
  },
  'report.preview': view('report'),
  'making.progress': { none: 'Tells how far another call is, which is entered itself.' },
  'making.cancel': { none: 'Gives up another call; what is not made is not entered.' },
  'report.exportCopy': {
    action: 'document-exported',
    at: 'export',
    subject: evaluation,
    details: () => ({ what: 'unsigned copy' }),
  },
  'report.sign': { action: 'evaluation-signed', at: 'handler' },
  'report.export': {
    action: 'document-exported',
    at: 'export',
    subject: evaluation,
    details: () => ({ what: 'signed report' }),
  },
  'addendum.save': { action: 'addendum-changed', at: 'call', subject: evaluation },
  'addendum.discard': {
    action: 'addendum-changed',
    at: 'call',
    subject: evaluation,
    details: () => ({ discarded: true }),
  },
  'addendum.preview': view('addendum'),
  'addendum.sign': { action: 'addendum-signed', at: 'handler' },
  'countersignature.sign': { action: 'report-countersigned', at: 'handler' },
  'chain.get': view('signed documents'),
  'chain.check': {
    action: 'document-verified',
    at: 'after',
    subject: ownerOfDocument,
    details: ({ input, output }) => ({ what: String(input['kind']), valid: output['valid'] === true }),
  },
  'chain.export': {
    action: 'document-exported',
    at: 'export',
    subject: ownerOfDocument,
    details: ({ input }) => ({ what: String(input['kind']) }),
  },
  'verify.file': { action: 'document-verified', at: 'after', subject: verifiedFile, details: verdict },
  'verify.bytes': { action: 'document-verified', at: 'after', subject: verifiedFile, details: verdict },
  'verify.import': {
    action: 'evaluation-imported',
    at: 'call',
    subject: ofOutput('evaluation'),
    details: importedPdf,
  },
  'audit.state': { none: THE_TRAIL },
  'audit.check': {
    action: 'trail-checked',
    at: 'after',
    details: ({ output }) => ({ state: String(output['state']) }),
  },
  'audit.list': { none: THE_TRAIL },
  'audit.export': {
    action: 'document-exported',
    at: 'export',
    subject: ofInput('evaluation', 'evaluationId'),
    details: () => ({ what: 'audit trail' }),
  },
};

export function ruleOf(name: CallName): Rule {
  return RULES[name];
}

function view(what: string): Rule {
  return { action: 'document-opened', at: 'view', subject: evaluation, details: () => ({ what }) };
}

function verifiedFile({ output }: Facts): AuditSubject | null {
  return subject('document', output['sha256']);
}

function verdict({ output }: Facts): AuditDetails {
  const check = output['check'];
  const valid = typeof check === 'object' && check !== null && 'valid' in check && check.valid === true;
  return { what: 'file', valid };
}

function importedPdf({ input }: Facts): AuditDetails {
  return { fromPdf: String(input['sha256']) };
}

function ownerOfDocument({ input, db }: Facts): AuditSubject | null {
  const [kind, id] = [String(input['kind']), String(input['id'])];
  return subject('evaluation', kind === 'report' ? id : documentOwner(db, id));
}

function subject(kind: AuditSubject['kind'], id: unknown): AuditSubject | null {
  return typeof id === 'string' && id !== '' ? { kind, id } : null;
}

function beginning(from: unknown): AuditDetails {
  if (typeof from === 'string') return { from };
  if (typeof from !== 'object' || from === null) return {};
  return Object.fromEntries(Object.entries(from).map(([kind, id]) => ['from', `${kind} ${String(id)}`]));
}

/** The places that were changed, each once, in the order in which they were. */
function pointersOf(changes: unknown): string[] {
  if (!Array.isArray(changes)) return [];
  const paths = changes.map((change: { readonly path?: unknown }) => String(change.path));
  return [...new Set(paths)];
}
