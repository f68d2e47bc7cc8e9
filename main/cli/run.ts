import { CommanderError } from 'commander';
import { ResiduaError } from '../domain/errors.ts';
import { EXIT } from './exit-codes.ts';
import { processIo, type CliIo } from './io.ts';
import { program } from './program.ts';
import { Refusal } from './refusal.ts';

/**
 * Runs one command to its end.
 *
 * @param argv the words after the program's name.
 * @returns the exit code; never throws.
 */
export async function run(argv: readonly string[], io: CliIo = processIo()): Promise<number> {
  let code: number = EXIT.ok;
  try {
    await program(io, (own) => {
      code = own;
    }).parseAsync(argv, { from: 'user' });
  } catch (error) {
    code = explain(error, io);
  }
  await io.drained();
  return code;
}

function explain(error: unknown, io: CliIo): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
  if (error instanceof Refusal) {
    io.err(error.lines.map((line) => `${line}\n`).join(''));
    return EXIT.badInput;
  }
  if (error instanceof ResiduaError && error.code !== 'internal') {
    const { path, message } = error;
    io.err(path === undefined || message.startsWith(path) ? `${message}\n` : `${path}: ${message}\n`);
    return EXIT.badInput;
  }
  // The message of an unexpected error may quote the evaluation; its kind may not.
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? firstFrame(error) : '';
  io.err(`Residua failed (${kind}${place}). This is a fault of the program; no file was left half-written.\n`);
  return EXIT.internal;
}

/** File and line where an error arose, without folders. */
function firstFrame(error: Error): string {
  const frame = /([\w.-]+\.(?:ts|js|mjs|cjs):\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
  return frame === undefined ? '' : ` at ${frame}`;
}
