import { expect } from '@playwright/test';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

/** Overwrites a part of a file, as a failing disk would. */
function spoil(path: string, from: number, bytes: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0x5a), 0, bytes, from);
  closeSync(file);
}

test('a backup is made, restored in three clicks with a preview, and a damaged database is noticed and salvaged', async ({
  start,
  startUnlocked,
}) => {
  const dataFolder = await newDataFolder();
  const vaultFolder = join(dataFolder, 'vault');
  // An administrator sets where backups go.
  const backupFolder = join(dataFolder, 'set-by-policy');
  mkdirSync(backupFolder);
  const policyFile = join(dataFolder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify({ backupFolder }));
  const first = await startUnlocked({ dataFolder, env: { RESIDUA_POLICY_FILE: policyFile } });
  const { window, residua } = first;
  const evaluation = await residua.openSample();
  await evaluation.go('Referral');
  await evaluation.fill('/case/claimNumber', 'BEFORE-1');
  await evaluation.saved();

  await test.step('make a backup', async () => {
    await window.getByRole('button', { name: 'All evaluations' }).click();
    await window.getByRole('button', { name: 'Settings' }).first().click();
    await window.getByRole('button', { name: 'Backup', exact: true }).click();
    await residua.heading('Backup').waitFor();
    await window.getByRole('button', { name: 'Back up now' }).click();
    await expect(window.getByText('Backup made and checked')).toBeVisible();
    await expect(window.getByText(/Made on request/)).toBeVisible();
    // The automatic one and that.
    await expect.poll(() => readdirSync(backupFolder).filter((name) => name.startsWith('residua-'))).toHaveLength(2);
    expect(existsSync(join(vaultFolder, 'backups'))).toBe(false);
    await expect(window.getByText(backupFolder)).toBeVisible();
    await expect(window.getByText(/Set by the policy of this machine/)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Choose a folder' })).toHaveCount(0);
    await expectAccessibleInLightAndDark(window, 'backup settings');
  });

  await test.step('change what is in it, and add what is not', async () => {
    await window.getByRole('button', { name: 'All evaluations' }).click();
    const again = await residua.openFromList('BEFORE-1');
    await again.go('Referral');
    await again.fill('/case/claimNumber', 'AFTER-2');
    await again.saved();
    await window.getByRole('button', { name: 'All evaluations' }).click();
    const other = await residua.newEvaluation();
    await other.fill('/case/claimNumber', 'NEWCOMER-3');
    await other.saved();
    await window.getByRole('button', { name: 'All evaluations' }).click();
    await window.getByRole('button', { name: 'Lock', exact: true }).first().click();
    await residua.heading('Unlock Residua').waitFor();
  });

  await test.step('restore it in three clicks', async () => {
    await window.getByRole('button', { name: 'Restore a backup' }).click();
    await residua.heading('Restore a backup').waitFor();
    await expectAccessibleInLightAndDark(window, 'restore');
    await window.getByLabel('Passphrase').fill(PASSPHRASE);
    await window.getByRole('button', { name: 'Show what would change' }).click();
    await expect(window.getByRole('list', { name: 'Go back to an earlier state' })).toContainText('BEFORE-1');
    await expect(window.getByRole('list', { name: 'Not in the backup' })).toContainText('NEWCOMER-3');
    await expectAccessibleInLightAndDark(window, 'preview');
    await window.getByRole('button', { name: 'Restore this backup' }).click();
    await residua.heading('Evaluations').waitFor();
    await expect(window.getByRole('row', { name: /BEFORE-1/ })).toBeVisible();
    await expect(window.getByRole('row', { name: /AFTER-2|NEWCOMER-3/ })).toHaveCount(0);
    expect(readdirSync(vaultFolder).filter((name) => name.startsWith('set-aside-'))).toHaveLength(1);
  });
  await first.app.close();

  // A page in the middle: the first one, without which nothing opens, stays.
  const database = join(vaultFolder, 'residua.db');
  spoil(database, Math.floor(statSync(database).size / 2 / 4096) * 4096, 4096);

  await test.step('the damage is noticed, and what reads is saved', async () => {
    const second = await start({ dataFolder });
    const { residua: reopened } = second;
    await reopened.unlock();
    await reopened.heading('The evaluations are damaged').waitFor();
    await expectAccessibleInLightAndDark(second.window, 'recovery');
    await second.window.getByLabel('Passphrase').fill(PASSPHRASE);
    await second.window.getByRole('button', { name: 'Save what reads' }).click();
    await reopened.heading('What could be saved').waitFor();
    await expectAccessibleInLightAndDark(second.window, 'salvage');
    await second.window.getByRole('button', { name: 'Open what was saved' }).click();
    await reopened.heading('Evaluations').waitFor();
    await expect(second.window.getByRole('row', { name: /BEFORE-1/ })).toBeVisible();
    expect(readdirSync(vaultFolder).filter((name) => name.startsWith('set-aside-'))).toHaveLength(2);
    await second.app.close();
  });
});
