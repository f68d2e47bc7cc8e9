import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { GoToContext, useDerived } from '../../../../renderer/features/evaluation/context.ts';
import { ReadinessList } from '../../../../renderer/features/evaluation/review/ReadinessList.tsx';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);

function List() {
  return <ReadinessList items={useDerived().readiness} />;
}
const item = (name: RegExp) => screen.getByText(name).closest('li');
const inItem = (name: RegExp) => within(item(name) ?? document.body);
const VAGUE = { recordsReviewed: [{ date: '2026-01-02', author: 'A', kind: 'Note', pages: 1, summary: 'Various.' }] };

describe('P5: the readiness list', () => {
  test('is grouped by step with counts, and says why', () => {
    renderInEvaluation(<List />, VAGUE);
    expect(screen.getByRole('heading', { name: /^Examinee\s*3$/ })).toBeTruthy();
    expect(item(/^Causation$/)?.textContent).toContain('Every report');
    expect(item(/says "including"/)?.textContent).toContain('Wording');
    expect(document.body.textContent).not.toContain('(P1)');
  });

  test('Enter on an item leads to its place', async () => {
    const goTo = vi.fn();
    renderInEvaluation(
      <GoToContext value={goTo}>
        <List />
      </GoToContext>,
      {},
    );
    screen.getByRole('button', { name: 'Causation' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(goTo).toHaveBeenCalledWith('opinions', '/opinions/causation');
  });

  test('an item is left out with a written reason alone; the focus goes on to the next', async () => {
    const { store, session } = renderInEvaluation(<List />, {});
    await userEvent.click(inItem(/^Causation$/).getByRole('button', { name: 'Leave out' }));
    const leave = () => inItem(/^Causation$/).getByRole('button', { name: 'Leave out with this reason' });
    await userEvent.type(screen.getByLabelText('Reason to leave out: Causation'), '  ');
    expect(leave()).toHaveProperty('disabled', true);
    await userEvent.type(screen.getByLabelText('Reason to leave out: Causation'), 'Not asked.');
    await userEvent.click(leave());
    await session.flush();
    expect(store.evaluation.waivers).toEqual([{ item: 'opinions.causation', reason: 'Not asked.' }]);
    await screen.findByRole('heading', { name: /^Left out with a reason\s*1$/ });
    await waitFor(() => {
      expect(document.activeElement?.textContent).toMatch(/^Permanent and stationary/);
    });
  });

  test('the reason can be changed, and the item asked for again', async () => {
    const waivers = [{ item: 'opinions.causation', reason: 'Not asked.' }];
    const { store, session } = renderInEvaluation(<List />, { waivers });
    await userEvent.click(screen.getByRole('button', { name: 'Change the reason' }));
    await userEvent.type(screen.getByLabelText('Reason to leave out: Causation'), ' Nor answerable.');
    await userEvent.click(screen.getByRole('button', { name: 'Keep this reason' }));
    await session.flush();
    expect(store.evaluation.waivers[0]?.reason).toBe('Not asked. Nor answerable.');
    await userEvent.click(screen.getByRole('button', { name: 'Ask for it again' }));
    await session.flush();
    expect(store.evaluation.waivers).toEqual([]);
    await screen.findByRole('button', { name: 'Causation' });
  });
});
