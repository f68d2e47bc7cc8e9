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
    writeFileSync(join(folder.path, 'notes.txt'), 'Some notes');
    const none = await cli(folder.path, ['import', 'notes.txt', '--out', 'none.json']);
    expect(none).toMatchObject({ code: 2, err: 'The file is not a PDF. Choose a PDF report.\n' });
    const already = await cli(folder.path, ['import', 'case.json', '--out', 'none.json']);
    expect(already).toMatchObject({
      code: 2,
      err: 'FILE: case.json is a case file already; nothing has to be imported\n',
    });
    expect(folder.names()).not.toContain('none.json');
  });
});

describe('import of a FHIR Bundle', () => {
  const bundle = (resources: object[]) =>
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });

  it('writes a case file, and tells what it has no place for', async () => {
    const patient = { resourceType: 'Patient', name: [{ given: ['Ada'], family: 'Example' }], birthDate: '1960-02-01' };
    writeFileSync(join(folder.path, 'bundle.json'), bundle([patient, { resourceType: 'MedicationStatement' }]));
    const result = await cli(folder.path, ['import', 'bundle.json', '--out', 'from-bundle.json']);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out)).toEqual({
      file: 'from-bundle.json',
      leftOut: ['1 × MedicationStatement: not taken.'],
    });
    const written: unknown = JSON.parse(readFileSync(join(folder.path, 'from-bundle.json'), 'utf8'));
    expect(written).toMatchObject({ examinee: { name: 'Ada Example', dateOfBirth: '1960-02-01' } });
  });

  it('refuses one about nobody or about several people, and broken JSON, with nothing written', async () => {
    const patient = { resourceType: 'Patient' };
    for (const [text, reason] of [
      [bundle([]), '/entry: holds no Patient'],
      [bundle([patient, patient]), '/entry: holds several Patients'],
      ['{"resourceType":"Patient"}', '/: is a FHIR resource, but no Bundle'],
      ['{"resourceType":"Bundle",', 'FILE: bundle.json /'],
    ] as const) {
      writeFileSync(join(folder.path, 'bundle.json'), text);
      const result = await cli(folder.path, ['import', 'bundle.json', '--out', 'none.json']);
      expect(result).toMatchObject({ code: 2, out: '' });
      expect(result.err).toContain(reason);
    }
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
