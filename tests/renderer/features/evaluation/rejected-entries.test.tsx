import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { useSession, type GoTo } from '../../../../renderer/features/evaluation/context.ts';
import { MotionGrid } from '../../../../renderer/features/evaluation/examination/MotionGrid.tsx';
import { MeasurementsGrid } from '../../../../renderer/features/evaluation/examination/MeasurementsGrid.tsx';
import { DateAt, TextAt } from '../../../../renderer/features/evaluation/fields.tsx';
import { RecordsStep } from '../../../../renderer/features/evaluation/records/RecordsStep.tsx';
import { currentToasts } from '../../../../renderer/ui/toasts.ts';
import { useUndoKeys } from '../../../../renderer/features/evaluation/use-undo-keys.ts';
import { renderInEvaluation } from './open-evaluation.tsx';

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const user = userEvent.setup();
const FLEXION = { examination: { rangeOfMotion: { left: { flexion: { active: ['95'] } } } } };

const goTo = vi.fn<GoTo>();

/** A page of the evaluation that can be left and opened again. */
function Pages() {
  useUndoKeys(useSession(), 'referral', goTo);
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        Turn the page
      </button>
      {isOpen ? (
        <>
          <MotionGrid />
          <MeasurementsGrid />
          <DateAt path="/case/dateOfInjury" label="Date of injury" />
          <TextAt path="/history/presentIllness" label="History" />
          <label>
            Search
            <input />
          </label>
        </>
      ) : null}
    </>
  );
}

const open = (data: Record<string, unknown> = FLEXION) => renderInEvaluation(<Pages />, data);
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

async function typeOver(label: string, text: string): Promise<void> {
  await user.clear(field(label));
  await user.type(field(label), text);
}

async function turnAwayAndBack(): Promise<void> {
  await user.click(screen.getByText('Turn the page'));
  await user.click(screen.getByText('Turn the page'));
}

describe('a value that cannot be taken', () => {
  test('is still there with its message when the step is opened again, and the value from before is kept', async () => {
    const { store, session } = open();
    await typeOver('Flexion, left, active', '300');
    await typeOver('Thigh girth, left', '999');
    await turnAwayAndBack();
    expect(field('Flexion, left, active').value).toBe('300');
    expect(screen.getByText(/Flexion is at most 150°; you entered 300/)).toBeTruthy();
    expect(field('Thigh girth, left').value).toBe('999');
    await session.flush();
    expect(store.evaluation.rejected.map(({ path, message }) => [path, message])).toEqual([
      ['/examination/rangeOfMotion/left/flexion/active/0', 'Flexion, left, active is at most 150°; you entered 300'],
      ['/examination/thighGirthCm/left', expect.stringContaining('Thigh girth, left is at most')],
    ]);
    expect(store.evaluation.examination.rangeOfMotion.left.flexion.active).toEqual(['95']);
    expect(store.evaluation.examination.thighGirthCm.left).toBeNull();

    await typeOver('Flexion, left, active', '100');
    await user.clear(field('Thigh girth, left'));
    await session.flush();
    expect(store.evaluation.rejected).toEqual([]);
    expect(store.evaluation.examination.rangeOfMotion.left.flexion.active).toEqual(['100']);
  });

  test('never leaves the beginning of what was typed as the value', async () => {
    const { session } = open();
    const cell = field('Flexion, left, active');
    await user.click(cell);
    for (const text of ['953', '9530']) fireEvent.change(cell, { target: { value: text } });
    expect(session.snapshot().queue.local.examination.rangeOfMotion.left.flexion.active).toEqual(['95']);
    fireEvent.change(cell, { target: { value: '9' } });
    fireEvent.change(cell, { target: { value: '9x' } });
    expect(session.snapshot().queue.local.examination.rangeOfMotion.left.flexion.active).toEqual(['95']);
  });

  test('among three trials stays in its row, and the others with it', async () => {
    const { session } = open({ examination: { rangeOfMotion: { left: { flexion: { active: ['95', '97'] } } } } });
    await user.click(screen.getByRole('button', { name: 'Add a trial of flexion' }));
    await typeOver('Flexion, left, active, trial 3', '300');
    await turnAwayAndBack();
    expect(field('Flexion, left, active, trial 3').value).toBe('300');
    expect(field('Flexion, left, active, trial 2').value).toBe('97');
    await typeOver('Flexion, left, active', '99');
    expect(field('Flexion, left, active, trial 3').value).toBe('300');
    await typeOver('Flexion, left, active, trial 3', '98');
    const { examination, rejected } = session.snapshot().queue.local;
    expect(examination.rangeOfMotion.left.flexion.active).toEqual(['99', '97', '98']);
    expect(rejected).toEqual([]);
  });

  test('half a date keeps the old one', async () => {
    const { session } = open({ case: { dateOfInjury: '2025-02-11' } });
    const date = field('Date of injury');
    await user.type(date, '{Backspace}{Backspace}');
    expect(session.snapshot().queue.local.case.dateOfInjury).toBe('2025-02-11');
    await turnAwayAndBack();
    expect(field('Date of injury').value).toBe('2025-02-');
    await user.type(field('Date of injury'), '12');
    expect(session.snapshot().queue.local.case.dateOfInjury).toBe('2025-02-12');
    expect(session.snapshot().queue.local.rejected).toEqual([]);
  });

  test('begins a record, too', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        unobserve = vi.fn();
        disconnect = vi.fn();
      },
    );
    const { session } = renderInEvaluation(<RecordsStep initial={null} />, {});
    await user.type(screen.getByLabelText('Pages'), 'many');
    expect(session.snapshot().queue.local.recordsReviewed).toHaveLength(1);
    expect(session.snapshot().queue.local.rejected[0]).toMatchObject({
      path: '/recordsReviewed/0/pages',
      text: 'many',
    });
    await user.click(screen.getByLabelText('Summary'));
    await waitFor(() => {
      expect(screen.getAllByText(/Pages needs a number/).length).toBeGreaterThan(0);
    });
  });
});

describe('undo inside a text', () => {
  test('takes back what was typed, also after the page was left, and keeps focus and caret', async () => {
    open();
    await user.type(field('History'), 'fell');
    await turnAwayAndBack();
    const text = screen.getByLabelText<HTMLTextAreaElement>('History');
    await user.click(text);
    await user.keyboard('{Control>}z{/Control}');
    expect(text.value).toBe('');
    expect(document.activeElement).toBe(text);
    await user.keyboard('{Control>}y{/Control}');
    expect(text.value).toBe('fell');
    expect(text.selectionStart).toBe(4);
  });

  test('puts the caret where the text became different', async () => {
    open({ history: { presentIllness: 'fell from a ladder' } });
    const text = screen.getByLabelText<HTMLTextAreaElement>('History');
    await user.type(text, ' tall', { initialSelectionStart: 11, initialSelectionEnd: 11 });
    expect(text.value).toBe('fell from a tall ladder');
    await user.keyboard('{Control>}z{/Control}');
    expect([text.value, text.selectionStart]).toEqual(['fell from a ladder', 11]);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect([text.value, text.selectionStart]).toEqual(['fell from a tall ladder', 16]);
  });

  test('takes back a text that could not be taken', async () => {
    open();
    const cell = field('Flexion, left, active');
    await user.click(cell);
    fireEvent.change(cell, { target: { value: '953' } });
    await user.keyboard('{Control>}z{/Control}');
    expect(cell.value).toBe('95');
    await user.keyboard('{Control>}y{/Control}');
    expect(cell.value).toBe('953');
  });

  test('each cell of a column is a step', async () => {
    open({ examination: { rangeOfMotion: { left: { flexion: { active: ['95', '96'] } } } } });
    await typeOver('Flexion, left, active', '90');
    await typeOver('Flexion, left, active, trial 2', '91');
    await user.keyboard('{Control>}z{/Control}');
    expect(field('Flexion, left, active, trial 2').value).toBe('96');
    expect(field('Flexion, left, active').value).toBe('90');
    await user.keyboard('{Control>}z{/Control}');
    expect(field('Flexion, left, active').value).toBe('95');
  });

  test('a text that is not part of the evaluation keeps its own', async () => {
    const { session } = open();
    await user.type(field('History'), 'fell');
    await user.click(field('Search'));
    await user.keyboard('{Control>}z{/Control}');
    expect(session.snapshot().queue.local.history.presentIllness).toBe('fell');
  });
});

test('what is undone on another step is told, with the way there; what is in sight is not', async () => {
  open();
  await typeOver('History', 'Fell at work');
  await user.click(screen.getByRole('button', { name: 'Turn the page' }));
  await user.keyboard('{Control>}z{/Control}');
  const [told] = currentToasts();
  expect(told?.text).toBe('Undone under History');
  told?.action?.run();
  expect(goTo).toHaveBeenCalledWith('history', '/history/presentIllness');

  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(currentToasts().map(({ text }) => text)).toEqual(['Redone under History']);
  await user.click(screen.getByRole('button', { name: 'Turn the page' }));
  expect(field('History').value).toBe('Fell at work');
  await user.keyboard('{Control>}z{/Control}');
  expect(field('History').value).toBe('');
  expect(currentToasts()).toEqual([]);
});
