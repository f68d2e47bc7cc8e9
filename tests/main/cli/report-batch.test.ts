import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../../main/exchange/sample.ts';
import { cli, smallCase, workFolder, type CliResult, type WorkFolder } from './support.ts';

const ERRORS = 'batch-errors.jsonl';
const SECRET = 'Quentin Confidential';
const PASSWORD = ['--p12-password-file', 'password'];
const BATCH = ['report', '--batch', 'cases', '--out', 'reports', '--p12', 'ada.p12', ...PASSWORD, '--jobs', '2'];
const signers = workFolder();
let work: WorkFolder;
let cases: string;
let out: string;

beforeAll(async () => {
  signers.file('password', 'a password of some length\n');
  for (const [name, file] of [
    ['Ada', 'ada.p12'],
    ['Bea', 'bea.p12'],
  ] as const) {
    const made = await cli(signers.path, ['identity', 'new', '--name', name, '--out', file, ...PASSWORD]);
    expect(made.code).toBe(0);
  }
});
afterAll(() => {
  signers.done();
});
beforeEach(() => {
  work = workFolder();
  cases = join(work.path, 'cases');
  out = join(work.path, 'reports');
  mkdirSync(cases);
  for (const name of signers.names()) copyFileSync(join(signers.path, name), join(work.path, name));
});
afterEach(() => {
  work.done();
});

function batch(...more: string[]): Promise<CliResult> {
  return cli(work.path, [...BATCH, ...more]);
}

function addCase(name: string, examinee?: string): void {
  writeFileSync(join(cases, name), smallCase(examinee));
}

/** The failed cases in the order of their names: threads list them as they come. */
function jsonLines(list: string): unknown[] {
  const lines = list.trimEnd().split('\n').sort();
  return lines.map((line) => JSON.parse(line) as unknown);
}

const counts = ({ out: printed }: CliResult): unknown => JSON.parse(printed);

describe('report --batch', () => {
  test('makes a valid signed report of each case and tells how far it is', async () => {
    for (const name of ['a.json', 'b.json', 'c.json']) addCase(name);
    writeFileSync(join(cases, 'notes.txt'), 'no case');
    const run = await batch();
    expect(run.code).toBe(0);
    const expected = { folder: 'reports', total: 3, made: 3, unchanged: 0, failed: 0, otherExaminer: 0 };
    expect(counts(run)).toEqual(expected);
    expect(run.err).toContain('3 of 3: 0 unchanged, 0 failed');
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
      const judged = execFileSync('pdfsig', [join(out, name)], { encoding: 'utf8' });
      expect(judged).toContain('Signature is Valid');
    }
  });

  test('one bad case is listed without its content and stops no other', async () => {
    addCase('good.json');
    addCase('unprintable.json', `${SECRET} 🦀`);
    writeFileSync(join(cases, 'broken.json'), `{"examinee": "${SECRET}`);
    const { case: facts } = loadSample();
    const wrong = { ...loadSample(), case: { ...facts, dateOfExam: SECRET } };
    writeFileSync(join(cases, 'wrong.json'), JSON.stringify(wrong));
    const run = await batch();
    expect(run.code).toBe(1);
    expect(counts(run)).toMatchObject({ total: 4, made: 1, failed: 3 });
    const list = readFileSync(join(out, ERRORS), 'utf8');
    expect(jsonLines(list)).toEqual([
      { file: 'broken.json', problems: [expect.objectContaining({ code: 'invalid-input' })] },
      { file: 'unprintable.json', problems: [{ code: 'unprintable', path: '/examinee/name' }] },
      { file: 'wrong.json', problems: [{ code: 'invalid-input', path: '/case/dateOfExam' }] },
    ]);
    for (const told of [list, run.err, run.out]) expect(told).not.toContain(SECRET);
    expect(statSync(join(out, 'good.pdf')).size).toBeGreaterThan(10_000);
  });

  test('goes on where it was stopped: what is there and unchanged stays, what changed is made anew', async () => {
    for (const name of ['a.json', 'b.json', 'c.json']) addCase(name);
    await batch();
    const before = ['a', 'b', 'c'].map((name) => readFileSync(join(out, `${name}.pdf`)));
    // A power cut while a line was written, a report that is gone, a case that changed, a new one.
    appendFileSync(join(out, 'residua-batch.jsonl'), '\n{"file":"x.json","sou');
    rmSync(join(out, 'b.pdf'));
    addCase('c.json', 'Other Person');
    addCase('d.json');
    const again = await batch();
    expect(again.code).toBe(0);
    expect(counts(again)).toMatchObject({ total: 4, made: 3, unchanged: 1, failed: 0 });
    expect(readFileSync(join(out, 'a.pdf')).equals(before[0] ?? Buffer.alloc(0))).toBe(true);
    expect(readFileSync(join(out, 'c.pdf')).equals(before[2] ?? Buffer.alloc(0))).toBe(false);
    expect(counts(await batch())).toMatchObject({ made: 0, unchanged: 4 });
  });

  test('what is asked for beyond an earlier run is not answered with "unchanged"', async () => {
    addCase('a.json');
    expect((await batch()).code).toBe(0);
    const first = readFileSync(join(out, 'a.pdf'));
    // Nobody answers there, and the case lacks much: both are told, and the report of the first run stays.
    for (const [options, code] of [
      [['--timestamp-url', 'http://127.0.0.1:9/'], 'timestamp-failed'],
      [['--strict'], 'not-ready'],
    ] as const) {
      expect((await batch(...options)).code).toBe(1);
      expect(readFileSync(join(out, ERRORS), 'utf8')).toContain(code);
      expect(readFileSync(join(out, 'a.pdf')).equals(first)).toBe(true);
    }
    expect(counts(await batch('--page-size', 'a4'))).toMatchObject({ made: 1, unchanged: 0 });
    const signed = await batch('--page-size', 'a4', '--p12', 'bea.p12');
    expect(counts(signed)).toMatchObject({ made: 1, unchanged: 0 });
    expect(execFileSync('pdfsig', [join(out, 'a.pdf')], { encoding: 'utf8' })).toContain('Bea');
  });

  test('cases that name another examiner than the signer are counted, with a warning', async () => {
    writeFileSync(join(cases, 'a.json'), smallCase('Alex Sample', 'Jordan Specimen'));
    const run = await batch();
    expect(counts(run)).toMatchObject({ made: 1, otherExaminer: 1 });
    expect(run.err).toContain('1 of the cases made name another examiner than Ada, who signs');
  });

  test('a file that is not from an earlier run is never replaced, unless --force says so', async () => {
    addCase('a.json');
    mkdirSync(out);
    writeFileSync(join(out, 'a.pdf'), 'mine');
    const refused = await batch();
    expect(refused.code).toBe(1);
    expect(readFileSync(join(out, 'a.pdf'), 'utf8')).toBe('mine');
    expect(readFileSync(join(out, ERRORS), 'utf8')).toContain('file-exists');
    expect((await batch('--force')).code).toBe(0);
    expect(work.names()).toContain('reports');
    expect(() => statSync(join(out, ERRORS))).toThrow('ENOENT');
  });

  test('--strict refuses a case that lacks what its profile asks for', async () => {
    addCase('a.json');
    const run = await batch('--strict');
    expect(run.code).toBe(1);
    expect(readFileSync(join(out, ERRORS), 'utf8')).toContain('not-ready');
  });

  test.each([
    [['--jobs', '0'], '--jobs'],
    [['--sample'], '--sample'],
    [['--p12-password-file', 'nothing'], 'password'],
  ])('refuses before any case is read: %j', async (more, named) => {
    addCase('a.json');
    const run = await batch(...more);
    expect(run.code).toBe(2);
    expect(run.err).toContain(named);
    expect(work.names()).not.toContain('reports');
  });
});
