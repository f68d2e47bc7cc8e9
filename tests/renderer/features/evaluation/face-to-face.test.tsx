import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FaceToFace } from '../../../../renderer/features/evaluation/referral/FaceToFace.tsx';
import { parseTime } from '../../../../renderer/features/evaluation/referral/parse-time.ts';
import { RunningClock } from '../../../../renderer/features/evaluation/referral/RunningClock.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

const user = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
const at = (time: string) => `2026-10-05T${time}`;
const part = (
  <>
    <RunningClock />
    <FaceToFace />
  </>
);

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.setSystemTime(new Date(2026, 9, 5, 9, 10, 20));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('face-to-face clock', () => {
  test('P1: started here, stopped from the frame, reported in minutes', async () => {
    const { store } = renderInEvaluation(part, { case: { dateOfExam: '2026-10-05' } });
    expect(screen.queryByRole('button', { name: /Stop the clock,/ })).toBeNull();
    await user().click(screen.getByRole('button', { name: 'Start the clock' }));
    await waitFor(() => {
      expect(store.evaluation.case.faceToFacePeriods).toEqual([{ start: at('09:10'), end: null }]);
    });
    vi.setSystemTime(new Date(2026, 9, 5, 9, 52, 5));
    act(() => {
      vi.advanceTimersByTime(5_000);
    });
    expect(screen.getByRole('timer').textContent).toBe('0:42');
    await user().click(screen.getByRole('button', { name: 'Stop the clock, 0:42' }));
    await waitFor(() => {
      expect(store.evaluation.case).toMatchObject({
        faceToFacePeriods: [{ start: at('09:10'), end: at('09:52') }],
        faceToFaceMinutes: 42,
      });
    });
    expect(screen.queryByRole('button', { name: /Stop the clock,/ })).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('Face-to-face time').value).toBe('42');
  });

  test('a clock that ran when the program was closed runs on', () => {
    renderInEvaluation(part, { case: { faceToFacePeriods: [{ start: at('08:05') }] } });
    expect(screen.getByRole('timer').textContent).toBe('1:05');
    expect(screen.getByText(/Running since 08:05/)).toBeTruthy();
  });

  test('a corrected period takes the minutes along; nonsense is told at the row and changes nothing', async () => {
    const { store } = renderInEvaluation(part, {
      case: { faceToFaceMinutes: 30, faceToFacePeriods: [{ start: at('09:00'), end: at('09:30') }] },
    });
    const end = screen.getByLabelText<HTMLInputElement>('Period 1, end');
    await user().clear(end);
    await user().type(end, '9:50 am');
    await user().tab();
    expect(end.value).toBe('09:50');
    await waitFor(() => {
      expect(store.evaluation.case.faceToFaceMinutes).toBe(50);
    });
    await user().clear(end);
    await user().type(end, 'soon');
    await user().tab();
    expect(screen.getByText(/Period 1, end needs a time, such as 9:05/)).toBeTruthy();
    expect(store.evaluation.case.faceToFacePeriods).toEqual([{ start: at('09:00'), end: at('09:50') }]);
  });

  test('other minutes by hand stay, the difference is said and mended with one press', async () => {
    const { store } = renderInEvaluation(part, {
      case: { faceToFaceMinutes: 45, faceToFacePeriods: [{ start: at('09:00'), end: at('09:30') }] },
    });
    expect(screen.getByText(/The periods add up to 30 minutes, not 45/)).toBeTruthy();
    await user().click(screen.getByRole('button', { name: 'Use 30 minutes, the sum of the periods' }));
    await waitFor(() => {
      expect(store.evaluation.case.faceToFaceMinutes).toBe(30);
    });
  });

  test('a removed period comes back by undo with its minutes', async () => {
    const { session } = renderInEvaluation(part, {
      case: { faceToFaceMinutes: 30, faceToFacePeriods: [{ start: at('09:00'), end: at('09:30') }] },
    });
    await user().click(screen.getByRole('button', { name: 'Remove period 1' }));
    expect(screen.getByLabelText<HTMLInputElement>('Face-to-face time').value).toBe('');
    session.undo();
    await waitFor(() => {
      expect(screen.getByLabelText<HTMLInputElement>('Face-to-face time').value).toBe('30');
    });
  });
});

describe('times as they are typed', () => {
  test.each([
    ['9:05', '09:05'],
    ['905', '09:05'],
    ['0905', '09:05'],
    ['9.05', '09:05'],
    ['9', '09:00'],
    ['2:30 pm', '14:30'],
    ['12 am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['23:59', '23:59'],
  ])('%s is %s', (text, value) => {
    expect(parseTime(text, 'Start')).toEqual({ ok: true, value });
  });

  test('there is always a time: an emptied field is not one', () => {
    expect(parseTime(' ', 'Start').ok).toBe(false);
  });

  test.each(['24:00', '9:60', '13 pm', '0 am', 'noon', '9:5'])('%s is refused in words', (text) => {
    expect(parseTime(text, 'Start')).toEqual({
      ok: false,
      error: `Start needs a time, such as 9:05 or 2:30 pm; you entered “${text}”`,
    });
  });
});
