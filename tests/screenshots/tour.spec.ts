import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { launchResidua } from '../e2e/launch.ts';
import { answerOpenDialog, answerSaveDialog, Application, newDataFolder, PASSPHRASE } from '../e2e/pages/residua.ts';
import { Camera } from './camera.ts';

/** Pictures for the documentation, of the fictitious sample only: `npm run screenshots`. */
const SPREADSHEET = [
  'Date of service\tProvider\tDocument type\tPages\tDescription',
  '2/11/2025\tSampletown General\tEmergency department\t6\tFracture of the left femoral neck.',
  '31/31/2025\tDr. A. Example\tProgress note\t3\tSix weeks after the operation.',
  '5/20/2025\tExample Physical Therapy\tTherapy notes\t14\tDischarge from therapy.',
].join('\r\n');

test('the screens before, within and beside the steps', async () => {
  test.setTimeout(300_000);
  const dataFolder = await newDataFolder();
  const { app, window } = await launchResidua({ dataFolder, colorScheme: 'light' });
  const camera = new Camera(app, window);
  const residua = new Application(window);
  const dialog = window.getByRole('dialog');
  const close = async (): Promise<void> => {
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };

  await residua.heading('Choose a passphrase').waitFor();
  await camera.frame();
  await camera.take('create');
  await residua.createVault();
  await window.getByRole('textbox', { name: 'Name' }).fill('Jordan Specimen');
  await window.getByRole('textbox', { name: 'Credentials' }).fill('MD');
  await camera.take('welcome');
  await window.getByRole('button', { name: 'Go on' }).click();
  await residua.createIdentity('Jordan Specimen');
  await window.getByRole('button', { name: 'Begin' }).click();
  await residua.heading('Evaluations').waitFor();
  await camera.take('evaluations-empty');

  await camera.choose('Settings');
  await window.getByRole('button', { name: 'Phrases', exact: true }).click();
  await window.getByRole('button', { name: 'Add phrase' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Stable arthroplasty');
  await window
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('At {age} years, the arthroplasty of the {side} hip is stable on the radiographs of {date of exam}.');
  await camera.take('settings-phrases');
  await window.getByRole('button', { name: 'Save the phrase' }).click();
  await camera.choose('All evaluations');

  const evaluation = await residua.openSample();
  await test.step('within the steps', async () => {
    await evaluation.go('Records');
    await window.getByRole('button', { name: 'From a spreadsheet' }).click();
    await window.getByLabel('Rows copied from a spreadsheet').evaluate((area, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, SPREADSHEET);
    await expect(dialog.getByRole('status').first()).toContainText('can be taken');
    await camera.take('records-from-a-spreadsheet');
    await close();
    await evaluation.go('Opinions');
    await evaluation.field('/opinions/futureCare').focus();
    await camera.choose('Insert a phrase');
    await window.getByRole('menu').first().waitFor();
    await camera.take('phrases-insert');
    await window.keyboard.press('Escape');
    await camera.choose('Go to anything');
    await dialog.waitFor();
    await camera.take('go-to-anything');
    await close();
    await camera.choose('Help for this page');
    await window.getByRole('complementary').or(dialog).first().waitFor();
    await camera.take('help');
    await window.keyboard.press('Escape');
  });

  await test.step('preview, sign, verify', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Preview report' }).first().click();
    await expect(dialog.locator('[data-drawn="1"]')).toBeVisible({ timeout: 30_000 });
    await camera.inBoth('preview', (name) => camera.take(name));
    await close();
    await window.getByRole('button', { name: 'Return-to-work statement…' }).click();
    await window.getByText(/^Modified duty from/).waitFor();
    await camera.inBoth('statement', (name) => camera.takeWhole(name));
    await window.getByRole('button', { name: 'Back to the evaluation' }).click();
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Go on to sign' }).click();
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await camera.inBoth('sign', (name) => camera.takeWhole(name));
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
    await camera.takeWhole('signed');
    const report = join(dataFolder, 'report.pdf');
    await answerSaveDialog(app, report);
    await window.getByRole('button', { name: 'Export report' }).click();
    await expect(window.getByText('report.pdf').first()).toBeVisible();
    await answerOpenDialog(app, report);
    await camera.choose('Verify or import a report…');
    await window.getByRole('button', { name: 'Choose a PDF…' }).click();
    await expect(window.getByRole('region', { name: 'Result' }).getByRole('heading')).toBeVisible({ timeout: 30_000 });
    await camera.inBoth('verify', (name) => camera.takeWhole(name));
  });

  await test.step('settings', async () => {
    await camera.choose('Settings');
    for (const part of ['Signing identities', 'Vault', 'Backup', 'Examiners on this machine', 'Audit trail']) {
      await window.getByRole('button', { name: part, exact: true }).click();
      await residua.heading(part).waitFor();
      await camera.inBoth(`settings-${part.toLowerCase().replaceAll(' ', '-')}`, (name) => camera.takeWhole(name));
    }
    await camera.choose('All evaluations');
    await residua.heading('Evaluations').waitFor();
    await camera.take('evaluations');
  });

  await test.step('locked, and the way back without the passphrase', async () => {
    await camera.choose('Lock');
    await window.getByLabel('Passphrase', { exact: true }).waitFor();
    await camera.inBoth('unlock', (name) => camera.take(name));
  });
  await app.close();
});
