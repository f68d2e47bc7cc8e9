import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Checkbox } from '../../../renderer/ui/Checkbox.tsx';
import { CheckboxGroup } from '../../../renderer/ui/CheckboxGroup.tsx';
import { choiceKeys } from '../../../renderer/ui/choice-keys.ts';
import { ChoiceGroup } from '../../../renderer/ui/ChoiceGroup.tsx';
import { Select } from '../../../renderer/ui/Select.tsx';

afterEach(cleanup);

const WORDS = ['None', 'Mild', 'Moderate', 'Severe', 'Extreme'];
const SCORES = WORDS.map((label, index) => ({ value: String(index), label }));

function Stairs({ seen, disabled = false }: { seen: (value: string | null) => void; disabled?: boolean }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <ChoiceGroup
      label="Going up or down stairs"
      options={SCORES}
      value={value}
      clearable
      disabled={disabled}
      onChange={(next) => {
        setValue(next);
        seen(next);
      }}
    />
  );
}

describe('choiceKeys', () => {
  test('scores are their own keys, ten has none, words count from one', () => {
    expect(choiceKeys(Array.from({ length: 11 }, (_, n) => ({ value: String(n) })))).toEqual([
      ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      '',
    ]);
    expect(choiceKeys([{ value: 'left' }, { value: 'right', digit: '7' }])).toEqual(['1', '7']);
  });
});

describe('ChoiceGroup', () => {
  test('a digit chooses and takes focus along, Backspace takes the answer back', async () => {
    const seen = vi.fn();
    render(<Stairs seen={seen} />);
    await userEvent.tab();
    await userEvent.keyboard('3');
    expect(seen).toHaveBeenLastCalledWith('3');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Severe' }));
    await userEvent.keyboard('9');
    expect(seen).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Backspace}');
    expect(seen).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  });

  test('Enter goes on to the next question, not the next answer', async () => {
    render(
      <main>
        <Stairs seen={vi.fn()} />
        <button type="button">Next</button>
      </main>,
    );
    await userEvent.tab();
    await userEvent.keyboard('0{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  });

  test('is a named radio group with its error, and locked when disabled', async () => {
    const seen = vi.fn();
    const view = render(
      <ChoiceGroup label="Side" error="Choose a side" options={SCORES} value={null} onChange={seen} />,
    );
    const group = screen.getByRole('radiogroup', { name: 'Side' });
    expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Choose a side');
    view.unmount();
    render(<Stairs seen={seen} disabled />);
    await userEvent.click(screen.getByText('Mild'));
    expect(seen).not.toHaveBeenCalled();
  });
});

test('Checkbox tells its state and its error', async () => {
  const onChange = vi.fn();
  render(
    <Checkbox checked={false} onChange={onChange} error="Confirm before signing">
      The examinee consented
    </Checkbox>,
  );
  const box = screen.getByRole('checkbox', { name: 'The examinee consented' });
  expect(box.getAttribute('aria-invalid')).toBe('true');
  await userEvent.click(screen.getByText('The examinee consented'));
  expect(onChange).toHaveBeenCalledWith(true);
});

test('CheckboxGroup gives the chosen values in the order of the options', async () => {
  const onChange = vi.fn();
  const options = [
    { value: 'therapy', label: 'Therapy' },
    { value: 'injection', label: 'Injection' },
    { value: 'surgery', label: 'Surgery' },
  ] as const;
  render(<CheckboxGroup label="Prior treatment" options={options} value={['surgery']} onChange={onChange} />);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Therapy' }));
  expect(onChange).toHaveBeenLastCalledWith(['therapy', 'surgery']);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Surgery' }));
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test('Select opens by keyboard, chooses, and shows the choice', async () => {
  function Jurisdiction() {
    const [value, setValue] = useState<'ca' | 'ny' | null>(null);
    const options = [
      { value: 'ca' as const, label: 'California' },
      { value: 'ny' as const, label: 'New York', description: 'Schedule loss of use' },
    ];
    return <Select label="Jurisdiction" options={options} value={value} onChange={setValue} error="Choose one" />;
  }
  render(<Jurisdiction />);
  const button = screen.getByRole('button', { name: /Jurisdiction/ });
  expect(button.textContent).toContain('Choose');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(screen.getByRole('button', { name: /Jurisdiction/ }).textContent).toContain('New York');
});
