import { expect, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { answerSaveDialog, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

async function expectAccessibleAndFitting(window: Page, what: string): Promise<void> {
  await expectAccessibleInLightAndDark(window, what);
  const overflow = await window.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

test('an evaluation is deleted, restored, deleted for good, and the audit trail tells of it', async ({
  startUnlocked,
}) => {
  const { app, window, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.openSample();
  await evaluation.go('History');
  const rows = window.getByRole('table', { name: 'Evaluations' });
  const showEvaluations = async (): Promise<void> => {
    await window.getByRole('button', { name: 'All evaluations' }).click();
    await residua.heading('Evaluations').waitFor();
  };
  const act = async (name: string): Promise<void> => {
    await window
      .getByRole('button', { name: /^Actions for / })
      .first()
      .click();
    await window.getByRole('menuitem', { name, exact: true }).click();
  };
  const settings = async (part: string): Promise<void> => {
    await window.getByRole('button', { name: 'Settings', exact: true }).click();
    await window.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: part }).click();
  };

  await showEvaluations();

  await test.step('delete, and take it back from the notice', async () => {
    await expect(rows.getByText('Alex Sample')).toBeVisible();
    await act('Delete');
    await expect(window.getByText('No evaluations yet')).toBeVisible();
    await window.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(rows.getByText('Alex Sample')).toBeVisible();
  });

  await test.step('delete, and restore from the list of deleted ones', async () => {
    await act('Delete');
    await settings('Deleted evaluations');
    await expect(window.getByText('draft · 30 days left')).toBeVisible();
    await expectAccessibleAndFitting(window, 'audit and deletion');
    await window.getByRole('button', { name: 'Restore Alex Sample' }).click();
    await expect(window.getByText('Nothing deleted')).toBeVisible();
    await showEvaluations();
    await expect(rows.getByText('Alex Sample')).toBeVisible();
  });

  await test.step('the history of the evaluation', async () => {
    await act('History');
    const trail = window.getByRole('table', { name: 'Audit trail' });
    await expect(trail.getByRole('row', { name: /Evaluation restored/ })).toHaveCount(2);
    await expect(trail.getByRole('row', { name: /Vault created/ })).toHaveCount(0);
    await expect(window.getByText(/^The trail is whole: \d+ entries/)).toBeVisible();
    await expectAccessibleAndFitting(window, 'audit and deletion');
  });

  await test.step('delete for good, after a question', async () => {
    await showEvaluations();
    await act('Delete');
    await settings('Deleted evaluations');
    await window.getByRole('button', { name: 'Delete Alex Sample for good' }).click();
    await expectAccessibleAndFitting(window, 'audit and deletion');
    await window.getByRole('button', { name: 'Delete for good', exact: true }).click();
    await expect(window.getByText('Nothing deleted')).toBeVisible();
  });

  await test.step('the trail keeps what was done, is checked and exported', async () => {
    await window.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Audit trail' }).click();
    const trail = window.getByRole('table', { name: 'Audit trail' });
    await expect(trail.getByRole('row', { name: /Evaluation deleted for good/ })).toHaveCount(1);
    await expect(trail.getByRole('row', { name: /Vault created/ })).toHaveCount(1);
    await window.getByRole('button', { name: 'Check every entry' }).click();
    await expect(trail.getByRole('row', { name: /Audit trail checked/ })).toHaveCount(1);
    await expectAccessibleAndFitting(window, 'audit and deletion');
    const file = join(dataFolder, 'trail.json');
    await answerSaveDialog(app, file);
    await window.getByRole('button', { name: 'Export as JSON' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    const exported = readFileSync(file, 'utf8');
    expect(exported).toContain('evaluation-purged');
    expect(exported).not.toContain('Alex');
  });
  await app.close();
});

test('what another program changed is told by name, in the list and above the evaluation', async ({
  start,
  startUnlocked,
}) => {
  const first = await startUnlocked();
  const { residua: before, dataFolder } = first;
  await before.openSample();
  await first.app.close();

  const sql = `UPDATE evaluation_section SET content = json_set(content, '$.presentIllness', 'Forged') WHERE name = 'history';
    DROP TRIGGER evaluation_delete;`;
  const script = fileURLToPath(new URL('./outsider.ts', import.meta.url));
  const vault = readdirSync(dataFolder).includes('vault.json') ? dataFolder : join(dataFolder, 'vault');
  const outside = spawnSync(process.execPath, [script, vault, PASSPHRASE, sql], { encoding: 'utf8' });
  expect(outside.stderr).toBe('');

  const { app, window, residua } = await start({ dataFolder });
  await residua.unlock();
  const notice = window.getByRole('alert').filter({ hasText: 'Another program changed the data of Residua' });
  await expect(notice).toContainText('Another program changed the evaluation of Alex Sample');
  await expect(notice).toContainText('trigger evaluation_delete is missing');
  await expectAccessibleAndFitting(window, 'changes by another program');
  await window.getByRole('table', { name: 'Evaluations' }).getByText('Alex Sample').click();
  const above = window.getByRole('alert').filter({ hasText: 'This evaluation was changed by another program' });
  await expect(above).toContainText('Alex Sample');
  await expectAccessibleAndFitting(window, 'an evaluation changed by another program');
  await above.getByRole('button', { name: 'Audit trail' }).click();
  const trail = window.getByRole('table', { name: 'Audit trail' });
  await expect(trail.getByRole('row', { name: /Change by another program found/ })).toHaveCount(2);
  await app.close();
});
