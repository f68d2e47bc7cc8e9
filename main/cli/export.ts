import type { CopyOrigin } from '../report/copies/copy-content.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { PageSize } from '../report/layout/theme.ts';
import { readPassword, targetPath, writeTargets } from './files.ts';
import type { CliIo } from './io.ts';
import { readEvaluation } from './read-evaluation.ts';
import { Refusal } from './refusal.ts';

export const EXPORT_FORMATS = ['docx', 'txt', 'pdf-protected'] as const;

export interface ExportOptions {
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly out: string;
  readonly passwordFile?: string;
  readonly pageSize?: PageSize;
  readonly force?: boolean;
}

/**
 * `export FILE --format docx|txt|pdf-protected --out COPY`: an unsigned copy of the report. Its name has to say so.
 *
 * @throws Refusal when the options, the evaluation or the target will not do.
 */
export async function exportCommand(file: string, options: ExportOptions, io: CliIo): Promise<void> {
  const { format, out, passwordFile } = options;
  const problems: string[] = [];
  if (!/unsigned/i.test(out)) {
    problems.push(`--out: ${out} does not say that it is a copy; put the word "unsigned" into its name`);
  }
  if ((format === 'pdf-protected') !== (passwordFile !== undefined)) {
    problems.push(
      '--password-file: names the file with the password of a protected PDF, and belongs to no other format',
    );
  }
  if (problems.length > 0) throw new Refusal(problems);
  const force = options.force === true;
  const target = targetPath(out, force, io);
  const password = passwordFile === undefined ? '' : readPassword(passwordFile, io, '--password-file');
  const evaluation = readEvaluation(file, io);
  const origin = { madeAt: io.now(), signedSha256: null, pageSize: options.pageSize };
  await writeTargets({ path: target, bytes: await copyOf(format, evaluation, origin, password), overwrite: force });
  io.out(`${JSON.stringify({ file: out, format, signed: false }, null, 2)}\n`);
}

async function copyOf(
  format: ExportOptions['format'],
  evaluation: Evaluation,
  origin: CopyOrigin,
  password: string,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('../report/copies/docx-copy.ts')).docxCopy(evaluation, origin);
    case 'txt':
      return (await import('../report/copies/text-copy.ts')).textCopy(evaluation, origin);
    case 'pdf-protected':
      return (await import('../report/copies/protected-copy.ts')).protectedCopy(evaluation, origin, password);
  }
}
