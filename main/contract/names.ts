import type { CallName } from './contract.ts';

/**
 * The names of all calls as plain text, so that the preload script carries no schema library into the sandbox.
 * A test holds this list against the contract.
 */
export const CALL_NAMES = [
  'app.info',
  'app.licences',
  'app.waiting',
  'vault.state',
  'vault.create',
  'vault.door',
  'vault.unlock',
  'vault.unlockWithKeychain',
  'vault.recover',
  'vault.lock',
  'vault.protection',
  'vault.changePassphrase',
  'vault.setKeychain',
  'vault.makeRecoveryKey',
  'vault.saveRecoverySheet',
  'account.list',
  'account.add',
  'account.change',
  'account.remove',
  'backup.list',
  'backup.make',
  'backup.check',
  'backup.chooseFolder',
  'backup.saveRotation',
  'backup.chooseFile',
  'backup.takeOpened',
  'backup.preview',
  'backup.restore',
  'recovery.state',
  'recovery.begin',
  'recovery.dismiss',
  'recovery.salvage',
  'recovery.export',
  'settings.get',
  'settings.save',
  'update.state',
  'update.check',
  'update.choose',
  'update.open',
  'examiner.get',
  'examiner.save',
  'identity.list',
  'identity.create',
  'identity.setHand',
  'identity.import',
  'identity.remove',
  'evaluation.list',
  'evaluation.create',
  'evaluation.import',
  'evaluation.exportCase',
  'evaluation.open',
  'evaluation.change',
  'evaluation.earlier',
  'evaluation.repeats',
  'evaluation.delete',
  'evaluation.deleted',
  'evaluation.restore',
  'evaluation.purge',
  'attachment.choose',
  'attachment.add',
  'attachment.read',
  'exhibit.delivery',
  'records.chooseTable',
  'handover.state',
  'handover.start',
  'handover.answer',
  'handover.end',
  'phrase.list',
  'phrase.save',
  'phrase.remove',
  'statement.list',
  'statement.preview',
  'statement.sign',
  'statement.export',
  'verify.file',
  'verify.bytes',
  'verify.import',
  'report.preview',
  'making.progress',
  'making.cancel',
  'report.exportCopy',
  'report.sign',
  'report.export',
  'audit.state',
  'audit.check',
  'audit.list',
  'audit.export',
  'chain.get',
  'chain.check',
  'chain.export',
  'countersignature.sign',
  'addendum.save',
  'addendum.discard',
  'addendum.preview',
  'addendum.sign',
] as const satisfies readonly CallName[];

/** Commands the application menu sends to the window, one channel for all. */
export const COMMAND_CHANNEL = 'command';
/** Told from the preload script when someone types, clicks or moves in the window. */
export const INPUT_CHANNEL = 'input';
/** Told from the preload script when something in the window is copied, cut or marked. */
export const COPIED_CHANNEL = 'copied';
/** Where it went: the clipboard, or on Linux what the middle button of the mouse pastes. */
export type CopiedPlace = 'clipboard' | 'selection';
export const COMMANDS = [
  'new-evaluation',
  'show-evaluations',
  'import-case-file',
  'export-case-file',
  /** The operating system asked to open case files or a backup. */
  'open-waiting-files',
  'show-settings',
  'lock',
  /** Nobody is at the machine: save what is unsaved and lock, without asking anything. */
  'save-and-lock',
  'verify-report',
  'preview-report',
  'export-unsigned-copy',
  'show-palette',
  'show-help',
  'show-shortcuts',
  'show-about',
  'show-updates',
  'previous-step',
  'next-step',
  'next-question',
  'previous-question',
  'insert-phrase',
  /** Someone tries to close the window while the device is handed over: the only command that is sent then. */
  'end-hand-over',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What the preload script puts on `window.residua`. */
export interface Bridge {
  readonly calls: Readonly<Record<CallName, (input: unknown) => Promise<unknown>>>;
  /** Returns the function that stops listening. */
  readonly onCommand: (listener: (command: Command) => void) => () => void;
}
