import { createHash } from 'node:crypto';
import { checkEvaluation } from '../domain/check.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { openItems, readiness } from '../domain/readiness.ts';
import { readCaseFile } from '../exchange/case-file.ts';
import { writeFileAtomic } from '../files.ts';
import { askTimestampServer } from '../signing/ask-timestamp-server.ts';
import { signReport } from './signed-report.ts';
import type { ReportJob, ThreadFailure, ThreadMessage } from './worker-protocol.ts';

/**
 * Reads one case file, makes its signed report and writes it.
 *
 * @returns all problems of a case that is not valid.
 * @throws ResiduaError as `signReport` and `writeFileAtomic`.
 */
export async function runBatchCase(job: Extract<ReportJob, { kind: 'case' }>): Promise<ThreadMessage> {
  const { source, target, overwrite, identity, signedAt, generator, strict, timestampUrl, pageSize } = job;
  const read = readCaseFile(source);
  if (!read.ok) return { kind: 'failed', failures: read.problems.map(invalid) };
  const { evaluation } = read;
  const errors = checkEvaluation(evaluation).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { kind: 'failed', failures: errors.map(invalid) };
  if (namedExhibits(evaluation).length > 0) {
    const message = 'the case has exhibits, whose files are not in it; make its report by itself, with --exhibits';
    return { kind: 'failed', failures: [{ code: 'not-ready', message, path: '/exhibits' }] };
  }
  const open = strict ? openItems(readiness(evaluation)) : [];
  if (open.length > 0) {
    const failures = open.map(({ path, text }): ThreadFailure => ({
      code: 'not-ready',
      message: `not documented: ${text}`,
      path,
    }));
    return { kind: 'failed', failures };
  }
  const timestamp = timestampUrl === undefined ? undefined : { url: timestampUrl, ask: askTimestampServer };
  const { pdf } = await signReport(evaluation, identity, signedAt, { generator, timestamp, pageSize });
  await writeFileAtomic(target, pdf, { overwrite });
  return { kind: 'done', pdf: null, sha256: createHash('sha256').update(pdf).digest('hex') };
}

function invalid({ path, message }: { path: string; message: string }): ThreadFailure {
  return { code: 'invalid-input', message, path };
}
