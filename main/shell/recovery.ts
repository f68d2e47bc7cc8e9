import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { writeCaseFile } from '../exchange/case-file.ts';
import { writeFileAtomic } from '../files.ts';
import type { Connection } from '../store/connection.ts';
import { openEvaluation, signedExhibitFiles, signedReportPdf } from '../store/evaluations.ts';
import { readableIds } from '../vault/salvage-rows.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type RecoveryHandlers = Pick<Handlers, Extract<keyof Handlers, `recovery.${string}`>>;

interface OutFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What can be done when the vault is damaged. All of it happens while it is locked, and leaves the damaged files. */
export function recoveryHandlers(vault: Vault, window: () => BrowserWindow | null): RecoveryHandlers {
  const { restoring } = vault.backups;
  // Noticed while the vault was open; the page is loaded anew after the lock and asks.
  let damaged = false;
  return {
    'recovery.state': () => ({ damaged }),
    'recovery.begin': () => {
      damaged = true;
      vault.lock();
      return null;
    },
    'recovery.dismiss': () => {
      damaged = false;
      return null;
    },
    'recovery.salvage': async ({ passphrase, account }) => {
      const { report, aside } = await restoring.salvage({ passphrase, account }, new Date());
      damaged = false;
      const { rows, whole, partial, damagedTables } = report;
      return {
        ...{ aside, rows, whole },
        partial: partial.map(({ title, lost }) => ({ title, lost: [...lost] })),
        damagedTables: [...damagedTables],
      };
    },
    'recovery.export': async (given) => {
      const key = { passphrase: given.passphrase, account: given.account };
      await restoring.checkDamaged(key);
      const folder = await chooseFolder(window());
      if (folder === null) return { written: null, unread: 0 };
      return restoring.readDamaged(key, 'case files of the damaged vault', (db) => exportAll(db, folder));
    },
  };
}

async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Choose a folder for the case files (not encrypted)',
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  };
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Writes every evaluation that reads as a case file, and every signed file that does, one at a time: all of them at once
 * may be more than the memory holds. How many files were written, and how many evaluations do not read.
 */
async function exportAll(db: Connection, folder: string): Promise<{ written: number; unread: number }> {
  const write = ({ name, bytes }: OutFile): Promise<void> =>
    writeFileAtomic(join(folder, name), bytes, { overwrite: true });
  let [written, unread] = [0, 0];
  for (const id of readableIds(db)) {
    const opened = unlessDamaged(() => openEvaluation(db, id));
    if (opened === null) unread += 1;
    else {
      await write(named('residua-evaluation', 'residua', writeCaseFile(opened.evaluation)));
      written += 1;
    }
    const pdf = unlessDamaged(() => signedReportPdf(db, id));
    if (pdf !== null) {
      await write(named('residua-report', 'pdf', pdf));
      written += 1;
    }
    for (const exhibit of unlessDamaged(() => signedExhibitFiles(db, id)) ?? []) {
      await write(named('residua-exhibit', 'pdf', exhibit.pdf));
      written += 1;
    }
  }
  return { written, unread };
}

/** A file name is seen by others, so it names the content by its hash. */
function named(kind: string, suffix: string, bytes: Uint8Array): OutFile {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name: `${kind}-${hash.slice(0, 8)}.${suffix}`, bytes };
}

function unlessDamaged<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof ResiduaError) return null;
    throw error;
  }
}
