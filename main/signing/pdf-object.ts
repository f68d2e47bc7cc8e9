import { PdfError, PdfReader, type PdfBudget, type PdfValue } from './pdf-syntax.ts';

/** Reads "N G obj … endobj" exactly at `offset`. Throws PdfError. */
export function readObjectAt(
  bytes: Uint8Array,
  offset: number,
  budget: PdfBudget,
): { number: number; generation: number; value: PdfValue; streamStart: number | undefined } {
  const reader = new PdfReader(bytes, offset, budget);
  const number = reader.takeInteger();
  const generation = reader.takeInteger();
  if (!reader.takeWord('obj')) throw new PdfError('is damaged: an object is not where the cross-references say');
  const value = reader.readValue();
  if (reader.takeWord('endobj')) return { number, generation, value, streamStart: undefined };
  if (value.kind !== 'dict' || !reader.takeWord('stream')) throw new PdfError('is damaged: an object has no end');
  let streamStart = reader.position;
  if (bytes[streamStart] === 13) streamStart += 1;
  if (bytes[streamStart] !== 10) throw new PdfError('is damaged: a stream does not start on a new line');
  return { number, generation, value, streamStart: streamStart + 1 };
}

/** The bytes of a stream, whose length is `size`. Throws PdfError when it does not fit the file or does not end there. */
export function streamData(bytes: Uint8Array, start: number, size: number): Uint8Array {
  if (!Number.isInteger(size) || size < 0 || start + size > bytes.length) {
    throw new PdfError('is damaged: a stream has an impossible length');
  }
  return bytes.subarray(start, start + size);
}
