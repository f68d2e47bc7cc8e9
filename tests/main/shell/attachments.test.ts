import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Vault } from '../../../main/vault/vault.ts';
import { png } from '../../tools/png.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

const dialog = { showOpenDialog: vi.fn() };
vi.mock('electron', () => ({ dialog }));
const { attachmentHandlers } = await import('../../../main/shell/attachments.ts');

let vault: Vault;
let handlers: ReturnType<typeof attachmentHandlers>;
let folder: string;

beforeEach(async () => {
  vault = quickVault(temporaryFolder());
  folder = temporaryFolder();
  await vault.create(PASSPHRASE);
  handlers = attachmentHandlers(vault, () => null);
  return () => {
    vault.lock();
  };
});

/** The next dialog answers with these files, made here. */
function choose(files: Readonly<Record<string, Uint8Array | string>>): void {
  const filePaths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  dialog.showOpenDialog.mockResolvedValueOnce({ canceled: filePaths.length === 0, filePaths });
}

describe('attachment.choose', () => {
  it('keeps the good files of a choice and says of each other one why not', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.addPage();
    choose({ 'chart.pdf': await document.save(), 'scan.pdf': '<html>', 'wound.png': png(4, 4) });
    const chosen = await handlers['attachment.choose'](null);
    expect(chosen).toMatchObject([
      { ok: true, attachment: { name: 'chart.pdf', mediaType: 'application/pdf', pages: 2 } },
      { ok: false, name: 'scan.pdf', message: expect.stringContaining('not a PDF but an HTML page') as string },
      { ok: true, attachment: { name: 'wound.png', mediaType: 'image/png', pages: 1 } },
    ]);
    const [first] = chosen;
    if (first?.ok !== true) throw new Error('The first file was refused.');
    const { mediaType, bytes } = await handlers['attachment.read']({ sha256: first.attachment.sha256 });
    expect(mediaType).toBe('application/pdf');
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('says of a file that has gone that it could not be read', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [join(folder, 'gone.pdf')] });
    expect(await handlers['attachment.choose'](null)).toMatchObject([
      { ok: false, name: 'gone.pdf', message: expect.stringContaining('gone.pdf could not be read') as string },
    ]);
  });

  it('leaves no trace among the recent files of the system, and takes nothing when cancelled', async () => {
    choose({});
    expect(await handlers['attachment.choose'](null)).toEqual([]);
    expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(
      expect.objectContaining({ properties: expect.arrayContaining(['dontAddToRecent']) as string[] }),
    );
  });
});

describe('while the vault is locked', () => {
  it('no file is chosen, added or read', async () => {
    const { sha256 } = await handlers['attachment.add']({ name: 'a.png', bytes: new Uint8Array(png(2, 2)) });
    vault.lock();
    const asked = dialog.showOpenDialog.mock.calls.length;
    const calls = [
      async () => handlers['attachment.choose'](null),
      async () => handlers['attachment.add']({ name: 'a.png', bytes: new Uint8Array(png(2, 2)) }),
      async () => handlers['attachment.read']({ sha256 }),
    ];
    for (const call of calls) expect(await failureOfAsync(call())).toBe('locked');
    expect(dialog.showOpenDialog.mock.calls).toHaveLength(asked);
  });
});

describe('records.chooseTable', () => {
  it('answers the text of the file, whatever its encoding, and null when cancelled', async () => {
    choose({ 'list.csv': Buffer.from('Date;Author\n2024-12-31;M\xfcller', 'latin1') });
    expect(await handlers['records.chooseTable'](null)).toEqual({
      name: 'list.csv',
      text: 'Date;Author\n2024-12-31;Müller',
    });
    choose({});
    expect(await handlers['records.chooseTable'](null)).toBeNull();
  });

  it('refuses what is no text and what is too large', async () => {
    choose({ 'list.xlsx': 'PK\x03\x04' });
    await expect(handlers['records.chooseTable'](null)).rejects.toThrow('Excel workbook');
    choose({ 'list.csv': new Uint8Array(10 * 1024 * 1024 + 1) });
    await expect(handlers['records.chooseTable'](null)).rejects.toThrow('larger than 10 MB');
  });
});
