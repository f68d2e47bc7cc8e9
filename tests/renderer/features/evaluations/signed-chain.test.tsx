import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { EvaluationSummary } from '../../../../main/contract/schemas.ts';
import { EvaluationsTable } from '../../../../renderer/features/evaluations/EvaluationsTable.tsx';
import { Around } from '../answering.tsx';

afterEach(cleanup);

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
  else expect(screen.getByText(words)).toBeTruthy();
});
