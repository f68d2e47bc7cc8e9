import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { validateWithVeraPdf } from '../tools/verapdf.ts';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { answerSaveDialog, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

test('a return-to-work statement is signed from a draft, exported and valid, and the draft stays editable', async ({
  startAsSigner,
}) => {
  const { app, window, residua, dataFolder } = await startAsSigner('Jordan Specimen');
  const file = join(dataFolder, 'statement.pdf');
  const evaluation = await residua.openSample();
  const signButton = window.getByRole('button', { name: 'Sign', exact: true });

  await test.step('what lacks leads to its place', async () => {
    await evaluation.go('Examinee');
    await evaluation.fill('/examinee/name', '');
    await evaluation.go('Opinions');
    await window.getByRole('button', { name: 'Return-to-work statement…' }).click();
    await expect(signButton).toHaveCount(0);
    await window.getByRole('button', { name: 'Fill in: Name of the examinee' }).click();
    await expect(evaluation.field('/examinee/name')).toBeFocused();
    await evaluation.fill('/examinee/name', 'Alex Sample');
  });

  await test.step('sign, after a wrong passphrase was refused', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Return-to-work statement…' }).click();
    await expect(window.getByText(/^Modified duty from/)).toBeVisible();
    await expectAccessibleInLightAndDark(window, 'statement');
    const passphrase = window.getByRole('textbox', { name: 'Passphrase' });
    await passphrase.fill('not the passphrase at all');
    await signButton.click();
    await expect(passphrase).toHaveAttribute('aria-invalid', 'true');
    await passphrase.fill(PASSPHRASE);
    await signButton.click();
    await expect(window.getByText('Statement 1, Jordan Specimen')).toBeVisible({ timeout: 30_000 });
    await expect(passphrase).toHaveValue('');
  });

  await test.step('export, and let pdfsig and veraPDF judge', async () => {
    await answerSaveDialog(app, file);
    await window.getByRole('button', { name: 'Export statement 1' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    const judged = execFileSync('pdfsig', [file], { encoding: 'utf8' });
    expect(judged).toContain('Signature is Valid');
    expect(judged).toContain('Total document signed');
    for (const validation of await validateWithVeraPdf(file, ['3a', 'ua1'])) expect(validation.failures).toEqual([]);
  });

  await test.step('the evaluation is still a draft', async () => {
    await window.getByRole('button', { name: 'Back to the evaluation' }).click();
    await evaluation.go('Residual');
    await evaluation.fill('/residual/discharge', '62.4');
    await evaluation.saved();
    await expect(evaluation.card).toContainText('G8651');
  });

  await app.close();
});

test('a copy as template and a new evaluation of the same examinee, by the menu of the list', async ({
  startUnlocked,
}) => {
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.openSample();
  const chooseInMenu = async (item: string): Promise<void> => {
    await window.getByRole('button', { name: 'All evaluations' }).click();
    // By keys alone: the menu is the stop after the row's name.
    await window.getByRole('button', { name: 'Alex Sample', exact: true }).focus();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    // Where a screen reader is; keys that come before the menu has taken the focus go to the button.
    await expect(window.getByRole('menuitem').first()).toBeFocused();
    await window.keyboard.press('ArrowDown');
    if (item !== 'Copy as template') await window.keyboard.press('ArrowDown');
    await expect(window.getByRole('menuitem', { name: item })).toBeFocused();
    await window.keyboard.press('Enter');
    await residua.heading('Referral').waitFor();
  };

  await chooseInMenu('Copy as template');
  await expect(evaluation.field('/case/claimNumber')).toHaveValue('');
  await expect(evaluation.field('/case/jurisdiction')).toHaveValue('US-PA');
  await evaluation.go('Examinee');
  await expect(evaluation.field('/examinee/name')).toHaveValue('');

  await test.step('the template is filled for the same person, and the earlier evaluation is offered', async () => {
    await evaluation.fill('/examinee/name', 'SAMPLE, alex');
    await evaluation.fill('/examinee/dateOfBirth', '1958-03-02');
    await window.getByRole('button', { name: 'Earlier evaluation of 2026-10-05: carry over…' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Carry over' }).click();
    await expect(evaluation.field('/examinee/employer')).toHaveValue('Placeholder Logistics');
    await expect(evaluation.field('/examinee/name')).toHaveValue('SAMPLE, alex');
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(evaluation.field('/examinee/employer')).toHaveValue('');
    await evaluation.fill('/examinee/name', 'Somebody Else');
    await evaluation.saved();
  });

  await chooseInMenu('New evaluation of this examinee');
  await expect(evaluation.field('/case/claimNumber')).toHaveValue('WC-2026-00417');
  await expect(evaluation.field('/case/dateOfExam')).toHaveValue('');
  await evaluation.go('Examinee');
  await expect(evaluation.field('/examinee/name')).toHaveValue('Alex Sample');
  await app.close();
});
