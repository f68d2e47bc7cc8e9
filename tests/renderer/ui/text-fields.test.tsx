import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DateField } from '../../../renderer/ui/DateField.tsx';
import { NumberField } from '../../../renderer/ui/NumberField.tsx';
import { TextArea } from '../../../renderer/ui/TextArea.tsx';
import { TextField } from '../../../renderer/ui/TextField.tsx';

afterEach(cleanup);

const input = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });

describe('TextField', () => {
  test('label, help and error belong to the control', () => {
    render(<TextField label="Claim" help="As on the referral." error="Enter the claim" value="" onChange={vi.fn()} />);
    const field = input('Claim');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    expect(described.map((one) => one?.textContent)).toEqual(['Enter the claim', 'As on the referral.']);
  });

  test('an owner that saves slowly neither moves the caret nor eats letters', async () => {
    const saves: string[] = [];
    const view = render(<TextField label="Claim" value="ac" onChange={(v) => saves.push(v)} />);
    const field = input('Claim');
    await userEvent.type(field, 'b', { initialSelectionStart: 1, initialSelectionEnd: 1 });
    expect(field.selectionStart).toBe(2);
    await userEvent.keyboard('x');
    expect(saves).toEqual(['abc', 'abxc']);
    view.rerender(<TextField label="Claim" value="abc" onChange={(v) => saves.push(v)} />);
    expect(field.value).toBe('abxc');
    expect(field.selectionStart).toBe(3);
    view.rerender(<TextField label="Claim" value="abxc" onChange={(v) => saves.push(v)} />);
    view.rerender(<TextField label="Claim" value="ac" onChange={(v) => saves.push(v)} />);
    expect(field.value).toBe('ac');
  });

  test('Enter goes on to the next field, past helpers', async () => {
    render(
      <main>
        <DateField label="Date" value={null} onChange={vi.fn()} today="2026-10-05" />
        <TextField label="Claim" value="" onChange={vi.fn()} />
      </main>,
    );
    await userEvent.type(input('Date'), '{Enter}');
    expect(document.activeElement).toBe(input('Claim'));
  });

  test('Enter submits where there is a form, and calls onEnter where given', async () => {
    const submit = vi.fn((event: { preventDefault: () => void }) => {
      event.preventDefault();
    });
    const enter = vi.fn();
    render(
      <>
        <form onSubmit={submit}>
          <TextField label="One" value="" onChange={vi.fn()} />
        </form>
        <TextField label="Two" value="" onChange={vi.fn()} onEnter={enter} />
      </>,
    );
    await userEvent.type(input('One'), '{Enter}');
    expect(submit).toHaveBeenCalledOnce();
    await userEvent.type(input('Two'), '{Enter}');
    expect(enter).toHaveBeenCalledOnce();
  });
});

test('TextArea keeps lines and tells every change', async () => {
  const onChange = vi.fn();
  render(<TextArea label="History" value="" onChange={onChange} />);
  await userEvent.type(input('History'), 'a{Enter}b');
  expect(onChange.mock.calls.map(([text]: string[]) => text)).toEqual(['a', 'a\n', 'a\nb']);
});

describe('NumberField', () => {
  function Flexion({ seen }: { seen: (value: string | null) => void }) {
    const [value, setValue] = useState<string | null>('110');
    return (
      <NumberField
        label="Flexion"
        unit="°"
        min={0}
        max={150}
        decimals={1}
        value={value}
        onChange={(next) => {
          setValue(next);
          seen(next);
        }}
      />
    );
  }

  test('comma and point give the same decimal string, the typed text stays', async () => {
    const seen = vi.fn();
    render(<Flexion seen={seen} />);
    await userEvent.clear(input('Flexion'));
    await userEvent.type(input('Flexion'), '48,2');
    await userEvent.tab();
    expect(seen).toHaveBeenLastCalledWith('48.2');
    expect(input('Flexion').value).toBe('48,2');
  });

  test('out of range: null is stored, the text stays, the error comes on leaving the field', async () => {
    const seen = vi.fn();
    render(<Flexion seen={seen} />);
    await userEvent.clear(input('Flexion'));
    await userEvent.type(input('Flexion'), '300');
    expect(screen.queryByText(/at most/)).toBeNull();
    await userEvent.tab();
    expect(seen).toHaveBeenLastCalledWith(null);
    expect(input('Flexion').value).toBe('300');
    expect(screen.getByText('Flexion is at most 150°; you entered 300')).toBeTruthy();
    expect(input('Flexion').getAttribute('aria-invalid')).toBe('true');
  });

  test('the unit is read with the field', () => {
    render(<Flexion seen={vi.fn()} />);
    const ids = (input('Flexion').getAttribute('aria-describedby') ?? '').split(' ');
    expect(ids.map((id) => document.getElementById(id)?.textContent)).toContain('°');
  });
});

describe('DateField', () => {
  function Exam({ seen }: { seen: (value: string | null) => void }) {
    const [value, setValue] = useState<string | null>(null);
    return (
      <DateField
        label="Date of examination"
        today="2026-10-05"
        max="2026-10-05"
        value={value}
        onChange={(next) => {
          setValue(next);
          seen(next);
        }}
      />
    );
  }

  test('reads the date back in long form and writes it plainly on leaving', async () => {
    const seen = vi.fn();
    render(<Exam seen={seen} />);
    await userEvent.type(input('Date of examination'), '5/10/26');
    expect(seen).toHaveBeenLastCalledWith('2026-05-10');
    expect(screen.getByText('Sunday, May 10, 2026')).toBeTruthy();
    expect(input('Date of examination').value).toBe('5/10/26');
    await userEvent.tab();
    expect(input('Date of examination').value).toBe('2026-05-10');
  });

  test('a day that is none is refused in words and not stored', async () => {
    const seen = vi.fn();
    render(<Exam seen={seen} />);
    await userEvent.type(input('Date of examination'), '02/30/26');
    await userEvent.tab();
    expect(seen).toHaveBeenLastCalledWith(null);
    expect(screen.getByText('February 2026 has 28 days; you entered 02/30/26')).toBeTruthy();
    expect(input('Date of examination').value).toBe('02/30/26');
  });

  test('the calendar is a helper: keys move, Enter chooses, days out of bounds do not', async () => {
    const seen = vi.fn();
    render(<Exam seen={seen} />);
    await userEvent.click(screen.getByRole('button', { name: 'Calendar for Date of examination' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Monday, October 5, 2026');
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(seen).not.toHaveBeenCalled();
    await userEvent.keyboard('{ArrowLeft}{ArrowUp}{PageUp}{Enter}');
    expect(seen).toHaveBeenLastCalledWith('2026-08-28');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(input('Date of examination').value).toBe('2026-08-28');
  });
});
