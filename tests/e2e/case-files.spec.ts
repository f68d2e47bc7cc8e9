import { expect, type ElectronApplication } from '@playwright/test';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseCaseFile } from '../../main/exchange/case-file.ts';
import { expectAccessible } from './accessible.ts';
import { copyMadeVault } from './made-vault.ts';
import { answerOpenDialog, answerSaveDialog, newDataFolder } from './pages/residua.ts';
import { runToEnd } from './run-to-end.ts';
import { test } from './start.ts';

const sample = resolve(import.meta.dirname, '../../assets/sample/sample-evaluation.json');

test('a case file opened while the vault is locked waits, and becomes a draft after unlocking', async ({ start }) => {
  const dataFolder = await newDataFolder();
  const file = join(dataFolder, 'referred.residua');
  await copyFile(sample, file);
  await copyMadeVault(dataFolder);
  const { app, window, residua } = await start({ dataFolder, args: [file] });
  await expect(window.getByText(/A case file waits to be imported/)).toBeVisible();
  await expect(window.getByText('referred')).toHaveCount(0);
  await residua.unlock();
  await window.getByRole('button', { name: 'Skip for now' }).click();
  await residua.heading('Referral').waitFor();
  await expect(window.getByText(/Imported as a new draft/)).toBeVisible();

  await test.step('a second start hands its file to the first and ends', async () => {
    const second = join(dataFolder, 'second.json');
    await copyFile(sample, second);
    expect((await runToEnd({ dataFolder, args: [second] })).code).toBe(0);
    await expect(window.getByText(/Imported as a new draft/)).toHaveCount(2);
    await window.getByRole('button', { name: 'All evaluations' }).click();
    await expect(window.getByText('2 evaluations')).toBeVisible();
  });
  await app.close();
});

test('a backup opened from outside leads to restoring it, also while the evaluations are open', async ({
  start,
  startUnlocked,
}) => {
  const dataFolder = await newDataFolder();
  const elsewhere = join(dataFolder, 'carried.residua-backup');
  const first = await startUnlocked({ dataFolder });
  const { residua } = first;
  await first.window.evaluate(() => window.residua.calls['backup.make'](null));
  const made = (await readdir(join(dataFolder, 'vault/backups'))).find((name) => name.endsWith('.residua-backup'));
  await copyFile(join(dataFolder, 'vault/backups', made ?? ''), elsewhere);
  const opens = (app: ElectronApplication): Promise<boolean> =>
    app.evaluate(
      ({ app: program }, path) => program.emit('open-file', { preventDefault: () => undefined }, path),
      elsewhere,
    );
  await opens(first.app);
  await expect(first.window.getByText('Lock Residua to restore the backup that was opened.')).toBeVisible();
  await first.window.getByRole('button', { name: 'Lock', exact: true }).click();
  await residua.heading('Restore a backup').waitFor();
  await expect(first.window.getByText(/, elsewhere, checked when it was made/)).toBeVisible();
  await first.window.getByRole('button', { name: 'Back', exact: true }).click();
  await residua.heading('Unlock').waitFor();
  await first.app.close();

  const second = await start({ dataFolder, args: [elsewhere] });
  await second.residua.heading('Restore a backup').waitFor();
  await second.app.close();
});

test('case files are imported by dialog and by drop, faults are told in words, and export gives the same file back', async ({
  startUnlocked,
}) => {
  const { app, window, residua, dataFolder } = await startUnlocked();

  await test.step('a file with a fault is explained and leaves nothing', async () => {
    const bad = join(dataFolder, 'bad.json');
    const content = JSON.parse(await readFile(sample, 'utf8')) as { recordsReviewed: { pages: unknown }[] };
    const record = content.recordsReviewed[1];
    if (record !== undefined) record.pages = 'twelve';
    await writeFile(bad, JSON.stringify(content));
    await answerOpenDialog(app, bad);
    await window.getByRole('button', { name: 'Import a case file' }).click();
    const dialog = window.getByRole('dialog', { name: 'bad.json was not imported' });
    await expect(dialog.getByText('Records, no. 2: pages')).toBeVisible();
    await expect(dialog.getByText('/recordsReviewed/1/pages')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(window.getByText('No evaluations yet')).toBeVisible();
  });

  await test.step('a FHIR Bundle becomes a draft, and what it leaves out is told', async () => {
    const bundle = join(dataFolder, 'bundle.json');
    const resources = [
      { resourceType: 'Patient', name: [{ given: ['Ada'], family: 'Example' }], birthDate: '1960-02-01' },
      { resourceType: 'MedicationStatement' },
      { resourceType: 'Procedure' },
    ];
    const entry = resources.map((resource) => ({ resource }));
    await writeFile(bundle, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    await answerOpenDialog(app, bundle);
    await window.getByRole('button', { name: 'Import a case file' }).click();
    const dialog = window.getByRole('dialog', { name: 'Imported, but not all of it' });
    await expect(dialog.getByText('1 × MedicationStatement: not taken.')).toBeVisible();
    await expectAccessible(window, 'what an import leaves out');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(window.getByText('Ada Example').first()).toBeVisible();
  });

  await test.step('a dropped file becomes a draft', async () => {
    const text = await readFile(sample, 'utf8');
    await window.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.residua'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, text);
    await residua.heading('Referral').waitFor();
  });

  await test.step('and is exported as it came, under a name without the person', async () => {
    const target = join(dataFolder, 'out.residua');
    await app.evaluate(({ dialog }) => {
      Object.assign(globalThis, { proposed: '' });
      dialog.showSaveDialog = (...words: unknown[]) => {
        const options = words.at(-1) as { defaultPath: string };
        Object.assign(globalThis, { proposed: options.defaultPath });
        return Promise.resolve({ canceled: true, filePath: '' });
      };
    });
    await window.getByRole('button', { name: /^Go to/ }).click();
    await window.getByRole('searchbox').fill('export case');
    await window.keyboard.press('Enter');
    const dialog = window.getByRole('dialog', { name: 'Export case file' });
    await expect(dialog.getByText('The file is not encrypted')).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose where to' }).click();
    const proposed = (): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, 'proposed') as unknown);
    await expect.poll(proposed).toMatch(/residua-evaluation-[0-9a-f]{8}\.residua$/);
    await answerSaveDialog(app, target);
    await dialog.getByRole('button', { name: 'Choose where to' }).click();
    await expect(window.getByText('Exported out.residua')).toBeVisible();
    expect(parseCaseFile(await readFile(target))).toEqual(parseCaseFile(await readFile(sample)));
    expect((await readdir(dataFolder)).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
  await app.close();
});
