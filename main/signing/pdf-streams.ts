import { inflateSync } from 'node:zlib';
import { PdfError, type PdfDict } from './pdf-syntax.ts';

/** Decoded size allowed for one stream of cross-references or objects. */
const MAX_DECODED = 32 * 1024 * 1024;

function inflate(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: MAX_DECODED });
  } catch (cause) {
    throw new PdfError('is damaged: a stream cannot be decompressed', { cause });
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Undoes the PNG row filters, one byte a pixel, as cross-reference streams use them. */
function unfilterRows(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (columns + 1)] ?? 0;
    if (filter > 4) throw new PdfError('is damaged: a stream uses an unknown row filter');
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function numberOf(dict: PdfDict | undefined, key: string, fallback: number): number {
  const value = dict?.entries.get(key);
  return value?.kind === 'number' ? value.value : fallback;
}

/**
 * The decoded content of a cross-reference or object stream: no filter, or FlateDecode with or without PNG prediction.
 * Throws PdfError for other filters and for content beyond 32 MB.
 */
export function decodeStream(dict: PdfDict, data: Uint8Array): Uint8Array {
  const only = (key: string) => {
    const value = dict.entries.get(key);
    if (value?.kind !== 'array') return value;
    if (value.items.length > 1) throw new PdfError('uses a chain of filters that is not supported');
    return value.items[0];
  };
  const filter = only('Filter');
  if (filter === undefined || filter.kind === 'null') return data;
  if (filter.kind !== 'name' || filter.value !== 'FlateDecode')
    throw new PdfError('uses a filter that is not supported');
  const decoded = inflate(data);
  const parameters = only('DecodeParms');
  const settings = parameters?.kind === 'dict' ? parameters : undefined;
  const predictor = numberOf(settings, 'Predictor', 1);
  if (predictor === 1) return decoded;
  const columns = numberOf(settings, 'Columns', 1);
  const simple = numberOf(settings, 'Colors', 1) === 1 && numberOf(settings, 'BitsPerComponent', 8) === 8;
  if (predictor < 10 || !simple || !Number.isInteger(columns) || columns < 1 || columns > 1000) {
    throw new PdfError('uses a stream prediction that is not supported');
  }
  return unfilterRows(decoded, columns);
}
