import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { About } from '../../../../renderer/features/settings/About.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const INFO = {
  version: '1.2.3',
  electron: '45.4.1',
  platform: 'win32',
  dataFolder: 'C:\\Users\\e\\AppData\\Local\\Residua',
  portable: false,
  policyPlace: null,
  policyProblems: [],
  minimumPassphraseLength: 12,
  minimumPassphraseForced: false,
};

function show(info: Partial<Record<keyof typeof INFO, unknown>>): void {
  answerCalls({ 'app.info': () => ({ ...INFO, ...info }) });
  render(
    <Around route={{ page: 'settings', part: 'about' }}>
      <About />
    </Around>,
  );
}

/** What stands beside a label. */
async function fact(label: string): Promise<string | null | undefined> {
  return (await screen.findByText(label)).nextElementSibling?.textContent;
}

test('without a policy the person’s own settings decide', async () => {
  show({});
  expect(await fact('Policy')).toBe('None: your own settings decide');
  expect(await fact('Data folder')).toBe(INFO.dataFolder);
  expect(await fact('Version')).toBe('1.2.3');
  expect(await fact('System')).toBe('Windows');
  expect(screen.queryByText('The policy of this machine has faults')).toBeNull();
});

test('the place of the policy and each of its faults are told', async () => {
  const problems = [
    '“idleLockMinutes” of the policy in HKLM\\Software\\Policies\\Residua must be a whole number of minutes from 1 to 60. 5 is used instead.',
    'The policy in HKLM\\Software\\Policies\\Residua holds “speed”, which this version of Residua does not know.',
  ];
  show({ policyPlace: 'HKLM\\Software\\Policies\\Residua', policyProblems: problems });
  expect(await fact('Policy')).toBe('HKLM\\Software\\Policies\\Residua');
  screen.getByText('The policy of this machine has faults');
  for (const problem of problems) screen.getByText(problem);
});

test('a portable program says that its data go with it', async () => {
  show({ portable: true, dataFolder: 'E:\\Residua\\Residua Data' });
  expect(await fact('Data folder')).toBe('E:\\Residua\\Residua Data (portable)');
});

test('the licences of the parts are read in the window', async () => {
  answerCalls({ 'app.info': () => INFO, 'app.licences': () => 'react 19 (MIT)\n\nPermission is hereby granted' });
  render(
    <Around route={{ page: 'settings', part: 'about' }}>
      <About />
    </Around>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Licenses of the parts' }));
  expect((await screen.findByRole('region', { name: 'Licenses' })).textContent).toContain('react 19 (MIT)');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
