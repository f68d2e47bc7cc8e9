import { app } from 'electron';
import { readExaminer, saveExaminer } from '../store/examiner.ts';
import { readSettings, saveSettings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { addendumHandlers } from './addenda.ts';
import { attachmentHandlers } from './attachments.ts';
import { caseFileHandlers } from './case-files.ts';
import { copyHandlers } from './copies.ts';
import { countersignHandlers } from './countersign.ts';
import { evaluationHandlers } from './evaluations.ts';
import { handOverDevice } from './hand-over-device.ts';
import { handoverHandlers } from './handovers.ts';
import { identityHandlers } from './identities.ts';
import type { Handlers } from './ipc.ts';
import { dataFolder } from './paths.ts';
import { phraseHandlers } from './phrases.ts';
import { repeatHandlers } from './repeats.ts';
import { chainHandlers } from './report-chain.ts';
import { reportHandlers } from './reports.ts';
import { withRights } from './rights.ts';
import { statementHandlers } from './statements.ts';
import { withTimestampAddress } from './timestamp-server.ts';
import { vaultHandlers, type Machine } from './vault-calls.ts';

/** Everything the window may ask for, each call behind the rights of whoever has opened the vault. */
export function createHandlers(vault: Vault, machine: Machine): Handlers {
  const { window } = machine;
  return withRights(vault, {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: platform(),
      dataFolder: dataFolder(),
    }),

    ...vaultHandlers(vault, machine),

    'settings.get': () => readSettings(vault.database),
    'settings.save': (given) => {
      const settings = withTimestampAddress(given);
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
    ...caseFileHandlers(vault, window, machine.waitingFiles),
    ...copyHandlers(vault),
    ...repeatHandlers(vault),
    ...attachmentHandlers(vault, window),
    ...handoverHandlers(vault, handOverDevice(window)),
    ...phraseHandlers(vault),
    ...statementHandlers(vault, window),
    ...reportHandlers(vault, window),
    ...chainHandlers(vault, window),
    ...countersignHandlers(vault),
    ...addendumHandlers(vault),
  });
}

function platform(): 'linux' | 'darwin' | 'win32' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
