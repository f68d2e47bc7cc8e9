import { useState } from 'react';
import { adoptValue, startText, typeText } from './local-text.ts';

interface Options<V> {
  value: V;
  onChange: (value: V, text: string) => void;
  /** The text of a stored value. */
  format: (value: V) => string;
  /** The value of a typed text. */
  read: (text: string) => V;
}

/** Keeps what is typed in the field (see local-text.ts) and hands every change to the owner. */
export function useLocalText<V extends string | null>({ value, onChange, format, read }: Options<V>) {
  const [state, setState] = useState(() => startText(value, format));
  const current = adoptValue(state, value, format);
  if (current !== state) setState(current);

  function change(text: string): void {
    const next = read(text);
    setState(typeText(current, text, next));
    onChange(next, text);
  }
  /** Replaces the shown text without telling the owner: same value, neater writing. */
  function rewrite(text: string): void {
    setState({ ...current, text });
  }
  return { text: current.text, change, rewrite };
}
