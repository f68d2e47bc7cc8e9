import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { CarryOverOffer } from '../../../../renderer/features/evaluation/carry-over/CarryOverOffer.tsx';
import { answerCalls, Around } from '../answering.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);

const EARLIER = 'b5a4c1d2-0000-4000-8000-000000000007';
const SUMMARY = {
  id: EARLIER,
  status: 'draft',
  claimNumber: 'WC-1',
  examineeName: 'Alex Sample',
  dateOfExam: '2026-03-02',
  side: 'left',
  region: 'hip',
  residualValue: null,
  residualCode: null,
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
};
let asked = 0;

beforeEach(() => {
  asked = 0;
  answerCalls({
    'evaluation.earlier': () => {
      asked += 1;
      return [SUMMARY];
    },
    'evaluation.open': () => ({
      id: EARLIER,
      status: 'draft',
      revision: 3,
      updatedAt: '2026-03-02T09:00:00.000Z',
      evaluation: loadSample(),
      signedReport: null,
      undo: { cursor: 0, steps: [] },
    }),
  });
});

function open(examinee: object) {
  const route = { page: 'evaluation', id: 'x', step: 'examinee' } as const;
  return renderInEvaluation(
    <Around route={route}>
      <CarryOverOffer />
    </Around>,
    { examinee },
  );
}

describe('the offer to carry over', () => {
  test('asks for nothing and shows nothing while it is not known who is examined', () => {
    open({ name: 'Alex Sample' });
    expect(asked).toBe(0);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('brings the chosen parts as one change, which one undo takes back', async () => {
    const { session } = open({ name: 'Alex Sample', dateOfBirth: '1958-03-02', employer: 'Mine' });
    const user = userEvent.setup();
    const before = session.snapshot().queue.local;
    await user.click(await screen.findByRole('button', { name: 'Earlier evaluation of 2026-03-02: carry over…' }));
    await user.click(await screen.findByLabelText('Records reviewed'));
    await user.click(screen.getByRole('button', { name: 'Carry over' }));
    const after = session.snapshot().queue.local;
    const sample = loadSample();
    expect(after.examinee).toMatchObject({ employer: 'Mine', occupation: sample.examinee.occupation });
    expect(after.history.mechanismOfInjury).toBe(sample.history.mechanismOfInjury);
    expect(after.imaging).toHaveLength(sample.imaging.length);
    expect(after.recordsReviewed).toEqual([]);
    expect(after.examination).toEqual(before.examination);
    expect(after.opinions).toEqual(before.opinions);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(session.snapshot().queue.local).toEqual(before);
    await waitFor(() => {
      expect(session.isUnsaved()).toBe(false);
    });
  });
});
