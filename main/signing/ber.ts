import { DerError } from './der.ts';
import { element } from './der-write.ts';

const MAX_DEPTH = 40;
const MAX_NODES = 50_000;

/**
 * Rewrites BER with indefinite or padded lengths, as Firefox and Windows write .p12 files, to definite minimal lengths, for the
 * strict reader. Octet strings in pieces stay in pieces. `padded`: zeros may follow. Throws DerError.
 */
export function withDefiniteLengths(bytes: Uint8Array, padded = false): Uint8Array {
  let nodes = 0;
  const convert = (offset: number, end: number, depth: number): { encoded: Uint8Array; next: number } => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) throw new DerError('is nested too deeply or has too many elements');
    const tag = bytes[offset];
    const first = bytes[offset + 1];
    if (tag === undefined || first === undefined || offset + 2 > end) throw new DerError('ends too early');
    let start = offset + 2;
    let stop = start + first;
    const indefinite = first === 0x80;
    if (first > 0x80) {
      let length = 0;
      if (first > 0x84) throw new DerError('uses an oversized length');
      for (let count = first & 0x7f; count > 0; count -= 1, start += 1) length = length * 256 + (bytes[start] ?? 0);
      stop = start + length;
    }
    const constructed = (tag & 0x20) !== 0;
    if (indefinite && !constructed) throw new DerError('uses an indefinite length where none may stand');
    if (!indefinite && stop > end) throw new DerError('ends too early');
    if (!constructed) return { encoded: element(tag, bytes.subarray(start, stop)), next: stop };
    const parts: Uint8Array[] = [];
    let at = start;
    const limit = indefinite ? end : stop;
    while (indefinite ? bytes[at] !== 0 || bytes[at + 1] !== 0 : at < limit) {
      const part = convert(at, limit, depth + 1);
      parts.push(part.encoded);
      at = part.next;
    }
    if (indefinite && at + 2 > end) throw new DerError('ends too early');
    return { encoded: element(tag, ...parts), next: indefinite ? at + 2 : stop };
  };
  const { encoded, next } = convert(0, bytes.length, 0);
  const rest = bytes.subarray(next);
  if (rest.length > 0 && (!padded || rest.some((byte) => byte !== 0)))
    throw new DerError('is followed by bytes that do not belong to it');
  return encoded;
}
