import { resolve } from 'node:path';
import { writeCaseFile } from '../exchange/case-file.ts';
import { checkReport } from '../report/check-report.ts';
import { PDF_MAX_BYTES, readInput, targetPath, writeTargets } from './files.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

export interface ImportOptions {
  readonly out: string;
  readonly force?: boolean;
}

/**
 * `import REPORT.pdf --out CASE.json`: the evaluation inside a report, as a case file. What the report's signatures are worth is
 * told first; a report that is not valid is a warning, since a case file claims nothing.
 *
 * @throws Refusal when there is no evaluation inside, or it cannot be read.
 */
export async function importCommand(file: string, options: ImportOptions, io: CliIo): Promise<void> {
  const force = options.force === true;
  const target = targetPath(options.out, force, io);
  if (resolve(io.cwd, file) === target) throw new Refusal(['--out: is the report itself; choose another name']);
  const { check, evaluation } = await checkReport(readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io));
  if (evaluation === null) {
    const why = check.attachedData.reason ?? 'It holds no evaluation; only reports that Residua made do.';
    throw new Refusal([`REPORT.pdf: ${file} cannot be imported. ${why}`]);
  }
  io.err(`${file}: ${check.summary}\n`);
  if (check.verdict === 'not-valid') {
    io.err('warning: the evaluation may not be what was signed; check it against another copy before you use it\n');
  }
  await writeTargets({ path: target, bytes: writeCaseFile(evaluation), overwrite: force });
  const { valid, verdict, summary } = check;
  io.out(`${JSON.stringify({ file: options.out, valid, verdict, summary }, null, 2)}\n`);
}
