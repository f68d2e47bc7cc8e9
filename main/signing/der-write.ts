import { TAG } from './der.ts';

/** One DER element: tag, minimal length, and the parts joined as its value. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header: number[] = [tag];
  if (length < 0x80) header.push(length);
  else {
    const digits: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
    header.push(0x80 | digits.length, ...digits);
  }
  const bytes = new Uint8Array(header.length + length);
  bytes.set(header);
  let at = header.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts);

/** SET OF: DER wants the elements in ascending order of their encodings (X.690 section 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array =>
  element(TAG.set, ...[...parts].sort((left, right) => Buffer.compare(left, right)));

/** Context-specific constructed tag `[number]`: explicit tagging, or implicit over a SEQUENCE or SET. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Uint8Array => element(0xa0 | number, ...parts);

export const octetString = (bytes: Uint8Array): Uint8Array => element(TAG.octetString, bytes);

export const bitString = (bytes: Uint8Array, unusedBits = 0): Uint8Array =>
  element(TAG.bitString, Uint8Array.of(unusedBits), bytes);

export const nothing = (): Uint8Array => element(TAG.null);

export const boolean = (value: boolean): Uint8Array => element(TAG.boolean, Uint8Array.of(value ? 0xff : 0));

export const utf8String = (text: string): Uint8Array => element(TAG.utf8String, Buffer.from(text, 'utf8'));

export const printableString = (text: string): Uint8Array => element(TAG.printableString, Buffer.from(text, 'latin1'));

export const bmpString = (text: string): Uint8Array => element(TAG.bmpString, Buffer.from(text, 'utf16le').swap16());

/** INTEGER from a magnitude, most significant byte first. */
export function unsigned(magnitude: Uint8Array): Uint8Array {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start += 1;
  const digits = magnitude.subarray(start);
  const sign = (digits[0] ?? 0x80) > 0x7f ? Uint8Array.of(0) : new Uint8Array();
  return element(TAG.integer, sign, digits);
}

/** INTEGER from a number of 0 to 2^31 - 1. */
export function integer(value: number): Uint8Array {
  return unsigned(Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff));
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [root * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128));
    return digits;
  });
  return element(TAG.oid, Uint8Array.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 section 4.1.2.5); fractions of a second are cut. */
export function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  const short = date.getUTCFullYear() >= 1950 && date.getUTCFullYear() < 2050;
  return short
    ? element(TAG.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : element(TAG.generalizedTime, Buffer.from(digits, 'latin1'));
}

/** AlgorithmIdentifier; parameters are omitted unless given. */
export const algorithm = (oid: string, parameters?: Uint8Array): Uint8Array =>
  parameters === undefined ? sequence(objectIdentifier(oid)) : sequence(objectIdentifier(oid), parameters);
