import { dialog, type BrowserWindow } from 'electron';
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
    'recovery.export': async ({ passphrase, account }) => {
      const read = await restoring.readDamaged({ passphrase, account }, readAll);
      const shown = window();
      const options = {
        title: 'Choose a folder for the case files (not encrypted)',
        properties: ['openDirectory' as const, 'createDirectory' as const, 'dontAddToRecent' as const],
      };
      const { canceled, filePaths } =
        shown === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(shown, options);
      const [folder] = filePaths;
      if (canceled || folder === undefined) return { written: null, unread: read.unread };
      for (const { name, bytes } of read.files) await writeFileAtomic(join(folder, name), bytes, { overwrite: true });
      return { written: read.files.length, unread: read.unread };
    },
  };
}

/** Every evaluation that reads as a case file, and every signed report that does; and how many evaluations do not. */
function readAll(db: Connection): { files: readonly OutFile[]; unread: number } {
  const files: OutFile[] = [];
  let unread = 0;
  for (const id of readableIds(db)) {
    const opened = unlessDamaged(() => openEvaluation(db, id));
    if (opened === null) unread += 1;
    else files.push(named('residua-evaluation', 'residua', writeCaseFile(opened.evaluation)));
    const pdf = unlessDamaged(() => signedReportPdf(db, id));
    if (pdf !== null) files.push(named('residua-report', 'pdf', pdf));
    for (const exhibit of unlessDamaged(() => signedExhibitFiles(db, id)) ?? []) {
      files.push(named('residua-exhibit', 'pdf', exhibit.pdf));
    }
  }
  return { files, unread };
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
