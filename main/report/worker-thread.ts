import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { ResiduaError } from '../domain/errors.ts';
import { quietLibraries } from '../quiet-libraries.ts';
import { runBatchCase } from './batch-case.ts';
import { buildAddendum } from './build-addendum.ts';
import { buildExhibit } from './build-exhibit.ts';
import { buildReport, type ReportOptions } from './build-report.ts';
import { buildStatement } from './build-statement.ts';
import { checkReport } from './check-report.ts';
import type { Progress } from './copies/copy-content.ts';
import { buildCountersignature } from './countersigned.ts';
import { rememberWords } from './layout/fonts.ts';
import type { CopyContent, DocumentJob, ReportJob, ThreadFailure, ThreadMessage } from './worker-protocol.ts';

quietLibraries();

// The thread in which reports are made, so that no window and no other report waits for one.
const port = parentPort;
if (port === null) throw new Error('This module runs in a thread of its own.');

// A batch makes one report after another here.
rememberWords();

const answer = (message: ThreadMessage): void => {
  port.postMessage(message);
};

port.on('message', (job: ReportJob) => {
  run(job).then(answer, (error: unknown) => {
    answer({ kind: 'failed', failures: [asFailure(error)] });
  });
});

async function run(job: ReportJob): Promise<ThreadMessage> {
  if (job.kind === 'case') return runBatchCase(job.batchCase);
  const onProgress: Progress = (done, total) => {
    answer({ kind: 'progress', done, total });
  };
  if (job.kind === 'check') return { kind: 'checked', checked: await checkReport(job.bytes) };
  if (job.kind === 'copy') return { kind: 'copied', bytes: await copyOf(job.copy, onProgress) };
  const pdf = await build(job, { ...job.options, onProgress });
  return { kind: 'built', pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
}

function build(job: DocumentJob, options: ReportOptions): Promise<Uint8Array> {
  switch (job.kind) {
    case 'build':
      return buildReport(job.evaluation, options);
    case 'statement':
      return buildStatement(job.evaluation, options);
    case 'addendum':
      return buildAddendum(job.content, options);
    case 'exhibit':
      return buildExhibit(job.content, options);
    case 'countersignature':
      return buildCountersignature(job.content, options);
  }
}

/** The modules are loaded when they are asked for: few ever want a Word document. */
async function copyOf({ evaluation, origin, form }: CopyContent, onProgress: Progress): Promise<Uint8Array> {
  switch (form.format) {
    case 'docx':
      return (await import('./copies/docx-copy.ts')).docxCopy(evaluation, origin, onProgress);
    case 'txt':
      return (await import('./copies/text-copy.ts')).textCopy(evaluation, origin, onProgress);
    case 'pdf-protected':
      return (await import('./copies/protected-copy.ts')).protectedCopy(evaluation, origin, form.password, onProgress);
  }
}

/** The message of an unexpected error may quote the evaluation; its kind may not. */
function asFailure(error: unknown): ThreadFailure {
  if (error instanceof ResiduaError) return { code: error.code, message: error.message, path: error.path };
  const kind = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', message: `The report could not be made (${kind}).`, path: undefined };
}
