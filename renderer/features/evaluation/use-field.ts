import { use, useState } from 'react';
import { DECIMAL_PATTERN, Exact, toDecimalString } from '../../../main/domain/decimal.ts';
import type { Problem } from '../../../main/domain/problems.ts';
import type { Change } from '../../../main/domain/changes.ts';
import { ProblemsContext, useReadOnly, useSession, useValueAt } from './context.ts';
import { sentence } from './sentence.ts';

type ChangeValue = Extract<Change, { op: 'set' }>['value'];

/** One place of the evaluation, bound to a control. */
export interface BoundField<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error: string | null;
  readonly warning: string | null;
  readonly readOnly: boolean;
}

/** Binds the value at a pointer as it is. `T` is what the shape holds there. */
export function useField<T extends ChangeValue>(pointer: string): BoundField<T> {
  const session = useSession();
  const value = useValueAt(pointer) as T;
  const readOnly = useReadOnly();
  const { error, warning } = useProblemsAt(pointer);
  const onChange = (next: T): void => {
    session.edit([{ op: 'set', path: pointer, value: next }]);
  };
  return { value, onChange, error, warning, readOnly };
}

/** Text that may be empty: null in the evaluation is '' in the field. */
export function useTextField(pointer: string): BoundField<string> {
  const field = useField<string | null>(pointer);
  return {
    ...field,
    value: field.value ?? '',
    onChange: (text) => {
      field.onChange(text === '' ? null : text);
    },
  };
}

/** A text that the shape requires, such as a question: empty is ''. */
export function useRequiredText(pointer: string): BoundField<string> {
  const field = useField<string | null>(pointer);
  return { ...field, value: field.value ?? '' };
}

/**
 * A decimal. The evaluation keeps the shortest form ("48.0" is "48"); the field gets back what was typed, so that
 * the text under the caret never changes.
 */
export function useDecimalField(pointer: string, places?: number): BoundField<string | null> {
  const field = useField<string | null>(pointer);
  const echo = useDecimalEcho(field.value, field.onChange, places);
  return { ...field, ...echo };
}

/** The echo alone, for decimals in lists that are stored as a whole. */
export function useDecimalEcho(
  value: string | null,
  onChange: (value: string | null) => void,
  places?: number,
): { value: string | null; onChange: (value: string | null) => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const isEcho = typed !== null && DECIMAL_PATTERN.test(typed) && toDecimalString(typed) === value;
  return {
    value: isEcho ? typed : value === null || places === undefined ? value : withPlaces(value, places),
    onChange: (next) => {
      setTyped(next);
      onChange(next);
    },
  };
}

/** More places are kept when the value has more. */
function withPlaces(value: string, places: number): string {
  const exact = new Exact(value);
  return exact.toFixed(Math.max(places, exact.decimalPlaces()));
}

/** A whole number, as text in the field. */
export function useCountField(pointer: string): BoundField<string | null> {
  const field = useField<number | null>(pointer);
  return {
    ...field,
    value: field.value === null ? null : String(field.value),
    onChange: (text) => {
      field.onChange(text === null ? null : Number(text));
    },
  };
}

/** The first error and the first warning at exactly this pointer. */
export function useProblemsAt(pointer: string): { error: string | null; warning: string | null } {
  const problems = use(ProblemsContext);
  const first = (severity: Problem['severity']): string | null => {
    const found = problems.find((problem) => problem.path === pointer && problem.severity === severity);
    return found === undefined ? null : sentence(found.message);
  };
  return { error: first('error'), warning: first('warning') };
}
