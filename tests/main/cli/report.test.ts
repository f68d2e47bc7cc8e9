import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CASES, cli, cliProcess, workFolder } from './support.ts';

const folder = workFolder();
const sample = join(import.meta.dirname, '../../../assets/sample/sample-evaluation.json');
const sparse = join(CASES, 'negative-residual.json');
const signing = ['--p12', 'id.p12', '--p12-password-file', 'password'];

beforeAll(async () => {
  folder.file('password', 'correct horse\r\n');
  folder.file('wrong', 'battery staple');
  const result = await cli(folder.path, [
    'identity',
    'new',
    '--name',
    'Jiří Žižka',
    '--out',
    'id.p12',
    '--p12-password-file',
    'password',
    '--organization',
    'Example',
    '--email',
    'jz@example.org',
  ]);
  expect(result).toMatchObject({ code: 0, err: '' });
});
afterAll(() => {
  folder.done();
});

function sha256(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder.path, name)))
    .digest('hex');
}

const verification = z.object({
  valid: z.boolean(),
  signatures: z.array(
    z.looseObject({
      valid: z.boolean(),
      coversWholeDocument: z.boolean(),
      subFilter: z.string().nullable(),
      signer: z.string().nullable(),
      signedAt: z.string().nullable(),
      certification: z.number().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

async function verify(name: string) {
  const result = await cli(folder.path, ['verify', name]);
  return { code: result.code, ...verification.parse(JSON.parse(result.out)) };
}

describe('report, verify', () => {
  test('writes a report that verifies, and tells its hash', async () => {
    const result = await cli(folder.path, ['report', sample, '--out', 'report.pdf', '--strict', ...signing]);
    expect(result.code).toBe(0);
    // The sample's examiner is somebody else than the identity.
    expect(result.err).toMatch(/^warning: \/examiner\/name: .+; check who signs\n$/);
    expect(JSON.parse(result.out)).toMatchObject({
      file: 'report.pdf',
      signer: 'Jiří Žižka',
      sha256: sha256('report.pdf'),
    });
    expect(await verify('report.pdf')).toMatchObject({
      code: 0,
      valid: true,
      signatures: [
        {
          valid: true,
          coversWholeDocument: true,
          subFilter: 'ETSI.CAdES.detached',
          signer: 'Jiří Žižka',
          certification: 2,
        },
      ],
    });
  });

  test('--sample needs no identity and says whose name it is not', async () => {
    const result = await cliProcess(folder.path, ['report', '--sample', '--out', 'sample.pdf']);
    expect(result).toMatchObject({ code: 0, err: '' });
    const checked = await verify('sample.pdf');
    expect(checked).toMatchObject({ code: 0, valid: true });
    expect(checked.signatures[0]?.signer).toContain('(sample, not for use)');
  });

  test('a flipped bit is told and gives exit code 1', async () => {
    const bytes = readFileSync(join(folder.path, 'report.pdf'));
    const at = bytes.indexOf('stream') + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    folder.file('flipped.pdf', bytes);
    expect(await verify('flipped.pdf')).toMatchObject({ code: 1, valid: false });
  });

  test('a file that is no PDF, or has no signature, is not valid', async () => {
    folder.file('text.pdf', 'not a PDF');
    expect(await verify('text.pdf')).toEqual({ code: 1, valid: false, signatures: [] });
  });

  test('what the profile asks for and the file lacks is warned of; --strict refuses', async () => {
    const warned = await cli(folder.path, ['report', sparse, '--out', 'sparse.pdf', ...signing]);
    expect(warned.code).toBe(0);
    const warnings = warned.err.trimEnd().split('\n');
    expect(warnings.length).toBeGreaterThan(10);
    for (const line of warnings) expect(line).toMatch(/^warning: \/\S+: \S/);
    const strict = await cli(folder.path, ['report', sparse, '--out', 'strict.pdf', '--strict', ...signing]);
    expect(strict).toMatchObject({ code: 2, out: '' });
    expect(strict.err.split('\n')).toContainEqual(expect.stringMatching(/^\/case\/faceToFaceMinutes: not documented/));
    expect(folder.names()).not.toContain('strict.pdf');
  });
});

describe('nothing is overwritten or half written', () => {
  test('an existing report stays unless --force is given', async () => {
    folder.file('taken.pdf', 'precious');
    const argv = ['report', '--sample', '--out', 'taken.pdf'];
    const refused = await cli(folder.path, argv);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--force') as string });
    expect(readFileSync(join(folder.path, 'taken.pdf'), 'utf8')).toBe('precious');
    expect(await cli(folder.path, [...argv, '--force'])).toMatchObject({ code: 0 });
    expect(await verify('taken.pdf')).toMatchObject({ valid: true });
  });

  test('an identity is not replaced either', async () => {
    const before = sha256('id.p12');
    const argv = ['identity', 'new', '--name', 'Other', '--out', 'id.p12', '--p12-password-file', 'password'];
    expect(await cli(folder.path, argv)).toMatchObject({ code: 2, out: '' });
    expect(sha256('id.p12')).toBe(before);
  });

  test('the evaluation itself is never the target', async () => {
    const file = folder.file('case.json', readFileSync(sample));
    const result = await cli(folder.path, ['report', file, '--out', './case.json', '--force', ...signing]);
    expect(result).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--out') as string });
    expect(readFileSync(join(folder.path, file))).toEqual(readFileSync(sample));
  });

  test('a target that cannot be written is told, and nothing is left behind', async () => {
    const before = folder.names();
    const result = await cli(folder.path, ['report', '--sample', '--out', 'no-such-folder/report.pdf']);
    expect(result).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('the folder does not exist') as string,
    });
    expect(folder.names()).toEqual(before);
  });

  test('only its owner may read what is written', () => {
    expect(statSync(join(folder.path, 'id.p12')).mode & 0o077).toBe(0);
    expect(statSync(join(folder.path, 'report.pdf')).mode & 0o077).toBe(0);
  });
});

describe('identities', () => {
  test('a wrong password', async () => {
    const argv = ['report', sample, '--out', 'x.pdf', '--p12', 'id.p12', '--p12-password-file', 'wrong'];
    expect(await cli(folder.path, argv)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/password/i) as string,
    });
    expect(folder.names()).not.toContain('x.pdf');
  });

  test('an identity whose term is over', async () => {
    const later = new Date(Date.now() + 20 * 365 * 86_400_000);
    const result = await cli(folder.path, ['report', sample, '--out', 'x.pdf', ...signing], later);
    expect(result).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/expired|not valid/i) as string });
    expect(folder.names()).not.toContain('x.pdf');
  });

  test('a file that is no identity', async () => {
    folder.file('text.p12', 'not an identity');
    const argv = ['report', sample, '--out', 'x.pdf', '--p12', 'text.p12', '--p12-password-file', 'password'];
    expect(await cli(folder.path, argv)).toMatchObject({ code: 2, out: '' });
  });

  test.each([
    ['empty', ''],
    ['only a line end', '\n'],
    ['two lines', 'a\nb\n'],
    ['no text', new Uint8Array([0x80, 0x81])],
  ])('a password file that is %s', async (_, content) => {
    folder.file('bad-password', content);
    const argv = ['identity', 'new', '--name', 'A', '--out', 'new.p12', '--p12-password-file', 'bad-password'];
    expect(await cli(folder.path, argv)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--p12-password-file') as string,
    });
    expect(folder.names()).not.toContain('new.p12');
  });

  test('a password file that is not there', async () => {
    const argv = ['identity', 'new', '--name', 'A', '--out', 'new.p12', '--p12-password-file', 'none'];
    expect(await cli(folder.path, argv)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('there is no such file') as string,
    });
  });

  test('RSA-3072', async () => {
    const argv = [
      'identity',
      'new',
      '--name',
      'Ada',
      '--out',
      'rsa.p12',
      '--p12-password-file',
      'password',
      '--algorithm',
      'RSA-3072',
    ];
    const result = await cli(folder.path, argv);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(result.out)).toMatchObject({ name: 'Ada', algorithm: 'RSA-3072', file: 'rsa.p12' });
  });
});
