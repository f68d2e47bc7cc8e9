import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { png } from '../tools/png.ts';
import { expectAccessible } from './accessible.ts';
import { answerOpenDialog, answerSaveDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

test('a picture becomes pages of the report, a PDF a signed file beside it', async ({ startAsSigner }) => {
  const outside = await newDataFolder();
  const { app, window, residua } = await startAsSigner('Jordan Specimen');
  const evaluation = await residua.openSample();
  await evaluation.go('Records');
  const exhibits = window.getByRole('region', { name: 'Exhibits' });

  await test.step('attached files are made exhibits, and each says how it will be delivered', async () => {
    const scan = await PDFDocument.create();
    for (let page = 0; page < 3; page += 1) scan.addPage([200, 200]);
    await writeFile(join(outside, 'chart.pdf'), await scan.save());
    await writeFile(join(outside, 'wound.png'), png(640, 480, { colors: 2 }));
    await window.getByRole('table', { name: 'Records' }).getByRole('row').nth(1).getByRole('button').first().click();
    for (const name of ['chart.pdf', 'wound.png']) {
      await answerOpenDialog(app, join(outside, name));
      await window.getByRole('button', { name: 'Attach files' }).click();
      await window.getByRole('button', { name: `Make ${name} an exhibit` }).click();
    }
    await expect(
      exhibits.getByText(/chart\.pdf, from record 1\. Separate signed file residua-exhibit-A-/),
    ).toBeVisible();
    await expect(exhibits.getByText('wound.png, from record 1. Appended to the report, 1 page.')).toBeVisible();
  });

  await test.step('ordered by keyboard: the letters follow, the focus goes along', async () => {
    await window.getByRole('button', { name: 'Move exhibit B up' }).focus();
    await window.keyboard.press('Enter');
    await expect(exhibits.getByRole('listitem').first()).toContainText('wound.png');
    await expect(window.getByRole('button', { name: 'Move exhibit A down' })).toBeFocused();
    await evaluation.fill('/exhibits/0/title', 'Scar of the left hip');
    await evaluation.fill('/exhibits/0/description', 'A healed scar, 14 cm long, behind the trochanter.');
    await expectAccessible(window, 'exhibits');
    await evaluation.saved();
  });

  await test.step('signed and exported together', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Go on to sign' }).click();
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
    const report = join(outside, 'report.pdf');
    await answerSaveDialog(app, report);
    await window.getByRole('button', { name: 'Export report' }).click();
    await expect.poll(() => existsSync(report)).toBe(true);
    const beside = (await readdir(outside)).find((name) => name.startsWith('residua-exhibit-B-'));
    expect(beside).toMatch(/^residua-exhibit-B-[0-9a-f]{8}\.pdf$/);
    for (const file of [report, join(outside, beside ?? '')]) {
      expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toContain('Signature is Valid');
    }
    const text = execFileSync('pdftotext', ['-layout', report, '-'], { encoding: 'utf8' });
    expect(text).toContain(`Delivered as ${beside ?? ''}`);
    expect(text).toContain('Exhibit A – page 1 of 1');
  });
  await app.close();
});
