import type { BrowserWindow } from 'electron';
import type { CallOutput } from '../contract/contract.ts';
import { recoveryKeyGroups, readRecoveryKey } from '../domain/recovery-key.ts';
import { buildRecoverySheet } from '../report/recovery-sheet.ts';
import { audited } from '../store/audit.ts';
import { sweepAttachments } from '../store/attachments.ts';
import type { Keychain } from '../vault/keychain.ts';
import type { Vault } from '../vault/vault.ts';
import { afterOpening } from './audit.ts';
import { backUpSoon } from './backups.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';
import type { WaitingFiles } from './waiting-files.ts';

type VaultHandlers = Pick<Handlers, Extract<keyof Handlers, `vault.${string}` | `account.${string}`>>;

/** What this machine adds to the vault. */
export interface Machine {
  readonly keychain: Keychain;
  readonly keychainObstacle: () => string | null;
  readonly lockAfterMinutesForced: number | null;
  readonly window: () => BrowserWindow | null;
  /** Case files that the operating system asked to open. */
  readonly waitingFiles: WaitingFiles;
}

/** Opening and locking the vault, the ways into it, and the people who have one. */
export function vaultHandlers(vault: Vault, machine: Machine): VaultHandlers {
  const state = (): CallOutput<'vault.state'> => ({ state: vault.state() });
  const protection = (): CallOutput<'vault.protection'> => ({
    account: vault.currentAccount(),
    ...vault.accounts.protection(),
    keychainObstacle: machine.keychainObstacle(),
    lockAfterMinutesForced: machine.lockAfterMinutesForced,
  });
  const people = (): CallOutput<'account.list'> => [...vault.accounts.list()];
  /** Opens the vault by `open`; when that changed anything, tidies up. */
  const opening = async (open: () => Promise<void>): Promise<CallOutput<'vault.state'>> => {
    const wasOpen = vault.state() === 'open';
    await open();
    if (wasOpen) return state();
    sweep(vault);
    afterOpening(vault);
    backUpSoon(vault);
    return state();
  };

  return {
    'vault.state': state,
    'vault.create': ({ passphrase }) => opening(() => vault.create(passphrase)),
    'vault.door': async () => {
      const { accounts } = await vault.door();
      return { accounts: [...accounts] };
    },
    'vault.unlock': ({ passphrase, account }) => opening(() => vault.unlock(passphrase, account)),
    'vault.unlockWithKeychain': ({ account }) => opening(() => vault.unlockWithKeychain(account, machine.keychain)),
    'vault.recover': ({ account, recoveryKey, newPassphrase }) =>
      opening(() => vault.recover(account, recoveryKey, newPassphrase)),
    'vault.lock': () => {
      vault.lock();
      return state();
    },
    'vault.protection': protection,
    'vault.changePassphrase': async ({ passphrase, newPassphrase }) => {
      await vault.accounts.changePassphrase(passphrase, newPassphrase);
      return protection();
    },
    'vault.setKeychain': async ({ passphrase, on }) => {
      await vault.accounts.setKeychain(passphrase, on ? machine.keychain : null);
      return protection();
    },
    'vault.makeRecoveryKey': async ({ passphrase }) => ({
      recoveryKey: await vault.accounts.makeRecoveryKey(passphrase),
    }),
    'vault.saveRecoverySheet': async ({ recoveryKey }) => {
      readRecoveryKey(recoveryKey).fill(0);
      const groups = recoveryKeyGroups(recoveryKey);
      const pdf = await buildRecoverySheet({ groups, account: vault.currentAccount().name, madeAt: new Date() });
      return exportPdf(machine.window(), {
        title: 'Save the recovery key to print it',
        fileName: 'residua-recovery-key.pdf',
        pdf,
      });
    },
    'account.list': people,
    'account.add': async ({ passphrase, name, role, newPassphrase }) => {
      await vault.accounts.add(passphrase, { name, role, passphrase: newPassphrase });
      return people();
    },
    'account.change': async ({ passphrase, id, name, role }) => {
      await vault.accounts.change(passphrase, id, { name, role });
      return people();
    },
    'account.remove': async ({ passphrase, id }) => {
      await vault.accounts.remove(passphrase, id);
      return people();
    },
  };
}

/** Files that nothing names any more go when the vault opens; that they could not go is no reason to keep it closed. */
function sweep(vault: Vault): void {
  try {
    audited(
      vault.database,
      () => sweepAttachments(vault.database),
      (files) => (files === 0 ? null : { action: 'attachments-forgotten', details: { files } }),
    );
  } catch (error) {
    logFailure('sweep', error);
  }
}
