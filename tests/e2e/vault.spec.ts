import { expect, type ElectronApplication } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { direct } from './direct.ts';
import { answerSaveDialog, newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

const NEXT = 'another wholly different sentence';
const LAST = 'quartz bicycle lemon drawer';
const MECHANISM = 'Fell from a ladder onto the left side';

/** Says to the application that the machine goes to sleep, as the operating system does. */
async function sleep(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
}

test('passphrase changed, recovery key printed and used, typing kept when the machine goes to sleep', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const { app, window, residua } = await start({ dataFolder });
  const settings = async (part: string): Promise<void> => {
    await window.getByRole('button', { name: part, exact: true }).click();
    await residua.heading(part).waitFor();
  };
  const dialog = window.getByRole('dialog');

  await test.step('a passphrase that is easy to guess is refused with the reason', async () => {
    await window.getByLabel('Passphrase', { exact: true }).fill('passwordpassword');
    await expect(window.getByText('Strength: Very weak.')).toBeVisible();
    await window.getByLabel('Passphrase again').fill('passwordpassword');
    await window.getByText('I have kept the passphrase in a safe place').click();
    await window.getByRole('button', { name: 'Create' }).click();
    await expect(window.getByText('This passphrase is too easy to guess.')).toBeVisible();
    await expectAccessible(window, 'first passphrase');
    await window.getByText('I have kept the passphrase in a safe place').click();
    await residua.createVault();
    await residua.skipWelcome();
  });

  const evaluation = await residua.newEvaluation();
  await evaluation.go('History');

  await test.step('when the machine goes to sleep, what is being typed is kept and the window holds nothing', async () => {
    const field = evaluation.field('/history/mechanismOfInjury');
    await field.click();
    await field.pressSequentially(MECHANISM);
    await sleep(app);
    await residua.heading('Unlock Residua').waitFor();
    expect(await window.content()).not.toContain(MECHANISM);
    await expectAccessible(window, 'unlock');
    await residua.unlock();
    await residua.heading('Evaluations').waitFor();
    await window.getByRole('row').nth(1).getByRole('button').first().click();
    await window.getByRole('navigation', { name: 'Steps' }).waitFor();
    await evaluation.go('History');
    await expect(evaluation.field('/history/mechanismOfInjury')).toHaveValue(MECHANISM);
  });

  await test.step('change the passphrase', async () => {
    await window.getByRole('button', { name: 'All evaluations' }).click();
    await window.getByRole('button', { name: 'Settings' }).first().click();
    await settings('Vault');
    for (const colorScheme of ['dark', 'light'] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `vault, ${colorScheme}`);
    }
    await window.getByRole('button', { name: 'Change the passphrase' }).click();
    await dialog.getByLabel('New passphrase', { exact: true }).fill(NEXT);
    await dialog.getByLabel('New passphrase again').fill(NEXT);
    await dialog.getByLabel('Present passphrase').fill(NEXT);
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(dialog.getByLabel('Present passphrase')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Present passphrase').fill(PASSPHRASE);
    await expectAccessible(window, 'change of passphrase');
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  const key = await test.step('make a recovery key and save it as a page', async () => {
    await window.getByRole('button', { name: 'Make a recovery key' }).click();
    await dialog.getByLabel('Passphrase').fill(NEXT);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const groups = dialog.getByRole('list', { name: 'Recovery key' }).getByRole('listitem');
    await expect(groups).toHaveCount(14);
    await expectAccessible(window, 'recovery key');
    const sheet = join(dataFolder, 'sheet.pdf');
    await answerSaveDialog(app, sheet);
    await dialog.getByRole('button', { name: 'Save as a page to print' }).click();
    await expect(window.getByText('Saved as sheet.pdf')).toBeVisible();
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-');
    const shown = await groups.allInnerTexts();
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    return shown;
  });

  await test.step('add a reviewer, who may not sign in with another’s passphrase', async () => {
    await settings('Examiners on this machine');
    await window.getByRole('button', { name: 'Add a person' }).click();
    await dialog.getByLabel('Name').fill('Ben Reviewer');
    await dialog.getByRole('radio', { name: /Reviewer/ }).click();
    await dialog.getByLabel('Passphrase of the new person', { exact: true }).fill(LAST);
    await dialog.getByLabel('Passphrase of the new person again').fill(LAST);
    await dialog.getByLabel('Your own passphrase').fill(NEXT);
    await expectAccessible(window, 'add a person');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectAccessible(window, 'examiners');
    await window.getByText('Ben Reviewer', { exact: true }).waitFor();
  });

  await test.step('the old passphrase is dead, the recovery key sets another', async () => {
    await sleep(app);
    await residua.heading('Unlock Residua').waitFor();
    await residua.unlock(PASSPHRASE);
    await expect(window.getByText('This is not the passphrase of the vault.')).toBeVisible();
    await window.getByRole('button', { name: 'Use the recovery key' }).click();
    const mistyped = (sign: string): string => (sign === 'z' ? 'y' : 'z');
    await window.getByLabel('Recovery key').fill(key.join(' ').toLowerCase().replace(/^./, mistyped));
    await window.getByLabel('New passphrase', { exact: true }).fill(LAST);
    await window.getByLabel('New passphrase again').fill(LAST);
    await window.getByRole('button', { name: 'Unlock and set the passphrase' }).click();
    await expect(window.getByText('The check group, which stands last, does not fit')).toBeVisible();
    await expectAccessible(window, 'recovery');
    await window.getByLabel('Recovery key').fill(key.join(' ').toLowerCase());
    await window.getByRole('button', { name: 'Unlock and set the passphrase' }).click();
    await residua.heading('Evaluations').waitFor();
  });

  await test.step('the reviewer reads and changes nothing', async () => {
    await sleep(app);
    await residua.heading('Unlock Residua').waitFor();
    await window.getByRole('button', { name: /Who works/ }).click();
    await window.getByRole('option', { name: 'Ben Reviewer' }).click();
    await residua.unlock(LAST);
    await residua.heading('Evaluations').waitFor();
    expect(await direct(window, 'evaluation.create', { from: 'empty' })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });
  await app.close();
});
