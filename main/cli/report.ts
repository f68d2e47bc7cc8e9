import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { openItems, readiness, type ReadinessItem } from '../domain/readiness.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { ExhibitFolder } from '../exchange/exhibit-folder.ts';
import { signReport } from '../report/signed-report.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';
import { writeSigned, type SignedDocumentOptions } from './signed-document.ts';

export interface ReportOptions extends SignedDocumentOptions {
  readonly strict?: boolean;
  /** Folder with the files of the exhibits. */
  readonly exhibits?: string;
}

/** `report FILE --out REPORT.pdf …`: the signed report; tells file, signer, time and SHA-256 as JSON. */
export function reportCommand(file: string | undefined, options: ReportOptions, io: CliIo): Promise<void> {
  return writeSigned(file, options, io, {
    sign: signReport,
    examine: (evaluation) => {
      tellReadiness(evaluation, options.strict === true, io);
    },
    exhibits: (evaluation) => exhibitFiles(evaluation, options.exhibits, io),
  });
}

/** @throws Refusal naming each exhibit whose file is not there: a case file does not carry files. */
function exhibitFiles(evaluation: Evaluation, folder: string | undefined, io: CliIo): Map<string, Uint8Array> {
  const named = namedExhibits(evaluation);
  if (named.length === 0) return new Map();
  if (folder === undefined) {
    throw new Refusal([
      '--exhibits: is missing; the evaluation has exhibits, so name the folder that holds their files',
    ]);
  }
  const path = resolve(io.cwd, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Refusal([`--exhibits: ${folder} is not a folder that can be read`]);
  }
  const found = new ExhibitFolder(path).find(evaluation);
  const missing = named.filter(({ sha256 }) => !found.has(sha256));
  if (missing.length === 0) return found;
  throw new Refusal(
    missing.map(
      ({ index, label, sha256 }) =>
        `/exhibits/${String(index)}: the file of exhibit ${label} with the SHA-256 ${sha256} is not in ${folder}; put it there, or remove the exhibit`,
    ),
  );
}

function tellReadiness(evaluation: Evaluation, strict: boolean, io: CliIo): void {
  const open = openItems(readiness(evaluation));
  if (strict && open.length > 0) throw new Refusal(open.map(readinessLine));
  for (const item of open) io.err(`warning: ${readinessLine(item)}\n`);
}

function readinessLine({ path, text, kind, why, id }: ReadinessItem): string {
  const what = kind === 'missing' ? `not documented: ${text}; fill it in` : `${text}; reword it`;
  return `${path}: ${what}, or waive "${id}" with a reason. ${why}.`;
}
