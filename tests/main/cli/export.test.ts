import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { cli, workFolder, type CliResult, type WorkFolder } from './support.ts';

const PASSWORD = 'ein Paßwort für unterwegs';
/** From the head, a table, a narrative and the score of the sample. */
const SAID = ['Alex Sample', 'Records reviewed', 'G8652', '−3.5', 'HOOS'];
let work: WorkFolder;

beforeAll(() => {
  work = workFolder();
  work.file('case.json', writeCaseFile(loadSample()));
  work.file('password', `${PASSWORD}\n`);
});
afterAll(() => {
  work.done();
});

function exported(...options: string[]): Promise<CliResult> {
  return cli(work.path, ['export', 'case.json', ...options]);
}

function tool(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: work.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('export', () => {
  test('plain text says all and that it is an unsigned copy, at its head and foot', async () => {
    expect((await exported('--format', 'txt', '--out', 'unsigned.txt')).code).toBe(0);
    const text = readFileSync(join(work.path, 'unsigned.txt'), 'utf8');
    for (const part of SAID) expect(text).toContain(part);
    expect(text.startsWith('UNSIGNED COPY\n')).toBe(true);
    expect(text.match(/UNSIGNED COPY/g)).toHaveLength(2);
    expect(text).toContain('The report has not been signed.');
    expect(text).not.toContain('I declare');
  });

  test('a Word document says all, and on every page that it is an unsigned copy', async () => {
    expect((await exported('--format', 'docx', '--out', 'unsigned.docx')).code).toBe(0);
    tool('unzip', '-tq', 'unsigned.docx');
    const body = tool('unzip', '-p', 'unsigned.docx', 'word/document.xml');
    for (const part of [...SAID, 'Unsigned copy']) expect(body).toContain(part);
    expect(body).toContain('Heading1');
    const names = tool('unzip', '-Z1', 'unsigned.docx').split('\n');
    const heads = names.filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name));
    expect(heads).toHaveLength(2);
    for (const name of heads) expect(tool('unzip', '-p', 'unsigned.docx', name)).toContain('Unsigned copy');
  });

  test('a protected PDF opens with its password alone (AES-256), and claims neither signature nor PDF/A', async () => {
    const options = ['--format', 'pdf-protected', '--out', 'unsigned.pdf', '--password-file', 'password'];
    expect((await exported(...options)).code).toBe(0);
    expect(() => tool('pdftotext', 'unsigned.pdf', '-')).toThrow('Incorrect password');
    expect(tool('qpdf', `--password=${PASSWORD}`, '--show-encryption', 'unsigned.pdf')).toContain('AESv3');
    tool('qpdf', `--password=${PASSWORD}`, '--decrypt', 'unsigned.pdf', 'open.pdf');
    tool('qpdf', '--check', 'open.pdf');
    const text = tool('pdftotext', 'open.pdf', '-');
    // Page by page, at the head and at the foot.
    const pages = tool('pdftotext', '-layout', 'open.pdf', '-').split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      const lines = page.trim().split('\n');
      for (const line of [lines[0], lines.at(-1)]) expect(line?.trim()).toBe('Unsigned copy – not the report itself');
    }
    for (const part of ['Unsigned copy', ...SAID]) expect(text).toContain(part);
    const raw = readFileSync(join(work.path, 'open.pdf'), 'latin1');
    for (const claim of ['pdfaid', '/ByteRange', 'EmbeddedFile']) expect(raw).not.toContain(claim);
    expect(readFileSync(join(work.path, 'unsigned.pdf'), 'latin1')).not.toContain('Alex Sample');
  });

  test('copies have the paper that is asked for', async () => {
    const a4 = ['--page-size', 'a4', '--out'];
    await exported('--format', 'pdf-protected', '--password-file', 'password', ...a4, 'unsigned-a4.pdf');
    expect(tool('pdfinfo', '-upw', PASSWORD, 'unsigned-a4.pdf')).toMatch(/Page size: +595\.28 x 841\.89/);
    await exported('--format', 'docx', ...a4, 'unsigned-a4.docx');
    expect(tool('unzip', '-p', 'unsigned-a4.docx', 'word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(tool('unzip', '-p', 'unsigned.docx', 'word/document.xml')).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
  });

  test.each([
    [['--format', 'txt', '--out', 'report.txt'], 'unsigned'],
    [['--format', 'txt', '--out', 'unsigned2.txt', '--password-file', 'password'], '--password-file'],
    [['--format', 'pdf-protected', '--out', 'unsigned2.pdf'], '--password-file'],
    [['--format', 'odt', '--out', 'unsigned2.odt'], 'Allowed choices'],
  ])('refuses %j and writes nothing', async (options, named) => {
    const before = work.names();
    const run = await exported(...options);
    expect(run.code).toBe(2);
    expect(run.err).toContain(named);
    expect(work.names()).toEqual(before);
  });

  test('a password that is too short is refused', async () => {
    work.file('short', 'short\n');
    const run = await exported('--format', 'pdf-protected', '--out', 'unsigned3.pdf', '--password-file', 'short');
    expect(run.code).toBe(2);
    expect(run.err).toContain('8 to 127');
    expect(work.names()).not.toContain('unsigned3.pdf');
  });
});
