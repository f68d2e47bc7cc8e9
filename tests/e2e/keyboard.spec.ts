import { expect } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { png } from '../tools/png.ts';
import { Keyboard } from './pages/keyboard.ts';
import { answerOpenDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

/** Left and right, in the order of the rows. */
const MOTION = [
  ['95', '120'],
  ['10', '20'],
  ['25', '40'],
  ['15', '28'],
  ['10', '32'],
  ['20', '44'],
] as const;

test('from the first start to the signed report with the keyboard alone', async ({ start }) => {
  test.setTimeout(240_000);
  const folder = await newDataFolder();
  const { app, window } = await start({ dataFolder: folder });
  const keys = new Keyboard(window);

  await test.step('vault and identity', async () => {
    await window.getByRole('heading', { level: 1, name: 'Choose a passphrase' }).waitFor();
    await keys.to('Passphrase');
    await keys.type(PASSPHRASE);
    await keys.to('Passphrase again');
    await keys.type(PASSPHRASE);
    await keys.to('I have kept the passphrase in a safe place');
    await keys.press('Space');
    await keys.to('Create');
    await keys.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'Who signs the reports?' }).waitFor();
    await keys.to('Name');
    await keys.type('Jordan Specimen');
    await keys.to('Credentials');
    await keys.type('MD');
    await keys.to('Go on');
    await keys.press('Enter');
    await keys.to('Create an identity');
    await keys.press('Enter');
    await window.getByRole('dialog').waitFor();
    await keys.to('Passphrase');
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.to('Begin');
    await keys.press('Enter');
  });

  await test.step('referral', async () => {
    await window.getByRole('heading', { level: 1, name: 'Evaluations' }).waitFor();
    await keys.to('New evaluation');
    await keys.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'Referral' }).waitFor();
    await keys.toField('/side');
    await keys.press('Space');
    await keys.fill('/case/dateOfExam', '10/5/2026');
    await keys.fill('/case/placeOfExam', '12 Clinic Way, Sampletown');
    await keys.fill('/case/faceToFaceMinutes', '45');
    await keys.fill('/case/referral/name', 'Example Mutual');
    await keys.to('Add question');
    await keys.press('Enter');
    await keys.type('Is the hip stable?');
  });

  await test.step('examinee and records', async () => {
    await keys.nextStep('Examinee');
    await keys.fill('/examinee/name', 'Kim Keyboard');
    await keys.fill('/examinee/dateOfBirth', '3/4/1970');
    await keys.fill('/examinee/identifiedBy', 'Passport');
    await keys.nextStep('Records');
    await keys.to('Date');
    await keys.type('2/11/2025');
    await keys.to('Author');
    await keys.type('Sampletown Hospital');
    await keys.to('Kind');
    await keys.type('Emergency record');
    await keys.to('Pages');
    await keys.type('14');
    await keys.to('Summary');
    await keys.type('Fall onto the left hip.');
    await keys.press('Enter');
    // The record is opened from the list, and the file it came in is attached; the system's dialog is answered here.
    const scan = join(folder, 'scan.png');
    await writeFile(scan, png(64, 48));
    await answerOpenDialog(app, scan);
    await keys.to('Emergency record, Sampletown Hospital');
    await keys.press('Enter');
    await keys.to('Attach files');
    await keys.press('Enter');
    await expect(window.getByRole('button', { name: /^scan\.png ?image/ })).toBeVisible();
  });

  await test.step('history', async () => {
    await keys.nextStep('History');
    await keys.fill('/history/mechanismOfInjury', 'Fell from a ladder onto the left hip.');
    await keys.fill('/history/medicalHistory', 'Healthy before.');
    await keys.fill('/complaints/current', 'Pain in the left groin.');
    // The diagram is one stop: Space marks the area that has the focus, a digit says what the pain is like.
    await keys.toField('/complaints/painAreas');
    await keys.press('Space', '3');
    const marks = window.getByRole('list', { name: 'Marked areas' });
    await expect(marks.getByRole('checkbox', { name: 'Stabbing' })).toBeChecked();
    await keys.fill('/complaints/painAreas/0/note', 'After sitting.');
  });

  await test.step('examination', async () => {
    await keys.nextStep('Examination');
    await keys.fill('/examination/gait', 'Slight limp on the left.');
    await keys.fill('/examination/inspection', 'No scar, no swelling.');
    await keys.toField('/examination/rangeOfMotion/left/flexion');
    // Active motion of both sides, row by row; Enter goes on through the passive column between them.
    for (const [left, right] of MOTION) {
      await keys.type(left);
      await keys.press('Enter', 'Enter');
      await keys.type(right);
      await keys.press('Enter', 'Enter');
    }
    await keys.to('Grade 5 where empty');
    await keys.press('Enter');
    await keys.to('Negative where empty');
    await keys.press('Enter');
    await keys.to('Normal where empty');
    await keys.press('Enter');
    await keys.to('Add study');
    await keys.press('Enter');
    await keys.type('Radiographs of the pelvis');
    await keys.fill('/imaging/0/date', '10/5/2026');
    await keys.fill('/imaging/0/findings', 'Narrowing of the left joint space.');
  });

  await test.step('instruments and residual', async () => {
    await keys.nextStep('Instruments');
    await keys.to('Add instrument');
    await keys.press('Enter');
    await keys.to('Hand over to the examinee');
    await keys.press('Enter');
    await keys.to('Hand over');
    await keys.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'HOOS, JR.' }).waitFor();
    await keys.to('Begin');
    await keys.press('Enter');
    for (const [question, answer] of ['1', '2', '1', '0', '1', '1'].entries()) {
      await window.getByText(`${String(question + 1)} of 6`, { exact: true }).waitFor();
      await keys.press(answer, 'Enter');
    }
    await window.getByRole('heading', { level: 1, name: 'Your answers' }).waitFor();
    await keys.to('Finish');
    await keys.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'Thank you. Please give the device back.' }).waitFor();
    await keys.to('For the examiner');
    await keys.press('Enter');
    await keys.to('Passphrase');
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'Instruments' }).waitFor();
    await expect(window.getByRole('table', { name: 'Instruments' })).toContainText('70.4');
    await keys.nextStep('Residual');
    await keys.fill('/residual/intake', '48.2');
    await keys.fill('/residual/discharge', '58,9');
    await keys.fill('/residual/predictedChange', '14.2');
  });
  await test.step('rating, opinions and codes', async () => {
    await keys.nextStep('Rating');
    // The third of the editions after "No rating": 5th edition, percentages with their reference.
    await keys.toField('/rating/edition');
    await keys.press('4');
    await keys.toField('/rating/limbs');
    await keys.press('Space');
    await keys.to('Add entry');
    await keys.press('Enter');
    await keys.type('Limited flexion of the hip');
    await keys.fill('/rating/limbs/0/entries/0/percent', '5');
    await keys.fill('/rating/limbs/0/entries/0/reference', 'Table 17-9, page 537');
    await expect(window.getByRole('region', { name: 'Whole person' })).toContainText('2 %');
    await keys.nextStep('Opinions');
    await keys.fill('/case/referral/questions/0/answer', 'Yes, it is stable.');
    await keys.to('Add diagnosis');
    await keys.press('Enter');
    await keys.type('M16.12');
    await keys.fill('/opinions/causation', 'The fall caused it, with reasonable medical probability.');
    await keys.toField('/opinions/maximumMedicalImprovement/status');
    await keys.press('Space');
    await keys.fill('/opinions/maximumMedicalImprovement/date', '10/5/2026');
    await keys.to('Add cause');
    await keys.press('Enter');
    await keys.fill('/opinions/apportionment/0/percent', '100');
    await keys.fill('/opinions/apportionment/0/cause', 'Fall of February 11, 2025');
    await keys.toField('/opinions/apportionment/0/industrial');
    await keys.press('Space');
    await keys.fill('/opinions/apportionment/0/howAndWhy', 'No earlier complaint of the hip is known.');
    await keys.fill('/opinions/workRestrictions', 'No ladders.');
    await keys.toField('/opinions/returnToWork/status');
    await keys.press('Space');
    await keys.fill('/opinions/reasons', 'The findings agree with the records.');
    await keys.nextStep('Codes');
    await expect(window.getByText('G8652').first()).toBeVisible();
    await keys.to('Add the lines');
    await keys.press('Enter');
    await keys.to('Choose a modifier');
    await keys.press('Enter');
    await window.getByRole('option', { name: /^22/ }).waitFor();
    await keys.type('22');
    await keys.press('Enter');
    await keys.fill('/claim/lines/0/justification', 'Two hours of records beyond what is usual.');
    await expect(window.getByRole('list', { name: 'Modifiers of line 1' })).toContainText('22');
  });

  await test.step('sign', async () => {
    await keys.nextStep('Review and sign');
    // Palpation alone was left empty; it is left out with a reason.
    await keys.to('Palpation');
    await keys.to('Leave out');
    await keys.press('Enter');
    await keys.type('Declined by the examinee.');
    await keys.to('Leave out with this reason');
    await keys.press('Enter');
    await expect(window.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
    await keys.to('Go on to sign');
    await keys.press('Enter');
    await keys.to('Passphrase');
    await keys.type(PASSPHRASE);
    await keys.press('Enter');
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
  });
  await app.close();
});
