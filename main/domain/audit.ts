/** What the audit trail tells of, in the order in which the filter offers it, with the words for it. */
export const AUDIT_ACTION_LABELS = {
  'vault-created': 'Vault created',
  'vault-unlocked': 'Unlocked',
  'vault-locked': 'Locked',
  'unlock-failed': 'Wrong passphrase',
  'passphrase-changed': 'Passphrase changed',
  'recovery-key-made': 'Recovery key made',
  'keychain-changed': 'System keychain switched',
  'account-added': 'Person added',
  'account-changed': 'Person changed',
  'account-removed': 'Person removed',
  'settings-changed': 'Settings changed',
  'examiner-changed': 'Letterhead changed',
  'identity-added': 'Signing identity added',
  'identity-changed': 'Drawn signature changed',
  'identity-removed': 'Signing identity removed',
  'evaluation-created': 'Evaluation created',
  'evaluation-imported': 'Evaluation imported',
  'evaluation-opened': 'Evaluation opened',
  'evaluation-edited': 'Evaluation edited',
  'evaluation-signed': 'Evaluation signed',
  'evaluation-deleted': 'Evaluation deleted',
  'evaluation-restored': 'Evaluation restored',
  'evaluation-purged': 'Evaluation deleted for good',
  'evaluation-sealed': 'Evaluation sealed',
  'evaluation-lost': 'Evaluation could not be salvaged',
  'evaluations-sealed': 'Evaluations sealed',
  'addendum-changed': 'Addendum changed',
  'addendum-signed': 'Addendum signed',
  'report-countersigned': 'Report countersigned',
  'statement-signed': 'Work statement signed',
  'document-exported': 'File exported',
  'document-opened': 'Part of an evaluation shown',
  'document-verified': 'Document verified',
  'hand-over-started': 'Device handed over',
  'hand-over-ended': 'Hand-over ended',
  'attachment-added': 'File attached',
  'attachment-opened': 'Attached file opened',
  'attachments-forgotten': 'Unused files removed',
  'phrase-saved': 'Phrase saved',
  'phrase-removed': 'Phrase removed',
  'backup-made': 'Backup made',
  'backup-changed': 'Backup settings changed',
  'backup-previewed': 'Backup looked into',
  'backup-restored': 'Backup restored',
  'trail-checked': 'Audit trail checked',
  'trail-broken': 'Change by another program found',
  'call-failed': 'Failed',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTION_LABELS;

export const AUDIT_ACTIONS = Object.keys(AUDIT_ACTION_LABELS) as readonly AuditAction[];

/** What an entry can be about. */
export const AUDIT_SUBJECT_KINDS = [
  'evaluation',
  'attachment',
  'statement',
  'identity',
  'account',
  'phrase',
  'document',
] as const;

export interface AuditSubject {
  readonly kind: (typeof AUDIT_SUBJECT_KINDS)[number];
  readonly id: string;
}

/** Facts beside the action: names of files, hashes, counts, JSON pointers. Never what somebody wrote. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Something to be recorded. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly subject?: AuditSubject | null;
  readonly details?: AuditDetails;
  /** It happened while the vault was locked: whoever is there when it is recorded did not do it. */
  readonly unattended?: boolean;
}

/** How a trail can be found broken. */
export const AUDIT_FAULTS = ['changed', 'missing', 'unlinked', 'unsealed'] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];

export interface AuditFinding {
  readonly fault: AuditFault;
  /** The first entry at fault, counted from 1. */
  readonly sequence: number;
}

/** How another program can be found to have changed what the trail tells of. */
export const CONTENT_FAULTS = ['altered', 'removed', 'added', 'exchanged', 'structure'] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];

export interface ContentFinding {
  readonly fault: ContentFault;
  /** Null where it is about the structure of the database. */
  readonly evaluationId: string | null;
  /** The examinee or claim number of the evaluation, while it is there. */
  readonly name: string | null;
  /** Parts of the structure, by their names in the database. */
  readonly parts: string[];
}

/** What was found of the data themselves. Without a name it is told of "an evaluation". */
export function contentFindingWords({ fault, evaluationId, name, parts }: ContentFinding): string {
  const number = evaluationId === null ? '' : ` (number ${evaluationId.slice(0, 8)})`;
  const evaluation = name === null ? `an evaluation${number}` : `the evaluation of ${name}`;
  switch (fault) {
    case 'altered':
      return `Another program changed ${evaluation}: it is not what Residua saved last.`;
    case 'removed':
      return `Another program removed ${evaluation}.`;
    case 'added':
      return `Another program added ${evaluation}: Residua did not make it.`;
    case 'exchanged':
      return `Another program exchanged a signed document of ${evaluation}.`;
    case 'structure':
      return `Another program changed the structure of the database: ${parts.join(', ')}.`;
  }
}

/** What was found, for somebody who never heard of hashes. */
export function findingWords({ fault, sequence }: AuditFinding): string {
  const entry = `Entry ${String(sequence)}`;
  switch (fault) {
    case 'changed':
      return `${entry} is not what Residua wrote: it was changed by another program.`;
    case 'missing':
      return `${entry} is missing: it was removed by another program, or an older copy of the database was put in place.`;
    case 'unlinked':
      return `${entry} does not follow from the one before: one of the two was exchanged by another program.`;
    case 'unsealed':
      return `The record of where the trail ends was changed or removed. After entry ${String(sequence)} entries may have been taken away or added by another program.`;
  }
}
