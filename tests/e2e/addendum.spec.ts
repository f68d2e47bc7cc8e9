import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validateWithVeraPdf } from '../tools/verapdf.ts';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { sha256, withoutSignature } from './unsigned.ts';
import { answerOpenDialog, answerSaveDialog, Evaluation, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

test('a signed report is countersigned and amended: the chain is shown, and pdfsig accepts each document', async ({
  startAsSigner,
}) => {
  const { app, window, residua, dataFolder } = await startAsSigner('Jordan Specimen', 'Rita Reviewer');
  const evaluation = await residua.openSample();
  const signButton = window.getByRole('button', { name: 'Sign', exact: true });
  const signAs = async (name: string): Promise<void> => {
    await window.getByRole('button', { name: /Signing identity/ }).click();
    await window.getByRole('option', { name: new RegExp(name) }).click();
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await signButton.click();
  };
  const exported = async (button: string, name: string): Promise<string> => {
    const file = join(dataFolder, name);
    await answerSaveDialog(app, file);
    await window.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    return file;
  };

  await test.step('sign', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Go on to sign' }).click();
    await signAs('Jordan Specimen');
    await expect(window.getByRole('heading', { name: 'Signed documents' })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('countersign with another identity', async () => {
    await window.getByRole('button', { name: 'Countersign…' }).click();
    await signAs('Rita Reviewer');
    await expect(window.getByText('Countersigned report', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(window.getByRole('button', { name: 'Countersign…' })).toHaveCount(0);
    const [first, second] = [
      await exported('Export signed report', 'first.pdf'),
      await exported('Export countersigned report', 'second.pdf'),
    ];
    const [original, countersigned] = [readFileSync(first), readFileSync(second)];
    expect(countersigned.subarray(0, original.length).equals(original)).toBe(true);
    const judged = execFileSync('pdfsig', [second], { encoding: 'utf8' });
    expect(judged.match(/Signature is Valid/g)).toHaveLength(2);
  });

  await test.step('an addendum is kept while it is typed', async () => {
    await window.getByRole('button', { name: 'Write an addendum…' }).click();
    await window.getByText('Says what was wrong and what is right').click();
    await window.getByRole('textbox', { name: 'Reason for the addendum' }).fill('Letter of the carrier of November 2.');
    await window.getByRole('textbox', { name: 'Reason for the addendum' }).blur();
    await expect(window.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();
    await expect(signButton).toHaveCount(0);
    await expectAccessibleInLightAndDark(window, 'addendum');
    await window.getByRole('button', { name: 'Back to the evaluation' }).click();
    await window.getByRole('button', { name: 'Go on with addendum 1…' }).click();
    await expect(window.getByRole('textbox', { name: 'Reason for the addendum' })).toHaveValue(/carrier/);
  });

  await test.step('sign the addendum, and let the judges look at it', async () => {
    await window
      .getByRole('textbox', { name: 'Correction', exact: true })
      .fill('The date of injury is March 14, 2025.');
    // The sample has the general profile, which does not ask where it is signed.
    await expect(window.getByRole('textbox', { name: 'County in which it is signed' })).toHaveCount(0);
    await window.getByRole('button', { name: 'Preview', exact: true }).click();
    const dialog = window.getByRole('dialog', { name: 'Preview of the addendum' });
    await dialog.getByRole('button', { name: /As signed by/ }).click();
    await window.getByRole('option', { name: 'Jordan Specimen' }).click();
    await expect(dialog).toContainText('exactly these bytes are sealed', { timeout: 30_000 });
    await expect(dialog.getByRole('region')).toContainText('The date of injury is March 14, 2025.');
    const shown = await dialog.locator('[data-sha256]').getAttribute('data-sha256');
    await dialog.getByRole('button', { name: 'Go on to sign' }).click();
    // Who was chosen in the preview signs.
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await signButton.click();
    await expect(window.getByText('Addendum 1: correction', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expectAccessibleInLightAndDark(window, 'addendum');
    const file = await exported('Export addendum 1', 'addendum.pdf');
    const judged = execFileSync('pdfsig', [file], { encoding: 'utf8' });
    expect(judged).toContain('Signature is Valid');
    expect(judged).toContain('Total document signed');
    expect(sha256(withoutSignature(readFileSync(file)))).toBe(shown);
    for (const validation of await validateWithVeraPdf(file, ['3a', 'ua1'])) expect(validation.failures).toEqual([]);
    const hash = execFileSync('sha256sum', [join(dataFolder, 'first.pdf')], { encoding: 'utf8' }).slice(0, 64);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    expect(text).toContain(hash);
    await window.getByRole('button', { name: 'Verify addendum 1' }).click();
    await expect(window.getByText('Unchanged. Signed by Jordan Specimen.')).toBeVisible();
  });

  await app.close();
});

test('in California the county stands in each signature, and no countersignature is made without it', async ({
  startAsSigner,
}) => {
  const { app, window, residua, dataFolder } = await startAsSigner('Jordan Specimen-Featherstonehaugh');
  await answerOpenDialog(app, resolve(import.meta.dirname, '../fixtures/profiles/us-ca-workers-comp.json'));
  await window.getByRole('button', { name: 'Import a case file' }).click();
  await residua.heading('Referral').waitFor();
  const signButton = window.getByRole('button', { name: 'Sign', exact: true });
  await new Evaluation(window).go('Review and sign');
  await window.getByRole('button', { name: 'Go on to sign' }).click();
  await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await signButton.click();
  await window.getByRole('button', { name: 'Countersign…' }).click({ timeout: 30_000 });
  await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await expect(signButton).toBeDisabled();
  await window.getByRole('textbox', { name: 'County in which it is signed' }).fill('Yolo');
  await signButton.click();
  await expect(window.getByText('Countersigned report', { exact: true })).toBeVisible({ timeout: 30_000 });
  const file = join(dataFolder, 'countersigned.pdf');
  await answerSaveDialog(app, file);
  await window.getByRole('button', { name: 'Export countersigned report', exact: true }).click();
  await expect.poll(() => existsSync(file)).toBe(true);

  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
  expect(text).toContain('Signed in the county of Sacramento.');
  expect(text).toContain('county of Yolo');
  // As PDF writes text beyond ASCII: UTF-16, in hexadecimal digits.
  const places = [...readFileSync(file, 'latin1').matchAll(/\/Location\s*<([0-9A-Fa-f]+)>/g)].map(([, digits = '']) =>
    Buffer.from(digits, 'hex').subarray(2).swap16().toString('utf16le'),
  );
  expect(places.map((place) => /Sacramento|Yolo/.exec(place)?.[0])).toEqual(['Sacramento', 'Yolo']);

  await window.getByRole('button', { name: 'All evaluations' }).click();
  await window.getByRole('button', { name: 'countersigned', exact: true }).click();
  await expect(window.getByRole('list', { name: 'Signed documents' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessibleInLightAndDark(window, 'signed documents');
  await app.close();
});
