import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportedCase } from '../contract/case-file-schemas.ts';
import { writeCaseFile } from '../exchange/case-file.ts';
import { parseImportableFile, readImportableFile, type ImportableResult } from '../exchange/importable-file.ts';
import { audited } from '../store/audit.ts';
import { createEvaluation, openEvaluation } from '../store/evaluations.ts';
import { readExaminer } from '../store/examiner.ts';
import { stopIfLocked } from '../vault/session.ts';
import type { Vault } from '../vault/vault.ts';
import { exportFile } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import type { WaitingFiles } from './waiting-files.ts';

type CaseFileHandlers = Pick<Handlers, 'app.waiting' | 'evaluation.import' | 'evaluation.exportCase'>;

/** Problems shown of one file: who has more repairs the first ones first. */
const PROBLEMS_SHOWN = 100;

const CASE_FILES = { name: 'Residua case file', extensions: ['residua', 'json'] };
const IMPORTED_FILES = { name: 'Residua case file or FHIR Bundle', extensions: ['residua', 'json'] };

/** Case files in and out of the vault. A file with an error is explained, and nothing of it is written. */
export function caseFileHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  waiting: WaitingFiles,
): CaseFileHandlers {
  return {
    'app.waiting': () => ({ count: waiting.count, hasBackup: waiting.hasBackup }),
    'evaluation.import': async ({ from }) => {
      // Asked first: a locked vault could keep nothing, and what waits goes on waiting.
      vault.database.exec('SELECT 1');
      if (typeof from !== 'string') return [keep(vault, from.name, parseImportableFile(from.bytes))];
      const paths = from === 'waiting' ? waiting.take() : await chooseFiles(window());
      stopIfLocked();
      return paths.map((path) => keep(vault, basename(path), readImportableFile(path)));
    },
    'evaluation.exportCase': ({ id }) => {
      const { evaluation } = openEvaluation(vault.database, id);
      const bytes = writeCaseFile(evaluation);
      const hash = createHash('sha256').update(bytes).digest('hex');
      return exportFile(window(), {
        title: 'Export the case file (not encrypted)',
        fileName: `residua-evaluation-${hash.slice(0, 8)}.residua`,
        bytes,
        filter: CASE_FILES,
      });
    },
  };
}

/** A new draft from what was read; a file that says nothing of the examiner takes the one of the settings. */
function keep(vault: Vault, fileName: string, result: ImportableResult): ImportedCase {
  if (!result.ok) {
    const problems = result.problems.slice(0, PROBLEMS_SHOWN).map(({ path, message }) => ({ path, message }));
    return { ok: false, fileName, problems };
  }
  const { evaluation, warnings, leftOut } = result;
  const examiner = evaluation.examiner.name === null ? readExaminer(vault.database) : evaluation.examiner;
  const { database } = vault;
  const opened = audited(
    database,
    () => createEvaluation(database, { ...evaluation, examiner }, new Date()),
    ({ id }) => ({ action: 'evaluation-imported', subject: { kind: 'evaluation', id }, details: { fileName } }),
  );
  return { ok: true, fileName, opened, doubts: warnings.length, leftOut: [...leftOut] };
}

async function chooseFiles(window: BrowserWindow | null): Promise<string[]> {
  const options: OpenDialogOptions = {
    title: 'Import a case file',
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    filters: [IMPORTED_FILES],
  };
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}
