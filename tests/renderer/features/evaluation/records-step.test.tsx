import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { attachChanges } from '../../../../renderer/features/attachments/use-attach.ts';
import { RecordsStep } from '../../../../renderer/features/evaluation/records/RecordsStep.tsx';
import { offsetsOf, rowAt } from '../../../../renderer/features/evaluation/records/use-visible-rows.ts';
import { renderInEvaluation } from './open-evaluation.tsx';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const FILE = {
  sha256: 'ab'.repeat(32),
  name: 'a.pdf',
  mediaType: 'application/pdf',
  sizeInBytes: 9,
  pages: 4,
} as const;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    date: `2024-01-${String((index % 28) + 1).padStart(2, '0')}`,
    author: `Author ${String(index)}`,
    kind: 'Note',
    pages: 2,
  }));
const rows = () =>
  within(screen.getByRole('table', { name: 'Records' }))
    .getAllByRole('row')
    .slice(1);

function rowButton(row: number): HTMLElement {
  const found = rows()[row];
  if (found === undefined) throw new Error(`There is no row ${String(row)}.`);
  return within(found).getByRole('button');
}

describe('entering records by keyboard', () => {
  test('Enter in any field goes on to a new record, with the focus in its date; one of each value is typed once', async () => {
    const user = userEvent.setup();
    const { store } = renderInEvaluation(<RecordsStep initial={null} />, {});
    await user.click(screen.getByLabelText('Date'));
    await user.keyboard('5/10/26{Tab}');
    await user.click(screen.getByLabelText('Author'));
    await user.keyboard('Dr. Adams{Tab}Progress note{Tab}12{Tab}Pain of the left hip.{Enter}');
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText('Date'));
    });
    expect(screen.getByLabelText('Date')).toHaveProperty('value', '');
    await user.keyboard('2024-03-01');
    await user.click(screen.getByLabelText('Author'));
    await user.keyboard('ad{ArrowDown}{Enter}');
    expect(screen.getByLabelText('Author')).toHaveProperty('value', 'Dr. Adams');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(store.evaluation.recordsReviewed).toMatchObject([
        { date: '2026-05-10', author: 'Dr. Adams', kind: 'Progress note', pages: 12, summary: 'Pain of the left hip.' },
        { date: '2024-03-01', author: 'Dr. Adams' },
      ]);
    });
    expect(rows().map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['2', '1']);
    expect(screen.getByText('2 records, 12 pages, 1 without a number of pages')).toBeDefined();
  });

  test('Enter does not leave a date that cannot be read', async () => {
    const user = userEvent.setup();
    renderInEvaluation(<RecordsStep initial={0} />, { recordsReviewed: [{ author: 'A' }] });
    await user.click(screen.getByLabelText('Date'));
    await user.keyboard('31/31/2024{Enter}');
    await waitFor(() => {
      expect(screen.getByLabelText('Date').getAttribute('aria-invalid')).toBe('true');
    });
    expect(screen.getByLabelText('Author')).toHaveProperty('value', 'A');
  });
});

describe('the list', () => {
  test('arrows go through the rows, Enter opens one in the form, Delete removes it and undo brings it back', async () => {
    const user = userEvent.setup();
    const { session } = renderInEvaluation(<RecordsStep initial={null} />, { recordsReviewed: many(30) });
    rowButton(0).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Note, Author 2');
    });
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText('Date'));
    });
    expect(screen.getByLabelText('Author')).toHaveProperty('value', 'Author 2');
    rowButton(2).focus();
    await user.keyboard('{Delete}');
    expect(session.snapshot().queue.local.recordsReviewed).toHaveLength(29);
    session.undo();
    expect(session.snapshot().queue.local.recordsReviewed[2]?.author).toBe('Author 2');
  });

  test('Delete leaves the focus on the row that took the place, or on the last one', async () => {
    const user = userEvent.setup();
    renderInEvaluation(<RecordsStep initial={null} />, { recordsReviewed: many(3) });
    rowButton(1).focus();
    await user.keyboard('{ArrowUp}{ArrowDown}{Delete}');
    expect(document.activeElement?.textContent).toBe('Note, Author 2');
    await user.keyboard('{Delete}');
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Note, Author 0');
    });
  });

  test('sorting is one step of undo', async () => {
    const user = userEvent.setup();
    const { session } = renderInEvaluation(<RecordsStep initial={null} />, {
      recordsReviewed: [{ date: '2024-02-01' }, { date: '2023-01-01' }],
    });
    const dates = () => session.snapshot().queue.local.recordsReviewed.map(({ date }) => date);
    await user.click(screen.getByRole('button', { name: /Sort by date/ }));
    expect(dates()).toEqual(['2023-01-01', '2024-02-01']);
    session.undo();
    expect(dates()).toEqual(['2024-02-01', '2023-01-01']);
  });

  test('what is doubtful stands at its row (P5)', () => {
    const visit = { date: '2024-02-01', author: 'A', kind: 'B', pages: 1 };
    renderInEvaluation(<RecordsStep initial={null} />, {
      recordsReviewed: [visit, { ...visit, summary: 'Various notes.' }],
    });
    const [first, second] = rows();
    expect(first?.textContent).not.toContain('Looks like');
    expect(second?.textContent).toContain('Looks like record 1: the same date, author, kind and pages');
    expect(second?.textContent).toContain('Says “including” or “various”; name what was read.');
  });

  test('5,000 records: only those in view are drawn, and the filter finds the last', async () => {
    const user = userEvent.setup();
    renderInEvaluation(<RecordsStep initial={null} />, { recordsReviewed: many(5000) });
    expect(rows().length).toBeLessThan(60);
    await user.click(screen.getByLabelText('Filter the records'));
    await user.paste('author 4999');
    expect(rows()).toHaveLength(1);
    expect(screen.getByText('1 of 5,000 records, 10,000 pages')).toBeDefined();
  });
});

describe('where rows lie', () => {
  test('the row at a height is the last that begins at or above it', () => {
    const offsets = offsetsOf([10, 20, 30]);
    expect(offsets).toEqual([0, 10, 30, 60]);
    expect([-5, 0, 9, 10, 29, 30, 59, 900].map((height) => rowAt(offsets, height))).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
    expect(rowAt(offsetsOf([]), 50)).toBe(0);
  });
});

describe('attaching files', () => {
  const record = { date: null, author: null, kind: null, summary: null, pages: null, attachments: [] };

  test('fills in the pages when the record has none, and begins a record when there is none', () => {
    expect(attachChanges([record], 0, [FILE]).changes).toEqual([
      { op: 'set', path: '/recordsReviewed/0', value: { ...record, pages: 4, attachments: [FILE] } },
    ]);
    expect(attachChanges([{ ...record, pages: 9 }], 0, [FILE]).changes[0]).toMatchObject({ value: { pages: 9 } });
    expect(attachChanges([], 0, [FILE]).changes[0]).toMatchObject({ op: 'insert', path: '/recordsReviewed/0' });
  });

  test('the same file twice, and more than 50, are left with a reason', () => {
    const files = Array.from({ length: 51 }, (_, index) => ({ ...FILE, sha256: String(index).padStart(64, '0') }));
    const { changes, left } = attachChanges([record], 0, [...files, FILE, files[0] ?? FILE]);
    expect(changes[0]).toMatchObject({ value: { pages: 200 } });
    expect(left).toEqual([
      'a.pdf was left: a record takes at most 50 files. Begin another record.',
      'a.pdf was left: a record takes at most 50 files. Begin another record.',
      'a.pdf is attached to this record already.',
    ]);
  });

  test('files dropped on a row: good ones are attached to it, others are named with the reason', async () => {
    const add = vi.fn(({ name }: { name: string }) =>
      Promise.resolve(
        name === 'a.pdf'
          ? { ok: true, value: FILE }
          : { ok: false, error: { code: 'invalid-input', message: `${name} is a text.` } },
      ),
    );
    vi.stubGlobal('residua', { calls: { 'attachment.add': add } });
    const { session } = renderInEvaluation(<RecordsStep initial={null} />, { recordsReviewed: many(3) });
    const files = ['note.txt', 'a.pdf'].map((name) => {
      const bytes = new Uint8Array([1]);
      return Object.assign(new File([bytes], name), { arrayBuffer: () => Promise.resolve(bytes.buffer) });
    });
    fireEvent.drop(rows()[1] as Element, { dataTransfer: { files, types: ['Files'] } });
    expect(await screen.findByText('note.txt is a text.')).toBeDefined();
    const attached = session.snapshot().queue.local.recordsReviewed.map(({ attachments }) => attachments.length);
    expect(attached).toEqual([0, 1, 0]);
    expect(screen.getByRole('button', { name: 'Read a.pdf' })).toBeDefined();
  });
});

describe('a signed evaluation', () => {
  test('shows each record in full and its files, and lets nothing be changed', async () => {
    const user = userEvent.setup();
    const summary = 'First line.\nSecond line.';
    const { session, store } = renderInEvaluation(<RecordsStep initial={null} />, {
      recordsReviewed: [{ date: '2024-01-02', author: 'A', kind: 'B', summary, attachments: [FILE] }],
    });
    act(() => {
      session.sealed({
        id: session.id,
        status: 'signed',
        revision: 1,
        updatedAt: '2026-10-05T12:00:00.000Z',
        evaluation: store.evaluation,
        signedReport: null,
        undo: { cursor: 0, steps: [] },
      });
    });
    expect(screen.queryByRole('button', { name: /spreadsheet|Sort by date|Attach/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'B, A' }));
    const shown = within(screen.getByRole('group', { name: 'Record 1' }));
    expect(shown.getByText('Tuesday, January 2, 2024')).toBeDefined();
    expect(screen.getByRole('button', { name: /^a\.pdf/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Remove a.pdf' })).toBeNull();
  });
});
