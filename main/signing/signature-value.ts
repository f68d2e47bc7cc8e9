import { SignatureFault } from './cms-verify.ts';
import type { PdfStructure } from './pdf-structure.ts';
import { hexDigit, type PdfDict } from './pdf-syntax.ts';
import { decodeText, isoFromPdfDate } from './pdf-text.ts';

/** What the signature dictionary of a field holds. */
export interface SignatureValue {
  /** Object number of the dictionary. */
  number: number;
  offset: number;
  dict: PdfDict;
  subFilter: string | null;
  /** ISO 8601 with offset, from /M. */
  signedAt: string | null;
  statedReason: string | null;
  location: string | null;
}

/** The bytes a signature covers and the signature itself. */
export interface CoveredBytes {
  parts: [Uint8Array, Uint8Array];
  contents: Uint8Array;
  /** Where the covered part of the file ends. */
  end: number;
}

const MAX_CONTENTS = 1024 * 1024;

/** Reads the signature dictionary with object number `number`. Throws SignatureFault when it cannot be one. */
export function readSignatureValue(structure: PdfStructure, number: number): SignatureValue {
  const { value: dict, offset, streamStart } = structure.object(number);
  if (dict.kind !== 'dict' || offset === undefined || streamStart !== undefined) {
    throw new SignatureFault('The signature is not a dictionary of its own in the file.');
  }
  const text = (key: string): string | null => {
    const value = structure.resolve(dict.entries.get(key));
    return value.kind === 'string' ? decodeText(value.bytes) : null;
  };
  const subFilter = dict.entries.get('SubFilter');
  return {
    number,
    offset,
    dict,
    subFilter: subFilter?.kind === 'name' ? subFilter.value : null,
    signedAt: isoFromPdfDate(text('M') ?? '') ?? null,
    statedReason: text('Reason'),
    location: text('Location'),
  };
}

/** The four numbers of /ByteRange; undefined unless it is exactly two ranges of whole numbers. */
export function readByteRange(dict: PdfDict): [number, number, number, number] | undefined {
  const range = dict.entries.get('ByteRange');
  if (range?.kind !== 'array' || range.items.length !== 4) return undefined;
  const numbers = range.items.map((item) => (item.kind === 'number' && Number.isInteger(item.value) ? item.value : -1));
  const [first = -1, firstLength = -1, second = -1, secondLength = -1] = numbers;
  return numbers.some((number) => number < 0) ? undefined : [first, firstLength, second, secondLength];
}

/**
 * Takes the covered bytes: the ranges start at 0, leave out exactly the hexadecimal string of this dictionary's own /Contents, and
 * stay in the file. The string must be plain digits of one case, so that no bit of it can change unnoticed. Throws SignatureFault.
 */
export function coveredBytes(bytes: Uint8Array, value: SignatureValue): CoveredBytes {
  const range = readByteRange(value.dict);
  if (range === undefined) throw new SignatureFault('The byte range of the signature is malformed.');
  const [first, firstLength, second, secondLength] = range;
  const contents = value.dict.entries.get('Contents');
  if (contents?.kind !== 'string' || !contents.hex)
    throw new SignatureFault('The signature dictionary holds no signature value.');
  if (first !== 0 || firstLength !== contents.start || second !== contents.end) {
    throw new SignatureFault('The byte range of the signature leaves out more or less than its own value.');
  }
  const end = second + secondLength;
  if (end > bytes.length)
    throw new SignatureFault('The byte range of the signature reaches beyond the end of the file.');
  if (contents.bytes.length > MAX_CONTENTS) throw new SignatureFault('The signature value is too large to be checked.');
  const digits = bytes.subarray(contents.start + 1, contents.end - 1);
  checkDigits(digits);
  return { parts: [bytes.subarray(0, firstLength), bytes.subarray(second, end)], contents: contents.bytes, end };
}

function checkDigits(digits: Uint8Array): void {
  let lower = false;
  let upper = false;
  for (const digit of digits) {
    if (hexDigit(digit) < 0)
      throw new SignatureFault('The signature value holds characters that are not hexadecimal digits.');
    if (digit >= 0x61) lower = true;
    else if (digit >= 0x41) upper = true;
  }
  if (digits.length % 2 !== 0 || (lower && upper)) {
    throw new SignatureFault('The signature value is not written in a uniform way, so it was changed.');
  }
}

/**
 * What the signature, as the certification of the document, permits later: 1 nothing, 2 forms and signing, 3 comments too.
 * Null when it does not certify: no DocMDP reference, or the catalog's /Perms names another signature.
 */
export function certificationLevel(structure: PdfStructure, value: SignatureValue): 1 | 2 | 3 | null {
  const permissions = structure.dictAt(structure.catalog(), 'Perms');
  const certifier = permissions?.entries.get('DocMDP');
  if (certifier?.kind !== 'ref' || certifier.number !== value.number) return null;
  const references = structure.resolve(value.dict.entries.get('Reference'));
  for (const item of references.kind === 'array' ? references.items : []) {
    const reference = structure.resolve(item);
    if (reference.kind !== 'dict') continue;
    const method = reference.entries.get('TransformMethod');
    if (method?.kind !== 'name' || method.value !== 'DocMDP') continue;
    const level = structure.dictAt(reference, 'TransformParams')?.entries.get('P');
    if (level === undefined) return 2;
    return level.kind === 'number' && (level.value === 1 || level.value === 2 || level.value === 3) ? level.value : 1;
  }
  return null;
}
