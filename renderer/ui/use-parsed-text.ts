import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { Parsed } from './parse-number.ts';
import { handleEnter } from './TextField.tsx';
import { useLocalText } from './use-local-text.ts';

/** Nothing that stands for one value is longer. */
const TEXT_MAX = 200;

/** Where a text is kept that cannot be read, so that it is still there when the field is drawn again. */
export interface Rejection {
  /** What was typed last, while it stands for no value; null otherwise. */
  readonly text: string | null;
  /**
   * Gets such a text in place of a call of `onChange`, with what is wrong with it, and the value that the field had when
   * the typing began: "30" on the way to "300" was never meant.
   */
  readonly keep: (text: string, message: string, before: string | null) => void;
}

interface Options {
  value: string | null;
  /** Without a `rejection` it gets null while the text cannot be read: what is wrong on screen is never stored. */
  onChange: (value: string | null) => void;
  /** With it the owner keeps the value from before while the text cannot be read, and the text beside it. */
  rejection?: Rejection | undefined;
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
 * What the owner holds, as one text: `=48.2` for a value, `?48.` for a rejected text, null for nothing. So a rejected text
 * is taken over, echoed and undone as a value is.
 */
type Held = `=${string}` | `?${string}` | null;

function heldOf(value: string | null, rejected: string | null): Held {
  if (rejected !== null) return `?${rejected}`;
  return value === null ? null : `=${value}`;
}

/**
 * A text field whose text stands for a value. It keeps what was typed, and a complaint waits until the field is left:
 * half a number or half a date is not a mistake.
 */
export function useParsedText({
  value,
  onChange,
  rejection,
  parse,
  format = (v) => v,
  tidies = false,
  ...options
}: Options) {
  const [typing, setTyping] = useState(false);
  const [begun, setBegun] = useState(value);
  const before = typing ? begun : value;
  const rejected = rejection?.text ?? null;
  const local = useLocalText<Held>({
    value: heldOf(value, rejected),
    onChange: (held, text) => {
      const read = parse(text);
      if (rejection !== undefined && !read.ok) rejection.keep(text, read.error, before);
      else onChange(held === null ? null : held.slice(1));
    },
    format: (held) => (held === null ? '' : held.startsWith('?') ? held.slice(1) : format(held.slice(1))),
    read: (text) => {
      const read = parse(text);
      return read.ok ? heldOf(read.value, null) : heldOf(null, rejection === undefined ? null : text);
    },
  });
  const parsed = parse(local.text);

  function settle(): void {
    setTyping(false);
    if (!parsed.ok) return;
    // Rejected by rules that have changed since.
    if (rejected === local.text) local.change(local.text);
    if (tidies && parsed.value !== null) local.rewrite(format(parsed.value));
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
        setBegun(before);
        local.change(event.currentTarget.value);
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === 'Enter') settle();
        handleEnter(event, options.onEnter);
      },
      maxLength: TEXT_MAX,
      autoComplete: 'off',
      spellCheck: false,
    },
  };
}
