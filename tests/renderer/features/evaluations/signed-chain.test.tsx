import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { EvaluationSummary } from '../../../../main/contract/schemas.ts';
import { EvaluationsTable } from '../../../../renderer/features/evaluations/EvaluationsTable.tsx';
import type { Route } from '../../../../renderer/app/navigation.ts';
import { answerCalls, Around } from '../answering.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ROW: EvaluationSummary = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  status: 'signed',
  claimNumber: 'WC-1',
  examineeName: 'Alex Sample',
  dateOfExam: '2026-10-05',
  side: 'left',
  region: 'hip',
  residualValue: '-3.5',
  residualCode: 'G8652',
  createdAt: '2026-10-05T10:00:00.000Z',
  updatedAt: '2026-10-06T10:00:00.000Z',
};

test.each([
  [{ countersignatures: 1, addenda: 2 }, 'countersigned, 2 addenda'],
  [{ countersignatures: 0, addenda: 1 }, '1 addendum'],
  [{ countersignatures: 1, addenda: 0 }, 'countersigned'],
  [{}, null],
])('the list tells what followed a signed report: %j', (followed, words) => {
  render(
    <Around route={{ page: 'evaluations' }}>
      <EvaluationsTable
        evaluations={[{ ...ROW, ...followed }]}
        sort={{ columnId: 'changed', direction: 'descending' }}
        onSort={() => undefined}
        create={() => undefined}
        remove={() => undefined}
        empty={null}
      />
    </Around>,
  );
  expect(screen.getByText('Signed')).toBeTruthy();
  if (words === null) expect(screen.queryByText(/countersigned|addend/)).toBeNull();
  else expect(screen.getByRole('button', { name: words })).toBeTruthy();
});

test('the chain opens from the list by keyboard: every document with its signer and time, and the way to them', async () => {
  const signed = (signerName: string, signedAt: string) => ({
    ...{ signerName, signedAt, sha256: 'ab'.repeat(32), sizeInBytes: 9 },
  });
  const id = '00000000-0000-4000-8000-0000000000a1';
  answerCalls({
    'chain.get': () => ({
      report: signed('Jordan Specimen', '2026-10-06T10:00:00.000Z'),
      countersignatures: [{ ...signed('Robin Reviewer', '2026-10-07T10:00:00.000Z'), id, number: 1 }],
      addenda: [{ ...signed('Jordan Specimen', '2026-10-27T10:00:00.000Z'), id, number: 1, kind: 'correction' }],
      draft: null,
    }),
  });
  const went: Route[] = [];
  const user = userEvent.setup();
  render(
    <Around route={{ page: 'evaluations' }} went={went}>
      <EvaluationsTable
        evaluations={[{ ...ROW, countersignatures: 1, addenda: 1 }]}
        sort={{ columnId: 'changed', direction: 'descending' }}
        onSort={() => undefined}
        create={() => undefined}
        remove={() => undefined}
        empty={null}
      />
    </Around>,
  );
  screen.getByRole('button', { name: 'countersigned, 1 addendum' }).focus();
  await user.keyboard('{Enter}');
  const list = await screen.findByRole('list', { name: 'Signed documents' });
  const lines = within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(lines.map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d$/, ''))).toEqual([
    'Signed reportJordan Specimen, ',
    'Countersigned reportRobin Reviewer, ',
    'Addendum 1: correctionJordan Specimen, ',
  ]);
  expect(went).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Verify or export them' }));
  expect(went).toEqual([{ page: 'evaluation', id: ROW.id, step: 'review' }]);
});
