import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../../../../renderer/app/use-command.ts';
import { Answers } from '../../../../renderer/features/evaluation/opinions/Answers.tsx';
import { Apportionment } from '../../../../renderer/features/evaluation/opinions/Apportionment.tsx';
import { DiagnosisFields } from '../../../../renderer/features/evaluation/opinions/DiagnosisFields.tsx';
import { WorkCapacity } from '../../../../renderer/features/evaluation/opinions/WorkCapacity.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
beforeAll(() => {
  // jsdom has no layout, so nothing can be scrolled.
  Element.prototype.scrollIntoView = () => undefined;
});
beforeEach(() => {
  vi.stubGlobal('residua', { calls: {}, onCommand: () => () => undefined });
});

describe('diagnoses', () => {
  const one = (code: string | null, description: string | null, side = 'left') =>
    renderInEvaluation(<DiagnosisFields path="/opinions/diagnoses/0" />, {
      side,
      opinions: { diagnoses: [{ code, description }] },
    });
  const codeField = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'ICD-10-CM code' });
  const wordsField = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Diagnosis' });

  test('words offer the codes of the evaluated side first; arrow and Enter take code and official description', async () => {
    const { store, session } = one(null, null, 'right');
    const user = userEvent.setup();
    await user.type(wordsField(), 'primary osteoarthritis hip');
    const options = await screen.findAllByRole('option');
    expect(options[0]?.textContent).toContain('M16.11');
    expect(screen.getByText(/^ICD-10-CM FY\d{4}/)).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(codeField().value).toBe('M16.11');
    expect(wordsField().value).toBe('Unilateral primary osteoarthritis, right hip');
    expect(screen.queryByRole('listbox')).toBeNull();
    await session.flush();
    expect(store.evaluation.opinions.diagnoses).toEqual([
      { code: 'M16.11', description: 'Unilateral primary osteoarthritis, right hip' },
    ]);
    session.undo();
    await waitFor(() => {
      expect(codeField().value).toBe('');
    });
  });

  test('a code typed to its end brings its description, in place of the words of another code', async () => {
    const { store, session } = one(null, null);
    const user = userEvent.setup();
    await user.type(codeField(), 'm16.12');
    expect(wordsField().value).toBe('Unilateral primary osteoarthritis, left hip');
    await user.clear(codeField());
    await user.type(codeField(), 'M16.11');
    await session.flush();
    expect(store.evaluation.opinions.diagnoses).toEqual([
      { code: 'M16.11', description: 'Unilateral primary osteoarthritis, right hip' },
    ]);
  });

  test('own words stay when a code is typed', async () => {
    one(null, 'Worn hip');
    const user = userEvent.setup();
    await user.type(codeField(), 'M16.12');
    expect(wordsField().value).toBe('Worn hip');
    expect(codeField().value).toBe('M16.12');
  });

  test('the beginning of a code finds codes, written with capitals', async () => {
    one(null, null);
    const user = userEvent.setup();
    await user.type(codeField(), 'z9664');
    expect(codeField().value).toBe('Z9664');
    const [first] = await screen.findAllByRole('option');
    if (first === undefined) throw new Error('nothing is offered');
    expect(first.textContent).toContain('Z96.642');
    await user.click(first);
    expect(wordsField().value).toBe('Presence of left artificial hip joint');
  });

  test('what the list does not have is kept as typed', async () => {
    const { store, session } = one(null, null);
    const user = userEvent.setup();
    await user.type(wordsField(), 'Painful scar of the thigh, own words');
    await user.tab();
    await session.flush();
    expect(store.evaluation.opinions.diagnoses).toEqual([
      { code: null, description: 'Painful scar of the thigh, own words' },
    ]);
  });

  test('words in the code field are no mistake while they are typed, and one when they stay', async () => {
    one(null, null);
    const user = userEvent.setup();
    await user.type(codeField(), 'hip pain');
    expect(screen.queryByText(/is not written like/)).toBeNull();
    await user.keyboard('{Escape}');
    await user.tab();
    expect(await screen.findByText(/"hip pain" is not written like an ICD-10-CM code/)).toBeTruthy();
  });

  test('a code of the other side is told at the code', () => {
    one('M16.11', 'Unilateral primary osteoarthritis, right hip');
    expect(screen.getByText(/M16\.11 is a code of the right side/)).toBeTruthy();
  });
});

describe('A6: apportionment', () => {
  const two = (first: number, second: number) =>
    renderInEvaluation(<Apportionment />, {
      opinions: {
        apportionment: [
          { percent: first, cause: 'The fall', industrial: true },
          { percent: second, cause: 'Earlier disease', industrial: false },
        ],
      },
    });

  test('says the sum and what is missing, and follows the typing', async () => {
    two(80, 15);
    expect(screen.getByText('95 %: 5 % is not apportioned')).toBeTruthy();
    const user = userEvent.setup();
    const [, second] = screen.getAllByLabelText('Share');
    if (second === undefined) throw new Error('no second share');
    await user.clear(second);
    await user.type(second, '20.5');
    expect(screen.getByText('100.5 %: 0.5 % too much is apportioned')).toBeTruthy();
    await user.type(second, '{Backspace}{Backspace}');
    expect(screen.getByText('100 %')).toBeTruthy();
  });

  test('the picture tells in words which parts belong to the injury', () => {
    two(80, 20);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      '80 % belongs to the claimed injury. 80 % The fall (claimed injury); 20 % Earlier disease (not the claimed injury). Sum 100 %.',
    );
  });
});

describe('work capacity', () => {
  test('is said in words as it is entered, and against the demands of the job', async () => {
    const { store, session } = renderInEvaluation(<WorkCapacity />, { examinee: { jobDemandLevel: 'heavy' } });
    const user = userEvent.setup();
    expect(screen.queryByRole('region', { name: 'Work capacity in words' })).toBeNull();
    await user.type(screen.getByLabelText('Lift occasionally'), '20');
    await user.type(screen.getByLabelText('Lift frequently'), '10');
    await user.click(within(screen.getByRole('radiogroup', { name: 'Kneel' })).getByRole('radio', { name: 'Never' }));
    const words = await screen.findByRole('region', { name: 'Work capacity in words' });
    await waitFor(() => {
      expect(words.textContent).toContain('Lift up to 20 lb occasionally and 10 lb frequently. No kneeling.');
    });
    expect(words.textContent).toContain('The weights allow light work; the job is heavy work.');
    await user.click(screen.getByRole('button', { name: 'Add to the text of the restrictions' }));
    await session.flush();
    expect(store.evaluation.opinions.workRestrictions).toBe(
      'Lift up to 20 lb occasionally and 10 lb frequently. No kneeling.',
    );
    expect(screen.queryByRole('button', { name: 'Add to the text of the restrictions' })).toBeNull();
  });

  test('more weight often than seldom is explained at its field', async () => {
    renderInEvaluation(<WorkCapacity />, {
      opinions: { workCapacity: { liftPounds: { occasionally: 10, frequently: 20 } } },
    });
    expect(await screen.findByText(/20 lb frequently is more than 10 lb occasionally/)).toBeTruthy();
  });

  test('temporary asks until when', async () => {
    renderInEvaluation(<WorkCapacity />, {});
    expect(screen.queryByLabelText('Until')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Temporary' }));
    expect(await screen.findByLabelText('Until')).toBeTruthy();
    expect(await screen.findByText(/needs the date until which it holds/)).toBeTruthy();
  });
});

describe('answers', () => {
  const questions = [
    { question: 'Is there impairment?', answer: 'Yes.' },
    { question: 'What caused it?', answer: null },
    { question: 'Which care is needed?', answer: ' ' },
  ];

  test('shows each question in full, and how many are answered', async () => {
    renderInEvaluation(<Answers />, { case: { referral: { questions } } });
    expect(screen.getByText('1 of 3 answered')).toBeTruthy();
    expect(screen.getByText('What caused it?')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Answer question 2' }));
    await userEvent.keyboard('The fall.');
    expect(await screen.findByText('2 of 3 answered')).toBeTruthy();
  });

  test('the keys go from answer to answer and round', () => {
    renderInEvaluation(<Answers />, { case: { referral: { questions } } });
    const focused = () => document.activeElement?.closest<HTMLElement>('[data-path]')?.dataset['path']?.split('/')[4];
    runCommand('next-question');
    expect(focused()).toBe('0');
    runCommand('next-question');
    expect(focused()).toBe('1');
    runCommand('previous-question');
    runCommand('previous-question');
    expect(focused()).toBe('2');
    runCommand('next-question');
    expect(focused()).toBe('0');
  });
});
