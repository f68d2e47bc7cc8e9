import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ExaminationStep } from '../../../../../renderer/features/evaluation/examination/ExaminationStep.tsx';
import { renderInEvaluation } from '../open-evaluation.tsx';

afterEach(cleanup);
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const DAYS = { case: { dateOfExam: '2026-10-05' }, examinee: { dateOfBirth: '1958-03-02' }, side: 'left' };

function open(examination: object = {}, parts: object = {}) {
  return { ...renderInEvaluation(<ExaminationStep />, { ...DAYS, examination, ...parts }), user: userEvent.setup() };
}

function cell(label: string): HTMLInputElement | HTMLSelectElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

function focused(): string | null {
  return document.activeElement?.getAttribute('aria-label') ?? null;
}

describe('range of motion by keyboard', () => {
  test('numbers and Enter fill a row and go on in the next one', async () => {
    const { store, session, user } = open();
    cell('Flexion, left, active').focus();
    await user.keyboard('95{Enter}100,5{Enter}120{Enter}125{Enter}12');
    expect(focused()).toBe('Extension, left, active');
    await session.flush();
    const { left, right } = store.evaluation.examination.rangeOfMotion;
    expect(left.flexion).toEqual({ active: ['95'], passive: ['100.5'] });
    expect(right.flexion).toEqual({ active: ['120'], passive: ['125'] });
    expect(left.extension.active).toEqual(['12']);
  });

  test('arrows walk: down the column, along the row when the caret is at its end', async () => {
    const { user } = open();
    cell('Flexion, left, passive').focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Extension, left, passive');
    await user.keyboard('{ArrowUp}10{ArrowRight}');
    expect(focused()).toBe('Flexion, right, active');
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toBe('Flexion, left, passive');
    await user.keyboard('{Tab}');
    expect(focused()).toBe('Flexion, right, active');
  });

  test('trials unfold for all motions; the mean of all counts and is shown', async () => {
    const { store, session, user } = open();
    expect(screen.queryByLabelText('Flexion, left, active, trial 2')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Enter three trials' }));
    await user.type(cell('Flexion, left, active'), '93{ArrowDown}95{ArrowDown}98');
    await session.flush();
    expect(store.evaluation.examination.rangeOfMotion.left.flexion.active).toEqual(['93', '95', '98']);
    const means = screen.getByRole('group', { name: 'Mean' });
    expect(means.textContent).toContain('95.3°');
  });

  test('a motion with more than one trial is unfolded, the others add one by their button', async () => {
    const { store, session, user } = open({
      rangeOfMotion: { left: { flexion: { active: ['93', '95'], passive: ['99'] } } },
    });
    expect(cell('Flexion, left, active, trial 2').value).toBe('95');
    expect(screen.queryByLabelText('Flexion, left, active, trial 3')).toBeNull();
    expect(screen.queryByLabelText('Extension, left, active, trial 2')).toBeNull();
    // One trial counts with its value, so the row of means shows it.
    expect(screen.getByRole('group', { name: 'Mean' }).textContent).toContain('94°99°––');

    screen.getByRole('button', { name: 'Add a trial of extension' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(focused()).toBe('Extension, left, active, trial 2');
    });
    await user.keyboard('12');
    await session.flush();
    expect(store.evaluation.examination.rangeOfMotion.left.extension.active).toEqual(['12']);
    expect(screen.queryByLabelText('Abduction, left, active, trial 2')).toBeNull();
  });

  test('an emptied trial keeps the others in their rows', async () => {
    const { store, session, user } = open({ rangeOfMotion: { left: { flexion: { active: ['93', '95', '97'] } } } });
    await user.clear(cell('Flexion, left, active, trial 2'));
    expect(cell('Flexion, left, active, trial 3').value).toBe('97');
    await session.flush();
    expect(store.evaluation.examination.rangeOfMotion.left.flexion.active).toEqual(['93', '97']);
    session.undo();
    await waitFor(() => {
      expect(cell('Flexion, left, active, trial 2').value).toBe('95');
    });
  });

  test('an impossible range is explained at its field and the rest is kept', async () => {
    const { store, session, user } = open({ rangeOfMotion: { right: { flexion: { active: ['120'] } } } });
    await user.type(cell('Flexion, left, active'), '300');
    await user.tab();
    expect(screen.getByText('Flexion is at most 150°; you entered 300')).toBeTruthy();
    const field = cell('Flexion, left, active');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toBe('300');
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('at most 150°');
    await session.flush();
    expect(store.evaluation.examination.rangeOfMotion.left.flexion.active).toEqual([]);
    expect(store.evaluation.examination.rangeOfMotion.right.flexion.active).toEqual(['120']);
  });

  test('a wide spread is flagged at the motion', async () => {
    open({ rangeOfMotion: { left: { abduction: { active: ['10', '30'] } } } });
    const row = await screen.findByRole('group', { name: 'Abduction' });
    expect(row.textContent).toContain('The trials of active abduction differ by 20°, more than 10°');
  });

  test('the figure states the finding and has a table behind it', async () => {
    open({
      rangeOfMotion: {
        left: { flexion: { active: ['90'], passive: ['100'] } },
        right: { flexion: { active: ['120'], passive: ['125'] } },
      },
    });
    const figure = await screen.findByRole('figure', { name: 'Flexion of the left hip is 25° less than the right' });
    expect(within(figure).getByRole('img').getAttribute('aria-label')).toContain('left 100° (passive)');
    expect(
      within(figure).getByText('Passive motion; mean of the trials, in degrees. The mark shows the usual motion.'),
    );
    expect(within(figure).getByText('100°, one passive trial')).toBeTruthy();
  });
});

describe('choices by keyboard', () => {
  test('strength: 4 and + in one field, Enter goes on', async () => {
    const { store, session, user } = open();
    cell('Hip flexors, left').focus();
    await user.keyboard('4+{Enter}5{ArrowDown}5-');
    expect(focused()).toBe('Hip extensors, right');
    await session.flush();
    const { left, right } = store.evaluation.examination.strength;
    expect(left.flexors).toBe('4+');
    expect(right.flexors).toBe('5');
    expect(right.extensors).toBe('5-');
  });

  test('tests: n, p, x, and Backspace takes back', async () => {
    const { store, session, user } = open();
    cell('Trendelenburg, left').focus();
    await user.keyboard('p{Enter}n{Enter}x{Enter}n{Backspace}');
    await session.flush();
    const { trendelenburg, specialTests } = store.evaluation.examination;
    expect(trendelenburg).toEqual({ left: 'positive', right: 'negative' });
    expect(specialTests.left.faber).toBe('not-performed');
    expect(specialTests.right.faber).toBeNull();
  });

  test('normal where empty keeps what was found, in one step that undo takes back', async () => {
    const { store, session, user } = open({ specialTests: { left: { ober: 'positive' } } });
    const before = store.evaluation;
    await user.click(screen.getByRole('button', { name: 'Negative where empty' }));
    await session.flush();
    expect(store.evaluation.examination.specialTests.left).toMatchObject({ ober: 'positive', thomas: 'negative' });
    expect(store.evaluation.examination.trendelenburg.right).toBe('negative');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Negative where empty' }).disabled).toBe(true);
    session.undo();
    await session.flush();
    expect(store.evaluation).toEqual(before);
  });
});

describe('measurements, studies and implants', () => {
  test('the differences of the sides are computed', () => {
    open({ limbLengthCm: { left: '91.2', right: '92' }, thighGirthCm: { left: '48', right: '46.5' } });
    expect(screen.getByText('The left limb is 0.8 cm shorter than the right.')).toBeTruthy();
    expect(screen.getByText('The right thigh is 1.5 cm thinner than the left.')).toBeTruthy();
  });

  test('an implant after the examination is told at its date', async () => {
    open({}, { implants: [{ date: '2026-10-06' }] });
    expect(
      await screen.findByText('The implant is dated after the examination, 2026-10-05; check the date'),
    ).toBeTruthy();
  });

  test('several gait patterns, in the order of the list', async () => {
    const { store, session, user } = open();
    await user.click(screen.getByRole('checkbox', { name: 'Trendelenburg' }));
    await user.click(screen.getByRole('checkbox', { name: 'Antalgic' }));
    await session.flush();
    expect(store.evaluation.examination.gaitPatterns).toEqual(['antalgic', 'trendelenburg']);
  });

  test('the index leads to the first field of a part', async () => {
    const { user } = open();
    await user.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Strength' }));
    expect(focused()).toBe('Hip flexors, left');
  });
});
