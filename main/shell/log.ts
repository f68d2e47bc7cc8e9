import log from 'electron-log/node.js';
import { ResiduaError } from '../domain/errors.ts';
import { logFile } from './paths.ts';

/**
 * The log holds what failed and where in the code, never what was being worked on: error messages can quote input,
 * so only the kind of an error and its stack frames are written.
 */
export function startLog(): void {
  log.transports.file.resolvePathFn = logFile;
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = false;
}

export function logEvent(event: string): void {
  log.info(event);
}

export function logFailure(where: string, error: unknown): void {
  log.error(`${where}: ${describeFailure(error)}`);
}

/** A failure of what is tried again every few seconds: written when it begins, and again when it is another one. */
export class LastingFailure {
  readonly #where: string;
  #written: string | null = null;

  constructor(where: string) {
    this.#where = where;
  }

  note(error: unknown): void {
    const description = describeFailure(error);
    if (description === this.#written) return;
    this.#written = description;
    logFailure(this.#where, error);
  }

  /** It went well: the next failure is a new one. */
  ended(): void {
    this.#written = null;
  }
}

/** Kind, code and stack frames of a failure, without its message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const kind = error instanceof ResiduaError ? `${error.name} ${error.code}` : error.name;
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return [kind, ...frames].join('\n');
}
