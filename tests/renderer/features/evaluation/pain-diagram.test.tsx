import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { PAIN_VIEWS, VIEW_AREAS } from '../../../../main/domain/pain-diagram.ts';
import { PainDiagram } from '../../../../renderer/features/evaluation/history/PainDiagram.tsx';
import { placeBeside, type DrawnPlace } from '../../../../renderer/features/evaluation/history/pain-walk.ts';
import { renderInEvaluation } from './open-evaluation.tsx';

afterEach(cleanup);

const area = (name: string) => screen.getByRole('button', { name });
const focused = () => document.activeElement?.getAttribute('aria-label');
const pressed = (name: string) => area(name).getAttribute('aria-pressed');
const tabStops = () =>
  screen.getAllByRole('button').filter((one) => one instanceof SVGElement && one.getAttribute('tabindex') === '0');

describe('pain diagram by keyboard', () => {
  test('Tab enters once, arrows move to what lies there, Space and Enter mark and unmark', async () => {
    const { store } = renderInEvaluation(<PainDiagram />, {});
    const user = userEvent.setup();
    await user.tab();
    expect(focused()).toBe('Left groin, front');
    expect(tabStops()).toHaveLength(1);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toBe('Left lateral hip, front');
    await user.keyboard(' ');
    expect(pressed('Left lateral hip, front')).toBe('true');
    expect(pressed('Left lateral hip, back')).toBe('true');
    await user.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
    expect(focused()).toBe('Right groin, front');
    await waitFor(() => {
      expect(store.evaluation.complaints.painAreas.map((mark) => mark.area)).toEqual([
        'left-lateral-hip',
        'right-groin',
      ]);
    });
    await user.keyboard('{Enter}');
    expect(pressed('Right groin, front')).toBe('false');
    expect(tabStops()).toHaveLength(1);
  });

  test('digits set qualities, marking at once; the list says the same in words and takes a note', async () => {
    const { store } = renderInEvaluation(<PainDiagram />, {});
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('24');
    expect(screen.getByRole('status').textContent).toBe('Left groin, front: burning, numbness');
    const list = screen.getByRole('list', { name: 'Marked areas' });
    const qualities = within(list).getByRole('group', { name: 'Left groin, qualities' });
    expect(within(qualities).getAllByRole('checkbox', { checked: true })).toHaveLength(2);
    await user.keyboard('4');
    await user.click(within(qualities).getByLabelText('Pins and needles'));
    await user.type(within(list).getByLabelText('Left groin, Note'), 'after sitting');
    await waitFor(() => {
      expect(store.evaluation.complaints.painAreas).toEqual([
        { area: 'left-groin', qualities: ['burning', 'pins-and-needles'], note: 'after sitting' },
      ]);
    });
  });

  test('a removed mark comes back by undo with everything', async () => {
    const mark = { area: 'left-knee', qualities: ['aching'], note: 'stairs' };
    const { session } = renderInEvaluation(<PainDiagram />, { complaints: { painAreas: [mark] } });
    await userEvent.click(screen.getByRole('button', { name: 'Remove the mark of left knee' }));
    expect(pressed('Left knee, front')).toBe('false');
    session.undo();
    await waitFor(() => {
      expect(screen.getByLabelText<HTMLInputElement>('Left knee, Note').value).toBe('stairs');
    });
  });

  test('every area of both pictures can be reached by arrows, and each way leads on', () => {
    const all = PAIN_VIEWS.flatMap((view) => VIEW_AREAS[view].map((drawn): DrawnPlace => ({ view, area: drawn.area })));
    const key = ({ view, area: name }: DrawnPlace) => `${view} ${name}`;
    const reached = new Set<string>();
    const waiting: DrawnPlace[] = [{ view: 'front', area: 'left-groin' }];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (reached.has(key(at))) continue;
      reached.add(key(at));
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = placeBeside(at, arrow);
        if (next !== null) waiting.push(next);
      }
    }
    expect(all.filter((place) => !reached.has(key(place)))).toEqual([]);
  });
});
