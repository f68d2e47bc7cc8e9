import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Role } from '../../../../main/domain/accounts.ts';
import { BackupSettings } from '../../../../renderer/features/backup/BackupSettings.tsx';
import { DeletedEvaluations } from '../../../../renderer/features/evaluations/DeletedEvaluations.tsx';
import { IdleMinutes } from '../../../../renderer/features/settings/IdleMinutes.tsx';
import { TimestampServer } from '../../../../renderer/features/settings/TimestampServer.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

async function shown(role: Role, manages: boolean): Promise<HTMLElement[]> {
  answerCalls({
    'settings.get': () => ({
      ...{
        theme: 'system',
        lockAfterMinutes: 5,
        pageSize: 'letter',
        timestampUrl: null,
        keepSignedYears: 7,
        updateChecks: false,
      },
    }),
    'vault.protection': () => ({
      account: { id: '11111111-1111-4111-8111-111111111111', name: 'Ada', role, manages },
      ...{ recoveryKeySince: null, keychainSince: null, keychainObstacle: null, lockAfterMinutesForced: null },
    }),
    'evaluation.deleted': () => [],
    'backup.list': () => ({
      rows: [],
      folder: null,
      folderIsForced: false,
      folderIsThere: true,
      lastProblem: null,
      rotation: { daily: 7, weekly: 4, monthly: 12 },
    }),
  });
  render(
    <Around route={{ page: 'settings', part: 'vault' }}>
      <IdleMinutes forced={null} />
      <TimestampServer />
      <DeletedEvaluations />
      <BackupSettings />
    </Around>,
  );
  await screen.findByLabelText('Months');
  const labels = ['Without input for', 'Address of the timestamp server', 'Keep signed evaluations for', 'Days'];
  return Promise.all(labels.map((label) => screen.findByLabelText(label)));
}

test('an assistant sees what holds for all, why it cannot be changed, and controls that take nothing', async () => {
  const fields = await shown('assistant', false);
  await expect.poll(() => screen.queryAllByText(/Only an examiner changes when Residua locks/).length).toBe(3);
  expect(screen.getAllByText(/Only the examiner who set up Residua here manages accounts and backups/)).toHaveLength(2);
  for (const field of fields) expect(field.hasAttribute('readonly'), field.outerHTML).toBe(true);
  for (const name of ['Keep', 'Choose a folder']) {
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled, name).toBe(true);
  }
});

test('the first examiner changes all of it', async () => {
  const fields = await shown('examiner', true);
  for (const field of fields) expect(field.hasAttribute('readonly'), field.outerHTML).toBe(false);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose a folder' }).disabled).toBe(false);
  expect(screen.queryByText(/^Only/)).toBeNull();
});
