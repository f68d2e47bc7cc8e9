import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Button } from '../../../renderer/ui/Button.tsx';
import { CommandPalette, type Command } from '../../../renderer/ui/CommandPalette.tsx';
import { Dialog } from '../../../renderer/ui/Dialog.tsx';
import { filterCommands } from '../../../renderer/ui/filter-commands.ts';
import { MenuButton } from '../../../renderer/ui/MenuButton.tsx';
import { Toasts } from '../../../renderer/ui/Toasts.tsx';
import { showToast } from '../../../renderer/ui/toasts.ts';

afterEach(cleanup);

describe('Dialog', () => {
  function Opener({ dismissable }: { dismissable: boolean }) {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button
          onPress={() => {
            setOpen(true);
          }}
        >
          Open
        </Button>
        <Dialog
          isOpen={open}
          onClose={() => {
            setOpen(false);
          }}
          title="Add an identity"
          dismissable={dismissable}
        >
          <p>Body</p>
        </Dialog>
      </>
    );
  }

  test('is named by its title, closes on Escape and gives focus back', async () => {
    render(<Opener dismissable />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('dialog', { name: 'Add an identity' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
    });
  });

  test('that cannot be dismissed stays and has no close button', async () => {
    render(<Opener dismissable={false} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});

test('MenuButton runs the chosen command, not a disabled one', async () => {
  const duplicate = vi.fn();
  const remove = vi.fn();
  render(
    <MenuButton
      label="More"
      items={[
        { id: 'duplicate', label: 'Duplicate', onAction: duplicate, shortcut: 'mod+d' },
        { id: 'remove', label: 'Remove', onAction: remove, disabled: true },
      ]}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Remove' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Duplicate' }));
  expect(remove).not.toHaveBeenCalled();
  expect(duplicate).toHaveBeenCalledOnce();
});

describe('filterCommands', () => {
  const commands = [
    { label: 'Referral', group: 'Steps' },
    { label: 'Rating', group: 'Steps' },
    { label: 'Lock the vault', keywords: 'close secure' },
    { label: 'Peña, Ana', detail: 'WC-2026-00417, left hip', group: 'Evaluations' },
  ];
  const found = (query: string): string[] => filterCommands(commands, query).map(({ label }) => label);

  test('finds by label first, then by keyword, detail and group; accents and order of words do not matter', () => {
    expect(found('')).toHaveLength(4);
    expect(found('ra')).toEqual(['Rating', 'Referral']);
    expect(found('secure')).toEqual(['Lock the vault']);
    expect(found('pena')).toEqual(['Peña, Ana']);
    expect(found('hip 00417')).toEqual(['Peña, Ana']);
    expect(found('steps')).toEqual(['Referral', 'Rating']);
    expect(found('zzz')).toEqual([]);
  });
});

describe('CommandPalette', () => {
  function Palette({ ran, onClose }: { ran: (id: string) => void; onClose: () => void }) {
    const commands: Command[] = ['Referral', 'Rating', 'Residual'].map((label) => ({
      id: label,
      label,
      group: 'Steps',
      run: () => {
        ran(label);
      },
    }));
    return <CommandPalette isOpen onClose={onClose} commands={commands} />;
  }

  test('type, arrow, Enter', async () => {
    const ran = vi.fn();
    const onClose = vi.fn();
    render(<Palette ran={ran} onClose={onClose} />);
    await userEvent.keyboard('re');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Referral', 'Residual']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(ran.mock.calls).toEqual([['Residual']]);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('names a row by all that is seen of it, and can be scrolled by keys', () => {
    const command = { id: 'a', label: 'Alex Sample', detail: '2026-10-05, draft', shortcut: 'mod+1', run: vi.fn() };
    render(<CommandPalette isOpen onClose={vi.fn()} commands={[command]} />);
    const row = screen.getByRole('menuitem', { name: /^Alex Sample ?2026-10-05, draft/ });
    expect(row.getAttribute('aria-labelledby')).toBeNull();
    expect(screen.getByRole('group', { name: 'Scrollable list of results' }).tabIndex).toBe(0);
  });

  test('shows so many and says how many more there are', async () => {
    const commands = Array.from({ length: 500 }, (_, index) => ({
      id: String(index),
      label: `Row ${String(index)}`,
      run: vi.fn(),
    }));
    render(<CommandPalette isOpen onClose={vi.fn()} commands={commands} />);
    expect(screen.getAllByRole('menuitem')).toHaveLength(60);
    expect(screen.getByText(/^440 more/)).toBeTruthy();
    await userEvent.keyboard('499');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Row 499']);
    expect(screen.queryByText(/more\. Type/)).toBeNull();
  });

  test('says so when nothing is found, and Escape closes', async () => {
    const onClose = vi.fn();
    render(<Palette ran={vi.fn()} onClose={onClose} />);
    await userEvent.keyboard('zzz');
    expect(screen.getByText('Nothing by that name.')).toBeTruthy();
    await userEvent.keyboard('{Escape}{Escape}');
    expect(onClose).toHaveBeenCalled();
  });
});

describe('Toasts', () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('offer their action and go away by themselves, but not while pointed at', async () => {
    const run = vi.fn();
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    render(<Toasts />);
    act(() => {
      showToast('Removed record 12', { action: { label: 'Undo', run } });
    });
    await user.hover(screen.getByText('Removed record 12'));
    act(() => {
      vi.advanceTimersByTime(20_000);
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByText('Removed record 12')).toBeNull();
    act(() => {
      showToast('Saved a copy');
    });
    expect(screen.getByRole('status').textContent).toContain('Saved a copy');
    act(() => {
      vi.advanceTimersByTime(20_000);
    });
    expect(screen.queryByText('Saved a copy')).toBeNull();
  });
});
