import { toPointer } from '../domain/changes.ts';
import type { Problem } from '../domain/problems.ts';
import { toDecimalString } from '../domain/decimal.ts';

/** Deepest nesting a case file may have; the format itself needs less than ten levels. */
export const MAX_DEPTH = 64;

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

export interface JsonOptions {
  /**
   * What becomes of a number whose digits a binary number cannot hold (61.30000000000000001): `rounded` gives the
   * nearest number, `text` the digits as they were written.
   */
  readonly inexactNumbers: 'rounded' | 'text';
}

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue; readonly hasInexactNumbers: boolean }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, and refuses what `JSON.parse` lets through silently: a key written
 * twice in one object, half characters (unpaired surrogates), nesting deeper than {@link MAX_DEPTH}.
 * Never throws, whatever the text.
 */
export function parseJson(text: string, options: JsonOptions): JsonResult {
  const reader = new Reader(text, options);
  try {
    const value = reader.document();
    if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
    return { ok: true, value, hasInexactNumbers: reader.hasInexactNumbers };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, problems: [...reader.problems, error.problem] };
  }
}

/** Ends the reading; never leaves this file. */
class JsonSyntaxError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
/** A run of a text without escapes. */
const PLAIN_RUN = /[^"\\]*/y;
/** JSON wants the control characters below the space escaped. */
const FIRST_PRINTABLE = 0x20;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;
/** Longer numbers are no measurement; turning them into digits could take long. */
const NUMBER_MAX_LENGTH = 60;
const EXPONENT_MAX = 400;

const FILE_START = { at: 0, line: 1, lineStart: 0 };

class Reader {
  readonly problems: Problem[] = [];
  hasInexactNumbers = false;
  readonly #text: string;
  readonly #options: JsonOptions;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #known = FILE_START;

  constructor(text: string, options: JsonOptions) {
    this.#text = text;
    this.#options = options;
  }

  document(): JsonValue {
    this.#space();
    if (this.#at === this.#text.length) throw this.#syntax('the file is empty');
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#syntax('something follows after the end of the evaluation');
    return value;
  }

  #value(): JsonValue {
    const character = this.#text[this.#at];
    if (character === '{') return this.#nested(() => this.#object());
    if (character === '[') return this.#nested(() => this.#array());
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = this.#match(NUMBER);
    if (number === '')
      throw this.#syntax('a value is expected: text in double quotes, a number, true, false, null, [ or {');
    return this.#number(number);
  }

  #nested<T>(read: () => T): T {
    // The path holds one token for every open object or list.
    if (this.#path.length >= MAX_DEPTH) {
      throw this.#syntax(`objects and lists are nested more than ${String(MAX_DEPTH)} deep; an evaluation never is`);
    }
    this.#at += 1;
    return read();
  }

  #object(): JsonValue {
    const object: Record<string, JsonValue> = {};
    this.#space();
    if (this.#take('}')) return object;
    for (;;) {
      this.#space();
      const keyAt = this.#at;
      if (this.#text[keyAt] !== '"') throw this.#syntax('a key in double quotes is expected');
      this.#path.push('');
      const key = this.#string();
      this.#path[this.#path.length - 1] = key;
      if (Object.hasOwn(object, key)) {
        this.#problem(`is written twice in one object (${this.#place(keyAt)}); keep one of them`);
      }
      this.#space();
      if (!this.#take(':')) throw this.#syntax('a colon is expected after the key');
      this.#space();
      const value = this.#value();
      // Plain assignment would set the prototype for the key "__proto__".
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      this.#path.pop();
      this.#space();
      if (this.#take('}')) return object;
      if (!this.#take(',')) throw this.#syntax('a comma or } is expected');
    }
  }

  #array(): JsonValue {
    const list: JsonValue[] = [];
    this.#space();
    if (this.#take(']')) return list;
    for (;;) {
      this.#path.push(list.length);
      this.#space();
      list.push(this.#value());
      this.#path.pop();
      this.#space();
      if (this.#take(']')) return list;
      if (!this.#take(',')) throw this.#syntax('a comma or ] is expected');
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#plainRun();
      if (this.#take('"')) break;
      if (this.#at >= this.#text.length) throw this.#syntax('a text is not closed with a double quote', start);
      this.#take('\\');
      value += this.#escape();
    }
    if (!value.isWellFormed()) {
      this.#problem(`holds half a character (an unpaired surrogate, ${this.#place(start)}); remove it`);
    }
    return value;
  }

  #plainRun(): string {
    const start = this.#at;
    const run = this.#match(PLAIN_RUN);
    for (let index = 0; index < run.length; index += 1) {
      if (run.charCodeAt(index) >= FIRST_PRINTABLE) continue;
      throw this.#syntax('a line break or control character inside a text; write a line break as \\n', start + index);
    }
    return run;
  }

  #escape(): string {
    const letter = this.#text[this.#at] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 1, this.#at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#syntax('\\u must be followed by four hexadecimal digits');
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (meant === undefined) throw this.#syntax('an unknown escape in a text; write a backslash as \\\\');
    this.#at += 1;
    return meant;
  }

  #number(written: string): JsonValue {
    const rounded = Number(written);
    if (isExact(written, rounded)) return rounded;
    this.hasInexactNumbers = true;
    return this.#options.inexactNumbers === 'rounded' ? rounded : plainDigits(written);
  }

  #space(): void {
    this.#match(SPACE);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #problem(message: string): void {
    this.problems.push({ path: toPointer(this.#path), severity: 'error', message });
  }

  #syntax(what: string, at = this.#at): JsonSyntaxError {
    const message = `is not valid JSON at ${this.#place(at)}: ${what}`;
    return new JsonSyntaxError({ path: toPointer(this.#path), severity: 'error', message });
  }

  /** Goes on from the last place asked for: a file with very many problems is told about quickly too. */
  #place(at: number): string {
    if (at < this.#known.at) this.#known = FILE_START;
    let { line, lineStart } = this.#known;
    const since = this.#known.at;
    const passed = this.#text.slice(since, at);
    for (let next = passed.indexOf('\n'); next !== -1; next = passed.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = since + next + 1;
    }
    this.#known = { at, line, lineStart };
    return `line ${String(line)}, column ${String(at - lineStart + 1)}`;
  }
}

/** Whether the binary number stands for exactly the decimal that was written. */
function isExact(written: string, value: number): boolean {
  if (!isReadable(written) || !Number.isFinite(value)) return false;
  return toDecimalString(written) === toDecimalString(String(value));
}

function isReadable(written: string): boolean {
  const [, exponent = '0'] = written.toLowerCase().split('e');
  return written.length <= NUMBER_MAX_LENGTH && Math.abs(Number(exponent)) <= EXPONENT_MAX;
}

/** The digits without an exponent; as written when there are too many of them, which no field accepts. */
function plainDigits(written: string): string {
  return isReadable(written) ? toDecimalString(written) : written;
}
