import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { duringSession } from '../../../main/vault/session.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { FULL_DISK, onSmallDisk } from '../../tools/full-disk.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';
import { EXHIBIT, filesIn, OTHER_EXHIBIT, trailOf } from './exported.ts';

/** What the person chooses in the dialog, and whether it has been shown. */
const chosen = { path: '', isAsked: false };
vi.mock('electron', () => ({
  app: { getPath: () => '/' },
  dialog: {
    showSaveDialog: () => {
      chosen.isAsked = true;
      return Promise.resolve({ canceled: false, filePath: chosen.path });
    },
  },
}));
vi.mock('../../../main/shell/log.ts', () => ({ logFailure: () => undefined }));

const { withAudit } = await import('../../../main/shell/auditing.ts');
const { exportPdf } = await import('../../../main/shell/export-pdf.ts');

const PDF = Buffer.from('the report');
const BESIDE = [
  { name: EXHIBIT, pdf: Buffer.from('exhibit A') },
  { name: OTHER_EXHIBIT, pdf: Buffer.from('exhibit B') },
];
const WHOLE = { [EXHIBIT]: 'exhibit A', [OTHER_EXHIBIT]: 'exhibit B', 'report.pdf': 'the report' };

let vault: Vault;
let folder: string;

beforeEach(async () => {
  vault = quickVault(join(temporaryFolder(), 'vault'));
  await vault.create(PASSPHRASE);
  onTestFinished(() => {
    vault.lock();
  });
  folder = temporaryFolder();
  Object.assign(chosen, { path: join(folder, 'report.pdf'), isAsked: false });
});

/** Exports a report with two exhibits beside it, as the window's call does. */
function exported(): Promise<unknown> {
  const handlers = withAudit(vault, {
    'report.export': () => exportPdf(null, { title: 'Export', fileName: 'x.pdf', pdf: PDF, beside: BESIDE }),
  } as never);
  return handlers['report.export']({ id: 'x' }) as Promise<unknown>;
}

describe('a report and the exhibits beside it', () => {
  test('are written and told of in the trail; an exhibit that is there already is neither', async () => {
    writeFileSync(join(folder, EXHIBIT), 'exhibit A');
    writeFileSync(chosen.path, 'an older report');
    expect(await exported()).toEqual({ fileName: 'report.pdf' });
    expect(filesIn(folder)).toEqual(WHOLE);
    expect(trailOf(vault)).toEqual([`document-exported ${OTHER_EXHIBIT}`, 'document-exported report.pdf']);
  });

  test.each([
    ['a file of another content has the name of the second exhibit', OTHER_EXHIBIT, 'kept', 'file-exists'],
    ['a folder has the name of the second exhibit', OTHER_EXHIBIT, null, 'file-unwritable'],
    ['a folder has the name of the report', 'report.pdf', null, 'file-unwritable'],
  ])('are not written at all, nor told of, when %s', async (_what, name, content, code) => {
    const path = join(folder, name);
    if (content === null) mkdirSync(path);
    else writeFileSync(path, content);
    expect(await failureOfAsync(exported())).toBe(code);
    expect(filesIn(folder)).toEqual({ [name]: content ?? 'a folder' });
    expect(trailOf(vault)).toEqual([`call-failed ${code}`]);
    // With the obstacle gone the same export is whole.
    rmSync(path, { recursive: true });
    await exported();
    expect(filesIn(folder)).toEqual(WHOLE);
  });

  test('never take one name, not even where capitals do not tell names apart', async () => {
    chosen.path = join(folder, EXHIBIT.toUpperCase());
    expect(await failureOfAsync(exported())).toBe('file-exists');
    expect(filesIn(folder)).toEqual({});
  });

  test.each([
    ['while the dialog is open', () => chosen.isAsked],
    ['while the bytes go to the disk', () => readdirSync(folder).some((name) => name.endsWith('.tmp'))],
  ])('are not written when the vault is locked %s', async (_when, isLocked) => {
    writeFileSync(chosen.path, 'an older report');
    expect(await failureOfAsync(duringSession(isLocked, exported))).toBe('locked');
    expect(filesIn(folder)).toEqual({ 'report.pdf': 'an older report' });
    expect(trailOf(vault)).toEqual([]);
  });

  test(`are not written when the disk is full after the first (${FULL_DISK})`, () => {
    writeFileSync(chosen.path, 'an older report');
    const program = fileURLToPath(new URL('./export-on-small-disk.ts', import.meta.url));
    const argv = [process.execPath, program, chosen.path, join(temporaryFolder(), 'vault')];
    // Room for the exhibit, and none for the report.
    const { code, out, err } = onSmallDisk(folder, 2000, argv, folder);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // Nothing is told as exported.
    const told = { failure: 'file-unwritable', trail: ['call-failed file-unwritable'] };
    expect(JSON.parse(out)).toMatchObject(told);
    expect(out).toMatch(/report\.pdf could not be written \(the (disk is full|file system allows no file)/);
    expect(filesIn(folder)).toEqual({ 'report.pdf': 'an older report' });
  });
});
