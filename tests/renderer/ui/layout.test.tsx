import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppFrame } from '../../../renderer/ui/AppFrame.tsx';
import type { Column } from '../../../renderer/ui/ColumnHead.tsx';
import { DataTable } from '../../../renderer/ui/DataTable.tsx';
import { FieldRow } from '../../../renderer/ui/FieldRow.tsx';
import { formatKeys, isMac } from '../../../renderer/ui/key-names.ts';
import { Notice } from '../../../renderer/ui/Notice.tsx';
import { NumberField } from '../../../renderer/ui/NumberField.tsx';
import { Page } from '../../../renderer/ui/Page.tsx';
import { Rail } from '../../../renderer/ui/Rail.tsx';
import { SavedState } from '../../../renderer/ui/SavedState.tsx';
import { applyTheme } from '../../../renderer/ui/theme.ts';

afterEach(cleanup);

test('Rail tells each state in words and marks where one is', async () => {
  const onSelect = vi.fn();
  render(
    <Rail
      label="Steps"
      currentId="residual"
      onSelect={onSelect}
      items={[
        { id: 'records', label: 'Records', state: 'complete', count: 142 },
        { id: 'residual', label: 'Residual', state: 'attention' },
        { id: 'rating', label: 'Rating', state: 'empty' },
      ]}
    />,
  );
  const steps = within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('button');
  expect(steps.map((step) => step.textContent)).toEqual([
    'Records, complete142',
    'Residual, needs attention',
    'Rating, not begun',
  ]);
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
  await userEvent.click(screen.getByRole('button', { name: /Rating/ }));
  expect(onSelect).toHaveBeenCalledWith('rating');
});

describe('SavedState', () => {
  test('is a fact with a time', () => {
    render(<SavedState state={{ kind: 'saved', at: new Date(2026, 9, 5, 14, 2, 1) }} />);
    expect(screen.getByRole('status').textContent).toBe('Saved 14:02:01');
  });

  test('a failure says why and interrupts', () => {
    render(<SavedState state={{ kind: 'failed', reason: 'the disk is full' }} />);
    expect(screen.getByRole('alert').textContent).toBe('Not saved: the disk is full');
  });
});

test('AppFrame folds panes behind buttons that tell whether they are open', async () => {
  const next = vi.fn();
  render(
    <AppFrame
      title="WC-2026-00417"
      rail={
        <Rail label="Steps" items={[{ id: 'a', label: 'Referral', state: 'empty' }]} currentId="a" onSelect={vi.fn()} />
      }
      glance={<p>Alex Sample</p>}
      next={{ label: 'Rating', onPress: next, shortcut: 'alt+right' }}
    >
      <Page title="Residual" focusOnMount>
        Middle
      </Page>
    </AppFrame>,
  );
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Residual' }));
  const toggle = screen.getByRole('button', { name: 'At a glance' });
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(toggle);
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(screen.getByRole('button', { name: 'Skip to the question' }));
  expect(document.activeElement).toBe(screen.getByRole('main'));
  await userEvent.click(screen.getByRole('button', { name: /Rating/ }));
  expect(next).toHaveBeenCalledOnce();
});

test('FieldRow groups paired values under its label, each field with a name of its own', () => {
  render(
    <FieldRow label="Flexion" headings={['Left', 'Right']}>
      <NumberField label="Flexion, left" hideLabel value="110" onChange={vi.fn()} />
      <NumberField label="Flexion, right" hideLabel value={null} onChange={vi.fn()} />
    </FieldRow>,
  );
  const group = screen.getByRole('group', { name: 'Flexion' });
  expect(within(group).getByRole('textbox', { name: 'Flexion, left' })).toBeTruthy();
  expect(within(group).getByRole('textbox', { name: 'Flexion, right' })).toBeTruthy();
});

describe('DataTable', () => {
  interface Row {
    id: string;
    name: string;
  }
  const rows: Row[] = ['A', 'B', 'C'].map((id) => ({ id, name: `Name ${id}` }));
  const columns: Column<Row>[] = [
    { id: 'id', header: 'Claim', cell: (row) => row.id, sortable: true },
    { id: 'name', header: 'Examinee', cell: (row) => row.name },
  ];
  const open = vi.fn();
  const sort = vi.fn();
  const remove = vi.fn();
  function Table() {
    return (
      <DataTable
        label="Evaluations"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => {
          open(row.id);
        }}
        onSort={sort}
        sort={{ columnId: 'id', direction: 'ascending' }}
        rowActions={(row) => [
          {
            id: 'remove',
            label: 'Remove',
            onAction: () => {
              remove(row.id);
            },
          },
        ]}
      />
    );
  }

  test('one stop for Tab, arrows go through the rows, Enter opens', async () => {
    open.mockClear();
    render(<Table />);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('A');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('C');
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    expect(open.mock.calls).toEqual([['B']]);
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Actions for B');
    await userEvent.tab();
    expect(screen.getByRole('table').contains(document.activeElement)).toBe(false);
  });

  test('a click on a row opens it, one on its menu does not', async () => {
    open.mockClear();
    render(<Table />);
    await userEvent.click(screen.getByRole('button', { name: 'Actions for B' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Remove' }));
    expect(remove).toHaveBeenCalledWith('B');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(open).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('Name C'));
    expect(open.mock.calls).toEqual([['C']]);
  });

  test('tells how it is sorted and asks for the other way', async () => {
    render(<Table />);
    expect(screen.getByRole('columnheader', { name: 'Claim' }).getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Claim' }));
    expect(sort).toHaveBeenCalledWith({ columnId: 'id', direction: 'descending' });
  });

  test('shows what the place is for when empty', () => {
    render(
      <DataTable label="Evaluations" rows={[]} columns={columns} rowKey={(row) => row.id} empty={<p>None yet</p>} />,
    );
    expect(screen.getByText('None yet')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

test('Notice says its tone in words', () => {
  render(
    <Notice tone="error" title="The report could not be written" live>
      The disk is full.
    </Notice>,
  );
  expect(screen.getByRole('alert').textContent).toBe('Error: The report could not be writtenThe disk is full.');
});

test('shortcuts are written as on the machine', () => {
  expect(formatKeys('mod+shift+z', true)).toBe('⌘⇧Z');
  expect(formatKeys('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
  expect(formatKeys('alt+left', false)).toBe('Alt+←');
  expect(formatKeys('f1', true)).toBe('F1');
  expect(isMac('MacIntel')).toBe(true);
  expect(isMac('Win32')).toBe(false);
});

test('applyTheme sets and clears the theme', () => {
  const root = document.createElement('html');
  applyTheme('dark', root);
  expect(root.getAttribute('data-theme')).toBe('dark');
  applyTheme('system', root);
  expect(root.hasAttribute('data-theme')).toBe(false);
});
