import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { JAVA, SERVER, classPathFile } from './verapdf.ts';

/**
 * The global set-up of Vitest and of Playwright: one Java machine validates for all test files of a run, because starting
 * one takes longer than what it is asked. The first question starts it; it ends with the run.
 */
export default async function serveVeraPdf(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'residua-verapdf-'));
  const pipe = `\\\\.\\pipe\\residua-verapdf-${String(process.pid)}`;
  const address = process.platform === 'win32' ? pipe : join(folder, 'socket');
  let engine: Engine | undefined;
  const server = createServer((socket) => {
    // Whoever asked may have been ended since.
    socket.on('error', () => socket.destroy());
    createInterface(socket).once('line', (request) => {
      engine ??= startEngine();
      engine.ask(request).then(
        (answer) => socket.end(answer),
        (error: unknown) => socket.end(String(error)),
      );
    });
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(address, listening));
  process.env[SERVER] = address;
  return async () => {
    engine?.end();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true, force: true });
  };
}

interface Engine {
  readonly ask: (request: string) => Promise<string>;
  readonly end: () => void;
}

/** The driver, answering one request after another. Once it has ended, every question fails with what it said. */
function startEngine(): Engine {
  const java = spawn('java', [...JAVA, '-cp', readFileSync(classPathFile, 'utf8'), 'Validate'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const waiting: { readonly answer: (text: string) => void; readonly fail: (error: Error) => void }[] = [];
  let lines: string[] = [];
  let said = '';
  let failure: Error | undefined;
  const failed = (why: string): void => {
    failure ??= new Error(`veraPDF ended: ${why}\n${said}`);
    for (const { fail } of waiting.splice(0)) fail(failure);
  };
  java.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-4000)));
  createInterface(java.stdout).on('line', (line) => {
    if (line !== '') return void lines.push(line);
    waiting.shift()?.answer(lines.join('\n'));
    lines = [];
  });
  java.stdin.on('error', (error) => {
    failed(error.message);
  });
  java.on('error', (error) => {
    failed(error.message);
  });
  java.on('close', (code, signal) => {
    failed(String(signal ?? code));
  });
  return {
    ask: (request) =>
      new Promise((answer, fail) => {
        if (failure !== undefined) {
          fail(failure);
          return;
        }
        waiting.push({ answer, fail });
        java.stdin.write(`${request}\n`);
      }),
    end: () => java.kill(),
  };
}
