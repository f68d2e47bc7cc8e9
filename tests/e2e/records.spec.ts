import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  type PDFPage,
} from 'pdf-lib';
import { png } from '../tools/png.ts';
import { expectAccessible } from './accessible.ts';
import { newDataFolder } from './pages/residua.ts';
import { test } from './start.ts';

const CANARY = 'CANARY-ATTACHMENT-55190';

/** Answers the next system dialog for files to open. */
async function answerOpenDialog(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
  }, filePaths);
}

/** A table as a spreadsheet copies it; rows 14, 200 and 451 of the sheet are bad. */
function sheet(): string {
  const bad = new Map([
    [14, ['31/31/2024', '3']],
    [200, ['May 2024', '2']],
    [451, ['2024-02-01', 'many']],
  ]);
  const rows = Array.from({ length: 500 }, (_, index) => {
    const [date, pages] = bad.get(index + 2) ?? [
      `${String((index % 12) + 1)}/${String((index % 28) + 1)}/${String(2015 + (index % 10))}`,
      `${String((index % 9) + 1)} pp`,
    ];
    const summary = `Visit ${String(index)}: pain of the left hip, examined and advised.`;
    return [date, `Dr. ${String.fromCodePoint(65 + (index % 26))}. Example`, 'Progress note', pages, summary].join(
      '\t',
    );
  });
  return ['Date of service\tProvider\tDocument type\tPages\tDescription', ...rows].join('\r\n');
}

async function paste(window: Page, text: string): Promise<void> {
  await window.getByLabel('Rows copied from a spreadsheet').evaluate((area, content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function pdfWithText(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const words of [`First page ${CANARY}`, 'Second page, femoral head', 'Third page']) {
    document.addPage([400, 300]).drawText(words, { x: 40, y: 200, size: 12, font });
  }
  addFax(document, document.getPage(1));
  // A script that runs on opening, in a reader that runs scripts.
  document.catalog.set(
    PDFName.of('OpenAction'),
    document.context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert("ran")') }),
  );
  return document.save({ useObjectStreams: false });
}

/** A black square as fax machines and scanners write it: every line is as the white one above, and white is black. */
function addFax(document: PDFDocument, page: PDFPage): void {
  const image = document.context.stream(Uint8Array.of(0xff, 0x00, 0x10, 0x01), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 8,
    Height: 8,
    BitsPerComponent: 1,
    ColorSpace: 'DeviceGray',
    Decode: [1, 0],
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: 8, Rows: 8 },
  });
  const name = page.node.newXObject('Fax', document.context.register(image));
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(100, 0, 0, 100, 0, 0));
  page.pushOperators(drawObject(name), popGraphicsState());
}

/** The colour of a drawn page at a place given in parts of its width and height. */
function colorAt(canvas: HTMLCanvasElement, [x, y]: [number, number]): number[] {
  const pixel = canvas.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1);
  return [...(pixel?.data ?? [])].slice(0, 3);
}

test('500 pasted rows of which three are bad, a PDF and a PNG attached, read, and all there after a restart', async ({
  start,
  startUnlocked,
}) => {
  const outside = await newDataFolder();
  const { app, window, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await evaluation.fill('/case/claimNumber', 'WC-RECORDS');
  await evaluation.go('Records');
  const dialog = window.getByRole('dialog');
  const table = window.getByRole('table', { name: 'Records' });

  await test.step('good rows are taken with one change, bad ones are explained and mended', async () => {
    await window.getByRole('button', { name: 'From a spreadsheet' }).click();
    await paste(window, sheet());
    await expect(dialog.getByRole('status').first()).toHaveText(
      'The pasted table: 497 rows can be taken, 3 rows cannot be read yet and stay here.',
    );
    await expect(dialog).toContainText('"31/31/2024" is no date; write it as 2024-12-31');
    await expect(dialog).toContainText('"May 2024" names no day');
    await expect(dialog).toContainText('"many" is no number of pages; write it as 12');
    await dialog.getByRole('button', { name: 'Take 497 rows' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('497 rows were taken. 0 rows can be taken');
    await dialog.getByLabel('Date of row 14').fill('2024-12-31');
    await dialog.getByLabel('Date of row 14').press('Enter');
    await dialog.getByRole('button', { name: 'Take it without a date' }).click();
    await dialog.getByRole('button', { name: 'Leave row 451 out' }).click();
    await dialog.getByRole('button', { name: 'Take 2 rows' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(window.getByText(/^499 records, 2,\d+ pages$/)).toBeVisible();
  });

  await test.step('sorted with one command; the screen shows the numbers of the report', async () => {
    await window.getByRole('button', { name: 'Sort by date' }).click();
    await expect(table.getByRole('row').nth(1)).toContainText('2015-01-01');
    await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('1');
  });

  await test.step('files are known by their content; good ones are kept beside bad ones', async () => {
    await writeFile(join(outside, 'chart.pdf'), await pdfWithText());
    await writeFile(join(outside, 'scan.pdf'), '<!doctype html><title>Not a scan</title>');
    await writeFile(join(outside, 'wound.png'), png(64, 48));
    await answerOpenDialog(
      app,
      ['chart.pdf', 'scan.pdf', 'wound.png'].map((name) => join(outside, name)),
    );
    await table
      .getByRole('button', { name: /Progress note/ })
      .first()
      .click();
    await window.getByRole('button', { name: 'Attach files' }).click();
    await expect(window.getByText('scan.pdf is not a PDF but an HTML page;', { exact: false })).toBeVisible();
    await expect(window.getByRole('button', { name: /^chart\.pdf ?3 pages/ })).toBeVisible();
    await expect(window.getByRole('button', { name: /^wound\.png ?image/ })).toBeVisible();
    await evaluation.saved();
  });

  await test.step('read inside the application: pages, search, zoom, image', async () => {
    await window.getByRole('button', { name: /^chart\.pdf ?3 pages/ }).click();
    await expect(dialog.locator('[data-drawn="1"]')).toBeVisible();
    await expect(dialog.getByText(`First page ${CANARY}`)).toBeAttached();
    await window.keyboard.press('PageDown');
    await expect(dialog.locator('[data-drawn="2"]')).toBeVisible();
    const picture = dialog.getByRole('img', { name: /page 2 of 3/ });
    expect(await picture.evaluate(colorAt, [0.1, 0.9] as [number, number]), 'scanned square').toEqual([0, 0, 0]);
    expect(await picture.evaluate(colorAt, [0.9, 0.1] as [number, number]), 'paper').toEqual([255, 255, 255]);
    await dialog.getByLabel('Find in this file').fill('third');
    await dialog.getByLabel('Find in this file').press('Enter');
    await expect(dialog.getByText('On page 3')).toBeVisible();
    await expect(dialog.locator('[data-found]')).toHaveText('Third page');
    await expectAccessible(window, 'viewer');
    await dialog.getByRole('button', { name: 'Next file' }).click();
    await expect(dialog.locator('[data-drawn="64x48"]')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('locking closes the viewer', async () => {
    await window.getByRole('button', { name: /^chart\.pdf ?3 pages/ }).click();
    await expect(dialog.locator('[data-drawn="1"]')).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('command', 'lock');
    });
    await expect(window.getByLabel('Passphrase', { exact: true })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });
  await app.close();

  await test.step('no file of the data folder holds the attachment in clear', async () => {
    const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const bytes = await readFile(file);
      for (const text of ['%PDF-1.', 'chart.pdf', 'pain of the left hip', CANARY]) {
        expect(bytes.includes(text), `${file}: ${text}`).toBe(false);
      }
    }
  });

  await test.step('the next day everything is there', async () => {
    const again = await start({ dataFolder });
    await again.residua.unlock();
    const kept = await again.residua.openFromList('WC-RECORDS');
    await kept.go('Records');
    await expect(again.window.getByText(/^499 records, 2,\d+ pages/)).toBeVisible();
    await again.window.getByRole('button', { name: /^Read chart\.pdf/ }).click();
    await expect(again.window.getByRole('dialog').getByText(`First page ${CANARY}`)).toBeAttached();
    await again.app.close();
  });
});
