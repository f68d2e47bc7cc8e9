import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

test('from an empty machine to a signed report that pdfsig accepts, and everything is there the next day', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const { app, window, residua } = await start({ dataFolder });
  const report = join(dataFolder, 'exported-report.pdf');

  await test.step('create the vault, open the sample', async () => {
    await residua.createVault();
    await window.getByRole('button', { name: 'Go on' }).click();
    await residua.createIdentity('Jordan Specimen');
    await window.getByRole('button', { name: 'Begin' }).click();
  });
  const evaluation = await residua.openSample();

  await test.step('a negative residual shows G8652 (R3)', async () => {
    await expect(evaluation.card).toContainText('G8652');
    await expect(evaluation.card).toContainText('58.9 − 48.2 − 14.2 = −3.5');
  });

  await test.step('exactly zero shows G8651 (R2), and back', async () => {
    await evaluation.fill('/residual/discharge', '62.4');
    await expect(evaluation.card).toContainText('G8651');
    await evaluation.fill('/residual/discharge', '58.9');
    await expect(evaluation.card).toContainText('G8652');
    await evaluation.saved();
  });

  await test.step('sign, after a wrong passphrase was refused', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Go on to sign' }).click();
    const passphrase = window.getByRole('textbox', { name: 'Passphrase' });
    await passphrase.fill('not the passphrase at all');
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(passphrase).toHaveAttribute('aria-invalid', 'true');
    await passphrase.fill(PASSPHRASE);
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('export, and let pdfsig judge', async () => {
    await answerSaveDialog(app, report);
    await window.getByRole('button', { name: 'Export report' }).click();
    await expect.poll(() => existsSync(report)).toBe(true);
    const judged = execFileSync('pdfsig', [report], { encoding: 'utf8' });
    expect(judged).toContain('Signature is Valid');
    expect(judged).toContain('Total document signed');
    expect(judged).toContain('ETSI.CAdES.detached');
  });

  await app.close();

  await test.step('reopened: a wrong passphrase is refused, the right one shows everything', async () => {
    const again = await start({ dataFolder });
    const { residua: reopened } = again;
    await reopened.unlock('wrong horse battery staple');
    await expect(again.window.getByRole('textbox', { name: 'Passphrase' })).toHaveAttribute('aria-invalid', 'true');
    await reopened.unlock();
    const signed = await reopened.openFromList('Alex Sample');
    await expect(again.window.getByText('Signed by Jordan Specimen')).toBeVisible();
    await signed.go('Residual');
    await expect(signed.card).toContainText('G8652');
    await expect(signed.field('/residual/discharge')).toHaveValue('58.9');
    await again.app.close();
  });
});
