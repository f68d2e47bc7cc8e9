import { expect } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bridge } from '../../main/contract/names.ts';
import { newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

/** What the window's own script sees. */
interface Bridged {
  readonly residua: Bridge;
}

test('what a policy decides is shown as decided, cannot be changed, and holds', async ({ start }) => {
  const dataFolder = await newDataFolder();
  const policyFile = join(dataFolder, 'policy.json');
  await writeFile(policyFile, '{"updateChecks":false,"idleLockMinutes":2,"minimumPassphraseLength":20}');
  const { app, window, residua } = await start({ dataFolder, env: { RESIDUA_POLICY_FILE: policyFile } });

  // Nineteen characters are too few here.
  await window.getByText('At least 20 characters, set by the policy of this machine.').waitFor();
  const [first, again] = [window.getByLabel('Passphrase', { exact: true }), window.getByLabel('Passphrase again')];
  await first.fill('plum orbit tin four');
  await again.fill('plum orbit tin four');
  await window.getByText('I have kept the passphrase in a safe place').click();
  await window.getByRole('button', { name: 'Create' }).click();
  await window.getByText('A passphrase has at least 20 characters; yours has 19.').waitFor();
  // Nor does the main process take them from a window that does not look.
  const forced = await window.evaluate(() =>
    (globalThis as unknown as Bridged).residua.calls['vault.create']({ passphrase: 'plum orbit tin four' }),
  );
  expect(forced).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  await first.fill(PASSPHRASE);
  await again.fill(PASSPHRASE);
  await window.getByRole('button', { name: 'Create' }).click();
  await residua.heading('Who signs the reports?').waitFor();
  await residua.skipWelcome();

  const part = async (name: string): Promise<void> => {
    await window.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
    await residua.heading(name === 'About' ? 'About Residua' : name).waitFor();
  };
  await window.getByRole('button', { name: 'Settings' }).first().click();
  await part('About');
  await window.getByText(policyFile).waitFor();

  await part('Updates');
  const allow = window.getByRole('checkbox', { name: 'Allow checking for updates' });
  await expect(allow).toBeDisabled();
  await expect(allow).not.toBeChecked();
  await window.getByText('The policy of this machine forbids it.').waitFor();
  await expect(window.getByRole('button', { name: 'Check for updates' })).toHaveCount(0);
  const switched = await window.evaluate(async () => {
    const { calls } = (globalThis as unknown as Bridged).residua;
    const settings = (await calls['settings.get'](null)) as { value: object };
    return [
      await calls['settings.save']({ ...settings.value, updateChecks: true, lockAfterMinutes: 60 }),
      await calls['update.check'](null),
      await calls['settings.save']({ ...settings.value, lockAfterMinutes: 60 }),
    ];
  });
  expect(switched).toMatchObject([
    { ok: false, error: { code: 'not-permitted', message: 'The policy of this machine forbids it.' } },
    { ok: false, error: { code: 'not-permitted', message: 'The policy of this machine forbids it.' } },
    { ok: true },
  ]);

  await part('Vault');
  const minutes = window.getByLabel('Without input for');
  await expect(minutes).toHaveValue('2');
  await expect(minutes).toHaveAttribute('readonly', '');
  await window.getByText('Set by the policy of this machine.').waitFor();

  // An hour is what the vault's own settings say; the clock goes on by three minutes.
  await app.evaluate(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 3 * 60_000;
  });
  await residua.heading('Unlock Residua').waitFor();
  await app.close();
});
