import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { newDataFolder } from './pages/residua.ts';
import { test } from './start.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');

/** A signed report of the sample, made by the command line. */
function sampleReport(folder: string): string {
  const path = join(folder, 'report.pdf');
  const node = join(CHECKOUT, 'node_modules/.bin/node');
  execFileSync(node, [join(CHECKOUT, 'main/cli.ts'), 'report', '--sample', '--out', path]);
  return path;
}

/** The report with one byte of its pages changed. */
function changedReport(folder: string, report: string): string {
  const bytes = readFileSync(report);
  const at = bytes.indexOf('stream\n') + 40;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const path = join(folder, 'changed.pdf');
  writeFileSync(path, bytes);
  return path;
}

/** Answers the next dialog that asks for a file. */
async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** Drags a file over the window and drops it there. */
async function drag(window: Page, name: 'dragover' | 'drop', path: string): Promise<void> {
  const content = readFileSync(path).toString('base64');
  await window.evaluate(
    ({ type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'report.pdf', { type: 'application/pdf' }));
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { type: name, base64: content },
  );
}

test('a report is verified while the vault is locked, by dialog and by drop; later its evaluation is imported', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const report = sampleReport(dataFolder);
  const changed = changedReport(dataFolder, report);
  const { app, window, residua } = await start({ dataFolder });
  const verdict = window.getByRole('region', { name: 'Result' }).getByRole('heading');

  await test.step('before there is a vault, by keys alone and the dialog', async () => {
    await window.getByRole('button', { name: 'Verify a report' }).focus();
    await window.keyboard.press('Enter');
    await residua.heading('Verify a report').waitFor();
    await answerOpenDialog(app, report);
    await window.getByRole('button', { name: 'Choose a PDF…' }).focus();
    await window.keyboard.press('Enter');
    await expect(verdict).toHaveText('Valid, but …', { timeout: 30_000 });
    await expect(verdict).toBeFocused();
    await expect(window.getByText(/^The certificate is self-signed/)).toBeVisible();
    await expect(window.getByRole('button', { name: /^Import as a draft/ })).toHaveCount(0);
    await window.getByText('Data and pages: they agree').click();
    await expect(window.getByText(/the report is the same, byte for byte/)).toBeVisible();
    await window.getByText(/^Signature 1: Jordan Specimen/).click();
    await expect(window.getByText('None: no other clock confirms the time')).toBeVisible();
  });

  await test.step('it fits 1024 × 700, and is accessible', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
    expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expectAccessibleInLightAndDark(window, 'verification');
  });

  await test.step('a changed report is refused in plain words', async () => {
    await answerOpenDialog(app, changed);
    await window.getByRole('button', { name: 'Choose another PDF…' }).click();
    await expect(verdict).toHaveText('NOT valid');
    await expect(window.getByText('The document was changed after it was signed.', { exact: true })).toBeVisible();
    await expectAccessibleInLightAndDark(window, 'verification');
  });

  await test.step('what is no PDF is explained, and the copy of the result is plain text', async () => {
    await answerOpenDialog(app, join(CHECKOUT, 'package.json'));
    await window.getByRole('button', { name: 'Choose another PDF…' }).click();
    await expect(window.getByText('The file is not a PDF. Choose a PDF report.')).toBeVisible();
    await window.getByRole('button', { name: 'Back' }).click();
  });

  await residua.createVault();
  await residua.skipWelcome();

  await test.step('with the vault open a report is dropped anywhere, and imported as a draft', async () => {
    await drag(window, 'dragover', report);
    await expect(window.getByText('Drop the PDF to verify it')).toBeVisible();
    await drag(window, 'drop', report);
    await expect(window.getByText('Drop the PDF to verify it')).toHaveCount(0);
    await expect(verdict).toHaveText('Valid, but …', { timeout: 30_000 });
    await window.getByRole('button', { name: 'Copy the result' }).click();
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('Verification of report.pdf by Residua');
    expect(copied).toContain('residual −3.5, G8652');
    await expectAccessibleInLightAndDark(window, 'verification');
    await window.getByRole('button', { name: 'Import as a draft' }).click();
    await residua.heading('Referral').waitFor();
    await window
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: /^Residual/ })
      .click();
    await expect(window.getByRole('region', { name: 'Residual and code' })).toContainText('G8652');
  });

  await app.close();
});
