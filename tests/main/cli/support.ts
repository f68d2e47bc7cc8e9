import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { run } from '../../../main/cli/run.ts';

export const CASES = resolve(import.meta.dirname, '../../fixtures/cases');
/** The program. */
export const CLI = resolve(import.meta.dirname, '../../../main/cli.ts');

/** The cases, in alphabetical order, without their expected results. */
export const CASE_FILES = readdirSync(CASES).filter((name) => !name.endsWith('.expected.json'));

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A case file that holds little more than it must: its report is made fast. */
export function smallCase(examinee = 'Alex Sample', examiner: string | null = null): Uint8Array {
  const { case: facts, examinee: person, side, region, episode, residual } = loadSample();
  const few = { case: facts, examinee: { ...person, name: examinee }, side, region, episode, residual };
  const empty = emptyEvaluation();
  return writeCaseFile({ ...empty, ...few, examiner: { ...empty.examiner, name: examiner } });
}

/** Runs one command in this process. */
export async function cli(cwd: string, argv: readonly string[], now = new Date()): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    cwd,
    now: () => now,
    out: (text) => (out += text),
    err: (text) => (err += text),
    drained: () => Promise.resolve(),
  });
  return { code, out, err };
}

/** Runs one command as a program of its own. */
export function cliProcess(cwd: string, argv: readonly string[]): Promise<CliResult> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [CLI, ...argv], { cwd, maxBuffer: 1e8 }, (_error, out, err) => {
      done({ code: child.exitCode, out, err });
    });
  });
}

export interface WorkFolder {
  readonly path: string;
  /** Writes a file and answers its name. */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly names: () => string[];
  readonly done: () => void;
}

/** A folder of its own for what a test writes. */
export function workFolder(): WorkFolder {
  const path = mkdtempSync(join(tmpdir(), 'residua-cli-'));
  return {
    path,
    file: (name, content) => {
      writeFileSync(join(path, name), content);
      return name;
    },
    names: () => readdirSync(path),
    done: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
