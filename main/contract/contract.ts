import { z } from 'zod';
import { attachmentSchema } from '../domain/evaluation/attachments.ts';
import { call } from './call.ts';
import * as addenda from './addendum-schemas.ts';
import * as audit from './audit-schemas.ts';
import * as attachments from './attachment-schemas.ts';
import * as backups from './backup-schemas.ts';
import * as caseFiles from './case-file-schemas.ts';
import * as handovers from './handover-schemas.ts';
import * as phrases from './phrase-schemas.ts';
import * as previews from './preview-schemas.ts';
import * as s from './schemas.ts';
import * as statements from './statement-schemas.ts';
import * as updates from './update-schemas.ts';
import * as verification from './verification-schemas.ts';
import * as vaults from './vault-schemas.ts';

/**
 * Every call from the window to the main process: name → input and output. Both sides derive their types from this
 * one object, and both check at run time. Nothing else crosses the border.
 */
export const contract = {
  'app.info': call(s.nothing, s.appInfo),
  /** The licences of everything that is shipped, as one text. */
  'app.licences': call(s.nothing, z.string()),
  /** Case files that the operating system asked to open while the vault was locked. */
  'app.waiting': call(s.nothing, caseFiles.waitingFiles),

  'vault.state': call(s.nothing, s.vaultState),
  'vault.create': call(z.strictObject({ passphrase: s.newPassphrase }), s.vaultState),
  /** Who can unlock, and how. */
  'vault.door': call(s.nothing, vaults.door),
  'vault.unlock': call(vaults.unlock, s.vaultState),
  'vault.unlockWithKeychain': call(vaults.keychainUnlock, s.vaultState),
  /** Opens with a recovery key and sets a new passphrase. */
  'vault.recover': call(vaults.recovery, s.vaultState),
  'vault.lock': call(s.nothing, s.vaultState),
  'vault.protection': call(s.nothing, vaults.protection),
  'vault.changePassphrase': call(vaults.passphraseChange, vaults.protection),
  'vault.setKeychain': call(vaults.keychainChange, vaults.protection),
  /** Makes a recovery key; an older one dies. It is answered once and kept nowhere. */
  'vault.makeRecoveryKey': call(vaults.onlyPassphrase, vaults.newRecoveryKey),
  /** Asks where to, then writes the key on one page to print. */
  'vault.saveRecoverySheet': call(vaults.recoverySheet, s.exportReceipt),

  /** The people of this vault, the one who manages it first. */
  'account.list': call(s.nothing, z.array(vaults.accountSchema)),
  'account.add': call(vaults.newAccount, z.array(vaults.accountSchema)),
  'account.change': call(vaults.accountChange, z.array(vaults.accountSchema)),
  'account.remove': call(vaults.accountRemoval, z.array(vaults.accountSchema)),

  /** The backups of this vault and where they go; also while it is locked. */
  'backup.list': call(s.nothing, backups.backups),
  'backup.make': call(s.nothing, backups.backupReceipt),
  /** Reads a backup to its end. */
  'backup.check': call(backups.oneBackup, s.nothing),
  'backup.chooseFolder': call(backups.folderChoice, backups.backups),
  'backup.saveRotation': call(backups.rotation, backups.backups),
  /** Asks for a backup that lies elsewhere; null when the person cancelled. */
  'backup.chooseFile': call(s.nothing, backups.chosenBackup),
  /** The backup that the operating system asked to open. */
  'backup.takeOpened': call(s.nothing, backups.chosenBackup),
  /** What restoring would change. Only while the vault is locked, like all that follow. */
  'backup.preview': call(backups.backupKey, backups.restorePreview),
  'backup.restore': call(backups.backupKey, backups.restored),

  /** Whether the vault was found damaged while it was open. */
  'recovery.state': call(s.nothing, backups.recoveryState),
  /** Locks the vault to have it repaired. */
  'recovery.begin': call(s.nothing, s.nothing),
  'recovery.dismiss': call(s.nothing, s.nothing),
  'recovery.salvage': call(backups.damagedKey, backups.salvaged),
  /** Asks for a folder, then writes what reads as case files, which are not encrypted. */
  'recovery.export': call(backups.damagedKey, backups.recoveredFiles),

  'settings.get': call(s.nothing, s.settings),
  'settings.save': call(s.settings, s.settings),

  /** Whether and whom "Check for updates" may ask. */
  'update.state': call(s.nothing, updates.updateState),
  /** Asks the one address for the newest version. */
  'update.check': call(s.nothing, updates.updateCheck),
  /** Asks for an update on this machine and verifies it; null when the person cancelled. */
  'update.choose': call(s.nothing, updates.verifiedUpdate.nullable()),
  /** Starts the installer that was verified last, or shows it in its folder. */
  'update.open': call(z.strictObject({ sha256: attachments.sha256 }), s.nothing),

  'examiner.get': call(s.nothing, s.examiner),
  'examiner.save': call(s.examiner, s.examiner),

  'identity.list': call(s.nothing, z.array(s.identity)),
  'identity.create': call(s.newIdentity, s.identity),
  /** Keeps how the person signs on paper. */
  'identity.setHand': call(addenda.handChange, s.identity),
  /** Asks for a .p12 file; null when the person cancelled. */
  'identity.import': call(s.identityImport, s.identity.nullable()),
  'identity.remove': call(z.strictObject({ id: s.id }), s.nothing),

  'evaluation.list': call(z.strictObject({ search: z.string().max(200) }), z.array(s.evaluationSummary)),
  'evaluation.create': call(s.newEvaluation, s.openEvaluation),
  /** Makes new drafts of case files; empty when the person cancelled. */
  'evaluation.import': call(caseFiles.caseFileImport, z.array(caseFiles.importedCase)),
  /** Asks where to, then writes the evaluation as a case file, which is not encrypted. */
  'evaluation.exportCase': call(caseFiles.caseFileExport, s.exportReceipt),
  'evaluation.open': call(z.strictObject({ id: s.id }), s.openEvaluation),
  'evaluation.change': call(s.changeRequest, s.changeReceipt),
  /** Other evaluations of the same examinee, newest first. */
  'evaluation.earlier': call(z.strictObject({ id: s.id }), z.array(s.evaluationSummary)),
  /** Paragraphs that stand word for word in other recent evaluations. */
  'evaluation.repeats': call(z.strictObject({ id: s.id }), z.array(s.repeatedParagraph)),
  /** Takes an evaluation out of the lists; it can be restored for 30 days. */
  'evaluation.delete': call(z.strictObject({ id: s.id }), s.nothing),
  /** The deleted evaluations, the last one first. */
  'evaluation.deleted': call(s.nothing, z.array(audit.deletedEvaluation)),
  'evaluation.restore': call(z.strictObject({ id: s.id }), s.nothing),
  /** Removes a deleted evaluation for good. */
  'evaluation.purge': call(z.strictObject({ id: s.id }), s.nothing),

  /** Asks for files and keeps them in the vault; empty when the person cancelled. */
  'attachment.choose': call(s.nothing, attachments.chosenAttachments),
  /** A file that was dropped on the window. */
  'attachment.add': call(attachments.newAttachment, attachmentSchema),
  'attachment.read': call(z.strictObject({ sha256: attachments.sha256 }), attachments.attachmentContent),
  'exhibit.delivery': call(z.strictObject({ sha256: attachments.sha256 }), attachments.exhibitDelivery),
  /** Asks for a table of records as tab-separated or comma-separated text. */
  'records.chooseTable': call(s.nothing, attachments.tableFile),

  /** While the device is handed over, every call but these four and `app.info` is refused. */
  'handover.state': call(s.nothing, handovers.handover.nullable()),
  'handover.start': call(handovers.handoverStart, handovers.handover),
  'handover.answer': call(handovers.handoverAnswer, handovers.handover),
  /** Only the examiner's passphrase ends it. */
  'handover.end': call(z.strictObject({ passphrase: s.passphrase }), handovers.handoverEnd),

  'phrase.list': call(s.nothing, z.array(phrases.phrase)),
  'phrase.save': call(phrases.newPhrase, phrases.phrase),
  'phrase.remove': call(z.strictObject({ id: s.id }), s.nothing),

  /** Signed return-to-work statements of an evaluation, newest first. */
  'statement.list': call(z.strictObject({ id: s.id }), z.array(statements.workStatement)),
  /** The statement as it would be signed now. */
  'statement.preview': call(previews.previewRequest, previews.preview),
  'statement.sign': call(s.signRequest, statements.workStatement),
  'statement.export': call(z.strictObject({ id: s.id }), s.exportReceipt),

  /** Asks for a PDF and checks it, also while the vault is locked; null when the person cancelled. */
  'verify.file': call(s.nothing, verification.verifiedFile.nullable()),
  /** Checks a PDF that was dropped on the window. */
  'verify.bytes': call(verification.droppedPdf, verification.verifiedFile),
  /** Makes a new draft of the evaluation inside the PDF that was checked last. */
  'verify.import': call(z.strictObject({ sha256: attachments.sha256 }), s.openEvaluation),

  /** The report as it would be signed now, or as it was signed; made in a thread of its own. */
  'report.preview': call(previews.previewRequest, previews.preview),
  /** How far a long work is; null when none of the kind runs. */
  'making.progress': call(previews.makingKind, previews.makingProgress.nullable()),
  /** Gives it up; nothing is written. */
  'making.cancel': call(previews.makingKind, s.nothing),
  /** Asks where to, then writes an unsigned copy. */
  'report.exportCopy': call(previews.copyExport, s.exportReceipt),
  'report.sign': call(s.signRequest, s.openEvaluation),
  /** Asks where to, then writes the signed report. */
  'report.export': call(z.strictObject({ id: s.id }), s.exportReceipt),

  /** Whether the audit trail holds together, as last checked. */
  'audit.state': call(s.nothing, audit.trailState),
  /** Checks every entry. */
  'audit.check': call(s.nothing, audit.trailState),
  'audit.list': call(audit.auditRequest, audit.auditPage),
  /** Asks where to, then writes the trail of one evaluation or of all. */
  'audit.export': call(audit.auditExport, s.exportReceipt),

  /** All documents signed for an evaluation. */
  'chain.get': call(z.strictObject({ id: s.id }), addenda.chain),
  /** Checks the signatures of one of them. */
  'chain.check': call(addenda.chainDocument, addenda.chainCheck),
  'chain.export': call(addenda.chainDocument, s.exportReceipt),
  'countersignature.sign': call(addenda.countersigning, addenda.chain),
  /** Keeps the addendum that is being written. */
  'addendum.save': call(addenda.addendumDraft, s.nothing),
  'addendum.discard': call(z.strictObject({ id: s.id }), s.nothing),
  /** The addendum as it would be signed now. */
  'addendum.preview': call(addenda.addendumPreview, previews.preview),
  'addendum.sign': call(addenda.addendumSigning, addenda.chain),
} as const;

export type CallName = keyof typeof contract;
/** What the caller passes. */
export type CallInput<N extends CallName> = z.input<(typeof contract)[N]['input']>;
/** What the handler receives. */
export type ParsedInput<N extends CallName> = z.output<(typeof contract)[N]['input']>;
/** What the handler returns and the caller gets. */
export type CallOutput<N extends CallName> = z.output<(typeof contract)[N]['output']>;
