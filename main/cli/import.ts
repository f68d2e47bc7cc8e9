import { resolve } from 'node:path';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { writeCaseFile } from '../exchange/case-file.ts';
import { parseImportableFile } from '../exchange/importable-file.ts';
import { checkReportAside } from '../report/worker.ts';
import { PDF_MAX_BYTES, readInput, targetPath, writeTargets } from './files.ts';
import type { CliIo } from './io.ts';
import { problemLine, Refusal } from './refusal.ts';

export interface ImportOptions {
  readonly out: string;
  readonly force?: boolean;
}

/**
 * `import FILE --out CASE.json`: the evaluation inside a report or a FHIR R4 Bundle, as a case file. What a report's signatures
 * are worth is told first; a report that is not valid is a warning, since a case file claims nothing. What a Bundle says and an
 * evaluation has no place for is told as well.
 *
 * @throws Refusal when there is no evaluation inside, or it cannot be read.
 */
export async function importCommand(file: string, options: ImportOptions, io: CliIo): Promise<void> {
  const force = options.force === true;
  const target = targetPath(options.out, force, io);
  if (resolve(io.cwd, file) === target) throw new Refusal(['--out: is the imported file itself; choose another name']);
  const bytes = readInput(file, 'FILE', PDF_MAX_BYTES, io);
  const write = (evaluation: Evaluation): Promise<void> =>
    writeTargets({ path: target, bytes: writeCaseFile(evaluation), overwrite: force });
  if (isJson(bytes)) return importBundle(file, bytes, write, options, io);
  const { check, evaluation } = await checkReportAside(bytes);
  if (evaluation === null) {
    const why = check.attachedData.reason ?? 'It holds no evaluation; only reports that Residua made do.';
    throw new Refusal([`FILE: ${file} cannot be imported. ${why}`]);
  }
  io.err(`${file}: ${check.summary}\n`);
  if (!check.valid) {
    io.err('warning: the evaluation may not be what was signed; check it against another copy before you use it\n');
  }
  await write(evaluation);
  const { valid, verdict, summary } = check;
  io.out(`${JSON.stringify({ file: options.out, valid, verdict, summary }, null, 2)}\n`);
}

async function importBundle(
  file: string,
  bytes: Uint8Array,
  write: (evaluation: Evaluation) => Promise<void>,
  options: ImportOptions,
  io: CliIo,
): Promise<void> {
  const read = parseImportableFile(bytes);
  if (!read.ok) throw new Refusal(read.problems.map((problem) => `FILE: ${file} ${problemLine(problem)}`));
  if (read.kind === 'case-file')
    throw new Refusal([`FILE: ${file} is a case file already; nothing has to be imported`]);
  await write(read.evaluation);
  for (const { path, message } of read.warnings)
    io.err(`warning: ${problemLine({ path, severity: 'warning', message })}\n`);
  io.out(`${JSON.stringify({ file: options.out, leftOut: read.leftOut }, null, 2)}\n`);
}

/** A PDF begins otherwise; JSON with a brace, after white space perhaps. */
function isJson(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}
