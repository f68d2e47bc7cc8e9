import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Route } from '../../../../renderer/app/navigation.ts';
import { TrailNotice } from '../../../../renderer/features/audit/TrailNotice.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const BROKEN = {
  state: 'broken',
  entries: 12,
  checkedAt: '2026-10-05T12:00:00.000Z',
  finding: { fault: 'changed', sequence: 7 },
  wholeAt: '2026-10-01T12:00:00.000Z',
};

test('a broken trail is told with the entry, since when, and the way to it', async () => {
  answerCalls({ 'audit.state': () => BROKEN });
  const went: Route[] = [];
  render(
    <Around route={{ page: 'evaluations' }} went={went}>
      <TrailNotice />
    </Around>,
  );
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('Entry 7 is not what Residua wrote');
  expect(notice.textContent).toContain('last found whole on 2026-10-01');
  await userEvent.click(screen.getByRole('button', { name: 'Audit trail' }));
  expect(went).toEqual([{ page: 'settings', part: 'audit' }]);
});

test('the first check is waited for, and a trail that is whole is nothing to tell', async () => {
  let asked = 0;
  answerCalls({
    'audit.state': () => {
      asked += 1;
      return { ...BROKEN, state: asked === 1 ? 'checking' : 'whole', finding: null, wholeAt: null };
    },
  });
  render(
    <Around route={{ page: 'evaluations' }}>
      <TrailNotice />
    </Around>,
  );
  await expect.poll(() => asked, { timeout: 5000 }).toBe(2);
  expect(screen.queryByRole('alert')).toBeNull();
});
