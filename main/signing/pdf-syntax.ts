/**
 * A reader of PDF objects (ISO 32000-1 section 7.3) for verification. It reads one object at one place, never searches, and is
 * bounded in depth and in total work, since the file may be hostile. What different readers understand differently (a key
 * standing twice, an unbalanced string) is refused rather than guessed at.
 */
export type PdfValue =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  | { kind: 'string'; bytes: Uint8Array; hex: boolean; start: number; end: number }
  | PdfArray
  | PdfDict
  | { kind: 'ref'; number: number; generation: number };

export interface PdfArray {
  kind: 'array';
  items: PdfValue[];
  /** Where the brackets stand: `start` at the first, `end` after the second. */
  start: number;
  end: number;
}

export interface PdfDict {
  kind: 'dict';
  entries: Map<string, PdfValue>;
}

/** What the readers throw on a file they do not accept; verifyPdf turns it into a reason. The message completes "The PDF …". */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

/** What this program cannot read safely, although the file may be sound. */
export class PdfUnsupported extends PdfError {}

/** Work allowed for one whole verification. */
export interface PdfBudget {
  tokens: number;
}

const MAX_DEPTH = 60;
const WHITESPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25]);
const SINGLE_ESCAPES: Record<number, number> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

export class PdfReader {
  position: number;
  readonly #bytes: Uint8Array;
  readonly #budget: PdfBudget;

  constructor(bytes: Uint8Array, position: number, budget: PdfBudget) {
    this.#bytes = bytes;
    this.position = position;
    this.#budget = budget;
  }

  /** Charges long runs too, so that many objects placed on the same run of bytes cannot multiply the work. */
  #charge(bytes: number): void {
    this.#budget.tokens -= bytes >> 6;
    if (this.#budget.tokens < 0) throw new PdfError('is too complex to be checked');
  }

  skipSpace(): void {
    const start = this.position;
    for (;;) {
      const byte = this.#bytes[this.position];
      if (byte === 0x25) {
        while (
          this.position < this.#bytes.length &&
          this.#bytes[this.position] !== 10 &&
          this.#bytes[this.position] !== 13
        ) {
          this.position += 1;
        }
      } else if (byte !== undefined && WHITESPACE.has(byte)) this.position += 1;
      else break;
    }
    this.#charge(this.position - start);
  }

  /** Takes `word` if it stands here as a whole token. */
  takeWord(word: string): boolean {
    this.skipSpace();
    if (this.#peekWord() !== word) return false;
    this.position += word.length;
    return true;
  }

  /** A non-negative whole number standing here. */
  takeInteger(): number {
    this.skipSpace();
    const word = this.#peekWord();
    if (!/^\d{1,10}$/.test(word)) throw new PdfError('is damaged: a whole number is missing');
    this.position += word.length;
    return Number(word);
  }

  /** An operator of a content stream, if one stands here. */
  takeOperator(): string | undefined {
    this.skipSpace();
    const word = this.#peekWord();
    if (!/^[A-Za-z'"][A-Za-z0-9*]*$/.test(word) || word === 'true' || word === 'false' || word === 'null')
      return undefined;
    this.#charge(64);
    this.position += word.length;
    return word;
  }

  /** Whether nothing but space follows. */
  isAtEnd(): boolean {
    this.skipSpace();
    return this.position >= this.#bytes.length;
  }

  readValue(depth = 0): PdfValue {
    this.#charge(64);
    if (depth > MAX_DEPTH) throw new PdfError('is nested too deeply');
    this.skipSpace();
    const byte = this.#bytes[this.position];
    if (byte === 0x2f) return { kind: 'name', value: this.#readName() };
    if (byte === 0x28) return this.#readLiteral();
    if (byte === 0x5b) return this.#readArray(depth);
    if (byte === 0x3c) return this.#bytes[this.position + 1] === 0x3c ? this.#readDict(depth) : this.#readHex();
    return this.#readWord();
  }

  #peekWord(): string {
    let end = this.position;
    // No keyword or number is longer; the bound keeps a megabyte of letters from being read over and over.
    const limit = Math.min(this.#bytes.length, this.position + 64);
    while (end < limit) {
      const byte = this.#bytes[end];
      if (byte === undefined || WHITESPACE.has(byte) || DELIMITERS.has(byte)) break;
      end += 1;
    }
    return String.fromCharCode(...this.#bytes.subarray(this.position, end));
  }

  #readWord(): PdfValue {
    const word = this.#peekWord();
    if (word === 'null' || word === 'true' || word === 'false') {
      this.position += word.length;
      return word === 'null' ? { kind: 'null' } : { kind: 'boolean', value: word === 'true' };
    }
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfError('is damaged: an object cannot be read');
    this.position += word.length;
    return (
      (/^\d{1,10}$/.test(word) ? this.#readReference(Number(word)) : undefined) ?? {
        kind: 'number',
        value: Number(word),
      }
    );
  }

  /** A number may be the start of "12 0 R": looks ahead, and steps back when it is not. */
  #readReference(number: number): PdfValue | undefined {
    const start = this.position;
    this.skipSpace();
    const generation = this.#peekWord();
    if (/^\d{1,5}$/.test(generation)) {
      this.position += generation.length;
      if (this.takeWord('R')) return { kind: 'ref', number, generation: Number(generation) };
    }
    this.position = start;
    return undefined;
  }

  #readName(): string {
    this.position += 1;
    const codes: number[] = [];
    for (;;) {
      const byte = this.#bytes[this.position];
      if (byte === undefined || WHITESPACE.has(byte) || DELIMITERS.has(byte)) break;
      this.position += 1;
      if (byte === 0x23) {
        const code = hexDigit(this.#bytes[this.position]) * 16 + hexDigit(this.#bytes[this.position + 1]);
        if (hexDigit(this.#bytes[this.position]) < 0 || hexDigit(this.#bytes[this.position + 1]) < 0) {
          throw new PdfError('is damaged: a name cannot be read');
        }
        codes.push(code);
        this.position += 2;
      } else codes.push(byte);
      if (codes.length > 1000) throw new PdfError('is damaged: a name is too long');
    }
    return String.fromCharCode(...codes);
  }

  #readHex(): PdfValue {
    const start = this.position;
    const end = this.#bytes.indexOf(0x3e, start);
    if (end < 0) throw new PdfError('is damaged: a string has no end');
    this.#charge(end - start);
    const out = new Uint8Array((end - start) >> 1);
    let count = 0;
    for (let index = start + 1; index < end; index += 1) {
      const byte = this.#bytes[index] ?? 0;
      if (WHITESPACE.has(byte)) continue;
      const digit = hexDigit(byte);
      if (digit < 0) throw new PdfError('is damaged: a hexadecimal string holds other characters');
      out[count >> 1] = (out[count >> 1] ?? 0) | (count % 2 === 0 ? digit << 4 : digit);
      count += 1;
    }
    this.position = end + 1;
    return { kind: 'string', bytes: out.subarray(0, (count + 1) >> 1), hex: true, start, end: end + 1 };
  }

  #readLiteral(): PdfValue {
    const start = this.position;
    const out: number[] = [];
    let depth = 1;
    this.position += 1;
    for (;;) {
      const byte = this.#bytes[this.position];
      if (byte === undefined || out.length > 1_000_000) throw new PdfError('is damaged: a string has no end');
      this.position += 1;
      if (byte === 0x5c) this.#readEscape(out);
      else {
        if (byte === 0x28) depth += 1;
        if (byte === 0x29) depth -= 1;
        if (depth === 0) break;
        out.push(byte);
      }
    }
    this.#charge(this.position - start);
    return { kind: 'string', bytes: Uint8Array.from(out), hex: false, start, end: this.position };
  }

  #readEscape(out: number[]): void {
    const byte = this.#bytes[this.position] ?? 0;
    if (byte >= 0x30 && byte <= 0x37) {
      let code = 0;
      for (let count = 0; count < 3; count += 1) {
        const digit = (this.#bytes[this.position] ?? 0) - 0x30;
        if (digit < 0 || digit > 7) break;
        code = code * 8 + digit;
        this.position += 1;
      }
      out.push(code & 0xff);
      return;
    }
    this.position += 1;
    if (byte === 13 && this.#bytes[this.position] === 10) this.position += 1;
    if (byte !== 10 && byte !== 13) out.push(SINGLE_ESCAPES[byte] ?? byte);
  }

  #readArray(depth: number): PdfArray {
    const start = this.position;
    const items: PdfValue[] = [];
    this.position += 1;
    for (;;) {
      this.skipSpace();
      if (this.#bytes[this.position] === 0x5d) break;
      items.push(this.readValue(depth + 1));
    }
    this.position += 1;
    return { kind: 'array', items, start, end: this.position };
  }

  #readDict(depth: number): PdfDict {
    const entries = new Map<string, PdfValue>();
    this.position += 2;
    for (;;) {
      this.skipSpace();
      if (this.#bytes[this.position] === 0x3e && this.#bytes[this.position + 1] === 0x3e) break;
      if (this.#bytes[this.position] !== 0x2f) throw new PdfError('is damaged: a dictionary key is missing');
      const key = this.#readName();
      if (entries.has(key)) throw new PdfError(`is ambiguous: a dictionary holds the key ${JSON.stringify(key)} twice`);
      entries.set(key, this.readValue(depth + 1));
    }
    this.position += 2;
    return { kind: 'dict', entries };
  }
}
