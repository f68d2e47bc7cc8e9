import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { CallOutput } from '../contract/contract.ts';
import { ResiduaError } from '../domain/errors.ts';
import { recordAudit } from '../store/audit.ts';
import { BACKUP_SUFFIX } from '../vault/backup-file.ts';
import { isThere } from '../vault/backup-list.ts';
import { folderForced } from '../vault/backup-problems.ts';
import { stopIfLocked } from '../vault/session.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import type { WaitingFiles } from './waiting-files.ts';
import { logFailure } from './log.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backup.${string}`>>;

/** Backups: made, listed, checked, and put in place of a vault that is locked. */
export function backupHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  waiting: Pick<WaitingFiles, 'takeBackup'>,
): BackupHandlers {
  const { backups } = vault;
  const state = async (): Promise<CallOutput<'backup.list'>> => {
    const { folder, rotation, lastProblem } = await backups.settings();
    const rows = await Promise.all(
      (await backups.list()).map(async (backup) => {
        const { id, path, fileName, createdAt, sizeInBytes, content, problem } = backup;
        const { accounts, arePresent } = await backups.restoring.peopleOf(backup);
        return {
          ...{ id, fileName, createdAt, sizeInBytes, problem },
          reason: content?.manifest.reason ?? null,
          accounts: accounts.map((account) => ({ id: account.id, name: account.name })),
          opensAsNow: arePresent,
          place: placeOf(path, backups.ownFolder, folder),
        };
      }),
    );
    const folderIsThere = folder === null || (await isThere(folder));
    return { rows, folder, folderIsForced: backups.isFolderForced, folderIsThere, rotation, lastProblem };
  };

  return {
    'backup.list': state,
    'backup.make': async () => {
      const { fileName, problem } = await backups.make('asked', new Date());
      return { fileName, problem };
    },
    'backup.check': async ({ id }) => {
      await backups.check(id);
      return null;
    },
    'backup.chooseFolder': async ({ folder }) => {
      if (backups.isFolderForced) throw folderForced();
      const chosen = folder === 'own' ? null : await choose(window(), FOLDER);
      // Cancelled: it stays as it is.
      if (folder === 'ask' && chosen === null) return state();
      stopIfLocked();
      await backups.saveSettings(chosen, (await backups.settings()).rotation);
      return state();
    },
    'backup.saveRotation': async (rotation) => {
      await backups.saveSettings((await backups.settings()).folder, rotation);
      return state();
    },
    'backup.chooseFile': async () => {
      const path = await choose(window(), FILE);
      return { id: path === null ? null : await backups.add(path) };
    },
    'backup.takeOpened': async () => {
      const path = waiting.takeBackup();
      return { id: path === null ? null : await backups.add(path) };
    },
    'backup.preview': async ({ id, passphrase, account }) => {
      const { compared, inBackup, same, ...titles } = await backups.restoring.preview(await backups.find(id), {
        passphrase,
        account,
      });
      const { returning, older, newer, missing } = titles;
      return {
        ...{ compared, inBackup, same },
        ...{ returning: [...returning], older: [...older], newer: [...newer], missing: [...missing] },
      };
    },
    'backup.restore': async ({ id, passphrase, account }) => {
      const found = await backups.find(id);
      return { aside: await backups.restoring.restore(found, { passphrase, account }, new Date()) };
    },
  };
}

/** Has a backup made, when one is due, also while the vault stays open for days. */
export function backUpDaily(vault: Vault): void {
  setInterval(() => {
    if (vault.state() === 'open') backUpSoon(vault);
  }, LOOK_EVERY);
}

/** Makes a backup when one is due. What goes wrong is remembered for the settings to show; nobody waits for it. */
export function backUpSoon(vault: Vault): void {
  vault.backups
    .makeIfDue(new Date())
    .then((receipt) => {
      if (receipt === null || vault.state() !== 'open') return;
      recordAudit(vault.database, { action: 'backup-made', details: { by: 'program' } });
    })
    .catch((error: unknown) => {
      // Locked meanwhile: the next unlocking tries again.
      if (!(error instanceof ResiduaError) || error.code !== 'locked') logFailure('backup', error);
    });
}

/** How often it is looked whether a backup is due, milliseconds. */
const LOOK_EVERY = 3_600_000;

const FOLDER: OpenDialogOptions = {
  title: 'Choose a folder for backups',
  properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
};

const FILE: OpenDialogOptions = {
  title: 'Choose a backup',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [{ name: 'Residua backup', extensions: [BACKUP_SUFFIX.slice(1)] }],
};

async function choose(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

function placeOf(path: string, own: string, chosen: string | null): 'own' | 'chosen' | 'elsewhere' {
  if (path.startsWith(own)) return 'own';
  return chosen !== null && path.startsWith(chosen) ? 'chosen' : 'elsewhere';
}
