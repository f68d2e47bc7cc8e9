import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Updates } from '../../../../renderer/features/settings/Updates.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const STATE = { version: '1.2.3', host: 'updates.example.org', obstacle: null, checksObstacle: null };
const SETTINGS = {
  theme: 'system',
  lockAfterMinutes: 5,
  updateChecks: false,
  pageSize: 'letter',
  timestampUrl: null,
  keepSignedYears: 7,
};
const VERIFIED = {
  version: '1.3.0',
  date: '2026-11-28',
  notes: '### Added\n\n- A.',
  name: 'Residua-1.3.0-windows-x64-setup.exe',
  sizeInBytes: 98_765_432,
  sha256: 'a'.repeat(64),
  path: 'C:\\Users\\e\\AppData\\Local\\Residua\\update\\Residua-1.3.0-windows-x64-setup.exe',
  starts: true,
  steps: ['Make a backup.', 'Start the installer.'],
};

function show(answers: Parameters<typeof answerCalls>[0]): ReturnType<typeof userEvent.setup> {
  answerCalls({ 'update.state': () => STATE, 'settings.get': () => SETTINGS, ...answers });
  render(
    <Around route={{ page: 'settings', part: 'updates' }}>
      <Updates />
    </Around>,
  );
  return userEvent.setup();
}

/** Refuses a call as the main process does. */
function refuse(code: string, message: string): never {
  throw Object.assign(new Error(message), { code });
}

test('nothing is asked until it is switched on, and then only on the button', async () => {
  const calls: string[] = [];
  const user = show({
    'settings.save': (settings: unknown) => {
      calls.push(`save ${JSON.stringify((settings as typeof SETTINGS).updateChecks)}`);
      return settings;
    },
    'update.check': () => {
      calls.push('check');
      return { kind: 'current', version: '1.2.3' };
    },
  });
  const box = await screen.findByRole('checkbox', { name: 'Allow checking for updates' });
  expect(box).toHaveProperty('checked', false);
  expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
  screen.getByText(/asks updates\.example\.org which version is the newest/);
  await user.click(box);
  const button = await screen.findByRole('button', { name: 'Check for updates' });
  expect(calls).toEqual(['save true']);
  await user.click(button);
  await screen.findByText('Residua 1.2.3 is the newest version.');
  expect(calls).toEqual(['save true', 'check']);
});

test('a newer version is told with its files, and nothing is fetched', async () => {
  const { version, date, notes, name, sizeInBytes, sha256 } = VERIFIED;
  const user = show({
    'settings.get': () => ({ ...SETTINGS, updateChecks: true }),
    'update.check': () => ({ kind: 'newer', version, date, notes, files: [{ name, sizeInBytes, sha256 }] }),
  });
  await user.click(await screen.findByRole('button', { name: 'Check for updates' }));
  await screen.findByText('Residua 1.3.0 is available');
  screen.getByText(/choose “Update from a file”/);
  screen.getByText(sha256);
  screen.getByText(`${name}, 98.8 MB`);
});

test('under a policy it is off, whatever was set, and says why', async () => {
  show({
    'update.state': () => ({ ...STATE, checksObstacle: 'The policy of this machine forbids it.' }),
    'settings.get': () => ({ ...SETTINGS, updateChecks: true }),
  });
  const box = await screen.findByRole('checkbox', { name: 'Allow checking for updates' });
  expect(box).toHaveProperty('checked', false);
  expect(box).toHaveProperty('disabled', true);
  screen.getByText('The policy of this machine forbids it.');
  expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
  screen.getByRole('button', { name: 'Choose a file…' });
});

test('a build without a key says so once and offers nothing', async () => {
  const obstacle = 'This build of Residua has no update key.';
  show({ 'update.state': () => ({ ...STATE, host: null, obstacle, checksObstacle: obstacle }) });
  await screen.findByRole('checkbox', { name: 'Allow checking for updates' });
  expect(screen.getAllByText(obstacle)).toHaveLength(1);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a verified file shows where it is, what to do, and opens only what was verified', async () => {
  const opened: unknown[] = [];
  const user = show({
    'update.choose': () => VERIFIED,
    'update.open': (input: unknown) => {
      opened.push(input);
      return null;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  await screen.findByText('Residua 1.3.0 is genuine and whole');
  screen.getByText(VERIFIED.path);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(VERIFIED.steps);
  await user.click(screen.getByRole('button', { name: 'Open the installer' }));
  expect(opened).toEqual([{ sha256: VERIFIED.sha256 }]);
});

test('a refused file takes the place of one that was verified before', async () => {
  const answers: (() => unknown)[] = [() => VERIFIED, () => refuse('update-invalid', 'It was changed on the way.')];
  const user = show({ 'update.choose': () => answers.shift()?.() });
  const button = await screen.findByRole('button', { name: 'Choose a file…' });
  await user.click(button);
  await screen.findByText('Residua 1.3.0 is genuine and whole');
  await user.click(button);
  await screen.findByText('It was changed on the way.');
  screen.getByText('Nothing was taken');
  expect(screen.queryByText('Residua 1.3.0 is genuine and whole')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Open the installer' })).toBeNull();
});
