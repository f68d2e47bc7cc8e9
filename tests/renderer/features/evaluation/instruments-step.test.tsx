import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../../../main/domain/check.ts';
import { InstrumentsStep } from '../../../../renderer/features/evaluation/instruments/InstrumentsStep.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

beforeAll(() => {
  // jsdom draws nothing, so it cannot scroll.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const INTAKE = { phase: 'intake', date: '2026-05-04' };
const DISCHARGE = { phase: 'discharge', date: '2026-10-05' };

function open(instruments: readonly object[], initial: number | null = 0) {
  return renderInEvaluation(
    <QueryClientProvider client={new QueryClient()}>
      <InstrumentsStep initial={initial} />
    </QueryClientProvider>,
    {
      side: 'left',
      case: { dateOfExam: '2026-10-05' },
      episode: { start: '2026-05-04', discharge: '2026-10-05' },
      instruments,
    },
  );
}

const answersOf = (item: string, column: string) => screen.getByRole('radiogroup', { name: `${item}, ${column}` });

describe('instruments side by side (I1–I5)', () => {
  test('a digit answers and goes on to the next question of the same administration', async () => {
    const { store } = open([
      { id: 'hoos-jr', ...INTAKE },
      { id: 'hoos-jr', ...DISCHARGE },
    ]);
    const user = userEvent.setup();
    within(answersOf('1. Going up or down stairs', 'Discharge'))
      .getByRole<HTMLInputElement>('radio', { name: /^0/ })
      .focus();
    await user.keyboard('101{Backspace}2');
    await waitFor(() => {
      expect(store.evaluation.instruments[1]).toMatchObject({ responses: [1, 0, 1, 2] });
    });
    expect(store.evaluation.instruments[0]).toMatchObject({ responses: [] });
    expect(
      answersOf('5. Lying in bed (turning over, maintaining hip position)', 'Discharge').contains(
        document.activeElement,
      ),
    ).toBe(true);
  });

  test('both administrations stand in one table, the score under the complete one, missing items named', () => {
    open([
      { id: 'hoos-jr', ...INTAKE, responses: [3, 2, 2, 3, 2, 2] },
      { id: 'hoos-jr', ...DISCHARGE, responses: [1, 1, null, 2, 1] },
    ]);
    expect(answersOf('6. Sitting', 'Intake')).toBeTruthy();
    expect(answersOf('6. Sitting', 'Discharge')).toBeTruthy();
    expect(within(screen.getByRole('group', { name: 'Score' })).getByText('46.7')).toBeTruthy();
    expect(screen.getByText('Not scored. Still to answer: items 3, 6.')).toBeTruthy();
  });

  test('a total outside its range is said at the field and not stored (I4)', async () => {
    const { store, session } = open([{ id: 'oxford-hip', ...INTAKE }]);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Total, Intake'), '49');
    await user.tab();
    expect(screen.getByText(/The total is at most 48; you entered 49/)).toBeTruthy();
    await session.flush();
    expect(store.evaluation.instruments[0]).toMatchObject({ total: null });
  });

  test('a date that is taken out is asked for, and the signature waits for it', async () => {
    const { store, session } = open([{ id: 'oxford-hip', ...INTAKE, total: 27 }]);
    const user = userEvent.setup();
    await user.clear(screen.getByLabelText('Date, Intake'));
    await user.tab();
    expect(screen.getByText('The date is needed')).toBeTruthy();
    await session.flush();
    expect(store.evaluation.rejected).toEqual([
      { path: '/instruments/0/date', text: '', message: 'The date is needed' },
    ]);
    expect(checkEvaluation(store.evaluation)).toMatchObject([{ path: '/instruments/0/date', severity: 'error' }]);
    await user.type(screen.getByLabelText('Date, Intake'), '2026-05-05');
    await session.flush();
    expect(store.evaluation).toMatchObject({ rejected: [], instruments: [{ date: '2026-05-05' }] });
  });

  test('intake and discharge are added together, each with the date of its phase', async () => {
    const { store } = open([], null);
    await userEvent.click(screen.getByRole('button', { name: 'Add intake and discharge' }));
    await waitFor(() => {
      expect(store.evaluation.instruments).toMatchObject([
        { id: 'hoos-jr', ...INTAKE },
        { id: 'hoos-jr', ...DISCHARGE },
      ]);
    });
    expect(answersOf('1. Going up or down stairs', 'Intake')).toBeTruthy();
  });

  test('another administration can be set beside one', async () => {
    const { store } = open([{ id: 'lefs', ...INTAKE }]);
    await userEvent.click(screen.getByRole('button', { name: 'Add discharge beside it' }));
    await waitFor(() => {
      expect(store.evaluation.instruments[1]).toMatchObject({ id: 'lefs', ...DISCHARGE });
    });
    expect(screen.queryByText('Beside the first administration')).toBeNull();
  });

  test('the change is a picture whose title states the finding, with a table behind it (I5)', () => {
    open(
      [
        { id: 'oxford-hip', ...INTAKE, total: 27 },
        { id: 'oxford-hip', ...DISCHARGE, total: 36 },
      ],
      null,
    );
    const title = 'Oxford Hip Score, left: up 9 points, reaches MIC, not PASS';
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('27 on 2026-05-04, 36 on 2026-10-05');
    const table = screen.getByRole('table', { name: title, hidden: true });
    expect(table.textContent).toContain('change of at least 8');
    expect(within(screen.getByRole('table', { name: 'Instruments' })).getByText('+9')).toBeTruthy();
  });

  test('licence and sources of the thresholds are shown; answers on paper are not handed over', () => {
    open([{ id: 'hoos-jr', ...INTAKE, givenBy: 'on-paper', responses: [1] }]);
    expect(screen.getByText(/nonproprietary and free to use/)).toBeTruthy();
    expect(screen.getByText(/a change of at least 7.76 \(PMID 38331359\)/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hand over to the examinee' })).toBeNull();
    expect(screen.getByText(/not given on screen/)).toBeTruthy();
  });
});
