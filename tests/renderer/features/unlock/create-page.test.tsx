import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CreatePage } from '../../../../renderer/features/unlock/CreatePage.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

test.each([
  [false, '/home/e/.config/Residua', 'Everything is kept in /home/e/.config/Residua'],
  [
    true,
    '/media/stick/Residua Data',
    'Portable: everything is kept beside the program and goes with it, in /media/stick/Residua Data',
  ],
])('the first start tells where the data are kept (portable: %s)', async (portable, dataFolder, sentence) => {
  answerCalls({
    'app.info': () => ({
      version: '1.2.3',
      electron: '45.4.1',
      platform: 'linux',
      dataFolder,
      portable,
      policyPlace: null,
      policyProblems: [],
      minimumPassphraseLength: 12,
      minimumPassphraseForced: false,
    }),
  });
  render(
    <Around route={{ page: 'evaluations' }}>
      <CreatePage onOpened={() => undefined} onRestore={() => undefined} />
    </Around>,
  );
  const folder = await screen.findByText(dataFolder);
  expect(folder.parentElement?.textContent).toBe(sentence);
});
