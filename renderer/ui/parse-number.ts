import { Decimal } from 'decimal.js';

export interface NumberRules {
  /** Least and greatest value, both allowed. */
  min?: number | undefined;
  max?: number | undefined;
  /** Most digits after the point; 0 for whole numbers. */
  decimals?: number | undefined;
  /** Unit as shown in the field; typing it too is allowed. */
  unit?: string | undefined;
  /** What the error message calls the value. */
  name?: string | undefined;
}

export type Parsed = { ok: true; value: string | null } | { ok: false; error: string };

const MOST_DIGITS = 15;

/**
 * Reads a typed number. Point or comma before the decimals, `-` or `−` for minus, the unit may follow. The value is a
 * decimal string with a point, no leading zeros, decimals as typed ("48,20" is "48.20"); nothing typed is null.
 * Never throws: what cannot be read comes back as a sentence.
 */
export function parseNumber(text: string, rules: NumberRules = {}): Parsed {
  const name = rules.name ?? 'This';
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };

  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(withoutUnit(typed.replace(/[\u2212\u2013]/g, '-'), rules.unit));
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || whole + fraction === '') {
    return { ok: false, error: `${name} needs a number, such as ${example(rules)}; you entered “${shorten(typed)}”` };
  }
  if (whole.length + fraction.length > MOST_DIGITS) {
    return { ok: false, error: `${name} has too many digits; enter at most ${String(MOST_DIGITS)}` };
  }
  if (rules.decimals !== undefined && fraction.length > rules.decimals) {
    return { ok: false, error: `${name} ${placesAllowed(rules.decimals)}; you entered ${typed}` };
  }

  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  const value = sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
  const number = new Decimal(value);
  if (rules.max !== undefined && number.gt(rules.max)) {
    return { ok: false, error: `${name} is at most ${withUnit(rules.max, rules.unit)}; you entered ${shown(value)}` };
  }
  if (rules.min !== undefined && number.lt(rules.min)) {
    return { ok: false, error: `${name} is at least ${withUnit(rules.min, rules.unit)}; you entered ${shown(value)}` };
  }
  return { ok: true, value };
}

function withoutUnit(text: string, unit: string | undefined): string {
  if (unit === undefined || unit === '' || !text.toLowerCase().endsWith(unit.toLowerCase())) return text;
  return text.slice(0, text.length - unit.length).trimEnd();
}

function withUnit(bound: number, unit: string | undefined): string {
  const text = shown(String(bound));
  if (unit === undefined) return text;
  return unit === '°' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`;
}

function placesAllowed(decimals: number): string {
  if (decimals === 0) return 'is a whole number';
  return `takes at most ${String(decimals)} decimal ${decimals === 1 ? 'place' : 'places'}`;
}

function example({ min, max, decimals }: NumberRules): string {
  if (decimals !== 0 && (min ?? 0) <= 48.2 && (max ?? 100) >= 48.2) return '48.2';
  return shown(String(max ?? min ?? 12));
}

function shown(number: string): string {
  return number.replace('-', '−');
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
