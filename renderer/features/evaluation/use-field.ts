import { use, useState } from 'react';
import { DECIMAL_PATTERN, Exact, toDecimalString } from '../../../main/domain/decimal.ts';
import type { Problem } from '../../../main/domain/problems.ts';
import type { Change } from '../../../main/domain/changes.ts';
import { rejectedAt } from '../../../main/domain/rejected.ts';
import type { Rejection } from '../../ui/use-parsed-text.ts';
import { ProblemsContext, useReadOnly, useSession, useSnapshot, useValueAt } from './context.ts';
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

/** Binds the value at a pointer as it is, to choose. `T` is what the shape holds there. */
export function useField<T extends ChangeValue>(pointer: string): BoundField<T> {
  return useBound(pointer, null);
}

/** Binds the value at a pointer as it is, to type: one go of typing is one step of undo. */
export function useTypedField<T extends ChangeValue>(pointer: string): BoundField<T> {
  return useBound(pointer, pointer);
}

function useBound<T extends ChangeValue>(pointer: string, typedInto: string | null): BoundField<T> {
  const session = useSession();
  const value = useValueAt(pointer) as T;
  const readOnly = useReadOnly();
  const { error, warning } = useProblemsAt(pointer);
  const onChange = (next: T): void => {
    session.edit([{ op: 'set', path: pointer, value: next }], typedInto);
  };
  return { value, onChange, error, warning, readOnly };
}

/** A text that stands for a value, with what was typed last when it stands for none. */
export interface ParsedField<T> extends BoundField<T> {
  readonly rejection: Rejection;
}

/** Binds a date, or anything else that is typed and read. */
export function useParsedField<T extends ChangeValue>(pointer: string): ParsedField<T> {
  const session = useSession();
  const text = useRejectedText(pointer);
  const keep: Rejection['keep'] = (typed, message, before) => {
    session.reject({ path: pointer, text: typed, message }, before);
  };
  return { ...useTypedField<T>(pointer), rejection: { text, keep } };
}

/** What was typed at a pointer and could not be taken; it is kept in the evaluation until it is corrected. */
export function useRejectedText(pointer: string): string | null {
  return useSnapshot(({ queue }) => rejectedAt(queue.local, pointer)?.text ?? null);
}

/** Text that may be empty: null in the evaluation is '' in the field. */
export function useTextField(pointer: string): BoundField<string> {
  const field = useTypedField<string | null>(pointer);
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
  const field = useTypedField<string | null>(pointer);
  return { ...field, value: field.value ?? '' };
}

/**
 * A decimal. The evaluation keeps the shortest form ("48.0" is "48"); the field gets back what was typed, so that
 * the text under the caret never changes.
 */
export function useDecimalField(pointer: string, places?: number): ParsedField<string | null> {
  const field = useParsedField<string | null>(pointer);
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
export function useCountField(pointer: string): ParsedField<string | null> {
  const session = useSession();
  const field = useParsedField<number | null>(pointer);
  return {
    ...field,
    value: field.value === null ? null : String(field.value),
    onChange: (text) => {
      field.onChange(text === null ? null : Number(text));
    },
    rejection: {
      text: field.rejection.text,
      keep: (typed, message, before) => {
        session.reject({ path: pointer, text: typed, message }, before === null ? null : Number(before));
      },
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
