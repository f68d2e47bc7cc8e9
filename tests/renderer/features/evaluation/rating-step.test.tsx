import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RatingStep } from '../../../../renderer/features/evaluation/rating/RatingStep.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const diagnosisBased = (...entries: readonly object[]) => ({
  side: 'left',
  rating: { edition: 'ama6-2008', limbs: [{ side: 'left', entries }] },
});
const page = () => document.body.textContent;
const group = (name: RegExp) => screen.getByRole('radiogroup', { name });
const choose = (name: RegExp, label: string) =>
  userEvent.click(within(group(name)).getByLabelText(new RegExp(`^${label}`)));

describe('rating step', () => {
  test('A1: the arithmetic follows every entry, by symbols and in numbers', async () => {
    const { store } = renderInEvaluation(<RatingStep />, diagnosisBased({ gradePercents: [1, 2, 3, 4, 5] }));
    await choose(/^Class of the diagnosis/, '2');
    await choose(/^Functional history/, '2');
    await choose(/^Physical examination/, '1');
    await choose(/^Clinical studies/, 'Not used');
    await screen.findByText('net adjustment = (GMFH − CDX) + (GMPE − CDX)');
    expect(page()).toContain('net adjustment = (2 − 2) + (1 − 2) = −1; grade C − 1 = B');
    expect(page()).toContain('class 2, grade B = 2 %');
    expect(page()).toContain('Whole person: 2 × 0.40 = 0.8 → 1');
    await waitFor(() => {
      expect(store.evaluation.rating?.limbs[0]?.entries[0]).toMatchObject({
        class: 2,
        modifiers: { GMFH: 2, GMPE: 1, GMCS: 'not-used' },
      });
    });
  });

  test('A1: an undecided modifier is open, "not used" is an answer', async () => {
    renderInEvaluation(<RatingStep />, diagnosisBased({ class: 2 }));
    expect(within(group(/^Physical/)).getByText('Open: choose 0 to 4, or Not used.')).toBeTruthy();
    expect(within(group(/^Physical/)).getByLabelText(/^Not used/)).toHaveProperty('checked', false);
    await choose(/^Physical/, 'Not used');
    expect(within(group(/^Physical/)).queryByText(/^Open/)).toBeNull();
    await userEvent.keyboard('{Backspace}');
    expect(within(group(/^Physical/)).getByText(/^Open/)).toBeTruthy();
  });

  test('A1: class 0 asks for nothing more', async () => {
    renderInEvaluation(<RatingStep />, diagnosisBased({}));
    await choose(/^Class/, '0');
    await screen.findByText('class 0 = 0 %');
    expect(screen.queryByRole('radiogroup', { name: /^Functional/ })).toBeNull();
    expect(screen.queryByLabelText('Grade A')).toBeNull();
  });

  test('what is wrong stands at its field: a falling percentage, a doubtful modifier', () => {
    const modifiers = { GMFH: 4, GMPE: 1, GMCS: 1 };
    renderInEvaluation(<RatingStep />, diagnosisBased({ class: 1, modifiers, gradePercents: [1, 3, 2, 4, 5] }));
    const percents = screen.getByLabelText('Grade C').closest('[data-path$="/gradePercents"]');
    expect(percents?.textContent).toContain('2 follows 3');
    expect(group(/^Functional/).closest('[data-path]')?.textContent).toContain('is your decision');
    expect(group(/^Physical/).closest('[data-path]')?.textContent).not.toContain('is your decision');
  });

  test('the edition of the jurisdiction is offered with its source; another one is warned of', async () => {
    const { store, session } = renderInEvaluation(<RatingStep />, {
      case: { jurisdiction: 'California', reportProfile: 'us-ca-workers-comp' },
    });
    expect(page()).toContain(
      'For workers’ compensation California usually rates by the AMA Guides, 5th edition (Labor Code 4660',
    );
    await userEvent.click(screen.getByLabelText(/6th edition \(2008\)/));
    await screen.findByText(/but AMA Guides, 6th edition \(2008\) is chosen; check the edition/);
    await userEvent.click(screen.getByRole('button', { name: 'Use AMA Guides, 5th edition' }));
    await waitFor(() => {
      expect(page()).not.toContain('check the edition');
    });
    await session.flush();
    expect(store.evaluation.rating?.edition).toBe('ama5');
  });

  test('no edition is offered where none is on file', () => {
    renderInEvaluation(<RatingStep />, { case: { jurisdiction: 'Ruritania' } });
    expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull();
  });

  test('switching the edition keeps limbs and diagnoses, and is taken back in one step', async () => {
    const entry = { class: 2, modifiers: { GMFH: 1 }, diagnosis: 'Arthroplasty', reference: 'Page 1' };
    const { store, session } = renderInEvaluation(<RatingStep />, diagnosisBased(entry));
    const before = store.evaluation.rating;
    await userEvent.click(screen.getByLabelText(/5th edition/));
    await session.flush();
    expect(store.evaluation.rating).toMatchObject({
      edition: 'ama5',
      limbs: [{ side: 'left', entries: [{ percent: null, diagnosis: 'Arthroplasty' }] }],
    });
    session.undo();
    await session.flush();
    expect(store.evaluation.rating).toEqual(before);
  });

  test('A4, A5: two limbs with several entries, combined live', async () => {
    renderInEvaluation(<RatingStep />, {
      side: 'bilateral',
      rating: {
        edition: 'ama5',
        limbs: [
          { side: 'left', entries: [{ percent: 10 }, {}] },
          { side: 'right', entries: [{ percent: 20 }] },
        ],
      },
    });
    expect(page()).toContain('The rating is incomplete: enter the lower-extremity percentage');
    const empty = screen.getAllByLabelText('Lower-extremity impairment')[1];
    if (empty === undefined) throw new Error('no second entry');
    await userEvent.type(empty, '37');
    await screen.findByText('Combined: 37 + 10 × (100 − 37) / 100 = 43.3 → 43');
    expect(page()).toContain('Left 17 %, right 8 % of the whole person');
    expect(page()).toContain('Combined: 17 + 8 × (100 − 17) / 100 = 23.64 → 24');
  });
});
