import { useId, type KeyboardEvent } from 'react';
import type { Choice } from '../../../../main/domain/instruments/definition.ts';
import { FieldError } from '../../../ui/Field.tsx';
import styles from './series.module.css';

interface AnswerCellProps {
  /** JSON pointer of the response. */
  path: string;
  /** Names the question and the administration. */
  label: string;
  choices: readonly Choice[];
  value: number | null;
  onChange: (value: number | null) => void;
  error: string | null;
  readOnly: boolean;
  /** Which administration: answering goes on to its next question. */
  column: number;
}

/** The answers 0 to 4 of one question. A digit answers and goes on, arrows choose or change the question. */
export function AnswerCell({ path, label, choices, value, onChange, error, readOnly, column }: AnswerCellProps) {
  const id = useId();

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (readOnly || event.metaKey || event.ctrlKey || event.altKey) return;
    const cell = event.currentTarget;
    const chosen = choices.find((choice) => choice.value === event.key);
    if (chosen !== undefined) onChange(Number(chosen.value));
    else if (event.key === 'Backspace' || event.key === 'Delete') onChange(null);
    else if (!/^(?:Enter|ArrowDown|ArrowUp)$/.test(event.key)) return;
    event.preventDefault();
    if (chosen !== undefined || event.key === 'Enter' || event.key === 'ArrowDown') step(cell, 1, chosen?.value);
    if (event.key === 'ArrowUp') step(cell, -1);
  }

  return (
    <div data-path={path} className={styles['cell']}>
      <fieldset
        role="radiogroup"
        aria-label={label}
        aria-describedby={error === null ? undefined : `${id}-error`}
        aria-invalid={error === null ? undefined : true}
        aria-readonly={readOnly ? true : undefined}
        disabled={readOnly}
        data-answers={column}
        className={styles['answers']}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice) => (
          <label key={choice.value} className={styles['answer']} title={choice.label}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={String(value) === choice.value}
              aria-label={`${choice.value} ${choice.label}`}
              onChange={() => {
                onChange(Number(choice.value));
              }}
            />
            <span aria-hidden="true">{choice.value}</span>
          </label>
        ))}
      </fieldset>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** Moves to the question below or above in the same column; at the last, an answer keeps the focus where it was given. */
function step(cell: HTMLElement, by: 1 | -1, chosen?: string): void {
  const column = cell.dataset['answers'] ?? '';
  const cells = [...document.querySelectorAll<HTMLElement>(`[data-answers="${column}"]`)];
  const next = cells[cells.indexOf(cell) + by];
  const inputs = [...(next ?? cell).querySelectorAll('input')];
  const wanted = next === undefined ? inputs.find(({ value }) => value === chosen) : inputs.find((one) => one.checked);
  if (next === undefined && chosen === undefined) return;
  (wanted ?? inputs[0])?.focus();
}
