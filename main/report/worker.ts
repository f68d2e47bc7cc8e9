import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type {
  BuildOptions,
  BuiltReport,
  ReportJob,
  ThreadFailure,
  ThreadMessage,
  WrittenCase,
} from './worker-protocol.ts';

/** Told after each section: how many of how many are done. */
export type Progress = (done: number, total: number) => void;

export type ThreadResult =
  | { readonly ok: true; readonly result: BuiltReport | WrittenCase }
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
    this.#settle(failed('cancelled', 'Cancelled. Nothing was written.'));
    await worker?.terminate();
  }
}

/**
 * `buildReport` in a thread of its own that ends with it: the same evaluation and options give the same bytes as there.
 *
 * @throws ResiduaError as `buildReport`; `cancelled` when `signal` says so; `internal` when the thread died.
 */
export async function buildReportAside(
  evaluation: Evaluation,
  options: BuildOptions,
  { onProgress, signal }: { onProgress?: Progress; signal?: AbortSignal } = {},
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const thread = new ReportThread();
  const cancel = (): void => {
    void thread.end();
  };
  if (signal?.aborted === true) throw failureOf({ code: 'cancelled', message: 'Cancelled.', path: undefined });
  signal?.addEventListener('abort', cancel);
  try {
    const done = await thread.run({ kind: 'build', evaluation, options }, onProgress);
    if (!done.ok) throw failureOf(done.failures[0]);
    if (done.result.kind !== 'built') throw failureOf(undefined);
    return { pdf: done.result.pdf, sha256: done.result.sha256 };
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
