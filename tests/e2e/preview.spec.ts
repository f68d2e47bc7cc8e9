import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, withoutSignature } from './unsigned.ts';
import { answerSaveDialog, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

const READY = 'exactly these bytes are sealed';

test('the preview shows the very bytes that are then signed', async ({ startAsSigner }) => {
  const { app, window, residua, dataFolder } = await startAsSigner('Jordan Specimen');
  const exported = join(dataFolder, 'exported-report.pdf');
  const evaluation = await residua.openSample();
  const dialog = window.getByRole('dialog', { name: 'Preview of the report' });
  const page = dialog.locator('[data-drawn="1"]');

  await test.step('from the glance pane: pages, and whose signature they await', async () => {
    await window.getByRole('button', { name: 'Preview report' }).first().click();
    await expect(page).toBeVisible({ timeout: 30_000 });
    await expect(dialog).toContainText(READY);
    await expect(dialog.getByRole('status').first()).toContainText(/Page 1 of \d+/);
    await expect(dialog.getByRole('region')).toContainText('Independent medical evaluation');
  });

  await test.step('without a signer it says that it is a preview only', async () => {
    await dialog.getByRole('button', { name: /As signed by/ }).click();
    await window.getByRole('option', { name: 'Nobody yet' }).click();
    await expect(dialog).toContainText('nobody is chosen to sign', { timeout: 30_000 });
    await expect(dialog.getByRole('button', { name: 'Go on to sign' })).toHaveCount(0);
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('sign from the preview, export, and compare', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Preview report' }).last().click();
    await expect(page).toBeVisible({ timeout: 30_000 });
    const shown = await dialog.locator('[data-sha256]').getAttribute('data-sha256');
    await dialog.getByRole('button', { name: 'Go on to sign' }).click();
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
    await answerSaveDialog(app, exported);
    await window.getByRole('button', { name: 'Export report' }).click();
    await expect.poll(() => existsSync(exported)).toBe(true);
    expect(execFileSync('pdfsig', [exported], { encoding: 'utf8' })).toContain('Signature is Valid');
    expect(sha256(withoutSignature(readFileSync(exported)))).toBe(shown);
  });

  await test.step('of a signed evaluation the signed file itself is shown', async () => {
    await window.getByRole('button', { name: 'Preview report' }).first().click();
    await expect(window.getByRole('dialog', { name: 'Signed report' })).toContainText('the signed file itself', {
      timeout: 30_000,
    });
  });

  await test.step('an unsigned copy in Word names the signed report', async () => {
    await window.keyboard.press('Escape');
    const copy = join(dataFolder, 'unsigned-copy.docx');
    await answerSaveDialog(app, copy);
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ label }) => label.startsWith('Export an unsigned copy'))?.click();
    });
    await window.getByRole('button', { name: 'Choose where to' }).click();
    await expect.poll(() => existsSync(copy)).toBe(true);
    const body = execFileSync('unzip', ['-p', copy, 'word/document.xml'], { encoding: 'utf8' });
    expect(body).toContain(sha256(readFileSync(exported)));
  });
  await app.close();
});
