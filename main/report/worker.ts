import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { CheckedReport } from './check-report.ts';
import type { Progress } from './copies/copy-content.ts';
import type {
  BuildOptions,
  BuiltReport,
  CheckedPdf,
  CopyContent,
  DocumentJob,
  MadeCopy,
  ReportJob,
  ThreadFailure,
  ThreadMessage,
  WrittenCase,
} from './worker-protocol.ts';

export type ThreadResult =
  | { readonly ok: true; readonly result: BuiltReport | CheckedPdf | MadeCopy | WrittenCase }
  | { readonly ok: false; readonly failures: readonly ThreadFailure[] };

/** Bound of a thread's memory, so that one monstrous case ends its thread and not the program. MiB. */
const HEAP_LIMIT = 1024;

/** A thread that makes one report after another. */
export class ReportThread {
  #worker: Worker | null = null;
  #job: { readonly settle: (result: ThreadResult) => void; readonly onProgress: Progress } | null = null;

  /**
   * Does one job; the thread is started when it is not there. A second job must wait for the first.
   *
   * @returns the failures of the job. A thread that died is one too (`internal`), and the next job has a new one.
   */
  run(job: ReportJob, onProgress: Progress = () => undefined): Promise<ThreadResult> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((settle) => {
      this.#job = { settle, onProgress };
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    const worker = new Worker(threadModule(), { resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT } });
    const lost = (message: string): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#settle(failed('internal', message));
    };
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') this.#job?.onProgress(message.done, message.total);
      else if (message.kind === 'failed') this.#settle({ ok: false, failures: message.failures });
      else this.#settle({ ok: true, result: message });
    });
    worker.on('error', () => {
      lost('The report could not be made: it needs too much memory, or Residua is damaged.');
    });
    worker.on('exit', () => {
      lost('The report could not be made: its thread ended.');
    });
    return worker;
  }

  #settle(result: ThreadResult): void {
    const job = this.#job;
    this.#job = null;
    job?.settle(result);
  }

  /** Ends the thread and what it holds; a running job fails with `cancelled`. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#settle(failed('cancelled', 'Canceled. Nothing was written.'));
    await worker?.terminate();
  }
}

/**
 * `buildReport` in a thread of its own that ends with it: the same evaluation and options give the same bytes as there.
 *
 * @throws ResiduaError as `buildReport`; `cancelled` when `signal` says so; `internal` when the thread died.
 */
export function buildReportAside(
  evaluation: Evaluation,
  options: BuildOptions,
  around: Around = {},
): Promise<{ pdf: Uint8Array; sha256: string }> {
  return buildAside({ kind: 'build', evaluation, options }, around);
}

/**
 * Makes an unsigned document in a thread of its own, as the function of its kind does.
 *
 * @throws ResiduaError as that function, and as {@link buildReportAside}.
 */
export async function buildAside(job: DocumentJob, around: Around = {}): Promise<{ pdf: Uint8Array; sha256: string }> {
  const result = await aside(job, around);
  if (result.kind !== 'built') throw failureOf(undefined);
  return { pdf: result.pdf, sha256: result.sha256 };
}

/**
 * An unsigned copy of a report, made in a thread of its own.
 *
 * @throws ResiduaError as the function of its form, and as {@link buildReportAside}.
 */
export async function copyAside(copy: CopyContent, around: Around = {}): Promise<Uint8Array> {
  const result = await aside({ kind: 'copy', copy }, around);
  if (result.kind !== 'copied') throw failureOf(undefined);
  return result.bytes;
}

/**
 * `checkReport` in a thread of its own, which is ended after `limit` milliseconds: no file can keep the program busy.
 *
 * @throws ResiduaError as `checkReport`; `pdf-invalid` when it took too long or too much memory; `cancelled`.
 */
export async function checkReportAside(
  bytes: Uint8Array,
  { signal, limit = CHECK_LIMIT }: { signal?: AbortSignal; limit?: number } = {},
): Promise<CheckedReport> {
  const slow = new AbortController();
  const timer = setTimeout(() => {
    slow.abort();
  }, limit);
  try {
    const signals = signal === undefined ? [slow.signal] : [slow.signal, signal];
    const result = await aside({ kind: 'check', bytes }, { signal: AbortSignal.any(signals) });
    if (result.kind !== 'checked') throw failureOf(undefined);
    return result.checked;
  } catch (error) {
    if (!slow.signal.aborted) throw error;
    const seconds = String(Math.ceil(limit / 1000));
    throw new ResiduaError(
      'pdf-invalid',
      `The PDF could not be checked within ${seconds} s. It may be damaged on purpose.`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds; the largest report takes some seconds. */
const CHECK_LIMIT = 60_000;

interface Around {
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
}

async function aside(
  job: Exclude<ReportJob, { readonly kind: 'case' }>,
  { onProgress, signal }: Around,
): Promise<BuiltReport | CheckedPdf | MadeCopy | WrittenCase> {
  const thread = new ReportThread();
  const cancel = (): void => {
    void thread.end();
  };
  if (signal?.aborted === true) throw failureOf({ code: 'cancelled', message: 'Canceled.', path: undefined });
  signal?.addEventListener('abort', cancel);
  try {
    const done = await thread.run(job, onProgress);
    if (!done.ok) throw failureOf(done.failures[0]);
    return done.result;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await thread.end();
  }
}

function failed(code: ThreadFailure['code'], message: string): ThreadResult {
  return { ok: false, failures: [{ code, message, path: undefined }] };
}

function failureOf(failure: ThreadFailure | undefined): ResiduaError {
  if (failure === undefined) return new ResiduaError('internal', 'The report could not be made.');
  const { code, message, path } = failure;
  return new ResiduaError(code, message, path === undefined ? {} : { path });
}

/** The thread's program: beside this module in the source tree, at the top of the bundle otherwise. */
function threadModule(): string {
  const here = fileURLToPath(import.meta.url);
  const source = join(dirname(here), 'worker-thread.ts');
  if (here.endsWith('.ts')) return source;
  const bundled = [dirname(here), dirname(dirname(here))].map((folder) => join(folder, 'report-thread.js'));
  return bundled.find((path) => existsSync(path)) ?? source;
}
