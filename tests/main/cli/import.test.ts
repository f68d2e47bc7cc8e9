import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { cli, workFolder, type WorkFolder } from './support.ts';

let folder: WorkFolder;
beforeAll(async () => {
  folder = workFolder();
  expect((await cli(folder.path, ['report', '--sample', '--out', 'report.pdf'])).code).toBe(0);
});
afterAll(() => {
  folder.done();
});

describe('import', () => {
  it('writes the evaluation inside a report as a case file, and says first what the signature is worth', async () => {
    const result = await cli(folder.path, ['import', 'report.pdf', '--out', 'case.json']);
    expect(result.code).toBe(0);
    expect(result.err).toMatch(/^report\.pdf: Valid, but the certificate is self-signed/);
    expect(JSON.parse(result.out)).toMatchObject({ file: 'case.json', valid: true, verdict: 'valid-but' });
    expect(new Uint8Array(readFileSync(join(folder.path, 'case.json')))).toEqual(writeCaseFile(loadSample()));
  });

  it('does not replace a file unless told to', async () => {
    const result = await cli(folder.path, ['import', 'report.pdf', '--out', 'case.json']);
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toContain('exists already');
    expect((await cli(folder.path, ['import', 'report.pdf', '--out', 'case.json', '--force'])).code).toBe(0);
    expect((await cli(folder.path, ['import', 'report.pdf', '--out', 'report.pdf', '--force'])).code).toBe(2);
  });

  it('takes a changed report with a warning', async () => {
    const bytes = readFileSync(join(folder.path, 'report.pdf'));
    writeFileSync(join(folder.path, 'changed.pdf'), Buffer.concat([bytes, Buffer.from('\n')]));
    const result = await cli(folder.path, ['import', 'changed.pdf', '--out', 'changed.json']);
    expect(result.code).toBe(0);
    expect(result.err).toContain('NOT valid');
    expect(result.err).toContain('warning: the evaluation may not be what was signed');
  });

  it('refuses a PDF without an evaluation, and what is no PDF', async () => {
    expect((await cli(folder.path, ['statement', '--sample', '--out', 'statement.pdf'])).code).toBe(0);
    const other = await cli(folder.path, ['import', 'statement.pdf', '--out', 'none.json']);
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain('It holds no evaluation; only reports that Residua made do.');
    const none = await cli(folder.path, ['import', 'case.json', '--out', 'none.json']);
    expect(none).toMatchObject({ code: 2, err: 'The file is not a PDF. Choose a PDF report.\n' });
    expect(folder.names()).not.toContain('none.json');
  });
});

describe('verify', () => {
  it('adds verdict, history and data to what it told before', async () => {
    const result = await cli(folder.path, ['verify', 'report.pdf']);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out)).toMatchObject({
      valid: true,
      reason: null,
      signatures: [{ valid: true, coversWholeDocument: true, timestamp: 'none' }],
      verdict: 'valid-but',
      revisions: [{ changes: [] }],
      attachedData: { kind: 'read', score: { result: 'same' }, rebuilt: { result: 'identical' } },
    });
  });

  it('knows a PDF that holds no data', async () => {
    const { out } = await cli(folder.path, ['verify', 'statement.pdf']);
    expect(JSON.parse(out)).toMatchObject({ valid: true, attachedData: { kind: 'none', score: null } });
  });
});
