import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { Parsed } from './parse-number.ts';
import { handleEnter } from './TextField.tsx';
import { useLocalText } from './use-local-text.ts';

interface Options {
  value: string | null;
  /** Gets null while the text cannot be read: what is wrong on screen is never stored. */
  onChange: (value: string | null) => void;
  /** Never throws: what cannot be read comes back as a sentence. */
  parse: (text: string) => Parsed;
  /** What else is wrong with the field, from outside. */
  error: string | null | undefined;
  /** How a value is written; as it is stored unless given. */
  format?: (value: string) => string;
  /** Whether what could be read is written back neatly when the field is left. */
  tidies?: boolean;
  onEnter?: (() => void) | undefined;
}

/**
 * A text field whose text stands for a value. It keeps what was typed, and a complaint waits until the field is left:
 * half a number or half a date is not a mistake.
 */
export function useParsedText({ value, onChange, parse, format = (v) => v, tidies = false, ...options }: Options) {
  const [typing, setTyping] = useState(false);
  const local = useLocalText<string | null>({
    value,
    onChange,
    format: (stored) => (stored === null ? '' : format(stored)),
    read: (text) => {
      const read = parse(text);
      return read.ok ? read.value : null;
    },
  });
  const parsed = parse(local.text);

  function settle(): void {
    setTyping(false);
    if (tidies && parsed.ok && parsed.value !== null) local.rewrite(format(parsed.value));
  }

  return {
    /** The value of what stands in the field; null while it cannot be read. */
    parsedValue: parsed.ok ? parsed.value : null,
    error: parsed.ok || typing ? options.error : parsed.error,
    /** Writes a value that was chosen, not typed. */
    choose: (text: string): void => {
      setTyping(false);
      local.change(text);
    },
    input: {
      type: 'text',
      value: local.text,
      onChange: (event: ChangeEvent<HTMLInputElement>): void => {
        setTyping(true);
        local.change(event.currentTarget.value);
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === 'Enter') settle();
        handleEnter(event, options.onEnter);
      },
      autoComplete: 'off',
      spellCheck: false,
    },
  };
}
