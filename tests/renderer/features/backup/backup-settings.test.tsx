import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { BackupsState } from '../../../../main/contract/backup-schemas.ts';
import { BackupSettings } from '../../../../renderer/features/backup/BackupSettings.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const STATE: BackupsState = {
  rows: [],
  folder: '/srv/backups',
  folderIsForced: false,
  folderIsThere: true,
  rotation: { daily: 7, weekly: 4, monthly: 12 },
  lastProblem: null,
};

async function show(state: Partial<BackupsState>): Promise<void> {
  answerCalls({ 'backup.list': () => ({ ...STATE, ...state }) });
  render(
    <Around route={{ page: 'settings', part: 'backup' }}>
      <BackupSettings />
    </Around>,
  );
  await screen.findByText('/srv/backups');
}

test('a folder of one’s own choice can be exchanged', async () => {
  await show({});
  screen.getByRole('button', { name: 'Choose a folder' });
  screen.getByRole('button', { name: 'Use the data folder' });
});

test('a folder that a policy sets is shown with the reason, and nothing offers another one', async () => {
  await show({ folderIsForced: true, folderIsThere: false });
  screen.getByText(/Set by the policy of this machine/);
  screen.getByText('This folder is not there now');
  expect(screen.queryByRole('button', { name: 'Choose a folder' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Use the data folder' })).toBeNull();
});
