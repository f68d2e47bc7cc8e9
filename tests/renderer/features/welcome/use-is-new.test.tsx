import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { useCall } from '../../../../renderer/app/queries.ts';
import { useIsNew } from '../../../../renderer/features/welcome/use-is-new.ts';
import { answerCalls, Around } from '../answering.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const SIGNED = loadSample().examiner;
const NOBODY = { ...SIGNED, name: null };
const ROW = {
  ...{ id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', status: 'draft', claimNumber: null, examineeName: null },
  ...{ dateOfExam: null, side: null, region: 'hip', residualValue: null, residualCode: null },
  ...{ createdAt: '2026-10-05T10:00:00.000Z', updatedAt: '2026-10-06T10:00:00.000Z' },
};

test.each([
  { role: 'examiner', examiner: NOBODY, evaluations: [], isNew: true },
  { role: 'reviewer', examiner: NOBODY, evaluations: [], isNew: true },
  { role: 'assistant', examiner: NOBODY, evaluations: [], isNew: false },
  { role: 'examiner', examiner: SIGNED, evaluations: [], isNew: false },
  { role: 'examiner', examiner: NOBODY, evaluations: [ROW], isNew: false },
])('who opens a vault in which there is nothing is asked who signs, unless it is an assistant: %#', async (given) => {
  answerCalls({
    'examiner.get': () => given.examiner,
    'identity.list': () => [],
    'evaluation.list': () => given.evaluations,
    'vault.protection': () => ({
      account: { id: '11111111-1111-4111-8111-111111111111', name: 'Ada', role: given.role, manages: false },
      ...{ recoveryKeySince: null, keychainSince: null, keychainObstacle: null, lockAfterMinutesForced: null },
    }),
  });
  const { result } = renderHook(
    () => ({ isNew: useIsNew(), isAnswered: useCall('evaluation.list', { search: '' }).isSuccess }),
    { wrapper: ({ children }) => <Around route={{ page: 'evaluations' }}>{children}</Around> },
  );
  expect(result.current.isNew).toBeUndefined();
  await waitFor(() => {
    expect(result.current).toEqual({ isNew: given.isNew, isAnswered: true });
  });
});
