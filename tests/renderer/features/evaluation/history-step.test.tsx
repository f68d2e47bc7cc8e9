import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ActivityGrid } from '../../../../renderer/features/evaluation/history/ActivityGrid.tsx';
import { Medications } from '../../../../renderer/features/evaluation/history/Medications.tsx';
import { PainScale } from '../../../../renderer/features/evaluation/history/PainScale.tsx';
import { parsePartialDate } from '../../../../renderer/features/evaluation/history/parse-partial-date.ts';
import { TreatmentTimeline } from '../../../../renderer/features/evaluation/history/TreatmentTimeline.tsx';
import { Questions } from '../../../../renderer/features/evaluation/referral/Questions.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
// jsdom has no layout, so nothing can be scrolled.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

describe('questions asked', () => {
  const asked = (store: { evaluation: { case: { referral: { questions: { question: string }[] } } } }) =>
    store.evaluation.case.referral.questions.map(({ question }) => question);

  test('Enter in the last question adds the next; Enter in an empty one adds none', async () => {
    const { store } = renderInEvaluation(<Questions />, {});
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Add question' }));
    await user.keyboard('What remains?{Enter}Since when?{Enter}{Enter}');
    await waitFor(() => {
      expect(asked(store)).toEqual(['What remains?', 'Since when?', '']);
    });
    expect(screen.getByRole('status').textContent).toBe('3 of 3 not answered yet.');
  });

  test('a pasted numbered list splits into questions, which one undo takes back', async () => {
    const { store, session } = renderInEvaluation(<Questions />, {
      case: { referral: { questions: [{ question: 'A?', answer: 'Yes.' }, ''] } },
    });
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('Question 2'));
    await user.paste('1. Cause?\n2. Cure,\n   and when?\n3. Cost?');
    await waitFor(() => {
      expect(asked(store)).toEqual(['A?', 'Cause?', 'Cure, and when?', 'Cost?']);
    });
    expect(document.activeElement).toBe(screen.getByLabelText('Question 4'));
    expect(screen.getByRole('status').textContent).toBe('3 of 4 not answered yet.');
    session.undo();
    await session.flush();
    expect(asked(store)).toEqual(['A?', '']);
  });

  test('other text is pasted as it is', async () => {
    const { store } = renderInEvaluation(<Questions />, { case: { referral: { questions: [''] } } });
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('Question 1'));
    await user.paste('Is it 1. the hip, or 2. the back?');
    await waitFor(() => {
      expect(asked(store)).toEqual(['Is it 1. the hip, or 2. the back?']);
    });
  });
});

describe('rows of the history', () => {
  test('Enter goes from field to field and from the last one to a new row', async () => {
    const { store } = renderInEvaluation(<Medications />, {});
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Add medication' }));
    await user.keyboard('Lisinopril{Enter}10 mg{Enter}once a day{Enter}blood pressure{Enter}Aspirin');
    await waitFor(() => {
      expect(store.evaluation.history.medicationList).toEqual([
        { name: 'Lisinopril', dose: '10 mg', frequency: 'once a day', purpose: 'blood pressure' },
        { name: 'Aspirin', dose: null, frequency: null, purpose: null },
      ]);
    });
  });

  test('removing a row takes its texts along', async () => {
    renderInEvaluation(<Medications />, { history: { medicationList: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] } });
    await userEvent.click(screen.getByRole('button', { name: 'Remove medication 2' }));
    expect(screen.getByLabelText<HTMLInputElement>('Medication 1, name').value).toBe('A');
    expect(screen.getByLabelText<HTMLInputElement>('Medication 2, name').value).toBe('C');
  });

  test('treatments take partial dates, are put in order, and say what contradicts', async () => {
    const { store } = renderInEvaluation(<TreatmentTimeline />, {
      history: { treatmentTimeline: [{ from: '2025-06' }, { from: '2024' }] },
    });
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Treatment 1, to'), '5/2025');
    await user.tab();
    expect(screen.getByLabelText<HTMLInputElement>('Treatment 1, to').value).toBe('May 2025');
    expect(screen.getByText(/The treatment ends before it begins, Jun 2025/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Put in the order of time' }));
    await waitFor(() => {
      expect(store.evaluation.history.treatmentTimeline.map(({ from }) => from)).toEqual(['2024', '2025-06']);
    });
    expect(screen.queryByRole('button', { name: 'Put in the order of time' })).toBeNull();
  });
});

describe('activities of daily living', () => {
  const chosen = (activity: string) =>
    within(screen.getByRole('radiogroup', { name: activity }))
      .queryAllByRole('radio', { checked: true })
      .map((radio) => radio.getAttribute('aria-label'));

  test('letters answer row by row, arrows walk, Backspace takes back', async () => {
    const { store } = renderInEvaluation(<ActivityGrid />, {});
    const user = userEvent.setup();
    await user.tab();
    await user.tab();
    await user.keyboard('ns3');
    expect([chosen('Dressing'), chosen('Shoes and socks'), chosen('Bathing')]).toEqual([['None'], ['Some'], ['Much']]);
    await user.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}{ArrowRight} ');
    expect(chosen('Bathing')).toEqual(['Unable']);
    await user.keyboard('{ArrowUp}{Backspace}');
    expect(chosen('Shoes and socks')).toEqual([]);
    await waitFor(() => {
      expect(store.evaluation.history.activities).toMatchObject({
        dressing: 'none',
        footwear: null,
        bathing: 'unable',
      });
    });
  });

  test('“None where empty” fills the rest and keeps what was answered', async () => {
    const { store, session } = renderInEvaluation(<ActivityGrid />, { history: { activities: { stairs: 'much' } } });
    await userEvent.click(screen.getByRole('button', { name: 'None where empty' }));
    await session.flush();
    const answers = Object.entries(store.evaluation.history.activities);
    expect(answers.filter(([, answer]) => answer !== 'none')).toEqual([['stairs', 'much']]);
    session.undo();
    await session.flush();
    expect(Object.values(store.evaluation.history.activities).filter((answer) => answer !== null)).toEqual(['much']);
  });
});

describe('pain 0–10', () => {
  test('a digit chooses; a value between, from a file, is shown and kept', async () => {
    const { store } = renderInEvaluation(<PainScale path="/complaints/painAtRest" label="Pain at rest" />, {
      complaints: { painAtRest: '3.5' },
    });
    expect(screen.getByRole('radio', { name: '3.5' })).toHaveProperty('checked', true);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('7');
    await waitFor(() => {
      expect(store.evaluation.complaints.painAtRest).toBe('7');
    });
    await user.click(screen.getByRole('radio', { name: '10' }));
    await waitFor(() => {
      expect(store.evaluation.complaints.painAtRest).toBe('10');
    });
  });
});

describe('partial dates as they are typed', () => {
  const read = (text: string) => parsePartialDate(text, '2026-10-05', 'From');

  test.each([
    ['2019', '2019'],
    ['5/2019', '2019-05'],
    ['2019-05', '2019-05'],
    ['May 2019', '2019-05'],
    ['sept. 2019', '2019-09'],
    ['5/4/2019', '2019-05-04'],
    ['May 4, 2019', '2019-05-04'],
    ['today', '2026-10-05'],
    ['', null],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  test.each(['13/2019', '1850', 'some time ago', '2019-02-30'])('%s is refused in words', (text) => {
    expect(read(text)).toMatchObject({ ok: false, error: expect.stringContaining(text) as string });
  });
});
