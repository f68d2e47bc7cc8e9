import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EntryList } from '../../../../renderer/features/evaluation/EntryList.tsx';
import { RequiredTextAt } from '../../../../renderer/features/evaluation/fields.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
// jsdom has no layout, so nothing can be scrolled.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const LIST = '/case/referral/questions';
const questions = (
  <EntryList
    path={LIST}
    noun="question"
    empty={{ question: '', answer: null }}
    hint="No questions."
    movable
    first="/question"
    max={3}
  >
    {(path, index) => <RequiredTextAt path={`${path}/question`} label={`Question ${String(index + 1)}`} />}
  </EntryList>
);
const shown = () => screen.getAllByRole<HTMLTextAreaElement>('textbox').map(({ value }) => value);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('list of entries', () => {
  test('a new entry gets the focus and is stored as it is typed', async () => {
    const { store } = renderInEvaluation(questions, {});
    await press('Add question');
    await userEvent.keyboard('What remains?');
    await waitFor(() => {
      expect(store.evaluation.case.referral.questions).toEqual([{ question: 'What remains?', answer: null }]);
    });
  });

  test('moving and removing takes each text along with its entry', async () => {
    const { store, session } = renderInEvaluation(questions, { case: { referral: { questions: ['A', 'B', 'C'] } } });
    expect(screen.getByRole('button', { name: 'Add question' })).toHaveProperty('disabled', true);
    await userEvent.type(screen.getByLabelText('Question 1'), '1');
    await press('Move question 1 down');
    expect(shown()).toEqual(['B', 'A1', 'C']);
    await press('Remove question 1');
    expect(shown()).toEqual(['A1', 'C']);
    session.undo();
    await waitFor(() => {
      expect(shown()).toEqual(['B', 'A1', 'C']);
    });
    await session.flush();
    expect(store.evaluation.case.referral.questions.map(({ question }) => question)).toEqual(['B', 'A1', 'C']);
  });
});
