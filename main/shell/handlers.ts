import { app, type BrowserWindow } from 'electron';
import { sweepAttachments } from '../store/attachments.ts';
import { readExaminer, saveExaminer } from '../store/examiner.ts';
import { readSettings, saveSettings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { attachmentHandlers } from './attachments.ts';
import { copyHandlers } from './copies.ts';
import { evaluationHandlers } from './evaluations.ts';
import { handOverDevice } from './hand-over-device.ts';
import { handoverHandlers } from './handovers.ts';
import { identityHandlers } from './identities.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';
import { dataFolder } from './paths.ts';
import { phraseHandlers } from './phrases.ts';
import { repeatHandlers } from './repeats.ts';
import { reportHandlers } from './reports.ts';
import { statementHandlers } from './statements.ts';

/** Everything the window may ask for. Only `app.info` and the vault's own calls work while the vault is locked. */
export function createHandlers(vault: Vault, window: () => BrowserWindow | null): Handlers {
  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: platform(),
      dataFolder: dataFolder(),
    }),

    'vault.state': () => ({ state: vault.state() }),
    'vault.create': async ({ passphrase }) => {
      await vault.create(passphrase);
      return { state: vault.state() };
    },
    'vault.unlock': async ({ passphrase }) => {
      await unlockAndSweep(vault, passphrase);
      return { state: vault.state() };
    },
    'vault.lock': () => {
      vault.lock();
      return { state: vault.state() };
    },

    'settings.get': () => readSettings(vault.database),
    'settings.save': (settings) => {
      saveSettings(vault.database, settings);
      return settings;
    },

    'examiner.get': () => readExaminer(vault.database),
    'examiner.save': (examiner) => {
      saveExaminer(vault.database, examiner);
      return examiner;
    },

    ...identityHandlers(vault, window),
    ...evaluationHandlers(vault),
    ...copyHandlers(vault),
    ...repeatHandlers(vault),
    ...attachmentHandlers(vault, window),
    ...handoverHandlers(vault, { device: handOverDevice(window) }),
    ...phraseHandlers(vault),
    ...statementHandlers(vault, window),
    ...reportHandlers(vault, window),
  };
}

/** Files that nothing names any more go when the vault opens; that they could not go is no reason to keep it closed. */
async function unlockAndSweep(vault: Vault, passphrase: string): Promise<void> {
  const wasOpen = vault.state() === 'open';
  await vault.unlock(passphrase);
  if (wasOpen) return;
  try {
    sweepAttachments(vault.database);
  } catch (error) {
    logFailure('sweep', error);
  }
}

function platform(): 'linux' | 'darwin' | 'win32' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
