import type { CallName } from '../contract/contract.ts';
import { ONLY_EXAMINERS, ONLY_MANAGER, type Role } from '../domain/accounts.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Settings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

/** What a call needs. `always`: also while the vault is locked; `own`: one's own account or settings. */
type Right = 'always' | 'own' | 'read' | 'edit' | 'sign' | 'countersign' | 'erase' | 'protect' | 'manage';

/** The right that each call needs. The compiler wants every call of the contract here. */
export const RIGHTS: Readonly<Record<CallName, Right>> = {
  'app.info': 'always',
  'app.licences': 'always',
  'app.waiting': 'always',
  'vault.state': 'always',
  'vault.create': 'always',
  'vault.door': 'always',
  'vault.unlock': 'always',
  'vault.unlockWithKeychain': 'always',
  'vault.recover': 'always',
  'vault.lock': 'always',
  'vault.protection': 'own',
  'vault.changePassphrase': 'own',
  'vault.setKeychain': 'own',
  'vault.makeRecoveryKey': 'own',
  'vault.saveRecoverySheet': 'own',
  'account.list': 'own',
  'account.add': 'manage',
  'account.change': 'manage',
  'account.remove': 'manage',
  'backup.list': 'always',
  'backup.make': 'own',
  'backup.check': 'own',
  'backup.chooseFolder': 'manage',
  'backup.saveRotation': 'manage',
  'backup.chooseFile': 'always',
  'backup.takeOpened': 'always',
  'backup.preview': 'always',
  'backup.restore': 'always',
  'recovery.state': 'always',
  'recovery.begin': 'always',
  'recovery.dismiss': 'always',
  'recovery.salvage': 'always',
  'recovery.export': 'always',
  'settings.get': 'own',
  // Of the settings some ask for more, see below.
  'settings.save': 'own',
  'update.state': 'own',
  'update.check': 'own',
  'update.choose': 'own',
  'update.open': 'own',
  'examiner.get': 'read',
  'examiner.save': 'edit',
  'identity.list': 'own',
  'identity.create': 'countersign',
  'identity.setHand': 'countersign',
  'identity.import': 'countersign',
  'identity.remove': 'own',
  'evaluation.list': 'read',
  'evaluation.create': 'edit',
  'evaluation.import': 'edit',
  'evaluation.exportCase': 'read',
  'evaluation.open': 'read',
  'evaluation.change': 'edit',
  'evaluation.earlier': 'read',
  'evaluation.repeats': 'read',
  'evaluation.delete': 'edit',
  'evaluation.deleted': 'read',
  'evaluation.restore': 'edit',
  'evaluation.purge': 'erase',
  'attachment.choose': 'edit',
  'attachment.add': 'edit',
  'attachment.read': 'read',
  'exhibit.delivery': 'read',
  'records.chooseTable': 'edit',
  // Only a hand-over that an editor began can be answered or ended, and a lock has ended it.
  'handover.state': 'always',
  'handover.start': 'edit',
  'handover.answer': 'always',
  'handover.end': 'always',
  'phrase.list': 'read',
  'phrase.save': 'edit',
  'phrase.remove': 'edit',
  'statement.list': 'read',
  'statement.preview': 'read',
  'statement.sign': 'sign',
  'statement.export': 'read',
  // Nothing of the vault is touched: anyone may ask what a PDF is worth.
  'verify.file': 'always',
  'verify.bytes': 'always',
  'verify.import': 'edit',
  'report.preview': 'read',
  'making.progress': 'always',
  'making.cancel': 'always',
  'report.exportCopy': 'read',
  'report.sign': 'sign',
  'report.export': 'read',
  'audit.state': 'own',
  'audit.check': 'read',
  'audit.list': 'read',
  'audit.export': 'read',
  'chain.get': 'read',
  'chain.check': 'read',
  'chain.export': 'read',
  'countersignature.sign': 'countersign',
  'addendum.save': 'edit',
  'addendum.discard': 'edit',
  'addendum.preview': 'read',
  'addendum.sign': 'sign',
};

/** The right that a change of each setting needs. They hold for everybody who works with the vault. */
const SETTING_RIGHTS: Readonly<Record<keyof Settings, 'own' | 'protect'>> = {
  theme: 'own',
  pageSize: 'own',
  lockAfterMinutes: 'protect',
  timestampUrl: 'protect',
  updateChecks: 'protect',
  keepSignedYears: 'protect',
};

/** What each role may; `manage` is the first account's alone. */
const GRANTED: Readonly<Record<Role, ReadonlySet<Right>>> = {
  examiner: new Set(['always', 'own', 'read', 'edit', 'sign', 'countersign', 'erase', 'protect']),
  assistant: new Set(['always', 'own', 'read', 'edit']),
  reviewer: new Set(['always', 'own', 'read', 'countersign']),
};

const REFUSED: Readonly<Record<Exclude<Right, 'always' | 'own' | 'read'>, string>> = {
  edit: 'A reviewer reads and countersigns, and may not change anything.',
  sign: 'Only an examiner may sign.',
  countersign: 'An assistant may not sign.',
  erase: 'Only an examiner may delete an evaluation for good.',
  protect: ONLY_EXAMINERS,
  manage: ONLY_MANAGER,
};

/**
 * Refuses a call that the open account may not make.
 *
 * @throws ResiduaError `locked` when the vault is not open; `not-permitted`.
 */
export function checkRight(name: CallName, vault: Pick<Vault, 'currentAccount'>): void {
  const right = RIGHTS[name];
  if (right === 'always') return;
  const { role, manages } = vault.currentAccount();
  if (right === 'manage' ? manages : GRANTED[role].has(right)) return;
  throw new ResiduaError(
    'not-permitted',
    right === 'own' || right === 'read' ? 'This is not allowed.' : REFUSED[right],
  );
}

/**
 * Refuses to change settings that the open account may not change.
 *
 * @param names of the settings that would change.
 * @throws ResiduaError `locked`; `not-permitted`: then none may be saved.
 */
export function checkSettings(names: readonly (keyof Settings)[], vault: Pick<Vault, 'currentAccount'>): void {
  const { role } = vault.currentAccount();
  if (names.some((name) => !GRANTED[role].has(SETTING_RIGHTS[name]))) {
    throw new ResiduaError('not-permitted', REFUSED.protect);
  }
}

/** The handlers behind the check of rights, each in the session in which it was called: a lock ends it. */
export function withRights(vault: Vault, handlers: Handlers): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) =>
      vault.session(() => {
        checkRight(name as CallName, vault);
        return (handler as (input: never) => unknown)(input);
      }),
  ]);
  return Object.fromEntries(guarded) as Handlers;
}
