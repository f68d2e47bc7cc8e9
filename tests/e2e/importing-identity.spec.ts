import { expect } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIdentity } from '../../main/signing/identity.ts';
import { writeP12 } from '../../main/signing/p12-write.ts';
import { answerOpenDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

const PASSWORD = 'password of the file';

test('a .p12 file is imported by clicking; a wrong password and a file of another kind are explained', async ({
  startUnlocked,
}) => {
  const dataFolder = await newDataFolder();
  const file = join(dataFolder, 'certificate.p12');
  const other = join(dataFolder, 'certificate.txt');
  const identity = await createIdentity({ name: 'Morgan Imported', algorithm: 'P-256', now: new Date() });
  await writeFile(file, await writeP12(identity, PASSWORD));
  await writeFile(other, 'This is no certificate.');
  const { app, window } = await startUnlocked({ dataFolder });
  await window.getByRole('button', { name: 'Settings' }).click();
  await window
    .getByRole('navigation')
    .getByRole('button', { name: /^Signing/ })
    .click();
  await window.getByRole('button', { name: 'Import a .p12 file' }).click();
  const dialog = window.getByRole('dialog');
  const choose = dialog.getByRole('button', { name: 'Choose the file' });
  const password = dialog.getByLabel('Password of the file');
  const passphrase = dialog.getByLabel('Passphrase');
  await expect(choose).toBeDisabled();

  await test.step('a wrong password of the file is said at its field', async () => {
    await answerOpenDialog(app, file);
    await password.fill('not the password');
    await passphrase.fill(PASSPHRASE);
    await choose.click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(passphrase).not.toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('a wrong passphrase at the other', async () => {
    await password.fill(PASSWORD);
    await passphrase.fill('not the passphrase at all');
    await choose.click();
    await expect(passphrase).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('a file that is no identity', async () => {
    await answerOpenDialog(app, other);
    await passphrase.fill(PASSPHRASE);
    await choose.click();
    await expect(dialog.getByText('Nothing was imported')).toBeVisible();
  });

  await test.step('and the right file with both, by Enter', async () => {
    await answerOpenDialog(app, file);
    await dialog.getByLabel('License number').fill('G-12345');
    await passphrase.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect(window.getByText('Morgan Imported', { exact: true })).toBeVisible();
    await expect(window.getByText('CN=Morgan Imported, license G-12345')).toBeVisible();
  });
  await app.close();
});
