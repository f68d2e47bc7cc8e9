import { app } from 'electron';
import { readFile } from 'node:fs/promises';
import { ResiduaError } from '../domain/errors.ts';
import { audited } from '../store/audit.ts';
import { readExaminer, saveExaminer } from '../store/examiner.ts';
import { readSettings, saveSettings } from '../store/settings.ts';
import { PASSPHRASE_MIN } from '../vault/passphrase.ts';
import type { Vault } from '../vault/vault.ts';
import { addendumHandlers } from './addenda.ts';
import { attachmentHandlers } from './attachments.ts';
import { auditHandlers } from './audit.ts';
import { withAudit } from './auditing.ts';
import { backupHandlers } from './backups.ts';
import { caseFileHandlers } from './case-files.ts';
import { copyHandlers } from './copies.ts';
import { countersignHandlers } from './countersign.ts';
import { deletionHandlers } from './deletion.ts';
import { evaluationHandlers } from './evaluations.ts';
import { exhibitHandlers } from './exhibits.ts';
import { handOverDevice } from './hand-over-device.ts';
import { handoverHandlers } from './handovers.ts';
import { identityHandlers } from './identities.ts';
import type { Handlers } from './ipc.ts';
import { dataFolder, isPortable, licencesFile } from './paths.ts';
import { phraseHandlers } from './phrases.ts';
import { policy, policyReading } from './policy.ts';
import { makingHandlers, Makings } from './makings.ts';
import { Previews } from './previews.ts';
import { recoveryHandlers } from './recovery.ts';
import { repeatHandlers } from './repeats.ts';
import { chainHandlers } from './report-chain.ts';
import { reportHandlers } from './reports.ts';
import { checkSettings, withRights } from './rights.ts';
import { statementHandlers } from './statements.ts';
import { withTimestampAddress } from './timestamp-server.ts';
import { checksObstacle, updateHandlers } from './updates.ts';
import { unsignedCopyHandlers } from './unsigned-copies.ts';
import { vaultHandlers, type Machine } from './vault-calls.ts';
import { verificationHandlers } from './verification.ts';

/** Everything the window may ask for, each call behind the rights of whoever has opened the vault. */
export function createHandlers(vault: Vault, machine: Machine): Handlers {
  const { window } = machine;
  const makings = new Makings(vault);
  const previews = new Previews(vault, makings);
  const handlers: Handlers = {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: platform(),
      dataFolder: dataFolder(),
      portable: isPortable(),
      policyPlace: policyReading().place,
      policyProblems: [...policyReading().problems],
      minimumPassphraseLength: Math.max(PASSPHRASE_MIN, policy().minimumPassphraseLength ?? PASSPHRASE_MIN),
      minimumPassphraseForced: policy().minimumPassphraseLength !== undefined,
    }),

    'app.licences': readLicences,

    ...vaultHandlers(vault, machine),
    ...backupHandlers(vault, window, machine.waitingFiles),
    ...recoveryHandlers(vault, window),

    'settings.get': () => readSettings(vault.database),
    'settings.save': (given) => {
      const { database } = vault;
      const settings = withTimestampAddress(given);
      const names = changedNames(readSettings(database), settings);
      checkSettings(names, vault);
      if (names.includes('updateChecks') && settings.updateChecks) mayCheckForUpdates();
      audited(
        database,
        () => saveSettings(database, settings),
        () => (names.length === 0 ? null : { action: 'settings-changed', details: { names } }),
      );
      return settings;
    },

    'examiner.get': () => readExaminer(vault.database),
    'examiner.save': (examiner) => {
      const { database } = vault;
      const names = changedNames(readExaminer(database), examiner);
      audited(
        database,
        () => saveExaminer(database, examiner),
        () => (names.length === 0 ? null : { action: 'examiner-changed', details: { names } }),
      );
      return examiner;
    },

    ...updateHandlers(vault, window),
    ...identityHandlers(vault, window),
    ...evaluationHandlers(vault),
    ...deletionHandlers(vault),
    ...caseFileHandlers(vault, window, machine.waitingFiles),
    ...copyHandlers(vault),
    ...repeatHandlers(vault),
    ...attachmentHandlers(vault, window),
    ...exhibitHandlers(vault),
    ...handoverHandlers(vault, handOverDevice(window)),
    ...phraseHandlers(vault),
    ...statementHandlers(vault, window, makings, previews),
    ...verificationHandlers(vault, window, makings),
    ...makingHandlers(makings),
    ...unsignedCopyHandlers(vault, window, makings),
    ...reportHandlers(vault, window, makings, previews),
    ...chainHandlers(vault, window, makings),
    ...countersignHandlers(vault, makings),
    ...addendumHandlers(vault, makings, previews),
    ...auditHandlers(vault, window),
  };
  return withAudit(vault, withRights(vault, handlers));
}

/** The names of the fields in which two records differ; their values are nobody's business. */
function changedNames<Fields extends object>(before: Fields, after: Fields): (keyof Fields & string)[] {
  const names = Object.keys(after) as (keyof Fields & string)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** @throws ResiduaError `not-permitted`. */
function mayCheckForUpdates(): void {
  const obstacle = checksObstacle();
  if (obstacle !== null) throw new ResiduaError('not-permitted', obstacle, { path: '/updateChecks' });
}

function platform(): 'linux' | 'darwin' | 'win32' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}

/** @throws ResiduaError `not-found` in a checkout that was not built, and where the file was taken away. */
async function readLicences(): Promise<string> {
  try {
    return await readFile(licencesFile(), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new ResiduaError('not-found', 'The list of licenses is not there. It comes with the installed program.');
  }
}
