import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Route } from '../../../../renderer/app/navigation.ts';
import { ChangedOutsideNotice, TrailNotice } from '../../../../renderer/features/audit/TrailNotice.tsx';
import { answerCalls, Around } from '../answering.tsx';

afterEach(cleanup);

const BROKEN = {
  state: 'broken',
  entries: 12,
  checkedAt: '2026-10-05T12:00:00.000Z',
  finding: { fault: 'changed', sequence: 7 },
  contents: [],
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
      const isFirst = asked === 1;
      const checkedAt = isFirst ? null : BROKEN.checkedAt;
      return { ...BROKEN, state: isFirst ? 'checking' : 'whole', checkedAt, finding: null, wholeAt: null };
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

test('what another program changed is told by evaluation, the first of many', async () => {
  const altered = (number: number) => ({
    fault: 'altered',
    evaluationId: `${String(number)}0000000-0000-4000-8000-000000000000`,
    name: `Examinee ${String(number)}`,
    parts: [],
  });
  const removed = { ...altered(9), fault: 'removed', name: null };
  const structure = {
    fault: 'structure',
    evaluationId: null,
    name: null,
    parts: ['trigger evaluation_delete is missing'],
  };
  answerCalls({
    'audit.state': () => ({
      ...BROKEN,
      finding: null,
      contents: [structure, removed, ...[1, 2, 3, 4, 5, 6, 7, 8].map(altered)],
    }),
  });
  render(
    <Around route={{ page: 'evaluations' }}>
      <TrailNotice />
    </Around>,
  );
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('Another program changed the data of Residua');
  const told = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(told[0]).toContain('trigger evaluation_delete is missing');
  expect(told[1]).toContain('removed an evaluation (number 90000000)');
  expect(told[2]).toContain('changed the evaluation of Examinee 1');
  expect(told.at(-1)).toBe('2 more are in the trail.');
});

test('above an evaluation only its own findings are told', async () => {
  const finding = (evaluationId: string, name: string) => ({ fault: 'altered', evaluationId, name, parts: [] });
  answerCalls({ 'audit.state': () => ({ ...BROKEN, contents: [finding('one', 'Alex'), finding('two', 'Robin')] }) });
  render(
    <Around route={{ page: 'evaluations' }}>
      <ChangedOutsideNotice evaluationId="two" />
    </Around>,
  );
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('the evaluation of Robin');
  expect(notice.textContent).not.toContain('Alex');
});
