import { expect, test } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { launchResidua } from '../e2e/launch.ts';
import { makeMistakes } from '../e2e/pages/mistakes.ts';
import { answerOpenDialog, Application, newDataFolder, PASSPHRASE } from '../e2e/pages/residua.ts';
import { Camera } from './camera.ts';

/** A page as a hospital sends it, of the fictitious sample. */
async function operativeReport(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const [plain, bold] = [StandardFonts.Helvetica, StandardFonts.HelveticaBold];
  const page = document.addPage([612, 792]);
  const write = async (text: string, y: number, font = plain, size = 12): Promise<void> => {
    page.drawText(text, { x: 72, y, size, font: await document.embedFont(font) });
  };
  await write('Sampletown General Hospital', 700, bold, 16);
  await write('Operative report', 672, bold);
  for (const [line, text] of [
    'Patient: Alex Sample (fictitious)',
    'Procedure: cementless total hip arthroplasty, left',
    'Approach: posterolateral. Bearing: ceramic on polyethylene.',
    'Stable through a full range of motion. No complication.',
  ].entries()) {
    await write(text, 640 - line * 20);
  }
  return document.save();
}

test('moments: a file in the viewer, gaps, errors, what is carried over, the device in the hands of the examinee', async () => {
  test.setTimeout(300_000);
  const dataFolder = await newDataFolder();
  const { app, window } = await launchResidua({ dataFolder, colorScheme: 'light' });
  const camera = new Camera(app, window);
  const residua = new Application(window);
  const dialog = window.getByRole('dialog');
  const toList = () => window.getByRole('button', { name: 'All evaluations' }).click();
  await residua.createVault();
  await residua.skipWelcome();
  await camera.frame();
  const evaluation = await residua.openSample();

  await test.step('an attached file', async () => {
    const file = join(dataFolder, 'operative-report.pdf');
    await writeFile(file, await operativeReport());
    await evaluation.go('Records');
    await window
      .getByRole('table', { name: 'Records' })
      .getByRole('button', { name: /^Operative report/ })
      .click();
    await answerOpenDialog(app, file);
    await window.getByRole('button', { name: 'Attach files' }).click();
    await window.getByRole('button', { name: /^operative-report\.pdf ?1 page/ }).click();
    await expect(dialog.locator('[data-drawn="1"]')).toBeVisible();
    await camera.take('records-viewer');
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await evaluation.saved();
  });

  await test.step('errors', async () => {
    await makeMistakes(window, evaluation);
    await evaluation.go('Examination');
    await window.getByLabel('Flexion, left, active', { exact: true }).focus();
    await window.getByRole('heading', { name: 'Motion', exact: true }).scrollIntoViewIfNeeded();
    await camera.take('examination-error');
    await evaluation.go('Review and sign');
    await camera.takeWhole('review-errors');
  });

  await test.step('gaps of a new evaluation, and what an earlier one of the examinee offers', async () => {
    await toList();
    await residua.newEvaluation();
    await window.locator('[data-path="/case/reportProfile"]').getByRole('button').click();
    await window.getByRole('option', { name: /California/ }).click();
    await camera.take('referral-profile');
    await evaluation.go('Review and sign');
    await camera.takeWhole('review-gaps');
    await evaluation.go('Examinee');
    await evaluation.fill('/examinee/name', 'Alex Sample');
    await evaluation.fill('/examinee/dateOfBirth', '1958-03-02');
    await window
      .getByRole('button', { name: /carry over…$/ })
      .first()
      .click();
    await dialog.getByRole('checkbox').first().waitFor();
    await camera.take('carry-over');
    await window.keyboard.press('Escape');
  });

  await test.step('in the hands of the examinee', async () => {
    await evaluation.go('Instruments');
    const handOver = async (): Promise<void> => {
      await window.getByRole('button', { name: 'Add instrument' }).click();
      await window.getByRole('button', { name: 'Hand over to the examinee' }).click();
      await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
      await window.getByRole('button', { name: 'Begin' }).click();
      await window.keyboard.press('3');
    };
    await handOver();
    await camera.take('hand-over');
    const leave = async (): Promise<void> => {
      await window.getByRole('button', { name: 'For the examiner' }).click();
      await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    };
    await leave();
    await camera.take('hand-over-leave');
    await window.keyboard.press('Enter');
    await residua.heading('Instruments').waitFor();
    await window
      .getByRole('region', { name: 'Add an instrument' })
      .getByRole('button', { name: /Instrument/ })
      .first()
      .click();
    await window.getByRole('option', { name: /LEFS/ }).click();
    await handOver();
    await camera.take('hand-over-lefs');
    await leave();
    await window.keyboard.press('Enter');
    await residua.heading('Instruments').waitFor();
  });
  await app.close();
});
